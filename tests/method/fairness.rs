//! Fairness over thousands of fixed seeds: every object, inspector, leader and pair comes up as often as any other.
//!
//! Each test counts, for every seed of the list, something that should fall on all alike, and asks whether the totals lie
//! further apart than chance would put them: a chi-square statistic, scaled by the scatter that single draws really have (a
//! draw without replacement, and turns that even out the load, scatter less than dice). The bound is the upper 1e-6 point:
//! a fair method fails one in a million lists of seeds, and this list is fixed, so a test that passes always passes.
#![allow(
    clippy::float_arithmetic,
    reason = "statistics of a test; no float takes part in a draw"
)]

use std::fmt::Write as _;

use choucha::domain::method::draw::{self, Outcome};
use choucha::domain::method::frame::{Crew, Frame, Grouping};
use choucha::domain::method::key::{Seed, derive};
use choucha::domain::method::numbers::{LOTS, Numbers};
use choucha::domain::method::population::PopulationBuilder;

/// Draws of each test, under "seed 0", "seed 1" and so on.
const DRAWS: u32 = 4000;

/// The upper 1e-6 point of the standard normal distribution.
const Z: f64 = 4.753_424;

/// The upper 1e-6 point of chi-square, by Wilson and Hilferty; for 4 degrees of freedom and more within 1.5 % of the exact.
fn bound(freedom: usize) -> f64 {
    let k = float(freedom);
    let ninth = 2.0 / (9.0 * k);
    k * (1.0 - ninth + Z * ninth.sqrt()).powi(3)
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// Holds totals over many draws against the scatter of the single draws, in the directions that `part` leaves over.
///
/// `part` is a projection that takes out what is fixed or tested elsewhere, and `freedom` the dimension of what it leaves.
/// When relabelling the things counted does not change the distribution of a draw's counts, and maps no part of that
/// space into itself, the counts of a draw have one variance v in all its directions, and the squared length of the
/// projected total of R draws is v·R times a chi-square variable. v is the mean squared length of the projected draws per
/// dimension.
fn chi_square(rows: &[Vec<f64>], freedom: usize, part: impl Fn(&[f64]) -> Vec<f64>) -> f64 {
    let square = |row: &[f64]| row.iter().map(|x| x * x).sum::<f64>();
    let mut total = vec![0.0; rows[0].len()];
    let mut scatter = 0.0;
    for row in rows {
        let row = part(row);
        scatter += square(&row);
        for (sum, x) in total.iter_mut().zip(row) {
            *sum += x;
        }
    }
    let variance = scatter / float(freedom) / float(rows.len());
    assert!(
        variance > 0.01,
        "the counts hardly differ from draw to draw"
    );
    square(&total) / variance / float(rows.len())
}

/// What is left of `row` without its mean.
fn centred(row: &[f64]) -> Vec<f64> {
    let mean = row.iter().sum::<f64>() / float(row.len());
    row.iter().map(|x| x - mean).collect()
}

/// Asserts that counts with equal expectations stay within the bound.
fn even(what: &str, rows: &[Vec<f64>]) {
    let freedom = rows[0].len() - 1;
    let found = chi_square(rows, freedom, centred);
    let bound = bound(freedom);
    assert!(
        found < bound,
        "{what}: chi-square {found:.1} with {freedom} degrees of freedom, bound {bound:.1}"
    );
}

/// A frame of `objects`, a stratum of each by `stratum`, and `crew` inspectors.
fn frame(
    objects: usize,
    stratum: Option<fn(usize) -> &'static str>,
    takes: &[u64],
    crew: usize,
    grouping: Grouping,
) -> Frame {
    let mut builder = PopulationBuilder::default();
    for line in 0..objects {
        builder
            .push(&format!("{line:04}"), stratum.map(|of| of(line)))
            .unwrap();
    }
    Frame {
        population: builder.finish().unwrap(),
        excluded: Vec::new(),
        crew: Crew {
            certs: (0..crew).map(|j| format!("C{j:03}")).collect(),
            qualified: vec![false; crew],
        },
        recused: std::collections::BTreeMap::new(),
        takes: takes.to_vec(),
        grouping,
    }
}

const PAIRS: Grouping = Grouping {
    group: 2,
    qualified: 0,
    teams: None,
    pool: None,
};

/// The draws of a frame under the list of seeds; `task` stands for the manifest.
fn draws(frame: &Frame, task: &str) -> Vec<Outcome> {
    (0..DRAWS)
        .map(|i| {
            let mut manifest = String::new();
            writeln!(manifest, "task: {task}").unwrap();
            let seed = Seed::new(&format!("seed {i}")).unwrap();
            draw::draw(frame, &derive(manifest.as_bytes(), &seed).0)
        })
        .collect()
}

/// One row of `width` counts for each draw; `count` names the places that go up by one.
fn rows(
    outcomes: &[Outcome],
    width: usize,
    count: impl Fn(&Outcome) -> Vec<usize>,
) -> Vec<Vec<f64>> {
    outcomes
        .iter()
        .map(|outcome| {
            let mut row = vec![0.0; width];
            for place in count(outcome) {
                row[place] += 1.0;
            }
            row
        })
        .collect()
}

fn objects(outcome: &Outcome) -> Vec<usize> {
    outcome.drawn.iter().map(|d| d.line as usize).collect()
}

fn members(outcome: &Outcome) -> Vec<usize> {
    outcome
        .teams
        .iter()
        .flatten()
        .map(|&j| j as usize)
        .collect()
}

fn leaders(outcome: &Outcome) -> Vec<usize> {
    outcome.teams.iter().map(|team| team[0] as usize).collect()
}

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

/// The two members of each team as a place among the pairs, and the pairs themselves.
fn all_pairs(crew: usize) -> Vec<(usize, usize)> {
    (0..crew)
        .flat_map(|a| (a + 1..crew).map(move |b| (a, b)))
        .collect()
}

/// What is left of counts of pairs when the share of each single inspector is taken out.
fn pairs_alone(row: &[f64], pairs: &[(usize, usize)], crew: usize) -> Vec<f64> {
    let row = centred(row);
    let mut single = vec![0.0; crew];
    for (x, &(a, b)) in row.iter().zip(pairs) {
        single[a] += x;
        single[b] += x;
    }
    row.iter()
        .zip(pairs)
        .map(|(x, &(a, b))| x - (single[a] + single[b]) / float(crew - 2))
        .collect()
}

#[test]
fn every_pair_of_inspectors_meets_as_often_as_any_other() {
    for (crew, take, task) in [(7, 5, "seven"), (10, 25, "ten")] {
        let outcomes = draws(&frame(30, None, &[take], crew, PAIRS), task);
        let pairs = all_pairs(crew);
        let count = |o: &Outcome| {
            let place = |team: &Vec<u32>| {
                let (a, b) = (team[0].min(team[1]) as usize, team[0].max(team[1]) as usize);
                pairs.iter().position(|&pair| pair == (a, b)).unwrap()
            };
            o.teams.iter().map(place).collect()
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

/// What is left of a table of counts when the means of its rows and columns are taken out.
fn crossing(table: &[f64], columns: usize) -> Vec<f64> {
    let count = table.len() / columns;
    let mut left = Vec::with_capacity(table.len());
    for line in table.chunks_exact(columns) {
        left.extend(centred(line));
    }
    for column in 0..columns {
        let sum: f64 = left.iter().skip(column).step_by(columns).sum();
        for x in left.iter_mut().skip(column).step_by(columns) {
            *x -= sum / float(count);
        }
    }
    left
}

#[test]
fn every_inspector_meets_every_object_as_often_as_any_other() {
    let outcomes = draws(&frame(20, None, &[8], 7, PAIRS), "crossing");
    let count = |o: &Outcome| {
        let meetings = o.drawn.iter().zip(&o.teams);
        meetings
            .flat_map(|(d, team)| team.iter().map(|&j| d.line as usize * 7 + j as usize))
            .collect()
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

/// 20 inspectors, teams of two, 20 objects, all drawn; inspector 0 is recused from 15 of the 19 objects beside line 0, the
/// target. A fair share of the target is 2 of 20, 10 %.
fn one_often_recused() -> Frame {
    let mut frame = frame(20, None, &[20], 20, PAIRS);
    for line in 1..=15 {
        frame.recused.insert(line, vec![0]);
    }
    frame
}

#[test]
fn a_recusal_from_four_of_five_objects_does_not_pull_an_inspector_to_the_rest() {
    let outcomes = draws(&one_often_recused(), "pull");
    let meets = |o: &&Outcome| {
        let target = o.drawn.iter().position(|d| d.line == 0).unwrap();
        o.teams[target].contains(&0)
    };
    let met = outcomes.iter().filter(meets).count();
    // Between 8 and 12 %: four standard deviations of 4,000 draws to either side of the fair share.
    assert!(
        met * 100 >= 8 * outcomes.len(),
        "{met} of {}",
        outcomes.len()
    );
    assert!(
        met * 100 <= 12 * outcomes.len(),
        "{met} of {}",
        outcomes.len()
    );
}

#[test]
fn were_a_recused_turn_not_spent_the_same_recusal_would_pull_the_inspector_to_the_target() {
    let frame = one_often_recused();
    let mut met = 0;
    for (i, outcome) in (0..).zip(draws(&frame, "pull")) {
        let seed = Seed::new(&format!("seed {i}")).unwrap();
        let mut numbers = Numbers::new(&derive(b"task: pull\n", &seed).0, LOTS);
        let mut turns = [0u64; 20];
        for object in &outcome.drawn {
            let mut order: Vec<(u64, u64, u32)> = (0..20u32)
                .zip(turns)
                .map(|(j, had)| (had, numbers.at(had * 20 + u64::from(j)), j))
                .collect();
            order.sort_unstable();
            let free = order
                .iter()
                .filter(|(_, _, j)| !frame.recused_from(object.line).contains(j));
            for (_, _, j) in free.take(2) {
                turns[*j as usize] += 1;
                met += u32::from(*j == 0 && object.line == 0);
            }
        }
    }
    assert!(met * 100 >= 35 * DRAWS, "{met} of {DRAWS}");
}
