//! Tests of `src/format/plan_csv.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::OwnHeadings;
use choucha::domain::lists::fault::Faults;
use choucha::domain::lists::record::Record;
use choucha::domain::settings::Settings;
use choucha::domain::year::plan::Task;
use choucha::format::plan_csv::*;
use choucha::format::small_list::{self, Table};

fn read(bytes: &[u8], settings: &Settings) -> Vec<Task> {
    let mut faults = Faults::default();
    let of_list = (ListName::Plan, &OwnHeadings::new());
    let table = small_list::read(of_list, bytes, &mut faults);
    let Table { header, rows } = table.expect("table");
    assert!(faults.is_empty(), "{faults:?}");
    let mut tasks = Vec::new();
    for (number, cells) in rows {
        let mut record = Record::new(&header, number, &cells);
        tasks.push(Task::read(&mut record, settings));
        assert_eq!(record.into_faults(), []);
    }
    tasks
}

#[test]
fn the_published_plan_reads_back_as_the_same_tasks_whatever_the_defaults_are() {
    let sample = include_str!("../../../data/sample/plan.csv");
    let settings = Settings::new("局", 2026);
    let tasks = read(sample.trim_start_matches('\u{feff}').as_bytes(), &settings);
    let bytes = write(Vec::new(), &tasks).expect("memory");
    let mut other = settings;
    other.rules.team = 5;
    other.rules.cap = 9;
    let again = read(&bytes[3..], &other);
    assert_eq!(tasks, again);
    assert_eq!(write(Vec::new(), &again).expect("memory"), bytes);
}
