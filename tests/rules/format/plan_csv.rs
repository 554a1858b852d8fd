//! Tests of `src/format/plan_csv.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::OwnHeadings;
use choucha::domain::lists::fault::Faults;
use choucha::domain::lists::record::Record;
use choucha::domain::settings::Settings;
use choucha::domain::year::plan::{Published, Task};
use choucha::format::plan_csv::*;
use choucha::format::small_list::{self, Table};

fn read(bytes: &[u8], settings: &Settings) -> Vec<Task> {
    let mut faults = Faults::default();
    let of_list = (ListName::Plan, &OwnHeadings::new());
    let table = small_list::read(of_list, (bytes, 1), &mut faults);
    let Table { header, rows, .. } = table.expect("table");
    assert!(faults.is_empty(), "{faults:?}");
    let mut tasks = Vec::new();
    for (number, cells) in rows {
        let mut record = Record::new(&header, number, &cells);
        tasks.push(Task::read(&mut record, settings, &Published::default()));
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

#[test]
fn columns_of_the_offices_own_library_are_published_with_the_plan() {
    let plan = "任务编号,任务名称,抽查事项,抽查比例,开始日期,截止日期,监管科室,行业类别\n\
                T1,甲,A1,5%,2026-06-01,2026-06-10,二科;一科,\n\
                T2,乙,A1,5%,2026-06-01,2026-06-10,,烟花爆竹零售\n";
    let settings = Settings::new("局", 2026);
    let tasks = read(plan.as_bytes(), &settings);
    let others = |task: &Task| task.scope.others.clone();
    let of = |name: &str, words: &[&str]| {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        vec![(name.to_owned(), words)]
    };
    assert_eq!(others(&tasks[0]), of("监管科室", &["二科", "一科"]));
    assert_eq!(others(&tasks[1]), of("行业类别", &["烟花爆竹零售"]));
    let bytes = write(Vec::new(), &tasks).expect("memory");
    assert_eq!(read(&bytes[3..], &settings), tasks);
    let text = String::from_utf8(bytes).expect("UTF-8");
    let header = text.lines().next().unwrap_or_default();
    assert!(header.ends_with(",监管科室,行业类别"), "{header}");
    assert!(
        !header.contains("抽查时间") && !header.contains("抽查对象范围"),
        "{header}"
    );
    assert_eq!(cell(&tasks[0], "range"), "监管科室：二科、一科");
}
