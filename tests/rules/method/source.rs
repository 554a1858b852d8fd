//! Tests of `src/domain/method/source.rs`.

use chrono::NaiveDate;
use proptest::prelude::*;

use choucha::domain::ground::moment::Moment;
use choucha::domain::method::beacon;
use choucha::domain::method::key::Seed;
use choucha::domain::method::source::*;

/// 10^64.
pub(crate) fn ten_to_the_64() -> String {
    format!("1{}", "0".repeat(64))
}

/// A source that must be one.
pub(crate) fn source(text: &str) -> Source {
    Source::from_text(text).unwrap_or_else(|| panic!("no source: {text}"))
}

fn seed(text: &str) -> Seed {
    Seed::new(text).expect("seed")
}

#[test]
fn every_form_is_read_and_written_back() {
    for text in [
        "os",
        "given",
        "drand quicknet 1",
        "drand quicknet 26537812",
        "drand quicknet 9007199254740992",
        "event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写",
        "event 2028-02-29 1/2 x",
        "event 2026-06-02 1/10 a b  c",
        "event 2026-06-02 3/1000 福彩3D：第2026142期 = 5/8 of 3",
        &format!("event 9999-12-31 64/{} 随机数表", ten_to_the_64()),
    ] {
        assert_eq!(source(text).text(), text);
    }
    assert_eq!(source("drand quicknet 7"), Source::Drand(7));
    let Source::Event(event) = source("event 2026-06-02 3/1000 a 1/2 b") else {
        panic!("no event");
    };
    let day = NaiveDate::from_ymd_opt(2026, 6, 2).expect("day");
    let found = (event.day, event.digits, &*event.outcomes, &*event.words);
    assert_eq!(found, (day, 3, "1000", "a 1/2 b"));
}

/// What is none of the forms.
const NO_SOURCES: [&str; 74] = [
    "",
    " os",
    "os ",
    "OS",
    "ｏｓ",
    "os x",
    "Given",
    "given 7",
    "rehearsal",
    "2026-06-02 双色球",
    "双色球第2026063期",
    "drand",
    "drand quicknet",
    "drand quicknet ",
    "drand quicknet 0",
    "drand quicknet 007",
    "drand quicknet -7",
    "drand quicknet +7",
    "drand quicknet 7.0",
    "drand quicknet ７",
    "drand quicknet 7 ",
    "drand quicknet 7 x",
    "drand  quicknet 7",
    "drand quicknet  7",
    "Drand quicknet 7",
    "drand Quicknet 7",
    "drand evmnet 7",
    "drand quicknet +2d",
    "drand quicknet 9007199254740993",
    "drand quicknet 18446744073709551616",
    "event",
    "event 2026-06-02",
    "event 2026-06-02 3/1000",
    "event 2026-06-02 3/1000 ",
    "event  2026-06-02 3/1000 x",
    "event 2026-06-02  3/1000 x",
    "event 2026-06-02 3/1000  x",
    "event 2026-06-02 3/1000 x ",
    "event 2026-06-02 3/1000 \u{3000}x",
    "Event 2026-06-02 3/1000 x",
    "event 2026-6-2 3/1000 x",
    "event 20260602 3/1000 x",
    "event 2026-02-29 3/1000 x",
    "event 2026-04-31 3/1000 x",
    "event 2026-13-01 3/1000 x",
    "event 0000-01-01 3/1000 x",
    "event 2026/06/02 3/1000 x",
    "event 长期 3/1000 x",
    "event 12026-06-02 3/1000 x",
    "event 2026-06-02 3 x",
    "event 2026-06-02 3/ x",
    "event 2026-06-02 /1000 x",
    "event 2026-06-02 1000 x",
    "event 2026-06-02 3:1000 x",
    "event 2026-06-02 3/1000/1 x",
    "event 2026-06-02 0/1 x",
    "event 2026-06-02 03/1000 x",
    "event 2026-06-02 65/1000 x",
    "event 2026-06-02 3/0 x",
    "event 2026-06-02 3/1 x",
    "event 2026-06-02 3/01000 x",
    "event 2026-06-02 3/1,000 x",
    "event 2026-06-02 3/1e3 x",
    "event 2026-06-02 -3/1000 x",
    "event 2026-06-02 +3/1000 x",
    "event 2026-06-02 3/+1000 x",
    "event 2026-06-02 ３/1000 x",
    "event 2026-06-02 3/１000 x",
    "event 2026-06-02 3/1000\u{3000}x",
    "event 2026-06-02 3/1000 a\tb",
    "event 2026-06-02 3/1000 a\u{200b}b",
    "event 2026-06-02 3/1000 a\u{2028}b",
    "event 2026-06-02 3/1000 e\u{301}",
    "event 2026-06-02 18446744073709551617/1000 x",
];

#[test]
fn what_is_none_of_the_forms_is_refused() {
    for bad in NO_SOURCES {
        assert_eq!(Source::from_text(bad), None, "{bad:?}");
    }
}

#[test]
fn no_more_outcomes_than_its_digits_spell() {
    let reads =
        |numbers: &str| Source::from_text(&format!("event 2026-06-02 {numbers} x")).is_some();
    for (most, one_more) in [
        ("1/10", "1/11"),
        ("2/100", "2/101"),
        ("8/100000000", "8/100000001"),
    ] {
        assert!(reads(most) && !reads(one_more), "{most}");
    }
    assert!(reads("1/2") && reads("1/9") && !reads("1/20") && !reads("1/100"));
    let most = ten_to_the_64();
    let nines = "9".repeat(64);
    assert!(reads(&format!("64/{most}")) && reads(&format!("64/{nines}")) && reads("64/2"));
    for more in [
        format!("{}1", &most[..64]),
        format!("2{}", &most[1..]),
        format!("{most}0"),
    ] {
        assert!(!reads(&format!("64/{more}")), "{more}");
    }
    assert!(!reads(&format!("63/{most}")) && reads(&format!("63/{}", &most[..64])));
}

proptest! {
    #[test]
    fn an_event_has_from_two_to_ten_to_the_d_outcomes(d in 1u32..=38, m: u128, shift in 0u32..128) {
        // 10^38 is the largest power of ten in 128 bits.
        let m = m >> shift;
        let read = Source::from_text(&format!("event 2026-06-02 {d}/{m} x"));
        prop_assert_eq!(read.is_some(), m >= 2 && m <= 10u128.pow(d));
    }

    #[test]
    fn ten_million_outcomes_are_enough(m in 2u64..=100_000_000) {
        let Some(Source::Event(event)) = Source::from_text(&format!("event 2026-06-02 8/{m} x")) else {
            return Err(TestCaseError::fail("no event"));
        };
        prop_assert_eq!(event.has_enough_outcomes(), m >= 10_000_000);
    }
}

#[test]
fn enough_is_ten_million_to_the_one() {
    for (outcomes, enough) in [("9999999", false), ("10000000", true), ("10000001", true)] {
        let Source::Event(event) = source(&format!("event 2026-06-02 8/{outcomes} x")) else {
            panic!("no event");
        };
        assert_eq!(event.has_enough_outcomes(), enough, "{outcomes}");
    }
}

#[test]
fn a_seal_is_made_for_what_anybody_can_check() {
    for (text, sealed) in [
        ("os", false),
        ("given", false),
        ("drand quicknet 7", true),
        ("event 2026-06-02 3/1000 x", true),
    ] {
        assert!(source(text).goes_with(0), "{text}");
        assert_eq!(source(text).goes_with(1), sealed, "{text}");
        assert_eq!(source(text).goes_with(u32::MAX), sealed, "{text}");
    }
}

#[test]
fn a_seed_is_spelt_as_its_source_demands() {
    let hex = "0a".repeat(32);
    for source in [Source::Os, Source::Drand(7)] {
        assert!(source.fits(&seed(&hex)));
        let bad = [
            "583",
            &hex[1..],
            &format!("{hex}0"),
            &hex.to_uppercase(),
            &format!("{hex} "),
        ];
        for bad in bad {
            assert!(!source.fits(&seed(bad)), "{bad}");
        }
    }
    for text in [" 甲 7 ", "583", &hex] {
        assert!(Source::Given.fits(&seed(text)));
    }
    let three = source("event 2026-06-02 3/1000 福彩3D");
    for good in ["583", "000", "999"] {
        assert!(three.fits(&seed(good)), "{good}");
    }
    for bad in [
        "58", "0583", "5 8 3", "583 ", "58a", "５83", "٣٤٥", "+58", "-58", "5.8",
    ] {
        assert!(!three.fits(&seed(bad)), "{bad}");
    }
    let one = source("event 2026-06-02 1/2 x");
    assert!(one.fits(&seed("9")) && !one.fits(&seed("10")));
    let long = source(&format!("event 2026-06-02 64/{} x", ten_to_the_64()));
    assert!(long.fits(&seed(&"0".repeat(64))) && long.fits(&seed(&"9".repeat(64))));
    assert!(!long.fits(&seed(&"9".repeat(63))) && !long.fits(&seed(&"9".repeat(65))));
}

#[test]
fn an_event_is_known_from_the_begin_of_its_day_in_china() {
    let event = source("event 2026-06-02 3/1000 x");
    let at = |text: &str| Moment::of_time(text).expect("time");
    for (time, known) in [
        ("2026-06-01T23:59:59+08:00", false),
        ("2026-06-02T00:00:00+08:00", true),
        ("2026-06-01T15:59:59Z", false),
        ("2026-06-01T16:00:00Z", true),
        ("2026-06-02T23:59:59+08:00", true),
        ("2026-06-01T10:59:59-05:00", false),
        ("2026-06-01T11:00:00-05:00", true),
        ("2026-06-02T01:59:59+10:00", false),
    ] {
        assert_eq!(event.is_known_at(at(time)), known, "{time}");
        let ahead = if known { Err(NotAhead::Known) } else { Ok(()) };
        assert_eq!(event.is_ahead_of(at(time)), ahead, "{time}");
    }
    let from = event.known_from().expect("moment");
    assert_eq!(from, at("2026-06-02T00:00:00+08:00"));
    assert_eq!(from.china_time(), "2026-06-02 00:00:00");
    // An event may lie as far ahead as it likes.
    let late = source("event 9999-12-31 3/1000 x");
    assert_eq!(late.is_ahead_of(at("2026-01-01T00:00:00+08:00")), Ok(()));
}

#[test]
fn a_round_is_known_from_the_second_it_is_due() {
    let round = 31_799_517;
    let due = beacon::due(round);
    assert_eq!(due, 1_788_201_915);
    let at = |unix| Moment::at(unix).expect("moment");
    let source = Source::Drand(round);
    for (unix, known) in [(due - 1, false), (due, true), (due + 1, true), (0, false)] {
        assert_eq!(source.is_known_at(at(unix)), known, "{unix}");
    }
    assert_eq!(source.known_from(), Some(at(due)));
    assert_eq!(at(due).china_time(), "2026-09-01 02:45:15");
}

#[test]
fn a_round_is_named_ten_minutes_to_four_hundred_days_ahead() {
    let round = 31_799_517;
    let due = beacon::due(round);
    let days = 400 * 86_400;
    for (ahead, expected) in [
        (-1, Err(NotAhead::Known)),
        (0, Err(NotAhead::Known)),
        (1, Err(NotAhead::Known)),
        (599, Err(NotAhead::Known)),
        (600, Ok(())),
        (601, Ok(())),
        (days - 1, Ok(())),
        (days, Ok(())),
        (days + 1, Err(NotAhead::TooFar)),
    ] {
        let now = Moment::at(due - ahead).expect("moment");
        assert_eq!(Source::Drand(round).is_ahead_of(now), expected, "{ahead}");
    }
    // The last round that a manifest may name is due in 856 million years.
    let last = Source::Drand(beacon::LAST_ROUND);
    let now = Moment::at(due).expect("moment");
    assert_eq!(last.is_ahead_of(now), Err(NotAhead::TooFar));
    assert!(!last.is_known_at(now));
    assert_eq!(last.known_from(), None);
}

#[test]
fn what_is_given_is_known_to_whoever_gives_it() {
    let now = Moment::at(0).expect("moment");
    for source in [Source::Os, Source::Given] {
        assert!(source.is_known_at(now));
        assert_eq!(source.is_ahead_of(now), Err(NotAhead::Known));
        assert_eq!(source.known_from(), None);
    }
}
