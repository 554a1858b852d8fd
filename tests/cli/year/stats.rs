//! `stats`: figures held against a plain count, tables in both languages, the file for a spreadsheet.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::acts::written::Drawn;
use crate::office::{Office, golden};
use crate::visit::two_draws::DRAW;
use crate::year::small_year::{P0, P1, P2};

/// What the test itself wrote of a visit.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    task: &'static str,
    object: String,
    leader: String,
    /// Figures with the day of each.
    days: Vec<(&'static str, &'static str)>,
}

/// A year with something of everything, and what a plain count has to find.
pub(super) fn worked() -> (Office, Vec<Told>) {
    let office = Office::drawn_in_june();
    let mut told = Vec::new();
    for (task, draw) in [
        ("AJ-2026-01", "AJ-2026-01-1"),
        ("AJ-2026-02", "AJ-2026-02-1"),
        ("AJ-2026-04", "AJ-2026-04-1"),
    ] {
        for (place, drawn) in office.visits(draw).iter().enumerate() {
            told.push(Told {
                task,
                object: drawn.visit.enterprise.to_string(),
                leader: drawn.team[0].clone(),
                days: [
                    &[("drawn", "2026-06-01"), ("visits", "2026-06-01")][..],
                    &become_of(&office, drawn, place),
                ]
                .concat(),
            });
        }
    }
    let lost = office.visits("AJ-2026-04-1")[6].clone();
    let request = office.ask("2026-06-20", &lost);
    let taken = office.replace_object("2026-07-02", request, &lost);
    // Nothing is left to visit at the lost one.
    let days = &mut told.last_mut().unwrap().days;
    days.retain(|(figure, _)| *figure != "visits");
    days.push(("replaced", "2026-07-02"));
    told.push(Told {
        task: "AJ-2026-04",
        object: taken.visit.enterprise.to_string(),
        leader: lost.team[0].clone(),
        days: vec![("drawn", "2026-07-02"), ("visits", "2026-07-02")],
    });
    (office, told)
}

/// Every sixth visit meets the same fate.
fn become_of(office: &Office, drawn: &Drawn, place: usize) -> Vec<(&'static str, &'static str)> {
    let inspected = ("inspected", "2026-06-12");
    let (found, entered) = (("found", "2026-06-12"), ("entered", "2026-06-30"));
    match place % 6 {
        0 => Vec::new(),
        1 => {
            office.done(drawn, "2026-06-12");
            vec![inspected]
        }
        2 => {
            office.results("2026-06-30", vec![drawn.result("2026-06-12", false, None)]);
            vec![inspected, entered]
        }
        3 => {
            office.results(
                "2026-08-03",
                vec![drawn.result("2026-06-12", false, Some("忙"))],
            );
            vec![inspected, ("entered", "2026-08-03"), ("late", "2026-08-03")]
        }
        4 => {
            office.results("2026-06-30", vec![drawn.result("2026-06-12", true, None)]);
            office.handle("2026-07-01", drawn.correction("2026-07-01", "2026-07-31"));
            vec![
                inspected,
                entered,
                found,
                ("handling", "2026-07-01"),
                ("corrections", "2026-07-01"),
            ]
        }
        _ => {
            office.results("2026-06-30", vec![drawn.result("2026-06-12", true, None)]);
            for act in [
                drawn.correction("2026-07-01", "2026-07-31"),
                drawn.corrected("2026-07-30", "2026-07-31"),
            ] {
                office.handle("2026-07-30", act);
            }
            vec![
                inspected,
                entered,
                found,
                ("handled", "2026-07-30"),
                ("corrections", "2026-07-01"),
                ("corrected", "2026-07-30"),
            ]
        }
    }
}

#[test]
fn items_that_do_not_apply_and_ends_without_an_inspection_are_told() {
    let office = Office::visited();
    for object in [P0, P1] {
        let act = office.clear(DRAW, object).with("clear", "A1");
        office.does(&act.and("inapplicable", "A2=本单位没有特种作业"));
    }
    office.does(&office.found(DRAW, P2));
    let handle = |rest: &[&str]| {
        let ran = office.on("2026-07-01", &[&["handle", DRAW, P2], rest].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    };
    handle(&["--measure=correction", "--text=限期", "--due=2026-07-31"]);
    let unseen = "--unchecked=企业已停产搬离，无处复查";
    handle(&["--measure=nothing", "--text=情节轻微", unseen, "--closed"]);
    let mut text = String::new();
    for lang in ["zh", "en"] {
        let base = [
            "-C",
            "case",
            "--lang",
            lang,
            "--today",
            "2026-08-31",
            "stats",
        ];
        let ran = office.run(&base);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
        text += &ran.out;
    }
    golden("stats-inapplicable.txt", &text);
    let told = document(&office, &[]);
    assert_eq!(
        (&told["total"]["handled"], &told["total"]["unchecked"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        told["items"],
        json!([
            { "item": "A1", "answers": 3, "inapplicable": 0, "rare": false },
            { "item": "A2", "answers": 3, "inapplicable": 2, "rare": true },
        ])
    );
}

fn document(office: &Office, args: &[&str]) -> Value {
    let ran = office.en(&[&["--json", "--today", "2026-08-31", "stats"], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    serde_json::from_str(&ran.out).unwrap()
}

/// Figures by group as a plain count has them; `key` gives the group of a figure of its day.
fn plain(
    told: &[Told],
    within: impl Fn(&str) -> bool,
    key: impl Fn(&Told, &str) -> String,
) -> BTreeMap<String, BTreeMap<&'static str, u64>> {
    let mut groups: BTreeMap<String, BTreeMap<&'static str, u64>> = BTreeMap::new();
    for visit in told {
        for (figure, day) in visit.days.iter().filter(|(_, day)| within(day)) {
            let group = groups.entry(key(visit, day)).or_default();
            *group.entry(figure).or_default() += 1;
            // Every drawn object of these is a company, and none was drawn twice.
            if *figure == "drawn" {
                *group.entry("enterprises").or_default() += 1;
            }
        }
    }
    groups
}

/// The figures of the visits in a group of the document, zeros left out.
fn figures(group: &Value) -> BTreeMap<&str, u64> {
    let group: &Map<String, Value> = group.as_object().unwrap();
    let numbers = group.iter().filter(|(key, _)| !key.starts_with("planned"));
    let numbers = numbers.filter_map(|(key, value)| Some((key.as_str(), value.as_u64()?)));
    numbers.filter(|(_, number)| *number > 0).collect()
}

fn holds(found: &Value, expected: &BTreeMap<String, BTreeMap<&'static str, u64>>) {
    let groups = found["groups"].as_array().unwrap().iter();
    let groups = groups.filter(|group| !figures(group).is_empty());
    let groups: BTreeMap<String, _> = groups
        .map(|group| (group["group"].as_str().unwrap().to_owned(), figures(group)))
        .collect();
    assert_eq!(groups, *expected);
    let mut total: BTreeMap<&str, u64> = BTreeMap::new();
    for (figure, number) in expected.values().flatten() {
        *total.entry(figure).or_default() += number;
    }
    assert_eq!(figures(&found["total"]), total);
}

/// A column of a list by its first column.
fn column(office: &Office, file: &str, name: &str) -> BTreeMap<String, String> {
    let text = office.read(file);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let place = reader
        .headers()
        .unwrap()
        .iter()
        .position(|h| h == name)
        .unwrap();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        (row[0].to_owned(), row[place].to_owned())
    });
    rows.collect()
}

#[test]
fn every_grouping_agrees_with_a_plain_count() {
    let (office, told) = worked();
    let any = |_: &str| true;
    let regions = column(&office, "objects.csv", "区域");
    let kinds = column(&office, "objects.csv", "对象类型");
    let units = column(&office, "inspectors.csv", "单位");
    let by = |group| document(&office, &["--group-by", group]);
    holds(
        &document(&office, &[]),
        &plain(&told, any, |t, _| t.task.into()),
    );
    holds(&by("task"), &plain(&told, any, |t, _| t.task.into()));
    holds(
        &by("region"),
        &plain(&told, any, |t, _| regions[&t.object].clone()),
    );
    holds(
        &by("kind"),
        &plain(&told, any, |t, _| kinds[&t.object].clone()),
    );
    holds(
        &by("unit"),
        &plain(&told, any, |t, _| units[&t.leader].clone()),
    );
    holds(&by("month"), &plain(&told, any, |_, day| day[..7].into()));
    let july = |day: &str| ("2026-07-01".."2026-08-01").contains(&day);
    let span = ["--from", "2026-07-01", "--to", "2026-07-31"];
    let by_task = plain(&told, july, |t, _| t.task.into());
    holds(&document(&office, &span), &by_task);
}

#[test]
fn planned_numbers_are_those_of_drawn_manifests_and_of_the_rounds_to_come() {
    let (office, _) = worked();
    let found = document(&office, &[]);
    let planned = |task: &str| {
        let groups = found["groups"].as_array().unwrap();
        let group = groups.iter().find(|group| group["group"] == task).unwrap();
        [&group["planned_to_date"], &group["planned"]].map(|n| n.as_u64().unwrap())
    };
    // What `plan check` says each round takes; AJ-2026-02 has its second round from 31 August.
    assert_eq!(planned("AJ-2026-01"), [25, 25]);
    assert_eq!(planned("AJ-2026-02"), [16, 16]);
    assert_eq!(planned("AJ-2026-03"), [15, 15]);
    assert_eq!(planned("AJ-2026-04"), [7, 7]);
    assert_eq!(planned("AJ-2026-05"), [0, 1]);
    assert_eq!(planned("AJ-2026-06"), [0, 20]);
    let total = &found["total"];
    assert_eq!(
        (&total["planned_to_date"], &total["planned"]),
        (&json!(63), &json!(84))
    );
    let by_unit = document(&office, &["--group-by", "unit"]);
    assert_eq!(by_unit["groups"][0]["planned"], Value::Null);
    assert_eq!(by_unit["total"]["planned"], 84);
}

#[test]
fn the_tables_stand_in_both_languages() {
    let (office, _) = worked();
    let mut text = String::new();
    for args in [
        &["stats"][..],
        &["stats", "--group-by", "month"],
        &["stats", "--group-by", "unit", "--from", "2026-06-12"],
    ] {
        for (lang, ran) in [
            (
                "zh",
                office.zh(&[&["--today", "2026-08-31"], args].concat()),
            ),
            (
                "en",
                office.en(&[&["--today", "2026-08-31"], args].concat()),
            ),
        ] {
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            let _ = write!(text, "=== {lang} {}\n{}", args.join(" "), ran.out);
        }
    }
    golden("stats.txt", &text);
}

#[test]
fn a_spreadsheet_gets_the_same_figures_and_no_file_is_written_over() {
    let (office, _) = worked();
    let args = [
        "--today",
        "2026-08-31",
        "stats",
        "--group-by",
        "region",
        "--csv",
        "统计.csv",
    ];
    let ran = office.zh(&args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.ends_with("已写入 统计.csv\n"), "{}", ran.out);
    let written = std::fs::read_to_string(office.path().join("统计.csv")).unwrap();
    let lines: Vec<&str> = written
        .strip_prefix('\u{feff}')
        .unwrap()
        .split("\r\n")
        .collect();
    assert_eq!(
        lines[0],
        "区域,应查（至今）,应查（全年）,抽中,抽中企业,更换,应检查次数,已检查,已录入,其中逾期,已公示,发现问题,已处理,其中未复查,处理中,责令改正,其中复查办结"
    );
    assert_eq!(lines.last(), Some(&""));
    let found = document(&office, &["--group-by", "region"]);
    let rows = found["groups"].as_array().unwrap();
    assert_eq!(lines.len(), rows.len() + 3);
    let keys = [
        "drawn",
        "enterprises",
        "replaced",
        "visits",
        "inspected",
        "entered",
        "late",
        "published",
        "found",
        "handled",
        "unchecked",
        "handling",
        "corrections",
        "corrected",
    ];
    for (line, row) in lines[1..].iter().zip(rows) {
        let numbers = keys.map(|key| row[key].to_string()).join(",");
        let name = row["group"].as_str().unwrap();
        assert_eq!(*line, format!("{name},,,{numbers}"));
    }
    assert!(lines[rows.len() + 1].starts_with("合计,63,84,"));
    let (zh, en) = office.refused("C12", &args);
    assert!(zh.err.contains("文件 统计.csv 已存在"), "{zh:?}");
    assert!(
        en.err.contains("the file 统计.csv is there already"),
        "{en:?}"
    );
    let after = std::fs::read_to_string(office.path().join("统计.csv")).unwrap();
    assert_eq!(after, written);
}

#[test]
fn lists_with_faults_are_counted_as_far_as_they_go_and_told() {
    let (office, told) = worked();
    let text = office.read("objects.csv");
    office.write(
        "objects.csv",
        format!("{text}123,没有代码的企业,市场主体,,,,,,有效,,,,\n"),
    );
    let ran = office.zh(&["--today", "2026-08-31", "stats"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out
            .ends_with("注意：清单或计划有 1 处错误，请运行 choucha check\n"),
        "{}",
        ran.out
    );
    holds(
        &document(&office, &[]),
        &plain(&told, |_| true, |t, _| t.task.into()),
    );
}

#[test]
fn a_grouping_that_there_is_not_is_a_mistake_in_the_use() {
    let office = Office::sample();
    for args in [
        &["stats", "--group-by", "street"][..],
        &["stats", "--from", "2026"],
    ] {
        assert_eq!((office.zh(args).code, office.en(args).code), (2, 2));
    }
}
