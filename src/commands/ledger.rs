//! `ledger show` and `ledger verify`: the book.

use crate::domain::book::flaw::{BookFlaw, Breach, BrokenLine};
use crate::text::{Lang, Say, says};
use serde_json::json;

use crate::acts::book::book_check;
use crate::console::Console;
use crate::disk::case::Case;
use crate::disk::ledger::BookRead;
use crate::disk::{Trouble, ledger, settle};
use crate::domain::acts::entry::Entry;
use crate::domain::ground::sha::Sha;
use crate::exit::Exit;
use crate::format::ledger_line;
use crate::text::book::lines;
use crate::text::help::help;
use crate::view;

use crate::commands::Context;

/// Arguments of `ledger`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

help! {
    HELP "ledger": "查看或核验账本", "Show or verify the book";
    example "choucha -C 2026 ledger show", "choucha -C 2026 ledger show";
    @below SHOW, VERIFY;
}

/// What to do with the book.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List its lines.
    Show,
    /// Check its chain and its files.
    Verify(VerifyArgs),
}

help! {
    SHOW "show": "列出账本各行", "List the lines of the book";
    example "choucha -C 2026 ledger show", "choucha -C 2026 ledger show";
}

/// Arguments of `ledger verify`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct VerifyArgs {
    /// A head that was published.
    #[arg(long)]
    pub head: Option<String>,
}

help! {
    VERIFY "verify": "核验账本前后衔接和所记文件", "Check the chain of the book and every file it names";
    example "choucha -C 2026 ledger verify", "choucha -C 2026 ledger verify";
    head "摘要", "SHA256": "对外公布过的账首摘要：说明它是第几行的", "A published head: say which line it was";
}

/// Runs it.
///
/// # Errors
/// The book does not hold together (refused), or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    Case::open(&context.desk.root)?;
    settle::settle_for_reading(&context.desk.root)?;
    match &args.command {
        Command::Show => show(context),
        Command::Verify(args) => verify(args, context),
    }
}

fn say_torn(read: &BookRead, console: &mut Console) -> std::io::Result<()> {
    if read.torn.is_empty() {
        Ok(())
    } else {
        console.aside(&says::torn(console.lang, read.torn.len()))
    }
}

fn show(context: &mut Context) -> anyhow::Result<Exit> {
    let read = ledger::read(&context.desk.root)?;
    if read.book.lines == 0 {
        let missing = BrokenLine {
            line: 1,
            kind: Breach::Missing,
        };
        return Err(Trouble::from(BookFlaw::Line(missing)).into());
    }
    let console = &mut context.console;
    say_torn(&read, console)?;
    console.line(&view::ledger::entries(
        console.lang,
        &read.entries,
        console.width,
    ))?;
    let head = read
        .book
        .head
        .map(|sha| sha.to_string())
        .unwrap_or_default();
    console.line(&says::head(console.lang, read.book.lines, &head))?;
    let lines: Vec<serde_json::Value> = read
        .entries
        .iter()
        .filter_map(|entry| serde_json::from_str(&ledger_line::write(entry)).ok())
        .collect();
    console.document(&json!({ "head": read.book.head, "lines": lines }))?;
    Ok(Exit::Done)
}

/// A sentence about some lines.
type Sentence = fn(Lang, String) -> String;

fn has_declared(entry: &Entry) -> bool {
    entry.declared.is_some()
}

/// The numbers of the lines of which something is true.
fn lines_with(read: &BookRead, holds: fn(&Entry) -> bool) -> Vec<u64> {
    let lines = read.entries.iter().filter(|entry| holds(entry));
    lines.map(|entry| entry.seq).collect()
}

/// The line whose digest a published head is.
fn line_of(read: &BookRead, head: &str) -> Option<u64> {
    let sha = Sha::from_hex(&head.trim().to_lowercase())?;
    if read.book.head == Some(sha) {
        return Some(read.book.lines);
    }
    let after = read
        .entries
        .iter()
        .skip(1)
        .find(|entry| entry.prev == sha)?;
    Some(after.seq - 1)
}

fn verify(args: &VerifyArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let found = book_check::check(&context.desk.root)?;
    let console = &mut context.console;
    let lang = console.lang;
    let mut holds = true;
    match &found.read {
        Ok(read) => {
            say_torn(read, console)?;
            console.mark(true, &lines::chained(lang, read.book.lines))?;
            for (line, path) in &found.changed {
                console.mark(false, &lines::file(lang, *line, path))?;
            }
            if found.changed.is_empty() {
                console.mark(true, &lines::files_agree(lang, found.files))?;
            }
            for folder in &found.strays {
                console.mark(false, &lines::stray(lang, folder))?;
            }
            for (lines, say) in [
                (lines_with(read, has_declared), lines::declared as Sentence),
                (lines_with(read, Entry::is_backdated), lines::backdated),
            ] {
                if !lines.is_empty() {
                    console.line(&say(lang, lang.list(lines)))?;
                }
            }
            let head = read
                .book
                .head
                .map(|sha| sha.to_string())
                .unwrap_or_default();
            console.line(&says::head(lang, read.book.lines, &head))?;
            holds &= found.changed.is_empty() && found.strays.is_empty();
            if let Some(head) = &args.head {
                let line = line_of(read, head);
                holds &= line.is_some();
                console.mark(line.is_some(), &lines::head_at(lang, head, line))?;
            }
        }
        Err(refusal) => {
            holds = false;
            console.mark(false, &refusal.say(lang).what)?;
        }
    }
    console.line(lines::verdict(lang, holds))?;
    console.document(&json!({
        "holds": holds,
        "lines": found.read.as_ref().map(|read| read.book.lines).ok(),
        "head": found.read.as_ref().ok().and_then(|read| read.book.head),
        "torn_bytes": found.read.as_ref().map(|read| read.torn.len()).ok(),
        "changed": found.changed.iter().map(|(line, path)| json!({ "line": line, "file": path })).collect::<Vec<_>>(),
        "strays": found.strays,
        "declared": found.read.as_ref().map(|read| lines_with(read, has_declared)).ok(),
        "backdated": found.read.as_ref().map(|read| lines_with(read, Entry::is_backdated)).ok(),
        "refused": found.read.as_ref().err().map(|refusal| refusal.code()),
    }))?;
    Ok(if holds { Exit::Done } else { Exit::Fails })
}
