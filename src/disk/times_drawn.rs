//! What has been drawn in the year, from the records of its draws.

use std::path::Path;

use crate::domain::book::fold::Book;
use crate::domain::book::times_drawn::TimesDrawn;

use crate::disk::Trouble;
use crate::disk::draw_folder::{owners_of, record_of};

/// What has been drawn in the year, by the draws that hold; each record is held against the book. An object that was lost
/// and replaced is left out, the one in its place is in.
///
/// # Errors
/// [`crate::domain::book::flaw::BookFlaw::File`] when a record is not the one that the book names, or the file system fails.
pub fn read(root: &Path, book: &Book) -> Result<TimesDrawn, Trouble> {
    before(root, book, u64::MAX)
}

/// The same as the book stood before its line `seq`: what was drawn, voided, replaced or completed later does not count.
///
/// # Errors
/// As [`read`].
pub fn before(root: &Path, book: &Book, seq: u64) -> Result<TimesDrawn, Trouble> {
    let mut times = TimesDrawn::default();
    for draw in book.draws.iter().filter(|draw| draw.held_before(seq)) {
        let (record, owners) = (record_of(root, &draw.act)?, owners_of(root, &draw.act)?);
        let drawn = record.repeated.drawn.codes();
        times.add_before(draw, (drawn, &owners), &book.visits, seq);
    }
    Ok(times)
}
