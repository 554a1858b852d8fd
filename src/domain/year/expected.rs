//! What coverage a year can come to (第16条: not below 5 %): exact where no two rounds can get into each other's way, else
//! the least and the most that chance allows, the rounds being drawn in the order in which they fall due.

use std::collections::BTreeMap;

use petgraph::algo::dinics;
use petgraph::graph::DiGraph;

use super::ahead::Ahead;
use super::alike::Alike;
use super::any_order;
use super::census::{Census, Stratum};
use super::overlaps::{Overlaps, Taken};
use super::plan::Task;
use super::planned_round::PlannedRound;
use super::taken_stratum::{TakenStratum, draws_again, new_of, taken};
use crate::domain::ground::coverage::Coverage;

/// What caps leave of an enterprise: the most of its objects that can be drawn, and how many it has of each class.
type Bound = (u64, Vec<(Vec<Stratum>, u32)>);

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

/// The strata of every task, and what the year can come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// By task, then by rule.
    pub taken: Vec<BTreeMap<u16, TakenStratum>>,
    /// The year, its rounds being drawn as they fall due.
    pub expected: Expected,
    /// The least that the year comes to in whatever order its rounds are drawn.
    pub least_in_any_order: u64,
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
    let overlaps = Overlaps::of(census);
    let new_at_least = least(tasks, &overlaps, rounds, &mut by_task);
    let in_any_order = any_order::least(tasks, &overlaps, rounds, &by_task).min(new_at_least);
    let new_at_most = most(census, &Ahead::new(tasks, rounds), &by_task);
    Forecast {
        taken: by_task,
        expected: Expected {
            least: drawn + new_at_least,
            most: drawn + new_at_most,
            base: census.base().objects,
        },
        least_in_any_order: drawn + in_any_order,
    }
}

/// How many new objects the rounds draw whatever chance does. Notes the worst shortfall of each stratum on the way.
fn least(
    tasks: &[&Task],
    overlaps: &Overlaps,
    rounds: &[&PlannedRound],
    taken: &mut [BTreeMap<u16, TakenStratum>],
) -> u64 {
    let mut before = overlaps.so_far().clone();
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
            let group = overlaps.group((index, rule));
            let at = |of: &BTreeMap<usize, Taken>| {
                let taken = group.and_then(|group| of.get(&group));
                taken.copied().unwrap_or_default()
            };
            // A sealed round excludes nobody for what is drawn later.
            let (so_far, at) = (at(overlaps.so_far()), at(&before));
            let excluded = round.sealed.map_or(at, |_| so_far).touched;
            let left = stratum.of.saturating_sub(excluded);
            stratum.short = stratum.short.max(stratum.take.saturating_sub(left));
            new += new_of(stratum, at, draws_again(task, round));
        }
        for (&rule, stratum) in strata.iter() {
            for (other, more) in overlaps.by((index, rule), stratum.take) {
                before.entry(other).or_default().add(more);
            }
        }
    }
    new
}

/// How many new objects the rounds can draw with every luck: as many as can be handed to strata that still take some, of no
/// enterprise more than its cap allows.
fn most(census: &Census, ahead: &Ahead, taken: &[BTreeMap<u16, TakenStratum>]) -> u64 {
    let (free, bound) = drawable(census, ahead);
    let lists = free.keys().chain(
        bound
            .keys()
            .flat_map(|(_, classes)| classes.iter().map(|(strata, _)| strata)),
    );
    let alike = Alike::of(lists.map(Vec::as_slice));
    // Strata that can get the same objects take them together.
    let mut together: BTreeMap<usize, u64> = BTreeMap::new();
    for (index, strata) in (0u16..).zip(taken) {
        let left = ahead.left(index);
        for (&rule, stratum) in strata.iter().filter(|_| left > 0) {
            if let Some(group) = alike.group((index, rule)) {
                let of_group = together.entry(group).or_default();
                *of_group =
                    of_group.saturating_add(stratum.take.saturating_mul(left).min(stratum.of));
            }
        }
    }
    let mut graph: DiGraph<(), u64> = DiGraph::new();
    let (source, sink) = (graph.add_node(()), graph.add_node(()));
    let nodes = together.into_iter().map(|(group, most)| {
        let node = graph.add_node(());
        graph.add_edge(node, sink, most);
        (group, node)
    });
    let nodes: BTreeMap<usize, _> = nodes.collect();
    let free = free
        .into_iter()
        .map(|(strata, count)| (count, vec![(strata, count)]));
    let bound = bound.into_iter().map(|((most, classes), count)| {
        let classes = classes.into_iter();
        let classes = classes.map(|(strata, many)| (strata, u64::from(many) * count));
        (most * count, classes.collect())
    });
    for (capacity, classes) in free.chain(bound) {
        let node = graph.add_node(());
        graph.add_edge(source, node, capacity);
        for (strata, count) in classes {
            let class = graph.add_node(());
            graph.add_edge(node, class, count);
            let groups = alike.groups(&strata);
            for group in groups.iter().filter_map(|group| nodes.get(group)) {
                graph.add_edge(class, *group, count);
            }
        }
    }
    dinics(&graph, source, sink).0
}

/// How many new objects can be drawn from the same strata, where no cap is in the way; and the enterprises that their caps
/// bind. What an enterprise has that is not bound is as good as what any other has.
fn drawable(census: &Census, ahead: &Ahead) -> (BTreeMap<Vec<Stratum>, u64>, BTreeMap<Bound, u64>) {
    let mut free: BTreeMap<Vec<Stratum>, u64> = BTreeMap::new();
    let mut bound: BTreeMap<Bound, u64> = BTreeMap::new();
    for (enterprise, &count) in &census.enterprises {
        let (most, classes) = ahead.drawable(enterprise);
        let all: u64 = classes.iter().map(|(_, many)| u64::from(*many)).sum();
        if most < all {
            *bound.entry((most, classes)).or_default() += count;
            continue;
        }
        for (strata, many) in classes {
            *free.entry(strata).or_default() += u64::from(many) * count;
        }
    }
    (free, bound)
}
