//! The rounds to come, as an enterprise (企业) sees them: which of them could visit it (第13条).
//!
//! A round drawn from today's lists excludes an enterprise whose cap is used up: with `v` visits so far it can be drawn in
//! `s` such rounds, in whatever order, as long as `v + s` is not more than any cap among them and the draws so far. A round
//! that is sealed cannot know what was drawn since; it draws whatever its own texts do not exclude.
//! Each draw is reckoned as a visit: that two of them will be made as one on one day, nobody knows before.

use std::collections::{BTreeMap, BTreeSet};

use super::census::{Class, Enterprise, Stratum};
use super::plan::Task;
use super::planned_round::PlannedRound;

/// The rounds of a task that are not drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct OfTask {
    /// 年度上限 of those without a seal.
    cap: u32,
    /// How many those are.
    unsealed: u32,
    /// Those that wait with a seal, each with the cap of its seal.
    sealed: Vec<(u32, u32)>,
}

/// The rounds to come, by the places of their tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ahead(BTreeMap<u16, OfTask>);

/// A way in which unsealed rounds could visit an enterprise: so many of the rounds of these tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The least cap among them.
    pub cap: u32,
    /// How many of their rounds.
    pub rounds: u32,
    /// The tasks.
    pub tasks: BTreeSet<u16>,
}

impl Ahead {
    /// The rounds that are not drawn.
    pub fn new(tasks: &[&Task], rounds: &[&PlannedRound]) -> Self {
        let mut ahead: BTreeMap<u16, OfTask> = BTreeMap::new();
        for round in rounds {
            let (Ok(place), Some(task)) = (u16::try_from(round.task), tasks.get(round.task)) else {
                continue;
            };
            let of_task = ahead.entry(place).or_default();
            of_task.cap = task.cap;
            match round.sealed {
                None => of_task.unsealed += 1,
                Some(cap) => of_task.sealed.push((round.round, cap)),
            }
        }
        Self(ahead)
    }

    /// The rounds of each task that are not drawn, sealed ones among them.
    pub fn left(&self, task: u16) -> u64 {
        let of_task = self.0.get(&task);
        of_task.map_or(0, |of| u64::from(of.unsealed) + of.sealed.len() as u64)
    }

    /// The sealed rounds that could draw one of these objects: task, round and cap.
    pub fn sealed<'a>(
        &self,
        classes: impl IntoIterator<Item = &'a Class>,
    ) -> BTreeSet<(u16, u32, u32)> {
        let mut found = BTreeSet::new();
        for class in classes {
            for (task, _) in &class.strata {
                let sealed = self.0.get(task).into_iter().flat_map(|of| &of.sealed);
                let open = sealed.filter(|(round, _)| !class.shut.contains(&(*task, *round)));
                found.extend(open.map(|(round, cap)| (*task, *round, *cap)));
            }
        }
        found
    }

    /// The ways in which unsealed rounds could visit an enterprise as often as they can, by the least cap among them.
    pub fn ways(&self, enterprise: &Enterprise) -> Vec<Way> {
        let strata = enterprise
            .objects
            .iter()
            .flat_map(|(class, _)| &class.strata);
        let tasks: BTreeSet<u16> = strata.map(|(task, _)| *task).collect();
        let with_rounds = tasks.iter().filter_map(|task| {
            let of_task = self.0.get(task).filter(|of| of.unsealed > 0)?;
            Some((*task, of_task))
        });
        let with_rounds: Vec<(u16, &OfTask)> = with_rounds.collect();
        let caps: BTreeSet<u32> = with_rounds.iter().map(|(_, of)| of.cap).collect();
        let visited = enterprise.visited;
        let ways = caps.into_iter().map(|cap| {
            let here = with_rounds.iter().filter(|(_, of)| of.cap >= cap);
            let rounds = here.clone().map(|(_, of)| of.unsealed).sum::<u32>();
            let room = cap.min(visited.cap).saturating_sub(visited.visits);
            Way {
                cap,
                rounds: rounds.min(room),
                tasks: here.map(|(task, _)| *task).collect(),
            }
        });
        ways.filter(|way| way.rounds > 0).collect()
    }

    /// The most objects of an enterprise, of those not drawn yet, that the rounds can draw, and the strata from which each
    /// class of them can be drawn, with how many of it there are. More may stand there than caps allow in the end.
    pub fn drawable(&self, enterprise: &Enterprise) -> (u64, Vec<(Vec<Stratum>, u32)>) {
        let ways = self.ways(enterprise);
        let unsealed: BTreeSet<u16> = ways.iter().flat_map(|way| &way.tasks).copied().collect();
        let new = enterprise.objects.iter().filter(|(class, _)| !class.drawn);
        let (mut sure, mut all) = (0, 0);
        let mut by_task: BTreeMap<u16, u64> = BTreeMap::new();
        let mut classes = Vec::new();
        for (class, count) in new {
            let sealed: BTreeSet<u16> = self.sealed([class]).iter().map(|of| of.0).collect();
            let can = |(task, _): &&Stratum| unsealed.contains(task) || sealed.contains(task);
            let strata: Vec<Stratum> = class.strata.iter().filter(can).copied().collect();
            if strata.is_empty() {
                continue;
            }
            all += u64::from(*count);
            if sealed.is_empty() {
                for (task, _) in &strata {
                    *by_task.entry(*task).or_default() += u64::from(*count);
                }
            } else {
                sure += u64::from(*count);
            }
            classes.push((strata, *count));
        }
        let best = ways.iter().map(|way| {
            let tasks = by_task.iter().filter(|(task, _)| way.tasks.contains(task));
            let mut counts: Vec<u64> = tasks.map(|(_, count)| *count).collect();
            counts.sort_unstable_by(|a, b| b.cmp(a));
            counts.iter().take(way.rounds as usize).sum::<u64>()
        });
        (all.min(sure + best.max().unwrap_or(0)), classes)
    }
}
