//! A small list as a table in memory: header and rows with their numbers.

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::Unreadable;
use crate::domain::lists::columns::{Header, OwnHeadings};
use crate::domain::lists::fault::{Fault, Faults};
use crate::domain::lists::no_row::{NoRow, NoRows};
use crate::domain::lists::record::Cells as _;
use crate::domain::lists::row_shape;

use crate::format::csv_blocks::{BLOCK, Block, BlockError, Blocks};
use crate::format::csv_cells::{self, Row, Unread};

/// A list as read: the header, and each row that is not empty with its number.
pub struct Table {
    /// The header.
    pub header: Header,
    /// Number and cells of each row.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Number of each line among them that is none, and was left out.
    pub left_out: Vec<(u64, NoRow)>,
}

impl Table {
    /// These rows, their cells taken out of the blocks.
    pub fn of((header, rows): (Header, ListRows<'_>)) -> Self {
        let cells = |row: Row<'_>| (0..row.len()).map(|i| row.cell(i).into()).collect();
        let rows_of_cells = rows.rows.into_iter();
        let rows_of_cells = rows_of_cells.map(|(number, row)| (number, cells(row)));
        Self {
            rows: rows_of_cells.collect(),
            left_out: rows.left_out,
            header,
        }
    }
}

/// Reads UTF-8 CSV without BOM that begins in the file's row `from`; `own` are the office's own headings. Rows with faults of
/// form are left out and their faults noted; those of the header come with it.
///
/// # Errors
/// [`Unreadable`] when it is no table at all.
pub fn read(
    of_list: (ListName, &OwnHeadings),
    (bytes, from): (&[u8], u64),
    faults: &mut Faults,
) -> Result<Table, Unreadable> {
    let blocks = blocks(bytes).map_err(|error| unreadable(&error, (bytes, from)))?;
    let mut pieces: Vec<Piece<'_>> = blocks.iter().map(Piece::of).collect();
    let header = header(of_list, (&mut pieces, from))?;
    let under = Under::new(&header);
    let mut rows = ListRows::default();
    for piece in pieces {
        let (of_piece, of_rows) = under.read(piece);
        rows.append(of_piece);
        faults.extend(of_rows);
    }
    Ok(Table::of((header, rows)))
}

/// All blocks of a list.
///
/// # Errors
/// [`BlockError`].
fn blocks(bytes: &[u8]) -> Result<Vec<Block>, BlockError> {
    let mut blocks = Blocks::of_size(BLOCK.min(bytes.len() + 1), bytes, 0);
    let mut all = Vec::new();
    let mut block = Block::default();
    while blocks.next(&mut block)? {
        all.push(std::mem::take(&mut block));
    }
    Ok(all)
}

/// The rows of a block that are not empty.
pub struct Piece<'b> {
    block: &'b Block,
    /// Number, offset in the file, and cells of each, or why it has none.
    rows: Vec<(u64, u64, Result<Row<'b>, Unread>)>,
    /// How many lines end in it.
    lines: u64,
}

impl<'b> Piece<'b> {
    /// Those of this block, whose first line counts as row 1.
    pub fn of(block: &'b Block) -> Self {
        let mut rows = Vec::new();
        csv_cells::rows(block, |offset, row| {
            if !row.is_ok_and(Row::is_empty) {
                rows.push((0, offset, row.cloned()));
            }
        });
        let offsets = rows.iter().map(|(_, offset, _)| offset - block.offset);
        let offsets: Vec<u64> = offsets.chain([block.text().len() as u64]).collect();
        let numbers = csv_cells::row_numbers(block.text(), &offsets).unwrap_or_default();
        for ((number, ..), counted) in rows.iter_mut().zip(&numbers) {
            *number = *counted;
        }
        Self {
            block,
            rows,
            lines: numbers.last().map_or(0, |last| last - 1),
        }
    }
}

/// The header of a list that is cut into these pieces: their first row, which is taken off. From here on their rows have the
/// numbers of the file, in whose row `from` the list begins.
///
/// # Errors
/// [`Unreadable`] when there is none.
pub fn header(
    (list, own): (ListName, &OwnHeadings),
    (pieces, from): (&mut [Piece<'_>], u64),
) -> Result<Header, Unreadable> {
    let mut above = 0;
    for piece in pieces.iter_mut() {
        for (number, ..) in &mut piece.rows {
            *number = counted(*number + above, from);
        }
        above += piece.lines;
    }
    let first = pieces.iter_mut().find(|piece| !piece.rows.is_empty());
    let first = first.ok_or(Unreadable::NoHeader)?;
    let (number, offset, row) = first.rows.remove(0);
    let (row, broken) = (row.as_ref().map_err(|unread| *unread), row.as_ref().err());
    let names = csv_cells::headings(row, first.block, offset).ok_or(Unreadable::NoHeader)?;
    if names.iter().any(|name| name.contains('\r')) {
        return Err(Unreadable::LoneCr);
    }
    let mut header = Header::find(list, names, own);
    if let Some(unread) = broken {
        header.faults.insert(0, unread.fault(&header, 1));
    }
    Ok(header.in_row(number))
}

/// The rows below a header, where they lie.
#[derive(Default)]
pub struct ListRows<'b> {
    /// Number and cells of each.
    pub rows: Vec<(u64, Row<'b>)>,
    /// Number of each line among them that is none, and was left out.
    pub left_out: Vec<(u64, NoRow)>,
}

impl ListRows<'_> {
    /// Adds those that come behind them.
    pub fn append(&mut self, mut behind: Self) {
        self.rows.append(&mut behind.rows);
        self.left_out.append(&mut behind.left_out);
    }
}

/// A header as the lines below it are held against it.
pub struct Under<'h> {
    header: &'h Header,
    no_rows: NoRows,
}

impl<'h> Under<'h> {
    /// This one.
    pub fn new(header: &'h Header) -> Self {
        Self {
            header,
            no_rows: NoRows::under(header),
        }
    }

    /// The rows of a piece, and what is wrong with the form of those that are left out.
    pub fn read<'b>(&self, piece: Piece<'b>) -> (ListRows<'b>, Vec<Fault>) {
        let header = self.header;
        let (mut rows, mut faults) = (ListRows::default(), Vec::new());
        for (number, _, row) in piece.rows {
            let mut row = match row {
                Ok(row) => row,
                Err(unread) => {
                    faults.push(unread.fault(header, number));
                    continue;
                }
            };
            if let Some(none) = self.no_rows.read(header, &row) {
                match none.flaw() {
                    Some(flaw) => faults.push(Fault::new(header.list, number, None, "", flaw)),
                    None => rows.left_out.push((number, none)),
                }
            } else if let Some(flaw) = row_shape::flaw(header, row.len(), &row) {
                faults.push(Fault::new(header.list, number, None, "", flaw));
            } else {
                row.truncate(header.names.len());
                rows.rows.push((number, row));
            }
        }
        (rows, faults)
    }
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
        BlockError::Uncut(offset, why) => Unreadable::Uncut(row(*offset), *why),
        // Reading from memory cannot fail.
        BlockError::Io(_) => Unreadable::NoHeader,
    }
}
