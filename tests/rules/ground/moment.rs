//! Tests of `src/domain/ground/moment.rs`.

use choucha::domain::ground::moment::*;
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("day")
}

#[test]
fn a_moment_lies_on_china_s_day() {
    for (time, on) in [
        ("2026-06-01T15:59:59Z", "2026-06-01"),
        ("2026-06-01T16:00:00Z", "2026-06-02"),
        ("2026-06-02T00:00:00+08:00", "2026-06-02"),
        ("2026-06-01T23:59:59+08:00", "2026-06-01"),
        ("2026-06-01T23:59:59.999999999+08:00", "2026-06-01"),
        ("2026-06-01T20:00:00-12:00", "2026-06-02"),
        ("2026-06-02T05:59:59+14:00", "2026-06-01"),
        ("2026-12-31T16:00:00Z", "2027-01-01"),
    ] {
        assert_eq!(Moment::of_time(time).expect(time).day, day(on), "{time}");
    }
    for bad in [
        "",
        "2026-06-01",
        "2026-06-01T00:00:00",
        "2026-02-29T00:00:00Z",
        "x",
    ] {
        assert_eq!(Moment::of_time(bad), None, "{bad}");
    }
}

#[test]
fn a_day_begins_at_sixteen_hours_of_universal_time() {
    let begin = Moment::begin_of(day("2026-06-02"));
    assert_eq!(Some(begin), Moment::of_time("2026-06-01T16:00:00Z"));
    let end = Moment::end_of(day("2026-06-02"));
    // 24:00 is the first second of the next day, and counts to this one.
    assert_eq!(end.unix, Moment::begin_of(day("2026-06-03")).unix);
    assert_eq!(end.day, day("2026-06-02"));
    assert_eq!(begin.china_time(), "2026-06-02 00:00:00");
    assert_eq!(end.china_time(), "2026-06-03 00:00:00");
}

#[test]
fn there_is_no_moment_outside_of_the_calendar() {
    for unix in [i64::MIN, i64::MAX, i64::MAX - 8 * 3600] {
        assert_eq!(Moment::at(unix), None, "{unix}");
    }
    assert_eq!(
        Moment::at(0).map(Moment::china_time),
        Some("1970-01-01 08:00:00".to_owned())
    );
}

proptest! {
    #[test]
    fn every_moment_lies_between_begin_and_end_of_its_day(unix in -10_000_000_000i64..100_000_000_000) {
        let moment = Moment::at(unix).unwrap();
        let (begin, end) = (Moment::begin_of(moment.day), Moment::end_of(moment.day));
        prop_assert!(begin.unix <= unix && unix < end.unix);
        prop_assert_eq!(end.unix - begin.unix, 86_400);
    }
}
