//! The book on the screen.

use crate::domain::acts::entry::Entry;
use crate::domain::book::clock::BookClock;
use crate::text::Lang;
use crate::text::book::lines;

use crate::view::fitted::shortened;
use crate::view::table;

/// The table of lines, digests by their first digits unless they are to be `whole`; a line whose own time does not count says what does.
pub fn entries(
    lang: Lang,
    (entries, clock): (&[Entry], &BookClock),
    (width, whole): (Option<u16>, bool),
) -> String {
    let rows = entries.iter().map(|entry| {
        let content = lines::content(lang, &entry.act);
        [
            entry.seq.to_string(),
            time(lang, entry, clock),
            lines::act(lang, &entry.act).to_owned(),
            entry.by.clone(),
            if whole {
                content
            } else {
                shortened(&content).into_owned()
            },
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
