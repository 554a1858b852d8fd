//! `check`: the lists and the plan against every rule, all faults at once.

use std::collections::BTreeMap;
use std::path::Path;

use super::case_lists::{self, CaseLists};
use super::faults_file::{self, FaultsWritten};
use crate::acts::Desk;
use crate::acts::year::numbers;
use crate::disk::case::Case;
use crate::disk::{Progress, Trouble};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::OwnHeadings;
use crate::domain::lists::keep::Keep;
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
    read(desk, Keep::Some, progress)
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
    let checked = read(desk, Keep::Many, progress)?;
    let written = faults_file::write(&case, &checked.lists, lang, path)?;
    Ok((checked, written))
}

fn read(desk: &Desk, keep: Keep, progress: Progress<'_>) -> Result<ListsChecked, Trouble> {
    let (case, read) = desk.read()?;
    let mut lists = case_lists::check(&case, keep, progress)?;
    lists.add(numbers::faults(&case, &read.book, &lists.lists)?);
    Ok(ListsChecked { case, lists })
}

/// The office's own headings of each list; none where there is no case folder, or none that can be read.
pub fn own_headings(desk: &Desk) -> BTreeMap<ListName, OwnHeadings> {
    let case = Case::open(&desk.root);
    case.map_or_else(|_| BTreeMap::new(), |case| case.settings.columns)
}
