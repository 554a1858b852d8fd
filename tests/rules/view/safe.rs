//! Tests of `src/view/safe.rs`.

use choucha::view::safe::*;

#[test]
fn acting_characters_are_written_out() {
    assert_eq!(
        visible("甲\u{1b}[31m乙\u{202e}丙\r"),
        "甲\\u{1b}[31m乙\\u{202e}丙\\u{d}"
    );
    assert_eq!(visible("平常\n两行"), "平常\n两行");
    assert_eq!(visible_cell("a\nb"), "a\\nb");
}
