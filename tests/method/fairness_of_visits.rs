//! Fairness of visits over thousands of fixed seeds: their order, and who makes the first and the last of them.

use choucha::domain::method::draw::Outcome;

use super::chi_square::{
    all_pairs, bound, centred, chi_square, crossing, even, pair_of, pairs_alone, rows,
};
use super::fixed_seeds::{PAIRS, draws, frame, owned};

/// Eight enterprises of one to five objects: the first ones on single lines, the others by owners outside the population.
fn enterprise(line: u32) -> Option<u32> {
    [3, 5, 9, 14, 19, 24]
        .iter()
        .position(|&from| line < from)
        .and_then(|place| {
            // Lines 0 to 2 are their own enterprises.
            u32::try_from(place).unwrap().checked_sub(1)
        })
}

#[test]
fn every_place_in_the_visit_order_falls_on_every_enterprise_equally_often() {
    let frame = owned(frame(24, None, &[24], 7, PAIRS), enterprise);
    let outcomes = draws(&frame, "visit order");
    let firsts = [0, 1, 2, 3, 5, 9, 14, 19];
    let place = |line: u32| firsts.iter().position(|&first| first == line).unwrap();
    let count = |o: &Outcome| {
        assert_eq!(o.visits.len(), 8);
        let visits = o.visits.iter().enumerate();
        visits
            .map(|(at, visit)| at * 8 + place(visit.lines[0]))
            .collect()
    };
    let rows = rows(&outcomes, 64, count);
    let found = chi_square(&rows, 49, |row| crossing(row, 8));
    assert!(found < bound(49), "chi-square {found:.1}, 49 degrees");
}

/// A stratum of 5 objects that are all drawn, beside 5 % of 100.
fn risky(line: usize) -> &'static str {
    if line % 21 == 10 { "D" } else { "A" }
}

#[test]
fn objects_of_a_stratum_with_a_high_ratio_stand_at_every_place_equally_often() {
    let frame = frame(105, Some(risky), &[5, 5], 7, PAIRS);
    assert_eq!(frame.population.counts(), [100, 5]);
    let outcomes = draws(&frame, "strata in order");
    let is_risky = |line: u32| frame.population.stratum_of(line) == 1;
    let of_visits = rows(&outcomes, 10, |o| {
        let visits = o.visits.iter().enumerate();
        let risky = visits.filter(|(_, visit)| is_risky(visit.lines[0]));
        risky.map(|(place, _)| place).collect()
    });
    even("places of the stratum", &of_visits);
    // In draw order they do not: what the test above would say, were visits made in draw order.
    let of_draws = rows(&outcomes, 10, |o| {
        let drawn = o.drawn.iter().enumerate();
        let risky = drawn.filter(|(_, drawn)| is_risky(drawn.line));
        risky.map(|(place, _)| place).collect()
    });
    assert!(chi_square(&of_draws, 9, centred) > 100.0 * bound(9));
}

#[test]
fn every_inspector_makes_each_visit_of_the_order_as_often_as_any_other() {
    let outcomes = draws(&frame(30, None, &[8], 7, PAIRS), "places");
    for place in 0..8 {
        let team = |o: &Outcome| {
            let team = o.visits[place].team.iter();
            team.map(|&j| j as usize).collect()
        };
        even(&format!("visit {place}"), &rows(&outcomes, 7, team));
    }
}

#[test]
fn the_team_of_the_first_and_of_the_last_visit_is_any_pair_equally_often() {
    // 5 visits of 7: at the last one three inspectors have had a turn more than the others or none.
    for (crew, take, task) in [(7, 5, "ends of seven"), (6, 9, "ends of six")] {
        let frame = owned(frame(30, None, &[take], crew, PAIRS), |line| {
            (line % 5 == 0).then_some(line / 10)
        });
        let outcomes = draws(&frame, task);
        let pairs = all_pairs(crew);
        for last in [false, true] {
            let team = |o: &Outcome| {
                let visits = &o.visits;
                let visit = if last { visits.last() } else { visits.first() };
                visit.unwrap().team.clone()
            };
            let what = if last {
                "the last visit"
            } else {
                "the first visit"
            };
            let members = rows(&outcomes, crew, |o| {
                team(o).iter().map(|&j| j as usize).collect()
            });
            even(&format!("members of {what}"), &members);
            let leaders = rows(&outcomes, crew, |o| vec![team(o)[0] as usize]);
            even(&format!("leader of {what}"), &leaders);
            let rows = rows(&outcomes, pairs.len(), |o| vec![pair_of(&pairs, &team(o))]);
            let freedom = crew * (crew - 3) / 2;
            let found = chi_square(&rows, freedom, |row| pairs_alone(row, &pairs, crew));
            assert!(
                found < bound(freedom),
                "pair of {what}: chi-square {found:.1}, {freedom} degrees"
            );
        }
    }
}

#[test]
fn an_enterprise_of_many_objects_is_visited_by_everybody_as_often_as_any_other() {
    // Whatever the size of the enterprise: one visit, one team. 5 visits or fewer, 7 inspectors.
    let frame = owned(frame(24, None, &[24], 7, PAIRS), enterprise);
    let outcomes = draws(&frame, "large enterprise");
    let count = |o: &Outcome| {
        let large = o.visits.iter().find(|visit| visit.lines.len() == 5);
        let team = &large.unwrap().team;
        team.iter().map(|&j| j as usize).collect()
    };
    even(
        "members at the large enterprise",
        &rows(&outcomes, 7, count),
    );
}
