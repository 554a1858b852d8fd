//! Tests of `src/domain/ground/none_word.rs`.

use choucha::domain::ground::none_word::*;

#[test]
fn words_for_nothing_are_nothing_in_an_optional_cell() {
    for cell in [
        "",
        " ",
        "无",
        " 无 ",
        "（无）",
        "/",
        "／",
        "-",
        "--",
        "—",
        "——",
        "\\",
        "_",
        "NULL",
        "null",
        "(null)",
        "N/A",
        "n/a",
        "NA",
        "空",
        "暂无",
        "None",
        "没有",
        "未填",
        "空白",
        "不填",
        "缺",
        "[无]",
        "nil",
        "n.a.",
        "NaN",
        "<na>",
        "Undefined",
        "\u{2212}",
        "\u{200b}无",
        "'/",
    ] {
        assert_eq!(or_empty(cell), "", "{cell:?}");
    }
    for cell in ["A", "★★★", "无锡路", "0", "否", "B-", "不适用", "C/D", "*"] {
        assert_eq!(or_empty(cell), cell, "{cell:?}");
    }
    // Words that begin like one of them.
    for cell in [
        "空港", "缺口", "暂停", "没收", "未来", "不", "N", "U", "Normal", "<A>", "(A)", "…",
    ] {
        assert!(!or_empty(cell).is_empty(), "{cell:?}");
    }
}
