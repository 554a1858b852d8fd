//! `check`: the lists and the plan against every rule, all faults at once.

use std::collections::BTreeMap;

use super::case_lists::{self, CaseLists};
use crate::acts::Desk;
use crate::acts::year::numbers;
use crate::disk::case::Case;
use crate::disk::{Progress, Trouble};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::OwnHeadings;

/// The lists of a case folder, checked.
#[derive(Debug)]
pub struct ListsChecked {
    /// The case folder.
    pub case: Case,
    /// The lists, with everything that is wrong with them.
    pub lists: CaseLists,
}

/// Checks the lists.
///
/// # Errors
/// A list cannot be read at all, or the file system fails. Faults come back collected.
pub fn check(desk: &Desk, progress: Progress<'_>) -> Result<ListsChecked, Trouble> {
    let (case, read) = desk.read()?;
    let mut lists = case_lists::check(&case, progress)?;
    lists.add(numbers::faults(&case, &read.book, &lists.lists)?);
    Ok(ListsChecked { case, lists })
}

/// The office's own headings of each list; none where there is no case folder, or none that can be read.
pub fn own_headings(desk: &Desk) -> BTreeMap<ListName, OwnHeadings> {
    let case = Case::open(&desk.root);
    case.map_or_else(|_| BTreeMap::new(), |case| case.settings.columns)
}
