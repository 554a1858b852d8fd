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
mod record_draft;
pub mod record_show;
pub mod recuse;
pub mod replace;
pub mod seal;
pub mod search;
pub mod selftest;
pub mod stats;
pub mod verify;
pub mod void;

use crate::domain::book::flaw::{BookFlaw, BookText};
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::console::Console;
use crate::disk::ledger::{Hand, Ledger};
use crate::disk::{Trouble, clock, settle};
use crate::domain::ground::{cell, date};
use crate::domain::refusal::Refusal;
use crate::text::says;

/// What every command gets besides its own arguments.
pub struct Context {
    /// The case folder.
    pub root: PathBuf,
    /// Who writes into the book.
    pub hand: Hand,
    /// The screen.
    pub console: Console,
}

impl Context {
    /// Locks the book for an act: what a former run left behind is settled, and said.
    ///
    /// # Errors
    /// As [`Ledger::lock`] and [`settle::settle`]; [`BookFlaw::Line`] for a folder without a book.
    pub fn lock(&mut self) -> anyhow::Result<Ledger> {
        one_line(BookText::By, &self.hand.by)?;
        let ledger = Ledger::lock(&self.root)?;
        ledger
            .read
            .book
            .begun()
            .map_err(|flaw| Trouble::from(BookFlaw::Line(flaw)))?;
        if let Some(path) = &ledger.set_aside {
            let note = says::torn_set_aside(self.console.lang, path);
            self.console.aside(&note)?;
        }
        settle::settle(&self.root, &ledger.read.book)?;
        Ok(ledger)
    }

    /// The day: the one declared with `--today`, else the clock's.
    pub fn today(&self) -> NaiveDate {
        let declared = self.hand.declared.as_deref().and_then(date::from_record);
        declared.unwrap_or_else(clock::today)
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

/// Refuses a text that is no clean line for the book.
///
/// # Errors
/// [`BookFlaw::Text`].
pub fn one_line(what: BookText, value: &str) -> Result<(), Trouble> {
    match cell::check(value) {
        Ok(()) => Ok(()),
        Err(_) => Err(Refusal::Book(BookFlaw::Text {
            what,
            value: value.to_owned(),
        })
        .into()),
    }
}

/// The tool's name and version, as records have it.
pub const TOOL: &str = concat!("choucha ", env!("CARGO_PKG_VERSION"));
