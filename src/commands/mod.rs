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
pub mod form;
pub mod handle;
pub mod init;
pub mod ledger;
pub mod lists;
pub mod plan;
pub mod plan_check;
pub mod plan_publish;
pub mod plan_run;
pub mod plan_show;
pub mod publish;
pub mod record;
pub mod record_add;
pub mod record_amend;
mod record_ask;
pub mod record_found;
pub mod record_show;
pub mod recuse;
pub mod replace;
pub mod seal;
pub mod search;
pub mod selftest;
pub mod stats;
pub mod verify;
pub mod void;

use crate::acts::{BookHead, Desk};
use crate::console::Console;
use crate::disk::Trouble;
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
    /// Does an act; a torn line of the book that was set aside is said, whatever came of it.
    ///
    /// # Errors
    /// As the act.
    pub fn act<T>(&mut self, act: impl FnOnce(&Desk) -> Result<T, Trouble>) -> anyhow::Result<T> {
        let done = act(&self.desk);
        if let Some(path) = self.desk.set_aside.take() {
            let note = says::torn_set_aside(self.console.lang, &path);
            self.console.aside(&note)?;
        }
        Ok(done?)
    }

    /// Locks the book for an act.
    ///
    /// # Errors
    /// As [`Desk::lock`].
    pub fn lock(&mut self) -> anyhow::Result<Ledger> {
        self.act(Desk::lock)
    }

    /// Prints the head of the book after an act.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn say_head(&mut self, ledger: &Ledger) -> std::io::Result<()> {
        self.say_book(&BookHead::of(ledger))
    }

    /// Prints the head of the book after an act.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn say_book(&mut self, book: &BookHead) -> std::io::Result<()> {
        let head = book.sha.map(|sha| sha.to_string()).unwrap_or_default();
        let line = says::head(self.console.lang, book.lines, &head);
        self.console.line(&line)
    }
}
