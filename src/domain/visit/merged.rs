//! 一次完成 (第2条): what several draws want inspected at the same object is inspected at one visit.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::acts::inspection::VisitId;

/// A visit with what decides whether it is made together with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitToMerge {
    /// Draw and object.
    pub id: VisitId,
    /// First and last day of the draw's window.
    pub window: (NaiveDate, NaiveDate),
    /// The day on which it was completed, once it was.
    pub completed: Option<NaiveDate>,
    /// Whether the book has its result.
    pub entered: bool,
}

/// For which visits papers are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Every visit that waits for its result.
    Open,
    /// Every visit of a draw.
    Draw(String),
    /// One visit.
    Visit(VisitId),
}

impl Wanted {
    /// Whether a visit can be part of what is asked for.
    pub fn considers(&self, candidate: &VisitToMerge) -> bool {
        !(*self == Self::Open && candidate.entered)
    }

    /// Whether papers are asked for a visit.
    pub fn wants(&self, id: &VisitId) -> bool {
        match self {
            Self::Open => true,
            Self::Draw(draw) => id.draw == *draw,
            Self::Visit(visit) => id == visit,
        }
    }
}

/// Which of the candidates are one visit: indices, in the order given, the groups by their first member.
///
/// Visits are one when they are of the same object, have a day that lies in all their windows, and have been completed on
/// the same day or not yet. Where more than two windows overlap by pairs only, there are as few visits as can be.
pub fn merged(candidates: &[VisitToMerge]) -> Vec<Vec<usize>> {
    let mut alike: BTreeMap<(&str, Option<NaiveDate>), Vec<usize>> = BTreeMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let key = (candidate.id.object.as_str(), candidate.completed);
        alike.entry(key).or_default().push(index);
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for mut open in alike.into_values() {
        // The window that ends first needs a visit by its last day; whatever has begun by then is done at that visit.
        open.sort_by_key(|&index| (candidates[index].window.1, index));
        while let Some(&first) = open.first() {
            let last_day = candidates[first].window.1;
            let (now, later) = open
                .into_iter()
                .partition::<Vec<usize>, _>(|&index| candidates[index].window.0 <= last_day);
            groups.push(now);
            open = later;
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// The days that lie in all windows; `None` when there is no window.
pub fn days_in_all(
    windows: impl IntoIterator<Item = (NaiveDate, NaiveDate)>,
) -> Option<(NaiveDate, NaiveDate)> {
    windows
        .into_iter()
        .reduce(|a, b| (a.0.max(b.0), a.1.min(b.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
