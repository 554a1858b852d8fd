//! 防止过度检查 (第13条): enterprises (企业) that the rounds to come could visit more often than their cap allows. Rounds drawn from
//! today's lists exclude whoever is at the cap; those that wait side by side with their seals cannot.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::ahead::Ahead;
use super::census::{Census, Enterprise};

/// Enterprises that could be visited more often than their cap allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverCap {
    /// Their cap: the least of the draws that could come together.
    pub cap: u32,
    /// How often they could be visited in the year.
    pub could: u32,
    /// How many enterprises.
    pub enterprises: u64,
    /// The tasks of those draws, as places in the plan.
    pub tasks: BTreeSet<u16>,
}

/// Finds them, ascending by cap and visits.
pub fn over_cap(census: &Census, ahead: &Ahead) -> Vec<OverCap> {
    let mut found: BTreeMap<(u32, u32), (u64, BTreeSet<u16>)> = BTreeMap::new();
    for (enterprise, &count) in &census.enterprises {
        if let Some((could, cap, tasks)) = exceeds(enterprise, ahead) {
            let (enterprises, in_tasks) = found.entry((cap, could)).or_default();
            *enterprises += count;
            in_tasks.extend(tasks);
        }
    }
    let over = found
        .into_iter()
        .map(|((cap, could), (enterprises, tasks))| OverCap {
            cap,
            could,
            enterprises,
            tasks,
        });
    over.collect()
}

/// How often an enterprise could be visited, its cap and the tasks, where that is too often: the unsealed rounds come first,
/// as many as can, and then the sealed ones, which no cap holds back any more.
fn exceeds(enterprise: &Enterprise, ahead: &Ahead) -> Option<(u32, u32, BTreeSet<u16>)> {
    let sealed = ahead.sealed(enterprise.objects.iter().map(|(class, _)| class));
    let least = sealed.iter().map(|(_, _, cap)| *cap).min()?;
    let least = least.min(enterprise.visited.cap);
    let waiting = u32::try_from(sealed.len()).unwrap_or(u32::MAX);
    let sealed: BTreeSet<u16> = sealed.into_iter().map(|(task, _, _)| task).collect();
    let alone = (enterprise.visited.visits + waiting, least, sealed.clone());
    let ways = ahead.ways(enterprise).into_iter().map(|way| {
        let could = enterprise.visited.visits + way.rounds + waiting;
        (could, least.min(way.cap), &sealed | &way.tasks)
    });
    let over = ways.chain([alone]).filter(|(could, cap, _)| could > cap);
    over.max_by_key(|(could, cap, _)| (*could, Reverse(*cap)))
}
