//! The base of a version of the plan held against the populations of many tasks at once, code by code: objects of one class in
//! the base and in the same strata today are alike, and what has changed of them is looked up once (第13条, 第16条).

use std::collections::HashMap;

use super::base::{ClassPlaced, Comparison};
use super::census::Stratum;

/// The tasks in which an object changed, each with the index of its stratum's rule today.
type ChangedIn = Vec<(usize, Option<u16>)>;

/// A base held against the populations of many tasks.
#[derive(Debug)]
pub struct Comparisons {
    /// Of each task, where the base tells of it.
    of: Vec<Option<Comparison>>,
    /// Where the base's classes stand in each task.
    placed: Vec<Option<Vec<ClassPlaced>>>,
    /// The strata of objects with the same mark, from 1.
    strata: Vec<Vec<Stratum>>,
    /// What is known of objects of a class in the base and with a mark today.
    known: HashMap<(Option<usize>, u16), ChangedIn>,
}

impl Comparisons {
    /// For tasks in which the base's classes stand like this; objects of today's populations have marks, from 1, that tell their
    /// strata.
    pub fn new(placed: Vec<Option<Vec<ClassPlaced>>>, strata: Vec<Vec<Stratum>>) -> Self {
        let of = placed
            .iter()
            .map(|placed| placed.clone().map(Comparison::new));
        Self {
            of: of.collect(),
            placed,
            strata,
            known: HashMap::new(),
        }
    }

    /// An object of the base, of a population today, or both: its class there, its mark here.
    pub fn look(&mut self, code: &str, class: Option<usize>, mark: Option<u16>) {
        let key = (class, mark.unwrap_or(0));
        let changed = self.known.entry(key).or_insert_with(|| {
            let today = mark.and_then(|mark| self.strata.get(usize::from(mark).checked_sub(1)?));
            changed(&self.placed, class, today.map_or(&[], Vec::as_slice))
        });
        for (task, now) in changed {
            if let Some(Some(comparison)) = self.of.get_mut(*task) {
                comparison.look(code, class, *now);
            }
        }
    }

    /// What was found of each task; nothing of one that the base does not tell of.
    pub fn into_each(self) -> Vec<Option<Comparison>> {
        self.of
    }
}

/// The tasks in which an object of this class in the base and in these strata today has changed.
fn changed(
    placed: &[Option<Vec<ClassPlaced>>],
    class: Option<usize>,
    today: &[Stratum],
) -> ChangedIn {
    let now = |task: usize| {
        let mut strata = today.iter();
        let stratum = strata.find(|(target, _)| usize::from(*target) == task);
        stratum.map(|(_, rule)| *rule)
    };
    let stands = placed.iter().enumerate().map(|(task, placed)| {
        let placed = placed.as_ref().zip(class);
        let was = placed.and_then(|(placed, class)| placed.get(class).copied().flatten());
        (task, was, now(task))
    });
    let changed = stands.filter(|(_, was, now)| was != now);
    changed.map(|(task, _, now)| (task, now)).collect()
}
