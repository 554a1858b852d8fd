//! `plan run --dry-run`: the run is made in a copy of the case folder's records, which vanishes with it. So it meets
//! every refusal of a real run, and a later round finds what an earlier one of the same run leaves behind.

use tempfile::TempDir;

use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::ledger::Hand;
use crate::disk::{Trouble, case_copy};

/// A case folder's copy, and who tries something in it.
#[derive(Debug)]
pub struct PlanTrial {
    /// The desk at the copy.
    pub desk: Desk,
    /// The head of the book, which stays as it is.
    pub head: BookHead,
    _copy: TempDir,
}

impl PlanTrial {
    /// Copies what a run reads and writes.
    ///
    /// # Errors
    /// As [`Case::open`], [`Desk::book`] and [`case_copy::of`].
    pub fn begin(desk: &Desk) -> Result<Self, Trouble> {
        Case::open(&desk.root)?;
        let read = desk.book()?;
        let copy = case_copy::of(&desk.root)?;
        let hand = Hand {
            by: desk.hand.by.clone(),
            declared: desk.hand.declared.clone(),
        };
        Ok(Self {
            desk: Desk::new(copy.path().to_owned(), hand),
            head: BookHead::from(&*read.book),
            _copy: copy,
        })
    }

    /// Hands on what was noted of the lists and the book; what happened to the files of the copy concerns nobody.
    pub fn hand_on_notes(&self, to: &Desk) {
        let (_, notes) = self.desk.take_notes();
        for note in notes {
            to.note(note);
        }
    }
}
