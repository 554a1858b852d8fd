//! `ledger verify`: whether the book and every file that it names hold together.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::acts::BookHead;
use crate::acts::book::verify::{self, BookChecked};
use crate::acts::book::verify_signatures::Kept;
use crate::console::Console;
use crate::disk::ledger::BookRead;
use crate::disk::tail::Tail;
use crate::domain::acts::entry::Entry;
use crate::domain::book::clock::{BookClock, ClockRight, SetBack};
use crate::domain::book::line_flaw::{RefusedLine, UnjudgedLine};
use crate::domain::method::verify::Verdict;
use crate::exit::Exit;
use crate::text::book::{line_flaws, lines};
use crate::text::help::help;
use crate::text::method::verify as words;
use crate::text::{Lang, Say, says};
use crate::view;

use crate::commands::{Context, ledger_signatures};

/// Arguments of `ledger verify`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub head: Option<String>,
    #[arg(long, num_args = 1..)]
    pub witness: Vec<PathBuf>,
    #[arg(long)]
    pub signers: Option<PathBuf>,
    #[arg(long, num_args = 1..)]
    pub lines: Vec<PathBuf>,
}

help! {
    HELP "verify": "核验账本前后衔接、所记文件、更换、签名和见证，并与公开过的内容对照", "Check the chain of the book, every file it names, replacements, signatures and witnesses, and hold it against what was published";
    example "choucha -C 2026 ledger verify\n  choucha -C 2026 ledger verify --witness seal-3.txt --signers 我方登记的见证人\n      上级机关用自己留存的文本（签名在同名 .sig 文件）和密钥核对", "choucha -C 2026 ledger verify\n  choucha -C 2026 ledger verify --witness seal-3.txt --signers our-own-signers\n      the upper office holds its kept texts (each with its .sig beside it) and its own keys against the book";
    head "摘要", "SHA256": "对外公布过的账首摘要：说明它是第几行的", "A published head: say which line it was";
    witness "文件", "FILE": "见证人留存的见证文本（可多个）：与账本对照", "Texts that a witness kept (one or several): held against the book";
    signers "文件", "FILE": "核对人自己的 signers 文件：见证人是谁以它为准，不以本单位登记的为准", "The reader's own file of signers: it says whose key a witness's is, and not the bureau's";
    lines "文件", "FILE": "留存的旧 lines.csv、heads.csv（或所在文件夹，可多个）：其中各行、各账首摘要须仍在账本里", "An older lines.csv or heads.csv that was kept, or its folder (one or several): its lines and heads must still be in the book";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let kept = Kept {
        texts: &args.witness,
        signers: args.signers.as_deref(),
    };
    let found = context.act(|desk, _| verify::verify(desk, &kept, &args.lines))?;
    let head = args.head.as_deref();
    let at = head.map(|head| (head, found.line_of(head)));
    let holds = found.holds() && at.is_none_or(|(_, line)| line.is_some());
    match &found.read {
        Ok(read) => say(&found, read, at, context)?,
        Err(refusal) => {
            let said = refusal.say(context.console.lang);
            context.console.mark(false, &said.what)?;
            context
                .console
                .line(&says::todo(context.console.lang, &said.todo))?;
        }
    }
    let verdict = lines::verdict(context.console.lang, holds);
    context.console.line(verdict)?;
    let document = document(&found, holds, context.console.lang);
    context.console.document(&document)?;
    Ok(if holds { Exit::Done } else { Exit::Fails })
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
    let clock = &read.book.clock;
    let refused = !read.book.refused.is_empty();
    let chained = match clock.set_back.is_empty() {
        _ if refused => lines::chained_but_refused(lang, read.book.lines),
        true => lines::chained(lang, read.book.lines),
        false => lines::chained_out_of_time(lang, read.book.lines),
    };
    console.mark(true, &chained)?;
    say_clock(clock, console)?;
    match &read.tail {
        Tail::Whole => {}
        Tail::NoLineEnd => console.mark(false, lines::no_line_end(lang))?,
        Tail::Torn(bytes) => console.mark(false, &lines::torn(lang, bytes.len()))?,
    }
    for line in &read.book.refused {
        for said in line_flaws::each(lang, line) {
            console.mark(false, &said)?;
        }
    }
    for line in &read.book.unjudged {
        console.line(&line_flaws::not_judged(lang, line))?;
    }
    for (line, path, fault) in &found.changed {
        console.mark(false, &lines::file_fault(lang, *line, path, *fault))?;
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
    for folder in &found.unnamed.folders {
        console.mark(false, &lines::stray(lang, folder))?;
    }
    for file in &found.unnamed.torn {
        console.mark(false, &lines::torn_unknown(lang, file))?;
    }
    for path in &found.unnamed.foreign {
        console.line(&lines::foreign(lang, path))?;
    }
    say_published(found, console)?;
    ledger_signatures::say(&found.signatures, console)?;
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

/// Lines whose clock was behind one before them, and what was said of the clock.
fn say_clock(clock: &BookClock, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    for of in clock.set_back.chunk_by(|a, b| a.behind == b.behind) {
        let lines: Vec<u64> = of.iter().map(|of| of.line).collect();
        let seconds = of.iter().map(|of| of.seconds).max().unwrap_or_default();
        let latest = of[0].latest.china_time();
        console.line(&lines::set_back(
            lang,
            &lines,
            of[0].behind,
            seconds,
            &latest,
        ))?;
    }
    for right in &clock.righted {
        let until = right.highest.china_time();
        console.line(&lines::clock_right(lang, right.line, &until, &right.reason))?;
    }
    Ok(())
}

/// Whether what was published of the book is still so.
fn say_published(found: &BookChecked, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    if let Some(vanished) = &found.vanished {
        console.mark(vanished.is_empty(), lines::as_published(lang))?;
        for flaw in vanished {
            console.line(&format!("  {}", view::public::flaw(lang, flaw)))?;
        }
    }
    for (list, vanished) in &found.kept {
        let list = list.display().to_string();
        console.mark(vanished.is_empty(), &lines::kept(lang, list))?;
        for flaw in vanished {
            console.line(&format!("  {}", view::public::flaw(lang, flaw)))?;
        }
    }
    Ok(())
}

fn document(found: &BookChecked, holds: bool, lang: Lang) -> Value {
    let book = found.read.as_ref().ok();
    let changed = found.changed.iter();
    let changed = changed
        .map(|(line, path, fault)| json!({ "line": line, "file": path, "why": fault.word() }));
    let replacements = found.replacements.iter().map(|(draw, finding)| {
        let why = view::verify::finding(lang, finding);
        json!({ "draw": draw, "holds": *finding == Verdict::Holds, "why": why })
    });
    let clock = book.map(|read| &read.book.clock);
    let set_back = clock.map(|clock| {
        let said = |of: &SetBack| json!({ "line": of.line, "behind": of.behind, "seconds": of.seconds, "counts": of.latest.china_time() });
        clock.set_back.iter().map(said).collect::<Vec<_>>()
    });
    let righted = clock.map(|clock| {
        let said = |of: &ClockRight| json!({ "line": of.line, "reason": of.reason, "not_in_time_until": of.highest.china_time() });
        clock.righted.iter().map(said).collect::<Vec<_>>()
    });
    let refused = book.map(|read| {
        let said = |line: &RefusedLine| {
            let flaws = line.flaws.iter();
            let flaws = flaws.map(|flaw| json!({ "code": flaw.code(), "what": line_flaws::flaw(lang, flaw) }));
            json!({ "line": line.seq, "act": line.act.word(), "codes": line.codes(), "flaws": flaws.collect::<Vec<_>>() })
        };
        read.book.refused.iter().map(said).collect::<Vec<_>>()
    });
    let unjudged = book.map(|read| {
        let said = |line: &UnjudgedLine| json!({ "line": line.seq, "act": line.act.word(), "file": line.file });
        read.book.unjudged.iter().map(said).collect::<Vec<_>>()
    });
    json!({
        "holds": holds,
        "lines_refused": refused,
        "lines_not_judged": unjudged,
        "lines": book.map(|read| read.book.lines),
        "head": book.and_then(|read| read.book.head),
        "torn_bytes": book.map(|read| read.tail.torn()),
        "changed": changed.collect::<Vec<_>>(),
        "strays": found.unnamed.folders,
        "torn_unknown": found.unnamed.torn,
        "foreign": found.unnamed.foreign,
        "replacements": replacements.collect::<Vec<_>>(),
        "signatures": ledger_signatures::document(&found.signatures),
        "vanished": found.vanished.as_ref().map(|vanished| view::public::flaws(lang, vanished)),
        "kept": found.kept.iter().map(|(list, vanished)| json!({
            "file": list, "holds": vanished.is_empty(), "vanished": view::public::flaws(lang, vanished),
        })).collect::<Vec<_>>(),
        "declared": found.lines_with(Entry::is_declared),
        "backdated": found.lines_with(Entry::is_backdated),
        "set_back": set_back,
        "clock": righted,
        "refused": found.read.as_ref().err().map(|refusal| refusal.code()),
    })
}
