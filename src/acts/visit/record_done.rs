//! A visit is completed (检查完成): the working days for its result begin (第19条).

use chrono::NaiveDate;

use crate::domain::acts::entry::Act;
use crate::domain::acts::visit::DoneAct;
use crate::domain::book::flaw::BookText;
use crate::domain::day::calendar::Deadline;
use crate::domain::visit::visit_name::VisitName;

use super::entering::Entering;
use super::people::People;
use super::visits;
use crate::acts::{BookHead, Desk};
use crate::disk::Trouble;
use crate::disk::case::Case;

/// A completion, noted.
#[derive(Debug)]
pub struct Completed {
    /// As the book has it.
    pub act: DoneAct,
    /// The deadline of the result.
    pub deadline: Deadline,
    /// The working days from completion to that day.
    pub entry_working_days: u32,
    /// The book after it.
    pub book: BookHead,
}

/// Notes that a visit was completed on a day, as `entered_by`, a member of its team, says.
///
/// # Errors
/// The visit cannot be completed (any more), or the file system fails.
pub fn done(
    desk: &Desk,
    name: &VisitName,
    completed: NaiveDate,
    entered_by: &str,
) -> Result<Completed, Trouble> {
    let case = Case::open(&desk.root)?;
    BookText::By.check(entered_by)?;
    let mut entering = Entering::new(desk, &case)?;
    let (draw, visit) = visits::find(&case, entering.book(), name)?;
    let people = People::read(&case)?;
    let by_cert = people.cert(&visit, entered_by)?;
    let completion = entering.facts(&draw, &visit).completion(completed, by_cert);
    let (act, deadline) = completion.map_err(|flaw| people.named_in(flaw.into()))?;
    entering.ledger.append(Act::Done(act.clone()), &desk.hand)?;
    Ok(Completed {
        act,
        deadline,
        entry_working_days: case.settings.rules.entry_working_days,
        book: BookHead::from(&entering.ledger),
    })
}
