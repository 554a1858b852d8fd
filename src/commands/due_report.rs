//! What `due` says: tables at a terminal; elsewhere, as for a mail, a line for each thing and then the sums.

use crate::console::Console;
use crate::domain::acts::handling::PUBLISHING_DAYS;
use crate::domain::visit::due::{Due, OpenThing};
use crate::domain::visit::workload::Whose;
use crate::domain::year::report::open_by_kind;
use crate::text::book::signing;
use crate::text::terms;
use crate::text::visit::due as words;
use crate::view::due as view;
use crate::view::{due_book, due_mail, unsigned};

use crate::commands::due_told::{Out, Told};

/// Says all of it.
pub(super) fn say(told: &Told<'_>, console: &mut Console) -> std::io::Result<()> {
    let (lang, found) = (console.lang, told.found);
    let mut out = Out::of(console);
    out.line(&words::title(lang, found.today, told.open(), told.overdue))?;
    if let Some(days) = told.within {
        let shown = told.listed.len() + found.ripe.len();
        out.line(&words::shown(lang, days, shown))?;
    }
    say_things(told, &mut out)?;
    say_loads(told, &mut out)?;
    say_book(told, &mut out)?;
    let of_book = found.unsigned.len() + found.not_public.len() + found.papers.len();
    let of_book = of_book + found.unapproved.len();
    let verdict = words::verdict(lang, told.open() + of_book, (told.overdue, found.refused));
    out.console
        .mark(told.overdue + found.refused == 0, &verdict)
}

fn say_things(told: &Told<'_>, out: &mut Out<'_>) -> std::io::Result<()> {
    let (lang, found, listed) = (out.console.lang, told.found, told.listed);
    if !listed.is_empty() {
        out.rows(
            |width| view::things(lang, listed, width),
            || due_mail::things(lang, listed),
        )?;
    }
    // A mail does not tell those days.
    if !out.mail && told.has(|due| due.latest_result.is_some()) {
        out.line(&words::latest_note(lang, found.entry_working_days))?;
    }
    if told.has(|due| matches!(due.thing, OpenThing::Penalty { .. })) {
        out.line(&words::penalty_note(lang, PUBLISHING_DAYS))?;
    }
    let mark = if out.mail { due_mail::PROVISIONAL } else { "" };
    let moves = |due: &Due| due.term.is_some_and(|term| term.provisional);
    if told.has(|due| moves(due) || (!out.mail && due.is_provisional())) {
        let note = format!("{mark}{}", words::provisional_note(lang));
        out.line(&note)?;
    }
    Ok(())
}

fn say_loads(told: &Told<'_>, out: &mut Out<'_>) -> std::io::Result<()> {
    let (lang, found) = (out.console.lang, told.found);
    if out.mail && told.open() > 0 {
        let sums = open_by_kind(&found.open, &found.ripe);
        out.line(words::sums(lang))?;
        out.console.lines(&due_mail::sums(lang, &sums))?;
    }
    for (loads, whose) in told.loads.iter().zip([Whose::Members, Whose::Leaders]) {
        if !loads.is_empty() {
            out.line(words::of_whom(lang, whose))?;
            out.rows(
                |width| view::loads(lang, loads, &found.directory, width),
                || due_mail::loads(lang, loads, &found.directory),
            )?;
        }
    }
    Ok(())
}

/// What waits in the book itself.
fn say_book(told: &Told<'_>, out: &mut Out<'_>) -> std::io::Result<()> {
    let (lang, found) = (out.console.lang, told.found);
    let (ripe, not_public) = (&found.ripe, &found.not_public);
    if !ripe.is_empty() {
        out.line(&words::ripe(lang, ripe.len()))?;
        out.rows(
            |width| due_book::ripe(lang, ripe, width),
            || due_mail::ripe(lang, ripe),
        )?;
    }
    if !not_public.is_empty() {
        let count = not_public.iter().map(|kind| kind.count).sum();
        let published = found.published.as_deref();
        out.line(&words::not_public(lang, count, published))?;
        out.rows(
            |width| due_book::not_public(lang, not_public, found.today, width),
            || due_mail::not_public(lang, not_public, found.today),
        )?;
    }
    if !found.unchecked.is_empty() {
        out.line(&words::unchecked_title(lang, found.unchecked.len()))?;
    }
    for (visit, why) in &found.unchecked {
        let name = found.enterprises.cell(&visit.enterprise, "name");
        out.line(&words::unchecked_line(lang, visit, name, why))?;
    }
    if !found.papers.is_empty() {
        out.line(&words::papers_title(lang, found.papers.len()))?;
    }
    for (visit, kind) in &found.papers {
        let name = found.enterprises.cell(&visit.enterprise, "name");
        let paper = terms::paper(lang, *kind);
        out.line(&words::paper_line(lang, paper, &visit.draw, name))?;
    }
    if !found.unapproved.is_empty() {
        out.line(words::unapproved_title(lang))?;
    }
    for (draw, count) in &found.unapproved {
        out.line(&words::unapproved_line(lang, draw, count))?;
    }
    if !found.unsigned.is_empty() {
        let (waiting, directory) = (&found.unsigned, &found.directory);
        out.line(&signing::waiting(lang, waiting.len()))?;
        out.rows(
            |width| unsigned::waiting(lang, waiting, directory, width),
            || due_mail::unsigned(lang, waiting, directory),
        )?;
    }
    Ok(())
}
