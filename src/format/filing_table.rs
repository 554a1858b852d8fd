//! The yearly plan in the form in which plans of inspections of enterprises are filed with the 司法局 (计划备案, 国办发〔2024〕54号):
//! 17 columns, a row for each task of a published version.

use std::collections::BTreeMap;

use crate::domain::lists::columns::headings;
use crate::domain::lists::scope::Scope;
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
    /// The tasks of the version, and how many objects of its base are in the scope of each; nothing where the base does not
    /// tell.
    pub tasks: &'a [(Task, Option<u64>)],
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

fn row(filing: &Filing<'_>, number: usize, (task, base): &(Task, Option<u64>)) -> Vec<String> {
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
        // A task of the yearly plan is 日常; 专项 inspections are planned by themselves.
        "日常".to_owned(),
        filing.bureau.to_owned(),
        // Whether others take part, no column of a published plan says.
        String::new(),
        String::new(),
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
