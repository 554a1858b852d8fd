//! Tests of `src/domain/method/tickets.rs`.

use choucha::domain::method::numbers::{Numbers, TICKETS};
use choucha::domain::method::population::{Population, PopulationBuilder};
use choucha::domain::method::tickets::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn population(strata: &[u8]) -> Population {
    let mut builder = PopulationBuilder::default();
    for (line, stratum) in strata.iter().enumerate() {
        builder
            .push(&format!("{line:06}"), Some(&stratum.to_string()))
            .expect("line");
    }
    builder.finish().expect("population")
}

/// The rule word for word: every ticket of the stratum sorted, the first n taken.
fn plainly(population: &Population, excluded: &[u32], takes: &[u64], key: &[u8; 32]) -> Vec<Drawn> {
    let mut numbers = Numbers::new(key, TICKETS);
    let all: Vec<Drawn> = (0..population.lines())
        .map(|line| Drawn {
            ticket: numbers.at(u64::from(line)),
            line,
        })
        .collect();
    let mut drawn = Vec::new();
    for (stratum, &take) in takes.iter().enumerate() {
        let mut here: Vec<Drawn> = all
            .iter()
            .copied()
            .filter(|d| population.stratum_of(d.line) == stratum && !excluded.contains(&d.line))
            .collect();
        here.sort_unstable();
        here.truncate(usize::try_from(take).expect("small"));
        drawn.append(&mut here);
    }
    drawn.sort_unstable();
    drawn
}

proptest! {
    #[test]
    fn the_buffer_gives_what_the_rule_says(
        strata in prop::collection::vec(0u8..3, 1..4000),
        excluded in prop::collection::btree_set(0u32..4000, 0..40),
        take in 0u64..1500,
        key: [u8; 32],
    ) {
        let population = population(&strata);
        let excluded: Vec<u32> = excluded.into_iter().filter(|&l| l < population.lines()).collect();
        let takes = vec![take; population.strata().len()];
        let (drawn, shortfalls) = draw(&population, &excluded, &takes, &key, in_turn);
        prop_assert_eq!(&drawn, &plainly(&population, &excluded, &takes, &key));
        let wanted: u64 = takes.iter().sum();
        prop_assert_eq!(drawn.len() as u64 + shortfalls.iter().sum::<u64>(), wanted);
    }

    #[test]
    fn the_reserve_goes_on_where_the_draw_stopped(
        strata in prop::collection::vec(0u8..2, 1..200),
        excluded in prop::collection::btree_set(0u32..200, 0..20),
        (take, more) in (1u64..20, 1u64..20),
        key: [u8; 32],
    ) {
        let population = population(&strata);
        let excluded: Vec<u32> = excluded.into_iter().filter(|&l| l < population.lines()).collect();
        let kinds = population.strata().len();
        let (drawn, _) = draw(&population, &excluded, &vec![take; kinds], &key, in_turn);
        let (large, _) = draw(&population, &excluded, &vec![take + more; kinds], &key, in_turn);
        let gone: BTreeSet<u32> = drawn.iter().map(|d| d.line).collect();
        for stratum in 0..kinds {
            let expected: Vec<Drawn> = large
                .iter()
                .copied()
                .filter(|d| population.stratum_of(d.line) == stratum && !gone.contains(&d.line))
                .collect();
            let next = |after, count| reserve(&population, (&excluded, &gone), stratum, (after, count), &key);
            prop_assert_eq!(&next(None, more), &expected);
            let first = next(None, 1);
            let rest = next(first.first().copied(), more - 1);
            prop_assert_eq!([first, rest].concat(), expected);
        }
    }

    #[test]
    fn a_larger_take_contains_the_smaller_and_an_exclusion_moves_no_ticket(
        strata in prop::collection::vec(0u8..2, 2..300),
        take in 1u64..60,
        key: [u8; 32],
    ) {
        let population = population(&strata);
        let kinds = population.strata().len();
        let (small, _) = draw(&population, &[], &vec![take; kinds], &key, in_turn);
        let (large, _) = draw(&population, &[], &vec![take + 1; kinds], &key, in_turn);
        prop_assert!(small.iter().all(|d| large.contains(d)));
        let out = small[0].line;
        let (without, _) = draw(&population, &[out], &vec![take; kinds], &key, in_turn);
        prop_assert!(small.iter().filter(|d| d.line != out).all(|d| without.contains(d)));
        prop_assert!(without.iter().all(|d| d.line != out));
    }
}
