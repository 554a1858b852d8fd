//! Searches a list, row by row, however long it is.

use crate::domain::columns::Header;
use crate::domain::list_name::ListName;
use crate::domain::record::Cells;
use crate::domain::refusal::Refusal;
use crate::domain::search::Condition;
use crate::format::csv_cells::{self, Block, Blocks, Row};

use super::Trouble;
use super::case::Case;
use super::library_scan::{block_trouble, header_of};
use super::prepared::Prepared;

/// Hands every row that meets all conditions to `on_row`; gives the header and how many there were.
///
/// # Errors
/// [`Refusal::NoColumn`] for a condition on no column, [`Refusal::Lists`] for a header with faults, or the file cannot
/// be read.
pub fn search(
    case: &Case,
    list: ListName,
    conditions: &[Condition],
    mut on_row: impl FnMut(&Row<'_>),
) -> Result<(Header, u64), Trouble> {
    let prepared = Prepared::open(&case.list(list), list)?;
    let header =
        header_of(&prepared, list)?.map_err(|faults| Refusal::Lists(faults.len() as u64))?;
    let mut places = Vec::new();
    for condition in conditions {
        let place = header
            .place_of_any(&condition.column)
            .filter(|_| !condition.column.is_empty());
        let known = header.names.clone();
        places.push(place.ok_or_else(|| Refusal::NoColumn {
            name: condition.column.clone(),
            known,
        })?);
    }
    let mut found = 0;
    let mut first = true;
    let mut blocks = Blocks::new(prepared.reader(prepared.begin)?, prepared.begin);
    let mut block = Block::default();
    while blocks
        .next(&mut block)
        .map_err(|error| block_trouble(error, &prepared))?
    {
        csv_cells::rows(&block, |_, row| {
            // The header is the first row with anything in it.
            let Some(row) = row.filter(|row| !row.is_empty() && !std::mem::take(&mut first)) else {
                return;
            };
            if conditions
                .iter()
                .zip(&places)
                .all(|(condition, place)| condition.holds(&row.cell(*place)))
            {
                found += 1;
                on_row(row);
            }
        });
    }
    Ok((header, found))
}
