//! `check --faults`: the rows with faults as a workbook, for whoever mends them.

use std::collections::BTreeMap;
use std::path::Path;

use crate::acts::lists::case_lists::CaseLists;
use crate::disk::case::Case;
use crate::disk::{Trouble, durable, faulty_rows, paper_place};
use crate::domain::lists::fault::Fault;
use crate::format::workbook_out;
use crate::text::Lang;
use crate::view::fault_sheets;

/// How many rows of a list are written.
const MOST: usize = 100_000;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FaultsWritten {
    /// Rows of lists.
    pub rows: u64,
    /// Faults of rows that are not among them.
    pub more: u64,
}

/// Refuses a file that is there, that would lie among the records, or whose folder is not there.
///
/// # Errors
/// As [`paper_place::outside_records`] and [`paper_place::new_file`].
pub fn check_place(case: &Case, path: &Path) -> Result<(), Trouble> {
    paper_place::outside_records(&case.root, path)?;
    paper_place::new_file(path)
}

/// Writes the rows with faults, and the doubts; nothing where there is neither.
///
/// # Errors
/// A list cannot be read any more, a sheet does not hold the rows, or the file system fails.
pub fn write(
    case: &Case,
    read: &CaseLists,
    lang: Lang,
    path: &Path,
) -> Result<Option<FaultsWritten>, Trouble> {
    let mut sheets = Vec::new();
    let (mut rows, mut said) = (0, 0);
    for list in &read.reads {
        let of_list = read
            .faults
            .kept
            .iter()
            .filter(|fault| fault.list == list.list);
        let faults = by_row(of_list);
        if faults.is_empty() {
            continue;
        }
        let numbers: Vec<u64> = faults.keys().copied().filter(|row| *row > 0).collect();
        let cells = faulty_rows::fetch(case, list.list, &numbers)?;
        // A range of rows may hold blank ones.
        let there = |row: &u64| *row == 0 || cells.contains_key(row);
        let faults = faults.into_iter().filter(|(row, _)| there(row)).collect();
        let of_list = (list.list, &*list.header.names);
        let sheet = fault_sheets::faulty(lang, of_list, &faults, &cells);
        rows += sheet.rows.len() as u64;
        said += faults
            .values()
            .map(|faults| faults.len() as u64)
            .sum::<u64>();
        sheets.push(sheet);
    }
    let doubts = read.reads.iter().flat_map(|list| {
        let doubts = list.doubts.kept.iter();
        doubts.map(|doubt| (&*list.file, doubt))
    });
    let doubts = fault_sheets::doubtful(lang, doubts);
    if !doubts.rows.is_empty() {
        sheets.push(doubts);
    }
    if sheets.is_empty() {
        return Ok(None);
    }
    let bytes = workbook_out::bytes(&sheets)?;
    durable::create_with(path, &bytes)?;
    let more = read.faults.total.saturating_sub(said);
    Ok(Some(FaultsWritten { rows, more }))
}

/// The faults of each row, as many rows as are written.
fn by_row<'a>(faults: impl Iterator<Item = &'a Fault>) -> BTreeMap<u64, Vec<&'a Fault>> {
    let mut rows: BTreeMap<u64, Vec<&Fault>> = BTreeMap::new();
    for fault in faults {
        for row in fault
            .rows
            .ranges()
            .iter()
            .flat_map(|(first, last)| *first..=*last)
        {
            if rows.len() >= MOST && !rows.contains_key(&row) {
                break;
            }
            rows.entry(row).or_default().push(fault);
        }
    }
    rows
}
