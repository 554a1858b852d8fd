//! Floor 3: one file per command: read → call the domain → write → say. No rule lives here.

pub mod assist;
pub mod calendar;
pub mod check;
pub mod completions;
pub mod coverage;
pub mod demo;
pub mod draw;
mod draw_report;
pub mod due;
pub mod explain;
pub mod form;
pub mod handle;
pub mod help;
pub mod init;
pub mod ledger;
pub mod lists;
pub mod man;
pub mod plan;
pub mod plan_check;
pub mod plan_publish;
pub mod plan_run;
pub mod plan_show;
pub mod publish;
pub mod record;
mod record_draft;
pub mod record_show;
pub mod recuse;
pub mod replace;
pub mod seal;
pub mod search;
pub mod selftest;
pub mod stats;
pub mod typed;
pub mod verify;
pub mod void;

use crate::acts::Desk;
use crate::console::Console;
use crate::disk::ledger::Ledger;
use crate::text::says;

/// What every command gets besides its own arguments.
pub struct Context {
    /// Who acts, where and when.
    pub desk: Desk,
    /// The screen.
    pub console: Console,
}

impl Context {
    /// Locks the book for an act; a torn line that was set aside is said.
    ///
    /// # Errors
    /// As [`Desk::lock`].
    pub fn lock(&mut self) -> anyhow::Result<Ledger> {
        let ledger = self.desk.lock()?;
        if let Some(path) = &ledger.set_aside {
            let note = says::torn_set_aside(self.console.lang, path.display());
            self.console.aside(&note)?;
        }
        Ok(ledger)
    }

    /// Prints the head of the book after an act.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn say_head(&mut self, ledger: &Ledger) -> std::io::Result<()> {
        let book = &ledger.read.book;
        let head = book.head.map(|sha| sha.to_string()).unwrap_or_default();
        let line = says::head(self.console.lang, book.lines, &head);
        self.console.line(&line)
    }
}
