//! Tests of `src/domain/day/calendar.rs`.

use choucha::domain::day::calendar::*;
use choucha::domain::day::flaw::DayFlaw;
use chrono::NaiveDate;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

/// Years with these days: `date off|work holiday`; the notice's number is given for the year.
fn calendar(years: &[(i32, &str, &[&str])]) -> Calendar {
    let each = years.iter().map(|(year, number, rows)| {
        let days = rows.iter().map(|row| {
            let cells: Vec<&str> = row.split(' ').collect();
            let arranged = match cells[1] {
                "off" => Arranged::Off,
                _ => Arranged::Work,
            };
            let (holiday, notice) = (cells[2].to_owned(), (*number).to_owned());
            let day = Arrangement {
                arranged,
                holiday,
                notice,
            };
            (date(cells[0]), day)
        });
        let notice = Notice {
            number: (*number).to_owned(),
            published: None,
        };
        (*year, Year::new(*year, days.collect(), vec![notice]))
    });
    Calendar {
        years: each.collect(),
    }
}

/// The end of 2026 with a made-up holiday, and 2027 without a notice.
fn turn() -> Calendar {
    calendar(&[
        (
            2026,
            "国办发明电〔2025〕7号",
            &[
                "2026-12-26 work 某节",
                "2026-12-29 off 某节",
                "2026-12-30 off 某节",
            ],
        ),
        (2027, "国务院令第795号", &["2027-01-01 off 元旦"]),
    ])
}

#[test]
fn the_week_decides_where_no_row_stands() {
    let calendar = turn();
    for (day, expected) in [
        ("2026-12-25", Day::Work),
        ("2026-12-26", Day::MakeUp("某节")),
        ("2026-12-27", Day::Weekend),
        ("2026-12-29", Day::Holiday("某节")),
        ("2027-01-01", Day::Holiday("元旦")),
        ("2027-01-02", Day::Weekend),
    ] {
        assert_eq!(calendar.day(date(day)), Ok(expected), "{day}");
        assert_eq!(calendar.is_working(date(day)), Ok(expected.works()));
    }
}

#[test]
fn the_day_of_completion_does_not_count_and_a_provisional_year_is_told() {
    let calendar = turn();
    for (from, n, expected, provisional) in [
        ("2026-12-24", 0, "2026-12-24", false),
        ("2026-12-24", 1, "2026-12-25", false),
        ("2026-12-24", 2, "2026-12-26", false),
        ("2026-12-27", 1, "2026-12-28", false),
        ("2026-12-28", 1, "2026-12-31", false),
        ("2026-12-28", 2, "2027-01-04", true),
        ("2027-01-01", 1, "2027-01-04", true),
        ("2027-01-01", 0, "2027-01-01", true),
    ] {
        let deadline = Deadline {
            date: date(expected),
            provisional,
        };
        let found = calendar.add_working_days(date(from), n);
        assert_eq!(found, Ok(deadline), "{from} + {n}");
    }
}

#[test]
fn working_days_are_counted_with_both_ends_and_left_with_their_sign() {
    let calendar = turn();
    let between = |a, b| calendar.working_days_between(date(a), date(b));
    assert_eq!(between("2026-12-25", "2026-12-31"), Ok(4));
    assert_eq!(between("2026-12-25", "2026-12-25"), Ok(1));
    assert_eq!(between("2026-12-27", "2026-12-27"), Ok(0));
    assert_eq!(between("2026-12-31", "2026-12-25"), Ok(0));
    let left = |a, b| calendar.working_days_left(date(a), date(b));
    assert_eq!(left("2026-12-24", "2026-12-31"), Ok(4));
    assert_eq!(left("2026-12-27", "2026-12-28"), Ok(1));
    assert_eq!(left("2026-12-31", "2026-12-31"), Ok(0));
    assert_eq!(
        left("2027-01-01", "2026-12-31"),
        Ok(-1),
        "a day off is late too"
    );
    assert_eq!(left("2027-01-04", "2026-12-31"), Ok(-1));
    assert_eq!(left("2027-01-05", "2026-12-31"), Ok(-2));
}

#[test]
fn a_year_that_is_not_on_hand_is_refused_with_the_years_that_are() {
    let calendar = turn();
    let refused = |year| DayFlaw::NoCalendar {
        year,
        covered: (2026, 2027),
    };
    assert_eq!(calendar.day(date("2025-12-31")), Err(refused(2025)));
    assert_eq!(
        calendar.add_working_days(date("2025-12-31"), 1),
        Err(refused(2025))
    );
    assert_eq!(
        calendar.add_working_days(date("2027-12-31"), 1),
        Err(refused(2028))
    );
    assert_eq!(
        calendar.working_days_between(date("2027-12-31"), date("2028-01-03")),
        Err(refused(2028))
    );
    assert_eq!(
        calendar.working_days_left(date("2028-01-03"), date("2027-12-31")),
        Err(refused(2028))
    );
    assert_eq!(refused(2028).code(), "W01");
    let ended: Vec<_> = calendar.way(date("2027-12-30")).collect();
    assert_eq!(
        ended.len(),
        2,
        "the first day without a calendar is the last item"
    );
}

#[test]
fn the_years_covered_are_the_longest_run() {
    let of = |years: &[i32]| {
        let years: Vec<(i32, &str, &[&str])> =
            years.iter().map(|&year| (year, "", &[][..])).collect();
        calendar(&years).covered()
    };
    assert_eq!(of(&[]), (0, 0));
    assert_eq!(of(&[2015, 2019, 2020, 2021, 2030]), (2019, 2021));
    assert_eq!(of(&[2019, 2021]), (2019, 2019));
}

#[test]
fn holidays_are_listed_by_notice_in_the_order_of_their_first_day_off() {
    let calendar = calendar(&[(
        2026,
        "国办发明电〔2025〕7号",
        &[
            "2026-09-20 work 国庆节",
            "2026-09-25 off 中秋节",
            "2026-10-01 off 国庆节",
            "2026-10-02 off 国庆节",
            "2026-10-10 work 国庆节",
        ],
    )]);
    let year = calendar.year(2026).expect("year");
    let names: Vec<&str> = year.holidays().iter().map(|h| h.name).collect();
    assert_eq!(names, ["中秋节", "国庆节"]);
    let national = &year.holidays()[1];
    assert_eq!(national.off, [date("2026-10-01"), date("2026-10-02")]);
    assert_eq!(national.work, [date("2026-09-20"), date("2026-10-10")]);
    // 261 days from Monday to Friday, three of them off, two more worked.
    let totals = Totals {
        working: 260,
        off: 105,
    };
    assert_eq!(year.totals(), totals);
}
