//! `verify`: repeats a draw and checks its record.

use crate::domain::method::draw_flaw::DrawFlaw;
use std::path::Path;

use serde_json::json;

use crate::acts::method::draw_check::{self, Verified};
use crate::acts::method::public_draw;
use crate::disk::case::Case;
use crate::disk::{Trouble, draw_folder, ledger, settle};
use crate::domain::book::fold::DrawnRound;
use crate::domain::method::verify::{Check, Verdict};
use crate::domain::refusal::Refusal;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::method::{draw, verify as words};
use crate::view;

use crate::commands::Context;

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A draw's id, or a draw folder.
    pub draw: String,
}

help! {
    HELP "verify": "复算并核验一次抽取", "Repeat a draw and check its record";
    example "choucha verify 下载/AJ-2026-01-1\n      只凭公开的文件夹核验；在案卷中给抽取编号则连同账本一起核验", "choucha verify Downloads/AJ-2026-01-1\n      needs nothing but the published folder; with a draw's id in a case folder the book is checked too";
    draw "抽取", "DRAW": "抽取编号，或任一抽取文件夹", "Id of a draw, or any draw folder";
}

/// Runs it.
///
/// # Errors
/// There is no such draw or folder, or the file system fails. What does not hold is no error: it ends with 1.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let folder = Path::new(&args.draw);
    let by_id = context
        .desk
        .root
        .join(crate::domain::acts::entry::draw_folder(&args.draw));
    let named_by_book =
        ledger::read(&context.desk.root).is_ok_and(|read| read.book.draw(&args.draw).is_some());
    let (verified, in_book) = if folder.is_dir() && !by_id.is_dir() && !named_by_book {
        if public_draw::is_public(folder) {
            let verified = public_draw::verify(folder)?;
            return say_public(&args.draw, &verified, context);
        }
        (draw_check::folder(folder, None)?, None)
    } else {
        // Whoever names neither a folder nor a draw of a case folder is told of both.
        Case::open(&context.desk.root)
            .map_err(|_| Trouble::from(DrawFlaw::NoDraw(args.draw.clone())))?;
        settle::settle_for_reading(&context.desk.root)?;
        let (verified, in_book) = draw_check::in_case(&context.desk.root, &args.draw)?;
        (verified, Some(in_book))
    };
    let draw = in_book.as_ref().and_then(Option::as_ref);
    let history = History {
        with_book: in_book.is_some(),
        voided: draw.map(|draw| draw.voided),
        voided_before: draw.map_or(Vec::new(), |draw| voided_before(&context.desk.root, draw)),
    };
    say(&args.draw, &verified, &history, context)?;
    Ok(if verified.holds() {
        Exit::Done
    } else {
        Exit::Fails
    })
}

/// What the book says of a draw besides its outcome.
struct History {
    with_book: bool,
    voided: Option<bool>,
    voided_before: Vec<String>,
}

/// Earlier draws of the same round that were voided.
fn voided_before(root: &Path, draw: &DrawnRound) -> Vec<String> {
    let Ok(read) = ledger::read(root) else {
        return Vec::new();
    };
    let same = read.book.draws.into_iter().filter(|d| {
        d.voided
            && d.seq < draw.seq
            && (&d.act.task, d.act.round) == (&draw.act.task, draw.act.round)
    });
    same.map(|d| d.act.draw).collect()
}

/// What came of the verification of a published folder.
fn say_public(what: &str, verified: &Verified, context: &mut Context) -> anyhow::Result<Exit> {
    let console = &mut context.console;
    let lang = console.lang;
    console.line(&words::title(lang, what))?;
    for (check, finding) in &verified.checks {
        console.mark(*finding == Verdict::Holds, words::check(lang, *check))?;
        if let Some(why) = view::verify::finding(lang, finding) {
            console.line(&format!("  {why}"))?;
        }
    }
    let drawn = verified
        .record
        .as_ref()
        .map_or(0, |record| record.repeated.drawn.len());
    let holds = verified.holds();
    console.line(&words::public_verdict(lang, holds, drawn))?;
    console.line(words::public_limits(lang))?;
    let checks = verified.checks.iter().map(|(check, finding)| {
        json!({
            "check": check.word(), "what": words::check(lang, *check), "holds": *finding == Verdict::Holds,
            "why": view::verify::finding(lang, finding),
        })
    });
    let checks: Vec<serde_json::Value> = checks.collect();
    console
        .document(&json!({ "holds": holds, "public": true, "drawn": drawn, "checks": checks }))?;
    Ok(if holds { Exit::Done } else { Exit::Fails })
}

fn say(
    what: &str,
    verified: &Verified,
    history: &History,
    context: &mut Context,
) -> anyhow::Result<()> {
    let console = &mut context.console;
    let lang = console.lang;
    console.line(&words::title(lang, what))?;
    if history.voided == Some(true) {
        console.line(words::voided(lang))?;
    }
    if !history.voided_before.is_empty() {
        let draws = lang.list(&history.voided_before);
        console.line(&words::voided_before(lang, draws))?;
    }
    for (check, finding) in &verified.checks {
        console.mark(*finding == Verdict::Holds, words::check(lang, *check))?;
        if let Some(why) = view::verify::finding(lang, finding) {
            console.line(&format!("  {why}"))?;
        }
    }
    if !verified.foreign.is_empty() {
        console.line(&words::foreign(lang, lang.list(&verified.foreign)))?;
    }
    let drawn = verified
        .record
        .as_ref()
        .map_or(0, |record| record.repeated.drawn.len());
    if let Some(record) = &verified.record {
        if let Some(origin) = &record.origin {
            console.line(&draw::origin(lang, origin))?;
        }
        let repeated = &record.repeated;
        console.lines(&draw::standing(lang, repeated, &record.witnesses))?;
        console.line(&draw::times(
            lang,
            record.sealed_at.as_deref(),
            &record.drawn_at,
        ))?;
        console.lines(&draw::digests(lang, repeated))?;
    }
    console.line(&words::verdict(lang, verified.holds(), drawn))?;
    console.line(words::limits(lang, history.with_book))?;
    let replaced = |(check, _): &(Check, Verdict<Refusal>)| *check == Check::Replacements;
    if verified.checks.iter().any(replaced) {
        console.line(words::replacement_limits(lang))?;
    }
    let checks: Vec<serde_json::Value> = verified
        .checks
        .iter()
        .map(|(check, finding)| {
            json!({
                "check": check.word(),
                "what": words::check(lang, *check),
                "holds": *finding == Verdict::Holds,
                "why": view::verify::finding(lang, finding),
            })
        })
        .collect();
    console.document(&json!({
        "holds": verified.holds(),
        "voided": history.voided,
        "voided_before": history.voided_before,
        "checks": checks,
        "drawn": drawn,
        "record": draw_folder::RECORD,
        "foreign_files": verified.foreign,
        "standing": verified.record.as_ref().map(|r| r.repeated.value("standing").to_owned()),
        "source": verified.record.as_ref().map(|r| r.repeated.value("source").to_owned()),
        "seed": verified.record.as_ref().map(|r| r.repeated.value("seed").to_owned()),
        "key": verified.record.as_ref().map(|r| r.repeated.value("key").to_owned()),
        "manifest_sha256": verified.record.as_ref().map(|r| r.repeated.value("manifest_sha256").to_owned()),
        "sealed_at": verified.record.as_ref().and_then(|r| r.sealed_at.clone()),
        "drawn_at": verified.record.as_ref().map(|r| r.drawn_at.clone()),
        "origin": verified.record.as_ref().and_then(|r| r.origin.clone()),
        "witnesses": verified.record.as_ref().map(|r| r.witnesses.clone()),
    }))?;
    Ok(())
}
