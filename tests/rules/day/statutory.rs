//! Tests of `src/domain/day/statutory.rs`.

use choucha::domain::day::calendar::{Calendar, Year};
use choucha::domain::day::statutory::*;
use chrono::NaiveDate;

fn computed(year: i32, festivals: [u32; 4]) -> Year {
    of(year, &holidays(year, festivals).expect("days"))
}

fn all() -> Calendar {
    Calendar {
        years: years().map(|year| (year.year, year)).collect(),
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The days off of a year that a holiday is the reason of.
fn off(year: &Year, holiday: &str) -> Vec<String> {
    let days = year.days.iter().filter(|(_, day)| day.holiday == holiday);
    days.map(|(day, _)| day.format("%m-%d").to_string())
        .collect()
}

#[test]
fn holidays_on_a_weekend_are_made_up_for_on_the_next_working_days() {
    let calendar = all();
    let year = &calendar.years[&2027];
    for (holiday, days) in [
        ("元旦", &["01-01"][..]),
        (
            "春节",
            &["02-05", "02-06", "02-07", "02-08", "02-09", "02-10"],
        ),
        ("清明节", &["04-05"]),
        ("劳动节", &["05-01", "05-02", "05-03", "05-04"]),
        ("端午节", &["06-09"]),
        ("中秋节", &["09-15"]),
        ("国庆节", &["10-01", "10-02", "10-03", "10-04", "10-05"]),
    ] {
        assert_eq!(off(year, holiday), days, "{holiday}");
    }
    assert!(year.provisional);
    let deadline = calendar.add_working_days(date("2027-01-20"), 20);
    let deadline = deadline.expect("a year on hand");
    assert_eq!(deadline.date, date("2027-02-23"));
    assert!(deadline.provisional);
}

#[test]
fn a_day_of_two_holidays_is_made_up_for_as_well() {
    // 中秋节 of 2028 lies on the third day of 国庆节, which begins on a Sunday.
    let calendar = all();
    let year = &calendar.years[&2028];
    assert_eq!(off(year, "国庆节"), ["10-01", "10-02", "10-04"]);
    assert_eq!(off(year, "国庆节、中秋节"), ["10-03"]);
    assert_eq!(off(year, "中秋节"), ["10-05"]);
    assert_eq!(off(year, "元旦"), ["01-01", "01-03"]);
}

#[test]
fn a_computed_year_has_as_many_working_days_as_the_notices_gave() {
    // The regulation has 13 days off since 2025: 248 working days in both years, by the notices as by the rule.
    for (year, festivals) in [(2025, [129, 404, 531, 1006]), (2026, [217, 405, 619, 925])] {
        assert_eq!(computed(year, festivals).totals().working, 248, "{year}");
    }
}

#[test]
fn every_year_of_the_table_has_its_thirteen_days_off() {
    let mut expected = 2027;
    for year in years() {
        assert_eq!(year.year, expected);
        expected += 1;
        let week = |day: &NaiveDate| {
            use chrono::{Datelike, Weekday};
            !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
        };
        assert_eq!(
            year.days.keys().filter(|day| week(day)).count(),
            13,
            "{}",
            year.year
        );
        assert!(year.provisional);
        assert_eq!(
            year.totals().working,
            year.dates().filter(week).count() - 13
        );
    }
    assert_eq!(expected, 2061);
}

#[test]
fn a_month_that_there_is_not_makes_no_year() {
    assert_eq!(holidays(2027, [1306, 405, 609, 915]), None);
    assert_eq!(holidays(2027, [230, 405, 609, 915]), None);
}
