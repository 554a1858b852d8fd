//! `ledger show`: the lines of the book.

use std::path::Path;

use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::draw_facts::FolderFacts;
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
    let read = read(&desk.root, FolderFacts::new(&desk.root))?;
    desk.note_refused(&read.book);
    Ok(read)
}

/// The book at `root`, which begins with a line, judged by `facts`.
pub(super) fn read(root: &Path, facts: FolderFacts) -> Result<BookRead, Trouble> {
    let read = ledger::read_by(root, facts)?;
    read.book.begun().map_err(BookFlaw::Line)?;
    Ok(read)
}
