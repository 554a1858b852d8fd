//! 防止过度检查 (第13条): objects that could be drawn more often than one of their tasks allows, because another allows more.

use std::collections::{BTreeMap, BTreeSet};

use super::census::Census;
use super::plan::Task;
use super::planned_round::PlannedRound;

/// Objects that could be drawn more often than the strictest of their tasks allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverCap {
    /// The strictest cap.
    pub cap: u32,
    /// How often they could be drawn.
    pub could: u32,
    /// How many objects.
    pub objects: u64,
    /// The tasks they are in, as places in the plan.
    pub tasks: BTreeSet<usize>,
}

/// Finds them; `rounds` are those not drawn yet, in the order in which they fall due.
pub fn over_cap(tasks: &[&Task], census: &Census, rounds: &[&PlannedRound]) -> Vec<OverCap> {
    let mut found: BTreeMap<(u32, u32), (u64, BTreeSet<usize>)> = BTreeMap::new();
    for (class, &objects) in &census.classes {
        let of_class: BTreeSet<usize> = class
            .strata
            .iter()
            .map(|(task, _)| usize::from(*task))
            .collect();
        let caps = of_class.iter().filter_map(|&task| tasks.get(task));
        let Some(cap) = caps.map(|task| task.cap).min() else {
            continue;
        };
        let drawable = rounds.iter().filter(|round| of_class.contains(&round.task));
        let could = drawable.fold(class.times, |times, round| {
            // What is sealed cannot exclude what was drawn since.
            times + u32::from(round.sealed || times < tasks[round.task].cap)
        });
        if could > cap {
            let (count, in_tasks) = found.entry((cap, could)).or_default();
            *count += objects;
            in_tasks.extend(of_class);
        }
    }
    let over = found
        .into_iter()
        .map(|((cap, could), (objects, tasks))| OverCap {
            cap,
            could,
            objects,
            tasks,
        });
    over.collect()
}
