//! In an office's own folder the clock decides what lies ahead, whatever day is declared (rules 17 and 18).

use chrono::{DateTime, Days, FixedOffset, NaiveDate, Utc};

use crate::office::Office;

/// A task that no plan has to publish first.
const ADHOC: [&str; 2] = ["--adhoc", "上级交办"];
const TASK: &str = "AJ-2026-04";

/// The clock, in China.
fn now() -> DateTime<FixedOffset> {
    let china = FixedOffset::east_opt(8 * 3600).unwrap();
    Utc::now().with_timezone(&china)
}

/// A drand round that is due so many seconds from now, or up to three seconds later.
fn drand(seconds: i64) -> String {
    let due = now().timestamp() + seconds;
    format!("drand quicknet {}", (due - 1_692_803_367) / 3 + 2)
}

fn event(day: NaiveDate) -> String {
    format!("event {day} 14/17721088 双色球{day}开奖：红球六个由小到大各两位、蓝球两位，连写")
}

/// An office's folder of this year, with the sample's lists moved into it by whole years.
fn office() -> Office {
    let office = Office::empty();
    let ran = office.run(&["init", "case"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
    let this: i32 = now().format("%Y").to_string().parse().unwrap();
    let moved = |text: String| {
        let years = (2020..2040).rev().map(|year| (year, year + this - 2026));
        let years: Vec<(i32, i32)> = if this < 2026 {
            years.rev().collect()
        } else {
            years.collect()
        };
        years.iter().fold(text, |text, (from, to)| {
            text.replace(&format!(",{from}-"), &format!(",{to}-"))
        })
    };
    for list in ["items", "objects", "inspectors", "recusals", "plan"] {
        let name = format!("{list}.csv");
        let text = std::fs::read_to_string(sample.join(&name)).unwrap();
        office.write(&name, moved(text));
    }
    office.replace("choucha.toml", "（填写单位名称）", "云溪区应急管理局");
    let checked = office.zh(&["check"]);
    assert_eq!(
        (checked.code, checked.err.as_str()),
        (0, ""),
        "{}",
        checked.out
    );
    office
}

fn seal(office: &Office, source: &str) -> (i32, String) {
    let args = ["seal", TASK, "--source", source];
    let ran = office.zh(&[&args[..], &ADHOC].concat());
    (ran.code, ran.err)
}

/// Refused as no source that lies ahead, and nothing is written.
fn refused(office: &Office, source: &str) {
    let args = ["seal", TASK, "--source", source];
    office.refused("D16", &[&args[..], &ADHOC].concat());
}

#[test]
fn an_event_of_today_or_before_is_refused_and_one_of_tomorrow_is_sealed() {
    let office = office();
    loop {
        let today = now().date_naive();
        let day = |days: u64| today.checked_add_days(Days::new(days)).unwrap();
        refused(&office, &event(today));
        refused(&office, &event(today.pred_opt().unwrap()));
        refused(&office, "event 2020-01-01 8/15000000 七星彩");
        if now().date_naive() != today {
            // Midnight came in between.
            continue;
        }
        assert_eq!(seal(&office, &event(day(2))), (0, String::new()));
        break;
    }
}

#[test]
fn a_round_has_to_be_due_in_ten_minutes_to_400_days() {
    let office = office();
    for seconds in [-86_400, -3, 60, 570, 400 * 86_400 + 600] {
        refused(&office, &drand(seconds));
    }
    refused(&office, "drand +9m");
    refused(&office, "drand +401d");
    refused(&office, "drand quicknet 1000");
    for source in [
        drand(630),
        "drand +11分钟".to_owned(),
        "drand +399d".to_owned(),
    ] {
        assert_eq!(seal(&office, &source), (0, String::new()), "{source}");
        let void = ["void", &format!("{TASK}-1"), "--reason", "另定"];
        assert_eq!(office.zh(&void).code, 0);
    }
}

#[test]
fn a_declared_day_makes_no_seal_older_and_no_event_younger() {
    let office = office();
    let before = office.tree();
    let yesterday = now().date_naive().pred_opt().unwrap();
    let eve = yesterday.pred_opt().unwrap().to_string();
    let source = event(yesterday);
    let args = ["seal", TASK, "--source", &source, "--today", &eve];
    let ran = office.zh(&[&args[..], &ADHOC].concat());
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran:?}");
    assert!(before == office.tree());
    // Nor is a seed taken before its time by declaring a later day.
    let tomorrow = now().date_naive().checked_add_days(Days::new(2)).unwrap();
    assert_eq!(seal(&office, &event(tomorrow)), (0, String::new()));
    let before = office.tree();
    let day = tomorrow.to_string();
    let draw = ["draw", TASK, "--seed", "03081219243007", "--today", &day];
    let ran = office.zh(&draw);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran:?}");
    assert!(before == office.tree());
    office.refused("D17", &draw[..4]);
}
