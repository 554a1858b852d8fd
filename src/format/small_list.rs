//! A small list as a table in memory: header and rows with their numbers.

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::Unreadable;
use crate::domain::lists::columns::{Header, OwnHeadings};
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::lists::record::Cells;

use crate::format::csv_cells::{self, Block, BlockError, Blocks, QuoteFlaw, Row};

/// A list as read: the header, and each row that is not empty with its number.
pub struct Table {
    /// The header.
    pub header: Header,
    /// Number and cells of each row.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// Reads UTF-8 CSV without BOM; `own` are the office's own headings. Faults of the header are noted, as are rows with faults of
/// form, which are left out.
///
/// # Errors
/// [`Unreadable`] when it is no table at all.
pub fn read(
    (list, own): (ListName, &OwnHeadings),
    bytes: &[u8],
    faults: &mut Faults,
) -> Result<Table, Unreadable> {
    let (offsets, rows) = rows(bytes).map_err(|error| unreadable(error, bytes))?;
    let numbers = csv_cells::row_numbers(bytes, &offsets).unwrap_or_default();
    let mut numbered = numbers.into_iter().zip(rows);
    let Some((first, Some(names))) = numbered.next() else {
        return Err(Unreadable::NoHeader);
    };
    if names.iter().any(|name| name.contains('\r')) {
        return Err(Unreadable::LoneCr);
    }
    let header = Header::find(list, names, own).in_row(first);
    faults.append(header.faults.clone().into());
    let mut kept = Vec::new();
    for (number, cells) in numbered {
        let Some(mut cells) = cells else {
            faults.push(Fault::new(list, number, None, "", Flaw::Encoding));
            continue;
        };
        let (expected, found) = (header.names.len(), cells.len());
        let mut beyond = cells.iter().skip(expected);
        if found < header.least_cells() || beyond.any(|cell| !cell.trim().is_empty()) {
            let flaw = Flaw::CellCount { expected, found };
            faults.push(Fault::new(list, number, None, "", flaw));
            continue;
        }
        cells.truncate(expected);
        kept.push((number, cells));
    }
    Ok(Table { header, rows: kept })
}

/// Where each row that is not empty begins, and its cells; none of a row that is not UTF-8.
type Placed = (Vec<u64>, Vec<Option<Vec<String>>>);

fn rows(bytes: &[u8]) -> Result<Placed, BlockError> {
    let (mut offsets, mut rows) = Placed::default();
    let mut blocks = Blocks::new(bytes, 0);
    let mut block = Block::default();
    while blocks.next(&mut block)? {
        csv_cells::rows(&block, |offset, row| {
            if row.is_none_or(|row| !row.is_empty()) {
                offsets.push(offset);
                let cells = |row: &Row<'_>| (0..row.len()).map(|i| row.cell(i).into()).collect();
                rows.push(row.map(cells));
            }
        });
    }
    Ok((offsets, rows))
}

fn unreadable(error: BlockError, bytes: &[u8]) -> Unreadable {
    let row = |offset: u64| {
        let before = csv_cells::row_numbers(bytes, &[offset]).unwrap_or_default();
        before.first().copied().unwrap_or(1)
    };
    match error {
        BlockError::Quote(QuoteFlaw::Stray(offset)) => Unreadable::StrayQuote(row(offset)),
        BlockError::Quote(QuoteFlaw::Open(offset)) => Unreadable::OpenQuote(row(offset)),
        BlockError::Io(error) => Unreadable::Json(error.to_string()),
    }
}
