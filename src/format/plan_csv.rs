//! The plan as it is published: every task with the values that hold, defaults filled in, under the Chinese headings of a
//! plan list. It reads back as the same tasks, whatever program saved the list it was made from.

use std::io::Write;

use crate::domain::ground::list_name::ListName;
use crate::domain::year::plan::{Taking, Task};

use crate::format::csv_out::CsvOut;

/// Writes plan.csv of a version.
///
/// # Errors
/// The writer's own failure.
pub fn write<'a, W: Write>(
    out: W,
    tasks: impl IntoIterator<Item = &'a Task>,
) -> std::io::Result<W> {
    let mut csv = CsvOut::new(out)?;
    csv.row(ListName::Plan.columns().iter().map(|column| column.zh))?;
    for task in tasks {
        let cells = ListName::Plan
            .columns()
            .iter()
            .map(|column| cell(task, column.key));
        let cells: Vec<String> = cells.collect();
        csv.row(cells.iter().map(String::as_str))?;
    }
    csv.finish()
}

/// The cell of a task in the column with this key.
pub fn cell(task: &Task, key: &str) -> String {
    let scope = &task.scope;
    let number = |number: Option<u32>| number.map_or(String::new(), |number| number.to_string());
    let day = |day: Option<chrono::NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    match key {
        "id" => task.id.clone(),
        "name" => task.name.clone(),
        "items" => task.items.join(";"),
        "kind" => scope.kinds.join(";"),
        "region" => scope.regions.join(";"),
        "level" => scope.levels.join(";"),
        "scope" => scope.scopes.join(";"),
        "grade" => scope.grades.join(";"),
        "ratio" => match &task.taking {
            Some(Taking::Ratio(ratio)) => ratio.to_string(),
            _ => String::new(),
        },
        "strata" => match &task.taking {
            Some(Taking::Strata(strata)) => strata.to_cell(),
            _ => String::new(),
        },
        "times" => task.times.to_string(),
        "from" => day(task.window.map(|(from, _)| from)),
        "to" => day(task.window.map(|(_, to)| to)),
        "team" => task.grouping.group.to_string(),
        "qualified" => task.grouping.qualified.to_string(),
        "teams" => number(task.grouping.teams),
        "pool" => number(task.grouping.pool),
        "cap" => task.cap.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::lists::fault::Faults;
    use crate::domain::lists::record::Record;
    use crate::domain::settings::Settings;
    use crate::format::small_list::{self, Table};

    use super::*;

    fn read(bytes: &[u8], settings: &Settings) -> Vec<Task> {
        let mut faults = Faults::default();
        let table = small_list::read(ListName::Plan, bytes, &mut faults).expect("table");
        let Some(Table { header, rows }) = table else {
            unreachable!("{faults:?}")
        };
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
        let sample = include_str!("../../data/sample/plan.csv");
        let settings = Settings::new("局", 2026);
        let tasks = read(sample.as_bytes(), &settings);
        let bytes = write(Vec::new(), &tasks).expect("memory");
        let other = Settings {
            team: 5,
            cap: 9,
            ..settings
        };
        let again = read(&bytes[3..], &other);
        assert_eq!(tasks, again);
        assert_eq!(write(Vec::new(), &again).expect("memory"), bytes);
    }
}
