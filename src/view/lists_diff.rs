//! The report of `lists diff`.

use serde_json::{Map, Value, json};

use crate::domain::ground::encoding::Encoding;
use crate::domain::ground::list_name::ListName;
use crate::domain::versions::change::{
    ChangedRow, CodeDiff, CodeRow, RowDiff, ShownRow, Version, unread_total,
};
use crate::text::lists::faults;
use crate::text::versions::lists_diff;
use crate::text::{Lang, terms};

use crate::view::table;

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

/// Two lists held against each other, for scripts.
pub fn row_document(lang: Lang, list: ListName, diff: &RowDiff) -> Value {
    json!({
        "list": list.key(),
        "same": diff.is_same(),
        "before": version(&diff.versions[0]),
        "after": version(&diff.versions[1]),
        "columns_added": diff.columns_added,
        "columns_removed": diff.columns_removed,
        "added_total": diff.added.total,
        "removed_total": diff.removed.total,
        "changed_total": diff.changed.total,
        "unread_total": unread_total(&diff.versions),
        "added": diff.added.shown.iter().map(row).collect::<Vec<_>>(),
        "removed": diff.removed.shown.iter().map(row).collect::<Vec<_>>(),
        "changed": diff.changed.shown.iter().map(|changed| changed_row(list, changed)).collect::<Vec<_>>(),
        "unread": unread(lang, &diff.versions),
    })
}

/// Two sets of codes held against each other, for scripts.
pub fn code_document(lang: Lang, diff: &CodeDiff) -> Value {
    let code = |code: &CodeRow| {
        let cell = |key: &str| code.row.as_ref().map(|row| row.cell(key).to_owned());
        json!({
            "code": code.code,
            "row": code.row.as_ref().map(|row| row.row),
            "name": cell("name"),
            "status": cell("status"),
            "why": code.why.map(lists_diff::why_word),
        })
    };
    json!({
        "list": ListName::Objects.key(),
        "same": diff.is_same(),
        "before": version(&diff.versions[0]),
        "after": version(&diff.versions[1]),
        "task": diff.task,
        "added_total": diff.added.total,
        "removed_total": diff.removed.total,
        "unread_total": unread_total(&diff.versions),
        "added": diff.added.shown.iter().map(code).collect::<Vec<_>>(),
        "removed": diff.removed.shown.iter().map(code).collect::<Vec<_>>(),
        "unread": unread(lang, &diff.versions),
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
        let (side, said) = (version.side.to_string(), faults::fault(lang, fault));
        json!({ "side": side, "row": fault.row, "code": fault.flaw.code(), "what": said.what })
    })
    .collect()
}
