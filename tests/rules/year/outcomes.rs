//! Tests of `src/domain/year/outcomes.rs`, and of what became of corrections.

use std::collections::BTreeMap;

use choucha::domain::acts::handling::{HandleAct, Measure};
use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::visits::Visit;
use choucha::domain::year::span::Span;
use choucha::domain::year::statistics::Group;

use super::statistics::{counted, day, entry, id, sample};
use crate::acts::counted::counted as line_of;

/// A correction ordered of D.
fn correction(on: &str, due: &str) -> HandleAct {
    HandleAct {
        visit: id("D"),
        measure: Measure::Correction,
        date: day(on),
        text: "限期".into(),
        number: None,
        to: None,
        due: Some(day(due)),
        reinspected: None,
        unchecked: None,
        published: None,
        closed: false,
    }
}

#[test]
fn results_corrections_and_measures_are_counted_each_on_its_day() {
    let mut sample = sample();
    let mut order = correction("2026-07-10", "2026-07-31");
    let mut push = |step: &HandleAct, on| {
        let logs = &mut sample.1;
        logs.push_handle(&line_of(&entry(9, on)), step);
    };
    push(&order, "2026-07-10");
    (order.date, order.reinspected) = (day("2026-08-02"), Some(day("2026-08-01")));
    push(&order, "2026-08-02");
    let july = Span {
        from: None,
        until: Some(day("2026-07-31")),
    };
    let corrections = |sample: &(Vec<Visit>, VisitLogs), span| {
        let total = counted(Group::Task, span, sample).total;
        (
            total.corrections,
            total.corrected,
            total.put_right().to_string(),
        )
    };
    let all = Span::default();
    assert_eq!(
        corrections(&sample, all),
        (1, 0, "0.00%".into()),
        "seen again, not closed"
    );
    (order.measure, order.date, order.closed) = (Measure::Nothing, day("2026-08-05"), true);
    (order.due, order.reinspected) = (None, None);
    sample
        .1
        .push_handle(&line_of(&entry(10, "2026-08-05")), &order);
    assert_eq!(corrections(&sample, all), (1, 1, "100.00%".into()));
    assert_eq!(corrections(&sample, july), (1, 0, "0.00%".into()));
    let outcomes = counted(Group::Task, all, &sample).outcomes;
    let measures = [
        (Measure::Penalty, 1),
        (Measure::Correction, 1),
        (Measure::Nothing, 1),
    ];
    assert_eq!(
        outcomes.measures,
        BTreeMap::from(measures),
        "each once, however many steps"
    );
    let codes: Vec<(&str, u64)> = outcomes
        .codes
        .iter()
        .map(|(code, visits)| (&*code.code, *visits))
        .collect();
    assert_eq!(codes, [("J1", 2)]);
    let until_july = counted(Group::Task, july, &sample).outcomes;
    assert!(!until_july.measures.contains_key(&Measure::Nothing));
}

#[test]
fn an_end_without_another_inspection_is_no_correction_made() {
    let mut sample = sample();
    let step = |measure, closed: bool| HandleAct {
        visit: id("D"),
        measure,
        date: day("2026-08-05"),
        text: "文字".into(),
        number: None,
        to: None,
        due: None,
        reinspected: None,
        unchecked: closed.then(|| "企业已停产搬离".to_owned()),
        published: None,
        closed,
    };
    for step in [
        step(Measure::Correction, false),
        step(Measure::Nothing, true),
    ] {
        sample
            .1
            .push_handle(&line_of(&entry(9, "2026-08-05")), &step);
    }
    let total = counted(Group::Task, Span::default(), &sample).total;
    assert_eq!(
        (total.corrections, total.corrected, total.handled),
        (1, 0, 1)
    );
}
