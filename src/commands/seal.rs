//! `seal`: fixes a round's lists and the source of its seed before the seed exists.

use crate::domain::method::draw_flaw::DrawFlaw;
use serde_json::json;

use crate::acts::lists::case_lists;
use crate::acts::lists::case_lists::RoundLists;
use crate::acts::method::round_texts::{self, Round};
use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::{Trouble, draw_folder, durable, list_notes, settle};
use crate::domain::acts::entry::{Act, SealAct, seal_folder, seal_id};
use crate::domain::book::flaw::BookText;
use crate::domain::method::source::Source;
use crate::domain::year::in_force::origin_of;
use crate::exit::Exit;
use crate::text::method::draw;
use crate::text::says;

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
    let case = Case::open(&context.desk.root)?;
    let lang = context.console.lang;
    let source = Source::for_seal(&args.source)
        .ok_or_else(|| Trouble::from(DrawFlaw::SourceForm(args.source.clone())))?;
    if let Some(reason) = &args.adhoc {
        BookText::Reason.check(reason).map_err(Trouble::from)?;
    }
    let bar = context.console.bar(says::reading_library(lang));
    let RoundLists {
        lists,
        library,
        task,
        reads,
        ..
    } = case_lists::for_round(&case, &args.task, args.round, false, &|done, all| {
        bar.at(done, all);
    })?;
    drop(bar);
    let mut ledger = context.lock()?;
    let book = &ledger.read.book;
    if let Some(drawn) = book.standing_draw(&task.id, args.round) {
        return Err(Trouble::from(DrawFlaw::Drawn(drawn.act.draw.clone())).into());
    }
    if let Some(open) = book.open_seal(&task.id, args.round) {
        let (manifest, source) = (open.act.manifest.to_string(), open.act.source.clone());
        return Err(Trouble::from(DrawFlaw::Sealed { manifest, source }).into());
    }
    let in_force = plan_folder::in_force(&case, book)?;
    let origin =
        origin_of(in_force.as_ref(), &task, args.adhoc.as_deref()).map_err(Trouble::from)?;
    let drawn = draw_folder::times_drawn(&context.desk.root, book)?;
    let seal = book.next_seal(&task.id, args.round);
    let folder = seal_folder(&task.id, args.round, seal);
    let unfinished = settle::begin(&context.desk.root, &folder)?;
    let round = Round {
        task: &task,
        round: args.round,
        seal,
        source,
    };
    let sealed = (|| {
        let texts = round_texts::write(&case, &lists, &library, &drawn, &round, &unfinished)?;
        durable::sync_folder(&unfinished)?;
        let act = SealAct {
            task: task.id.clone(),
            round: args.round,
            seal,
            manifest: texts.manifest_sha,
            source: texts.manifest.source.text(),
            lists: list_notes::of(&case, &reads)?,
            origin: Some(origin.clone()),
            files: draw_folder::files_for_book(&folder, draw_folder::text_digests(&texts)),
        };
        ledger.append(Act::Seal(act), &context.desk.hand)?;
        Ok(texts)
    })();
    let texts = sealed.inspect_err(|_: &Trouble| settle::abandon(&unfinished))?;
    settle::finish(&context.desk.root, &folder)?;

    let (id, manifest) = (
        seal_id(&task.id, args.round, seal),
        texts.manifest_sha.to_string(),
    );
    context.console.lines(&draw::sealed(
        lang,
        &id,
        &manifest,
        &texts.manifest.source,
        &folder,
    ))?;
    let today = context.desk.today();
    let days = texts.manifest.source.days().into_iter();
    for day in days.filter(|day| *day <= today) {
        context.console.line(&draw::not_after(lang, day, today))?;
    }
    context.console.line(&draw::origin(lang, &origin))?;
    context.say_head(&ledger)?;
    context.console.document(&json!({
        "origin": origin,
        "seal": id, "manifest_sha256": manifest, "source": texts.manifest.source.text(), "folder": folder,
        "head": ledger.read.book.head,
    }))?;
    Ok(Exit::Done)
}
