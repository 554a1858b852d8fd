//! The report of `lists diff`.

use serde_json::{Map, Value, json};

use crate::domain::ground::encoding::Encoding;
use crate::domain::ground::list_name::ListName;
use crate::domain::versions::change::{
    Absence, ChangedRow, CodeRow, Comparison, FirstOf, ShownRow, Version,
};
use crate::text::versions::lists_diff;
use crate::text::{Lang, Say, terms};

use crate::view::{check, table};

/// Columns by which people know a row, besides its key.
fn telling(list: ListName) -> &'static [&'static str] {
    match list {
        ListName::Items | ListName::Plan => &["name"],
        ListName::Objects => &["name", "status"],
        ListName::Inspectors => &["name", "unit", "status"],
        ListName::Recusals => &["reason", "until"],
        ListName::Findings => &["name", "public"],
        ListName::Results => &["completed", "codes"],
        ListName::Seeds => &["source"],
    }
}

/// The columns of a changed row that stand before what changed: its key, and its name.
fn naming(list: ListName) -> Vec<&'static str> {
    let named = list.columns().iter().any(|column| column.key == "name");
    let name = named.then_some("name");
    list.key_columns().iter().copied().chain(name).collect()
}

fn column_names(lang: Lang, list: ListName, keys: &[&str]) -> Vec<String> {
    keys.iter()
        .map(|key| terms::column(lang, list, key))
        .collect()
}

fn cells(row: &ShownRow, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| row.cell(key).to_owned()).collect()
}

/// The table of rows that were added or removed.
pub fn rows(lang: Lang, list: ListName, rows: &[ShownRow], width: Option<u16>) -> String {
    let [row_heading, ..] = lists_diff::headings(lang);
    let keys: Vec<&str> = [list.key_columns(), telling(list)].concat();
    let headings = [
        vec![row_heading.to_owned()],
        column_names(lang, list, &keys),
    ]
    .concat();
    let lines = rows
        .iter()
        .map(|row| [vec![row.row.to_string()], cells(row, &keys)].concat());
    table::render_any(&headings, lines, width)
}

/// The table of rows that changed: a line for each value, the row named in its first.
pub fn changed(lang: Lang, list: ListName, rows: &[ChangedRow], width: Option<u16>) -> String {
    let [row_heading, column, old, new, _] = lists_diff::headings(lang).map(str::to_owned);
    let keys = naming(list);
    let headings = [
        vec![row_heading],
        column_names(lang, list, &keys),
        vec![column, old, new],
    ]
    .concat();
    let lines = rows.iter().flat_map(|row| {
        let first = [vec![row.after.row.to_string()], cells(&row.after, &keys)].concat();
        let empty = vec![String::new(); first.len()];
        let heads = std::iter::once(first).chain(std::iter::repeat(empty));
        heads.zip(&row.changes).map(|(head, change)| {
            let column = terms::column(lang, list, &change.column);
            let values = vec![column, change.before.clone(), change.after.clone()];
            [head, values].concat()
        })
    });
    table::render_any(&headings, lines, width)
}

/// The table of objects that came or went; `before` when it is the earlier side that does not count them.
pub fn codes(lang: Lang, rows: &[CodeRow], before: bool, width: Option<u16>) -> String {
    let [row_heading, .., why] = lists_diff::headings(lang).map(str::to_owned);
    let list = ListName::Objects;
    let with_rows = rows.iter().any(|code| code.row.is_some());
    let with_why = rows.iter().any(|code| code.why.is_some());
    let mut headings = column_names(lang, list, &["code"]);
    if with_rows {
        headings.extend(column_names(lang, list, &["name"]));
        headings.push(row_heading);
    }
    if with_why {
        headings.push(why);
    }
    let lines = rows.iter().map(|code| {
        let row = code.row.as_ref();
        let mut line = vec![code.code.clone()];
        if with_rows {
            line.push(row.map_or(String::new(), |row| row.cell("name").to_owned()));
            line.push(row.map_or(String::new(), |row| row.row.to_string()));
        }
        if with_why {
            let status = row.map_or("", |row| row.cell("status"));
            line.push(code.why.map_or(String::new(), |why| {
                lists_diff::why(lang, why, status, before)
            }));
        }
        line
    });
    table::render_any(&headings, lines, width)
}

/// What was compared, before and after.
pub fn sides(lang: Lang, versions: &[Version; 2], task: Option<&str>) -> Vec<String> {
    let sides = versions.iter().zip([false, true]);
    let side = |(version, after)| lists_diff::side(lang, version, after, task);
    sides.map(side).collect()
}

/// The rows of each side that could not be read.
pub fn unread_rows(lang: Lang, versions: &[Version; 2], width: Option<u16>) -> Vec<String> {
    let unread = versions.iter().filter(|version| !version.unread.is_empty());
    let lines = unread.flat_map(|Version { file, unread, .. }| {
        [
            lists_diff::unread(lang, file, unread.total),
            check::faults(lang, &unread.kept, |_| file.clone(), width),
        ]
    });
    lines.collect()
}

/// What a comparison came to, for scripts.
pub fn document(lang: Lang, list: ListName, found: &Comparison) -> Value {
    let [before, after] = found.versions();
    let mut document = json!({
        "list": list.key(), "same": found.is_same(), "before": version(before), "after": version(after),
    });
    match found {
        Comparison::Rows(diff) => {
            document["columns_added"] = json!(diff.columns_added);
            document["columns_removed"] = json!(diff.columns_removed);
            totals(&mut document, &diff.added, &diff.removed);
            document["changed_total"] = json!(diff.changed.total);
            document["unread_total"] = json!(found.unread());
            document["added"] = diff.added.shown.iter().map(row).collect();
            document["removed"] = diff.removed.shown.iter().map(row).collect();
            let changed = diff.changed.shown.iter();
            document["changed"] = changed.map(|row| changed_row(list, row)).collect();
        }
        Comparison::Codes(diff) => {
            document["task"] = json!(diff.task);
            totals(&mut document, &diff.added, &diff.removed);
            document["unread_total"] = json!(found.unread());
            document["added"] = diff.added.shown.iter().map(code).collect();
            document["removed"] = diff.removed.shown.iter().map(code).collect();
        }
    }
    document["unread"] = json!(unread(lang, found.versions()));
    document
}

fn totals<T>(document: &mut Value, added: &FirstOf<T>, removed: &FirstOf<T>) {
    document["added_total"] = json!(added.total);
    document["removed_total"] = json!(removed.total);
}

fn code(code: &CodeRow) -> Value {
    let cell = |key: &str| code.row.as_ref().map(|row| row.cell(key).to_owned());
    json!({
        "code": code.code, "row": code.row.as_ref().map(|row| row.row), "name": cell("name"), "status": cell("status"),
        "why": code.why.map(Absence::word),
    })
}

fn version(version: &Version) -> Value {
    json!({
        "side": version.side.to_string(), "file": version.file, "rows": version.rows, "sha256": version.sha,
        "encoding": version.encoding.map(Encoding::word), "counted": version.counted,
    })
}

fn row(row: &ShownRow) -> Value {
    let cells = row.cells.iter().cloned();
    let cells: Map<String, Value> = cells.map(|(name, cell)| (name, cell.into())).collect();
    json!({ "row": row.row, "cells": cells })
}

fn changed_row(list: ListName, row: &ChangedRow) -> Value {
    let keys = list.key_columns().iter();
    let key: Map<String, Value> = keys
        .map(|&key| (key.to_owned(), row.after.cell(key).into()))
        .collect();
    let changes = row.changes.iter().map(
        |change| json!({ "column": change.column, "before": change.before, "after": change.after }),
    );
    json!({
        "row_before": row.row_before,
        "row_after": row.after.row,
        "key": key,
        "changes": changes.collect::<Vec<_>>(),
    })
}

fn unread(lang: Lang, versions: &[Version; 2]) -> Vec<Value> {
    let rows = versions.iter().flat_map(|version| {
        let kept = version.unread.kept.iter();
        kept.map(move |fault| (version, fault))
    });
    rows.map(|(version, fault)| {
        let (side, said) = (version.side.to_string(), fault.say(lang));
        json!({ "side": side, "row": fault.row(), "code": fault.flaw.code(), "what": said.what })
    })
    .collect()
}
