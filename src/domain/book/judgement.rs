//! What a judge finds of a line.

use super::facts::NotAtHand;
use super::flaw::BookFlaw;
use super::line_flaw::LineFlaw;
use crate::domain::ground::act_kind::ActKind;

/// What was found of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgement {
    /// The rules that it breaks.
    pub flaws: Vec<LineFlaw>,
    /// Files that are gone or were changed, so that not every rule could be asked.
    pub not_at_hand: Vec<NotAtHand>,
}

impl Judgement {
    /// Notes what a check found.
    pub fn take<F: Into<Vec<LineFlaw>>>(&mut self, checked: Result<(), F>) {
        if let Err(flaws) = checked {
            self.flaws.extend(flaws.into());
        }
    }

    /// Notes a flaw.
    pub fn flaw(&mut self, flaw: impl Into<LineFlaw>) {
        self.flaws.push(flaw.into());
    }

    /// Notes that an act cannot follow what the book says before it, where it cannot.
    pub fn order(&mut self, follows: bool, act: ActKind) {
        if !follows {
            self.flaw(BookFlaw::Order(act));
        }
    }

    /// What there is to judge by, or a note that it is not at hand.
    pub fn at_hand<T>(&mut self, found: Result<T, NotAtHand>) -> Option<T> {
        match found {
            Ok(found) => Some(found),
            Err(missing) => {
                if !self.not_at_hand.contains(&missing) {
                    self.not_at_hand.push(missing);
                }
                None
            }
        }
    }

    /// Notes that no calendar of a year is at hand.
    pub fn calendar_missing(&mut self, year: i32) {
        let file = format!("calendar/{year}.csv");
        self.at_hand::<()>(Err(NotAtHand(file)));
    }
}
