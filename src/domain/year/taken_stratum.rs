//! What a round takes of a stratum (第13条 ratio), and how much of that is new at worst.

use std::collections::BTreeMap;

use super::census::Stratum;
use super::overlaps::Taken;
use super::plan::{Taking, Task};
use super::planned_round::PlannedRound;
use crate::domain::ground::ratio::Ratio;

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

/// How many new objects a round draws of a stratum at least, others having got at `before` of it.
///
/// At worst `h` objects that were drawn before are drawn again, and the other objects of enterprises that were drawn before
/// are excluded: min(take, of − (touched − h)) − h. That is least where `h` is most. With a cap of one whoever was drawn is
/// excluded; with a higher cap, or from a seal that could not know of them, they may be drawn again.
pub fn new_of(stratum: &TakenStratum, before: Taken, again: bool) -> u64 {
    let left = stratum.of.saturating_sub(before.touched);
    let drawn = if again { before.drawn } else { 0 };
    let take = stratum.take.min(stratum.of);
    take.saturating_sub(drawn).min(left)
}

/// Whether a round may draw what was drawn before.
pub fn draws_again(task: &Task, round: &PlannedRound) -> bool {
    task.cap > 1 || round.sealed.is_some()
}
