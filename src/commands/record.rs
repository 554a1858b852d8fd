//! `record`: results of inspections (检查结果): entered, imported, corrected, shown; completion noted (第17条, 第19条).

use crate::disk::{Trouble, lists};
use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::json;

use crate::acts::visit::record_add::Recording;
use crate::disk::case::Case;
use crate::disk::ledger::Ledger;
use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::{Answer, Inspection, ItemAnswer, VisitId};
use crate::domain::acts::visit::DoneAct;
use crate::domain::book::flaw::BookText;
use crate::domain::ground::cell;
use crate::domain::visit::draft::{Change, Signing};
use crate::exit::Exit;
use crate::text::visit::record as words;

use crate::commands::coverage::day;
use crate::commands::{Context, record_draft, record_show};

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
    Add(AddArgs),
    /// Enter the results of a file.
    Import(ImportArgs),
    /// Correct a result.
    Amend(AmendArgs),
    /// All about an object's visits in the year.
    Show(record_show::Args),
}

/// Which visit.
#[derive(Debug, Clone, clap::Args)]
pub struct VisitArgs {
    /// The draw.
    pub draw: String,
    /// The object's code.
    pub object: String,
}

impl VisitArgs {
    /// The visit.
    pub fn id(&self) -> VisitId {
        VisitId {
            draw: cell::tidy_id(&self.draw),
            object: cell::tidy_code(&self.object).into_owned(),
        }
    }
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

/// What was found.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct FoundArgs {
    /// The day of completion.
    #[arg(long, value_parser = day)]
    pub completed: Option<NaiveDate>,
    /// Ways of inspecting.
    #[arg(long)]
    pub method: Vec<String>,
    /// Items in which nothing was found.
    #[arg(long)]
    pub clear: Vec<String>,
    /// Items with findings, and what was found.
    #[arg(long)]
    pub found: Vec<String>,
    /// Items that could not be inspected.
    #[arg(long)]
    pub unchecked: Vec<String>,
    /// Result codes.
    #[arg(long)]
    pub code: Vec<String>,
    /// Who signed.
    #[arg(long)]
    pub signed: Option<String>,
    /// When.
    #[arg(long, value_parser = day)]
    pub signed_on: Option<NaiveDate>,
    /// Why the signature was refused.
    #[arg(long)]
    pub refused: Option<String>,
    /// Who witnessed the refusal.
    #[arg(long)]
    pub witness: Option<String>,
    /// Who enters it.
    #[arg(long)]
    pub entered_by: Option<String>,
    /// Why it is late.
    #[arg(long)]
    pub late: Option<String>,
}

impl FoundArgs {
    /// The answers given, in the order clear, found, unchecked.
    pub fn answers(&self) -> Vec<ItemAnswer> {
        let split = |text: &String| {
            let (item, text) = text.split_once(['=', '＝']).unwrap_or((text, ""));
            (cell::tidy_id(item), text.trim().to_owned())
        };
        let of = |answer, list: Vec<String>| -> Vec<ItemAnswer> {
            let answers = list.iter().map(split);
            answers
                .map(|(item, text)| ItemAnswer { item, answer, text })
                .collect()
        };
        [
            of(Answer::Clear, listed(&self.clear)),
            of(Answer::Found, self.found.clone()),
            of(Answer::Unchecked, self.unchecked.clone()),
        ]
        .concat()
    }

    /// The result codes.
    pub fn codes(&self) -> Vec<String> {
        let codes = listed(&self.code).into_iter();
        codes
            .map(|code| cell::tidy_code(&code).into_owned())
            .collect()
    }

    /// What was said of the signature; nothing when nothing was.
    pub fn signing(&self) -> Option<Signing> {
        let said = self.signed.is_some()
            || self.refused.is_some()
            || self.witness.is_some()
            || self.signed_on.is_some();
        said.then(|| Signing {
            signed: self.signed.is_some(),
            signer: self.signed.clone().unwrap_or_default(),
            signed_on: self.signed_on,
            refusal: self.refused.clone().unwrap_or_default(),
            witness: self.witness.clone(),
        })
    }

    /// Every text among them is one clean line.
    ///
    /// # Errors
    /// [`crate::domain::refusal::BookFlaw::Text`].
    pub fn check(&self) -> anyhow::Result<()> {
        let lists = [
            &self.method,
            &self.clear,
            &self.found,
            &self.unchecked,
            &self.code,
        ];
        let texts = [
            &self.signed,
            &self.refused,
            &self.witness,
            &self.late,
            &self.entered_by,
        ];
        let given = lists
            .into_iter()
            .flatten()
            .chain(texts.into_iter().flatten());
        for text in given {
            BookText::Reason.check(text).map_err(Trouble::from)?;
        }
        Ok(())
    }
}

/// Values given one by one, or several in one, parted by commas or semicolons.
fn listed(values: &[String]) -> Vec<String> {
    let parts = values
        .iter()
        .flat_map(|value| value.split([',', '，', ';', '；', '、']));
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Arguments of `record add`.
#[derive(Debug, clap::Args)]
pub struct AddArgs {
    #[command(flatten)]
    visit: VisitArgs,
    #[command(flatten)]
    found: FoundArgs,
}

/// Arguments of `record import`.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The file.
    file: PathBuf,
}

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
/// As the command that was asked for.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    match &args.command {
        Command::Done(args) => done(args, context),
        Command::Add(args) => add(args, context),
        Command::Import(args) => import(args, context),
        Command::Amend(args) => amend(args, context),
        Command::Show(args) => record_show::run(args, context),
    }
}

fn done(args: &DoneArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    BookText::By
        .check(&args.entered_by)
        .map_err(Trouble::from)?;
    let read = lists::read(&case)?;
    let mut ledger = context.lock()?;
    let recording = Recording::new(&case, &read, context.desk.today())?;
    let act = DoneAct {
        visit: args.visit.id(),
        completed: args.completed,
        by_cert: cell::tidy_code(&args.entered_by).into_owned(),
    };
    let deadline = recording.done(act.clone(), &mut ledger, &context.desk.hand)?;
    let lang = context.console.lang;
    let days = case.settings.entry_working_days;
    context
        .console
        .lines(&words::done(lang, &act, &deadline, days))?;
    context.say_head(&ledger)?;
    context.console.document(&json!({
        "visit": act.visit, "completed": act.completed, "deadline": deadline.date, "provisional": deadline.provisional,
        "head": ledger.read.book.head,
    }))?;
    Ok(Exit::Done)
}

fn add(args: &AddArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    args.found.check()?;
    let read = lists::read(&case)?;
    let draft = record_draft::draft(&case, &read, &args.visit.id(), &args.found, context)?;
    let mut ledger = context.lock()?;
    let recording = Recording::new(&case, &read, context.desk.today())?;
    let result = recording.add(draft, &mut ledger, &context.desk.hand)?;
    say_entered(&result, None, &ledger, context)
}

fn import(args: &ImportArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    let read = lists::read(&case)?;
    let mut ledger = context.lock()?;
    let recording = Recording::new(&case, &read, context.desk.today())?;
    let imported = recording.read_file(&args.file, &ledger.read.book)?;
    let (count, blank) = (imported.act.results.len(), imported.blank);
    let late = imported
        .act
        .results
        .iter()
        .filter(|result| result.late.is_some())
        .count();
    let visits: Vec<&VisitId> = imported
        .act
        .results
        .iter()
        .map(|result| &result.visit)
        .collect();
    let mut document = json!({ "entered": count, "late": late, "blank": blank, "visits": visits });
    // One line of the book for the whole file: all of it, or nothing.
    ledger.append(Act::Result(imported.act), &context.desk.hand)?;
    let lang = context.console.lang;
    context.console.line(&words::imported(lang, count, late))?;
    if blank > 0 {
        context.console.line(&words::left_out(lang, blank))?;
    }
    context.say_head(&ledger)?;
    document["head"] = json!(ledger.read.book.head);
    context.console.document(&document)?;
    Ok(Exit::Done)
}

fn amend(args: &AmendArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    BookText::Reason
        .check(&args.reason)
        .map_err(Trouble::from)?;
    args.found.check()?;
    let read = lists::read(&case)?;
    let found = &args.found;
    let change = Change {
        completed: found.completed,
        methods: found.method.clone(),
        items: found.answers(),
        codes: found.codes(),
        signing: found.signing(),
        entered_by: record_draft::entered_by(found)?,
        late: found.late.clone(),
    };
    let mut ledger = context.lock()?;
    let recording = Recording::new(&case, &read, context.desk.today())?;
    let id = args.visit.id();
    let result = recording.amend(&id, &change, &args.reason, &mut ledger, &context.desk.hand)?;
    say_entered(&result, Some(&args.reason), &ledger, context)
}

fn say_entered(
    result: &Inspection,
    reason: Option<&str>,
    ledger: &Ledger,
    context: &mut Context,
) -> anyhow::Result<Exit> {
    let lang = context.console.lang;
    context
        .console
        .lines(&words::entered(lang, result, reason))?;
    context.say_head(ledger)?;
    context.console.document(&json!({
        "result": result, "reason": reason, "late": result.late.is_some(), "head": ledger.read.book.head,
    }))?;
    Ok(Exit::Done)
}
