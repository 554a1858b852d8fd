//! CSV as spreadsheets write it: the records of a block, cut into cells where they lie.

use std::borrow::Cow;
use std::io::Read;
use std::ops::Range;

use encoding_rs::GB18030;
use memchr::{memchr, memchr2_iter};

use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::{Fault, Flaw};
use crate::domain::lists::record::Cells;

use crate::format::csv_blocks::Block;
use crate::format::csv_records::Records;
use crate::format::first_rows;

/// A record's cells, as text of the block; quotes are taken off when a cell is asked for.
#[derive(Debug, Clone)]
pub struct Row<'b> {
    text: &'b str,
    /// Where each cell begins, and where the next one would after the last.
    begins: Vec<usize>,
}

impl Row<'_> {
    /// Number of cells.
    pub fn len(&self) -> usize {
        self.begins.len().saturating_sub(1)
    }

    /// Leaves out the cells behind the first `most`.
    pub fn truncate(&mut self, most: usize) {
        self.begins.truncate(most + 1);
    }

    /// Whether every cell is empty, as in the rows that a spreadsheet leaves behind.
    pub fn is_empty(&self) -> bool {
        // Nearly every row begins with a letter or a digit.
        let first = self.text.as_bytes().first();
        !first.is_some_and(u8::is_ascii_alphanumeric)
            && self
                .text
                .chars()
                .all(|c| c == ',' || c == '"' || c.is_whitespace())
    }

    #[inline]
    fn place(&self, index: usize) -> Option<Range<usize>> {
        let next = *self.begins.get(index.wrapping_add(1))?;
        Some(*self.begins.get(index)?..next.wrapping_sub(1))
    }

    #[inline]
    fn raw(&self, index: usize) -> &str {
        let cell = self.place(index).and_then(|place| self.text.get(place));
        cell.unwrap_or("")
    }
}

impl Cells for Row<'_> {
    #[inline]
    fn cell(&self, index: usize) -> Cow<'_, str> {
        let raw = self.raw(index);
        if raw.as_bytes().first() == Some(&b'"') {
            bare(raw)
        } else {
            Cow::Borrowed(raw)
        }
    }

    #[inline]
    fn bytes(&self, index: usize) -> Option<&[u8]> {
        let bytes = self.text.as_bytes().get(self.place(index)?)?;
        if bytes.first() == Some(&b'"') {
            bare_bytes(bytes)
        } else {
            Some(bytes)
        }
    }

    #[inline]
    fn spelt(&self, index: usize) -> Option<(&[u8], usize)> {
        let place = self.place(index)?;
        let all = self.text.as_bytes().get(..place.end)?;
        Some((all, place.end.wrapping_sub(place.start)))
    }
}

/// What stands in a cell in quotes.
#[cold]
fn bare(raw: &str) -> Cow<'_, str> {
    match raw.strip_prefix('"').and_then(|r| r.strip_suffix('"')) {
        None => Cow::Borrowed(raw),
        Some(inner) if inner.contains('"') => Cow::Owned(inner.replace("\"\"", "\"")),
        Some(inner) => Cow::Borrowed(inner),
    }
}

/// The bytes of what stands in a cell in quotes, unless a quote stands within it.
fn bare_bytes(raw: &[u8]) -> Option<&[u8]> {
    let inner = raw.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    memchr(b'"', inner).is_none().then_some(inner)
}

/// Why a record gives no cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Bytes that are no character; the cell where they are.
    Bytes(usize),
    /// It is in another encoding than the file, one that makes sense of it.
    OtherEncoding,
    /// What stood here was no object of JSON ([`NO_OBJECT`]).
    NoObject,
}

impl Unread {
    /// The fault of the row at `at`.
    pub fn fault(self, header: &Header, at: u64) -> Fault {
        let (column, flaw) = match self {
            Self::Bytes(place) => (Some(header.key_at(place)), Flaw::Encoding),
            Self::OtherEncoding => (None, Flaw::OtherEncoding),
            Self::NoObject => (None, Flaw::NoObject),
        };
        let column = column.filter(|key| !key.is_empty());
        let spot = column.and_then(|key| header.spot(key));
        let fault = Fault::new(header.list, at, column, "", flaw);
        Fault { spot, ..fault }
    }
}

/// The cells of the header, which begins at `offset` of the block: of one with bytes that are no character, those that are
/// stand. Nothing where it is no header at all.
pub fn headings(row: Result<&Row<'_>, Unread>, block: &Block, offset: u64) -> Option<Vec<String>> {
    match row {
        Ok(row) => Some((0..row.len()).map(|i| row.cell(i).into_owned()).collect()),
        Err(unread) => {
            let begin = usize::try_from(offset - block.offset).ok()?;
            lossy_headings(unread, block.text().get(begin..)?)
        }
    }
}

/// The cells of the header that `text` begins with, whose bytes are no characters in one of them.
pub fn lossy_headings(unread: Unread, text: &[u8]) -> Option<Vec<String>> {
    let Unread::Bytes(_) = unread else {
        return None;
    };
    let first = first_rows::read(text, ',', 1, true).into_iter().next();
    first.map(|row| row.cells)
}

/// A record that stands for a line of JSON that was no object: a byte that is none of UTF-8.
pub const NO_OBJECT: &[u8] = b"\xc0";

/// The byte order mark, which some programs put before whatever they append.
pub const BOM: &str = "\u{feff}";

/// Reads the records of a block one by one: `on_row` gets the offset in the file where the record's line begins (blank
/// lines before it included) and its cells, without a byte order mark before them.
pub fn rows<'b>(block: &'b Block, mut on_row: impl FnMut(u64, Result<&Row<'b>, Unread>)) {
    rows_while(block, |offset, row| {
        on_row(offset, row);
        true
    });
}

/// The same, as long as `on_row` says that it wants another one.
pub fn rows_while<'b>(
    block: &'b Block,
    mut on_row: impl FnMut(u64, Result<&Row<'b>, Unread>) -> bool,
) {
    let mut bytes = block.text();
    while let Some(rest) = bytes.strip_prefix(BOM.as_bytes()) {
        bytes = rest;
    }
    let skipped = block.text().len() - bytes.len();
    // Checked once for the whole block, which is much faster; a block with a flaw is looked at record by record.
    let whole = simdutf8::basic::from_utf8(bytes).ok();
    let mut records = Records::new(bytes);
    let mut row = Row {
        text: "",
        begins: Vec::new(),
    };
    let mut more = true;
    while more {
        let before = records.position();
        let Some(place) = records.next(&mut row.begins) else {
            break;
        };
        // A mark before the first record belongs to it, one in a line of its own does not.
        let before = if place.start == 0 {
            0
        } else {
            skipped + before
        };
        let offset = block.offset + before as u64;
        let text = match whole {
            Some(whole) => whole.get(place.clone()),
            None => simdutf8::basic::from_utf8(&bytes[place.clone()]).ok(),
        };
        let Some(mut text) = text else {
            more = on_row(offset, Err(unread(&bytes[place], &row.begins)));
            continue;
        };
        while let Some(rest) = text.strip_prefix(BOM) {
            text = rest;
            for begin in &mut row.begins[1..] {
                *begin -= BOM.len();
            }
        }
        row.text = text;
        more = on_row(offset, Ok(&row));
    }
}

/// Why a record that is not UTF-8 cannot be read, whose cells begin there.
fn unread(record: &[u8], begins: &[usize]) -> Unread {
    if record == NO_OBJECT {
        return Unread::NoObject;
    }
    let other = GB18030.decode_without_bom_handling_and_without_replacement(record);
    if other.is_some() {
        return Unread::OtherEncoding;
    }
    let cells = begins.iter().zip(&begins[1..]);
    let mut cells = cells.map(|(begin, next)| &record[*begin..next - 1]);
    let place = cells.position(|cell| std::str::from_utf8(cell).is_err());
    Unread::Bytes(place.unwrap_or(0))
}

/// How many bytes of a file are read at a time by whoever counts its rows; most lists are no longer.
const AT_ONCE: usize = 1 << 16;

/// The rows, as a spreadsheet counts them, of records that begin at these offsets (ascending) of a file.
///
/// # Errors
/// The reader's own failure.
pub fn row_numbers(mut reader: impl Read, offsets: &[u64]) -> std::io::Result<Vec<u64>> {
    let mut found = Vec::with_capacity(offsets.len());
    let mut block = vec![0; AT_ONCE];
    let (mut begin, mut row, mut quoted) = (0u64, 1u64, false);
    let mut pass = |bytes: &[u8]| {
        for place in memchr2_iter(b'"', b'\n', bytes) {
            quoted ^= bytes[place] == b'"';
            row += u64::from(bytes[place] == b'\n' && !quoted);
        }
        row
    };
    while found.len() < offsets.len() {
        let filled = reader.read(&mut block)?;
        if filled == 0 {
            found.resize(offsets.len(), pass(&[]));
            break;
        }
        let mut at = 0;
        while let Some(offset) = offsets.get(found.len())
            && at < filled
        {
            let ahead = usize::try_from(offset.saturating_sub(begin)).unwrap_or(filled);
            let to = ahead.min(filled);
            if at < to {
                pass(&block[at..to]);
                at = to;
            } else if matches!(block[at], b'\n' | b'\r') {
                // An offset may stand before blank lines; the record begins after them.
                pass(&block[at..=at]);
                at += 1;
            } else {
                found.push(pass(&[]));
            }
        }
        begin += filled as u64;
    }
    Ok(found)
}

/// Where rows begin in a file, by their numbers as a spreadsheet counts them (ascending): number and offset of each that is
/// there and is no blank line.
///
/// # Errors
/// The reader's own failure.
pub fn row_offsets(mut reader: impl Read, numbers: &[u64]) -> std::io::Result<Vec<(u64, u64)>> {
    let mut found = Vec::with_capacity(numbers.len());
    let mut block = vec![0; AT_ONCE];
    let (mut at, mut row, mut quoted, mut begins) = (0u64, 1u64, false, true);
    let mut wanted = numbers.iter().copied().peekable();
    while wanted.peek().is_some() {
        let filled = reader.read(&mut block)?;
        if filled == 0 {
            break;
        }
        for &byte in &block[..filled] {
            let blank = matches!(byte, b'\n' | b'\r');
            if begins {
                while wanted.next_if(|number| *number < row).is_some() {}
                if wanted.next_if_eq(&row).is_some() && !blank {
                    found.push((row, at));
                }
            }
            begins = false;
            match byte {
                b'"' => quoted = !quoted,
                b'\n' if !quoted => {
                    row += 1;
                    begins = true;
                }
                _ => {}
            }
            at += 1;
        }
    }
    Ok(found)
}
