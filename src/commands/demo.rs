//! `demo`: the main job on the sample, from an empty folder through the year to a verified book.

use std::path::PathBuf;

use crate::disk::Trouble;
use crate::exit::Exit;
use crate::text::demo::{self, Ends, Step};

use crate::commands::{
    Context, check, coverage, draw, due, form, handle, init, ledger, plan, publish, record, seal,
    stats, verify,
};

/// Arguments of `demo`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder.
    #[arg(default_value = "choucha-demo")]
    pub dir: PathBuf,
}

/// Runs it.
///
/// # Errors
/// The folder is not empty, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    context.desk.root = context.desk.root.join(&args.dir);
    let lang = context.console.lang;
    let shown = args.dir.display().to_string();
    let mut all_hold = true;
    for step in demo::STEPS {
        // The sample's year has its own days; the book shows that they were declared.
        context.desk.hand.declared = Some(step.day().to_owned());
        let title = demo::title(lang, step, &shown);
        context.console.line(&format!("\n── {title}"))?;
        all_hold &= take(step, &shown, context)?;
    }
    context.console.lines(&demo::end(lang, &shown))?;
    Ok(if all_hold { Exit::Done } else { Exit::Fails })
}

/// Takes a step; gives whether it ended as it should.
fn take(step: Step, shown: &str, context: &mut Context) -> anyhow::Result<bool> {
    if step == Step::Make {
        init::make(true, context)?;
        let made = demo::made(context.console.lang, shown);
        context.console.line(&made)?;
        return Ok(true);
    }
    let words = step.words(context.console.lang);
    let ran = run_words(&words, context);
    match step.ends() {
        Ends::Done => Ok(ran? == Exit::Done),
        Ends::Fails => Ok(ran? == Exit::Fails),
        Ends::SomeRefused => Ok(ran? == Exit::Refused),
        Ends::Refused(code) => refused(ran, code, context),
    }
}

/// Runs a command as it would be typed.
fn run_words(words: &[String], context: &mut Context) -> anyhow::Result<Exit> {
    let (name, rest) = words
        .split_first()
        .map_or(("", words), |(name, rest)| (name.as_str(), rest));
    match name {
        "check" => check::run(&parsed(rest)?, context),
        "plan" => plan::run(&parsed(rest)?, context),
        "seal" => seal::run(&parsed(rest)?, context),
        "draw" => draw::run(&parsed(rest)?, context),
        "form" => form::run(&parsed(rest)?, context),
        "record" => record::run(&parsed(rest)?, context),
        "handle" => handle::run(&parsed(rest)?, context),
        "due" => due::run(&parsed(rest)?, context),
        "stats" => stats::run(&parsed(rest)?, context),
        "publish" => publish::run(&parsed(rest)?, context),
        "coverage" => coverage::run(&parsed(rest)?, context),
        "verify" => verify::run(&parsed(rest)?, context),
        _ => ledger::run(&parsed(rest)?, context),
    }
}

/// The arguments of a command, read as the command line reads them.
fn parsed<A: clap::Args>(words: &[String]) -> anyhow::Result<A> {
    let command = clap::Command::new("choucha").no_binary_name(true);
    let matches = A::augment_args(command).try_get_matches_from(words)?;
    Ok(A::from_arg_matches(&matches)?)
}

/// Shows a refusal that has to come, and for no other reason.
fn refused(ran: anyhow::Result<Exit>, code: &str, context: &mut Context) -> anyhow::Result<bool> {
    let Err(error) = ran else {
        anyhow::bail!("what had to be refused was done");
    };
    match error.downcast_ref::<Trouble>() {
        Some(Trouble::Refused(refusal)) if refusal.code() == code => {
            crate::refusing::say(&error, &mut context.console)?;
            Ok(true)
        }
        _ => Err(error),
    }
}
