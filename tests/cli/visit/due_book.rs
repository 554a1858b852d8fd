//! `due`: sealed rounds whose seed has come and that nobody has drawn, and what is not public yet.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::office::{Office, golden};
use crate::year::small_year::Row;

const SOURCE: &str = "event 2026-06-03 8/100000000 测试开奖，八位数字连写";
const SEED: &str = "58312046";
const EVE: &str = "2026-06-01";
const DAY: &str = "2026-06-03";
const AFTER: &str = "2026-06-05";

fn office() -> Office {
    Office::once("due_book office", || {
        let rows = [Row::new("T1", "东", "20%"), Row::new("T2", "西", "20%")];
        let office = Office::small(&[("东", "A", 12), ("西", "B", 12)], &rows);
        office.publish();
        office
    })
}

fn run(office: &Office, lang: &str, day: &str, code: i32, args: &[&str]) -> String {
    let base = ["-C", "case", "--lang", lang, "--today", day];
    let ran = office.run(&[&base, args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{ran:?}");
    ran.out
}

#[test]
fn seals_to_be_drawn_and_acts_to_be_published_are_told_in_both_languages() {
    for lang in ["zh", "en"] {
        let office = office();
        let mut text = String::new();
        let mut due = |day: &str, code, args: &[&str]| {
            let told = run(&office, lang, day, code, &[&["due"], args].concat());
            write!(text, "=== {day} due {}\n{told}", args.join(" ")).unwrap();
        };
        run(&office, lang, EVE, 0, &["seal", "T1", "--source", SOURCE]);
        due("2026-06-02", 0, &[]);
        due(DAY, 0, &[]);
        due(AFTER, 1, &["--within", "0"]);
        due(AFTER, 1, &["--task", "T1"]);
        due(AFTER, 0, &["--task", "T2"]);
        due(AFTER, 0, &["--inspector", "001"]);
        run(&office, lang, AFTER, 0, &["publish"]);
        due(AFTER, 1, &[]);
        run(&office, lang, AFTER, 0, &["draw", "T1", "--seed", SEED]);
        run(&office, lang, AFTER, 0, &["draw", "T2", "--seed", "1"]);
        run(
            &office,
            lang,
            AFTER,
            0,
            &["void", "T2-1", "--reason", "范围填错"],
        );
        due("2026-06-08", 0, &["--task", "T2"]);
        golden(&format!("due-book.{lang}.txt"), &text);
    }
}

#[test]
pub(crate) fn a_script_gets_them() {
    let office = office();
    let due = |day, code| office.document(day, code, &["due"]);
    office.document(EVE, 0, &["seal", "T1", "--source", SOURCE]);
    let ahead = due("2026-06-02", 0);
    assert_eq!(
        (&ahead["seals"], &ahead["open"]),
        (&json!([]), &Value::from(0))
    );
    let plan =
        json!({ "what": "plan", "count": 1, "since": "2026-05-20", "line": 2, "days_ago": 13 });
    let seal = json!({ "what": "seal", "count": 1, "since": EVE, "line": 3, "days_ago": 1 });
    assert_eq!(ahead["not_public"], json!([plan, seal]));
    assert_eq!(ahead["published_on"], Value::Null);
    let late = due(AFTER, 1);
    let ripe = json!({
        "seal": "T1-1.s1", "task": "T1", "round": 1, "source": SOURCE, "line": 3,
        "known_from": "2026-06-03 00:00:00", "days_left": -2, "overdue": true,
    });
    assert_eq!(late["seals"], json!([ripe]));
    assert_eq!(
        (&late["open"], &late["overdue"]),
        (&Value::from(1), &Value::from(1))
    );
    office.document(AFTER, 0, &["publish"]);
    let late = due(AFTER, 1);
    assert_eq!(
        (&late["not_public"], &late["published_on"]),
        (&json!([]), &json!(AFTER))
    );
    office.document(AFTER, 0, &["void", "T1-1.s1", "--reason", "任务取消"]);
    let void = json!({ "what": "void", "count": 1, "since": AFTER, "line": 5, "days_ago": 0 });
    let due = due(AFTER, 0);
    assert_eq!(
        (&due["seals"], &due["not_public"]),
        (&json!([]), &json!([void]))
    );
}
