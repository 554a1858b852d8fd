//! `void`: a draw or a seal is voided with a reason; its record stays.

use serde_json::json;

use crate::acts::method::void;
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
    let voided = context.act(|desk, _| void::void(desk, &args.draw, &args.reason))?;
    let console = &mut context.console;
    console.lines(&draw::voided(console.lang, &voided.target, &args.reason))?;
    context.say_head(voided.head)?;
    context.console.document(
        &json!({ "voided": voided.target, "reason": args.reason, "head": voided.head.sha }),
    )?;
    Ok(Exit::Done)
}
