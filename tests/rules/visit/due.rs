//! Tests of `src/domain/visit/due.rs`.

use std::sync::Arc;

use crate::acts::inspection::{clear, day};
use crate::visit::replacements::{Lines, seat};
use crate::visit::visits::visit_of;
use choucha::domain::acts::handling::{HandleAct, Measure};
use choucha::domain::acts::inspection::Answer;
use choucha::domain::acts::visit::DoneAct;
use choucha::domain::day::calendar::{Calendar, Notice, Year};
use choucha::domain::visit::due::*;
use choucha::domain::visit::log::{Entered, VisitLog};
use choucha::domain::visit::logged::Logged;
use choucha::domain::visit::visits::Visit;
use std::collections::BTreeMap;

pub(crate) fn visit(order: u64) -> Visit {
    let code = format!("X{order}");
    let mut visit = visit_of(&code, &[&code]);
    visit.objects[0].order = order;
    visit
}

fn logged<T>(act: T) -> Logged<T> {
    Logged {
        seq: 9,
        day: "2026-06-10".into(),
        act,
    }
}

pub(crate) fn done(completed: &str) -> VisitLog {
    let act = DoneAct {
        visit: visit(1).id,
        objects: vec!["X1".into()],
        completed: day(completed),
        by_cert: "1".into(),
    };
    VisitLog {
        done: Some(logged(act).into()),
        ..VisitLog::default()
    }
}

pub(crate) fn entered(answer: Answer) -> VisitLog {
    let mut result = clear();
    Arc::make_mut(&mut result.objects[0].items)[0].answer = answer;
    let entered = Entered {
        seq: 9,
        time: "".into(),
        day: "2026-06-10".into(),
        by: "x".into(),
        result: result.into(),
        reason: None,
    };
    VisitLog {
        results: vec![entered],
        ..VisitLog::default()
    }
}

fn step(measure: Measure, due: Option<&str>, closed: bool) -> Logged<HandleAct> {
    logged(HandleAct {
        visit: visit(1).id,
        measure,
        date: day("2026-06-10"),
        text: "文字".into(),
        number: None,
        to: None,
        due: due.map(day),
        reinspected: None,
        unchecked: None,
        published: None,
        closed,
    })
}

/// The years 2026 and 2027 without holidays; of 2027 no notice is on hand.
pub(crate) fn calendar() -> Calendar {
    let year = |year, number: &str| {
        let notice = Notice {
            number: number.to_owned(),
            published: None,
        };
        (year, Year::new(year, BTreeMap::new(), vec![notice]))
    };
    let years = [
        year(2026, choucha::domain::day::calendar::NOTICE),
        year(2027, ""),
    ];
    Calendar {
        years: years.into(),
    }
}

pub(crate) fn measured<'a>(today: &str, calendar: &'a Calendar) -> Measured<'a> {
    Measured {
        today: day(today),
        calendar,
        entry_working_days: 20,
    }
}

/// Looks at a visit of a round that ends on 30 June 2026, a Tuesday.
fn look(today: &str, log: Option<&VisitLog>) -> Vec<(&'static str, Option<Term>)> {
    let (calendar, visit) = (calendar(), visit(1));
    let measured = measured(today, &calendar);
    let open = measured.open(&visit, ("T", day("2026-06-30")), log, (None, Vec::new()));
    let open = open.expect("calendar");
    open.iter()
        .map(|due| (due.thing.word(), due.term))
        .collect()
}

fn term(by: &str, days: i64, working: i64, provisional: bool) -> Term {
    Term {
        by: day(by),
        days,
        working: Some(working),
        provisional,
    }
}

#[test]
fn a_visit_is_due_by_the_last_day_of_its_round_and_overdue_after_it() {
    let visit = |today, days, working| {
        let term = term("2026-06-30", days, working, false);
        assert_eq!(look(today, None), [("visit", Some(term))], "{today}");
        term.is_over()
    };
    assert!(!visit("2026-06-26", 4, 2));
    assert!(!visit("2026-06-30", 0, 0));
    assert!(visit("2026-07-01", -1, -1));
}

#[test]
fn a_result_is_due_on_the_working_day_that_the_rule_counts_from_completion() {
    let result = |today, log: &VisitLog, by, days, working, provisional| {
        let expected = [("result", Some(term(by, days, working, provisional)))];
        assert_eq!(look(today, Some(log)), expected, "{today}");
    };
    // Friday 12 June: the day itself does not count, four whole weeks follow.
    let log = done("2026-06-12");
    result("2026-07-03", &log, "2026-07-10", 7, 5, false);
    result("2026-07-10", &log, "2026-07-10", 0, 0, false);
    result("2026-07-11", &log, "2026-07-10", -1, -1, false);
    result(
        "2026-12-01",
        &done("2026-12-18"),
        "2027-01-15",
        45,
        33,
        true,
    );
}

#[test]
fn findings_are_open_until_their_handling_is_closed() {
    assert!(look("2026-06-20", Some(&entered(Answer::Clear))).is_empty());
    let mut log = entered(Answer::Found);
    assert_eq!(look("2026-06-20", Some(&log)), [("unhandled", None)]);
    log.handlings = vec![step(Measure::Correction, Some("2026-06-25"), false)];
    let due = Some(term("2026-06-25", 5, 4, false));
    assert_eq!(look("2026-06-20", Some(&log)), [("handling", due)]);
    // A later step without a term leaves the one that was set.
    log.handlings
        .push(step(Measure::Investigation, None, false));
    assert_eq!(look("2026-06-20", Some(&log)), [("handling", due)]);
    log.handlings.push(step(Measure::Nothing, None, true));
    assert!(look("2026-06-20", Some(&log)).is_empty());
}

#[test]
fn a_penalty_is_to_be_made_public_within_seven_working_days_whatever_else_is_closed() {
    let mut penalty = step(Measure::Penalty, None, true);
    penalty.act.number = Some("1".into());
    let mut log = entered(Answer::Found);
    log.handlings = vec![penalty.clone()];
    let open = |today, log: &VisitLog, days, working| {
        let due = Some(term("2026-06-19", days, working, false));
        assert_eq!(look(today, Some(log)), [("penalty", due)], "{today}");
        due.is_some_and(|term| term.is_over())
    };
    // Decided on Wednesday 10 June: the day itself does not count, and seven follow.
    assert!(!open("2026-06-12", &log, 7, 5));
    assert!(!open("2026-06-19", &log, 0, 0));
    assert!(open("2026-06-20", &log, -1, -1));
    penalty.act.published = Some(day("2026-06-19"));
    log.handlings.push(penalty);
    assert!(look("2026-06-20", Some(&log)).is_empty());
}

#[test]
fn a_replacement_stands_beside_its_visit_and_a_lost_object_leaves_nothing() {
    let (calendar, mut visit) = (calendar(), visit(1));
    let measured = measured("2026-07-01", &calendar);
    let mut lines = Lines::default();
    lines.ask(&seat("X1", "1", &["7"]));
    let replacements = &lines.logs.replacements;
    let pending = replacements.pending(&visit.id);
    let round = ("T", day("2026-06-30"));
    let open = measured.open(&visit, round, None, (pending, Vec::new()));
    let open = open.expect("calendar");
    let words: Vec<_> = open.iter().map(|due| due.thing.word()).collect();
    assert_eq!(words, ["replacement", "visit"]);
    assert!(!open[0].is_overdue() && open[1].is_overdue());
    visit.objects[0].lost = true;
    let open = measured.open(&visit, round, None, (pending, Vec::new()));
    assert_eq!(open, Ok(Vec::new()));
}

#[test]
fn people_who_cannot_make_a_visit_are_open_until_it_has_its_result() {
    let (calendar, mut visit) = (calendar(), visit(1));
    let measured = measured("2026-06-20", &calendar);
    let round = ("T", day("2026-06-30"));
    let words = |visit: &Visit, log, pending, recused: &[&str]| {
        let recused = recused.iter().map(|cert| (*cert).to_owned()).collect();
        let open = measured.open(visit, round, log, (pending, recused));
        let open = open.expect("calendar").into_iter();
        open.map(|due| due.thing.word()).collect::<Vec<_>>()
    };
    assert_eq!(words(&visit, None, None, &["2"]), ["recused", "visit"]);
    // While a request waits, it is the one that is to be done.
    let mut lines = Lines::default();
    lines.ask(&seat("X1", "2", &["7"]));
    let pending = lines.logs.replacements.pending(&visit.id);
    assert_eq!(
        words(&visit, None, pending, &["2"]),
        ["replacement", "visit"]
    );
    visit.team.truncate(1);
    assert_eq!(words(&visit, None, None, &[]), ["too_few", "visit"]);
    let clear = entered(Answer::Clear);
    assert_eq!(words(&visit, Some(&clear), None, &["1"]), [""; 0]);
}

#[test]
fn only_the_deadline_of_a_result_needs_the_calendar() {
    let (calendar, visit) = (Calendar::default(), visit(1));
    let measured = measured("2026-06-20", &calendar);
    let round = ("T", day("2026-06-30"));
    let open = measured
        .open(&visit, round, None, (None, Vec::new()))
        .expect("no need");
    assert_eq!(open[0].latest_result, None);
    assert_eq!(open[0].left(), Some(10));
    let refused = measured.open(&visit, round, Some(&done("2026-06-12")), (None, Vec::new()));
    assert_eq!(refused.map_err(|refusal| refusal.code()), Err("W01"));
}
