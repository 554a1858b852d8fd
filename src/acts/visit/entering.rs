//! What results, corrections and completions are entered against: the lists and the calendar of the case folder.

use crate::domain::acts::in_force::FindingInForce;
use crate::domain::book::fold::Book;
use crate::domain::day::calendar::Calendar;
use crate::domain::visit::rules::Facts;
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;

use super::visits::DrawVisits;
use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::ledger::Ledger;
use crate::disk::{Trouble, calendar};

/// A case folder, its book locked, with the calendar.
pub struct Entering<'a> {
    case: &'a Case,
    findings: Vec<FindingInForce>,
    calendar: Calendar,
    desk: &'a Desk,
    /// The book.
    pub ledger: Ledger,
}

impl<'a> Entering<'a> {
    /// Locks the book of a case folder, of which `lists` were read.
    ///
    /// # Errors
    /// As [`Desk::lock`], or the calendar cannot be read.
    pub fn new(desk: &'a Desk, case: &'a Case, lists: &Lists) -> Result<Self, Trouble> {
        let ledger = desk.lock()?;
        let calendar = calendar::open(&case.root)?;
        let findings = lists.findings.iter();
        let findings = findings.map(|(_, finding)| FindingInForce::from(finding));
        Ok(Self {
            case,
            findings: findings.collect(),
            calendar,
            desk,
            ledger,
        })
    }

    /// The book.
    pub fn book(&self) -> &Book {
        &self.ledger.read.book
    }

    /// What an entry for a visit is held against.
    pub fn facts<'b>(&'b self, draw: &'b DrawVisits, visit: &'b Visit) -> Facts<'b> {
        Facts {
            visit,
            logs: &self.book().visits,
            apart: &draw.apart,
            items: &draw.manifest.items,
            findings: &self.findings,
            drawn: &draw.draw.day,
            today: self.desk.today_in(self.book()),
            calendar: &self.calendar,
            entry_working_days: self.case.settings.rules.entry_working_days,
        }
    }
}
