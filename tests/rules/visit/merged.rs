//! Tests of `src/domain/visit/merged.rs`.

use crate::visit::visits::visit_of;
use choucha::domain::visit::merged::*;
use choucha::domain::visit::visit_name::VisitName;

fn candidate(enterprise: &str, from: &str, to: &str) -> VisitToMerge {
    let day = |text: &str| text.parse().expect("date");
    VisitToMerge {
        enterprise: enterprise.to_owned(),
        window: (day(from), day(to)),
        completed: None,
        entered: false,
    }
}

#[test]
fn the_same_enterprise_with_a_common_day_is_one_visit() {
    let candidates = [
        candidate("X", "2026-06-01", "2026-08-31"),
        candidate("Y", "2026-06-01", "2026-08-31"),
        candidate("Y", "2026-08-31", "2026-09-30"),
        candidate("X", "2026-09-01", "2026-09-30"),
    ];
    assert_eq!(merged(&candidates), [vec![0], vec![1, 2], vec![3]]);
    let days = days_in_all([candidates[1].window, candidates[2].window]);
    assert_eq!(
        days.map(|(from, to)| (from.to_string(), to.to_string())),
        Some(("2026-08-31".into(), "2026-08-31".into()))
    );
    assert_eq!(days_in_all([]), None);
}

#[test]
fn windows_that_overlap_by_pairs_only_are_as_few_visits_as_can_be() {
    let candidates = [
        candidate("X", "2026-06-15", "2026-09-15"),
        candidate("X", "2026-06-01", "2026-06-30"),
        candidate("X", "2026-09-01", "2026-09-30"),
    ];
    assert_eq!(merged(&candidates), [vec![0, 1], vec![2]]);
    let reversed: Vec<VisitToMerge> = candidates.iter().rev().cloned().collect();
    assert_eq!(merged(&reversed), [vec![0], vec![1, 2]]);
}

#[test]
fn what_was_completed_is_one_visit_only_when_it_was_on_the_same_day() {
    let day = |text: &str| Some(text.parse().expect("date"));
    let mut candidates = [(); 3].map(|()| candidate("X", "2026-06-01", "2026-06-30"));
    candidates[0].completed = day("2026-06-10");
    assert_eq!(merged(&candidates), [vec![0], vec![1, 2]]);
    candidates[2].completed = day("2026-06-10");
    assert_eq!(merged(&candidates), [vec![0, 2], vec![1]]);
}

#[test]
fn open_visits_are_those_without_a_result() {
    let mut one = candidate("X", "2026-06-01", "2026-06-30");
    assert!(Wanted::Open.considers(&one));
    one.entered = true;
    assert!(!Wanted::Open.considers(&one));
    assert!(Wanted::Draw("T-1".into()).considers(&one));
}

#[test]
fn a_visit_is_wanted_by_its_draw_its_enterprise_or_any_of_its_objects() {
    let visit = visit_of("X", &["X1", "X2"]);
    assert!(Wanted::Open.wants(&visit));
    assert!(Wanted::Draw("T-1".into()).wants(&visit));
    assert!(!Wanted::Draw("T-2".into()).wants(&visit));
    let named = |draw: &str, code: &str| {
        let (draw, code) = (draw.into(), code.into());
        Wanted::Visit(VisitName { draw, code }).wants(&visit)
    };
    assert!(named("T-1", "X") && named("T-1", "X2"));
    assert!(!named("T-1", "X3") && !named("T-2", "X"));
}

#[test]
fn the_visits_of_an_enterprise_are_counted_as_they_are_made() {
    let candidates = [
        candidate("X", "2026-06-01", "2026-06-30"),
        candidate("Y", "2026-06-01", "2026-06-30"),
        candidate("X", "2026-06-15", "2026-07-31"),
        candidate("X", "2026-09-01", "2026-09-30"),
    ];
    let year = YearOfVisits::of(&candidates);
    let nth = [(0, "X"), (1, "Y"), (2, "X"), (3, "X")];
    let nth = nth.map(|(index, enterprise)| year.nth(enterprise, index));
    assert_eq!(nth, [1, 1, 1, 2], "the first and the third are one visit");
    assert_eq!(year.all_of("X").collect::<Vec<_>>(), [0, 2, 3]);
    assert_eq!(year.all_of("Z").count(), 0);
}
