//! Which time and day count for a line of the book.

use chrono::NaiveDate;

use super::clock::SetBack;
use super::flaw::BookFlaw;
use super::fold::Book;
use crate::domain::acts::counted::Counted;
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::ground::moment::Moment;
use crate::domain::lists::case_flaw::CaseFlaw;

impl Book {
    /// A line of the book, or one that comes next, with the time that counts for it.
    pub fn counted<'a>(&self, entry: &'a Entry) -> Counted<'a> {
        let own = Moment::of_time(&entry.time);
        let clock = if matches!(entry.act, Act::Clock { .. }) {
            own
        } else if entry.seq <= self.lines {
            self.clock.latest_of(entry.seq).or(own)
        } else {
            own.map(|own| self.clock.counted(own))
        };
        let unsure = self.clock.is_unsure_in(entry.seq, own);
        Counted::new(entry, clock, self.is_rehearsal_with(entry)).unsure(unsure)
    }

    /// A day is declared in a rehearsal only.
    ///
    /// # Errors
    /// [`CaseFlaw::Declared`].
    pub fn check_declared(&self, entry: &Entry) -> Result<(), CaseFlaw> {
        match &entry.declared {
            Some(day) if !self.is_rehearsal_with(entry) => Err(CaseFlaw::Declared(day.clone())),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether an act `clock` may say at `own` that the clock of the lines before stood wrong: only where one of them has a
    /// later time.
    ///
    /// # Errors
    /// [`BookFlaw::ClockRight`].
    pub fn may_right_clock(&self, own: Option<Moment>) -> Result<SetBack, BookFlaw> {
        let behind = own.and_then(|own| self.clock.behind(self.lines + 1, own));
        behind.ok_or(BookFlaw::ClockRight)
    }

    /// The day that counts for a line: China's, and never before the last line's; in a rehearsal the one that was declared.
    pub fn day_of(&self, entry: &Entry) -> NaiveDate {
        self.counted(entry).day()
    }

    /// The first line says of itself whether the book is a rehearsal's.
    fn is_rehearsal_with(&self, entry: &Entry) -> bool {
        let said = matches!(&entry.act, Act::Init(act) if act.rehearsal);
        said || self.rehearsal
    }
}
