//! Tests of `src/domain/method/source.rs`.

use choucha::domain::method::source::*;
use chrono::NaiveDate;

#[test]
fn sources_are_told_apart_and_written_back() {
    for text in [
        "os",
        "given",
        "drand quicknet 26537812",
        "2026-03-02 福彩双色球第2026023期，红球升序两位数字以空格相隔",
    ] {
        assert_eq!(Source::from_text(text).expect(text).text(), text);
    }
    for bad in ["", " os", "a\tb"] {
        assert_eq!(Source::from_text(bad), None, "{bad}");
    }
}

#[test]
fn a_misspelt_drand_round_is_not_sealed_as_an_event() {
    assert_eq!(Source::for_seal("drand quicknet 7"), Some(Source::Drand(7)));
    for bad in [
        "drand",
        "drand quicknet",
        "drand quicknet 007",
        "Drand x",
        "drand  quicknet 7",
        "OS",
        "ＧＩＶＥＮ",
        "rehearsal",
    ] {
        assert_eq!(Source::for_seal(bad), None, "{bad}");
        assert_eq!(
            Source::from_text(bad),
            Some(Source::Event(bad.to_owned())),
            "{bad}"
        );
    }
    let event = Source::for_seal("2026-06-01 福彩3D，三位数字").expect("event");
    let day = NaiveDate::from_ymd_opt(2026, 6, 1).expect("date");
    assert_eq!(event.days(), [day]);
}

#[test]
fn only_a_sealed_public_source_proves_anything() {
    let event = Source::Event("x".into());
    assert_eq!(event.standing(1), Standing::Event);
    assert_eq!(event.standing(0), Standing::Unproven);
    assert_eq!(Source::Os.standing(3), Standing::Unproven);
    assert_eq!(Source::Given.standing(1), Standing::Unproven);
    assert_eq!(Source::Drand(9).standing(1), Standing::Event);
}
