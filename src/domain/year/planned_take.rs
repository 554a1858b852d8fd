//! 应查 (第13条: ratio and frequency): how many objects each round of the year takes.

use chrono::NaiveDate;

use super::census::Census;
use super::plan::Task;
use super::planned_round::PlannedRound;
use super::taken_stratum::taken;
use crate::domain::method::manifest::Manifest;

/// What a round takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundTake {
    /// Id of its task.
    pub task: String,
    /// Its first day: the day on which it falls due.
    pub first: NaiveDate,
    /// Objects that it takes; what a stratum does not have is no duty.
    pub take: u64,
}

/// The takes of the year's rounds: of those drawn, 临时任务 outside the plan among them, by the manifests of their draws
/// that hold; of those to come by the plan and today's library.
pub fn takes<'a>(
    tasks: &[&Task],
    census: &Census,
    rounds: &[PlannedRound],
    drawn: impl Iterator<Item = &'a Manifest>,
) -> Vec<RoundTake> {
    let drawn = drawn.map(|manifest| RoundTake {
        task: manifest.task.clone(),
        first: manifest.window.0,
        take: manifest
            .takes
            .iter()
            .map(|take| take.take.min(take.of))
            .sum(),
    });
    let strata = census.strata();
    let each: Vec<u64> = (0u16..)
        .zip(tasks)
        .map(|(index, task)| {
            let taken = taken(task, index, &strata);
            taken
                .values()
                .map(|stratum| stratum.take.min(stratum.of))
                .sum()
        })
        .collect();
    let to_come = rounds.iter().filter(|round| !round.is_drawn());
    let to_come = to_come.map(|round| RoundTake {
        task: tasks[round.task].id.clone(),
        first: round.window.0,
        take: each[round.task],
    });
    drawn.chain(to_come).collect()
}
