//! `ledger verify`: whether the book and every file that it names hold together.

use serde_json::{Value, json};

use crate::acts::BookHead;
use crate::acts::book::verify::{self, BookChecked};
use crate::console::Console;
use crate::disk::ledger::BookRead;
use crate::domain::acts::entry::Entry;
use crate::domain::method::verify::Verdict;
use crate::exit::Exit;
use crate::text::book::lines;
use crate::text::help::help;
use crate::text::method::verify as words;
use crate::text::{Lang, Say, says};
use crate::view;

use crate::commands::Context;

/// Arguments of `ledger verify`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub head: Option<String>,
}

help! {
    HELP "verify": "核验账本前后衔接、所记文件和更换", "Check the chain of the book, every file it names, and its replacements";
    example "choucha -C 2026 ledger verify", "choucha -C 2026 ledger verify";
    head "摘要", "SHA256": "对外公布过的账首摘要：说明它是第几行的", "A published head: say which line it was";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let found = context.act(|desk, _| verify::verify(desk))?;
    let head = args.head.as_deref();
    let at = head.map(|head| (head, found.line_of(head)));
    let holds = found.holds() && at.is_none_or(|(_, line)| line.is_some());
    match &found.read {
        Ok(read) => say(&found, read, at, context)?,
        Err(refusal) => {
            let what = refusal.say(context.console.lang).what;
            context.console.mark(false, &what)?;
        }
    }
    let verdict = lines::verdict(context.console.lang, holds);
    context.console.line(verdict)?;
    let document = document(&found, holds, context.console.lang);
    context.console.document(&document)?;
    Ok(if holds { Exit::Done } else { Exit::Fails })
}

/// Says that the last line is torn, where it is.
pub(super) fn say_torn(read: &BookRead, console: &mut Console) -> std::io::Result<()> {
    match read.torn.len() {
        0 => Ok(()),
        bytes => console.aside(&says::torn(console.lang, bytes)),
    }
}

/// What holds and what does not of a book that holds together; `at` is a published head and its line.
fn say(
    found: &BookChecked,
    read: &BookRead,
    at: Option<(&str, Option<u64>)>,
    context: &mut Context,
) -> std::io::Result<()> {
    let console = &mut context.console;
    let lang = console.lang;
    say_torn(read, console)?;
    console.mark(true, &lines::chained(lang, read.book.lines))?;
    for (line, path) in &found.changed {
        console.mark(false, &lines::file(lang, *line, path))?;
    }
    if found.changed.is_empty() {
        console.mark(true, &lines::files_agree(lang, found.files))?;
    }
    for (draw, finding) in &found.replacements {
        let holds = *finding == Verdict::Holds;
        console.mark(holds, &lines::replacements(lang, draw))?;
        if let Some(why) = view::verify::finding(lang, finding) {
            console.line(&format!("  {why}"))?;
        }
    }
    if !found.replacements.is_empty() {
        console.line(words::replacement_limits(lang))?;
    }
    for folder in &found.strays {
        console.mark(false, &lines::stray(lang, folder))?;
    }
    let with = |is: fn(&Entry) -> bool| found.lines_with(is).filter(|lines| !lines.is_empty());
    if let Some(declared) = with(Entry::is_declared) {
        console.line(&lines::declared(lang, lang.list(&declared)))?;
    }
    if let Some(backdated) = with(Entry::is_backdated) {
        console.line(&lines::backdated(lang, lang.list(&backdated)))?;
    }
    context.say_head(BookHead::from(&read.book))?;
    if let Some((head, line)) = at {
        let said = lines::head_at(lang, head, line);
        context.console.mark(line.is_some(), &said)?;
    }
    Ok(())
}

fn document(found: &BookChecked, holds: bool, lang: Lang) -> Value {
    let book = found.read.as_ref().ok();
    let changed = found.changed.iter();
    let changed = changed.map(|(line, path)| json!({ "line": line, "file": path }));
    let replacements = found.replacements.iter().map(|(draw, finding)| {
        let why = view::verify::finding(lang, finding);
        json!({ "draw": draw, "holds": *finding == Verdict::Holds, "why": why })
    });
    json!({
        "holds": holds,
        "lines": book.map(|read| read.book.lines),
        "head": book.and_then(|read| read.book.head),
        "torn_bytes": book.map(|read| read.torn.len()),
        "changed": changed.collect::<Vec<_>>(),
        "strays": found.strays,
        "replacements": replacements.collect::<Vec<_>>(),
        "declared": found.lines_with(Entry::is_declared),
        "backdated": found.lines_with(Entry::is_backdated),
        "refused": found.read.as_ref().err().map(|refusal| refusal.code()),
    })
}
