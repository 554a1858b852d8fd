//! Tests of `src/domain/ground/moment.rs`.

use choucha::domain::ground::moment::*;

#[test]
fn a_day_is_china_s_whatever_the_offset() {
    for (time, day) in [
        ("2027-03-01T00:00:00+08:00", "2027-03-01"),
        ("2027-02-28T16:00:00Z", "2027-03-01"),
        ("2027-02-28T15:59:59+00:00", "2027-02-28"),
        ("2027-03-01T23:59:59+08:00", "2027-03-01"),
        ("2027-02-28T06:00:00-10:00", "2027-03-01"),
    ] {
        let moment = Moment::of_time(time).unwrap();
        assert_eq!(moment.day.to_string(), day, "{time}");
    }
    for none in [
        "",
        "2027-03-01",
        "2027-03-01T00:00:00",
        "2027-02-30T00:00:00Z",
    ] {
        assert!(Moment::of_time(none).is_none(), "{none}");
    }
}

#[test]
fn a_day_begins_and_ends_at_midnight() {
    let day = "2027-03-01".parse().unwrap();
    let (begin, end) = (Moment::begin_of(day), Moment::end_of(day));
    assert_eq!(Moment::of_time("2027-03-01T00:00:00+08:00"), Some(begin));
    assert_eq!(end.unix - begin.unix, 24 * 3600);
    assert_eq!(
        (end.day, begin.china_time().as_str()),
        (day, "2027-03-01 00:00:00")
    );
}
