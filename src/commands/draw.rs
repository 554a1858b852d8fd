//! `draw`: draws a round, or rehearses it.

use crate::acts::method::draw::{self, DrawRequest};
use crate::domain::method::key::Seed;
use crate::exit::Exit;
use crate::text::method::draw as words;

use crate::commands::Context;
use crate::commands::draw_report::Report;

/// Arguments of `draw`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// The task.
    pub task: String,
    /// The round.
    #[arg(long, default_value_t = 1)]
    pub round: u32,
    /// The seed.
    #[arg(long, allow_hyphen_values = true)]
    pub seed: Option<String>,
    /// Witnesses.
    #[arg(long)]
    pub witness: Vec<String>,
    /// Why a task of no published plan is drawn.
    #[arg(long)]
    pub adhoc: Option<String>,
    /// Whether to rehearse.
    #[arg(long)]
    pub dry_run: bool,
}

/// Runs it.
///
/// # Errors
/// The round cannot be drawn, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let request = DrawRequest {
        task: &args.task,
        round: args.round,
        seed: args.seed.as_deref(),
        witnesses: &args.witness,
        adhoc: args.adhoc.as_deref(),
    };
    let made = context.act(|desk, progress| {
        if args.dry_run {
            draw::rehearse(desk, &request, progress)
        } else {
            draw::draw(desk, &request, progress)
        }
    })?;
    let today = context.desk.today();
    let report = Report {
        made: &made,
        request: &request,
        today,
    };
    let lang = context.console.lang;
    let Some((id, folder)) = made.id.as_ref().zip(made.folder.as_ref()) else {
        let title = words::rehearsal_title(lang, &made.task.id, &made.task.name, args.round);
        report.say(&title, &mut context.console)?;
        context.console.line(words::rehearsal_end(lang))?;
        report.document(&mut context.console)?;
        return Ok(Exit::Done);
    };
    let title = words::title(lang, id, &made.task.name, args.round);
    report.say(&title, &mut context.console)?;
    let folder = context.desk.root.join(folder);
    let written = words::written(lang, folder.display());
    context.console.line(&written)?;
    let days = made.texts.manifest.source.days();
    if let Some(day) = days.into_iter().max().filter(|day| *day > today) {
        let note = words::before_event(lang, day, today);
        context.console.aside(&note)?;
    }
    let seed = args.seed.as_deref().map(Seed::new);
    if seed.is_some_and(|seed| seed.is_ok_and(|seed| seed.is_loose())) {
        context.console.aside(words::loose_seed(lang))?;
    }
    context.say_head(made.head)?;
    report.document(&mut context.console)?;
    Ok(Exit::Done)
}
