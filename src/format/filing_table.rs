//! The yearly plan in the form in which plans of inspections of enterprises are filed with the 司法局 (计划备案, 国办发〔2024〕54号):
//! 17 columns, a row for each task of a published version.

use std::collections::BTreeMap;

use crate::domain::lists::columns::{described, headings};
use crate::domain::lists::scope::Scope;
use crate::domain::year::filed_as::{FiledAs, OWN};
use crate::domain::year::plan::Task;

use crate::format::office_table::OfficeTable;
use crate::format::{plan_csv, public_tables};

/// The columns, as `data/formats/` has them.
const FORMAT: &str = include_str!("../../data/formats/filing.csv");

/// The name of the table.
const NAME: &str = "涉企行政检查计划备案表";

/// What the form is filled in with.
#[derive(Debug)]
pub struct Filing<'a> {
    /// 实施主体.
    pub bureau: &'a str,
    /// Whether the folder is a rehearsal (演练案卷).
    pub rehearsal: bool,
    /// The item list, by the keys of its columns.
    pub items: &'a [BTreeMap<String, String>],
    /// The tasks of the version.
    pub tasks: &'a [FiledTask],
}

/// A task of the version.
#[derive(Debug)]
pub struct FiledTask {
    /// As it was published.
    pub task: Task,
    /// How many objects of the version's base are in its scope; nothing where the base does not tell.
    pub base: Option<u64>,
    /// What the office's plan list says besides.
    pub own: FiledAs,
}

/// The columns that a plan list may have as its own, each with every name by which it is known.
pub fn own_columns() -> Vec<(&'static str, Vec<&'static str>)> {
    let columns = described(FORMAT).into_iter();
    let own = columns.filter(|column| OWN.contains(&column.key));
    own.map(|column| (column.key, column.names().collect()))
        .collect()
}

/// The form.
pub fn table(filing: &Filing<'_>) -> OfficeTable {
    let tasks = filing.tasks.iter().enumerate();
    let rows = tasks
        .map(|(place, task)| row(filing, place + 1, task))
        .collect();
    let (headings, rows) = public_tables::marked(filing.rehearsal, headings(FORMAT), rows);
    OfficeTable {
        name: NAME,
        headings,
        rows,
    }
}

fn row(filing: &Filing<'_>, number: usize, filed: &FiledTask) -> Vec<String> {
    let FiledTask { task, base, own } = filed;
    let of_items = |key: &str| {
        let known = |id: &String| filing.items.iter().find(|item| item.get("id") == Some(id));
        let cells = task.items.iter().filter_map(known);
        let cells = cells.filter_map(|item| item.get(key)).map(String::as_str);
        joined(cells.flat_map(|cell| cell.split(['；', ';'])))
    };
    let scope = &task.scope;
    let days = task.window.map(|(from, to)| format!("{from} 至 {to}"));
    let [ratio, strata] = ["ratio", "strata"].map(|key| plan_csv::cell(task, key));
    vec![
        number.to_string(),
        task.name.clone(),
        of_items("basis"),
        own.kind.clone(),
        filing.bureau.to_owned(),
        own.joint.clone(),
        own.partners.clone(),
        or(joined(scope.regions.iter().map(String::as_str)), "本辖区"),
        joined(scope.levels.iter().map(String::as_str)),
        of_items("name"),
        of_items("method"),
        days.unwrap_or_default(),
        // Whoever is inspected is an enterprise; its projects and equipment are what is looked at.
        "是".to_owned(),
        or(objects(scope), "检查对象名录库全部对象"),
        base.map_or(String::new(), |base| base.to_string()),
        if ratio.is_empty() { strata } else { ratio },
        format!("每家每年至多 {} 次", task.cap),
    ]
}

/// The whole scope but the regions, which have a column of their own: kinds as they are, other words behind the name of their
/// column.
fn objects(scope: &Scope) -> String {
    let named = |(key, words): (&str, &[String])| {
        let words = words.join("、");
        let name = match key {
            "kind" => return words,
            "level" => "管辖层级",
            "grade" => "信用等级",
            "scope" => "经营范围",
            other => other,
        };
        format!("{name}：{words}")
    };
    let narrowing = scope.columns();
    let narrowing = narrowing.filter(|(key, words)| *key != "region" && !words.is_empty());
    narrowing.map(named).collect::<Vec<String>>().join("；")
}

/// Words parted by `；`, each once.
fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut once: Vec<&str> = Vec::new();
    for word in words.map(str::trim).filter(|word| !word.is_empty()) {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once.join("；")
}

fn or(words: String, none: &str) -> String {
    if words.is_empty() {
        none.to_owned()
    } else {
        words
    }
}
