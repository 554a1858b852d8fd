//! `plan show`: the year at a glance: tasks by month, due, drawn, late.

use serde_json::{Value, json};

use crate::acts::year::plan_show::{self, PlanShown};
use crate::console::Console;
use crate::domain::year::plan::Task;
use crate::domain::year::planned_round::{PlannedRound, Stage};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::visit::due;
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

pub fn run(_: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let shown = context.act(|desk, _| plan_show::show(desk))?;
    say(&shown, &mut context.console)?;
    context.console.document(&document(&shown))?;
    Ok(if shown.refused == 0 {
        Exit::Done
    } else {
        Exit::Fails
    })
}

fn say(shown: &PlanShown, console: &mut Console) -> std::io::Result<()> {
    let (lang, tasks, rounds) = (console.lang, &shown.tasks, &shown.rounds);
    let of_task = |round: &PlannedRound| tasks[round.task].id.as_str();
    let year = shown.case.settings.year;
    console.line(&words::show_title(lang, year, shown.today))?;
    let all: Vec<&Task> = tasks.iter().collect();
    console.line(&view::plan::year(lang, &all, rounds, console.width))?;
    console.line(words::legend(lang))?;
    for round in rounds.iter().filter(|round| round.is_due()) {
        let word = words::due_word(lang, (round.stage == Stage::Late, round.sealed.is_some()));
        let (task, (from, to)) = (of_task(round), round.window);
        console.line(&words::due(lang, word, task, round.round, from, to))?;
    }
    let ahead = rounds.iter().filter(|round| round.stage == Stage::Ahead);
    if let Some(next) = ahead.min_by_key(|round| round.window.0) {
        let first = next.window.0;
        console.line(&words::next(lang, of_task(next), next.round, first))?;
    }
    console.lines(&words::versions(lang, &shown.versions))?;
    if let Some(plan) = &shown.in_force {
        for task in tasks {
            let holds = plan.holds(task);
            if let Some(note) = words::note(lang, &task.id, holds, plan.version) {
                console.line(&note)?;
            }
        }
        let gone = |known: &&Task| tasks.iter().all(|task| task.id != known.id);
        for known in plan.tasks.iter().filter(gone) {
            console.line(&words::gone(lang, &known.id, plan.version))?;
        }
    }
    if shown.refused > 0 {
        console.mark(false, &due::not_all(lang, shown.refused))?;
    }
    if shown.faults > 0 {
        console.line(&words::faults(lang, shown.faults))?;
    }
    Ok(())
}

fn document(shown: &PlanShown) -> Value {
    let rounds = shown.rounds.iter().map(|round| {
        let task = &shown.tasks[round.task];
        json!({
            "task": task.id, "name": task.name, "round": round.round,
            "from": round.window.0.to_string(), "to": round.window.1.to_string(),
            "stage": round.stage.word(), "draw": round.draw, "sealed": round.sealed.is_some(),
            "published": shown.in_force.as_ref().and_then(|plan| plan.holds(task)),
        })
    });
    let versions = shown.versions.iter().map(|plan| {
        json!({ "version": plan.act.version, "day": plan.day, "plan_sha256": plan.act.plan, "base": plan.act.base, "enterprises": plan.act.enterprises, "reason": plan.act.reason, "approved": plan.act.approved, "filed": plan.filed, "since_before": plan.act.since_before })
    });
    json!({
        "today": shown.today.to_string(), "refused": shown.refused, "rounds": rounds.collect::<Vec<_>>(),
        "versions": versions.collect::<Vec<_>>(),
    })
}
