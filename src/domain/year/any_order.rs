//! What a year comes to at least in whatever order its rounds are drawn: nobody has to draw them as they fall due.

use std::collections::BTreeMap;

use super::census::Stratum;
use super::overlaps::{Overlaps, Taken};
use super::plan::Task;
use super::planned_round::PlannedRound;
use super::taken_stratum::{TakenStratum, draws_again, new_of};

/// Rounds of one task that are alike.
struct Alike<'a> {
    task: usize,
    again: bool,
    rounds: u64,
    strata: &'a BTreeMap<u16, TakenStratum>,
    /// What one of them may at worst get at.
    takes: &'a BTreeMap<Stratum, Taken>,
}

impl Alike<'_> {
    /// The new objects that one of them draws at least, others having got at `before` of each stratum; by stratum.
    fn new_objects(&self, before: impl Fn(Stratum) -> Taken) -> Vec<(Stratum, u64)> {
        let index = u16::try_from(self.task).unwrap_or(u16::MAX);
        let strata = self.strata.iter().map(|(rule, stratum)| {
            let at = (index, *rule);
            (at, new_of(stratum, before(at), self.again))
        });
        strata.collect()
    }

    /// How many new objects fewer one of these can draw at worst because one of others came before; `undisturbed` has what
    /// it draws without.
    fn loss(&self, others: &Alike<'_>, undisturbed: &[(Stratum, u64)]) -> u64 {
        let losses = undisturbed.iter().map(|(at, new)| {
            let taken = others.takes.get(at).copied().unwrap_or_default();
            let drawn = if self.again { taken.drawn } else { 0 };
            drawn.max(taken.touched).min(*new)
        });
        losses.sum()
    }
}

fn sum(new: &[(Stratum, u64)]) -> u64 {
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
    let by_task: Vec<BTreeMap<Stratum, Taken>> = (0u16..)
        .zip(taken)
        .map(|(index, strata)| takes_of(overlaps, index, strata))
        .collect();
    let mut counts: BTreeMap<(usize, bool), u64> = BTreeMap::new();
    for round in rounds.iter().filter(|round| round.task < taken.len()) {
        let again = draws_again(tasks[round.task], round);
        *counts.entry((round.task, again)).or_default() += 1;
    }
    let alike = counts.into_iter().map(|((task, again), rounds)| Alike {
        task,
        again,
        rounds,
        strata: &taken[task],
        takes: &by_task[task],
    });
    let alike: Vec<Alike<'_>> = alike.collect();
    let mut all = overlaps.so_far.clone();
    for rounds in &alike {
        for (at, taken) in rounds.takes {
            let one = all.entry(*at).or_default();
            one.drawn += taken.drawn * rounds.rounds;
            one.touched += taken.touched * rounds.rounds;
        }
    }
    let at = |of: &BTreeMap<Stratum, Taken>, at| of.get(&at).copied().unwrap_or_default();
    let (mut each_last, mut undisturbed, mut losses) = (0, 0, 0u64);
    let mut before: Vec<(&Alike<'_>, Vec<(Stratum, u64)>)> = Vec::new();
    for rounds in &alike {
        let last = rounds.new_objects(|stratum| {
            let (all, own) = (at(&all, stratum), at(rounds.takes, stratum));
            Taken {
                drawn: all.drawn - own.drawn,
                touched: all.touched - own.touched,
            }
        });
        let mut first = rounds.new_objects(|stratum| at(&overlaps.so_far, stratum));
        each_last += sum(&last) * rounds.rounds;
        undisturbed += sum(&first) * rounds.rounds;
        // Whom nobody can disturb has nothing to lose.
        if sum(&first) == sum(&last) {
            first.clear();
        }
        losses += rounds.loss(rounds, &first) * rounds.rounds * (rounds.rounds - 1) / 2;
        for (others, of_others) in &before {
            let one_of_two = rounds
                .loss(others, &first)
                .max(others.loss(rounds, of_others));
            losses = losses.saturating_add(one_of_two * rounds.rounds * others.rounds);
        }
        before.push((rounds, first));
    }
    each_last.max(undisturbed.saturating_sub(losses))
}

/// What one round of a task may at worst get at in every stratum.
fn takes_of(
    overlaps: &Overlaps,
    index: u16,
    strata: &BTreeMap<u16, TakenStratum>,
) -> BTreeMap<Stratum, Taken> {
    let mut takes: BTreeMap<Stratum, Taken> = BTreeMap::new();
    for (rule, stratum) in strata {
        for (other, taken) in overlaps.by((index, *rule), stratum.take) {
            takes.entry(other).or_default().add(taken);
        }
    }
    takes
}
