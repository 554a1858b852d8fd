//! The book on the screen.

use crate::domain::acts::entry::Entry;
use crate::domain::book::clock::BookClock;
use crate::text::Lang;
use crate::text::book::lines;

use crate::view::table;

/// The table of lines; a line whose own time does not count says what does.
pub fn entries(lang: Lang, (entries, clock): (&[Entry], &BookClock), width: Option<u16>) -> String {
    let rows = entries.iter().map(|entry| {
        [
            entry.seq.to_string(),
            time(lang, entry, clock),
            lines::act(lang, &entry.act).to_owned(),
            entry.by.clone(),
            lines::content(lang, &entry.act),
        ]
    });
    table::render(lines::headings(lang), rows, width)
}

fn time(lang: Lang, entry: &Entry, clock: &BookClock) -> String {
    let time = lines::time(lang, &entry.time, entry.declared.as_deref());
    // A declared day owes nothing to the clock.
    match clock
        .of_line(entry.seq)
        .filter(|_| entry.declared.is_none())
    {
        Some(of) => lines::counts(lang, time, of.latest.china_time()),
        None => time,
    }
}
