//! What results change elsewhere: inspections in `objects`, done rounds in `plan show`; and backdated lines of the book.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::office::Office;

const DRAW: &str = "AJ-2026-04-1";

fn document(office: &Office, args: &[&str]) -> Value {
    let ran = office.zh(&[args, &["--json"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn objects_are_searched_by_how_often_and_when_they_were_inspected() {
    let office = Office::drawn_in_june();
    let visits = office.visits(DRAW);
    office.done(&visits[0], "2026-06-10");
    office.results(
        "2026-06-20",
        vec![visits[1].result("2026-06-12", true, None)],
    );
    let find = |condition: &str| document(&office, &["objects", "--where", condition]);
    for condition in ["本年检查次数=1", "visited=1", "VISITED=1"] {
        assert_eq!(find(condition)["found"], 2, "{condition}");
    }
    assert_eq!(find("visited=0")["found"], 398);
    let found = find("最近检查日期=2026-06-12");
    assert_eq!(found["found"], 1);
    let row = &found["rows"][0];
    assert_eq!(row["统一社会信用代码"], json!(visits[1].visit.enterprise));
    let cells = [
        "本年抽中次数",
        "最近抽取日期",
        "本年检查次数",
        "最近检查日期",
    ];
    let cells = cells.map(|name| row[name].as_str().unwrap());
    assert_eq!(cells, ["1", "2026-06-01", "1", "2026-06-12"]);
    assert_eq!(find("last_visit~2026-06")["found"], 2);
    assert_eq!(find("last_visit=")["found"], 398);
}

#[test]
fn a_round_is_done_when_every_visit_has_its_result() {
    let office = Office::drawn_in_june();
    let visits = office.visits(DRAW);
    let stage = || {
        let shown = document(&office, &["--today", "2026-06-20", "plan", "show"]);
        let rounds = shown["rounds"].as_array().unwrap();
        let round = rounds.iter().find(|round| round["draw"] == DRAW).unwrap();
        round["stage"].as_str().unwrap().to_owned()
    };
    let result = |place: usize| visits[place].result("2026-06-12", false, None);
    office.results("2026-06-15", (0..5).map(result).collect());
    office.done(&visits[5], "2026-06-15");
    let request = office.ask("2026-06-15", &visits[6]);
    assert_eq!(stage(), "drawn");
    office.results(
        "2026-06-16",
        vec![visits[5].result("2026-06-15", false, None)],
    );
    assert_eq!(stage(), "drawn", "a replacement is under way");
    // The object in the lost one's place has to be inspected too.
    let taken = office.replace_object("2026-06-17", request, &visits[6]);
    assert_eq!(stage(), "drawn");
    office.results("2026-06-18", vec![taken.result("2026-06-18", false, None)]);
    assert_eq!(stage(), "done");
    for (ran, legend) in [
        (
            office.zh(&["--today", "2026-06-20", "plan", "show"]),
            "✓ 完成（结果已全部录入）",
        ),
        (
            office.en(&["--today", "2026-06-20", "plan", "show"]),
            "✓ done, all results entered",
        ),
    ] {
        let row = ran.out.lines().find(|line| line.contains("AJ-2026-04"));
        assert!(row.unwrap().contains('✓'), "{}", ran.out);
        assert!(ran.out.contains(legend));
    }
    // A done round is drawn: nothing of it is due.
    let ran = office.zh(&["--today", "2026-06-20", "plan", "run"]);
    assert!(
        ran.out.starts_with("2026-06-20：没有到期未抽的轮次。"),
        "{}",
        ran.out
    );
}

#[test]
fn lines_declared_before_the_clocks_day_are_told() {
    let office = Office::sample();
    for (day, next, voided) in [
        ("2000-01-03", "2000-01-04", "2000-01-03"),
        ("2000-01-05", "2000-01-06", "2099-01-05"),
    ] {
        let source = format!("event {next} 3/1000 摇号三位");
        let seal = ["--today", day, "seal", "AJ-2026-06", "--source", &source];
        assert_eq!(office.zh(&seal).code, 0);
        let void = [
            "--today",
            voided,
            "void",
            "AJ-2026-06-1",
            "--reason",
            "演练",
        ];
        assert_eq!(office.zh(&void).code, 0);
    }
    // Line 2 publishes the plan on 20 May 2026, whatever day it is.
    let today = chrono::Local::now().date_naive();
    let published = NaiveDate::from_ymd_opt(2026, 5, 20).unwrap() < today;
    let backdated: Vec<u64> = published
        .then_some(2)
        .into_iter()
        .chain([3, 4, 5])
        .collect();
    let found = document(&office, &["ledger", "verify"]);
    assert_eq!(found["declared"], json!([2, 3, 4, 5, 6]));
    assert_eq!(found["backdated"], json!(backdated));
    let listed = format!("{}–5", backdated[0]);
    let zh = office.zh(&["ledger", "verify"]);
    let said = format!("\n其中声明日期早于系统日期的行：{listed}\n");
    assert!(zh.out.contains(&said), "{}", zh.out);
    let en = office.en(&["ledger", "verify"]);
    let said =
        format!("\nof them, lines whose declared day lies before the clock's day: {listed}\n");
    assert!(en.out.contains(&said), "{}", en.out);
}
