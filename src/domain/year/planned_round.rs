//! The rounds of a plan in the year (第13条 频次 and time, 第14条): when each is due, and what has become of it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::plan::Task;
use crate::domain::book::fold::Book;

/// What has become of a round by a certain day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// 未到: its first day has not come.
    Ahead,
    /// 应抽: within its days, and not drawn.
    Due,
    /// 逾期: its days are over, and it was not drawn.
    Late,
    /// 已抽: drawn.
    Drawn,
    /// 完成: drawn, and every visit has its result (第19条).
    Done,
}

impl Stage {
    /// The word that documents for scripts use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Due => "due",
            Self::Late => "late",
            Self::Drawn => "drawn",
            Self::Done => "done",
        }
    }
}

/// One round of a task of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRound {
    /// Which task of the plan, from 0.
    pub task: usize,
    /// The round, from 1.
    pub round: u32,
    /// Its days: due on the first.
    pub window: (NaiveDate, NaiveDate),
    /// What has become of it.
    pub stage: Stage,
    /// Its draw that holds, where it is drawn.
    pub draw: Option<String>,
    /// Where it is sealed and waits for its seed, 年度上限 as its seal has it.
    pub sealed: Option<u32>,
}

impl PlannedRound {
    /// Whether it should be drawn now: its first day has come, and it is not drawn.
    pub fn is_due(&self) -> bool {
        matches!(self.stage, Stage::Due | Stage::Late)
    }

    /// Whether it has been drawn, its results entered or not.
    pub fn is_drawn(&self) -> bool {
        matches!(self.stage, Stage::Drawn | Stage::Done)
    }
}

/// Where a day lies against the days of a round.
pub fn stage(window: (NaiveDate, NaiveDate), today: NaiveDate) -> Stage {
    if today < window.0 {
        Stage::Ahead
    } else if today <= window.1 {
        Stage::Due
    } else {
        Stage::Late
    }
}

/// Every round of the tasks, in the plan's order.
pub fn rounds<'a>(
    tasks: impl IntoIterator<Item = &'a Task>,
    book: &Book,
    today: NaiveDate,
) -> Vec<PlannedRound> {
    let mut rounds = Vec::new();
    for (index, task) in tasks.into_iter().enumerate() {
        for round in 1..=task.times {
            let Some(window) = task.round_window(round) else {
                continue;
            };
            let draw = book.standing_draw(&task.id, round);
            let open = draw.is_none().then(|| stage(window, today));
            rounds.push(PlannedRound {
                task: index,
                round,
                window,
                stage: open.unwrap_or(Stage::Drawn),
                draw: draw.map(|draw| draw.act.draw.clone()),
                sealed: book.open_seal(&task.id, round).map(|seal| seal.act.cap),
            });
        }
    }
    rounds
}

/// Marks the drawn rounds as done whose draws are among `finished`: those without a visit that waits for its result
/// ([`crate::domain::visit::visits::is_finished`]).
pub fn mark_done(rounds: &mut [PlannedRound], finished: &BTreeSet<String>) {
    for round in rounds {
        if round
            .draw
            .as_ref()
            .is_some_and(|draw| finished.contains(draw))
        {
            round.stage = Stage::Done;
        }
    }
}

/// The rounds that a run of the plan is about: those that are due, in the plan's order, and where rounds are sealed ahead,
/// those without a seal that fall due until the day on which their seed comes.
pub fn to_run(rounds: &[PlannedRound], seal_until: Option<NaiveDate>) -> Vec<&PlannedRound> {
    let due = rounds.iter().filter(|round| round.is_due());
    let soon = |round: &&PlannedRound| {
        let open = round.stage == Stage::Ahead && round.sealed.is_none();
        open && seal_until.is_some_and(|until| round.window.0 <= until)
    };
    due.chain(rounds.iter().filter(soon)).collect()
}

/// The rounds that are not drawn, in the order in which the plan will draw them: those that are due now in its own order,
/// then the others as they fall due, on one day in its order.
pub fn to_come(rounds: &[PlannedRound]) -> Vec<&PlannedRound> {
    let mut open: Vec<&PlannedRound> = rounds.iter().filter(|round| !round.is_drawn()).collect();
    open.sort_by_key(|round| (!round.is_due()).then_some(round.window.0));
    open
}
