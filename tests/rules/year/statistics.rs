//! Tests of `src/domain/year/statistics.rs`.

use std::sync::Arc;

use crate::acts::counted::counted as line_of;
use crate::acts::inspection::clear;
use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::handling::{HandleAct, Measure};
use choucha::domain::acts::inspection::{Answer, Inspection, VisitId};
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::acts::replacement::{
    Ground, ObjectOutcome, ObjectRequest, ReplaceAct, ReplacedAct,
};
use choucha::domain::acts::visit::{AmendAct, DoneAct, ResultAct};
use choucha::domain::ground::sha::Sha;
use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::visits::{Visit, VisitObject};
use choucha::domain::year::planned_take::RoundTake;
use choucha::domain::year::span::Span;
use choucha::domain::year::statistics::*;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

fn visit(object: &str) -> Visit {
    Visit {
        empty: Vec::new(),
        id: id(object),
        objects: vec![part(object)],
        team: vec!["1".into(), "2".into()],
    }
}

fn part(code: &str) -> VisitObject {
    VisitObject {
        code: code.into(),
        order: 1,
        stratum: String::new(),
        instead_of: None,
        lost: false,
    }
}

pub(super) fn id(object: &str) -> VisitId {
    VisitId {
        draw: "T-1".into(),
        enterprise: object.into(),
    }
}

/// A line of the book of this day; what it says is pushed beside it.
pub(super) fn entry(seq: u64, day: &str) -> Entry {
    Entry {
        seq,
        time: format!("{day}T09:30:00+08:00"),
        declared: None,
        by: "x".into(),
        act: Act::Void {
            target: String::new(),
            reason: String::new(),
        },
        salt: LineSalt([0; 16]),
        prev: Sha([0; 32]),
    }
}

fn result(object: &str, completed: &str, answer: Answer) -> Inspection {
    let mut result = clear();
    result.visit = id(object);
    result.completed = day(completed);
    Arc::make_mut(&mut result.objects[0].items)[0].answer = answer;
    result
}

fn enter(logs: &mut VisitLogs, on: &str, result: Inspection) {
    let act = ResultAct {
        results: vec![result.into()],
        file_sha256: None,
    };
    logs.push_results(&line_of(&entry(9, on)), &act);
}

fn handle(logs: &mut VisitLogs, object: &str, on: &str, closed: bool) {
    let act = HandleAct {
        visit: id(object),
        measure: Measure::Penalty,
        date: day(on),
        text: "文字".into(),
        number: Some("1".into()),
        to: None,
        due: None,
        reinspected: None,
        unchecked: None,
        published: None,
        closed,
    };
    logs.push_handle(&line_of(&entry(9, on)), &act);
}

/// Five visits: A not begun, B completed in June, C entered late in July without findings, D with findings and
/// handled from July to August, E lost in July and F drawn in its place.
pub(super) fn sample() -> (Vec<Visit>, VisitLogs) {
    let mut logs = VisitLogs::default();
    let done = DoneAct {
        visit: id("B"),
        objects: vec!["B".into()],
        completed: day("2026-06-20"),
        by_cert: "1".into(),
    };
    logs.push_done(&line_of(&entry(3, "2026-06-20")), &done);
    let mut late = result("C", "2026-06-10", Answer::Clear);
    late.late = Some("忙".into());
    enter(&mut logs, "2026-07-20", late);
    enter(
        &mut logs,
        "2026-06-30",
        result("D", "2026-06-29", Answer::Found),
    );
    handle(&mut logs, "D", "2026-07-05", false);
    let request = ReplaceAct::Object(ObjectRequest {
        visit: id("E"),
        object: "E".into(),
        ground: Ground::Missing,
        reason: "查无".into(),
        passed: Vec::new(),
    });
    let (asked, came) = (entry(7, "2026-07-01"), entry(8, "2026-07-02"));
    let replacements = &mut logs.replacements;
    replacements.push_request(&line_of(&asked), &request, Sha([7; 32]));
    let outcome = ReplacedAct::Object(ObjectOutcome {
        request: 7,
        request_sha256: Sha([7; 32]),
        object: Some("F".into()),
    });
    replacements.push_outcome(&line_of(&came), &outcome);
    let mut visits: Vec<Visit> = ["A", "B", "C", "D", "E", "F"].map(visit).into();
    visits[4].objects[0].lost = true;
    visits[5].objects[0].instead_of = Some("E".into());
    (visits, logs)
}

pub(super) fn counted(group: Group, span: Span, sample: &(Vec<Visit>, VisitLogs)) -> Statistics {
    let mut counted = Statistics::new(group, span);
    for visit in &sample.0 {
        counted.add_visit(|_| "g", visit, day("2026-06-01"), &sample.1);
    }
    counted
}

#[test]
fn every_visit_is_counted_by_what_became_of_it() {
    let mut sample = sample();
    let mut expected = Figures {
        drawn: 6,
        enterprises: 6,
        replaced: 1,
        visits: 5,
        inspected: 3,
        entered: 2,
        late: 1,
        found: 1,
        handling: 1,
        ..Figures::default()
    };
    let total =
        |sample: &(Vec<Visit>, VisitLogs)| counted(Group::Task, Span::default(), sample).total;
    assert_eq!(total(&sample), expected);
    handle(&mut sample.1, "D", "2026-08-05", true);
    (expected.handling, expected.handled) = (0, 1);
    assert_eq!(total(&sample), expected);
    // A correction counts by the result that holds, on the day of the first entry.
    let amend = AmendAct {
        result: result("C", "2026-06-10", Answer::Found).into(),
        reason: "r".into(),
    };
    sample
        .1
        .push_amend(&line_of(&entry(10, "2026-09-01")), &amend);
    expected.found = 2;
    assert_eq!(total(&sample), expected);
}

#[test]
fn each_figure_has_its_own_month_and_a_span_cuts_by_it() {
    let mut sample = sample();
    handle(&mut sample.1, "D", "2026-08-05", true);
    let by_month = counted(Group::Month, Span::default(), &sample);
    let june = Figures {
        drawn: 5,
        enterprises: 5,
        visits: 4,
        inspected: 3,
        entered: 1,
        found: 1,
        ..Figures::default()
    };
    let july = Figures {
        drawn: 1,
        enterprises: 1,
        replaced: 1,
        visits: 1,
        entered: 1,
        late: 1,
        ..Figures::default()
    };
    let august = Figures {
        handled: 1,
        ..Figures::default()
    };
    let months = [("2026-06", june), ("2026-07", july), ("2026-08", august)];
    let months = months.map(|(month, figures)| (month.to_owned(), figures));
    assert_eq!(by_month.groups, BTreeMap::from(months));
    let span = Span {
        from: Some(day("2026-07-01")),
        until: Some(day("2026-07-31")),
    };
    let only_july = counted(Group::Task, span, &sample);
    assert_eq!(only_july.groups, BTreeMap::from([("g".to_owned(), july)]));
    assert_eq!(only_july.total, july);
}

#[test]
fn an_end_without_an_inspection_is_counted() {
    let mut sample = sample();
    let mut end = HandleAct {
        visit: id("D"),
        measure: Measure::Nothing,
        date: day("2026-08-05"),
        text: "文字".into(),
        number: None,
        to: None,
        due: None,
        reinspected: None,
        unchecked: Some("企业已停产搬离".into()),
        published: None,
        closed: true,
    };
    sample
        .1
        .push_handle(&line_of(&entry(9, "2026-08-05")), &end);
    // What follows the end moves nothing.
    (end.date, end.unchecked) = (day("2026-09-05"), None);
    sample
        .1
        .push_handle(&line_of(&entry(10, "2026-09-05")), &end);
    let by_month = counted(Group::Month, Span::default(), &sample);
    let august = Figures {
        handled: 1,
        unchecked: 1,
        ..Figures::default()
    };
    assert_eq!(by_month.groups["2026-08"], august);
    assert!(!by_month.groups.contains_key("2026-09"));
}

#[test]
fn items_that_do_not_apply_are_counted() {
    let mut sample = sample();
    let applies = |sample: &(Vec<Visit>, VisitLogs), span| {
        let items = counted(Group::Task, span, sample).items;
        let told = items
            .into_iter()
            .filter(|(item, _)| item == "A1")
            .map(|(item, of)| {
                let rare = of.is_rare();
                (item, of.answers, of.inapplicable, rare)
            });
        told.collect::<Vec<_>>()
    };
    let item = |answers, inapplicable, rare| ("A1".to_owned(), answers, inapplicable, rare);
    let all = Span::default();
    assert_eq!(applies(&sample, all), [item(2, 0, false)]);
    let corrected = |object, completed| AmendAct {
        result: result(object, completed, Answer::Inapplicable).into(),
        reason: "r".into(),
    };
    let line = entry(11, "2026-09-06");
    sample
        .1
        .push_amend(&line_of(&line), &corrected("C", "2026-06-10"));
    assert_eq!(applies(&sample, all), [item(2, 1, false)], "half of them");
    sample
        .1
        .push_amend(&line_of(&line), &corrected("D", "2026-06-29"));
    assert_eq!(applies(&sample, all), [item(2, 2, true)]);
    let span = Span {
        from: Some(day("2026-06-11")),
        until: None,
    };
    assert_eq!(applies(&sample, span), [item(1, 1, true)]);
}

#[test]
fn planned_numbers_belong_to_groups_only_where_they_are_known() {
    let rounds = [("T", "2026-06-01", 7), ("T", "2026-09-01", 5)];
    let rounds = rounds.map(|(task, first, take)| RoundTake {
        task: task.into(),
        first: day(first),
        take,
    });
    for (group, groups) in [(Group::Task, 1), (Group::Month, 2), (Group::Region, 0)] {
        let mut counted = Statistics::new(group, Span::default());
        for round in &rounds {
            counted.add_round(round, day("2026-06-01"));
        }
        assert_eq!(counted.groups.len(), groups, "{group:?}");
        assert_eq!(
            (counted.total.planned_to_date, counted.total.planned),
            (7, 12)
        );
    }
}

#[test]
fn a_visit_of_several_objects_counts_once_and_in_each_group_of_its_objects() {
    let mut visit = visit("X");
    visit.objects = vec![part("X"), part("X1"), part("X2"), part("X3")];
    visit.objects[3].lost = true;
    let mut logs = VisitLogs::default();
    enter(
        &mut logs,
        "2026-06-20",
        result("X", "2026-06-10", Answer::Found),
    );
    let kind = |object: &VisitObject| match object.code.as_str() {
        "X" => "company",
        "X3" => "project",
        _ => "tank",
    };
    let mut counted = Statistics::new(Group::Kind, Span::default());
    counted.add_visit(kind, &visit, day("2026-06-01"), &logs);
    let visited = Figures {
        visits: 1,
        inspected: 1,
        entered: 1,
        found: 1,
        ..Figures::default()
    };
    let of = |drawn, replaced, rest| Figures {
        enterprises: 1,
        drawn,
        replaced,
        ..rest
    };
    let groups = [
        ("company", of(1, 0, visited)),
        ("project", of(1, 1, Figures::default())),
        ("tank", of(2, 0, visited)),
    ];
    let groups = groups.map(|(group, figures)| (group.to_owned(), figures));
    assert_eq!(counted.groups, BTreeMap::from(groups));
    assert_eq!(counted.total, of(4, 1, visited));
    assert!(counted.several);
    let mut by_month = Statistics::new(Group::Month, Span::default());
    by_month.add_visit(kind, &visit, day("2026-06-01"), &logs);
    assert_eq!(by_month.groups["2026-06"], of(4, 1, visited));
}
