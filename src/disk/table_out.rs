//! A table for a spreadsheet, written where somebody wants it: over no file, and not among the records.

use std::path::Path;

use crate::format::csv_out::CsvOut;

use crate::disk::{Trouble, durable, paper_place};

/// Refuses a file that is there already, or would lie among the records of the case folder.
///
/// # Errors
/// As [`paper_place::outside_records`] and [`paper_place::new_file`].
pub fn free(root: &Path, path: &Path) -> Result<(), Trouble> {
    paper_place::outside_records(root, path)?;
    paper_place::new_file(path)
}

/// Writes a table.
///
/// # Errors
/// The file system fails.
pub fn write(path: &Path, headings: &[String], rows: &[Vec<String>]) -> Result<(), Trouble> {
    durable::create(path, |out| {
        let mut out = CsvOut::new(out)?;
        out.row(headings.iter().map(String::as_str))?;
        for row in rows {
            out.row(row.iter().map(String::as_str))?;
        }
        out.finish().map(|_| ())
    })?;
    Ok(())
}
