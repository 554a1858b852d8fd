//! Teams: who may sit in one, how far the pool reaches, how even the load is.

use std::collections::BTreeMap;

use proptest::prelude::*;

use choucha::domain::method::draw;
use choucha::domain::method::frame::Frame;
use choucha::domain::method::numbers::{LOTS, Numbers};
use choucha::domain::method::visits::{DrawnVisit, Few};

use super::random_frames::{ANYTHING, Held, Wanted, cases, fixed, keys};

/// Whether `members`, without those recused from the objects on `lines`, hold `people` and among them `qualified`.
fn suffice(frame: &Frame, members: &[u32], lines: &[u32], people: u32, qualified: u32) -> bool {
    let recused = frame.recused_from(lines);
    let free: Vec<u32> = members
        .iter()
        .copied()
        .filter(|j| !recused.contains(j))
        .collect();
    let marked = free.iter().filter(|&&j| frame.crew.qualified[j as usize]);
    free.len() >= people as usize && marked.count() >= qualified as usize
}

/// Whether a pool of `members` can make every visit and fill the standing teams.
fn serves(frame: &Frame, visits: &[DrawnVisit], members: &[u32]) -> bool {
    let grouping = frame.grouping;
    let teams = grouping.teams.unwrap_or(0);
    suffice(
        frame,
        members,
        &[],
        teams * grouping.group,
        teams * grouping.qualified,
    ) && visits.iter().all(|visit| {
        suffice(
            frame,
            members,
            &visit.lines,
            grouping.group,
            grouping.qualified,
        )
    })
}

fn spread(counts: impl Iterator<Item = u64> + Clone) -> u64 {
    counts.clone().max().unwrap_or(0) - counts.min().unwrap_or(0)
}

fn pool_visits(held: &Held) -> Vec<u64> {
    let loads = held.outcome.loads(held.frame());
    let pool = held.outcome.pool.iter();
    pool.map(|&j| loads[j as usize]).collect()
}

proptest! {
    #![proptest_config(fixed(330, 3))]

    #[test]
    fn every_team_has_its_size_and_holds_nobody_recused_and_nobody_twice(case in cases(ANYTHING)) {
        let held = case.hold();
        let frame = held.frame();
        for DrawnVisit { lines, team, .. } in &held.outcome.visits {
            prop_assert_eq!(team.len(), frame.grouping.group as usize);
            let mut once = team.to_vec();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), team.len());
            prop_assert!(team.iter().all(|j| !frame.recused_from(lines).contains(j)));
            let first = &team[..frame.grouping.qualified as usize];
            prop_assert!(first.iter().all(|&j| frame.crew.qualified[j as usize]));
        }
    }

    #[test]
    fn the_pool_is_the_shortest_run_of_the_lots_that_serves_every_visit(case in cases(ANYTHING)) {
        let held = case.hold();
        let frame = held.frame();
        let (visits, pool) = (&held.outcome.visits, &held.outcome.pool);
        let mut numbers = Numbers::new(&held.keys.people.0, LOTS);
        let mut order: Vec<(u64, u32)> =
            (0..).take(frame.crew.len()).map(|j| (numbers.at(u64::from(j)), j)).collect();
        order.sort_unstable();
        let order: Vec<u32> = order.into_iter().map(|(_, j)| j).collect();
        prop_assert_eq!(&order[..pool.len()], &pool[..]);
        let least = frame.grouping.pool.map_or(order.len(), |k| order.len().min(k as usize));
        prop_assert!(pool.len() >= least);
        prop_assert!(serves(frame, visits, pool));
        prop_assert!(pool.len() == least || !serves(frame, visits, &pool[..pool.len() - 1]));
    }

    #[test]
    fn nobody_outside_the_pool_serves(case in cases(ANYTHING)) {
        let held = case.hold();
        prop_assert!(held.outcome.visits.iter().flat_map(|v| &v.team).all(|j| held.outcome.pool.contains(j)));
    }

    #[test]
    fn without_recusal_and_specialty_the_loads_of_the_pool_differ_by_at_most_one(
        case in cases(Wanted { recusals: false, specialty: false, standing: Some(false), ..ANYTHING }),
    ) {
        prop_assert!(spread(pool_visits(&case.hold()).iter().copied()) <= 1);
    }

    #[test]
    fn without_recusal_the_loads_of_standing_teams_differ_by_at_most_one(
        case in cases(Wanted { recusals: false, standing: Some(true), ..ANYTHING }),
    ) {
        let held = case.hold();
        let teams = held.frame().grouping.teams.unwrap() as usize;
        let mut loads: BTreeMap<&[u32], u64> = BTreeMap::new();
        for visit in &held.outcome.visits {
            *loads.entry(&visit.team[..]).or_default() += 1;
        }
        prop_assert!(loads.len() <= teams);
        let idle = teams - loads.len();
        prop_assert!(spread(loads.values().copied().chain(std::iter::repeat_n(0, idle))) <= 1);
        // Nobody sits in two standing teams.
        let mut seated: Vec<u32> = loads.keys().flat_map(|team| team.iter().copied()).collect();
        seated.sort_unstable();
        prop_assert!(seated.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_standing_team_that_is_not_recused_visits_before_anybody_is_called_from_elsewhere(
        case in cases(Wanted { standing: Some(true), ..ANYTHING }), keys in keys(),
    ) {
        // The same keys without recusals show the standing teams, as far as they visit at all.
        let mut frame = case.read().unwrap().frame;
        frame.grouping.pool = None;
        let outcome = draw::draw(&frame, &keys);
        frame.recused.clear();
        let plain = draw::draw(&frame, &keys);
        let mut standing: Vec<Few> = plain.visits.into_iter().map(|v| v.team).collect();
        standing.sort_unstable();
        standing.dedup();
        prop_assume!(standing.len() == frame.grouping.teams.unwrap() as usize);
        for visit in &outcome.visits {
            let free = standing.iter().any(|team| team.iter().all(|j| !visit.recused.contains(j)));
            prop_assert_eq!(free, standing.contains(&visit.team));
        }
    }

    #[test]
    fn recusals_from_objects_that_are_not_drawn_change_nothing(case in cases(ANYTHING)) {
        let held = case.hold();
        let mut frame = held.frame().clone();
        frame.recused.retain(|line, _| held.outcome.drawn.iter().any(|d| d.line == *line));
        prop_assert_eq!(draw::draw(&frame, &held.keys), held.outcome);
    }

    #[test]
    fn a_recusal_from_one_object_of_a_visit_is_one_from_each_of_them(case in cases(ANYTHING)) {
        let held = case.hold();
        let mut frame = held.frame().clone();
        for visit in &held.outcome.visits {
            for line in &visit.lines {
                frame.recused.insert(*line, visit.recused.clone());
            }
        }
        prop_assert_eq!(draw::draw(&frame, &held.keys), held.outcome);
    }
}
