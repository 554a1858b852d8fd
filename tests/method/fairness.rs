//! Fairness over thousands of fixed seeds: every object, inspector, leader and pair comes up as often as any other.
//!
//! Each test counts, for every seed of the list, something that should fall on all alike, and asks whether the totals lie
//! further apart than chance would put them.

use choucha::domain::method::draw::Outcome;
use choucha::domain::method::frame::Grouping;

use super::chi_square::{
    all_pairs, bound, centred, chi_square, crossing, even, pair_of, pairs_alone, rows,
};
use super::fixed_seeds::{PAIRS, draws, frame, leaders, members, objects};

#[test]
fn every_object_is_drawn_as_often_as_any_other() {
    let frame = frame(60, None, &[12], 7, PAIRS);
    let outcomes = draws(&frame, "objects");
    even("objects", &rows(&outcomes, 60, objects));
}

#[test]
fn every_object_of_a_stratum_is_drawn_as_often_as_any_other_of_it() {
    let of = |line: usize| ["A", "B", "C"][[0, 1, 1, 2, 2, 2][line % 6]];
    let frame = frame(60, Some(of), &[5, 6, 7], 7, PAIRS);
    assert_eq!(frame.population.counts(), [10, 20, 30]);
    let outcomes = draws(&frame, "strata");
    for (stratum, take) in [5, 6, 7].into_iter().enumerate() {
        let lines: Vec<usize> = (0..60u32)
            .filter(|&line| frame.population.stratum_of(line) == stratum)
            .map(|line| line as usize)
            .collect();
        let place = |line: &usize| lines.iter().position(|l| l == line);
        let rows = rows(&outcomes, lines.len(), |outcome| {
            objects(outcome).iter().filter_map(place).collect()
        });
        assert!(
            rows.iter()
                .all(|row| row.iter().filter(|&&x| x > 0.5).count() == take)
        );
        even("objects of a stratum", &rows);
    }
}

#[test]
fn an_excluded_object_is_never_drawn_and_the_others_equally_often() {
    let mut frame = frame(60, None, &[12], 7, PAIRS);
    frame.excluded = (0..60).filter(|line| line % 7 == 3).collect();
    let open: Vec<usize> = (0..60).filter(|line| line % 7 != 3).collect();
    let outcomes = draws(&frame, "excluded");
    let drawn = |line: &u32| {
        outcomes
            .iter()
            .any(|o| o.drawn.iter().any(|d| d.line == *line))
    };
    assert!(!frame.excluded.iter().any(drawn));
    let place = |line: &usize| open.iter().position(|l| l == line);
    let rows = rows(&outcomes, open.len(), |outcome| {
        objects(outcome).iter().filter_map(place).collect()
    });
    even("objects not excluded", &rows);
}

#[test]
fn every_place_in_the_draw_order_falls_on_every_object_equally_often() {
    let frame = frame(30, None, &[6], 7, PAIRS);
    let outcomes = draws(&frame, "order");
    for place in 0..6 {
        let rows = rows(&outcomes, 30, |o| vec![o.drawn[place].line as usize]);
        even("objects at one place", &rows);
    }
}

#[test]
fn every_inspector_serves_and_leads_as_often_as_any_other() {
    // 5 teams of two are 10 seats for 7: three of them serve twice.
    let outcomes = draws(&frame(30, None, &[5], 7, PAIRS), "inspectors");
    even("members", &rows(&outcomes, 7, members));
    even("leaders", &rows(&outcomes, 7, leaders));
    let threes = Grouping { group: 3, ..PAIRS };
    let outcomes = draws(&frame(30, None, &[7], 10, threes), "threes");
    even("members of three", &rows(&outcomes, 10, members));
    even("leaders of three", &rows(&outcomes, 10, leaders));
}

#[test]
fn every_inspector_comes_into_a_small_pool_as_often_as_any_other() {
    let grouping = Grouping {
        pool: Some(5),
        ..PAIRS
    };
    let outcomes = draws(&frame(30, None, &[8], 12, grouping), "pool");
    let pool = |o: &Outcome| o.pool.iter().map(|&j| j as usize).collect();
    even("the pool", &rows(&outcomes, 12, pool));
    even("members", &rows(&outcomes, 12, members));
    even("leaders", &rows(&outcomes, 12, leaders));
}

#[test]
fn every_inspector_serves_as_often_as_any_other_in_standing_teams() {
    let grouping = Grouping {
        teams: Some(3),
        ..PAIRS
    };
    let outcomes = draws(&frame(30, None, &[7], 9, grouping), "standing");
    even("members", &rows(&outcomes, 9, members));
    even("leaders", &rows(&outcomes, 9, leaders));
}

#[test]
fn every_qualified_inspector_serves_as_often_as_any_other_qualified_one() {
    let grouping = Grouping {
        qualified: 1,
        ..PAIRS
    };
    let mut frame = frame(30, None, &[7], 10, grouping);
    for j in [1, 2, 5, 8] {
        frame.crew.qualified[j] = true;
    }
    let outcomes = draws(&frame, "qualified");
    for qualified in [true, false] {
        let group: Vec<usize> = (0..10)
            .filter(|&j| frame.crew.qualified[j] == qualified)
            .collect();
        let place = |j: &usize| group.iter().position(|k| k == j);
        let rows = rows(&outcomes, group.len(), |o| {
            members(o).iter().filter_map(place).collect()
        });
        even(
            if qualified {
                "qualified"
            } else {
                "not qualified"
            },
            &rows,
        );
    }
}

#[test]
fn every_pair_of_inspectors_meets_as_often_as_any_other() {
    for (crew, take, task) in [(7, 5, "seven"), (10, 25, "ten")] {
        let outcomes = draws(&frame(30, None, &[take], crew, PAIRS), task);
        let pairs = all_pairs(crew);
        let count = |o: &Outcome| {
            let teams = o.visits.iter().map(|visit| &visit.team);
            teams.map(|team| pair_of(&pairs, team)).collect()
        };
        let rows = rows(&outcomes, pairs.len(), count);
        let freedom = crew * (crew - 3) / 2;
        let found = chi_square(&rows, freedom, |row| pairs_alone(row, &pairs, crew));
        assert!(
            found < bound(freedom),
            "pairs of {crew}: chi-square {found:.1}, {freedom} degrees"
        );
    }
}

#[test]
fn every_inspector_meets_every_object_as_often_as_any_other() {
    let outcomes = draws(&frame(20, None, &[8], 7, PAIRS), "crossing");
    let count = |o: &Outcome| {
        let meetings = o.visits.iter().flat_map(|visit| {
            let line = visit.lines[0] as usize;
            visit.team.iter().map(move |&j| line * 7 + j as usize)
        });
        meetings.collect()
    };
    let rows = rows(&outcomes, 140, count);
    let freedom = 19 * 6;
    let found = chi_square(&rows, freedom, |row| crossing(row, 7));
    assert!(
        found < bound(freedom),
        "chi-square {found:.1}, {freedom} degrees"
    );
}

#[test]
fn the_bound_catches_an_inspector_who_is_called_a_little_more_often() {
    // The same counts, with the first inspector slipped in in one of 16 draws.
    let outcomes = draws(&frame(30, None, &[5], 7, PAIRS), "inspectors");
    let mut rows = rows(&outcomes, 7, members);
    for (i, row) in rows.iter_mut().enumerate() {
        if i % 16 == 0 {
            row[0] += 1.0;
            row[1 + i % 6] -= 1.0;
        }
    }
    assert!(chi_square(&rows, 6, centred) > bound(6));
}
