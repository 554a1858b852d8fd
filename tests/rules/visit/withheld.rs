//! Tests of `src/domain/visit/withheld.rs`, beside a plain model of which draws are withheld.

use std::collections::{BTreeMap, BTreeSet};

use choucha::domain::acts::inspection::VisitId;
use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::visits::{Visit, VisitObject};
use choucha::domain::visit::withheld::{Drawn, is_awaited, withheld};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn day(number: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    first + Days::new(u64::from(number))
}

/// A draw by its last day, whether somebody waits, the places of those it cites, whether it was public.
type Made = (u32, bool, Vec<usize>, bool);

fn asked(today: u32, draws: &[Made]) -> BTreeMap<String, (NaiveDate, BTreeSet<String>)> {
    let named: Vec<(String, BTreeSet<String>)> = draws
        .iter()
        .enumerate()
        .map(|(at, (_, _, cites, _))| {
            let cites = cites.iter().map(|at| format!("D-{at}"));
            (format!("D-{at}"), cites.collect())
        })
        .collect();
    let each = draws.iter().zip(&named);
    let each = each.map(|((last, awaited, _, once_public), (draw, cites))| Drawn {
        draw,
        last: day(*last),
        awaited: *awaited,
        cites,
        once_public: *once_public,
    });
    let all = withheld(day(today), each).into_iter();
    all.map(|(draw, of)| (draw, (of.until, of.cites))).collect()
}

fn ids(all: &BTreeMap<String, (NaiveDate, BTreeSet<String>)>) -> Vec<&str> {
    all.keys().map(String::as_str).collect()
}

#[test]
fn a_draw_is_withheld_until_its_visits_are_made_or_its_days_are_over() {
    let alone = |today, awaited, public| asked(today, &[(10, awaited, vec![], public)]);
    let waits = alone(3, true, false);
    assert_eq!(waits["D-0"], (day(11), BTreeSet::new()));
    assert_eq!(ids(&alone(10, true, false)), ["D-0"]);
    assert!(alone(11, true, false).is_empty());
    assert!(alone(3, false, false).is_empty());
    assert!(alone(3, true, true).is_empty());
}

#[test]
fn whatever_cites_a_withheld_draw_is_withheld_with_it() {
    let draws = [
        (10, true, vec![], false),
        (2, true, vec![0], false),
        (20, false, vec![1], false),
        (20, false, vec![], false),
        // Public once, it is no reason either.
        (20, true, vec![0], true),
        (20, false, vec![4], false),
    ];
    let all = asked(5, &draws);
    assert_eq!(ids(&all), ["D-0", "D-1", "D-2"]);
    assert!(all.values().all(|(until, _)| *until == day(11)), "{all:?}");
    assert_eq!(all["D-2"].1, BTreeSet::from(["D-1".to_owned()]));
    assert!(asked(11, &draws).is_empty());
}

fn visit(team: usize, empty: usize, lost: bool) -> Visit {
    let certs = |count: usize| (0..count).map(|cert| cert.to_string()).collect();
    Visit {
        id: VisitId {
            draw: "D-0".into(),
            enterprise: "X".into(),
        },
        objects: vec![VisitObject {
            code: "X".into(),
            order: 1,
            stratum: String::new(),
            instead_of: None,
            lost,
        }],
        team: certs(team),
        empty: certs(empty),
    }
}

#[test]
fn nobody_waits_for_a_lost_visit_nor_for_one_that_was_given_up_by_decision() {
    let logs = VisitLogs::default();
    assert!(is_awaited(&visit(2, 0, false), &logs));
    assert!(is_awaited(&visit(2, 1, false), &logs));
    assert!(!is_awaited(&visit(1, 1, false), &logs));
    assert!(!is_awaited(&visit(2, 0, true), &logs));
}

proptest! {
    /// Withheld is who waits within its days, and who reaches such a draw over draws that are not public; each until the last of
    /// those is over.
    #[test]
    fn withheld_is_what_a_plain_search_finds(
        today in 0..30u32,
        draws in prop::collection::vec((0..30u32, any::<bool>(), prop::collection::vec(0..8usize, 0..3), prop::bool::weighted(0.2)), 1..8),
    ) {
        // A draw cites draws before it.
        let mut draws = draws;
        for (at, (_, _, cites, _)) in draws.iter_mut().enumerate() {
            cites.retain(|cited| *cited < at);
        }
        let found = asked(today, &draws);
        for at in 0..draws.len() {
            let mut open = vec![at];
            let mut until = None;
            while let Some(at) = open.pop() {
                let (last, awaited, cites, once_public) = &draws[at];
                if *once_public {
                    continue;
                }
                if *awaited && today <= *last {
                    until = until.max(Some(day(last + 1)));
                }
                open.extend(cites);
            }
            let expected = until;
            prop_assert_eq!(found.get(&format!("D-{at}")).map(|(until, _)| *until), expected);
            // Of a day later never more is withheld.
            let later = asked(today + 1, &draws);
            prop_assert!(later.keys().all(|draw| found.contains_key(draw)));
        }
    }
}
