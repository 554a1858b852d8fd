//! The book on the screen.

use crate::domain::acts::entry::Entry;
use crate::text::Lang;
use crate::text::book::lines;

use crate::view::table;

/// The table of lines.
pub fn entries(lang: Lang, entries: &[Entry], width: Option<u16>) -> String {
    let rows = entries.iter().map(|entry| {
        [
            entry.seq.to_string(),
            lines::time(lang, &entry.time, entry.declared.as_deref()),
            lines::act(lang, &entry.act).to_owned(),
            entry.by.clone(),
            lines::content(lang, &entry.act),
        ]
    });
    table::render(lines::headings(lang), rows, width)
}
