//! What results, corrections and completions are entered against: the book and the calendar of the case folder.

use chrono::NaiveDate;

use crate::domain::acts::in_force::FindingInForce;
use crate::domain::book::fold::Book;
use crate::domain::day::calendar::Calendar;
use crate::domain::day::counted::CountedDeadlines;
use crate::domain::ground::moment::Moment;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::item::ItemNames;
use crate::domain::visit::draft::Draft;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::naming::{Meant, meant};
use crate::domain::visit::rules::AtVisit;
use crate::domain::visit::visits::Visit;

use super::people::{People, lists_at_hand};
use super::visits::{self, DrawVisits, SharedDraw};
use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::ledger::Ledger;
use crate::disk::{Trouble, calendar, lists};

/// A case folder, its book locked, with the calendar.
pub struct Entering<'a> {
    calendar: Calendar,
    counted: CountedDeadlines,
    desk: &'a Desk,
    /// The book.
    pub ledger: Ledger,
}

/// The items of today's list, by their ids and names.
///
/// # Errors
/// There is no case folder, or the file system fails.
pub fn item_names(desk: &Desk) -> Result<ItemNames, Trouble> {
    let lists = lists_at_hand(&Case::open(&desk.root)?)?;
    Ok(ItemNames::new(lists.items.iter().map(|(_, item)| item)))
}

impl<'a> Entering<'a> {
    /// Locks the book of a case folder.
    ///
    /// # Errors
    /// As [`Desk::lock`], or the calendar cannot be read.
    pub fn new(desk: &'a Desk, case: &Case) -> Result<Self, Trouble> {
        let ledger = desk.lock()?;
        let calendar = calendar::open(&case.root)?;
        Ok(Self {
            calendar,
            counted: CountedDeadlines::default(),
            desk,
            ledger,
        })
    }

    /// The same for results and corrections, whose codes are those in force.
    ///
    /// # Errors
    /// [`CaseFlaw::OtherFindings`] where findings.csv has others.
    pub fn results(desk: &'a Desk, case: &Case) -> Result<Self, Trouble> {
        let entering = Self::new(desk, case)?;
        let (book, listed) = (
            entering.book(),
            lists::findings(case)?.0.findings_in_force(),
        );
        let codes = FindingInForce::differing(&book.findings, &listed);
        if codes.is_empty() {
            Ok(entering)
        } else {
            Err(CaseFlaw::OtherFindings(codes).into())
        }
    }

    /// What somebody says of a visit, with the codes of whoever and whatever is called by a name.
    ///
    /// # Errors
    /// [`VisitFlaw::Ambiguous`], or the library cannot be read.
    pub fn draft(
        &self,
        (case, people): (&Case, &People),
        (draw, visit): (&DrawVisits, &Visit),
        draft: &Draft,
    ) -> Result<Draft, Trouble> {
        let mut draft = draft.clone();
        draft.entered_by = people.cert(visit, &draft.entered_by)?;
        let objects = draft
            .answers
            .iter_mut()
            .filter_map(|said| said.object.as_mut());
        let strange: Vec<&mut String> = objects.filter(|object| !visit.goes_by(object)).collect();
        if strange.is_empty() {
            return Ok(draft);
        }
        let known = visits::names(case, [draw])?;
        for object in strange {
            match meant(object, &known) {
                Meant::One(one) => object.clone_from(&one.code),
                Meant::Several(named) => {
                    let said = object.clone();
                    return Err(VisitFlaw::Ambiguous { said, named }.into());
                }
                // The rules of results say that the visit has no such object.
                Meant::Unknown(_) => {}
            }
        }
        Ok(draft)
    }

    /// Today, as the book counts it.
    pub fn today(&self) -> NaiveDate {
        self.desk.today_in(self.book())
    }

    /// The book.
    pub fn book(&self) -> &Book {
        &self.ledger.read.book
    }

    /// What an entry for a visit is held against.
    pub fn facts<'b>(&'b self, draw: &'b DrawVisits, visit: &'b Visit) -> AtVisit<'b> {
        self.grounds().at(draw.shared(), visit, &self.counted)
    }

    /// What entries are held against, whatever visit they are of.
    pub fn grounds(&self) -> Grounds<'_> {
        let book = self.book();
        Grounds {
            calendar: &self.calendar,
            book,
            today: self.today(),
            now: self.desk.fixing(book),
            unsure: self.desk.is_unsure(book),
        }
    }
}

/// What entries are held against, whatever visit they are of, for whoever judges many of them side by side.
#[derive(Clone, Copy)]
pub struct Grounds<'a> {
    calendar: &'a Calendar,
    /// The book.
    pub book: &'a Book,
    /// Today, as the book counts it.
    pub today: NaiveDate,
    now: Moment,
    unsure: bool,
}

impl<'a> Grounds<'a> {
    /// What an entry for a visit is held against.
    pub fn at(
        &self,
        draw: SharedDraw<'a>,
        visit: &'a Visit,
        counted: &'a CountedDeadlines,
    ) -> AtVisit<'a> {
        AtVisit {
            visit,
            logs: &self.book.visits,
            apart: draw.apart,
            items: draw.items,
            findings: &self.book.findings,
            drawn: draw.day,
            today: self.today,
            now: Some(self.now),
            unsure: self.unsure,
            calendar: self.calendar,
            counted,
            entry_working_days: self.book.rules.entry_working_days,
        }
    }
}
