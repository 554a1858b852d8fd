//! A whole year on the sample, day by day, as a scheduled job runs it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

use crate::office::Office;

/// Days on which coverage is looked at.
const LOOKS: [&str; 7] = [
    "2026-05-31",
    "2026-06-01",
    "2026-08-30",
    "2026-08-31",
    "2026-10-07",
    "2026-10-08",
    "2026-12-31",
];

/// A round of the plan, reckoned from the columns of plan.csv alone.
struct Planned {
    task: String,
    round: u32,
    first: NaiveDate,
}

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn rounds(plan: &str) -> Vec<Planned> {
    let mut rounds = Vec::new();
    for row in rows(plan) {
        let day = |name: &str| row[name].parse::<NaiveDate>().unwrap();
        let times: u32 = row["频次"].parse().unwrap_or(1);
        let (from, to) = (day("开始日期"), day("截止日期"));
        let days = from.iter_days().take_while(|day| *day <= to).count() as u64;
        for round in 1..=times {
            let before = Days::new(days * u64::from(round - 1) / u64::from(times));
            let (task, first) = (row["任务编号"].clone(), from + before);
            rounds.push(Planned { task, round, first });
        }
    }
    rounds
}

/// The codes that each draw of the book drew, in its order, with its task and day.
fn draws(office: &Office) -> Vec<(String, String, BTreeSet<String>)> {
    let book = office.book();
    let draws = book.iter().filter(|line| line["act"] == "draw");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    draws
        .map(|line| {
            let data = &line["data"];
            let codes = office.codes(data["draw"].as_str().unwrap());
            let distinct: BTreeSet<String> = codes.iter().cloned().collect();
            assert_eq!(distinct.len(), codes.len(), "{data}");
            (text(&data["task"]), text(&line["declared"]), distinct)
        })
        .collect()
}

/// Coverage as a plain count of the records and of objects.csv has it.
#[expect(
    clippy::too_many_lines,
    reason = "a plain count, one figure after the other"
)]
fn counted(office: &Office) -> Value {
    let of_year = draws(office);
    let all: BTreeSet<&String> = of_year.iter().flat_map(|(_, _, codes)| codes).collect();
    let objects = rows(&office.read("objects.csv"));
    let code = |row: &BTreeMap<String, String>| row["统一社会信用代码"].clone();
    let enterprise = |row: &BTreeMap<String, String>| match row["所属主体代码"].as_str() {
        "" => code(row),
        owner => owner.to_owned(),
    };
    let of_code: BTreeMap<String, String> = objects
        .iter()
        .map(|row| (code(row), enterprise(row)))
        .collect();
    let distinct = |codes: &BTreeSet<&String>| -> usize {
        let enterprises: BTreeSet<&String> = codes.iter().map(|code| &of_code[*code]).collect();
        enterprises.len()
    };
    let part = |row: &&BTreeMap<String, String>| {
        !["注销", "吊销", "撤销", "迁出", "停业", "失效"].contains(&row["状态"].as_str())
    };
    let base: Vec<String> = objects.iter().filter(part).map(code).collect();
    let base: BTreeSet<&String> = base.iter().collect();
    let share = |column: &str| {
        let of_value = |value: &str| -> BTreeSet<String> {
            let here = objects.iter().filter(|row| row[column] == value);
            here.map(code).collect()
        };
        let values: BTreeSet<&String> = objects
            .iter()
            .filter(part)
            .map(|row| &row[column])
            .collect();
        let shares = values.into_iter().map(|value| {
            let here = of_value(value);
            let base: BTreeSet<&String> = here.iter().filter(|code| base.contains(code)).collect();
            let hit: BTreeSet<&String> = here.iter().filter(|code| all.contains(code)).collect();
            json!({
                "value": value, "base": base.len(), "drawn": hit.len(),
                "enterprises": { "base": distinct(&base), "drawn": distinct(&hit) },
            })
        });
        shares.collect::<Vec<_>>()
    };
    let tasks = rows(&office.read("plan.csv")).into_iter().map(|row| {
        let of_task = || {
            of_year
                .iter()
                .filter(|(task, _, _)| *task == row["任务编号"])
        };
        let drawn: BTreeSet<&String> = of_task().flat_map(|(_, _, codes)| codes).collect();
        json!({
            "task": row["任务编号"], "drawn": drawn.len(), "rounds_drawn": of_task().count(),
            "rounds": row["频次"].parse().unwrap_or(1), "enterprises_drawn": distinct(&drawn),
        })
    });
    let (count, enterprises) = (base.len(), distinct(&base));
    json!({
        "drawn": all.len(), "base": count, "plan_base": count, "required": count.div_ceil(20), "not_in_library": 0,
        "enterprises": {
            "drawn": distinct(&all), "base": enterprises, "plan_base": enterprises, "not_in_library": 0,
        },
        "tasks": tasks.collect::<Vec<_>>(),
        "by": {
            "region": share("区域"), "kind": share("对象类型"), "level": share("管辖层级"), "grade": share("信用等级"),
        },
        "holds": true,
    })
}

/// What of a document of `coverage` a plain count can tell.
fn told(mut document: Value) -> Value {
    for task in document["tasks"].as_array_mut().unwrap() {
        task["enterprises_drawn"] = task["enterprises"]["drawn"].clone();
        let task = task.as_object_mut().unwrap();
        let keys = [
            "task",
            "drawn",
            "rounds_drawn",
            "rounds",
            "enterprises_drawn",
        ];
        task.retain(|key, _| keys.contains(&key.as_str()));
    }
    let keys = [
        "drawn",
        "base",
        "plan_base",
        "required",
        "not_in_library",
        "enterprises",
        "tasks",
        "by",
        "holds",
    ];
    document
        .as_object_mut()
        .unwrap()
        .retain(|key, _| keys.contains(&key.as_str()));
    document
}

/// What is told of a round that was drawn in time.
fn as_drawn(planned: &Planned) -> Value {
    let (task, round) = (&planned.task, planned.round);
    json!([task, round, "drawn", format!("{task}-{round}"), false])
}

fn rounds_of(drawn: &Value) -> Vec<Value> {
    let rounds = drawn["rounds"].as_array().unwrap().iter();
    let told = rounds.map(|round| ["task", "round", "came", "draw", "late"].map(|key| &round[key]));
    told.map(|told| json!(told)).collect()
}

#[test]
fn every_round_is_drawn_once_on_its_first_day() {
    let office = Office::unpublished();
    let planned = rounds(&office.read("plan.csv"));
    let first_days: Vec<String> = planned
        .iter()
        .map(|planned| format!("{}-{} {}", planned.task, planned.round, planned.first))
        .collect();
    assert_eq!(
        first_days,
        [
            "AJ-2026-01-1 2026-06-01",
            "AJ-2026-02-1 2026-06-01",
            "AJ-2026-02-2 2026-08-31",
            "AJ-2026-03-1 2026-07-01",
            "AJ-2026-04-1 2026-06-01",
            "AJ-2026-05-1 2026-09-01",
            "AJ-2026-06-1 2026-10-08",
        ]
    );
    let mut looks = Vec::new();
    let begin = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    for day in begin.iter_days().take_while(|day| day.year() == 2026) {
        let today = day.to_string();
        let run = ["plan", "run"];
        if today == "2026-05-20" {
            office.publish();
        } else if today.as_str() < "2026-05-20" {
            let ran = office.on(&today, &run);
            assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{today}");
            assert!(ran.err.starts_with("拒绝 [P07] "), "{ran:?}");
            continue;
        }
        let drawn = office.document(&today, 0, &run);
        let due = planned.iter().filter(|planned| planned.first == day);
        let due: Vec<Value> = due.map(as_drawn).collect();
        assert_eq!(rounds_of(&drawn), due, "{today}");
        let before = office.tree();
        let again = office.document(&today, 0, &run);
        assert_eq!(
            (&again["drawn"], &again["head"]),
            (&0.into(), &drawn["head"])
        );
        assert!(before == office.tree(), "{today}");
        if LOOKS.contains(&today.as_str()) {
            let document = office.document(&today, 0, &["coverage"]);
            assert_eq!(told(document.clone()), counted(&office), "{today}");
            looks.push((today, document));
        }
    }
    assert_eq!(office.draws().len(), planned.len());

    // What was told on a day is told of it afterwards.
    for (day, document) in looks {
        let later = office.document("2026-12-31", 0, &["coverage", "--as-of", &day]);
        assert_eq!(later, document, "{day}");
    }
    holds_together(&office);
}

/// Caps were kept, every draw verifies, so does the book, and the library shows who was drawn.
#[expect(
    clippy::too_many_lines,
    reason = "everything that has to hold, one after the other"
)]
fn holds_together(office: &Office) {
    let caps: BTreeMap<String, u32> = rows(&office.read("plan.csv"))
        .into_iter()
        .map(|row| {
            (
                row["任务编号"].clone(),
                row["年度上限"].parse().unwrap_or(1),
            )
        })
        .collect();
    let mut times: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for (_, day, codes) in draws(office) {
        for code in codes {
            let (count, last) = times.entry(code).or_default();
            *count += 1;
            last.clone_from(&day);
        }
    }
    let enterprise: BTreeMap<String, String> = rows(&office.read("objects.csv"))
        .into_iter()
        .map(|row| {
            let (code, owner) = (&row["统一社会信用代码"], &row["所属主体代码"]);
            let enterprise = if owner.is_empty() { code } else { owner };
            (code.clone(), enterprise.clone())
        })
        .collect();
    let mut visits: BTreeMap<&String, Vec<u32>> = BTreeMap::new();
    for (task, _, codes) in draws(office) {
        let visited: BTreeSet<&String> = codes.iter().map(|code| &enterprise[code]).collect();
        for enterprise in visited {
            let caps_of_it = visits.entry(enterprise).or_default();
            caps_of_it.push(caps[&task]);
            let cap = caps_of_it.iter().min().unwrap();
            assert!(caps_of_it.len() <= *cap as usize, "{task}: {enterprise}");
        }
    }
    for draw in office.draws() {
        assert_eq!(office.zh(&["verify", &draw]).code, 0, "{draw}");
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    for count in 0..3 {
        let condition = format!("本年抽中次数={count}");
        let found = office.document(
            "2026-12-31",
            0,
            &["objects", "--where", &condition, "--limit", "1000"],
        );
        let rows = found["rows"].as_array().unwrap();
        let found: BTreeMap<&str, &str> = rows
            .iter()
            .map(|row| {
                let cell = |name: &str| row[name].as_str().unwrap();
                (cell("统一社会信用代码"), cell("最近抽取日期"))
            })
            .collect();
        let all: Vec<String> = self::rows(&office.read("objects.csv"))
            .into_iter()
            .map(|row| row["统一社会信用代码"].clone())
            .collect();
        let none = (0, String::new());
        let expected: BTreeMap<&str, &str> = all
            .iter()
            .map(|code| (code.as_str(), times.get(code).unwrap_or(&none)))
            .filter(|(_, (drawn, _))| *drawn == count)
            .map(|(code, (_, last))| (code, last.as_str()))
            .collect();
        assert_eq!(found, expected, "{condition}");
    }
}
