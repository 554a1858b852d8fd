//! The book on the screen.

use crate::domain::acts::entry::Entry;
use crate::text::{Lang, book};

use crate::view::table;

/// The table of lines.
pub fn entries(lang: Lang, entries: &[Entry], width: Option<u16>) -> String {
    let rows = entries.iter().map(|entry| {
        [
            entry.seq.to_string(),
            book::time(lang, &entry.time, entry.declared.as_deref()),
            book::act(lang, &entry.act).to_owned(),
            entry.by.clone(),
            book::content(lang, &entry.act),
        ]
    });
    table::render(book::headings(lang), rows, width)
}
