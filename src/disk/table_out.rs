//! A table for a spreadsheet, written where somebody wants it: over no file, and not among the records.

use std::path::Path;

use crate::domain::lists::case_flaw::CaseFlaw;
use crate::format::csv_out::CsvOut;

use crate::disk::{Trouble, durable, paper_place};

/// Refuses a file that is there already, or would lie among the records of the case folder.
///
/// # Errors
/// [`CaseFlaw::FileThere`], [`CaseFlaw::AmongRecords`], or the file system fails.
pub fn free(root: &Path, path: &Path) -> Result<(), Trouble> {
    paper_place::outside_records(root, path)?;
    if path.symlink_metadata().is_ok() {
        return Err(CaseFlaw::FileThere(path.display().to_string()).into());
    }
    Ok(())
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
