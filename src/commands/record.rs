//! `record`: results of inspections (检查结果): entered, imported, corrected, shown; completion noted (第17条, 第19条).

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::json;

use crate::acts::visit::record_done::done;
use crate::acts::visit::record_import::import;
use crate::exit::Exit;
use crate::text::visit::record as words;

use crate::commands::coverage::day;
use crate::commands::typed::VisitArgs;
use crate::commands::{Context, record_add, record_amend, record_show};

/// Arguments of `record`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do with results.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Note that a visit is completed.
    Done(DoneArgs),
    /// Enter one result.
    Add(record_add::AddArgs),
    /// Enter the results of a file.
    Import(ImportArgs),
    /// Correct a result.
    Amend(record_amend::AmendArgs),
    /// All about an object's visits in the year.
    Show(record_show::Args),
}

/// Arguments of `record done`.
#[derive(Debug, clap::Args)]
pub struct DoneArgs {
    #[command(flatten)]
    visit: VisitArgs,
    /// The day of completion.
    #[arg(long, value_parser = day)]
    completed: NaiveDate,
    /// Who enters it.
    #[arg(long)]
    entered_by: String,
}

/// Arguments of `record import`.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The file.
    file: PathBuf,
}

/// Runs it.
///
/// # Errors
/// As the command that was asked for.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    match &args.command {
        Command::Done(args) => run_done(args, context),
        Command::Add(args) => record_add::run(args, context),
        Command::Import(args) => run_import(args, context),
        Command::Amend(args) => record_amend::run(args, context),
        Command::Show(args) => record_show::run(args, context),
    }
}

fn run_done(args: &DoneArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let visit = args.visit.id();
    let noted = context.act(|desk, _| done(desk, visit, args.completed, &args.entered_by))?;
    let (act, deadline, book) = (&noted.act, &noted.deadline, noted.book);
    let lines = words::done(
        context.console.lang,
        act,
        deadline,
        noted.entry_working_days,
    );
    context.console.lines(&lines)?;
    context.say_head(book)?;
    context.console.document(&json!({
        "visit": act.visit, "completed": act.completed, "deadline": deadline.date, "provisional": deadline.provisional,
        "head": book.sha,
    }))?;
    Ok(Exit::Done)
}

fn run_import(args: &ImportArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let imported = context.act(|desk, _| import(desk, &args.file))?;
    let (count, late, blank) = (imported.visits.len(), imported.late, imported.blank);
    let lang = context.console.lang;
    context.console.line(&words::imported(lang, count, late))?;
    if blank > 0 {
        context.console.line(&words::left_out(lang, blank))?;
    }
    context.say_head(imported.book)?;
    context.console.document(&json!({
        "entered": count, "late": late, "blank": blank, "visits": imported.visits, "head": imported.book.sha,
    }))?;
    Ok(Exit::Done)
}
