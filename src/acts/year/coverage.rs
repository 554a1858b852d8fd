//! `coverage`: the year's coverage to date and expected (第16条).

use chrono::NaiveDate;

use super::changed_back::{self, ChangesBack};
use super::gather;
use crate::acts::Desk;
use crate::acts::book::files_kept;
use crate::acts::lists::case_lists::CaseLists;
use crate::disk::case::Case;
use crate::disk::{Progress, Trouble};
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::year::census::Census;
use crate::domain::year::coverage::{YearCoverage, of_year};

/// The coverage of a year as its case folder has it.
#[derive(Debug)]
pub struct YearCovered {
    /// The case folder.
    pub case: Case,
    /// The day up to which draws count.
    pub day: NaiveDate,
    /// The lists; without faults, unless no coverage was found.
    pub lists: CaseLists,
    /// The coverage; nothing when the lists have faults.
    pub found: Option<YearCoverage>,
    /// How many lines of the book are not accepted: what they say does not count.
    pub refused: usize,
    /// How many folders of draws, seals and plans no line of the book names.
    pub stray: usize,
    /// Objects that were changed and changed back; nothing when the lists have faults.
    pub changed_back: ChangesBack,
}

impl YearCovered {
    /// Whether the rule is kept, by a book of which everything is accepted and beside which nothing lies.
    pub fn holds(&self) -> bool {
        let found = self.found.as_ref();
        found.is_some_and(|found| found.verdict.holds()) && self.refused + self.stray == 0
    }
}

/// Counts the coverage of `year`, or the folder's own, up to a day, or today.
///
/// # Errors
/// [`PlanFlaw::OtherYear`], [`PlanFlaw::FutureDay`], a list cannot be read at all, or the file system fails.
pub fn coverage(
    desk: &Desk,
    (year, as_of): (Option<i32>, Option<NaiveDate>),
    progress: Progress<'_>,
) -> Result<YearCovered, Trouble> {
    desk.count_bases();
    let (case, read) = desk.read()?;
    let own = case.settings.year;
    if let Some(asked) = year.filter(|asked| *asked != own) {
        return Err(PlanFlaw::OtherYear { asked, year: own }.into());
    }
    let today = desk.today();
    let day = as_of.unwrap_or(today);
    if day > today {
        return Err(PlanFlaw::FutureDay { day, today }.into());
    }
    let refused = read.book.refused.len();
    let stray = files_kept::stray(&case.root, &read)?.len();
    let read = gather::read(&case, &read, Some(day), progress)?;
    let found = read.lists.faults.is_empty().then(|| {
        let none = Census::default();
        let library = read.lists.library.as_ref();
        let census = library.map_or(&none, |library| &library.census);
        let so_far = (&*read.book, &read.drawn);
        of_year(&read.lists.lists, &case.settings, census, so_far, day)
    });
    let plan = &read.lists.lists.plan;
    let changed_back = if found.is_some() {
        changed_back::changed_back(&case, &read.book, plan)?
    } else {
        ChangesBack::default()
    };
    Ok(YearCovered {
        refused,
        stray,
        changed_back,
        case,
        day,
        lists: read.lists,
        found,
    })
}
