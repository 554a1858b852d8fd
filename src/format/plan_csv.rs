//! The plan as it is published: every task with the values that hold, defaults filled in, under the Chinese headings of a
//! plan list. It reads back as the same tasks, whatever program saved the list it was made from.

use std::collections::BTreeSet;
use std::io::Write;

use crate::domain::ground::list_name::ListName;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::columns::OwnHeadings;
use crate::domain::lists::fault::Faults;
use crate::domain::lists::record::Record;
use crate::domain::lists::scope::Scope;
use crate::domain::settings::Settings;
use crate::domain::year::plan::{Published, Taking, Task};

use crate::format::csv_out::{self, CsvOut};
use crate::format::small_list::{self, Table};

/// A published plan: its tasks in its order, and how many faults its rows have; nothing of what is no plan.
pub fn read(bytes: &[u8], settings: &Settings) -> Option<(Vec<Task>, u64)> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut faults = Faults::default();
    let of_list = (ListName::Plan, &OwnHeadings::new());
    let Table { header, rows, .. } = small_list::read(of_list, (text, 1), &mut faults).ok()?;
    if !header.faults.is_empty() {
        return None;
    }
    let mut found = faults.total;
    let mut tasks = Vec::new();
    for (number, cells) in rows {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| csv_out::armed(cell).to_owned())
            .collect();
        let mut record = Record::new(&header, number, &cells);
        tasks.push(Task::read(&mut record, settings, &Published::default()));
        found += record.into_faults().len() as u64;
    }
    Some((tasks, found))
}

/// The digest that these tasks have as a published plan.
///
/// # Errors
/// As [`write`].
pub fn digest<'a>(tasks: impl IntoIterator<Item = &'a Task>) -> std::io::Result<Sha> {
    Ok(Sha::of(&write(Vec::new(), tasks)?))
}

/// Writes plan.csv of a version.
///
/// # Errors
/// The writer's own failure.
pub fn write<'a, W: Write>(
    out: W,
    tasks: impl IntoIterator<Item = &'a Task>,
) -> std::io::Result<W> {
    let tasks: Vec<&Task> = tasks.into_iter().collect();
    let others = tasks.iter().flat_map(|task| &task.scope.others);
    let others: BTreeSet<&str> = others.map(|(name, _)| name.as_str()).collect();
    let columns = || {
        ListName::Plan
            .columns()
            .iter()
            .filter(|column| !TYPED.contains(&column.key))
    };
    let mut csv = CsvOut::new(out)?;
    csv.row(
        columns()
            .map(|column| column.zh)
            .chain(others.iter().copied()),
    )?;
    for task in tasks {
        let known = columns().map(|column| cell(task, column.key));
        let cells: Vec<String> = known
            .chain(others.iter().map(|name| other(task, name)))
            .collect();
        csv.row(cells.iter().map(String::as_str))?;
    }
    csv.finish()
}

/// Columns that say what other columns say as well, for whoever types a plan.
const TYPED: [&str; 2] = ["time", "range"];

/// The words of a task for a column of its scope that only this office's library has.
fn other(task: &Task, name: &str) -> String {
    let others = task.scope.others.iter();
    let words = others
        .filter(|(known, _)| known == name)
        .map(|(_, words)| words.join(";"));
    words.collect()
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
        "range" => in_words(scope),
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

/// The columns of a scope that only this office's library has, with their words, as people read them.
fn in_words(scope: &Scope) -> String {
    let others = scope.others.iter();
    let said = others.map(|(name, words)| format!("{name}：{}", words.join("、")));
    said.collect::<Vec<String>>().join("；")
}
