//! Tests of `src/domain/ground/reason.rs`.

use choucha::domain::ground::reason::says_why;

#[test]
fn a_reason_says_something() {
    for why in [
        "本单位没有特种作业",
        "无储罐区",
        " 已停产搬离 ",
        "they have no tanks",
        "2025年起停产",
    ] {
        assert!(says_why(why), "{why}");
    }
    assert!(says_why(&"没有".repeat(100)));
}

#[test]
fn a_mark_that_fills_a_column_is_no_reason() {
    for mark in [
        "",
        " ",
        "无",
        "/",
        "-",
        "————————",
        "不适用",
        "（不适用）。",
        "合理缺项",
        "无无无无",
        "N/A",
        "None.",
        "NULL",
        "not applicable",
        "不涉及",
        "0000",
    ] {
        assert!(!says_why(mark), "{mark}");
    }
    assert!(!says_why(&("没有".repeat(100) + "。")));
}
