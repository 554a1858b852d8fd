//! Rows of a list fetched again by the numbers that a spreadsheet counts them by: those with faults, to be handed back to the
//! office. However long the list is, no other row is kept.

use std::collections::BTreeMap;

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::record::Cells;

use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::disk::library_rows;
use crate::disk::prepared::Prepared;

/// The cells of rows of a list, by their numbers; a row that cannot be read has none.
pub type RowCells = BTreeMap<u64, Vec<String>>;

/// Fetches rows of a list, `numbers` ascending; rows with nothing in them are left out.
///
/// # Errors
/// The list cannot be read at all, or the file system fails.
pub fn fetch(case: &Case, list: ListName, numbers: &[u64]) -> Result<RowCells, Trouble> {
    let prepared = Prepared::open(&case.list(list), list)?;
    let places = prepared.offsets_of(numbers)?;
    let wanted: Vec<(u64, usize)> = places.iter().map(|(_, offset)| *offset).zip(0..).collect();
    let mut rows: RowCells = places
        .iter()
        .map(|(number, _)| (*number, Vec::new()))
        .collect();
    let mut empty = Vec::new();
    library_rows::fetch(&prepared, &wanted, |index, row| {
        let Some((number, _)) = places.get(index) else {
            return;
        };
        if row.is_empty() {
            empty.push(*number);
            return;
        }
        let cells = (0..row.len()).map(|place| row.cell(place).into_owned());
        rows.insert(*number, cells.collect());
    })?;
    for number in empty {
        rows.remove(&number);
    }
    prepared.check_unchanged()?;
    Ok(rows)
}
