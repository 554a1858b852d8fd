//! What a finding leads to (第二十一条), step by step until it is closed.

use chrono::NaiveDate;

use crate::domain::acts::entry::Act;
use crate::domain::acts::handling::{HandleAct, HandleFlaw};
use crate::domain::acts::inspection::VisitId;
use crate::domain::book::flaw::BookText;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::log::VisitLog;
use crate::domain::visit::rules::check_step;
use crate::domain::visit::visit_name::VisitName;

use super::visits;
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::{Trouble, object_rows};

/// A step, noted.
#[derive(Debug)]
pub struct Handled {
    /// As the book has it.
    pub act: HandleAct,
    /// The enterprise's name.
    pub name: String,
    /// What the book says of the visit now.
    pub log: VisitLog,
    /// The book after it.
    pub book: BookHead,
}

/// A visit whose finding a step may be noted for.
#[derive(Debug)]
pub struct ToHandle {
    /// The visit.
    pub visit: VisitId,
    /// The enterprise's name.
    pub name: String,
    /// The day of the inspection.
    pub completed: NaiveDate,
    /// Whether it found something.
    pub found: bool,
    /// The steps so far.
    pub steps: Vec<HandleAct>,
}

impl ToHandle {
    /// What is wrong with a next step.
    pub fn flaws(&self, step: &HandleAct, today: NaiveDate) -> Vec<HandleFlaw> {
        let before: Vec<&HandleAct> = self.steps.iter().collect();
        step.flaws(self.completed, self.found, &before, today)
    }
}

/// The visit that is named, if it has a result; without a name every visit with a finding whose handling is not closed. Today
/// comes with them.
///
/// # Errors
/// There is no such visit, it has no result, or the file system fails.
pub fn to_handle(
    desk: &Desk,
    name: Option<&VisitName>,
) -> Result<(Vec<ToHandle>, NaiveDate), Trouble> {
    let (case, read) = desk.read()?;
    let logs = &read.book.visits;
    let visits: Vec<VisitId> = if let Some(name) = name {
        vec![visits::find(&case, &read.book, name)?.1.id]
    } else {
        let open = logs.iter().filter(|(_, log)| {
            let result = log.result();
            result.is_some_and(|entered| entered.result.has_findings()) && !log.is_closed()
        });
        open.map(|(visit, _)| visit.clone()).collect()
    };
    let codes = visits.iter().map(|visit| &*visit.enterprise);
    let objects = object_rows::read(&case, codes)?;
    let mut open = Vec::new();
    for visit in visits {
        let log = logs.of(&visit);
        let Some((log, entered)) = log.and_then(|log| Some((log, log.result()?))) else {
            return Err(VisitFlaw::NoResult(visit).into());
        };
        open.push(ToHandle {
            name: objects.cell(&visit.enterprise, "name").to_owned(),
            completed: entered.result.completed,
            found: entered.result.has_findings(),
            steps: log.steps().into_iter().cloned().collect(),
            visit,
        });
    }
    Ok((open, desk.today_in(&read.book)))
}

/// Notes a step, as `act` makes it of the visit that `name` means.
///
/// # Errors
/// There is no such visit, it has no result, the step is not as it has to be, or the file system fails.
pub fn handle(
    desk: &Desk,
    name: &VisitName,
    act: impl FnOnce(VisitId) -> HandleAct,
) -> Result<Handled, Trouble> {
    let case = Case::open(&desk.root)?;
    let mut ledger = desk.lock()?;
    let book = &ledger.read.book;
    let (_, visit) = visits::find(&case, book, name)?;
    let log = book.visits.of(&visit.id);
    let mut act = act(visit.id.clone());
    // What is added after the end leaves it closed.
    act.closed |= log.is_some_and(VisitLog::is_closed);
    // That a text is missing altogether is for the rules of handling to say.
    let texts = [
        (BookText::Handling, Some(&act.text)),
        (BookText::Number, act.number.as_ref()),
        (BookText::Recipient, act.to.as_ref()),
        (BookText::Reason, act.unchecked.as_ref()),
    ];
    for (what, text) in texts {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            what.check(text)?;
        }
    }
    check_step(&visit, &book.visits, &act, desk.today_in(book))?;
    let code = &*act.visit.enterprise;
    let objects = object_rows::read(&case, [code])?;
    ledger.append(Act::Handle(act.clone()), &desk.hand)?;
    let log = ledger.read.book.visits.of(&act.visit);
    Ok(Handled {
        name: objects.cell(code, "name").to_owned(),
        log: log.cloned().unwrap_or_default(),
        book: BookHead::from(&ledger),
        act,
    })
}
