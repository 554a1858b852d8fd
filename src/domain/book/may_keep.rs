//! Whether a line may follow that names files of the tool's own: a torn line set aside, a publication. A line that named
//! others would have the tool read, or take away, what is somebody else's.

use super::flaw::BookFlaw;
use super::fold::Book;
use super::judgement::Judgement;
use crate::domain::acts::entry::{Act, Entry};

/// What is found of such a line; of any other nothing is.
pub(super) fn may_keep(book: &Book, entry: &Entry) -> Judgement {
    let mut found = Judgement::default();
    if let Act::Tail(act) = &entry.act {
        let said = book.tails.iter().any(|(_, other)| other.file == act.file);
        let behind = act.behind().filter(|behind| *behind < entry.seq && !said);
        if behind.is_none() || act.bytes == 0 {
            found.flaw(BookFlaw::NotKept(act.file.clone()));
        }
    }
    if let Act::Publish(act) = &entry.act
        && let Some(outside) = act.outside()
    {
        found.flaw(BookFlaw::NotPublic(outside.to_owned()));
    }
    found
}
