//! The running numbers that were published with the plan, held against those of today's lists.

use super::plan_folder;
use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::domain::book::fold::Book;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::fault::Fault;
use crate::domain::year::lists::Lists;
use crate::domain::year::numbers::Numbers;

/// A fault for each row of a list without ids whose number was published for something else; a published plan that is missing
/// or was changed tells nothing.
///
/// # Errors
/// The file system fails.
pub fn faults(case: &Case, book: &Book, lists: &Lists) -> Result<Vec<Fault>, Trouble> {
    let Some(plan) = book.plans.last().filter(|_| !lists.numbered.is_empty()) else {
        return Ok(Vec::new());
    };
    let in_force = match plan_folder::read(case, plan) {
        Err(Trouble::Refused(_)) => return Ok(Vec::new()),
        read => read?,
    };
    let tasks = in_force.tasks.into_iter().map(|task| (task.id, task.name));
    let numbers = Numbers {
        version: in_force.version,
        items: plan.act.items.clone(),
        tasks: tasks.collect(),
    };
    Ok(numbers.faults(lists))
}

/// Refuses lists whose running numbers are not those that were published.
///
/// # Errors
/// [`CaseFlaw::Lists`], or the file system fails.
pub fn check(case: &Case, book: &Book, lists: &Lists) -> Result<(), Trouble> {
    match faults(case, book, lists)?.len() {
        0 => Ok(()),
        found => Err(CaseFlaw::Lists(found as u64).into()),
    }
}
