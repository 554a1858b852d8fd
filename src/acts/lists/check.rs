//! `check`: the lists and the plan against every rule, all faults at once.

use super::case_lists::{self, CaseLists};
use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::{Progress, Trouble};

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
    let (case, _) = desk.read()?;
    let lists = case_lists::check(&case, progress)?;
    Ok(ListsChecked { case, lists })
}
