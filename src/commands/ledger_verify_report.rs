//! What `ledger verify` says of a book that holds together.

use crate::acts::BookHead;
use crate::acts::book::verify::BookChecked;
use crate::console::Console;
use crate::disk::book_read::BookRead;
use crate::disk::standard_input;
use crate::disk::tail::Tail;
use crate::domain::acts::entry::Entry;
use crate::domain::method::verify::Verdict;
use crate::text::book::{line_flaws, lines};
use crate::text::method::verify as words;
use crate::text::{Say as _, says};
use crate::view;

use crate::commands::{Context, ledger_signatures, ledger_verify_clock};

/// What holds and what does not of a book that holds together; `at` is a published head and its line.
pub(super) fn say(
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
    ledger_verify_clock::say(clock, found.future, console)?;
    for other in &found.settings {
        let said = other.say(lang);
        console.mark(false, &lines::other_settings(lang, other.code(), said.what))?;
        console.line(&says::todo(lang, &said.todo))?;
    }
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
        console.mark(false, &line_flaws::not_judged(lang, line))?;
    }
    say_files(found, console)?;
    say_published(found, console)?;
    ledger_signatures::say(&found.signatures, console)?;
    let with = |is: fn(&Entry) -> bool| found.lines_with(is).filter(|lines| !lines.is_empty());
    if let Some(declared) = with(Entry::is_declared) {
        console.line(&lines::declared(lang, lang.numbers(&declared)))?;
    }
    if let Some(backdated) = with(Entry::is_backdated) {
        console.line(&lines::backdated(lang, lang.numbers(&backdated)))?;
    }
    context.say_head(BookHead::from(&*read.book))?;
    if let Some((head, line)) = at {
        let said = lines::head_at(lang, head, line);
        context.console.mark(line.is_some(), &said)?;
    }
    Ok(())
}

/// Whether the files that the book names are what they were, its replacements come out again, and nothing lies beside them.
fn say_files(found: &BookChecked, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    for (line, path, fault) in &found.changed {
        console.mark(false, &lines::file_fault(lang, *line, path, *fault))?;
    }
    if found.changed.is_empty() {
        console.mark(true, &lines::files_agree(lang, found.files))?;
    }
    for (draw, check, finding) in &found.repeats.draws {
        console.mark(false, &lines::draw(lang, draw, words::check(lang, *check)))?;
        if let Some(why) = view::verify::finding(lang, finding) {
            console.line(&format!("  {why}"))?;
        }
    }
    for (seal, finding) in &found.repeats.seals {
        console.mark(false, &lines::seal_otherwise(lang, seal))?;
        if let Some(why) = view::verify::finding(lang, finding) {
            console.line(&format!("  {why}"))?;
        }
    }
    for (version, difference) in &found.repeats.bases {
        console.mark(false, &lines::base_otherwise(lang, version))?;
        console.line(&format!("  {}", view::verify::differs(lang, difference)))?;
    }
    for (draw, finding) in &found.repeats.replacements {
        let holds = *finding == Verdict::Holds;
        console.mark(holds, &lines::replacements(lang, draw))?;
        if let Some(why) = view::verify::finding(lang, finding) {
            console.line(&format!("  {why}"))?;
        }
    }
    if !found.repeats.replacements.is_empty() {
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
        let list = standard_input::shown(list);
        console.mark(vanished.is_empty(), &lines::kept(lang, list))?;
        for flaw in vanished {
            console.line(&format!("  {}", view::public::flaw(lang, flaw)))?;
        }
    }
    Ok(())
}
