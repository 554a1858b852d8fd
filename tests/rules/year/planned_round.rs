//! Tests of `src/domain/year/planned_round.rs`.

use crate::year::plan::task;
use choucha::domain::book::fold::Book;
use choucha::domain::year::planned_round::*;
use chrono::NaiveDate;
use std::collections::BTreeSet;

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
        sealed: None,
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
