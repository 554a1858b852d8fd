//! `void`: a draw or a seal is voided with a reason; its record stays.

use serde_json::json;

use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::domain::acts::entry::Act;
use crate::domain::book::flaw::BookText;
use crate::exit::Exit;
use crate::text::method::draw;

use crate::commands::Context;

/// Arguments of `void`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The draw or the seal.
    pub draw: String,
    /// Why.
    #[arg(long)]
    pub reason: String,
}

/// Runs it.
///
/// # Errors
/// There is nothing of that name to void, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    Case::open(&context.desk.root)?;
    BookText::Reason
        .check(&args.reason)
        .map_err(Trouble::from)?;
    let mut ledger = context.lock()?;
    let target = ledger
        .read
        .book
        .target_of_void(&args.draw)
        .map_err(Trouble::from)?;
    ledger.append(
        Act::Void {
            target: target.clone(),
            reason: args.reason.clone(),
        },
        &context.desk.hand,
    )?;
    context
        .console
        .lines(&draw::voided(context.console.lang, &target, &args.reason))?;
    context.say_head(&ledger)?;
    context.console.document(
        &json!({ "voided": target, "reason": args.reason, "head": ledger.read.book.head }),
    )?;
    Ok(Exit::Done)
}
