//! Tests of `src/domain/ground/whole.rs`.

use choucha::domain::ground::whole::*;

#[test]
fn whole_numbers_of_real_lists_are_read() {
    for (cell, number) in [
        ("2", 2),
        ("２", 2),
        (" 2 ", 2),
        ("2.0", 2),
        ("2.00", 2),
        ("2人", 2),
        ("2 人", 2),
        ("２名", 2),
        ("1次", 1),
        ("1次/年", 1),
        ("每年1次", 1),
        ("两人", 2),
        ("三人", 3),
        ("十个组", 10),
        ("每组2人", 2),
        ("2人/组", 2),
        ("012", 12),
    ] {
        assert_eq!(read(cell), Some(number), "{cell}");
    }
    for cell in [
        "",
        "2.5",
        "2.",
        ".0",
        "-2",
        "约2人",
        "两",
        "2+",
        "2-3人",
        "若干",
        "1E2",
        "1,000",
        "人",
        "每年",
        "9999999999",
    ] {
        assert_eq!(read(cell), None, "{cell}");
    }
}

#[test]
fn numerals_are_numbers_up_to_a_hundred() {
    for (text, number) in [
        ("五", 5),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("三十", 30),
        ("九十九", 99),
        ("百", 100),
        ("一百", 100),
    ] {
        assert_eq!(numerals(text), Some(number), "{text}");
    }
    for text in ["", "零", "十十", "五五", "三十十", "二百", "5"] {
        assert_eq!(numerals(text), None, "{text}");
    }
}

#[test]
fn a_bound_says_that_it_was_one() {
    let least = ["不少于", "至少", "以上"];
    for (cell, expected) in [
        ("2", Some((2, false))),
        ("不少于2人", Some((2, true))),
        ("每组至少两人", Some((2, true))),
        ("2名以上", Some((2, true))),
        ("不超过2人", None),
        ("不少于", None),
        ("若干", None),
    ] {
        assert_eq!(bound(cell, &least), expected, "{cell}");
    }
}
