//! Tests of `src/domain/visit/scan.rs`: what goes together of a scan, its time, and what a correction leaves of it.

use choucha::domain::acts::inspection::Scan;
use choucha::domain::ground::moment::Moment;
use choucha::domain::visit::scan::*;
use chrono::NaiveDateTime;

use crate::acts::inspection::day;

fn at(text: &str) -> NaiveDateTime {
    text.parse().expect("a time")
}

/// The scan of these words, each "" where nothing is said.
fn scan(number: &str, time: &str, none: &str) -> Scan {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Scan {
        number: given(number),
        at: given(time).map(|time| at(&time)),
        none: given(none),
    }
}

/// What is wrong with a scan of a visit drawn on 1 June and completed on the 10th, entered on the 10th at noon.
fn flaws(scan: &Scan) -> Vec<ScanFlaw> {
    let now = Moment::in_china(at("2026-06-10T12:00:00"));
    scan.flaws((day("2026-06-01"), day("2026-06-10")), Some(now))
}

fn codes(number: &str, time: &str, none: &str) -> Vec<&'static str> {
    let flaws = flaws(&scan(number, time, none));
    flaws.iter().map(ScanFlaw::code).collect()
}

const WHY: &str = "平台网络故障";

#[test]
fn a_number_or_a_reason_and_not_both() {
    assert_eq!(codes("JC1", "", ""), [""; 0]);
    assert_eq!(codes("JC1", "2026-06-10T09:30:00", ""), [""; 0]);
    assert_eq!(codes("", "", WHY), [""; 0]);
    let told = |number, time, none| flaws(&scan(number, time, none));
    let of = |flaw| vec![flaw];
    assert_eq!(told("JC1", "", WHY), of(ScanFlaw::Both));
    assert_eq!(told("", "2026-06-10T09:30:00", WHY), of(ScanFlaw::Both));
    assert_eq!(told("", "2026-06-10T09:30:00", ""), of(ScanFlaw::TimeAlone));
    assert_eq!(told("", "", ""), of(ScanFlaw::Nothing));
    for none in ["无", "没扫", "----", "平台\n网络故障"] {
        assert_eq!(told("", "", none), of(ScanFlaw::Reason), "{none}");
    }
    assert_eq!(codes("JC1", "", WHY), ["I27"]);
}

#[test]
fn a_number_is_a_clean_cell_of_limited_length() {
    assert_eq!(codes(&"9".repeat(64), "", ""), [""; 0]);
    for number in [&*"9".repeat(65), " 9", "9\u{7}", "9\n8", "9\u{200b}8"] {
        assert_eq!(codes(number, "", ""), ["I28"], "{number:?}");
    }
}

#[test]
fn the_time_lies_between_the_draw_and_completion_and_not_after_the_entry() {
    for (time, right) in [
        ("2026-05-31T23:59:59", false),
        ("2026-06-01T00:00:00", true),
        ("2026-06-10T12:00:00", true),
        ("2026-06-10T12:00:01", false),
        ("2026-06-11T00:00:00", false),
    ] {
        let expected: &[&str] = if right { &[] } else { &["I29"] };
        assert_eq!(codes("JC1", time, ""), expected, "{time}");
    }
    // A line without a time of its own cannot tell what came after it.
    let late = scan("JC1", "2026-06-10T12:00:01", "");
    let days = (day("2026-06-01"), day("2026-06-10"));
    assert!(late.flaws(days, None).is_empty());
}

#[test]
fn a_correction_leaves_what_it_does_not_mention() {
    let said = |number: &str, time: &str, none: &str| {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let said = SaidScan {
            number: given(number),
            at: given(time).map(|time| SaidTime::read(&time).expect("a time")),
            none: given(none),
        };
        move |former: Option<&Scan>| said.scan(former, day("2026-06-10"))
    };
    let former = scan("JC1", "2026-06-09T08:00:00", "");
    let reason = scan("", "", WHY);
    assert_eq!(said("", "", "")(None), None);
    assert_eq!(said("", "", "")(Some(&former)), Some(former.clone()));
    // A time alone is of the day of completion.
    let later = scan("JC1", "2026-06-10T09:30:00", "");
    assert_eq!(said("", "09:30", "")(Some(&former)), Some(later));
    let other = scan("JC2", "2026-06-09T08:00:00", "");
    assert_eq!(said("JC2", "", "")(Some(&former)), Some(other));
    assert_eq!(said("", "", WHY)(Some(&former)), Some(reason.clone()));
    assert_eq!(
        said("JC1", "2026-06-09 08:00", "")(Some(&reason)),
        Some(former)
    );
    // A time without a number stays what it is: a fault.
    let alone = scan("", "2026-06-10T09:30:00", "");
    assert_eq!(said("", "09:30", "")(Some(&reason)), Some(alone));
}
