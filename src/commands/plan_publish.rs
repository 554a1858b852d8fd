//! `plan publish`: puts a version of the plan into the book (第13条).

use serde_json::json;

use crate::acts::year::plan_publish;
use crate::exit::Exit;
use crate::text::year::plan as words;

use crate::commands::Context;

/// Arguments of `plan publish`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Why the published plan is changed.
    #[arg(long)]
    pub reason: Option<String>,
}

/// Runs it.
///
/// # Errors
/// The plan cannot be published, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let reason = args.reason.as_deref();
    let made = context.act(|desk, progress| plan_publish::publish(desk, reason, progress))?;
    let (act, settings, checked) = (&made.act, &made.case.settings, &made.checked);
    let today = context.desk.today();
    let console = &mut context.console;
    let lang = console.lang;
    console.lines(&words::published(lang, act))?;
    let (expected, rule) = (checked.expected, settings.coverage);
    console.line(&words::expected(lang, expected, checked.required, rule))?;
    let by = settings.plan_day().filter(|_| act.version == 1);
    if let Some(by) = by {
        console.line(&words::publication(lang, Some(today), by, today))?;
    }
    context.say_head(made.head)?;
    context.console.document(&json!({
        "version": act.version, "plan_sha256": act.plan, "reason": act.reason, "tasks": act.tasks, "base": act.base,
        "expected": act.expected, "lists": act.lists, "files": act.files, "head": made.head.sha,
        "late": by.is_some_and(|by| today > by),
    }))?;
    Ok(Exit::Done)
}
