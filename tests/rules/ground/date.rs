//! Tests of `src/domain/ground/date.rs`.

use choucha::domain::ground::date::*;
use chrono::NaiveDate;

#[test]
fn the_forms_of_real_lists_are_read() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 1);
    for cell in [
        "2026-03-01",
        "2026/3/1",
        "2026.3.1",
        "20260301",
        "2026年3月1日",
        "２０２６－０３－０１",
        "2026-03-01 00:00:00",
    ] {
        assert_eq!(from_cell(cell), day, "{cell}");
    }
    assert_eq!(from_cell("长期"), Some(long_term()));
    assert!(is_long_term(from_cell("9999-09-09").expect("date")));
    for bad in [
        "",
        "2026-02-30",
        "26-3-1",
        "3/1/2026",
        "2026-3",
        "2026-03-01 13:00",
        "2026年3月",
        "46000",
        "0000-01-01",
        "2026-3-1-2",
    ] {
        assert_eq!(from_cell(bad), None, "{bad}");
    }
    assert_eq!(from_record("2026-3-1"), None);
}
