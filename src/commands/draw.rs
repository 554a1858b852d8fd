//! `draw`: draws a round, or rehearses it.

use serde_json::json;

use crate::domain::book::SealedRound;
use crate::domain::coverage::Coverage;
use crate::domain::draw;
use crate::domain::entry::{Act, DrawAct, draw_folder as folder_of, seal_folder};
use crate::domain::key::{Seed, derive};
use crate::domain::lists::Lists;
use crate::domain::plan::Task;
use crate::domain::refusal::{BookText, Refusal};
use crate::domain::source::Source;
use crate::domain::verify::{Repeated, repeated};
use crate::exit::Exit;
use crate::files::case::Case;
use crate::files::ledger::Ledger;
use crate::files::library::Library;
use crate::files::round_texts::{self, Round};
use crate::files::{At, Trouble, case_lists, clock, draw_folder, ledger, names, os_random, settle};
use crate::format::draw_json::DrawRecord;
use crate::format::list_csv::Named;
use crate::format::manifest_text;
use crate::format::texts::Texts;
use crate::text::{draw as words, says};
use crate::view;

use super::{Context, TOOL, one_line};

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
    /// Whether to rehearse.
    #[arg(long)]
    pub dry_run: bool,
}

/// The one seed of rehearsals.
const REHEARSAL: &str = "rehearsal";

/// Everything a report of a draw needs.
struct Report<'a> {
    task: &'a Task,
    lists: &'a Lists,
    texts: Texts,
    repeated: Repeated,
    named: Vec<Named>,
    coverage: (Coverage, Coverage),
    witnesses: Vec<String>,
}

/// Runs it.
///
/// # Errors
/// The round cannot be drawn, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.root)?;
    if args.dry_run && (args.seed.is_some() || !args.witness.is_empty()) {
        return Err(Trouble::from(Refusal::RehearsalSeed).into());
    }
    for witness in &args.witness {
        one_line(BookText::Witness, witness)?;
    }
    let given = args.seed.as_deref().map(Seed::new).transpose().map_err(|flaw| Trouble::from(Refusal::Seed(flaw)))?;
    let bar = context.console.bar(says::reading_library(context.console.lang));
    let (lists, library, task) = case_lists::for_round(&case, &args.task, args.round, &|done, all| bar.at(done, all))?;
    drop(bar);
    if args.dry_run {
        rehearse(args, &case, &lists, library, &task, context)
    } else {
        draw_round(args, given, &case, &lists, library, &task, context)
    }
}

fn draw_round(
    args: &Args,
    given: Option<Seed>,
    case: &Case,
    lists: &Lists,
    library: Library,
    task: &Task,
    context: &mut Context,
) -> anyhow::Result<Exit> {
    let mut ledger = context.lock()?;
    let book = &ledger.read.book;
    if let Some(drawn) = book.standing_draw(&task.id, args.round) {
        return Err(Trouble::from(Refusal::Drawn(drawn.act.draw.clone())).into());
    }
    let sealed = book.open_seal(&task.id, args.round).cloned();
    let (source, seed) = seed_of(sealed.as_ref(), given)?;
    let id = book.next_draw(&task.id, args.round);
    let folder = folder_of(&id);
    let unfinished = settle::begin(&context.root, &folder)?;
    let drawing = Drawing { args, case, lists, task, source, seed, sealed, id, folder };
    let report = match drawing.write(library, &mut ledger, &unfinished, context) {
        Ok(report) => report,
        Err(error) => {
            settle::abandon(&unfinished);
            return Err(error);
        }
    };
    settle::finish(&context.root, &drawing.folder)?;
    let title = words::title(context.console.lang, &drawing.id, &task.name, args.round);
    say(&title, &report, context)?;
    context.console.line(&words::written(context.console.lang, &drawing.folder))?;
    context.say_head(&ledger)?;
    document(Some(&drawing), &report, Some(&ledger), context)?;
    Ok(Exit::Done)
}

/// The source and the seed of a draw: what the seal says, else given, else the operating system.
fn seed_of(sealed: Option<&SealedRound>, given: Option<Seed>) -> Result<(Source, Seed), Trouble> {
    let from_os = || os_random::bytes().map(Seed::from_os_bytes).at(std::path::Path::new("/dev/random"));
    let Some(sealed) = sealed else {
        return match given {
            Some(seed) => Ok((Source::Given, seed)),
            None => Ok((Source::Os, from_os()?)),
        };
    };
    let text = &sealed.act.source;
    let source = Source::from_text(text).ok_or_else(|| Refusal::SourceForm(text.clone()))?;
    match given {
        Some(_) if !source.takes_a_seed() => Err(Refusal::SeedNotTaken.into()),
        Some(seed) if !source.fits(&seed) => Err(Refusal::SeedSpelling(text.clone()).into()),
        Some(seed) => Ok((source, seed)),
        None if source.takes_a_seed() => Err(Refusal::SeedNeeded(text.clone()).into()),
        None => Ok((source, from_os()?)),
    }
}

/// One draw on its way into its folder and the book.
struct Drawing<'a> {
    args: &'a Args,
    case: &'a Case,
    lists: &'a Lists,
    task: &'a Task,
    source: Source,
    seed: Seed,
    sealed: Option<SealedRound>,
    id: String,
    folder: String,
}

impl<'a> Drawing<'a> {
    fn write(
        &self,
        library: Library,
        ledger: &mut Ledger,
        unfinished: &std::path::Path,
        context: &Context,
    ) -> anyhow::Result<Report<'a>> {
        let times = draw_folder::times_drawn(&context.root, &ledger.read.book)?;
        let texts = match &self.sealed {
            Some(sealed) => {
                let act = &sealed.act;
                let from = seal_folder(&act.task, act.round, act.seal);
                draw_folder::copy_texts(&context.root.join(&from), unfinished)?;
                let texts = draw_folder::read_texts(unfinished)?;
                if texts.manifest_sha != act.manifest {
                    return Err(Trouble::from(Refusal::SealBroken(from)).into());
                }
                texts
            }
            None => {
                let (task, round, source) = (self.task, self.args.round, self.source.clone());
                let round = Round { task, round, seal: 0, source };
                round_texts::write(self.case, self.lists, &library, &times, &round, unfinished)?
            }
        };
        let base = library.taking_part;
        let (repeated, named) = outcome(self.lists, self.task, library, &texts, &self.seed, unfinished)?;
        let new = repeated.drawn.iter().filter(|line| !times.has(&line.code)).count() as u64;
        let before = Coverage { objects: times.objects(), base };
        let after = Coverage { objects: before.objects + new, base };
        let record = DrawRecord {
            repeated,
            witnesses: self.args.witness.clone(),
            sealed_at: self.sealed.as_ref().map(|sealed| sealed.time.clone()),
            drawn_at: clock::now(),
            coverage_before: before,
            coverage_after: after,
            tool: TOOL.to_owned(),
        };
        draw_folder::write_records(unfinished, &self.id, &record, &named)?;
        let repeated = record.repeated;
        ledger.append(Act::Draw(self.act(&texts, &repeated, unfinished)?), &context.hand)?;
        let (task, lists, witnesses) = (self.task, self.lists, self.args.witness.clone());
        Ok(Report { task, lists, texts, repeated, named, coverage: (before, after), witnesses })
    }

    fn act(&self, texts: &Texts, repeated: &Repeated, unfinished: &std::path::Path) -> Result<DrawAct, Trouble> {
        let manifest = &texts.manifest;
        Ok(DrawAct {
            draw: self.id.clone(),
            task: self.task.id.clone(),
            round: self.args.round,
            seal: manifest.seal,
            manifest: texts.manifest_sha,
            source: manifest.source.text(),
            seed: self.seed.as_str().to_owned(),
            standing: manifest.source.standing(manifest.seal).word().to_owned(),
            witnesses: self.args.witness.clone(),
            drawn: repeated.drawn.len() as u64,
            shortfall: repeated.shortfalls.iter().map(|s| s.missing).sum(),
            files: draw_folder::files_for_book(unfinished, &self.folder, &draw_folder::file_names())?,
        })
    }
}

/// Draws from the texts in `folder`, and finds the names of what was drawn.
fn outcome(
    lists: &Lists,
    task: &Task,
    library: Library,
    texts: &Texts,
    seed: &Seed,
    folder: &std::path::Path,
) -> Result<(Repeated, Vec<Named>), Trouble> {
    let key = derive(manifest_text::write(&texts.manifest).as_bytes(), seed);
    let outcome = draw::draw(&texts.frame, &key.0);
    let lines: Vec<u32> = outcome.drawn.iter().map(|drawn| drawn.line).collect();
    let codes = draw_folder::codes(folder, &lines)?;
    let repeated = repeated(&texts.manifest, texts.manifest_sha, &texts.frame, (seed, key), &outcome, &codes);
    let named = names::find(lists, task, library, &repeated.drawn)?;
    Ok((repeated, named))
}

fn rehearse(
    args: &Args,
    case: &Case,
    lists: &Lists,
    library: Library,
    task: &Task,
    context: &mut Context,
) -> anyhow::Result<Exit> {
    let folder = tempfile::tempdir().at(std::path::Path::new("tmp"))?;
    let book = ledger::read(&context.root)?.book;
    let times = draw_folder::times_drawn(&context.root, &book)?;
    let round = Round { task, round: args.round, seal: 0, source: Source::Given };
    let texts = round_texts::write(case, lists, &library, &times, &round, folder.path())?;
    let base = library.taking_part;
    let seed = Seed::new(REHEARSAL).map_err(|flaw| Trouble::from(Refusal::Seed(flaw)))?;
    let (repeated, named) = outcome(lists, task, library, &texts, &seed, folder.path())?;
    let new = repeated.drawn.iter().filter(|line| !times.has(&line.code)).count() as u64;
    let before = Coverage { objects: times.objects(), base };
    let coverage = (before, Coverage { objects: before.objects + new, base });
    let report = Report { task, lists, texts, repeated, named, coverage, witnesses: Vec::new() };
    let title = words::rehearsal_title(context.console.lang, &task.id, &task.name, args.round);
    say(&title, &report, context)?;
    context.console.line(words::rehearsal_end(context.console.lang))?;
    document(None, &report, None, context)?;
    Ok(Exit::Done)
}

/// The report, of a draw or a rehearsal alike.
fn say(title: &str, report: &Report<'_>, context: &mut Context) -> anyhow::Result<()> {
    let console = &mut context.console;
    let (lang, width) = (console.lang, console.width);
    let Report { repeated, texts, named, .. } = report;
    let value = |key: &str| repeated.value(key);
    console.line(title)?;
    console.line(&view::draw::takes(lang, repeated, &texts.frame.excluded_by_stratum(), width))?;
    for short in &repeated.shortfalls {
        console.line(&words::shortfall(lang, &short.stratum, short.missing))?;
    }
    console.lines(&words::standing(lang, value("standing"), value("source"), value("seed"), &report.witnesses))?;
    console.lines(&words::digests(lang, value("manifest_sha256"), value("key")))?;
    let (before, after) = report.coverage;
    let line = words::coverage(lang, &before.to_string(), &after.to_string(), after.objects, after.base);
    console.line(&line)?;
    console.line(&view::draw::drawn(lang, &repeated.drawn, named, width))?;
    if repeated.drawn.len() > view::draw::SHOWN {
        console.line(&words::more(lang, repeated.drawn.len() - view::draw::SHOWN, draw_folder::LIST))?;
    }
    let name = |cert: &str| {
        let found = report.lists.inspectors.iter().find(|(_, i)| i.cert == cert);
        found.map_or_else(|| cert.to_owned(), |(_, i)| format!("{} {cert}", i.name))
    };
    console.lines(&view::draw::loads(lang, &repeated.loads, name))?;
    Ok(())
}

fn document(
    drawing: Option<&Drawing<'_>>,
    report: &Report<'_>,
    ledger: Option<&Ledger>,
    context: &mut Context,
) -> anyhow::Result<()> {
    if !context.console.json {
        return Ok(());
    }
    let repeated = &report.repeated;
    let values: serde_json::Map<String, serde_json::Value> =
        repeated.values.iter().map(|(key, value)| ((*key).to_owned(), json!(value))).collect();
    let drawn: Vec<serde_json::Value> = repeated.drawn.iter().zip(&report.named).map(|(line, named)| {
        json!({
            "order": line.order, "code": line.code, "ticket": line.ticket, "stratum": line.stratum, "team": line.team,
            "name": named.name, "assistance": named.assistance,
        })
    }).collect();
    context.console.document(&json!({
        "rehearsal": drawing.is_none(),
        "draw": drawing.map(|d| d.id.clone()),
        "folder": drawing.map(|d| d.folder.clone()),
        "head": ledger.and_then(|l| l.read.book.head),
        "task_name": report.task.name,
        "record": values,
        "witnesses": report.witnesses,
        "takes": repeated.takes,
        "shortfalls": repeated.shortfalls,
        "drawn": drawn,
        "loads": repeated.loads,
        "coverage_before": report.coverage.0,
        "coverage_after": report.coverage.1,
    }))?;
    Ok(())
}
