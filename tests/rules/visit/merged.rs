//! Tests of `src/domain/visit/merged.rs`.

use choucha::domain::acts::inspection::VisitId;
use choucha::domain::visit::merged::*;

fn candidate(draw: &str, object: &str, from: &str, to: &str) -> VisitToMerge {
    let day = |text: &str| text.parse().expect("date");
    VisitToMerge {
        id: VisitId {
            draw: draw.to_owned(),
            object: object.to_owned(),
        },
        window: (day(from), day(to)),
        completed: None,
        entered: false,
    }
}

#[test]
fn the_same_object_with_a_common_day_is_one_visit() {
    let candidates = [
        candidate("A", "X", "2026-06-01", "2026-08-31"),
        candidate("A", "Y", "2026-06-01", "2026-08-31"),
        candidate("B", "Y", "2026-08-31", "2026-09-30"),
        candidate("B", "X", "2026-09-01", "2026-09-30"),
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
        candidate("A", "X", "2026-06-15", "2026-09-15"),
        candidate("B", "X", "2026-06-01", "2026-06-30"),
        candidate("C", "X", "2026-09-01", "2026-09-30"),
    ];
    assert_eq!(merged(&candidates), [vec![0, 1], vec![2]]);
    let reversed: Vec<VisitToMerge> = candidates.iter().rev().cloned().collect();
    assert_eq!(merged(&reversed), [vec![0], vec![1, 2]]);
}

#[test]
fn what_was_completed_is_one_visit_only_when_it_was_on_the_same_day() {
    let day = |text: &str| Some(text.parse().expect("date"));
    let mut candidates =
        ["A", "B", "C"].map(|draw| candidate(draw, "X", "2026-06-01", "2026-06-30"));
    candidates[0].completed = day("2026-06-10");
    assert_eq!(merged(&candidates), [vec![0], vec![1, 2]]);
    candidates[2].completed = day("2026-06-10");
    assert_eq!(merged(&candidates), [vec![0, 2], vec![1]]);
}

#[test]
fn open_visits_are_those_without_a_result() {
    let mut one = candidate("A", "X", "2026-06-01", "2026-06-30");
    assert!(Wanted::Open.considers(&one) && Wanted::Open.wants(&one.id));
    one.entered = true;
    assert!(!Wanted::Open.considers(&one));
    let of_draw = Wanted::Draw("A".into());
    assert!(of_draw.considers(&one) && of_draw.wants(&one.id));
    assert!(!Wanted::Draw("B".into()).wants(&one.id));
    assert!(Wanted::Visit(one.id.clone()).wants(&one.id));
}
