//! Tests of `src/domain/acts/handling.rs`.

use choucha::domain::acts::handling::*;
use choucha::domain::acts::inspection::VisitId;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

#[test]
fn each_measure_needs_what_makes_it_checkable() {
    let step = |measure| HandleAct {
        visit: VisitId {
            draw: "T-1".into(),
            enterprise: "X".into(),
        },
        measure,
        date: day("2026-06-20"),
        text: "文字".into(),
        number: None,
        to: None,
        due: None,
        reinspected: None,
        unchecked: None,
        published: None,
        closed: true,
    };
    let flaws = |act: &HandleAct| {
        let flaws = act.flaws(day("2026-06-10"), true, &[], day("2026-06-30"));
        flaws.into_iter().map(HandleFlaw::code).collect::<Vec<_>>()
    };
    assert!(flaws(&step(Measure::Investigation)).is_empty());
    assert!(flaws(&step(Measure::Nothing)).is_empty());
    assert_eq!(flaws(&step(Measure::Penalty)), ["H03"]);
    assert_eq!(flaws(&step(Measure::Transfer)), ["H04"]);
    assert_eq!(flaws(&step(Measure::Judiciary)), ["H04"]);
    assert_eq!(flaws(&step(Measure::Correction)), ["H05", "H06"]);
    let mut right = step(Measure::Correction);
    right.due = Some(day("2026-07-20"));
    right.closed = false;
    assert!(flaws(&right).is_empty());
    right.due = Some(day("2026-06-19"));
    assert_eq!(flaws(&right), ["H07"]);
    let words = step(Measure::from_word("移送司法机关").expect("measure"));
    assert_eq!(words.measure, Measure::Judiciary);
    let end = step(Measure::Nothing);
    let other = end.flaws(day("2026-06-10"), false, &[&end], day("2026-06-11"));
    assert_eq!(
        other,
        [HandleFlaw::NoFinding, HandleFlaw::Date, HandleFlaw::Closed]
    );
}
