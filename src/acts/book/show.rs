//! `ledger show`: the lines of the book.

use std::path::Path;

use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::ledger::{self, BookRead};
use crate::disk::{Trouble, settle};
use crate::domain::book::flaw::BookFlaw;

/// Reads the book of a case folder.
///
/// # Errors
/// The book does not hold together, or the file system fails.
pub fn show(desk: &Desk) -> Result<BookRead, Trouble> {
    Case::open(&desk.root)?;
    settle::settle_for_reading(&desk.root)?;
    let read = read(&desk.root)?;
    desk.note_refused(&read.book);
    Ok(read)
}

/// The book at `root`, which begins with a line.
pub(super) fn read(root: &Path) -> Result<BookRead, Trouble> {
    let read = ledger::read(root)?;
    read.book.begun().map_err(BookFlaw::Line)?;
    Ok(read)
}
