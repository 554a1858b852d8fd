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
    /// Whether it is sealed and waits for its seed.
    pub sealed: bool,
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
                sealed: book.open_seal(&task.id, round).is_some(),
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

/// The rounds that are not drawn, in the order in which the plan will draw them: those that are due now in its own order,
/// then the others as they fall due, on one day in its order.
pub fn to_come(rounds: &[PlannedRound]) -> Vec<&PlannedRound> {
    let mut open: Vec<&PlannedRound> = rounds.iter().filter(|round| !round.is_drawn()).collect();
    open.sort_by_key(|round| (!round.is_due()).then_some(round.window.0));
    open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::year::plan::tests::task;

    #[test]
    fn a_round_is_due_on_its_first_day_and_late_after_its_last() {
        let (task, _) = task(&[("times", "2")]);
        let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).expect("date");
        let stages = |today| -> Vec<Stage> {
            let rounds = rounds([&task], &Book::default(), today);
            rounds.iter().map(|round| round.stage).collect()
        };
        let before = day(1).pred_opt().expect("date");
        assert_eq!(stages(before), [Stage::Ahead, Stage::Ahead]);
        assert_eq!(stages(day(1)), [Stage::Due, Stage::Ahead]);
        assert_eq!(stages(day(5)), [Stage::Due, Stage::Ahead]);
        assert_eq!(stages(day(6)), [Stage::Late, Stage::Due]);
        assert_eq!(stages(day(11)), [Stage::Late, Stage::Late]);
    }

    #[test]
    fn a_drawn_round_is_done_when_its_draw_is_finished() {
        let round = |number, stage, draw: Option<&str>| PlannedRound {
            task: 0,
            round: number,
            window: (NaiveDate::MIN, NaiveDate::MAX),
            stage,
            draw: draw.map(str::to_owned),
            sealed: false,
        };
        let mut rounds = [
            round(1, Stage::Drawn, Some("T-1")),
            round(2, Stage::Drawn, Some("T-2")),
            round(3, Stage::Due, None),
        ];
        mark_done(&mut rounds, &BTreeSet::from(["T-1".to_owned()]));
        let stages: Vec<Stage> = rounds.iter().map(|round| round.stage).collect();
        assert_eq!(stages, [Stage::Done, Stage::Drawn, Stage::Due]);
        let open: Vec<u32> = to_come(&rounds).iter().map(|round| round.round).collect();
        assert_eq!(open, [3]);
    }
}
