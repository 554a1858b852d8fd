//! Tests of `src/domain/year/over_inspection.rs`.

use std::collections::BTreeSet;

use crate::year::library::{Thing, census, code};
use crate::year::plan::task;
use choucha::domain::book::fold::Book;
use choucha::domain::book::times_drawn::{CountedDraw, TimesDrawn};
use choucha::domain::year::ahead::Ahead;
use choucha::domain::year::counting::Waiting;
use choucha::domain::year::over_inspection::*;
use choucha::domain::year::plan::Task;
use choucha::domain::year::planned_round::{rounds, to_come};

/// What is found over a library, these rounds (task, round) waiting with seals of these caps.
fn over(
    tasks: &[&Task],
    things: &[Thing],
    sealed: &[(usize, u32, u32)],
    (drawn, waiting): (&TimesDrawn, &[Waiting]),
) -> Vec<OverCap> {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("date");
    let mut rounds = rounds(tasks.iter().copied(), &Book::default(), today);
    for round in &mut rounds {
        let seal = sealed
            .iter()
            .find(|seal| (seal.0, seal.1) == (round.task, round.round));
        round.sealed = seal.map(|seal| seal.2);
    }
    let counted = census(things, drawn, waiting);
    over_cap(&counted, &Ahead::new(tasks, &to_come(&rounds)))
}

fn nothing() -> (TimesDrawn, Vec<Waiting>) {
    (TimesDrawn::default(), Vec::new())
}

/// A company in the first task, and two projects of its in the second; and companies in one of them alone.
fn things() -> Vec<Thing> {
    let company = code(1);
    vec![
        Thing::new(&company, "", &[(0, 0)]),
        Thing::new("XM-1", &company, &[(1, 0)]),
        Thing::new("XM-2", &company, &[(1, 0)]),
        Thing::new(&code(2), "", &[(0, 0)]),
        Thing::new(&code(3), "", &[(1, 0)]),
    ]
}

#[test]
fn rounds_without_a_seal_keep_every_cap() {
    let (strict, _) = task(&[("id", "A"), ("times", "3")]);
    let (loose, _) = task(&[("id", "B"), ("cap", "2"), ("times", "3")]);
    let (drawn, waiting) = nothing();
    assert_eq!(
        over(&[&strict, &loose], &things(), &[], (&drawn, &waiting)),
        []
    );
    // One sealed round is drawn whatever comes before it: both could have visited the company by then.
    let found = over(
        &[&strict, &loose],
        &things(),
        &[(0, 1, 1)],
        (&drawn, &waiting),
    );
    assert_eq!(
        found,
        [
            // Two rounds of A could draw its own two companies, the sealed one among them.
            OverCap {
                cap: 1,
                could: 2,
                enterprises: 1,
                tasks: [0].into()
            },
            // The loose task could have visited the company twice.
            OverCap {
                cap: 1,
                could: 3,
                enterprises: 1,
                tasks: [0, 1].into()
            },
        ]
    );
}

#[test]
fn rounds_sealed_side_by_side_meet_in_the_enterprise() {
    let [(a, _), (b, _)] = ["A", "B"].map(|id| task(&[("id", id)]));
    let (drawn, waiting) = nothing();
    let both = [(0, 1, 1), (1, 1, 1)];
    let found = over(&[&a, &b], &things(), &both, (&drawn, &waiting));
    // The two projects are one enterprise with the company; no object lies in both tasks.
    assert_eq!(
        found,
        [OverCap {
            cap: 1,
            could: 2,
            enterprises: 1,
            tasks: [0, 1].into()
        }]
    );
    // With seals of a cap of two there is nothing to say.
    let both = [(0, 1, 2), (1, 1, 2)];
    assert_eq!(over(&[&a, &b], &things(), &both, (&drawn, &waiting)), []);
}

#[test]
fn a_seal_that_excludes_an_enterprise_cannot_draw_it() {
    let [(a, _), (b, _)] = ["A", "B"].map(|id| task(&[("id", id), ("times", "2")]));
    let company = code(1);
    let mut drawn = TimesDrawn::default();
    let draw = CountedDraw {
        id: "A-1".into(),
        task: "A".into(),
        cap: 1,
        adhoc: false,
    };
    drawn.add(draw, [(&*company, &*company)].into_iter(), |_| None);
    let waiting = |codes: &[&str]| Waiting {
        task: 1,
        round: 1,
        excluded: codes
            .iter()
            .map(|code| (*code).to_owned())
            .collect::<BTreeSet<_>>(),
    };
    let sealed = [(1, 1, 1)];
    // Sealed before A-1: it may draw the company's projects again.
    let before = [waiting(&[])];
    let found = over(&[&a, &b], &things(), &sealed, (&drawn, &before));
    let of_company = |found: &[OverCap]| {
        found
            .iter()
            .map(|over| (over.could, over.enterprises))
            .collect::<Vec<_>>()
    };
    // (The third company lies in B alone, whose second round may come before the sealed one.)
    assert_eq!(of_company(&found), [(2, 2)]);
    // Sealed since: both projects are excluded.
    let since = [waiting(&["XM-1", "XM-2"])];
    let found = over(&[&a, &b], &things(), &sealed, (&drawn, &since));
    assert_eq!(of_company(&found), [(2, 1)]);
}
