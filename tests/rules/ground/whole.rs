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
