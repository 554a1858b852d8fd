//! `calendar`: a year, a deadline, the bureau's own year, and what is refused; every deadline of eight years.

use std::fmt::Write as _;
use std::path::Path;

use choucha::domain::day::calendar::{Arranged, Calendar};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde_json::{Value, json};

use crate::office::{Office, Ran, golden};

/// The heading of a calendar file.
const HEAD: &str = "日期,安排,节日,文号,发布日期\n";

/// The built-in calendar.
fn built_in() -> Calendar {
    let folder = tempfile::tempdir().unwrap();
    choucha::disk::calendar::open(folder.path()).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What a command says in a language, outside every case folder.
fn said(office: &Office, lang: &str, args: &[&str]) -> String {
    let ran = office.run(&[&["--lang", lang], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    ran.out
}

fn document(ran: &Ran) -> Value {
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    serde_json::from_str(&ran.out).unwrap()
}

fn refused(err: &str) -> Ran {
    Ran {
        code: 3,
        out: String::new(),
        err: err.to_owned(),
    }
}

/// A case folder with its own file for a year.
fn with_own(name: &str, bytes: impl AsRef<[u8]>) -> Office {
    let office = Office::sample();
    std::fs::create_dir(office.case("calendar")).unwrap();
    office.write(&format!("calendar/{name}"), bytes);
    office
}

#[test]
fn a_year_and_a_deadline_are_shown_in_both_languages() {
    let office = Office::empty();
    for lang in ["zh", "en"] {
        for year in ["2020", "2026", "2027"] {
            let text = said(&office, lang, &["calendar", year]);
            golden(&format!("calendar-{year}.{lang}.txt"), &text);
        }
        let mut text = String::new();
        for args in [
            &["calendar", "--deadline", "2026-01-20"][..],
            &["calendar", "--deadline", "2026-09-18", "--days", "12"],
            &["calendar", "--deadline", "2026-12-31"],
            &["calendar", "--deadline", "2027-01-20"],
        ] {
            let shown = said(&office, lang, args);
            let _ = write!(text, "=== {}\n{shown}", args.join(" "));
        }
        golden(&format!("calendar-deadline.{lang}.txt"), &text);
    }
}

#[test]
fn the_year_is_todays_where_none_is_named() {
    let office = Office::empty();
    let named = said(&office, "zh", &["calendar", "2021"]);
    let declared = said(&office, "zh", &["--today", "2021-06-01", "calendar"]);
    assert_eq!(declared, named);
}

#[test]
pub(crate) fn scripts_get_one_document() {
    let office = Office::empty();
    let year = document(&office.run(&["calendar", "2019", "--json"]));
    assert_eq!(year["year"], 2019);
    assert_eq!(
        (&year["provisional"], &year["own"]),
        (&json!(false), &json!(false))
    );
    assert_eq!(
        (&year["working_days"], &year["days_off"]),
        (&json!(250), &json!(115))
    );
    assert_eq!(
        year["notices"],
        json!([
            { "number": "国办发明电〔2018〕15号", "published": "2018-12-06" },
            { "number": "国办发明电〔2019〕3号", "published": "2019-03-22" },
        ])
    );
    let labour = json!({
        "date": "2019-04-28", "arranged": "work", "holiday": "劳动节", "notice": "国办发明电〔2019〕3号"
    });
    assert!(year["days"].as_array().unwrap().contains(&labour));
    let way = document(&office.run(&[
        "calendar",
        "--deadline",
        "2026-12-31",
        "--days",
        "1",
        "--json",
    ]));
    assert_eq!(
        way,
        json!({
            "completed": "2026-12-31",
            "working_days": 1,
            "deadline": "2027-01-04",
            "provisional": true,
            "way": [
                { "date": "2027-01-01", "weekday": 5, "day": "holiday", "holiday": "元旦", "working": false, "count": 0 },
                { "date": "2027-01-02", "weekday": 6, "day": "weekend", "holiday": null, "working": false, "count": 0 },
                { "date": "2027-01-03", "weekday": 7, "day": "weekend", "holiday": null, "working": false, "count": 0 },
                { "date": "2027-01-04", "weekday": 1, "day": "work", "holiday": null, "working": true, "count": 1 },
            ],
        })
    );
}

#[test]
fn a_year_that_is_not_on_hand_is_refused() {
    let office = Office::empty();
    let mut text = String::new();
    for lang in ["zh", "en"] {
        for args in [
            &["calendar", "2018"][..],
            &["calendar", "2061"],
            &["calendar", "--deadline", "2018-12-31"],
            &["calendar", "--deadline", "2060-12-10"],
        ] {
            let ran = office.run(&[&["--lang", lang], args].concat());
            assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{args:?}");
            let _ = write!(text, "=== {lang} {}\n{}", args.join(" "), ran.err);
        }
    }
    golden("calendar_refused.txt", &text);
}

#[test]
fn the_case_folders_own_file_adds_or_replaces_a_year() {
    // As a Chinese Excel saves it, with the notice's number: no longer provisional.
    let rows = "2027-01-01,休,元旦,国办发明电〔2026〕99号,2026-11-05\n\
                2027-02-05,休,春节,国办发明电〔2026〕99号,\n\
                2027-02-20,班,春节,国办发明电〔2026〕99号,\n";
    let office = with_own(
        "2027.CSV",
        encoding_rs::GB18030.encode(&format!("{HEAD}{rows}")).0,
    );
    let year = document(&office.zh(&["calendar", "2027", "--json"]));
    assert_eq!(
        (&year["provisional"], &year["own"]),
        (&json!(false), &json!(true))
    );
    // 261 days from Monday to Friday, two of them off, a Saturday worked.
    assert_eq!(year["working_days"], 260);
    let shown = office.zh(&["calendar", "2027"]).out;
    assert!(
        shown.contains("本年安排取自案卷中的 calendar/2027.csv"),
        "{shown}"
    );
    assert!(!shown.contains("暂定"), "{shown}");
    let way = document(&office.zh(&["calendar", "--deadline", "2026-12-31", "--json"]));
    assert_eq!(way["provisional"], false);

    // A year of its own, without a notice's number: provisional; what is no calendar is left alone.
    let office = with_own("2061.csv", "日期,安排,节日\n2061-01-01,休,元旦\n");
    office.write("calendar/.~lock.2061.csv#", "x");
    office.write("calendar/~$2061.csv", "x");
    office.write("calendar/说明.txt", "x");
    let shown = office.en(&["calendar", "2061"]).out;
    assert!(
        shown.starts_with("Working days of 2061 (provisional)\n"),
        "{shown}"
    );
    assert!(
        shown.contains("this year is taken from calendar/2061.csv in the case folder\n365 days: "),
        "{shown}"
    );
    let refused = office.zh(&["calendar", "2062"]).err;
    assert!(refused.contains("现有 2019 至 2061 年"), "{refused}");
}

#[test]
fn a_folder_that_is_no_case_folder_has_no_own_file() {
    let office = with_own("2026.csv", "nothing of ours");
    std::fs::remove_file(office.case("choucha.toml")).unwrap();
    let shown = office.zh(&["calendar", "2026"]);
    assert_eq!(
        shown.out,
        said(&Office::empty(), "zh", &["calendar", "2026"])
    );
}

#[test]
fn the_rules_in_force_say_how_many_working_days_there_are() {
    let office = Office::sample();
    office.replace(
        "choucha.toml",
        "entry_working_days = 20",
        "entry_working_days = 1",
    );
    let ran = office.zh(&["calendar", "--deadline", "2026-02-13", "--json"]);
    let way: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        way["working_days"], 20,
        "choucha.toml alone changes nothing"
    );
    assert!(
        ran.err
            .starts_with("注意：choucha.toml 的 [rules] 与账本不同，"),
        "{}",
        ran.err
    );
    office.enter_rules();
    let way = document(&office.zh(&["calendar", "--deadline", "2026-02-13", "--json"]));
    assert_eq!(way["deadline"], "2026-02-14");
}

#[test]
fn every_fault_of_a_calendar_file_is_refused_with_its_place() {
    let mut text = String::new();
    for (name, content) in [
        ("2027年.csv", HEAD.to_owned()),
        ("2027.csv", String::new()),
        ("2027.csv", HEAD.to_owned()),
        ("2027.csv", "日期,节日\n2027-01-01,元旦\n".to_owned()),
        ("2027.csv", "日期,安排,节日,安排\n".to_owned()),
        ("2027.csv", format!("{HEAD}2027-02-30,休,春节,,\n")),
        ("2027.csv", format!("{HEAD}2027-02-05,休,春节,,11月\n")),
        ("2027.csv", format!("{HEAD}2026-12-31,休,元旦,,\n")),
        ("2027.csv", format!("{HEAD}2027-02-05,放假,春节,,\n")),
        ("2027.csv", format!("{HEAD}2027-02-05,休,,,\n")),
        (
            "2027.csv",
            format!("{HEAD}\n2027-02-05,休,春节,,\n2027-02-05,休,春节,,\n"),
        ),
        ("2027.csv", format!("{HEAD}2027-02-05,班,春节,,\n")),
    ] {
        let office = with_own(name, content);
        let (zh, en) = office.refused("W02", &["calendar", "2026"]);
        text += &(zh.err + &en.err);
    }
    golden("calendar_faults.txt", &text);
    let office = with_own("2027.csv", b"PK\x03\x04");
    office.refused("C05", &["calendar", "2026"]);
}

#[test]
fn days_alone_and_a_day_that_is_none_are_mistakes() {
    let office = Office::empty();
    for (args, zh) in [
        (
            &["calendar", "--deadline", "2026-02-30"][..],
            "用法错误：参数“--deadline <日期>”的值“2026-02-30”不是日期，应写作 2026-06-01\n用 --help 查看用法\n",
        ),
        (
            &["calendar", "--days", "20"],
            "用法错误：缺少参数：--deadline <日期>\n用 --help 查看用法\n",
        ),
        (
            &["calendar", "2026", "--deadline", "2026-01-20"],
            "用法错误：参数“[年份]”与“--deadline <日期>”不能同时使用\n用 --help 查看用法\n",
        ),
    ] {
        let ran = office.run(args);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (2, "", zh));
    }
    let ran = office.run(&["--lang", "zh", "calendar", "9999"]);
    let err = ran.err.clone();
    assert_eq!(ran, refused(&err));
}

/// Working days of a year by another way than the files: its Mondays to Fridays, less the holidays that the notices
/// put on them, more the make-up days. The three numbers are counted by hand in the notices' sentences.
#[test]
fn the_sums_of_every_year_are_those_of_the_notices() {
    let calendar = built_in();
    // year, weekdays that are off, make-up days, working days, days off
    for (year, off, made_up, working, days_off) in [
        // 元旦 1, 春节 5, 清明 1, 劳动 3, 端午 1, 中秋 1, 国庆 5
        (2019, 17, 6, 250, 115),
        // 元旦 1, 春节 6 (24 January to 2 February), 清明 1, 劳动 3, 端午 2, 国庆 6
        (2020, 19, 6, 249, 117),
        // 元旦 1, 春节 5, 清明 1, 劳动 3, 端午 1, 中秋 2, 国庆 5
        (2021, 18, 7, 250, 115),
        // 元旦 1, 春节 5, 清明 2, 劳动 3, 端午 1, 中秋 1, 国庆 5; 31 December is a Saturday
        (2022, 18, 7, 249, 116),
        // 元旦 1, 春节 5, 清明 1, 劳动 3, 端午 2, 中秋 and 国庆 6
        (2023, 18, 7, 249, 116),
        // 元旦 1, 春节 5, 清明 2, 劳动 3, 端午 1, 中秋 2, 国庆 5
        (2024, 19, 8, 251, 115),
        // 元旦 1, 春节 6, 清明 1, 劳动 3, 端午 1, 国庆 and 中秋 6
        (2025, 18, 5, 248, 117),
        // 元旦 2, 春节 6, 清明 1, 劳动 3, 端午 1, 中秋 1, 国庆 5
        (2026, 19, 6, 248, 117),
        // Computed: the regulation's thirteen days, those on weekends made up for
        (2027, 13, 0, 248, 117),
    ] {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let length = if first.leap_year() { 366 } else { 365 };
        let weekdays = first
            .iter_days()
            .take(length)
            .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
            .count();
        assert_eq!(weekdays - off + made_up, working, "{year}: the sum itself");
        assert_eq!(working + days_off, length, "{year}");
        let found = calendar.years[&year].totals();
        assert_eq!((found.working, found.off), (working, days_off), "{year}");
    }
    assert_eq!(calendar.covered(), (2019, 2060));
    let provisional: Vec<i32> = calendar
        .years
        .values()
        .filter(|year| year.provisional)
        .map(|year| year.year)
        .collect();
    assert_eq!(provisional, (2027..=2060).collect::<Vec<_>>());
}

#[test]
fn the_files_name_a_notice_in_every_row_and_make_up_only_weekends() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let calendar = built_in();
    for (year, read) in calendar.years.iter().filter(|(_, year)| !year.provisional) {
        let text = std::fs::read_to_string(root.join(format!("data/calendar/{year}.csv"))).unwrap();
        assert!(text.starts_with(HEAD) && text.ends_with('\n') && !text.contains('\r'));
        let rows: Vec<&str> = text.lines().skip(1).collect();
        assert!(rows.is_sorted(), "{year}");
        assert_eq!(rows.len(), read.days.len(), "{year}");
        for (date, day) in &read.days {
            let notice = read.notices.iter().find(|n| n.number == day.notice);
            let published = notice.and_then(|n| n.published).unwrap();
            assert!(published < *date, "{date}");
            let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
            assert!(day.arranged == Arranged::Off || weekend, "{date}");
        }
    }
}

/// Every line of a table made from the notices' sentences by another program (fixtures/deadlines.py).
#[test]
fn every_deadline_of_eight_years_is_the_one_counted_from_the_notices() {
    let calendar = built_in();
    let table = include_str!("../fixtures/deadlines.csv");
    let mut day = date("2019-01-01");
    for line in table.lines().skip(1) {
        let (from, deadline) = line.split_once(',').unwrap();
        assert_eq!(date(from), day, "no day is left out");
        let found = calendar.add_working_days(day, 20).unwrap();
        assert_eq!(found.date.to_string(), deadline, "{from}");
        assert_eq!(found.provisional, found.date.year() == 2027, "{from}");
        let tomorrow = day.checked_add_days(Days::new(1)).unwrap();
        let between = calendar.working_days_between(tomorrow, found.date);
        assert_eq!(between, Ok(20), "{from}");
        assert_eq!(
            calendar.working_days_left(day, found.date),
            Ok(20),
            "{from}"
        );
        day = tomorrow;
    }
    assert_eq!(day, date("2027-01-01"));
}

#[test]
fn days_that_were_given_notice_of_are_not_the_office_s_to_change() {
    let office = with_own("2026.csv", "日期,安排,节日\n2026-06-16,休,元旦\n");
    let (zh, en) = office.refused("W02", &["calendar", "2026"]);
    assert!(
        zh.err
            .contains("calendar/2026.csv：2026 年的放假通知已内置"),
        "{zh:?}"
    );
    assert!(
        en.err.contains("the notices of 2026 are built in"),
        "{en:?}"
    );
}
