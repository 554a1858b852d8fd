//! CSV that opens right in Excel and WPS: UTF-8 with BOM, CRLF, and no cell that a spreadsheet would run as a formula.

use std::borrow::Cow;
use std::io::Write;

use crate::domain::ground::cell::tidied;
use crate::domain::lists::record::Cells;

use crate::format::csv_cells::Row;

/// Writes rows of cells.
pub struct CsvOut<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> CsvOut<W> {
    /// A table written to `out`.
    ///
    /// # Errors
    /// The writer's own failure.
    pub fn new(mut out: W) -> std::io::Result<Self> {
        out.write_all(b"\xef\xbb\xbf")?;
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        Ok(Self { writer })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// The writer's own failure.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> std::io::Result<()> {
        for cell in cells {
            self.writer.write_field(defused(cell).as_bytes())?;
        }
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Ends the table and gives the writer back.
    ///
    /// # Errors
    /// The writer's own failure.
    pub fn finish(self) -> std::io::Result<W> {
        self.writer
            .into_inner()
            .map_err(|error| std::io::Error::other(error.to_string()))
    }
}

/// Adds a cell to a row that is put together beside [`CsvOut`], as that would write it among others: for rows of which a part
/// is the same half a million times.
pub fn push_cell(row: &mut Vec<u8>, cell: &str) {
    let cell = defused(cell);
    let bytes = cell.as_bytes();
    if !bytes
        .iter()
        .any(|b| matches!(b, b'"' | b',' | b'\r' | b'\n'))
    {
        return row.extend_from_slice(bytes);
    }
    row.push(b'"');
    for part in bytes.split_inclusive(|b| *b == b'"') {
        row.extend_from_slice(part);
        if part.ends_with(b"\"") {
            row.push(b'"');
        }
    }
    row.push(b'"');
}

/// A cell with an apostrophe before a character that would make a spreadsheet run it as a formula.
pub fn defused(cell: &str) -> Cow<'_, str> {
    let first = crate::domain::ground::cell::half_width(cell.chars().next().unwrap_or(' '));
    if matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r') {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// A cell as it was before [`defused`].
pub fn armed(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if defused(rest) != rest => rest,
        _ => cell,
    }
}

/// A row of a file that was handed out, its cells as they were before [`defused`].
pub struct ArmedRow<'b>(pub Row<'b>);

impl Cells for ArmedRow<'_> {
    fn cell(&self, index: usize) -> Cow<'_, str> {
        tidied(self.0.cell(index), |cell| armed(cell).into())
    }
}
