//! `plan check`: every rule of a plan at once, before anyone draws.

use super::gather::{self, YearRead};
use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::{Progress, Trouble, calendar};
use crate::domain::year::census::Census;
use crate::domain::year::plan_check::{self, PlanCheck};

/// A plan, looked at.
#[derive(Debug)]
pub struct PlanLookedAt {
    /// The case folder.
    pub case: Case,
    /// The year that it is of.
    pub year: YearRead,
    /// What there is to say of it; nothing when the lists have faults.
    pub checked: Option<PlanCheck>,
}

/// Checks the plan of a case folder.
///
/// # Errors
/// A list cannot be read at all, or the file system fails.
pub fn check(desk: &Desk, progress: Progress<'_>) -> Result<PlanLookedAt, Trouble> {
    let (case, read) = desk.read()?;
    let year = gather::read(&case, &read, None, progress)?;
    let whole = year.lists.faults.is_empty();
    let checked = whole.then(|| look(desk, &case, &year)).transpose()?;
    Ok(PlanLookedAt {
        case,
        year,
        checked,
    })
}

/// Looks at the plan of a year whose lists have no faults.
///
/// # Errors
/// A calendar of the case folder cannot be read.
pub(super) fn look(desk: &Desk, case: &Case, year: &YearRead) -> Result<PlanCheck, Trouble> {
    let calendar = calendar::open(&case.root)?;
    let census = year.lists.library.as_ref().map(|library| &library.census);
    Ok(plan_check::check(
        &year.lists.lists,
        &case.settings,
        census.unwrap_or(&Census::default()),
        (&year.book, &year.drawn),
        desk.today_in(&year.book),
        |from, to| calendar.working_days_between(from, to).ok(),
    ))
}
