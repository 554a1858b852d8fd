//! Whether totals over many draws lie further apart than chance would put them.
//!
//! A chi-square statistic, scaled by the scatter that single draws really have (a draw without replacement, and turns that
//! even out the load, scatter less than dice). The bound is the upper 1e-6 point: a fair method fails one in a million lists
//! of seeds, and the list is fixed, so a test that passes always passes.
#![allow(
    clippy::float_arithmetic,
    reason = "statistics of a test; no float takes part in a draw"
)]

use choucha::domain::method::draw::Outcome;

/// The upper 1e-6 point of the standard normal distribution.
const Z: f64 = 4.753_424;

/// The upper 1e-6 point of chi-square, by Wilson and Hilferty; for 4 degrees of freedom and more within 1.5 % of the exact.
pub(crate) fn bound(freedom: usize) -> f64 {
    let k = float(freedom);
    let ninth = 2.0 / (9.0 * k);
    k * (1.0 - ninth + Z * ninth.sqrt()).powi(3)
}

pub(crate) fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// Holds totals over many draws against the scatter of the single draws, in the directions that `part` leaves over.
///
/// `part` is a projection that takes out what is fixed or tested elsewhere, and `freedom` the dimension of what it leaves.
/// When relabelling the things counted does not change the distribution of a draw's counts, and maps no part of that
/// space into itself, the counts of a draw have one variance v in all its directions, and the squared length of the
/// projected total of R draws is v·R times a chi-square variable. v is the mean squared length of the projected draws per
/// dimension.
pub(crate) fn chi_square(
    rows: &[Vec<f64>],
    freedom: usize,
    part: impl Fn(&[f64]) -> Vec<f64>,
) -> f64 {
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
pub(crate) fn centred(row: &[f64]) -> Vec<f64> {
    let mean = row.iter().sum::<f64>() / float(row.len());
    row.iter().map(|x| x - mean).collect()
}

/// Asserts that counts with equal expectations stay within the bound.
pub(crate) fn even(what: &str, rows: &[Vec<f64>]) {
    let freedom = rows[0].len() - 1;
    let found = chi_square(rows, freedom, centred);
    let bound = bound(freedom);
    assert!(
        found < bound,
        "{what}: chi-square {found:.1} with {freedom} degrees of freedom, bound {bound:.1}"
    );
}

/// One row of `width` counts for each draw; `count` names the places that go up by one.
pub(crate) fn rows(
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

/// The two members of each team as a place among the pairs, and the pairs themselves.
pub(crate) fn all_pairs(crew: usize) -> Vec<(usize, usize)> {
    (0..crew)
        .flat_map(|a| (a + 1..crew).map(move |b| (a, b)))
        .collect()
}

/// The place of a team of two among the pairs.
pub(crate) fn pair_of(pairs: &[(usize, usize)], team: &[u32]) -> usize {
    let (a, b) = (team[0].min(team[1]) as usize, team[0].max(team[1]) as usize);
    pairs.iter().position(|&pair| pair == (a, b)).unwrap()
}

/// What is left of counts of pairs when the share of each single inspector is taken out.
pub(crate) fn pairs_alone(row: &[f64], pairs: &[(usize, usize)], crew: usize) -> Vec<f64> {
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

/// What is left of a table of counts when the means of its rows and columns are taken out.
pub(crate) fn crossing(table: &[f64], columns: usize) -> Vec<f64> {
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
