//! 一次完成 (第2条): what several draws want inspected at one enterprise, at whichever of its objects, is inspected at one
//! visit.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::visit_name::VisitName;
use super::visits::Visit;

/// A visit with what decides whether it is made together with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitToMerge {
    /// The enterprise's code.
    pub enterprise: String,
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
    Visit(VisitName),
}

impl Wanted {
    /// Whether a visit can be part of what is asked for.
    pub fn considers(&self, candidate: &VisitToMerge) -> bool {
        !(*self == Self::Open && candidate.entered)
    }

    /// Whether papers are asked for a visit.
    pub fn wants(&self, visit: &Visit) -> bool {
        match self {
            Self::Open => true,
            Self::Draw(draw) => *visit.id.draw == **draw,
            Self::Visit(name) => *visit.id.draw == *name.draw && visit.goes_by(&name.code),
        }
    }
}

/// Which of the candidates are one visit: indices, in the order given, the groups by their first member.
///
/// Visits are one when they are of the same enterprise, have a day that lies in all their windows, and have been completed on
/// the same day or not yet. Where more than two windows overlap by pairs only, there are as few visits as can be.
pub fn merged(candidates: &[VisitToMerge]) -> Vec<Vec<usize>> {
    let mut alike: BTreeMap<(&str, Option<NaiveDate>), Vec<usize>> = BTreeMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let key = (candidate.enterprise.as_str(), candidate.completed);
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

/// The visits of a year, by enterprise, in the order in which they came: several that are made as one count once.
#[derive(Debug)]
pub struct YearOfVisits<'a>(BTreeMap<&'a str, Vec<Vec<usize>>>);

impl<'a> YearOfVisits<'a> {
    /// Those of all visits of the year.
    pub fn of(all: &'a [VisitToMerge]) -> Self {
        let mut by: BTreeMap<&str, Vec<Vec<usize>>> = BTreeMap::new();
        for group in merged(all) {
            if let Some(first) = group.first() {
                by.entry(&all[*first].enterprise).or_default().push(group);
            }
        }
        Self(by)
    }

    /// Which visit of the enterprise `enterprise` it is that holds the visit at this index, from 1.
    pub fn nth(&self, enterprise: &str, index: usize) -> u32 {
        let groups = self.0.get(enterprise).into_iter().flatten();
        let before = groups.take_while(|group| !group.contains(&index)).count();
        u32::try_from(before).unwrap_or(u32::MAX - 1) + 1
    }

    /// Every visit of an enterprise, by their indices.
    pub fn all_of(&self, enterprise: &str) -> impl Iterator<Item = usize> + '_ {
        let groups = self.0.get(enterprise).into_iter().flatten();
        groups.flatten().copied()
    }
}

/// The days that lie in all windows; `None` when there is no window.
pub fn days_in_all(
    windows: impl IntoIterator<Item = (NaiveDate, NaiveDate)>,
) -> Option<(NaiveDate, NaiveDate)> {
    windows
        .into_iter()
        .reduce(|a, b| (a.0.max(b.0), a.1.min(b.1)))
}
