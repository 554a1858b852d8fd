//! The proof, in the book itself, of what was published of it: each publication's line names the digests of lines.csv and
//! heads.csv, and both follow from the lines before it, whatever became of the folder.

use crate::domain::acts::entry::Act;
use crate::domain::acts::publication::FOLDER;
use crate::domain::public::lines::{self, HEADS, LINES};
use crate::format::public_lines::GrowingLists;

use super::sealed;
use crate::disk::book_read::BookRead;

/// The lines of publications whose lists do not come out again of the lines before them.
pub fn differing(read: &BookRead) -> Vec<u64> {
    let of = |name: &str| format!("{FOLDER}/{name}");
    let (of_lines, of_heads) = (of(LINES), of(HEADS));
    let mut heads = lines::heads(&read.entries).into_iter();
    let mut lists = GrowingLists::default();
    let mut differing = Vec::new();
    for (entry, line) in read.entries.iter().zip(sealed::lines(read)) {
        if let Act::Publish(act) = &entry.act {
            // A publication's own head is the last of its list.
            if let Some(head) = heads.next() {
                lists.add_head(&head);
            }
            // A line that names no such list is refused for that.
            let is = |name, sha| act.files.get(name).is_none_or(|named| *named == sha);
            if !is(&of_lines, lists.lines()) || !is(&of_heads, lists.heads()) {
                differing.push(entry.seq);
            }
        }
        lists.add_line(&line);
    }
    differing
}
