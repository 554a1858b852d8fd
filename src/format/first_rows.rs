//! The first rows of a text, whatever parts their cells: read leniently, to find the header among titles and to tell what the
//! separator is.

use memchr::{memchr, memmem};

/// One of the first rows with anything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstRow {
    /// Where it begins.
    pub at: usize,
    /// Its number, from 1; a line end within quotes ends no row.
    pub row: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Reads up to `most` rows that are not empty; a row that the text's end cuts off counts where `whole` says that it is the end.
pub fn read(text: &[u8], separator: char, most: usize, whole: bool) -> Vec<FirstRow> {
    let mut buffer = [0; 4];
    let mut reading = Reading {
        text,
        separator: separator.encode_utf8(&mut buffer).as_bytes(),
        at: 0,
        row: 1,
        unclosed: false,
    };
    let mut rows = Vec::new();
    while reading.at < text.len() && rows.len() < most {
        let (at, row) = (reading.at, reading.row);
        let (cells, ended) = reading.record();
        if !ended && !whole {
            break;
        }
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(FirstRow { at, row, cells });
        }
    }
    rows
}

struct Reading<'a> {
    text: &'a [u8],
    separator: &'a [u8],
    at: usize,
    row: u64,
    /// A quote was met that never closes: quotes are text from there on.
    unclosed: bool,
}

impl Reading<'_> {
    /// The cells of the record here, and whether a line end ends it.
    fn record(&mut self) -> (Vec<String>, bool) {
        let mut cells = Vec::new();
        loop {
            cells.push(self.quoted().unwrap_or_else(|| self.bare()));
            let rest = &self.text[self.at..];
            if rest.starts_with(self.separator) {
                self.at += self.separator.len();
            } else if rest.is_empty() {
                return (cells, false);
            } else {
                self.at += if rest.starts_with(b"\r\n") { 2 } else { 1 };
                self.row += 1;
                return (cells, true);
            }
        }
    }

    /// The cell here, if it stands in quotes.
    fn quoted(&mut self) -> Option<String> {
        let begin = self.at + 1;
        if self.unclosed || self.text.get(self.at) != Some(&b'"') {
            return None;
        }
        let mut end = begin;
        loop {
            let Some(quote) = memchr(b'"', &self.text[end..]) else {
                self.unclosed = true;
                return None;
            };
            end += quote;
            if self.text.get(end + 1) != Some(&b'"') {
                break;
            }
            end += 2;
        }
        let rest = &self.text[end + 1..];
        let ends = rest.is_empty() || rest.starts_with(self.separator);
        if !ends && !rest.starts_with(b"\n") && !rest.starts_with(b"\r\n") {
            return None;
        }
        let cell = String::from_utf8_lossy(&self.text[begin..end]).replace("\"\"", "\"");
        self.row += cell.matches('\n').count() as u64;
        self.at = end + 1;
        Some(cell)
    }

    /// The cell here, up to the separator or the line's end.
    fn bare(&mut self) -> String {
        let rest = &self.text[self.at..];
        let line = memchr(b'\n', rest).unwrap_or(rest.len());
        let line = &rest[..line];
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let end = memmem::find(line, self.separator).unwrap_or(line.len());
        self.at += end;
        String::from_utf8_lossy(&line[..end]).into_owned()
    }
}
