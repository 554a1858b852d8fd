//! Floor 3: what can be done in a case folder: what it reads, asks of the domain, and writes.

pub mod book;
pub mod lists;
pub mod method;
pub mod public;
pub mod replace;
pub mod versions;
pub mod visit;
pub mod year;

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::disk::ledger::{Hand, Ledger};
use crate::disk::{Trouble, clock, settle};
use crate::domain::book::flaw::{BookFlaw, BookText};
use crate::domain::ground::date;

/// The tool's name and version, as records have it.
pub const TOOL: &str = concat!("choucha ", env!("CARGO_PKG_VERSION"));

/// Who acts (经办人), in which case folder, on which day: what every act needs besides its own request.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The case folder.
    pub root: PathBuf,
    /// Who writes into the book.
    pub hand: Hand,
}

impl Desk {
    /// Locks the book for an act; what a former run left behind is settled. A torn line that was set aside is named
    /// by the ledger, to be said.
    ///
    /// # Errors
    /// As [`Ledger::lock`] and [`settle::settle`]; [`BookFlaw::Line`] for a folder without a book.
    pub fn lock(&self) -> Result<Ledger, Trouble> {
        BookText::By.check(&self.hand.by)?;
        let ledger = Ledger::lock(&self.root)?;
        ledger.read.book.begun().map_err(BookFlaw::Line)?;
        settle::settle(&self.root, &ledger.read.book)?;
        Ok(ledger)
    }

    /// The day: the one declared with `--today`, else the clock's.
    pub fn today(&self) -> NaiveDate {
        let declared = self.hand.declared.as_deref().and_then(date::from_record);
        declared.unwrap_or_else(clock::today)
    }
}
