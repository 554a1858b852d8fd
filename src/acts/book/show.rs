//! `ledger show`: the lines of the book.

use crate::acts::Desk;
use crate::disk::Trouble;
use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::disk::draw_facts::FolderFacts;
use crate::domain::book::flaw::BookFlaw;

/// Reads the book of a case folder.
///
/// # Errors
/// The book does not hold together, or the file system fails.
pub fn show(desk: &Desk) -> Result<BookRead, Trouble> {
    Case::open(&desk.root)?;
    let read = read(desk, FolderFacts::new(&desk.root))?;
    desk.note_refused(&read.book);
    desk.note_future(&read.book);
    Ok(read)
}

/// The book of a case folder, which begins with a line, judged by `facts`.
pub(super) fn read(desk: &Desk, facts: FolderFacts) -> Result<BookRead, Trouble> {
    let read = desk.book_by(facts)?;
    read.book.begun().map_err(BookFlaw::Line)?;
    Ok(read)
}
