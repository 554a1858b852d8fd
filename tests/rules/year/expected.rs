//! Tests of `src/domain/year/expected.rs`.

use crate::year::plan::task;
use choucha::domain::book::fold::Book;
use choucha::domain::year::census::{Census, Class, Stratum};
use choucha::domain::year::expected::*;
use choucha::domain::year::plan::Task;
use choucha::domain::year::planned_round::{rounds, to_come};

fn census(classes: &[(&[Stratum], u32, u64)]) -> Census {
    let classes = classes.iter().map(|(strata, times, count)| {
        let class = Class {
            strata: strata.to_vec(),
            times: *times,
        };
        (class, *count)
    });
    Census {
        classes: classes.collect(),
        ..Census::default()
    }
}

fn look(tasks: &[&Task], census: &Census, drawn: u64) -> Forecast {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("date");
    let rounds = rounds(tasks.iter().copied(), &Book::default(), today);
    forecast(tasks, census, &to_come(&rounds), drawn)
}

fn bounds(forecast: &Forecast) -> (u64, u64, u64) {
    let Expected { least, most, base } = forecast.expected;
    (least, most, base)
}

#[test]
fn disjoint_scopes_are_exact() {
    let (a, _) = task(&[("id", "A"), ("ratio", "5%"), ("times", "2")]);
    let (b, _) = task(&[("id", "B"), ("ratio", "#7")]);
    let census = census(&[(&[(0, 0)], 0, 100), (&[(1, 0)], 0, 50), (&[], 0, 30)]);
    let seen = look(&[&a, &b], &census, 0);
    assert_eq!(bounds(&seen), (17, 17, 180));
    assert!(seen.expected.is_exact());
}

#[test]
fn a_cap_of_one_keeps_overlapping_rounds_apart() {
    let (a, _) = task(&[("id", "A"), ("ratio", "10%")]);
    let (b, _) = task(&[("id", "B"), ("ratio", "10%")]);
    let all = census(&[(&[(0, 0), (1, 0)], 0, 100)]);
    assert_eq!(bounds(&look(&[&a, &b], &all, 0)), (20, 20, 100));
    // With a higher cap the second may draw the same objects again.
    let (b, _) = task(&[("id", "B"), ("ratio", "10%"), ("cap", "2")]);
    assert_eq!(bounds(&look(&[&a, &b], &all, 0)), (10, 20, 100));
}

#[test]
fn exclusions_may_leave_too_few() {
    let (a, _) = task(&[("id", "A"), ("ratio", "50%")]);
    let (b, _) = task(&[("id", "B"), ("ratio", "100%")]);
    let shared = census(&[(&[(0, 0), (1, 0)], 0, 10), (&[(0, 0)], 0, 10)]);
    // A draws ten of twenty; between none and all of them are B's ten.
    let seen = look(&[&a, &b], &shared, 0);
    assert_eq!(bounds(&seen), (10, 20, 20));
    assert_eq!(seen.taken[1][&0].short, 10);
}

#[test]
fn a_sealed_round_may_draw_what_others_drew_since() {
    let (a, _) = task(&[("id", "A"), ("ratio", "#8")]);
    let (b, _) = task(&[("id", "B"), ("ratio", "#8")]);
    let all = census(&[(&[(0, 0), (1, 0)], 0, 20)]);
    let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("date");
    let mut rounds = rounds([&a, &b], &Book::default(), today);
    rounds[1].sealed = true;
    let seen = forecast(&[&a, &b], &all, &to_come(&rounds), 0);
    assert_eq!(bounds(&seen), (8, 16, 20));
}

#[test]
fn what_was_drawn_counts_and_is_not_drawn_again() {
    let (a, _) = task(&[("id", "A"), ("ratio", "100%")]);
    let half = census(&[(&[(0, 0)], 1, 4), (&[(0, 0)], 0, 6)]);
    let seen = look(&[&a], &half, 4);
    assert_eq!(bounds(&seen), (10, 10, 10));
    assert_eq!(seen.taken[0][&0].short, 4);
}
