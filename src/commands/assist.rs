//! `assist`: an expert who helps a team (专业人员协助, 第七条).

use serde_json::json;

use crate::acts::visit::assist::assist;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::visit::AssistAct;
use crate::exit::Exit;
use crate::text::replace::replacement as words;

use crate::commands::Context;

/// Arguments of `assist`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The draw.
    pub draw: String,
    /// The object.
    pub object: String,
    /// The expert's name.
    #[arg(long)]
    pub name: String,
    /// The expert's unit.
    #[arg(long)]
    pub unit: String,
    /// Why, and with what.
    #[arg(long)]
    pub reason: String,
}

/// Runs it.
///
/// # Errors
/// There is no such visit, the expert is a member of its team, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let id = VisitId {
        draw: args.draw.clone(),
        object: args.object.clone(),
    };
    let act = AssistAct {
        visit: id.clone(),
        name: args.name.clone(),
        unit: args.unit.clone(),
        reason: args.reason.clone(),
    };
    let book = context.act(|desk, _| assist(desk, act))?;
    let line = words::assists(context.console.lang, &id, &args.name, &args.unit);
    context.console.line(&line)?;
    context.say_head(book)?;
    context.console.document(&json!({
        "visit": id, "name": args.name, "unit": args.unit, "reason": args.reason,
        "line": book.lines, "head": book.sha,
    }))?;
    Ok(Exit::Done)
}
