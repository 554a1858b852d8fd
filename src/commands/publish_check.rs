//! What `publish --check` says, and which lines of the book a publication leaves out.

use serde_json::{Value, json};

use crate::acts::public::check::Checked;
use crate::console::Console;
use crate::domain::book::line_flaw::RefusedLine;
use crate::exit::Exit;
use crate::text::book::{line_flaws, lines};
use crate::text::public::publish as words;
use crate::view;

use crate::commands::Context;

/// Says which lines of the book are not accepted, and that their content is left out.
pub(super) fn say_refused(refused: &[RefusedLine], console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    for said in refused.iter().flat_map(|line| line_flaws::each(lang, line)) {
        console.mark(false, &said)?;
    }
    if refused.is_empty() {
        return Ok(());
    }
    console.line(words::refused_left_out(lang))
}

pub(super) fn refused_lines(refused: &[RefusedLine]) -> Vec<Value> {
    let each = refused.iter();
    let each =
        each.map(|line| json!({ "line": line.seq, "act": line.act.word(), "codes": line.codes() }));
    each.collect()
}

pub(super) fn say(checked: &Checked, context: &mut Context) -> anyhow::Result<Exit> {
    let console = &mut context.console;
    let lang = console.lang;
    console.line(&words::last(lang, checked.day.as_deref()))?;
    say_refused(&checked.refused, console)?;
    for (line, what) in &checked.unpublished {
        console.mark(false, &words::unpublished(lang, *line, *what))?;
    }
    for flaw in &checked.vanished {
        console.mark(false, &view::public::flaw(lang, flaw))?;
    }
    for file in &checked.changed {
        console.mark(false, &words::changed(lang, file))?;
    }
    for (file, how) in &checked.anew {
        console.mark(false, &words::comes_otherwise(lang, file, *how))?;
    }
    if !checked.anew.is_empty() {
        console.line(words::made_anew(lang))?;
    }
    for folder in &checked.stray {
        console.mark(false, &lines::stray(lang, folder))?;
    }
    for file in &checked.private {
        console.mark(false, &words::private(lang, file))?;
    }
    for file in &checked.foreign {
        console.mark(false, &words::foreign(lang, file))?;
    }
    let holds = checked.holds();
    let verdict = match checked.is_published() {
        _ if !checked.vanished.is_empty() => words::rewritten(lang),
        _ if !checked.stray.is_empty() => words::stray(lang),
        true if !checked.has_nothing_else() => words::take_away(lang),
        true if !holds => words::all_but_refused(lang),
        _ => words::verdict(lang, holds),
    };
    console.mark(holds, verdict)?;
    let unpublished = checked
        .unpublished
        .iter()
        .map(|(line, what)| json!({ "line": line, "what": what.word() }));
    let anew = checked.anew.iter();
    let anew = anew.map(|(file, how)| json!({ "file": file, "how": how.word() }));
    console.document(&json!({
        "holds": checked.holds(), "published_on": checked.day, "unpublished": unpublished.collect::<Vec<_>>(),
        "lines_refused": refused_lines(&checked.refused), "vanished": view::public::flaws(lang, &checked.vanished), "changed": checked.changed, "anew": anew.collect::<Vec<_>>(), "foreign": checked.foreign, "private": checked.private, "stray": checked.stray,
    }))?;
    Ok(if checked.holds() {
        Exit::Done
    } else {
        Exit::Fails
    })
}
