//! What has been drawn in the year, from the records of its draws.

use crate::domain::book::facts::Facts;
use crate::domain::book::fold::Book;
use crate::domain::book::times_drawn::TimesDrawn;

use crate::disk::Trouble;
use crate::disk::draw_facts::FolderFacts;
use crate::disk::draw_folder::{owners_of, record_of};

/// What has been drawn in the year, by the draws that hold; each record is held against the book. An object that was lost
/// and replaced is left out, the one in its place is in.
///
/// # Errors
/// [`crate::domain::book::flaw::BookFlaw::File`] when a record is not the one that the book names, or the file system fails.
pub fn read(facts: &FolderFacts, book: &Book) -> Result<TimesDrawn, Trouble> {
    before(facts, book, u64::MAX)
}

/// The same as the book stood before its line `seq`: what was drawn, voided, replaced or completed later does not count.
///
/// # Errors
/// As [`read`].
pub fn before(facts: &FolderFacts, book: &Book, seq: u64) -> Result<TimesDrawn, Trouble> {
    let mut times = TimesDrawn::default();
    for draw in book.draws.iter().filter(|draw| draw.held_before(seq)) {
        if let Ok(drawn) = facts.draw(&draw.act) {
            let codes = (drawn.rows.codes(), &drawn.owners);
            times.add_before(draw, codes, &book.visits, seq);
            continue;
        }
        // A manifest that is gone changes nothing of what was drawn.
        let root = facts.root();
        let (record, owners) = (record_of(root, &draw.act)?, owners_of(root, &draw.act)?);
        let codes = (record.repeated.drawn.codes(), &owners);
        times.add_before(draw, codes, &book.visits, seq);
    }
    Ok(times)
}
