//! The lists of a case folder as an act found them: digests and counts (第九条, 第11条: they change, and changes must show).

use crate::domain::acts::entry::{ListNote, ListNotes};

use crate::disk::case::Case;
use crate::disk::lists::ListRead;
use crate::disk::{Trouble, durable};

/// The digest and the rows of each list that was read.
///
/// # Errors
/// The file system fails.
pub fn of(case: &Case, reads: &[ListRead]) -> Result<ListNotes, Trouble> {
    let note = |read: &ListRead| {
        let note = ListNote {
            file: read.file.clone(),
            sha256: durable::digest(&case.list(read.list).path)?,
            rows: read.rows,
            vouched: Some(read.vouched).filter(|vouched| *vouched > 0),
        };
        Ok((read.list.key().to_owned(), note))
    };
    reads.iter().map(note).collect()
}
