//! `check`: the lists and the plan against every rule, all faults at once.

use std::path::Path;

use super::case_lists::{self, CaseLists};
use super::faults_file::{self, FaultsWritten};
use crate::acts::Desk;
use crate::disk::case::Case;
use crate::disk::{Progress, Trouble};
use crate::domain::lists::fault::Keep;
use crate::text::Lang;

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
    let lists = case_lists::check(&case, Keep::Some, progress)?;
    Ok(ListsChecked { case, lists })
}

/// Checks the lists, and writes the rows with faults and the doubts into a workbook; nothing is written where there is
/// neither.
///
/// # Errors
/// As [`check`]; the file is there already, or would lie among the records.
pub fn to_file(
    desk: &Desk,
    (path, lang): (&Path, Lang),
    progress: Progress<'_>,
) -> Result<(ListsChecked, Option<FaultsWritten>), Trouble> {
    let (case, _) = desk.read()?;
    faults_file::check_place(&case, path)?;
    let lists = case_lists::check(&case, Keep::Many, progress)?;
    let written = faults_file::write(&case, &lists, lang, path)?;
    Ok((ListsChecked { case, lists }, written))
}
