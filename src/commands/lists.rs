//! `lists diff`: what changed between two versions of a list (第九条, 第11条: the lists change with law and people).

use serde_json::{Map, Value, json};

use crate::acts::versions::version_diff;
use crate::disk::{Trouble, settle};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::Faults;
use crate::domain::versions::change::{
    Absence, ChangedRow, CodeDiff, CodeRow, RowDiff, ShownRow, Told, unread_total,
};
use crate::domain::versions::flaw;
use crate::domain::versions::side::Side;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::versions::lists_diff::{self, Kind};
use crate::text::{Say, terms};
use crate::view;

use crate::commands::Context;

/// Arguments of `lists`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

help! {
    HELP "lists": "名录变动", "Changes of the lists";
    example "choucha -C 2026 lists diff 上月/objects.csv now", "choucha -C 2026 lists diff last-month/objects.csv now";
    @below DIFF;
}

/// What to do with the lists.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Hold two versions of a list against each other.
    Diff(DiffArgs),
}

/// Arguments of `lists diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The earlier version.
    #[arg(display_order = 1)]
    pub before: Side,
    /// The later version.
    #[arg(display_order = 2)]
    pub after: Side,
    /// Which list.
    #[arg(long, default_value = "objects", value_parser = ["objects", "inspectors", "items", "recusals", "plan", "findings"])]
    pub list: String,
    /// How many rows of each table to show.
    #[arg(long, default_value_t = 50)]
    pub limit: usize,
}

help! {
    DIFF "diff": "比对名录的两个版本：新增、删除、变更了哪些", "Compare two versions of a list: what was added, removed, changed";
    example "choucha -C 2026 lists diff draw:AJ-2026-01-1 now\n      抽取以后名录库少了谁、为什么；相同退出码为 0，有变动为 1\n  choucha -C 2026 lists diff 上月/inspectors.csv now --list inspectors\n      行和栏的次序、编码、日期写法不同，不算变动", "choucha -C 2026 lists diff draw:AJ-2026-01-1 now\n      who left the library after the draw, and why; exits 0 when the two are the same, 1 when they differ\n  choucha -C 2026 lists diff last-month/inspectors.csv now --list inspectors\n      the order of rows and columns, the encoding and the spelling of dates do not count";
    before "变动前", "BEFORE": "变动前：now（案卷中现在的名录）、文件路径、draw:<抽取或封存编号>、plan:<计划版本>", "The earlier version: now (the list of the case folder), a file, draw:<id of a draw or seal>, plan:<version of the plan>";
    after "变动后", "AFTER": "变动后：写法同上", "The later version, written alike";
    list "名录", "LIST": "哪个名录：objects（默认）、inspectors、items、recusals、plan、findings", "Which list: objects (default), inspectors, items, recusals, plan, findings";
    limit "N", "N": "各表最多显示几行（默认 50）", "How many rows of each table to show (default 50)";
}

/// Runs it.
///
/// # Errors
/// A side that is not there or cannot be compared, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let Command::Diff(args) = &args.command;
    let list = ListName::ALL
        .into_iter()
        .find(|list| list.key() == args.list)
        .unwrap_or(ListName::Objects);
    let sides = [&args.before, &args.after];
    flaw::check(list, sides).map_err(Trouble::from)?;
    if sides.iter().any(|side| matches!(side, Side::Draw(_))) {
        settle::settle_for_reading(&context.desk.root)?;
    }
    let bar = context
        .console
        .bar(lists_diff::reading(context.console.lang));
    let progress = |done, all| bar.at(done, all);
    let same = if sides.iter().any(|side| side.is_codes()) {
        let diff = version_diff::codes_of(&context.desk.root, sides, args.limit, &progress)?;
        drop(bar);
        say_codes(&diff, context)?;
        diff.is_same()
    } else {
        let diff = version_diff::rows(&context.desk.root, list, sides, args.limit, &progress)?;
        drop(bar);
        say_rows(list, &diff, context)?;
        diff.is_same()
    };
    Ok(if same { Exit::Done } else { Exit::Fails })
}

fn say_rows(list: ListName, diff: &RowDiff, context: &mut Context) -> anyhow::Result<()> {
    let (lang, width) = (context.console.lang, context.console.width);
    let [added, removed, changed] = [diff.added.total, diff.removed.total, diff.changed.total];
    say_sides(&diff.told, None, context)?;
    context.console.line(&lists_diff::row_counts(
        lang,
        terms::list(lang, list),
        added,
        removed,
        changed,
    ))?;
    for (names, added) in [(&diff.columns_added, true), (&diff.columns_removed, false)] {
        if !names.is_empty() {
            let names: Vec<String> = names
                .iter()
                .map(|name| terms::column(lang, list, name))
                .collect();
            context
                .console
                .line(&lists_diff::columns(lang, &names, added))?;
        }
    }
    let mut table = |kind, total: u64, hidden, shown: String| -> anyhow::Result<()> {
        say_table(kind, total, hidden, &shown, context)
    };
    let rows = |rows: &[ShownRow]| view::lists_diff::rows(lang, list, rows, width);
    table(
        Kind::Added,
        added,
        diff.added.hidden(),
        rows(&diff.added.shown),
    )?;
    table(
        Kind::Removed,
        removed,
        diff.removed.hidden(),
        rows(&diff.removed.shown),
    )?;
    let shown = view::lists_diff::changed(lang, list, &diff.changed.shown, width);
    table(Kind::Changed, changed, diff.changed.hidden(), shown)?;
    say_unread(&diff.told, &diff.unread, context)?;
    context
        .console
        .line(lists_diff::verdict(lang, (diff.differs(), diff.is_same())))?;
    context
        .console
        .document(&row_document(list, diff, context))?;
    Ok(())
}

fn say_codes(diff: &CodeDiff, context: &mut Context) -> anyhow::Result<()> {
    let (lang, width) = (context.console.lang, context.console.width);
    let (added, removed) = (&diff.added, &diff.removed);
    say_sides(&diff.told, diff.task.as_deref(), context)?;
    context
        .console
        .line(&lists_diff::code_counts(lang, added.total, removed.total))?;
    let shown = view::lists_diff::codes(lang, &added.shown, true, width);
    say_table(Kind::Added, added.total, added.hidden(), &shown, context)?;
    let shown = view::lists_diff::codes(lang, &removed.shown, false, width);
    say_table(
        Kind::CodesRemoved,
        removed.total,
        removed.hidden(),
        &shown,
        context,
    )?;
    say_unread(&diff.told, &diff.unread, context)?;
    context
        .console
        .line(lists_diff::verdict(lang, (diff.differs(), diff.is_same())))?;
    context.console.document(&code_document(diff, context))?;
    Ok(())
}

fn say_sides(told: &[Told; 2], task: Option<&str>, context: &mut Context) -> anyhow::Result<()> {
    let lang = context.console.lang;
    for (told, after) in told.iter().zip([false, true]) {
        context
            .console
            .line(&lists_diff::side(lang, told, after, task))?;
    }
    Ok(())
}

/// A table with its title, and how many lines are left out; nothing when there is nothing.
fn say_table(
    kind: Kind,
    total: u64,
    hidden: u64,
    shown: &str,
    context: &mut Context,
) -> anyhow::Result<()> {
    let console = &mut context.console;
    if total == 0 {
        return Ok(());
    }
    console.line(lists_diff::title(console.lang, kind))?;
    if hidden < total {
        console.line(shown)?;
    }
    if hidden > 0 {
        console.line(&lists_diff::more(console.lang, hidden))?;
    }
    Ok(())
}

fn say_unread(told: &[Told; 2], unread: &[Faults; 2], context: &mut Context) -> anyhow::Result<()> {
    let console = &mut context.console;
    for (told, faults) in told.iter().zip(unread) {
        if !faults.is_empty() {
            console.line(&lists_diff::unread(console.lang, &told.file, faults.total))?;
            let file = told.file.clone();
            let shown =
                view::check::faults(console.lang, &faults.kept, |_| file.clone(), console.width);
            console.line(&shown)?;
        }
    }
    Ok(())
}

fn row_document(list: ListName, diff: &RowDiff, context: &Context) -> Value {
    json!({
        "list": list.key(),
        "same": diff.is_same(),
        "before": told(&diff.told[0]),
        "after": told(&diff.told[1]),
        "columns_added": diff.columns_added,
        "columns_removed": diff.columns_removed,
        "added_total": diff.added.total,
        "removed_total": diff.removed.total,
        "changed_total": diff.changed.total,
        "unread_total": unread_total(&diff.unread),
        "added": diff.added.shown.iter().map(row).collect::<Vec<_>>(),
        "removed": diff.removed.shown.iter().map(row).collect::<Vec<_>>(),
        "changed": diff.changed.shown.iter().map(|changed| changed_row(list, changed)).collect::<Vec<_>>(),
        "unread": unread(&diff.told, &diff.unread, context),
    })
}

fn code_document(diff: &CodeDiff, context: &Context) -> Value {
    let code = |code: &CodeRow| {
        let cell = |key: &str| code.row.as_ref().map(|row| row.cell(key).to_owned());
        json!({
            "code": code.code,
            "row": code.row.as_ref().map(|row| row.row),
            "name": cell("name"),
            "status": cell("status"),
            "why": code.why.map(Absence::word),
        })
    };
    json!({
        "list": ListName::Objects.key(),
        "same": diff.is_same(),
        "before": told(&diff.told[0]),
        "after": told(&diff.told[1]),
        "task": diff.task,
        "added_total": diff.added.total,
        "removed_total": diff.removed.total,
        "unread_total": unread_total(&diff.unread),
        "added": diff.added.shown.iter().map(code).collect::<Vec<_>>(),
        "removed": diff.removed.shown.iter().map(code).collect::<Vec<_>>(),
        "unread": unread(&diff.told, &diff.unread, context),
    })
}

fn told(told: &Told) -> Value {
    json!({
        "side": told.side.to_string(),
        "file": told.file,
        "rows": told.rows,
        "sha256": told.sha,
        "encoding": told.encoding.map(crate::domain::ground::encoding::Encoding::word),
        "counted": told.counted,
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

fn unread(told: &[Told; 2], unread: &[Faults; 2], context: &Context) -> Vec<Value> {
    let lang = context.console.lang;
    let sides = told.iter().zip(unread);
    let rows = sides.flat_map(|(told, faults)| {
        faults
            .kept
            .iter()
            .map(move |fault| (told.side.to_string(), fault))
    });
    rows.map(|(side, fault)| {
        let said = fault.say(lang);
        json!({ "side": side, "row": fault.row, "code": fault.flaw.code(), "what": said.what })
    })
    .collect()
}
