//! `demo`: the main job on the sample, from an empty folder to a verified draw.

use std::path::PathBuf;

use crate::domain::refusal::Refusal;
use crate::exit::Exit;
use crate::files::Trouble;
use crate::text::demo;

use super::{Context, check, draw, init, ledger, seal, verify};

/// Arguments of `demo`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder.
    #[arg(default_value = "choucha-demo")]
    pub dir: PathBuf,
}

/// The sample's first task, and an event for its seed.
const TASK: &str = "AJ-2026-01";
const SEED: &str = "583";

/// Runs it.
///
/// # Errors
/// The folder is not empty, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    context.root = context.root.join(&args.dir);
    // The sample's year has its own days; the book shows that they were declared.
    context.hand.declared = Some(demo::SEAL_DAY.to_owned());
    let lang = context.console.lang;
    let shown = args.dir.display().to_string();
    let steps = demo::steps(lang, &shown, TASK, SEED);
    let mut steps = steps.iter();
    let mut next = |context: &mut Context| -> std::io::Result<()> {
        steps
            .next()
            .map_or(Ok(()), |step| context.console.line(&format!("\n── {step}")))
    };
    next(context)?;
    init::make(true, context)?;
    context.console.line(&demo::made(lang, &shown))?;
    next(context)?;
    let checked = check::run(&check::Args {}, context)?;
    next(context)?;
    let source = demo::SOURCE.to_owned();
    seal::run(
        &seal::Args {
            task: TASK.to_owned(),
            round: 1,
            source,
            adhoc: None,
        },
        context,
    )?;
    next(context)?;
    context.hand.declared = Some(demo::DRAW_DAY.to_owned());
    let args = draw::Args {
        task: TASK.to_owned(),
        round: 1,
        seed: Some(SEED.to_owned()),
        witness: vec![demo::WITNESS.to_owned()],
        adhoc: None,
        dry_run: false,
    };
    draw::run(&args, context)?;
    next(context)?;
    // The same round again: refused as drawn, and for no other reason.
    let Err(error) = draw::run(&args, context) else {
        anyhow::bail!("the second draw of a round was not refused");
    };
    match error.downcast_ref::<Trouble>() {
        Some(Trouble::Refused(refusal)) if matches!(**refusal, Refusal::Drawn(_)) => {
            crate::refusing::say(&error, &mut context.console)?;
        }
        _ => return Err(error),
    }
    next(context)?;
    let verified = verify::run(
        &verify::Args {
            draw: format!("{TASK}-1"),
        },
        context,
    )?;
    next(context)?;
    let book = ledger::run(
        &ledger::Args {
            command: ledger::Command::Verify,
        },
        context,
    )?;
    context.console.lines(&demo::end(lang, &shown, TASK))?;
    let all_hold = [checked, verified, book]
        .iter()
        .all(|exit| *exit == Exit::Done);
    Ok(if all_hold { Exit::Done } else { Exit::Fails })
}
