//! Visits: what belongs together, in which order, and what has no say in it.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use choucha::domain::ground::sha::Sha;
use choucha::domain::method::draw;
use choucha::domain::method::key::{Keys, Seed};
use choucha::domain::method::numbers::{Numbers, VISIT_ORDER};

use super::random_frames::{ANYTHING, cases, fixed, keys};

proptest! {
    #![proptest_config(fixed(150, 12))]

    #[test]
    fn the_drawn_objects_of_each_enterprise_are_one_visit(case in cases(ANYTHING)) {
        let held = case.hold();
        let codes = case.codes();
        let owners = &held.texts.owners;
        let mut expected: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for object in &held.outcome.drawn {
            let enterprise = owners.enterprise_of(codes[object.line as usize]);
            expected.entry(enterprise).or_default().insert(object.line);
        }
        let expected: BTreeSet<Vec<u32>> =
            expected.into_values().map(|lines| lines.into_iter().collect()).collect();
        let visits = held.outcome.visits.iter().map(|visit| visit.lines.to_vec());
        prop_assert_eq!(visits.len(), expected.len());
        prop_assert_eq!(visits.collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn visits_ascend_by_the_number_of_their_first_object(case in cases(ANYTHING)) {
        let held = case.hold();
        let mut numbers = Numbers::new(&held.keys.people.0, VISIT_ORDER);
        let ranks = held.outcome.visits.iter().map(|visit| (numbers.at(u64::from(visit.lines[0])), visit.lines[0]));
        let ranks: Vec<(u64, u32)> = ranks.collect();
        prop_assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]), "{ranks:?}");
    }

    #[test]
    fn each_drawn_object_finds_its_visit(case in cases(ANYTHING)) {
        let held = case.hold();
        let outcome = &held.outcome;
        let places = outcome.visit_of();
        prop_assert_eq!(places.len(), outcome.drawn.len());
        for (object, place) in outcome.drawn.iter().zip(places) {
            prop_assert!(outcome.visits[place].lines.contains(&object.line));
        }
    }

    #[test]
    fn the_order_of_visits_is_not_moved_by_people_or_recusals(case in cases(ANYTHING), keys in keys()) {
        let mut frame = case.read().unwrap().frame;
        let order = |outcome: &draw::Outcome| {
            outcome.visits.iter().map(|visit| visit.lines.clone()).collect::<Vec<_>>()
        };
        let before = draw::draw(&frame, &keys);
        frame.recused.clear();
        frame.grouping.pool = None;
        frame.crew.certs.push("~".to_owned());
        frame.crew.qualified.push(true);
        let after = draw::draw(&frame, &keys);
        prop_assert_eq!(order(&before), order(&after));
    }

    #[test]
    fn a_larger_take_leaves_the_order_of_the_visits_that_it_does_not_change(case in cases(ANYTHING), keys in keys()) {
        let mut frame = case.read().unwrap().frame;
        let smaller = draw::draw(&frame, &keys);
        frame.takes.iter_mut().for_each(|take| *take += 1);
        let larger = draw::draw(&frame, &keys);
        // A visit whose first object stays keeps its number.
        let firsts = |outcome: &draw::Outcome| {
            outcome.visits.iter().map(|visit| visit.lines[0]).collect::<Vec<_>>()
        };
        let (small, large) = (firsts(&smaller), firsts(&larger));
        let kept = |of: &[u32], other: &[u32]| {
            of.iter().copied().filter(|line| other.contains(line)).collect::<Vec<_>>()
        };
        prop_assert_eq!(kept(&small, &large), kept(&large, &small));
    }

    #[test]
    fn another_salt_moves_people_and_no_object(case in cases(ANYTHING), salt: [u8; 32]) {
        let held = case.hold();
        let salt = format!("{}\n", Sha(salt));
        let seed = Seed::new(&case.seed).unwrap();
        // The manifest, whose salted digests fix the salt, is left as it is here.
        let other = Keys::derive(case.manifest.as_bytes(), &seed, salt.as_bytes());
        prop_assert_eq!(other.objects, held.keys.objects);
        prop_assert_ne!(other.people, held.keys.people);
        prop_assert_eq!(draw::draw(held.frame(), &other).drawn, held.outcome.drawn);
    }
}
