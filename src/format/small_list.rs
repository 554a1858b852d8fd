//! A small list as a table in memory: header and rows with their numbers.

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::Unreadable;
use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::lists::record::Cells;

use crate::format::csv_cells::{self, Block, BlockError, Blocks, QuoteFlaw};

/// A list as read: the header, and each row that is not empty with its number.
pub struct Table {
    /// The header.
    pub header: Header,
    /// Number and cells of each row.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// Reads UTF-8 CSV without BOM. Rows with faults of form are left out and their faults noted.
///
/// # Errors
/// [`Unreadable`] when it is no table at all; `Ok(None)` when its header has faults, which are noted.
pub fn read(
    list: ListName,
    bytes: &[u8],
    faults: &mut Faults,
) -> Result<Option<Table>, Unreadable> {
    let mut offsets = Vec::new();
    let mut rows: Vec<Option<Vec<String>>> = Vec::new();
    let mut blocks = Blocks::new(bytes, 0);
    let mut block = Block::default();
    loop {
        match blocks.next(&mut block) {
            Ok(true) => csv_cells::rows(&block, |offset, row| {
                if row.is_none_or(|row| !row.is_empty()) {
                    offsets.push(offset);
                    rows.push(
                        row.map(|row| (0..row.len()).map(|i| row.cell(i).into_owned()).collect()),
                    );
                }
            }),
            Ok(false) => break,
            Err(error) => return Err(unreadable(error, bytes)),
        }
    }
    let numbers = csv_cells::row_numbers(bytes, &offsets).unwrap_or_default();
    let mut numbered = numbers.into_iter().zip(rows);
    let Some((first, Some(names))) = numbered.next() else {
        return Err(Unreadable::NoHeader);
    };
    if names.iter().any(|name| name.contains('\r')) {
        return Err(Unreadable::LoneCr);
    }
    let header = match Header::find(list, names) {
        Ok(header) => header,
        Err(mut found) => {
            for fault in &mut found {
                fault.row = first;
            }
            faults.append(found.into());
            return Ok(None);
        }
    };
    let mut kept = Vec::new();
    for (number, cells) in numbered {
        match cells {
            None => faults.push(Fault::new(list, number, None, "", Flaw::Encoding)),
            Some(mut cells) => {
                let (expected, found) = (header.names.len(), cells.len());
                if found < header.least_cells()
                    || cells
                        .iter()
                        .skip(expected)
                        .any(|cell| !cell.trim().is_empty())
                {
                    faults.push(Fault::new(
                        list,
                        number,
                        None,
                        "",
                        Flaw::CellCount { expected, found },
                    ));
                } else {
                    cells.truncate(expected);
                    kept.push((number, cells));
                }
            }
        }
    }
    Ok(Some(Table { header, rows: kept }))
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
