//! `plan show`: the year at a glance: tasks by month, due, drawn, late.

use serde_json::json;

use crate::acts::visit::visits;
use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::{ledger, lists, settle};
use crate::domain::year::plan::Task;
use crate::domain::year::planned_round;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::year::plan as words;
use crate::view;

use crate::commands::Context;

/// Arguments of `plan show`: none of its own.
#[derive(Debug, clap::Args)]
pub struct Args {}

help! {
    HELP "show": "全年一览：各任务各月的轮次，应抽、逾期、已抽", "The year at a glance: rounds by month, due, late, drawn";
    example "choucha -C 2026 plan show", "choucha -C 2026 plan show";
}

/// Runs it.
///
/// # Errors
/// The plan cannot be read, or the file system fails.
pub fn run(_: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    settle::settle_for_reading(&case.root)?;
    let (lists, faults, _) = lists::read(&case)?;
    let book = ledger::read(&case.root)?.book;
    let in_force = plan_folder::in_force(&case, &book)?;
    let today = context.desk.today();
    let tasks: Vec<&Task> = lists.plan.iter().map(|(_, task)| task).collect();
    let mut rounds = planned_round::rounds(tasks.iter().copied(), &book, today);
    planned_round::mark_done(&mut rounds, &visits::finished(&case, &book)?);
    let console = &mut context.console;
    let lang = console.lang;
    console.line(&words::show_title(lang, case.settings.year, today))?;
    console.line(&view::plan::year(lang, &tasks, &rounds, console.width))?;
    console.line(words::legend(lang))?;
    let of_task = |round: &planned_round::PlannedRound| tasks[round.task];
    for round in rounds.iter().filter(|round| round.is_due()) {
        let late = round.stage == planned_round::Stage::Late;
        let word = words::due_word(lang, (late, round.sealed));
        let (task, (from, to)) = (&of_task(round).id, round.window);
        console.line(&words::due(lang, word, task, round.round, from, to))?;
    }
    let next = rounds
        .iter()
        .filter(|round| round.stage == planned_round::Stage::Ahead);
    if let Some(next) = next.min_by_key(|round| round.window.0) {
        let (task, day) = (&of_task(next).id, next.window.0);
        console.line(&words::next(lang, task, next.round, day))?;
    }
    console.lines(&words::versions(lang, &book.plans))?;
    if let Some(plan) = &in_force {
        for task in &tasks {
            if let Some(note) = words::note(lang, &task.id, plan.holds(task), plan.version) {
                console.line(&note)?;
            }
        }
        for gone in plan
            .tasks
            .iter()
            .filter(|known| tasks.iter().all(|task| task.id != known.id))
        {
            console.line(&words::gone(lang, &gone.id, plan.version))?;
        }
    }
    if !faults.is_empty() {
        console.line(&words::faults(lang, faults.total))?;
    }
    let rounds = rounds.iter().map(|round| {
        json!({
            "task": of_task(round).id, "name": of_task(round).name, "round": round.round,
            "from": round.window.0.to_string(), "to": round.window.1.to_string(),
            "stage": round.stage.word(), "draw": round.draw, "sealed": round.sealed,
            "published": in_force.as_ref().and_then(|plan| plan.holds(of_task(round))),
        })
    });
    let rounds: Vec<_> = rounds.collect();
    let versions = book.plans.iter().map(|plan| {
        json!({ "version": plan.act.version, "day": plan.day, "plan_sha256": plan.act.plan, "base": plan.act.base, "reason": plan.act.reason })
    });
    let versions: Vec<_> = versions.collect();
    context
        .console
        .document(&json!({ "today": today.to_string(), "rounds": rounds, "versions": versions }))?;
    Ok(Exit::Done)
}
