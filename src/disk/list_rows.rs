//! A list row by row, however long it is: the first row with anything in it is its header.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::{CaseFlaw, Unreadable};
use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::{Faults, Flaw};
use crate::domain::lists::no_row::{NoRow, NoRows};
use crate::domain::lists::row_shape;
use crate::format::csv_blocks::Block;
use crate::format::csv_cells::{self, Row, Unread};
use crate::format::small_list::{self, ListRows, Piece, Table, Under};

use crate::disk::Trouble;
use crate::disk::list_blocks::{ListBlocks, SharedBlocks, unreadable};
use crate::disk::prepared::Prepared;

/// Hands the list to `on_block` piece by piece; it gives back a block to be filled, or nothing to go no further.
///
/// # Errors
/// As [`ListBlocks::next`].
pub fn each_block(
    prepared: &Prepared,
    mut on_block: impl FnMut(Block) -> Option<Block>,
) -> Result<(), Trouble> {
    let mut blocks = ListBlocks::new(prepared)?;
    let mut next = Some(Block::default());
    while let Some(mut block) = next {
        let filled = blocks.next(&mut block)?;
        next = if filled { on_block(block) } else { None };
    }
    Ok(())
}

/// A line below the header of a list.
#[derive(Clone, Copy)]
pub enum Line<'l, 'r> {
    /// A row.
    Row(&'l Row<'r>),
    /// No row, whatever stands in it.
    NoRow(NoRow),
    /// A row that cannot be read.
    Unread(Unread),
}

/// The header of a list that is read line by line.
#[derive(Clone)]
pub struct UnderHeader<'a> {
    header: &'a Header,
    /// Where it begins in the file.
    begin: u64,
    no_rows: NoRows,
}

impl<'a> UnderHeader<'a> {
    /// The header of this list.
    pub fn new(prepared: &Prepared, header: &'a Header) -> Self {
        Self {
            header,
            begin: prepared.begin,
            no_rows: NoRows::under(header),
        }
    }

    /// Hands the lines of a block that hold anything to `on_line` with their offsets, of the block with the header those below
    /// it.
    pub fn lines(&self, block: &Block, mut on_line: impl FnMut(u64, Line<'_, '_>)) {
        let mut header_passed = block.offset != self.begin;
        csv_cells::rows(block, |offset, row| match row {
            Ok(row) if row.is_empty() => {}
            _ if !header_passed => header_passed = true,
            Ok(row) => on_line(
                offset,
                match self.no_rows.read(self.header, row) {
                    Some(none) => Line::NoRow(none),
                    None => Line::Row(row),
                },
            ),
            Err(unread) => on_line(offset, Line::Unread(unread)),
        });
    }
}

/// Hands every row below the header that can be read and has anything in it to `on_row`.
///
/// # Errors
/// As [`each_block`].
pub fn each_row(
    prepared: &Prepared,
    header: &Header,
    mut on_row: impl FnMut(&Row<'_>),
) -> Result<(), Trouble> {
    let under = UnderHeader::new(prepared, header);
    each_block(prepared, |block| {
        under.lines(&block, |_, line| {
            if let Line::Row(row) = line {
                on_row(row);
            }
        });
        Some(block)
    })
}

/// The same on every core, block by block: each row is handed on with what its block has come to so far. Gives what the blocks
/// came to, in the order of the list.
///
/// # Errors
/// As [`each_block`].
pub fn rows_side_by_side<T: Default + Send>(
    prepared: &Prepared,
    header: &Header,
    on_row: impl Fn(&mut T, &Row<'_>) + Sync,
) -> Result<Vec<T>, Trouble> {
    let under = UnderHeader::new(prepared, header);
    let blocks = SharedBlocks::new(prepared)?;
    let work = |_| {
        let mut parts = Vec::new();
        let mut block = Block::default();
        while blocks.next(&mut block, |_| ())? {
            let mut part = T::default();
            under.lines(&block, |_, line| {
                if let Line::Row(row) = line {
                    on_row(&mut part, row);
                }
            });
            parts.push((block.offset, part));
        }
        Ok(parts)
    };
    let workers = (0..rayon::current_num_threads()).into_par_iter();
    let parts: Vec<Vec<(u64, T)>> = workers.map(work).collect::<Result<_, Trouble>>()?;
    let mut parts: Vec<(u64, T)> = parts.into_iter().flatten().collect();
    parts.sort_unstable_by_key(|(offset, _)| *offset);
    Ok(parts.into_iter().map(|(_, part)| part).collect())
}

/// Reads the header of a list.
///
/// # Errors
/// [`CaseFlaw::Unreadable`]; its faults come back with it.
pub fn header_of(prepared: &Prepared, list: ListName) -> Result<Header, Trouble> {
    let mut names = None;
    let mut unread = None;
    let mut header_at = prepared.begin;
    each_block(prepared, |block| {
        csv_cells::rows_while(&block, |offset, row| {
            if row.is_ok_and(Row::is_empty) {
                return true;
            }
            header_at = offset;
            unread = row.err();
            names = Some(csv_cells::headings(row, &block, offset));
            false
        });
        None
    })?;
    let names: Vec<String> = match names.flatten() {
        Some(names) => names,
        None => return Err(unreadable(prepared, Unreadable::NoHeader)),
    };
    if names.iter().any(|name| name.contains('\r')) {
        return Err(unreadable(prepared, Unreadable::LoneCr));
    }
    let mut header = Header::find(list, names, &prepared.headings);
    if let Some(unread) = unread {
        header.faults.insert(0, unread.fault(&header, 1));
    }
    if header.faults.is_empty() {
        return Ok(header);
    }
    // Blank lines may stand above the header.
    let row = prepared.rows_at(&[header_at])?;
    Ok(prepared.judged(header.in_row(row.first().copied().unwrap_or(1))))
}

/// The header of a list that is read for something else than its faults.
///
/// # Errors
/// As [`header_of`], or [`CaseFlaw::Lists`] for one with faults.
pub fn sound_header(prepared: &Prepared, list: ListName) -> Result<Header, Trouble> {
    let header = header_of(prepared, list)?;
    match header.faults.len() {
        0 => Ok(header),
        faults => Err(CaseFlaw::Lists(faults as u64).into()),
    }
}

/// Turns the offsets of faults into rows as a spreadsheet counts them, in the order of the file.
///
/// # Errors
/// The file system fails.
pub fn name_rows<F>(prepared: &Prepared, faults: &mut Faults<F>) -> Result<(), Trouble> {
    let offsets = faults.rows();
    let rows = prepared.rows_at(&offsets)?;
    faults.renumbered(|offset| {
        let place = offsets.binary_search(&offset).ok();
        place
            .and_then(|place| rows.get(place))
            .copied()
            .unwrap_or(0)
    });
    Ok(())
}

/// What is wrong with the number of cells of a row.
pub fn cell_count(header: &Header, row: &Row<'_>) -> Option<Flaw> {
    row_shape::flaw(header, row.len(), row)
}

/// All of a list, block by block.
///
/// # Errors
/// As [`ListBlocks::next`].
pub fn blocks(prepared: &Prepared) -> Result<Vec<Block>, Trouble> {
    let mut all = Vec::new();
    let mut list = ListBlocks::new(prepared)?;
    let mut block = Block::default();
    while list.next(&mut block)? {
        block.fit();
        all.push(std::mem::take(&mut block));
    }
    Ok(all)
}

/// The header and the rows of a list that lies in `blocks`. What is wrong with its header and the form of its rows is noted.
///
/// # Errors
/// [`CaseFlaw::Unreadable`].
pub fn rows<'b>(
    prepared: &Prepared,
    list: ListName,
    blocks: &'b [Block],
    faults: &mut Faults,
) -> Result<(Header, ListRows<'b>), Trouble> {
    let mut pieces = side_by_side(blocks.iter().collect(), Piece::of);
    let of_list = (list, &prepared.headings);
    let header = small_list::header(of_list, (&mut pieces, prepared.header_row));
    let header = prepared.judged(header.map_err(|why| unreadable(prepared, why))?);
    faults.append(header.faults.clone().into());
    let mut rows = ListRows::default();
    if header.is_missing() {
        return Ok((header, rows));
    }
    let (under, mut of_rows) = (Under::new(&header), Faults::default());
    for (of_piece, of_form) in side_by_side(pieces, |piece| under.read(piece)) {
        rows.append(of_piece);
        of_rows.extend(of_form);
    }
    faults.append(of_rows);
    Ok((header, rows))
}

/// What `of` makes of each of them, on all cores where there are several.
fn side_by_side<T: Send, R: Send>(all: Vec<T>, of: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
    if all.len() < 2 {
        return all.into_iter().map(of).collect();
    }
    all.into_par_iter().map(of).collect()
}

/// A small list, all of it. What is wrong with its header and the form of its rows is noted.
///
/// # Errors
/// [`CaseFlaw::Unreadable`].
pub fn table(prepared: &Prepared, list: ListName, faults: &mut Faults) -> Result<Table, Trouble> {
    let blocks = blocks(prepared)?;
    Ok(Table::of(rows(prepared, list, &blocks, faults)?))
}
