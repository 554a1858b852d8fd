//! `ledger verify`: whether the book and every file that it names hold together.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::acts::book::verify::{self, BookChecked};
use crate::acts::book::verify_signatures::Kept;
use crate::disk::book_read::BookRead;
use crate::disk::standard_input;
use crate::domain::acts::entry::Entry;
use crate::domain::book::clock::{ClockRight, SetBack};
use crate::domain::book::line_flaw::{RefusedLine, UnjudgedLine};
use crate::domain::method::verify::Verdict;
use crate::exit::Exit;
use crate::text::book::{line_flaws, lines};
use crate::text::help::help;
use crate::text::{Lang, Say, says};
use crate::view;

use crate::commands::{Context, ledger_signatures, ledger_verify_report};

/// Arguments of `ledger verify`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub head: Option<String>,
    #[arg(long, num_args = 1.., value_hint = clap::ValueHint::FilePath)]
    pub witness: Vec<PathBuf>,
    #[arg(long, value_hint = clap::ValueHint::FilePath)]
    pub signers: Option<PathBuf>,
    #[arg(long, num_args = 1.., value_hint = clap::ValueHint::FilePath)]
    pub lines: Vec<PathBuf>,
}

help! {
    HELP "verify": "核验账本前后衔接、所记文件、更换、签名和见证，并与公开过的内容对照", "Check the chain of the book, every file it names, replacements, signatures and witnesses, and hold it against what was published";
    example "choucha -C 2026 ledger verify\n  choucha -C 2026 ledger verify --witness seal-3.txt --signers 我方登记的见证人\n      上级机关用自己留存的文本（签名在同名 .sig 文件）和密钥核对", "choucha -C 2026 ledger verify\n  choucha -C 2026 ledger verify --witness seal-3.txt --signers our-own-signers\n      the upper office holds its kept texts (each with its .sig beside it) and its own keys against the book";
    head "摘要", "SHA256": "对外公布过的账本末行校验码：说明它是第几行的", "A published head: say which line it was";
    witness "文件", "FILE": "见证人留存的见证文本（可多个）：与账本对照", "Texts that a witness kept (one or several): held against the book";
    signers "文件", "FILE": "核对人自己的 signers 文件：见证人是谁以它为准，不以本单位登记的为准", "The reader's own file of signers: it says whose key a witness's is, and not the bureau's";
    lines "文件", "FILE": "留存的旧 lines.csv、heads.csv（或所在文件夹，- 为标准输入；可多个）：其中各行、各账本末行校验码须仍在账本里", "An older lines.csv or heads.csv that was kept, or its folder, or - for the standard input (one or several): its lines and heads must still be in the book";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let input = &context.input;
    let lists = input.files(&args.lines)?;
    let texts = input.signed_texts(&args.witness)?;
    let signers = input.file_if_named(args.signers.as_deref())?;
    let (texts, signers) = (&*texts, signers.as_deref());
    let kept = Kept { texts, signers };
    let found = context.act(|desk, _| verify::verify(desk, &kept, &lists))?;
    let head = args.head.as_deref();
    let at = head.map(|head| (head, found.line_of(head)));
    let holds = found.holds() && at.is_none_or(|(_, line)| line.is_some());
    match &found.read {
        Ok(read) => ledger_verify_report::say(&found, read, at, context)?,
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

fn document(found: &BookChecked, holds: bool, lang: Lang) -> Value {
    let book = found.read.as_ref().ok();
    let changed = found.changed.iter();
    let changed = changed
        .map(|(line, path, fault)| json!({ "line": line, "file": path, "why": fault.word() }));
    let replacements = found.repeats.replacements.iter().map(|(draw, finding)| {
        let why = view::verify::finding(lang, finding);
        json!({ "draw": draw, "holds": *finding == Verdict::Holds, "why": why })
    });
    let draws = found.repeats.draws.iter().map(|(draw, check, finding)| {
        let why = view::verify::finding(lang, finding);
        json!({ "draw": draw, "check": check.word(), "why": why })
    });
    let seals = found.repeats.seals.iter().map(
        |(seal, finding)| json!({ "seal": seal, "why": view::verify::finding(lang, finding) }),
    );
    let bases = found.repeats.bases.iter().map(|(version, difference)| {
        json!({ "version": version, "why": view::verify::differs(lang, difference) })
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
    let settings = found.settings.iter();
    let settings = settings.map(|flaw| json!({ "code": flaw.code(), "what": flaw.say(lang).what }));
    let future = found
        .future
        .map(|of| json!({ "line": of.line, "time": of.time.china_time(), "seconds": of.seconds }));
    json!({
        "holds": holds,
        "settings": settings.collect::<Vec<_>>(),
        "in_future": future,
        "lines_refused": book.map(|read| refused(read, lang)),
        "lines_not_judged": book.map(unjudged),
        "lines": book.map(|read| read.book.lines),
        "head": book.and_then(|read| read.book.head),
        "torn_bytes": book.map(|read| read.tail.torn()),
        "changed": changed.collect::<Vec<_>>(),
        "strays": found.unnamed.folders,
        "torn_unknown": found.unnamed.torn,
        "foreign": found.unnamed.foreign,
        "draws_that_differ": draws.collect::<Vec<_>>(),
        "seals_that_differ": seals.collect::<Vec<_>>(),
        "bases_that_differ": bases.collect::<Vec<_>>(),
        "replacements": replacements.collect::<Vec<_>>(),
        "signatures": ledger_signatures::document(&found.signatures),
        "vanished": found.vanished.as_ref().map(|vanished| view::public::flaws(lang, vanished)),
        "kept": found.kept.iter().map(|(list, vanished)| json!({
            "file": standard_input::shown(list), "holds": vanished.is_empty(), "vanished": view::public::flaws(lang, vanished),
        })).collect::<Vec<_>>(),
        "declared": found.lines_with(Entry::is_declared),
        "backdated": found.lines_with(Entry::is_backdated),
        "set_back": set_back,
        "clock": righted,
        "refused": found.read.as_ref().err().map(|refusal| refusal.code()),
    })
}

fn refused(read: &BookRead, lang: Lang) -> Vec<Value> {
    let said = |line: &RefusedLine| {
        let flaws = line.flaws.iter();
        let flaws =
            flaws.map(|flaw| json!({ "code": flaw.code(), "what": line_flaws::flaw(lang, flaw) }));
        json!({ "line": line.seq, "act": line.act.word(), "codes": line.codes(), "flaws": flaws.collect::<Vec<_>>() })
    };
    read.book.refused.iter().map(said).collect()
}

fn unjudged(read: &BookRead) -> Vec<Value> {
    let said = |line: &UnjudgedLine| json!({ "line": line.seq, "act": line.act.word(), "file": line.file });
    read.book.unjudged.iter().map(said).collect()
}
