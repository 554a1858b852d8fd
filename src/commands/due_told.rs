//! What `due` has to tell, where it is told, and its table for a spreadsheet.

use std::path::Path;

use crate::acts::visit::due::OpenThings;
use crate::console::Console;
use crate::disk::table_out;
use crate::domain::visit::due::Due;
use crate::text::visit::due as words;
use crate::view::due::{Loads, NamedDue};
use crate::view::{due_table, fitted};

/// What is said of it.
pub(super) struct Told<'a> {
    /// What is open.
    pub found: &'a OpenThings,
    /// What of it is listed.
    pub listed: &'a [NamedDue<'a>],
    /// Within how many days.
    pub within: Option<u32>,
    /// How much is overdue.
    pub overdue: usize,
    /// What inspectors have, and leaders.
    pub loads: &'a [Loads<'a>; 2],
}

impl Told<'_> {
    /// How much is open.
    pub(super) fn open(&self) -> usize {
        self.found.open.len() + self.found.ripe.len()
    }

    /// Whether something listed is so.
    pub(super) fn has(&self, is: impl Fn(&Due) -> bool) -> bool {
        self.listed.iter().any(|named| is(named.due))
    }
}

/// Where it is said.
pub(super) struct Out<'a> {
    /// Whether it is no terminal.
    pub mail: bool,
    /// The screen.
    pub console: &'a mut Console,
}

impl<'a> Out<'a> {
    /// This screen.
    pub(super) fn of(console: &'a mut Console) -> Self {
        let mail = console.width.is_none();
        Self { mail, console }
    }

    /// A sentence.
    pub(super) fn line(&mut self, text: &str) -> std::io::Result<()> {
        if self.mail {
            self.console.lines(&fitted::wrapped(text, 2))
        } else {
            self.console.line(text)
        }
    }

    /// A table at a terminal, lines in a mail.
    pub(super) fn rows(
        &mut self,
        table: impl FnOnce(Option<u16>) -> String,
        lines: impl FnOnce() -> Vec<String>,
    ) -> std::io::Result<()> {
        if self.mail {
            self.console.lines(&lines())
        } else {
            let width = self.console.width;
            self.console.line(&table(width))
        }
    }
}

/// Writes it as a table for a spreadsheet.
pub(super) fn write(told: &Told<'_>, path: &Path, console: &mut Console) -> anyhow::Result<()> {
    let (lang, found) = (console.lang, told.found);
    let things = told
        .listed
        .iter()
        .map(|named| due_table::thing(lang, named));
    let ripe = found.ripe.iter().map(|ripe| due_table::ripe(lang, ripe));
    let not_public = found.not_public.iter();
    let not_public = not_public.map(|kind| due_table::not_public(lang, kind));
    let unsigned = found.unsigned.iter();
    let unsigned = unsigned.map(|line| due_table::unsigned(lang, line, &found.directory));
    let papers = found.papers.iter().map(|(visit, kind)| {
        let name = found.enterprises.cell(&visit.enterprise, "name");
        due_table::paper(lang, *kind, visit, name)
    });
    let unapproved = found.unapproved.iter();
    let unapproved = unapproved.map(|(draw, count)| due_table::unapproved(lang, draw, *count));
    let of_book = ripe.chain(not_public).chain(papers).chain(unapproved);
    let rows = things.chain(of_book).chain(unsigned);
    let rows: Vec<Vec<String>> = rows.collect();
    table_out::write(path, &due_table::headings(lang), &rows)?;
    console.line(&words::written(lang, path.display()))?;
    Ok(())
}
