//! `due`: lines that `[rules] sign` wants signed.

use serde_json::{Value, json};

use super::signing_case::{RECEIVED, done, head, kept, registered, sign, text, witness};
use crate::office::Office;

fn rules(office: &Office, sign: &str) {
    office.replace("choucha.toml", "sign = []", &format!("sign = {sign}"));
    office.enter_rules();
}

fn due(office: &Office, args: &[&str]) -> Value {
    let args = [&["due", "--today", "2026-06-01", "--json"], args].concat();
    let ran = office.zh(&args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    found["unsigned"].clone()
}

#[test]
pub(crate) fn what_is_missing_is_listed_and_stops_nothing() {
    let office = registered();
    assert_eq!(due(&office, &[]), json!([]));
    rules(
        &office,
        r#"["seal: head", "plan: head", "seal: witness", "draw: head"]"#,
    );
    let missing = due(&office, &[]);
    let missing = missing.as_array().unwrap().iter();
    let missing: Vec<String> = missing
        .map(|one| format!("{} {} {}", one["line"], one["act"], one["role"]))
        .collect();
    assert_eq!(
        missing,
        [
            r#"2 "plan" "head""#,
            r#"4 "seal" "head""#,
            r#"4 "seal" "witness""#
        ]
    );
    let (zh, en) = (
        office.zh(&["due", "--today", "2026-06-01"]),
        office.en(&["due", "--today", "2026-06-01"]),
    );
    assert_eq!((zh.code, en.code), (0, 0));
    assert!(
        zh.out.contains("账本有 3 处待签名或见证（不影响办事）："),
        "{}",
        zh.out
    );
    assert!(
        en.out
            .contains("3 line(s) of the book wait for a signature or a witness"),
        "{}",
        en.out
    );
    assert!(zh.out.ends_with("✓ 没有逾期事项。\n"), "{}", zh.out);
    // Of a task, and of an inspector, who signs as leader only.
    let of = |args: &[&str]| due(&office, args).as_array().unwrap().len();
    assert_eq!(of(&["--task", "AJ-2026-01"]), 2);
    assert_eq!(of(&["--task", "AJ-2026-02"]), 0);
    assert_eq!(of(&["--inspector", "37049901031"]), 0);
    // The seal's signature covers the plan's line before it.
    sign(&office, 4, &head());
    assert_eq!(of(&[]), 1);
    let file = kept(&office, "w.txt", &text(&office, 4, RECEIVED), &witness());
    done(&office, &["witness", &file]);
    assert_eq!(of(&[]), 0);
    let ran = office.zh(&["due", "--today", "2026-06-01"]);
    assert!(ran.code == 0 && !ran.out.contains("待签名"), "{}", ran.out);
}

#[test]
fn a_rule_that_nobody_could_follow_is_no_setting() {
    let office = registered();
    office.replace("choucha.toml", "sign = []", r#"sign = ["draw: leader"]"#);
    office.refused("C03", &["due"]);
    office.refused("C03", &["rules", "--reason", "r"]);
}
