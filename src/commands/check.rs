//! `check`: the lists and the plan against every rule, all faults at once.

use serde_json::json;

use crate::acts::lists::case_lists::{self, CaseLists};
use crate::disk::case::Case;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::Fault;
use crate::domain::year::lists::Lists;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::lists::check;
use crate::text::{Say, says, terms};
use crate::view;
use crate::view::table;

use crate::commands::Context;

/// Arguments of `check`: none of its own.
#[derive(Debug, clap::Args)]
pub struct Args {}

help! {
    HELP "check": "检查清单、两库和计划，一次列出全部错误", "Check the lists and the plan, all faults at once";
    example "choucha -C 2026 check\n      有错误退出码为 1，没有为 0", "choucha -C 2026 check\n      exits 1 with faults, 0 without";
}

/// Runs it.
///
/// # Errors
/// A list cannot be read at all, or the file system fails.
pub fn run(_: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    let lang = context.console.lang;
    let bar = context.console.bar(says::reading_library(lang));
    let read = case_lists::check(&case, &|done, all| bar.at(done, all))?;
    drop(bar);
    say_reads(&read, context)?;
    if read.faults.is_empty() {
        say_tasks(&read, context)?;
        for (task, key, word) in unmet(&read) {
            let column = terms::column(lang, ListName::Plan, key);
            context
                .console
                .line(&check::word_unmet(lang, task, &column, word))?;
        }
        say_who_cannot_serve(&read.lists, context)?;
    } else {
        say_faults(&case, &read, context)?;
    }
    if read.faults.is_empty() {
        context.console.line(&check::total(lang, 0, 0))?;
    }
    context.console.document(&document(&case, &read, context))?;
    Ok(if read.faults.is_empty() {
        Exit::Done
    } else {
        Exit::Fails
    })
}

/// Task, column and word of each scope that no object meets.
fn unmet(read: &CaseLists) -> Vec<(&str, &'static str, &str)> {
    let met = read
        .library
        .as_ref()
        .map_or(&[][..], |library| &library.met);
    let tasks = read.lists.plan.iter().map(|(_, task)| task).zip(met);
    let words = tasks.flat_map(|(task, met)| {
        task.scope
            .words()
            .zip(met)
            .map(move |(word, met)| (task, word, met))
    });
    words
        .filter(|(_, _, met)| !**met)
        .map(|(task, (key, word), _)| (task.id.as_str(), key, word))
        .collect()
}

/// Shows the faults of the lists, and how many there are.
///
/// # Errors
/// Standard output cannot be written.
pub(super) fn say_faults(
    case: &Case,
    read: &CaseLists,
    context: &mut Context,
) -> std::io::Result<()> {
    let lang = context.console.lang;
    let file = |fault: &Fault| file_of(case, fault);
    let shown = view::check::faults(lang, &read.faults.kept, file, context.console.width);
    context.console.line(&shown)?;
    let (total, kept) = (read.faults.total, read.faults.kept.len());
    context.console.line(&check::total(lang, total, kept))
}

fn file_of(case: &Case, fault: &Fault) -> String {
    case.settings
        .files
        .get(&fault.list)
        .cloned()
        .unwrap_or_default()
}

fn say_reads(read: &CaseLists, context: &mut Context) -> anyhow::Result<()> {
    let lang = context.console.lang;
    for list in &read.reads {
        let (name, encoding) = (
            terms::list(lang, list.list),
            terms::encoding(lang, list.encoding),
        );
        context.console.line(&check::list_read(
            lang, name, &list.file, encoding, list.rows,
        ))?;
    }
    if let Some(library) = &read.library {
        context
            .console
            .line(&check::taking_part(lang, library.taking_part, library.rows))?;
    }
    Ok(())
}

fn say_tasks(read: &CaseLists, context: &mut Context) -> anyhow::Result<()> {
    let lang = context.console.lang;
    let populations = read
        .library
        .as_ref()
        .map_or(&[][..], |library| &library.populations);
    let rows = read
        .lists
        .plan
        .iter()
        .zip(populations)
        .map(|((_, task), population)| {
            let needed = read.lists.specialties(task);
            let crew = task
                .window
                .map_or(Vec::new(), |(_, end)| read.lists.crew(end, &needed));
            let qualified = crew.iter().filter(|(_, qualified)| *qualified).count();
            [
                task.id.clone(),
                task.name.clone(),
                task.window
                    .map_or(String::new(), |(from, to)| format!("{from}..{to}")),
                task.times.to_string(),
                population.to_string(),
                check::crew(lang, crew.len(), qualified, !needed.is_empty()),
            ]
        });
    let shown = table::render(check::task_headings(lang), rows, context.console.width);
    context.console.line(&shown)?;
    Ok(())
}

fn say_who_cannot_serve(lists: &Lists, context: &mut Context) -> anyhow::Result<()> {
    let lang = context.console.lang;
    for (_, inspector) in &lists.inspectors {
        let out = lists.plan.iter().filter(|(_, task)| {
            task.window
                .is_some_and(|(_, end)| !inspector.may_serve(end))
        });
        let tasks: Vec<&str> = out.map(|(_, task)| task.id.as_str()).collect();
        if !tasks.is_empty() {
            let note = check::cannot_serve(lang, inspector, &tasks);
            context.console.line(&note)?;
        }
    }
    Ok(())
}

/// The faults of the lists, for scripts.
pub(super) fn faults_document(
    case: &Case,
    read: &CaseLists,
    context: &Context,
) -> Vec<serde_json::Value> {
    let lang = context.console.lang;
    let list = |fault: &Fault| {
        let said = fault.say(lang);
        json!({
            "code": fault.flaw.code(), "list": fault.list.key(), "file": file_of(case, fault), "row": fault.row,
            "column": fault.column, "value": fault.value, "what": said.what, "todo": said.todo,
        })
    };
    read.faults.kept.iter().map(list).collect()
}

fn document(case: &Case, read: &CaseLists, context: &Context) -> serde_json::Value {
    json!({
        "faults_total": read.faults.total,
        "faults": faults_document(case, read, context),
        "lists": read.reads.iter().map(|r| json!({ "list": r.list.key(), "file": r.file, "rows": r.rows, "encoding": r.encoding.word() })).collect::<Vec<_>>(),
        "taking_part": read.library.as_ref().map(|library| library.taking_part),
        "scope_words_unmet": unmet(read).iter().map(|(task, key, word)| json!({ "task": task, "column": key, "word": word })).collect::<Vec<_>>(),
        "populations": read.library.as_ref().map(|library| {
            read.lists.plan.iter().zip(&library.populations).map(|((_, task), n)| json!({ "task": task.id, "objects": n })).collect::<Vec<_>>()
        }),
    })
}
