//! `assist`: an expert who helps a team (专业人员协助, 第七条).

use serde_json::json;

use crate::acts::visit::visits;
use crate::disk::case::Case;
use crate::disk::{Trouble, lists};
use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::visit::AssistAct;
use crate::domain::book::flaw::BookText;
use crate::domain::replace::request;
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
    let case = Case::open(&context.desk.root)?;
    BookText::Expert.check(&args.name).map_err(Trouble::from)?;
    BookText::Unit.check(&args.unit).map_err(Trouble::from)?;
    BookText::Reason
        .check(&args.reason)
        .map_err(Trouble::from)?;
    let id = VisitId {
        draw: args.draw.clone(),
        object: args.object.clone(),
    };
    let mut ledger = context.lock()?;
    let (_, visit) = visits::find(&case, &ledger.read.book, &id)?;
    let (lists, _, _) = lists::read(&case)?;
    let names = visit.team.iter().filter_map(|cert| lists.name_of(cert));
    request::check_expert(&visit, names, &args.name).map_err(Trouble::from)?;
    let act = AssistAct {
        visit: id.clone(),
        name: args.name.clone(),
        unit: args.unit.clone(),
        reason: args.reason.clone(),
    };
    ledger.append(Act::Assist(act), &context.desk.hand)?;
    let line = words::assists(context.console.lang, &id, &args.name, &args.unit);
    context.console.line(&line)?;
    context.say_head(&ledger)?;
    context.console.document(&json!({
        "visit": id, "name": args.name, "unit": args.unit, "reason": args.reason,
        "line": ledger.read.book.lines, "head": ledger.read.book.head,
    }))?;
    Ok(Exit::Done)
}
