//! `clock`: the clock of the lines before stood wrong, with a reason; from here on the clock counts as it is.

use crate::acts::{BookHead, Desk};
use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::disk::clock;
use crate::domain::acts::entry::Act;
use crate::domain::book::clock::SetBack;
use crate::domain::book::flaw::BookText;
use crate::domain::ground::moment::Moment;

/// A clock that was set right.
#[derive(Debug)]
pub struct ClockSet {
    /// How far it stood ahead of now, by the latest time of the book.
    pub before: SetBack,
    /// Until the clock has passed this moment nothing counts as in time.
    pub until: Moment,
    /// The head of the book after it.
    pub head: BookHead,
}

/// Says that the clock of the lines before stood wrong.
///
/// # Errors
/// [`BookFlaw::ClockRight`](crate::domain::book::flaw::BookFlaw::ClockRight) where no line has a later time, or the file
/// system fails.
pub fn clock(desk: &Desk, reason: &str) -> Result<ClockSet, Trouble> {
    Case::open(&desk.root)?;
    BookText::Reason.check(reason)?;
    let mut ledger = desk.lock()?;
    // That it is behind is what is being said.
    desk.forget_set_back();
    let before = ledger.read.book.may_right_clock(Some(clock::moment()))?;
    let reason = reason.to_owned();
    ledger.append(Act::Clock { reason }, &desk.hand)?;
    let righted = ledger.read.book.clock.righted.last();
    let until = righted.map_or(before.latest, |righted| righted.highest);
    let head = BookHead::from(&ledger);
    Ok(ClockSet {
        before,
        until,
        head,
    })
}
