//! What a year comes to at least in whatever order its rounds are drawn: nobody has to draw them as they fall due.

use std::collections::{BTreeMap, BTreeSet};

use super::overlaps::{Overlaps, Taken};
use super::plan::Task;
use super::planned_round::PlannedRound;
use super::taken_stratum::{TakenStratum, draws_again, new_of};

/// What rounds get at in each group of strata.
type Takes = BTreeMap<usize, Taken>;

/// What tells a round from others: whether it may draw again, and of each group that it draws from what it takes of how many.
type Kind = (bool, Vec<(Option<usize>, u64, u64)>);

/// Rounds that are alike, of one task or of several.
struct Rounds<'a> {
    again: bool,
    many: u64,
    /// The strata of one of them, each with its group.
    strata: Vec<(Option<usize>, &'a TakenStratum)>,
    /// What one of them may at worst get at.
    takes: Takes,
    /// The new objects that one of them draws at least if none of the others comes before it, of each group, where others
    /// can take some of them away.
    undisturbed: Vec<(usize, u64)>,
}

impl Rounds<'_> {
    /// The new objects that one of them draws at least, others having got at `before` of each group; by group.
    fn new_objects(&self, before: impl Fn(usize) -> Taken) -> Vec<(usize, u64)> {
        let strata = self.strata.iter().filter_map(|(group, stratum)| {
            let group = (*group)?;
            Some((group, new_of(stratum, before(group), self.again)))
        });
        strata.collect()
    }

    /// How many new objects fewer one of these can draw at worst because one of others came before.
    fn loss(&self, others: &Self) -> u64 {
        let losses = self.undisturbed.iter().map(|(group, new)| {
            let taken = at(&others.takes, *group);
            let drawn = if self.again { taken.drawn } else { 0 };
            drawn.max(taken.touched).min(*new)
        });
        losses.sum()
    }
}

fn at(takes: &Takes, group: usize) -> Taken {
    takes.get(&group).copied().unwrap_or_default()
}

fn sum(new: &[(usize, u64)]) -> u64 {
    new.iter().map(|(_, new)| new).sum()
}

/// How many new objects the rounds draw in any order, whatever chance does.
///
/// Two bounds hold, and the better one is taken: each round for itself, as if all others had come before it; and what the
/// rounds draw undisturbed, less what every two of them can take from one another, since only one of the two comes first.
pub fn least(
    tasks: &[&Task],
    overlaps: &Overlaps,
    rounds: &[&PlannedRound],
    taken: &[BTreeMap<u16, TakenStratum>],
) -> u64 {
    let mut all = overlaps.so_far().clone();
    let mut alike = alike(tasks, overlaps, rounds, taken);
    for rounds in &alike {
        for (group, taken) in &rounds.takes {
            let one = all.entry(*group).or_default();
            one.drawn += taken.drawn * rounds.many;
            one.touched += taken.touched * rounds.many;
        }
    }
    let (mut each_last, mut undisturbed) = (0, 0);
    for rounds in &mut alike {
        let last = rounds.new_objects(|group| {
            let (all, own) = (at(&all, group), at(&rounds.takes, group));
            Taken {
                drawn: all.drawn - own.drawn,
                touched: all.touched - own.touched,
            }
        });
        let first = rounds.new_objects(|group| at(overlaps.so_far(), group));
        each_last += sum(&last) * rounds.many;
        undisturbed += sum(&first) * rounds.many;
        // Whom nobody can disturb has nothing to lose.
        if sum(&first) != sum(&last) {
            rounds.undisturbed = first.into_iter().filter(|(_, new)| *new > 0).collect();
        }
    }
    each_last.max(undisturbed.saturating_sub(losses(&alike, undisturbed - each_last)))
}

/// What every two of the rounds can take from one another, counted as far as `enough`.
fn losses(alike: &[Rounds<'_>], enough: u64) -> u64 {
    let mut takers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, rounds) in alike.iter().enumerate() {
        for group in rounds.takes.keys() {
            takers.entry(*group).or_default().push(place);
        }
    }
    let mut losses = 0u64;
    let mut looked_at: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (place, rounds) in alike.iter().enumerate() {
        let own = rounds.loss(rounds) * rounds.many * (rounds.many - 1) / 2;
        losses = losses.saturating_add(own);
        for (group, _) in &rounds.undisturbed {
            for &other in takers.get(group).into_iter().flatten() {
                let pair = (place.min(other), place.max(other));
                if losses >= enough {
                    return losses;
                }
                if place == other || !looked_at.insert(pair) {
                    continue;
                }
                let others = &alike[other];
                let one_of_two = rounds.loss(others).max(others.loss(rounds));
                losses = losses.saturating_add(one_of_two * rounds.many * others.many);
            }
        }
    }
    losses
}

/// The rounds, those that are alike taken together.
fn alike<'a>(
    tasks: &[&Task],
    overlaps: &Overlaps,
    rounds: &[&PlannedRound],
    taken: &'a [BTreeMap<u16, TakenStratum>],
) -> Vec<Rounds<'a>> {
    let mut kinds: BTreeMap<Kind, (usize, u64)> = BTreeMap::new();
    for round in rounds.iter().filter(|round| round.task < taken.len()) {
        let strata = groups(overlaps, round.task, &taken[round.task]);
        let strata = strata.map(|(group, stratum)| (group, stratum.take, stratum.of));
        let again = draws_again(tasks[round.task], round);
        let kind = kinds
            .entry((again, strata.collect()))
            .or_insert((round.task, 0));
        kind.1 += 1;
    }
    let alike = kinds.into_iter().map(|((again, _), (task, many))| Rounds {
        again,
        many,
        strata: groups(overlaps, task, &taken[task]).collect(),
        takes: takes_of(overlaps, task, &taken[task]),
        undisturbed: Vec::new(),
    });
    alike.collect()
}

fn groups<'a>(
    overlaps: &Overlaps,
    task: usize,
    strata: &'a BTreeMap<u16, TakenStratum>,
) -> impl Iterator<Item = (Option<usize>, &'a TakenStratum)> {
    let index = u16::try_from(task).unwrap_or(u16::MAX);
    strata
        .iter()
        .map(move |(rule, stratum)| (overlaps.group((index, *rule)), stratum))
}

/// What one round of a task may at worst get at in every group of strata.
fn takes_of(overlaps: &Overlaps, task: usize, strata: &BTreeMap<u16, TakenStratum>) -> Takes {
    let index = u16::try_from(task).unwrap_or(u16::MAX);
    let mut takes = Takes::new();
    for (rule, stratum) in strata.iter().filter(|(_, stratum)| stratum.take > 0) {
        for (other, taken) in overlaps.by((index, *rule), stratum.take) {
            takes.entry(other).or_default().add(taken);
        }
    }
    takes
}
