//! What has been drawn in the year, from the records of its draws.

use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::book::fold::Book;
use crate::domain::book::times_drawn::{CountedDraw, TimesDrawn, completed};

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
    let logs = &book.visits;
    let mut times = TimesDrawn::default();
    for draw in book.draws.iter().filter(|draw| draw.held_before(seq)) {
        let (act, id) = (&draw.act, &draw.act.draw);
        let (record, owners) = (record_of(root, &draw.act)?, owners_of(root, &draw.act)?);
        let mut drawn: BTreeSet<&str> = record.repeated.drawn.codes().collect();
        for (lost, taken) in logs.replacements.lost(id, seq) {
            drawn.remove(lost);
            drawn.extend(taken);
        }
        let counted = CountedDraw {
            id: id.clone(),
            task: act.task.clone(),
            cap: act.cap,
        };
        let pairs = drawn.iter().map(|code| (owners.enterprise_of(code), *code));
        times.add(counted, pairs, |enterprise| {
            completed(logs, (id, enterprise), seq)
        });
    }
    Ok(times)
}
