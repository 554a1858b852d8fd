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

/// A step of 20 June.
fn on_20_june(measure: Measure) -> HandleAct {
    HandleAct {
        visit: VisitId {
            draw: "T-1".into(),
            enterprise: "X".into(),
        },
        measure,
        date: day("2026-06-20"),
        text: "文字".into(),
        number: (measure == Measure::Penalty).then(|| "1".into()),
        to: None,
        due: (measure == Measure::Correction).then(|| day("2026-07-20")),
        reinspected: None,
        unchecked: None,
        published: None,
        closed: false,
    }
}

/// What is wrong with a step after others, on 30 July.
fn after(before: &[&HandleAct], step: &HandleAct) -> Vec<&'static str> {
    let flaws = step.flaws(day("2026-06-10"), true, before, day("2026-07-30"));
    flaws.into_iter().map(HandleFlaw::code).collect()
}

#[test]
fn no_measure_ends_a_correction_that_nobody_looked_at_again() {
    let ordered = on_20_june(Measure::Correction);
    for measure in [
        Measure::Investigation,
        Measure::Penalty,
        Measure::Correction,
        Measure::Nothing,
    ] {
        let mut end = on_20_june(measure);
        end.date = day("2026-07-20");
        assert!(after(&[&ordered], &end).is_empty());
        end.closed = true;
        assert_eq!(after(&[&ordered], &end), ["H06"], "{measure:?}");
        let seen = HandleAct {
            reinspected: Some(day("2026-07-20")),
            ..end.clone()
        };
        assert!(after(&[&ordered], &seen).is_empty());
        let unseen = HandleAct {
            unchecked: Some("企业已停产搬离".into()),
            ..end
        };
        assert!(after(&[&ordered], &unseen).is_empty());
        // What follows the end says nothing of inspections any more.
        assert_eq!(after(&[&ordered, &unseen], &unseen).last(), Some(&"H14"));
    }
    // Inspected again on the way: the end needs nothing more, unless another correction was ordered since.
    let seen = HandleAct {
        reinspected: Some(day("2026-07-01")),
        ..on_20_june(Measure::Investigation)
    };
    let mut end = on_20_june(Measure::Nothing);
    end.closed = true;
    assert!(after(&[&ordered, &seen], &end).is_empty());
    assert_eq!(after(&[&ordered, &seen, &ordered], &end), ["H06"]);
    // Nobody looks again before there is an order.
    let early = HandleAct {
        reinspected: Some(day("2026-06-19")),
        ..end
    };
    assert_eq!(after(&[&ordered], &early), ["H07"]);
}

#[test]
fn an_inspection_that_was_left_out_has_its_reason_and_its_place() {
    let ordered = on_20_june(Measure::Correction);
    let mut end = on_20_june(Measure::Nothing);
    end.unchecked = Some("企业已停产搬离".into());
    assert_eq!(after(&[&ordered], &end), ["H14"], "not the end");
    end.closed = true;
    assert!(after(&[&ordered], &end).is_empty());
    assert_eq!(after(&[], &end), ["H14"], "no correction");
    end.unchecked = Some("无".into());
    assert_eq!(after(&[&ordered], &end), ["H15"]);
    end.unchecked = Some("企业已停产搬离".into());
    end.reinspected = Some(day("2026-07-01"));
    assert_eq!(after(&[&ordered], &end), ["H14"], "it was inspected");
}

#[test]
fn penalties_are_told_by_their_numbers() {
    let first = on_20_june(Measure::Penalty);
    let other = HandleAct {
        number: Some("2".into()),
        date: day("2026-06-22"),
        published: Some(day("2026-06-24")),
        ..first.clone()
    };
    let later = HandleAct {
        number: Some(" 1 ".into()),
        date: day("2026-07-01"),
        published: Some(day("2026-06-29")),
        closed: true,
        ..first.clone()
    };
    let told = |steps: &[&HandleAct]| {
        let penalties = penalties(steps).into_iter();
        let told = penalties.map(|one| (one.number.to_owned(), one.decided, one.published));
        told.collect::<Vec<_>>()
    };
    let one = |published| ("1".to_owned(), day("2026-06-20"), published);
    let two = ("2".to_owned(), day("2026-06-22"), Some(day("2026-06-24")));
    assert_eq!(told(&[&first]), [one(None)]);
    let all = told(&[&first, &other, &later]);
    assert_eq!(all, [one(Some(day("2026-06-29"))), two]);
    assert!(after(&[&first, &other], &later).is_empty());
    // No publication before its decision, and none of anything but a penalty.
    let early = HandleAct {
        published: Some(day("2026-06-19")),
        ..later.clone()
    };
    assert_eq!(after(&[&first, &other], &early), ["H07"]);
    let nothing = HandleAct {
        published: Some(day("2026-06-29")),
        ..on_20_june(Measure::Nothing)
    };
    assert_eq!(after(&[&first], &nothing), ["H13"]);
    // After the end, once and for a penalty that was decided.
    let end = HandleAct {
        closed: true,
        ..on_20_june(Measure::Nothing)
    };
    assert!(after(&[&first, &end], &later).is_empty());
    assert_eq!(after(&[&first, &end, &later], &later), ["H08"]);
    assert_eq!(after(&[&end], &later), ["H07", "H08"]);
}
