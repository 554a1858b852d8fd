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
use crate::text::help::help;
use crate::text::method::draw;
use crate::text::says;

use crate::commands::{Context, typed};

/// Arguments of `seal`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The task.
    #[arg(value_parser = typed::id)]
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

help! {
    HELP "seal": "封存一轮：在种子产生前固定名单和种子来源", "Seal a round: fix its lists and the source of its seed before the seed exists";
    example "choucha -C 2026 seal AJ-2026-01 --source \"2026-06-01 福彩3D第2026142期，三位数字连写\"\n      写入封存文本，打印须公布的承诺值", "choucha -C 2026 seal AJ-2026-01 --source \"2026-06-01 福彩3D draw 2026142, its three digits\"\n      write the sealed texts and print the commitment to publish";
    task "任务", "TASK": "任务编号", "Id of the task";
    round "N", "N": "第几轮（默认第 1 轮）", "Which round (default: 1)";
    source "文字", "TEXT": "种子来源：os、given、drand quicknet <轮次>，或一行写明的公开事件（含种子的写法）", "Where the seed will come from: os, given, drand quicknet <round>, or a public event in one line, the seed's spelling included";
    adhoc "文字", "TEXT": "临时任务的理由：任务不在已发布的年度计划内，各处均注明", "Why a task outside the published plan is drawn (临时任务); every record says so";
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
