//! `demo`: the main job on the sample, from an empty folder through the year to a verified book.

use std::path::PathBuf;

use crate::exit::Exit;
use crate::files::Trouble;
use crate::text::demo::{self, Step};

use super::{
    Context, check, coverage, draw, init, ledger, plan_check, plan_publish, plan_run, plan_show,
    seal, verify,
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
    context.root = context.root.join(&args.dir);
    let lang = context.console.lang;
    let shown = args.dir.display().to_string();
    let mut all_hold = true;
    for step in demo::STEPS {
        // The sample's year has its own days; the book shows that they were declared.
        context.hand.declared = Some(step.day().to_owned());
        let title = demo::title(lang, step, &shown);
        context.console.line(&format!("\n── {title}"))?;
        all_hold &= take(step, &shown, context)?;
    }
    context.console.lines(&demo::end(lang, &shown))?;
    Ok(if all_hold { Exit::Done } else { Exit::Fails })
}

/// Takes a step; gives whether it ended as it should.
fn take(step: Step, shown: &str, context: &mut Context) -> anyhow::Result<bool> {
    let exit = match step {
        Step::Make => {
            init::make(true, context)?;
            let made = demo::made(context.console.lang, shown);
            context.console.line(&made)?;
            Exit::Done
        }
        Step::Check => check::run(&check::Args {}, context)?,
        Step::PlanCheck => plan_check::run(&plan_check::Args {}, context)?,
        Step::Publish => plan_publish::run(&plan_publish::Args { reason: None }, context)?,
        Step::Seal => sealed(demo::TASK, demo::SOURCE, context)?,
        Step::Draw => draw::run(&first_draw(), context)?,
        Step::DrawAgain => return refused(draw::run(&first_draw(), context), "D03", context),
        Step::SealOther => sealed(demo::OTHER_TASK, demo::OTHER_SOURCE, context)?,
        Step::RunFirst => plan_run::run(&plan_args(), context)?,
        // The other sealed round waits for its seed: refused, while the rest is drawn.
        Step::Run => {
            let exit = plan_run::run(&plan_args(), context)?;
            return Ok(exit == Exit::Refused);
        }
        Step::Show => plan_show::run(&plan_show::Args {}, context)?,
        Step::Coverage => coverage::run(&coverage::Args::default(), context)?,
        Step::Verify => {
            let draw = format!("{}-1", demo::TASK);
            verify::run(&verify::Args { draw }, context)?
        }
        Step::Book => {
            let command = ledger::Command::Verify;
            ledger::run(&ledger::Args { command }, context)?
        }
    };
    Ok(exit == Exit::Done)
}

fn sealed(task: &str, source: &str, context: &mut Context) -> anyhow::Result<Exit> {
    let args = seal::Args {
        task: task.to_owned(),
        round: 1,
        source: source.to_owned(),
        adhoc: None,
    };
    seal::run(&args, context)
}

fn plan_args() -> plan_run::Args {
    plan_run::Args {
        seed: Some(demo::RUN_SEED.to_owned()),
        ..plan_run::Args::default()
    }
}

fn first_draw() -> draw::Args {
    draw::Args {
        task: demo::TASK.to_owned(),
        round: 1,
        seed: Some(demo::SEED.to_owned()),
        witness: vec![demo::WITNESS.to_owned()],
        adhoc: None,
        dry_run: false,
    }
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
