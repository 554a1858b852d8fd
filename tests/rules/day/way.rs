//! Tests of `src/domain/day/way.rs`.

use choucha::domain::day::calendar::{Arranged, Arrangement, Calendar, Day, Year};
use choucha::domain::day::flaw::DayFlaw;
use choucha::domain::day::way::*;
use chrono::NaiveDate;
use std::collections::BTreeMap;

#[test]
fn days_in_a_row_are_told_together_with_their_reason() {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("date");
    let day = Arrangement {
        arranged: Arranged::Off,
        holiday: "元旦".to_owned(),
        notice: String::new(),
    };
    let year = Year::new(2026, BTreeMap::from([(first, day)]), Vec::new());
    let calendar = Calendar {
        years: BTreeMap::from([
            (2025, Year::new(2025, BTreeMap::new(), Vec::new())),
            (2026, year),
        ]),
    };
    let from = first.pred_opt().expect("date");
    let steps: Result<Vec<WayStep>, DayFlaw> = calendar.way(from).until(2).collect();
    let told: Vec<(Day, u32, u32)> = stretches(&steps.expect("steps"))
        .iter()
        .map(|stretch| (stretch.day, stretch.days, stretch.count))
        .collect();
    // Thursday off, Friday worked, a weekend, Monday worked.
    assert_eq!(
        told,
        [
            (Day::Holiday("元旦"), 1, 0),
            (Day::Work, 1, 1),
            (Day::Weekend, 2, 1),
            (Day::Work, 1, 2),
        ]
    );
    assert_eq!(calendar.way(from).until(0).count(), 0);
}
