//! `verify`: repeats a draw and checks its record.

use serde_json::{Value, json};

use crate::acts::method::verified::Verified;
use crate::acts::method::verify;
use crate::console::Console;
use crate::disk::draw_folder;
use crate::domain::method::standing::SeedStanding;
use crate::domain::method::verify::{Check, Verdict};
use crate::exit::Exit;
use crate::format::draw_json::DrawRecord;
use crate::text::Lang;
use crate::text::help::help;
use crate::text::method::{draw, verify as words};
use crate::text::terms;
use crate::view;

use crate::commands::Context;

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
pub struct Args {
    pub draw: String,
}

help! {
    HELP "verify": "复算并核验一次抽取：文本、种子、信标签名、票号、抽中对象、检查组", "Repeat a draw and check its record: texts, seed, beacon, tickets, objects, teams";
    example "choucha verify 下载/AJ-2026-01-1\n      公开的文件夹：任何人都能核验对象和票号；另请对照封存时公布的承诺值、开奖公告或信标网站\n  choucha -C 2026 verify AJ-2026-01-1\n      单位内部：检查组、更换、封存的先后一并核验，效力由账本算出", "choucha verify Downloads/AJ-2026-01-1\n      a published folder: anybody checks objects and tickets; compare the commitment with the one published at the seal,\n      and the seed with the event's announcement or a relay of the beacon\n  choucha -C 2026 verify AJ-2026-01-1\n      inside the office: teams, replacements and the order of seal and draw too; the standing comes from the book";
    draw "抽取", "DRAW": "抽取编号（连账本一起核验），或任一抽取文件夹，公开的、内部的都行", "Id of a draw (the book is checked too), or any draw folder, published or the office's";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let verified = context.act(|desk, _| verify::verify(desk, &args.draw))?;
    say(&args.draw, &verified, &mut context.console)?;
    let holds = verified.holds();
    Ok(if holds { Exit::Done } else { Exit::Fails })
}

fn say(what: &str, verified: &Verified, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    console.line(&words::title(lang, what))?;
    if verified.voided == Some(true) {
        console.line(words::voided(lang))?;
    }
    if !verified.voided_before.is_empty() {
        console.line(&words::voided_before(
            lang,
            lang.list(&verified.voided_before),
        ))?;
    }
    for (check, finding) in &verified.checks {
        console.mark(*finding == Verdict::Holds, words::check(lang, *check))?;
        if let Some(why) = view::verify::finding(lang, finding) {
            console.line(&format!("  {why}"))?;
        }
    }
    let (holds, drawn) = (verified.holds(), verified.drawn());
    if verified.public {
        console.line(&words::public_verdict(lang, holds, drawn))?;
        if let Some(standing) = verified.standing {
            let meaning = terms::standing(lang, standing);
            console.line(&words::standing_of(lang, standing.word(), meaning))?;
        }
        console.line(words::public_limits(lang))?;
        let standing = verified.standing.map(SeedStanding::word);
        return console.document(&json!({
            "holds": holds, "public": true, "drawn": drawn, "standing": standing, "checks": checks(verified, lang),
        }));
    }
    if !verified.foreign.is_empty() {
        console.line(&words::foreign(lang, lang.list(&verified.foreign)))?;
    }
    if let Some(record) = &verified.record {
        say_record(verified, record, console)?;
    }
    console.line(&words::verdict(lang, holds, drawn))?;
    console.line(words::limits(lang, verified.with_book))?;
    let mut checks = verified.checks.iter();
    if checks.any(|(check, _)| *check == Check::Replacements) {
        console.line(words::replacement_limits(lang))?;
    }
    console.document(&document(verified, lang))
}

/// What a draw can prove, when it was made, and its digests.
fn say_record(
    verified: &Verified,
    record: &DrawRecord,
    console: &mut Console,
) -> std::io::Result<()> {
    let lang = console.lang;
    if let Some(origin) = &record.origin {
        console.line(&draw::origin(lang, origin))?;
    }
    let repeated = &record.repeated;
    console.lines(&draw::standing(
        lang,
        repeated,
        verified.standing,
        &record.witnesses,
    ))?;
    let sealed_at = record.sealed_at.as_deref();
    console.line(&draw::times(lang, sealed_at, &record.drawn_at))?;
    console.lines(&draw::digests(lang, repeated))
}

fn checks(verified: &Verified, lang: Lang) -> Vec<Value> {
    let checks = verified.checks.iter().map(|(check, finding)| {
        json!({
            "check": check.word(), "what": words::check(lang, *check), "holds": *finding == Verdict::Holds,
            "why": view::verify::finding(lang, finding),
        })
    });
    checks.collect()
}

fn document(verified: &Verified, lang: Lang) -> Value {
    let record = verified.record.as_ref();
    let values = record.map(|record| &record.repeated.values);
    json!({
        "holds": verified.holds(),
        "voided": verified.voided,
        "voided_before": verified.voided_before,
        "checks": checks(verified, lang),
        "drawn": verified.drawn(),
        "record": draw_folder::RECORD,
        "foreign_files": verified.foreign,
        "standing": verified.standing.map(SeedStanding::word),
        "source": values.map(|values| &values.source),
        "seed": values.map(|values| &values.seed),
        "key": values.map(|values| &values.key),
        "manifest_sha256": values.map(|values| &values.manifest_sha256),
        "sealed_at": record.and_then(|record| record.sealed_at.as_ref()),
        "drawn_at": record.map(|record| &record.drawn_at),
        "origin": record.and_then(|record| record.origin.as_ref()),
        "witnesses": record.map(|record| &record.witnesses),
    })
}
