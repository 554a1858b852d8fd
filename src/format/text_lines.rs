//! The lines of a text of a draw: UTF-8 (NFC) without BOM, LF, the last line ended; cells parted by one TAB.

use std::io::{BufRead, ErrorKind};

use memchr::memchr;
use sha2::{Digest, Sha256};

use crate::domain::ground::cell::{self, CellFlaw};
use crate::domain::ground::sha::Sha;
use crate::domain::method::manifest::TextDigest;
use crate::domain::method::text_flaw::{TextFlaw, TextName};
use crate::domain::refusal::Refusal;

use crate::format::ReadError;

/// Reads a text line by line, holds each line against the form that all texts share, and hands its cells on.
///
/// `on_line` gets the line's number from 1 and its cells. Returns the text's number of lines and digest.
///
/// # Errors
/// A [`Refusal`] that names text and line, from here or from `on_line`; or the reader's own failure.
pub fn read(
    name: TextName,
    reader: impl BufRead,
    on_line: impl FnMut(u64, &[&str]) -> Result<(), TextFlaw>,
) -> Result<TextDigest, ReadError> {
    read_salted(name, &[], reader, on_line)
}

/// The same; the digest is that of `salt` and the text behind it.
///
/// # Errors
/// As [`read`].
pub fn read_salted(
    name: TextName,
    salt: &[u8],
    mut reader: impl BufRead,
    mut on_line: impl FnMut(u64, &[&str]) -> Result<(), TextFlaw>,
) -> Result<TextDigest, ReadError> {
    let mut hash = Sha256::new_with_prefix(salt);
    let mut begun = Vec::new();
    let mut lines = 0;
    // A line of the manifest is a key and a value; the value is held against the form of cells where it is read.
    let check = if name == TextName::Manifest {
        check_characters
    } else {
        check_cell
    };
    let mut take = |line: &[u8]| {
        lines += 1;
        if lines > u64::from(u32::MAX) {
            return Err(Refusal::text(name, None, TextFlaw::TooManyLines));
        }
        check_line(lines, line, check, &mut on_line)
            .map_err(|flaw| Refusal::text(name, Some(lines), flaw))
    };
    loop {
        let bytes = match reader.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            bytes => bytes?,
        };
        if bytes.is_empty() {
            break;
        }
        hash.update(bytes);
        let (read, mut rest) = (bytes.len(), bytes);
        while let Some(end) = memchr(b'\n', rest) {
            let (line, later) = rest.split_at(end + 1);
            if begun.is_empty() {
                take(line)?;
            } else {
                begun.extend_from_slice(line);
                take(&begun)?;
                begun.clear();
            }
            rest = later;
        }
        begun.extend_from_slice(rest);
        reader.consume(read);
    }
    if !begun.is_empty() {
        take(&begun)?;
    }
    Ok(TextDigest {
        lines,
        sha: Sha(hash.finalize().into()),
    })
}

fn check_line(
    number: u64,
    line: &[u8],
    check: fn(&str) -> Result<(), TextFlaw>,
    on_line: &mut impl FnMut(u64, &[&str]) -> Result<(), TextFlaw>,
) -> Result<(), TextFlaw> {
    // Nearly every line of a population is a code alone: visible ASCII, which needs no closer look.
    if let Some((b'\n', code)) = line.split_last()
        && !code.is_empty()
        && code.iter().all(u8::is_ascii_graphic)
        && let Ok(code) = std::str::from_utf8(code)
    {
        return on_line(number, &[code]);
    }
    let text = std::str::from_utf8(line).map_err(|_| TextFlaw::NotUtf8)?;
    if number == 1 && text.starts_with('\u{feff}') {
        return Err(TextFlaw::Bom);
    }
    let text = text.strip_suffix('\n').ok_or(TextFlaw::NotEnded)?;
    let mut cells: [&str; 4] = [""; 4];
    let mut count = 0;
    for cell in text.split('\t') {
        check(cell)?;
        if let Some(place) = cells.get_mut(count) {
            *place = cell;
        }
        count += 1;
    }
    on_line(number, cells.get(..count).unwrap_or(&cells))
}

/// Checks a cell by the rules of texts.
///
/// # Errors
/// The flaw as a flaw of the text.
pub fn check_cell(cell: &str) -> Result<(), TextFlaw> {
    // Nearly every cell of a library is a code: visible ASCII, which needs no closer look.
    if !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_graphic()) {
        return Ok(());
    }
    cell::check(cell).map_err(|flaw| match flaw {
        CellFlaw::Edges => TextFlaw::Edges,
        CellFlaw::Control(c) => TextFlaw::Control(c),
        CellFlaw::NotNfc => TextFlaw::NotNfc,
    })
}

/// Checks a whole line of the manifest for characters that may stand in no text.
fn check_characters(line: &str) -> Result<(), TextFlaw> {
    match check_cell(line) {
        Err(TextFlaw::Edges) => Ok(()),
        checked => checked,
    }
}

/// Checks that a line has `expected` cells.
///
/// # Errors
/// [`TextFlaw::CellCount`].
pub fn expect_cells(cells: &[&str], expected: usize) -> Result<(), TextFlaw> {
    if cells.len() == expected {
        Ok(())
    } else {
        Err(TextFlaw::CellCount {
            expected,
            found: cells.len(),
        })
    }
}
