//! `record add`: one result is entered, by flags or step by step at a terminal (录入结果, 第19条).

use serde_json::json;

use crate::acts::visit::record_add::{Adding, ResultEntered};
use crate::exit::Exit;
use crate::text::visit::record as words;

use crate::commands::record::VisitArgs;
use crate::commands::record_found::FoundArgs;
use crate::commands::{Context, record_ask};

/// Arguments of `record add`.
#[derive(Debug, clap::Args)]
pub struct AddArgs {
    #[command(flatten)]
    visit: VisitArgs,
    #[command(flatten)]
    found: FoundArgs,
}

/// Runs it.
///
/// # Errors
/// The visit takes no result, the result is not as it has to be, or the file system fails.
pub fn run(args: &AddArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let adding = context.act(|desk, _| Adding::open(desk))?;
    args.found.check()?;
    let id = args.visit.id();
    let found = record_ask::complete(&args.found, &adding, &id, &context.console)?;
    let draft = found.draft()?;
    let entered = context.act(|desk, _| adding.enter(desk, &id, draft))?;
    say(&entered, None, context)
}

/// Says what was entered, or corrected for a reason.
pub(super) fn say(
    entered: &ResultEntered,
    reason: Option<&str>,
    context: &mut Context,
) -> anyhow::Result<Exit> {
    let (result, lang) = (&entered.result, context.console.lang);
    context
        .console
        .lines(&words::entered(lang, result, reason))?;
    context.say_head(entered.book)?;
    context.console.document(&json!({
        "result": result, "reason": reason, "late": result.late.is_some(), "head": entered.book.sha,
    }))?;
    Ok(Exit::Done)
}
