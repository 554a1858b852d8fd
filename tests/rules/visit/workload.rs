//! Tests of `src/domain/visit/workload.rs`.

use crate::acts::inspection::day;
use crate::visit::due::{calendar, done, entered, measured, visit};
use choucha::domain::acts::inspection::Answer;
use choucha::domain::acts::replacement::Ground;
use choucha::domain::visit::due::{Due, OpenThing, Term};
use choucha::domain::visit::workload::*;
use std::collections::BTreeMap;

#[test]
fn a_replacement_that_waits_is_nobody_s_and_the_leader_is_one_of_the_members() {
    let visit = visit(1);
    let open = |thing, term| Due {
        thing,
        visit: visit.clone(),
        task: "T".into(),
        term,
        latest_result: None,
    };
    let waits = OpenThing::Replacement {
        asked: "2026-06-20".into(),
        who: "1".into(),
        ground: Ground::Unable,
        source: Some("os".into()),
    };
    let over = Term {
        by: day("2026-06-30"),
        days: -1,
        working: None,
        provisional: false,
    };
    let open = [
        open(waits, None),
        open(OpenThing::Recused(vec!["1".into()]), None),
        open(OpenThing::TooFew, None),
        open(OpenThing::Visit, Some(over)),
    ];
    let expected = Workload {
        visits: 1,
        overdue: 1,
        ..Workload::default()
    };
    let members = loads(&open, Whose::Members);
    assert_eq!(members, BTreeMap::from([("1", expected), ("2", expected)]));
    let leaders = loads(&open, Whose::Leaders);
    assert_eq!(leaders, BTreeMap::from([("1", expected)]));
}

#[test]
fn overdue_comes_first_and_what_has_no_day_last() {
    let (calendar, visits) = (calendar(), [1, 2, 3, 4].map(visit));
    let measured = measured("2026-07-01", &calendar);
    let logs = [
        Some(entered(Answer::Found)),
        Some(done("2026-06-12")),
        None,
        Some(done("2026-06-05")),
    ];
    let mut open = Vec::new();
    for (visit, log) in visits.iter().zip(&logs) {
        let found = measured.open(
            visit,
            ("T", day("2026-06-30")),
            log.as_ref(),
            (None, Vec::new()),
        );
        open.extend(found.expect("calendar"));
    }
    sort(&mut open);
    let orders: Vec<u64> = open.iter().map(|due| due.visit.order()).collect();
    assert_eq!(orders, [3, 4, 2, 1]);
    // The results have 2 and 7 working days left; the visit is overdue; findings have no day.
    let within = |days| open.iter().filter(|due| due.is_within(days)).count();
    assert_eq!([0, 1, 2, 6, 7, 999].map(within), [1, 1, 2, 2, 3, 3]);
}
