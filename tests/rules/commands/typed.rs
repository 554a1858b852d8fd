//! Tests of `src/commands/typed.rs`.

use choucha::commands::typed::*;
use chrono::NaiveDate;

#[test]
fn codes_and_ids_are_read_as_they_are_pasted() {
    for text in [
        "91370499mypxp2pm81a",
        " 91370499 MYPXP2 PM81A ",
        "'91370499MYPXP2PM81A",
        "９１３７０４９９ＭＹＰＸＰ２ＰＭ８１Ａ",
        "\u{feff}91370499\u{200b}MYPXP2PM81A\u{202c}",
    ] {
        assert_eq!(code(text).unwrap(), "91370499MYPXP2PM81A", "{text:?}");
    }
    for text in [
        "AJ–2026—01‑1",
        "ＡＪ－２０２６－０１－１",
        "'AJ-2026-01-1 ",
        "AJ\u{ad}-2026-01-1",
    ] {
        assert_eq!(id(text).unwrap(), "AJ-2026-01-1", "{text:?}");
    }
    assert_eq!(id("aj-1").unwrap(), "aj-1");
}

#[test]
fn days_are_read_in_the_forms_of_the_lists() {
    for text in [
        "2026-06-01",
        "2026/6/1",
        "2026.6.1",
        "20260601",
        "2026年6月1日",
        "２０２６–０６–０１",
        "'2026-6-1",
    ] {
        assert_eq!(
            day(text).ok(),
            NaiveDate::from_ymd_opt(2026, 6, 1),
            "{text}"
        );
    }
    for text in ["", "长期", "2026-02-29", "6/1/2026", "tomorrow"] {
        assert!(day(text).is_err(), "{text}");
    }
}
