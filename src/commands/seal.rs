//! `seal`: fixes a round's lists and the source of its seed before the seed exists.

use serde_json::json;

use crate::acts::method::seal::{self, SealRequest};
use crate::exit::Exit;
use crate::text::method::draw;

use crate::commands::Context;

/// Arguments of `seal`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The task.
    pub task: String,
    /// The round.
    #[arg(long, default_value_t = 1)]
    pub round: u32,
    /// Where the seed will come from.
    #[arg(long)]
    pub source: String,
    /// Why a task of no published plan is drawn.
    #[arg(long)]
    pub adhoc: Option<String>,
}

/// Runs it.
///
/// # Errors
/// The round cannot be sealed, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let request = SealRequest {
        task: &args.task,
        round: args.round,
        source: &args.source,
        adhoc: args.adhoc.as_deref(),
    };
    let made = context.act(|desk, progress| seal::seal(desk, &request, progress))?;
    let manifest = made.manifest.to_string();
    let today = context.desk.today();
    let console = &mut context.console;
    let lang = console.lang;
    let (source, folder) = (&made.source, &made.folder);
    console.lines(&draw::sealed(lang, &made.id, &manifest, source, folder))?;
    for day in source.days().into_iter().filter(|day| *day <= today) {
        console.line(&draw::not_after(lang, day, today))?;
    }
    console.line(&draw::origin(lang, &made.origin))?;
    context.say_head(made.head)?;
    context.console.document(&json!({
        "origin": made.origin,
        "seal": made.id, "manifest_sha256": manifest, "source": source.text(), "folder": folder,
        "head": made.head.sha,
    }))?;
    Ok(Exit::Done)
}
