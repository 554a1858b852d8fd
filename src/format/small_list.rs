//! A small list as a table in memory: header and rows with their numbers.

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::Unreadable;
use crate::domain::lists::columns::{Header, OwnHeadings};
use crate::domain::lists::fault::{Fault, Faults};
use crate::domain::lists::no_row::{NoRow, NoRows};
use crate::domain::lists::record::Cells;
use crate::domain::lists::row_shape;

use crate::format::csv_cells::{self, Block, BlockError, Blocks, QuoteFlaw, Row, Unread};

/// A list as read: the header, and each row that is not empty with its number.
pub struct Table {
    /// The header.
    pub header: Header,
    /// Number and cells of each row.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Number of each line among them that is none, and was left out.
    pub left_out: Vec<(u64, NoRow)>,
}

/// Reads UTF-8 CSV without BOM that begins in the file's row `from`; `own` are the office's own headings. Rows with faults of
/// form are left out and their faults noted; those of the header come with it.
///
/// # Errors
/// [`Unreadable`] when it is no table at all.
pub fn read(
    (list, own): (ListName, &OwnHeadings),
    (bytes, from): (&[u8], u64),
    faults: &mut Faults,
) -> Result<Table, Unreadable> {
    let (offsets, rows) = rows(bytes).map_err(|error| unreadable(&error, (bytes, from)))?;
    let numbers = csv_cells::row_numbers(bytes, &offsets).unwrap_or_default();
    let mut numbered = numbers.into_iter().map(|row| counted(row, from)).zip(rows);
    let Some((first, row)) = numbered.next() else {
        return Err(Unreadable::NoHeader);
    };
    let broken = row.as_ref().err().copied();
    let names = match row {
        Ok(names) => names,
        Err(unread) => {
            let begin = offsets.first().and_then(|at| usize::try_from(*at).ok());
            let begin = begin.unwrap_or(0);
            csv_cells::lossy_headings(unread, &bytes[begin..]).ok_or(Unreadable::NoHeader)?
        }
    };
    if names.iter().any(|name| name.contains('\r')) {
        return Err(Unreadable::LoneCr);
    }
    let mut header = Header::find(list, names, own);
    if let Some(unread) = broken {
        header.faults.insert(0, unread.fault(&header, 1));
    }
    let header = header.in_row(first);
    let no_rows = NoRows::under(&header);
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for (number, cells) in numbered {
        let mut cells = match cells {
            Ok(cells) => cells,
            Err(unread) => {
                faults.push(unread.fault(&header, number));
                continue;
            }
        };
        if let Some(none) = no_rows.read(&header, &cells) {
            match none.flaw() {
                Some(flaw) => faults.push(Fault::new(list, number, None, "", flaw)),
                None => left_out.push((number, none)),
            }
            continue;
        }
        if let Some(flaw) = row_shape::flaw(&header, cells.len(), &cells) {
            faults.push(Fault::new(list, number, None, "", flaw));
            continue;
        }
        cells.truncate(header.names.len());
        kept.push((number, cells));
    }
    Ok(Table {
        header,
        rows: kept,
        left_out,
    })
}

/// Where each row that is not empty begins, and its cells, or why it has none.
type Placed = (Vec<u64>, Vec<Result<Vec<String>, Unread>>);

fn rows(bytes: &[u8]) -> Result<Placed, BlockError> {
    let (mut offsets, mut rows) = Placed::default();
    let mut blocks = Blocks::new(bytes, 0);
    let mut block = Block::default();
    while blocks.next(&mut block)? {
        csv_cells::rows(&block, |offset, row| {
            if !row.is_ok_and(Row::is_empty) {
                offsets.push(offset);
                let cells = |row: &Row<'_>| (0..row.len()).map(|i| row.cell(i).into()).collect();
                rows.push(row.map(cells));
            }
        });
    }
    Ok((offsets, rows))
}

/// A row counted from the header, which is row 1 there, as the file counts it.
fn counted(row: u64, from: u64) -> u64 {
    (row + from).saturating_sub(1)
}

fn unreadable(error: &BlockError, (bytes, from): (&[u8], u64)) -> Unreadable {
    let row = |offset: u64| {
        let before = csv_cells::row_numbers(bytes, &[offset]).unwrap_or_default();
        counted(before.first().copied().unwrap_or(1), from)
    };
    match error {
        BlockError::Quote(QuoteFlaw::Stray(offset)) => Unreadable::StrayQuote(row(*offset)),
        BlockError::Quote(QuoteFlaw::Open(offset)) => Unreadable::OpenQuote(row(*offset)),
        // Reading from memory cannot fail.
        BlockError::Io(_) => Unreadable::NoHeader,
    }
}
