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
        "2026年3月",
        "46000",
        "0000-01-01",
        "2026-3-1-2",
    ] {
        assert_eq!(from_cell(bad), None, "{bad}");
    }
    assert_eq!(from_record("2026-3-1"), None);
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("day")
}

#[test]
fn what_offices_write_for_a_day_is_read() {
    for cell in [
        "2029-03-31",
        "2029 年 3 月 31 日",
        "2029. 3. 31",
        "2029年3月31号",
        "2029年03月31",
        "20290331",
        "２０２９０３３１",
        "２０２９．３．３１",
        "2029/3/31 13:45",
        "2029-03-31T00:00:00+08:00",
        "2029年3月31日 13时45分",
        "2029年3月31日上午9:00",
        " 2029-03-31\u{a0}",
        "'2029-03-31",
    ] {
        assert_eq!(
            read(cell, Edge::Neither),
            Ok((day(2029, 3, 31), false)),
            "{cell}"
        );
    }
}

#[test]
fn a_month_alone_is_a_day_only_where_the_column_says_which() {
    for cell in [
        "2027年12月",
        "2027 年 12 月",
        "2027-12",
        "2027.12",
        "2027年12月份",
        "2027年12月底",
    ] {
        assert_eq!(
            read(cell, Edge::Last),
            Ok((day(2027, 12, 31), true)),
            "{cell}"
        );
        assert_eq!(
            read(cell, Edge::First),
            Ok((day(2027, 12, 1), true)),
            "{cell}"
        );
        assert_eq!(
            read(cell, Edge::Neither),
            Err(DateFlaw::MonthOnly),
            "{cell}"
        );
    }
    assert_eq!(
        read("至2029-03-31", Edge::Last),
        Ok((day(2029, 3, 31), true))
    );
    assert_eq!(read("至2029-03-31", Edge::First), Err(DateFlaw::Form));
    assert_eq!(
        read("2027年13月", Edge::Last),
        Err(DateFlaw::NoSuchMonth(13))
    );
}

#[test]
fn what_is_no_day_is_told_apart() {
    let flaw = |cell: &str| read(cell, Edge::Neither).expect_err(cell);
    assert_eq!(flaw("47208"), DateFlaw::Serial(day(2029, 3, 31)));
    assert_eq!(flaw("47208.5"), DateFlaw::Serial(day(2029, 3, 31)));
    assert_eq!(flaw("2029-02-29"), DateFlaw::NoSuchDay(2029, 2, 28));
    assert_eq!(flaw("2026年4月31日"), DateFlaw::NoSuchDay(2026, 4, 30));
    assert_eq!(flaw("20260431"), DateFlaw::NoSuchDay(2026, 4, 30));
    assert_eq!(flaw("2026-13-01"), DateFlaw::NoSuchMonth(13));
    assert_eq!(flaw("1948-12-31"), DateFlaw::Year(1948));
    assert_eq!(flaw("2206-06-01"), DateFlaw::Year(2206));
    assert_eq!(read("9999-09-09", Edge::Last), Ok((day(9999, 9, 9), false)));
    assert_eq!(
        read("2100-12-31", Edge::Last),
        Ok((day(2100, 12, 31), false))
    );
    for cell in [
        "3/31/2029",
        "29/3/31",
        "2029",
        "二〇二九年三月",
        "2029-03/31",
        "2029-03-31 abc",
        "待定",
        "2029-3-1-2",
        "0000-01-01",
    ] {
        assert_eq!(flaw(cell), DateFlaw::Form, "{cell}");
    }
}
