//! Tests of `src/domain/year/plan.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::{Header, OwnHeadings};
use choucha::domain::lists::fault::Flaw;
use choucha::domain::lists::ratio_cell::RatioCellFlaw;
use choucha::domain::lists::record::Record;
use choucha::domain::settings::Settings;
use choucha::domain::year::plan::*;
use chrono::Datelike;

/// A task read from these cells, the others being those of a plain task.
pub(crate) fn task(cells: &[(&str, &str)]) -> (Task, Vec<Flaw>) {
    let names: Vec<String> = ListName::Plan
        .columns()
        .iter()
        .map(|c| c.key.to_owned())
        .collect();
    let defaults = [
        ("id", "T1"),
        ("name", "任务"),
        ("items", "A1"),
        ("ratio", "5%"),
        ("from", "2026-06-01"),
        ("to", "2026-06-10"),
    ];
    let value = |key: &str| {
        cells
            .iter()
            .chain(&defaults)
            .find(|(k, _)| *k == key)
            .map_or(String::new(), |(_, v)| (*v).to_owned())
    };
    let row: Vec<String> = names.iter().map(|n| value(n)).collect();
    let header = Header::find(ListName::Plan, names, &OwnHeadings::new());
    let mut record = Record::new(&header, 2, &row);
    let task = Task::read(
        &mut record,
        &Settings::new("局", 2026),
        &Published::default(),
    );
    (
        task,
        record.into_faults().into_iter().map(|f| f.flaw).collect(),
    )
}

#[test]
fn rounds_cut_the_window_into_equal_slices() {
    let (task, flaws) = task(&[("times", "3")]);
    assert_eq!(flaws, []);
    let days: Vec<(u32, u32)> = (1..=3)
        .filter_map(|r| task.round_window(r))
        .map(|(a, b)| (a.day(), b.day()))
        .collect();
    assert_eq!(days, [(1, 3), (4, 6), (7, 10)]);
    assert_eq!((task.round_window(0), task.round_window(4)), (None, None));
}

#[test]
fn each_wrong_value_of_a_row_is_named() {
    let (_, flaws) = task(&[
        ("id", "a b"),
        ("ratio", "5"),
        ("times", "11"),
        ("team", "2"),
        ("qualified", "3"),
        ("cap", "0"),
    ]);
    assert_eq!(
        flaws,
        [
            Flaw::Id,
            Flaw::Ratio(RatioCellFlaw::Form),
            Flaw::Rounds { days: 10 },
            Flaw::Qualified { team: 2 },
            Flaw::Number { min: 1, max: 366 },
        ]
    );
    assert_eq!(
        task(&[("strata", "信用等级: A=1%")]).1,
        [Flaw::RatioOrStrata]
    );
    assert_eq!(task(&[("from", "2025-12-31")]).1, [Flaw::Year(2026)]);
    assert_eq!(
        task(&[("team", "1")]).1,
        [Flaw::Number { min: 2, max: 100 }]
    );
    assert!(matches!(
        task(&[("from", "2026-06-11")]).1[..],
        [Flaw::DateOrder { .. }]
    ));
}

#[test]
fn ratio_and_frequency_in_one_cell_make_rounds() {
    let (read, flaws) = task(&[("ratio", "不低于5%，每年2次")]);
    assert_eq!((read.times, flaws), (2, vec![]));
    assert_eq!(read, task(&[("ratio", "5%"), ("times", "2.0")]).0);
    assert_eq!(read, task(&[("ratio", "5%"), ("times", "每半年1次")]).0);
    let with = "ratio".to_owned();
    assert_eq!(
        task(&[("ratio", "5%，1次/年"), ("times", "2")]).1,
        [Flaw::Disagrees { with }]
    );
}

#[test]
fn a_time_of_the_year_is_a_window() {
    let none = [("from", ""), ("to", "")];
    let timed = |time: &'static str| task(&[none[0], none[1], ("time", time)]);
    let (read, flaws) = timed("6月-8月");
    assert_eq!(flaws, []);
    let days = read
        .window
        .map(|(from, to)| (from.to_string(), to.to_string()));
    assert_eq!(
        days,
        Some(("2026-06-01".to_owned(), "2026-08-31".to_owned()))
    );
    assert_eq!(task(&none).1, [Flaw::NoTime]);
    assert_eq!(timed("2025年全年").1, [Flaw::Year(2026)]);
    assert_eq!(task(&[("time", "2026年6月1日至10日")]).1, []);
    let with = "from".to_owned();
    assert_eq!(task(&[("time", "6月")]).1, [Flaw::Disagrees { with }]);
    // A month alone is its first day, or its last.
    let (months, flaws) = task(&[("from", "2026年6月"), ("to", "2026年8月")]);
    assert_eq!((months.window, flaws), (read.window, vec![]));
}
