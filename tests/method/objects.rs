//! Objects by ticket: what a larger take, an exclusion and a shortfall may change, and what they may not.

use std::collections::BTreeSet;

use proptest::prelude::*;

use choucha::domain::ground::sha::Sha;
use choucha::domain::method::draw;
use choucha::domain::method::enterprise::Enterprises;
use choucha::domain::method::frame::Frame;
use choucha::domain::method::key::Keys;
use choucha::domain::method::numbers::{Numbers, TICKETS};
use choucha::domain::method::tickets::{self, Drawn};

use super::random_frames::{ANYTHING, cases, fixed, keys};

fn drawn(frame: &Frame, excluded: &[u32], takes: &[u64], key: &[u8; 32]) -> Vec<Drawn> {
    tickets::draw(&frame.population, excluded, takes, key, tickets::in_turn).0
}

fn of_stratum(frame: &Frame, drawn: &[Drawn], stratum: usize) -> BTreeSet<Drawn> {
    let here = drawn
        .iter()
        .filter(|d| frame.population.stratum_of(d.line) == stratum);
    here.copied().collect()
}

/// The lines of a stratum that are not excluded, ascending by ticket: the order in which they would be drawn.
fn ranks(frame: &Frame, excluded: &[u32], stratum: usize, key: &[u8; 32]) -> Vec<Drawn> {
    let mut numbers = Numbers::new(key, TICKETS);
    let mut ranks: Vec<Drawn> = (0..frame.population.lines())
        .filter(|line| frame.population.stratum_of(*line) == stratum && !excluded.contains(line))
        .map(|line| Drawn {
            ticket: numbers.at(u64::from(line)),
            line,
        })
        .collect();
    ranks.sort_unstable();
    ranks
}

proptest! {
    #![proptest_config(fixed(250, 2))]

    #[test]
    fn one_more_in_one_stratum_adds_its_next_ticket_and_nothing_else(
        case in cases(ANYTHING), pick: prop::sample::Index, key: [u8; 32],
    ) {
        let texts = case.read().unwrap();
        let frame = &texts.frame;
        let grown = pick.index(frame.takes.len());
        let smaller = drawn(frame, &frame.excluded, &frame.takes, &key);
        let mut takes = frame.takes.clone();
        takes[grown] += 1;
        let larger = drawn(frame, &frame.excluded, &takes, &key);
        for stratum in 0..takes.len() {
            let (small, large) = (of_stratum(frame, &smaller, stratum), of_stratum(frame, &larger, stratum));
            prop_assert!(small.is_subset(&large));
            let next = ranks(frame, &frame.excluded, stratum, &key).get(small.len()).copied();
            let added: Vec<Drawn> = large.difference(&small).copied().collect();
            let expected: Vec<Drawn> = if stratum == grown { next.into_iter().collect() } else { Vec::new() };
            prop_assert_eq!(added, expected);
        }
    }

    #[test]
    fn excluding_a_drawn_object_calls_the_reserve_of_its_stratum_and_moves_nobody_else(
        case in cases(ANYTHING), pick: prop::sample::Index,
    ) {
        let held = case.hold();
        let frame = held.frame();
        prop_assume!(!held.outcome.drawn.is_empty());
        let out = held.outcome.drawn[pick.index(held.outcome.drawn.len())];
        let stratum = frame.population.stratum_of(out.line);
        let here = of_stratum(frame, &held.outcome.drawn, stratum).len();
        let reserve = ranks(frame, &frame.excluded, stratum, &held.keys.objects.0).get(here).copied();
        let mut excluded = frame.excluded.clone();
        excluded.push(out.line);
        excluded.sort_unstable();
        let after: BTreeSet<Drawn> = drawn(frame, &excluded, &frame.takes, &held.keys.objects.0).into_iter().collect();
        let mut expected: BTreeSet<Drawn> = held.outcome.drawn.iter().copied().collect();
        expected.remove(&out);
        expected.extend(reserve);
        prop_assert_eq!(after, expected);
    }

    #[test]
    fn excluding_an_object_that_is_not_drawn_changes_nothing(
        case in cases(ANYTHING), pick: prop::sample::Index,
    ) {
        let held = case.hold();
        let frame = held.frame();
        let line = u32::try_from(pick.index(frame.population.lines() as usize)).unwrap();
        prop_assume!(!held.outcome.drawn.iter().any(|d| d.line == line));
        let mut excluded = frame.excluded.clone();
        excluded.push(line);
        excluded.sort_unstable();
        excluded.dedup();
        prop_assert_eq!(drawn(frame, &excluded, &frame.takes, &held.keys.objects.0), held.outcome.drawn);
    }

    #[test]
    fn what_is_drawn_and_what_is_short_add_up_to_the_take_of_each_stratum(case in cases(ANYTHING)) {
        let held = case.hold();
        let frame = held.frame();
        let excluded = frame.excluded_by_stratum();
        prop_assert_eq!(held.outcome.shortfalls.len(), frame.takes.len());
        for (stratum, &take) in frame.takes.iter().enumerate() {
            let count = of_stratum(frame, &held.outcome.drawn, stratum).len() as u64;
            let available = frame.population.counts()[stratum] - excluded[stratum];
            prop_assert_eq!(count, take.min(available));
            prop_assert_eq!(count + held.outcome.shortfalls[stratum], take);
        }
    }

    #[test]
    fn the_draw_order_ascends_by_ticket_and_every_ticket_is_the_number_of_its_line(case in cases(ANYTHING)) {
        let held = case.hold();
        let codes = case.codes();
        let order: Vec<(u64, &str)> =
            held.outcome.drawn.iter().map(|d| (d.ticket, codes[d.line as usize])).collect();
        prop_assert!(order.windows(2).all(|pair| pair[0] < pair[1]));
        let mut numbers = Numbers::new(&held.keys.objects.0, TICKETS);
        for d in &held.outcome.drawn {
            prop_assert_eq!(d.ticket, numbers.at(u64::from(d.line)));
            prop_assert!(!held.frame().excluded.contains(&d.line));
        }
        let lines: BTreeSet<u32> = held.outcome.drawn.iter().map(|d| d.line).collect();
        prop_assert_eq!(lines.len(), held.outcome.drawn.len());
    }

    #[test]
    fn inspectors_recusals_and_owners_have_no_say_in_which_objects_are_drawn(
        case in cases(ANYTHING), keys in keys(), people: [u8; 32],
    ) {
        let mut frame = case.read().unwrap().frame;
        let before = draw::draw(&frame, &keys);
        frame.recused.clear();
        frame.grouping.pool = None;
        frame.enterprises = Enterprises::new(frame.population.lines(), Vec::new());
        let people = Sha(people);
        let after = draw::draw(&frame, &Keys { people, ..keys });
        prop_assert_eq!(before.drawn, after.drawn);
    }

    #[test]
    fn who_has_no_salt_draws_the_same_objects(case in cases(ANYTHING)) {
        let held = case.hold();
        let outcome = draw::without_teams(held.frame(), held.keys.objects, tickets::in_turn);
        prop_assert_eq!((outcome.drawn, outcome.shortfalls), (held.outcome.drawn, held.outcome.shortfalls));
        prop_assert!(outcome.visits.is_empty() && outcome.pool.is_empty());
    }
}
