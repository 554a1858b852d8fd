//! Where the table of a list lies in its text: the header below title rows, the last row above totals and signatures.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

use memchr::memchr_iter;

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::closing_line::ClosingLine;
use crate::domain::lists::columns::{Header, OwnHeadings};
use crate::domain::lists::header_row::{Found, KnownNames, ROWS};
use crate::domain::lists::row_shape::SEPARATORS;
use crate::format::csv_blocks::Block;
use crate::format::csv_cells::{self, BOM};
use crate::format::first_rows::{self, FirstRow};

/// Bytes at the beginning and at the end of a text that are looked at.
const LOOKED_AT: u64 = 1 << 16;

/// How many lines at the end may be none of the list.
const CLOSING_LINES: usize = 20;

/// What ends a file for old programs of DOS.
const DOS_END: u8 = 0x1a;

/// Where the header is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderPlace {
    /// Where it begins.
    pub begin: u64,
    /// Its row, from 1.
    pub row: u64,
    /// What parts its cells.
    pub separator: char,
    /// Whether anything stands above it.
    pub below_titles: bool,
    /// Whether it holds names enough to be one.
    pub is_header: bool,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Looks for the header among the first rows, whatever parts their cells; `None` for a text without rows.
///
/// # Errors
/// The file's own failure.
pub fn header(
    file: &mut File,
    list: ListName,
    own: &OwnHeadings,
) -> std::io::Result<Option<HeaderPlace>> {
    let (mut text, mut whole) = beginning(file)?;
    let marks = marks(&text);
    text.drain(..marks);
    let (mut begin, mut above) = (marks as u64, 0);
    let first = text.split_inclusive(|byte| *byte == b'\n').next();
    if !whole && first.is_some_and(is_empty) {
        (begin, above) = first_filled(file, begin)?;
        (text, whole) = part(file, begin)?;
    }
    let known = KnownNames::new(list, own);
    let mut best: Option<(Found, char, FirstRow)> = None;
    for separator in SEPARATORS {
        let mut rows = first_rows::read(&text, separator, ROWS, whole);
        let found = known.find(rows.iter().map(|row| row.cells.as_slice()));
        let better = |found: &Found| {
            best.as_ref()
                .is_none_or(|(best, ..)| found.names > best.names)
        };
        if let Some(found) = found.filter(better) {
            best = Some((found, separator, rows.swap_remove(found.index)));
        }
    }
    let place = best.map(|(found, separator, row)| HeaderPlace {
        begin: begin + row.at as u64,
        row: above + row.row,
        separator,
        below_titles: found.index > 0,
        is_header: found.names >= known.least(),
        cells: row.cells,
    });
    // One row may be longer than what was looked at.
    let first = || HeaderPlace {
        row: above + 1,
        ..HeaderPlace::of_first_row(begin)
    };
    Ok(place.or_else(|| (!whole).then(first)))
}

/// Whether nothing stands in a line, whatever parts its cells; a quote that it opens goes on in the next one.
fn is_empty(line: &[u8]) -> bool {
    let quotes = memchr_iter(b'"', line).count();
    let nothing = |c: char| matches!(c, ',' | ';' | '"' | '\u{feff}') || c.is_whitespace();
    quotes.is_multiple_of(2) && String::from_utf8_lossy(line).chars().all(nothing)
}

/// Where the first line from there on begins that is not empty, and how many come before it.
fn first_filled(file: &mut File, from: u64) -> std::io::Result<(u64, u64)> {
    file.seek(SeekFrom::Start(from))?;
    let mut reader = BufReader::new(file);
    let (mut at, mut above, mut line) = (from, 0, Vec::new());
    loop {
        line.clear();
        let read = reader
            .by_ref()
            .take(LOOKED_AT)
            .read_until(b'\n', &mut line)?;
        if !line.ends_with(b"\n") || !is_empty(&line) {
            return Ok((at, above));
        }
        (at, above) = (at + read as u64, above + 1);
    }
}

impl HeaderPlace {
    /// The first row, whatever it holds.
    pub fn of_first_row(begin: u64) -> Self {
        Self {
            begin,
            row: 1,
            separator: ',',
            below_titles: false,
            is_header: true,
            cells: Vec::new(),
        }
    }
}

/// The beginning of a text, and whether that is all of it.
///
/// # Errors
/// The file's own failure.
pub fn beginning(file: &mut File) -> std::io::Result<(Vec<u8>, bool)> {
    part(file, 0)
}

/// The same of what begins there.
fn part(file: &mut File, from: u64) -> std::io::Result<(Vec<u8>, bool)> {
    let mut text = Vec::new();
    file.seek(SeekFrom::Start(from))?;
    file.by_ref().take(LOOKED_AT).read_to_end(&mut text)?;
    let whole = (text.len() as u64) < LOOKED_AT;
    Ok((text, whole))
}

/// How many bytes of byte order marks a text begins with.
fn marks(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some(behind) = rest.strip_prefix(BOM.as_bytes()) {
        rest = behind;
    }
    text.len() - rest.len()
}

/// A line at the end that is none of the list, and where it begins.
pub type Closing = (u64, ClosingLine);

/// Where the rows of a table end that begins with its header at `begin`, and the lines behind them that are none of it, in the
/// order of the file.
///
/// # Errors
/// The file's own failure.
pub fn end(
    file: &mut File,
    begin: u64,
    of_list: (ListName, &OwnHeadings),
) -> std::io::Result<(u64, Vec<Closing>)> {
    let length = file.seek(SeekFrom::End(0))?;
    let from = begin.max(length.saturating_sub(LOOKED_AT));
    let mut text = Vec::new();
    file.seek(SeekFrom::Start(from))?;
    file.by_ref().take(length - from).read_to_end(&mut text)?;
    while text.last() == Some(&DOS_END) {
        text.pop();
    }
    let mut end = from + text.len() as u64;
    let (mut closing, mut days) = (Vec::new(), Vec::new());
    let Some(header) = header_at(file, begin, of_list)? else {
        return Ok((end, closing));
    };
    while let Some(at) = last_record(&text).filter(|at| from + *at as u64 > begin) {
        let offset = from + at as u64;
        let block = Block::of(text.split_off(at));
        match what(&header, &block) {
            Last::Blank => {}
            Last::Closing(line) if closing.len() + days.len() < CLOSING_LINES => {
                days.push((offset, line));
                if line != ClosingLine::Day {
                    closing.append(&mut days);
                    end = offset;
                }
            }
            Last::Closing(_) | Last::Row => break,
        }
    }
    closing.reverse();
    Ok((end, closing))
}

/// What the last record of a text is.
enum Last {
    Blank,
    Closing(ClosingLine),
    Row,
}

fn what(header: &Header, record: &Block) -> Last {
    let mut last = Last::Blank;
    csv_cells::rows(record, |_, row| {
        last = match row {
            Ok(row) if row.is_empty() => Last::Blank,
            Ok(row) => ClosingLine::read(header, row).map_or(Last::Row, Last::Closing),
            Err(_) => Last::Row,
        };
    });
    last
}

/// Where the last record of a text begins: behind a line end outside quotes, of which there is an even number behind it.
/// Nothing where that cannot be told.
fn last_record(text: &[u8]) -> Option<usize> {
    let body = text.strip_suffix(b"\n").unwrap_or(text);
    let mut quotes = 0usize;
    for (at, byte) in body.iter().enumerate().rev() {
        match byte {
            b'"' => quotes += 1,
            b'\n' if quotes.is_multiple_of(2) => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The header that begins at `begin`.
fn header_at(
    file: &mut File,
    begin: u64,
    (list, own): (ListName, &OwnHeadings),
) -> std::io::Result<Option<Header>> {
    let mut text = Vec::new();
    file.seek(SeekFrom::Start(begin))?;
    file.by_ref().take(LOOKED_AT).read_to_end(&mut text)?;
    let rows = first_rows::read(&text, ',', 1, true);
    let names = rows.into_iter().next().map(|row| row.cells);
    Ok(names.map(|names| Header::find(list, names, own)))
}
