//! `record amend`: a result is corrected (更正); the former text stays.

use crate::acts::visit::record_amend::amend;
use crate::exit::Exit;

use crate::commands::record_found::FoundArgs;
use crate::commands::typed::VisitArgs;
use crate::commands::{Context, record_add};

/// Arguments of `record amend`.
#[derive(Debug, clap::Args)]
pub struct AmendArgs {
    #[command(flatten)]
    visit: VisitArgs,
    /// Why.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    found: FoundArgs,
}

/// Runs it.
///
/// # Errors
/// There is no result, the correction changes nothing or is not as it has to be, or the file system fails.
pub fn run(args: &AmendArgs, context: &mut Context) -> anyhow::Result<Exit> {
    args.found.check()?;
    let draft = args.found.draft()?;
    let (id, reason) = (args.visit.id(), args.reason.as_str());
    let entered = context.act(|desk, _| amend(desk, &id, &draft, reason))?;
    record_add::say(&entered, Some(reason), context)
}
