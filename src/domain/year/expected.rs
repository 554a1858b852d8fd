//! What coverage a year can come to (第16条: not below 5 %): exact where no two rounds can get into each other's way, else
//! the least and the most that chance allows, the rounds being drawn in the order in which they fall due.

use std::collections::BTreeMap;

use petgraph::algo::dinics;
use petgraph::graph::DiGraph;

use super::census::{Census, Stratum};
use super::plan::{Taking, Task};
use super::planned_round::PlannedRound;
use crate::domain::ground::coverage::Coverage;
use crate::domain::ground::ratio::Ratio;

/// How many objects a year can come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// At least so many distinct objects, those drawn already among them.
    pub least: u64,
    /// At most so many.
    pub most: u64,
    /// The base: objects of the library that take part.
    pub base: u64,
}

impl Expected {
    /// Whether chance cannot change it.
    pub fn is_exact(self) -> bool {
        self.least == self.most
    }

    /// Least and most as coverage.
    pub fn coverage(self) -> (Coverage, Coverage) {
        let of = |objects| Coverage {
            objects,
            base: self.base,
        };
        (of(self.least), of(self.most))
    }
}

/// A stratum of a task as a round takes from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenStratum {
    /// Its name, "" without strata.
    pub name: String,
    /// The ratio.
    pub how: Ratio,
    /// Objects in it (N).
    pub of: u64,
    /// Objects that each round takes (n).
    pub take: u64,
    /// How many fewer a round may get at worst, because other rounds have used up caps by then.
    pub short: u64,
}

/// What each round of a task takes of today's library, by the rule of its stratum.
pub fn taken(
    task: &Task,
    index: u16,
    strata: &BTreeMap<Stratum, u64>,
) -> BTreeMap<u16, TakenStratum> {
    let of_task = strata.range((index, 0)..=(index, u16::MAX));
    let taken = of_task.filter_map(|(&(_, rule), &of)| {
        let (name, how) = match task.taking.as_ref()? {
            Taking::Ratio(ratio) => (String::new(), *ratio),
            Taking::Strata(strata) => strata.rules.get(usize::from(rule)).cloned()?,
        };
        let take = how.take(of);
        let stratum = TakenStratum {
            name,
            how,
            of,
            take,
            short: take.saturating_sub(of),
        };
        Some((rule, stratum))
    });
    taken.collect()
}

/// The strata of every task, and what the year can come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// By task, then by rule.
    pub taken: Vec<BTreeMap<u16, TakenStratum>>,
    /// The year.
    pub expected: Expected,
}

/// Looks ahead: `rounds` are those not drawn yet, in the order in which they fall due; `drawn` distinct objects have been
/// drawn already.
pub fn forecast(
    tasks: &[&Task],
    census: &Census,
    rounds: &[&PlannedRound],
    drawn: u64,
) -> Forecast {
    let strata = census.strata();
    let mut by_task: Vec<BTreeMap<u16, TakenStratum>> = (0u16..)
        .zip(tasks)
        .map(|(index, task)| taken(task, index, &strata))
        .collect();
    let new_at_least = least(tasks, census, rounds, &mut by_task);
    let new_at_most = most(census, rounds, &by_task);
    let base = census.classes.values().sum();
    Forecast {
        taken: by_task,
        expected: Expected {
            least: drawn + new_at_least,
            most: drawn + new_at_most,
            base,
        },
    }
}

/// How many new objects the rounds draw whatever chance does. Notes the worst shortfall of each stratum on the way.
fn least(
    tasks: &[&Task],
    census: &Census,
    rounds: &[&PlannedRound],
    taken: &mut [BTreeMap<u16, TakenStratum>],
) -> u64 {
    let overlaps = Overlaps::of(census);
    let mut hit = overlaps.drawn.clone();
    let mut new = 0;
    for round in rounds {
        let Some(strata) = taken.get_mut(round.task) else {
            continue;
        };
        let (index, task) = (
            u16::try_from(round.task).unwrap_or(u16::MAX),
            tasks[round.task],
        );
        for (&rule, stratum) in strata.iter_mut() {
            // So many of the stratum may have been drawn before, at worst.
            let before = hit
                .get(&(index, rule))
                .copied()
                .unwrap_or(0)
                .min(stratum.of);
            let left = stratum.of - before;
            stratum.short = stratum.short.max(stratum.take.saturating_sub(left));
            // With a cap of one those are excluded; with a higher cap, or from a seal that could not know of them, they may
            // be drawn again instead of new ones.
            new += if task.cap == 1 && !round.sealed {
                stratum.take.min(left)
            } else {
                stratum.take.min(stratum.of).saturating_sub(before)
            };
        }
        for (&rule, stratum) in strata.iter() {
            for (&other, &shared) in overlaps.with((index, rule)) {
                *hit.entry(other).or_default() += stratum.take.min(shared);
            }
        }
    }
    new
}

/// How many new objects the rounds can draw with every luck: as many as can be handed to strata that still take some.
fn most(census: &Census, rounds: &[&PlannedRound], taken: &[BTreeMap<u16, TakenStratum>]) -> u64 {
    let mut graph: DiGraph<(), u64> = DiGraph::new();
    let (source, sink) = (graph.add_node(()), graph.add_node(()));
    let mut nodes = BTreeMap::new();
    for (index, strata) in (0u16..).zip(taken) {
        let left = rounds
            .iter()
            .filter(|round| round.task == usize::from(index));
        let left = left.count() as u64;
        for (&rule, stratum) in strata.iter().filter(|_| left > 0) {
            let node = graph.add_node(());
            graph.add_edge(node, sink, (stratum.take * left).min(stratum.of));
            nodes.insert((index, rule), node);
        }
    }
    for (class, &count) in census.classes.iter().filter(|(class, _)| class.times == 0) {
        let reached = class.strata.iter().filter_map(|stratum| nodes.get(stratum));
        let reached: Vec<_> = reached.copied().collect();
        if reached.is_empty() {
            continue;
        }
        let node = graph.add_node(());
        graph.add_edge(source, node, count);
        for stratum in reached {
            graph.add_edge(node, stratum, count);
        }
    }
    dinics(&graph, source, sink).0
}

/// How many objects strata share, and how many of each have been drawn already.
struct Overlaps {
    shared: BTreeMap<Stratum, BTreeMap<Stratum, u64>>,
    drawn: BTreeMap<Stratum, u64>,
}

impl Overlaps {
    fn of(census: &Census) -> Self {
        let (mut shared, mut drawn) = (BTreeMap::new(), BTreeMap::new());
        for (class, &count) in &census.classes {
            for &one in &class.strata {
                let row: &mut BTreeMap<Stratum, u64> = shared.entry(one).or_default();
                for &other in &class.strata {
                    *row.entry(other).or_default() += count;
                }
                if class.times > 0 {
                    *drawn.entry(one).or_default() += count;
                }
            }
        }
        Self { shared, drawn }
    }

    fn with(&self, stratum: Stratum) -> impl Iterator<Item = (&Stratum, &u64)> {
        self.shared.get(&stratum).into_iter().flatten()
    }
}
