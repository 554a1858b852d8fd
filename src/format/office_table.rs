//! Tables for other offices (the supervision platform, the 司法局), as CSV or as workbooks.

use crate::domain::lists::case_flaw::CaseFlaw;

use crate::format::csv_out::CsvOut;
use crate::format::workbook_out::{self, Sheet};

/// A table with its headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeTable {
    /// Its name, also that of its file.
    pub name: &'static str,
    /// Its headings.
    pub headings: Vec<&'static str>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl OfficeTable {
    /// Its bytes as CSV.
    ///
    /// # Errors
    /// The writer's own failure.
    pub fn to_csv(&self) -> std::io::Result<Vec<u8>> {
        let mut csv = CsvOut::new(Vec::new())?;
        csv.row(self.headings.iter().copied())?;
        for row in &self.rows {
            csv.row(row.iter().map(String::as_str))?;
        }
        csv.finish()
    }

    /// Its bytes as a workbook of one sheet.
    ///
    /// # Errors
    /// As [`workbook_out::bytes`].
    pub fn to_workbook(&self) -> Result<Vec<u8>, CaseFlaw> {
        let headings = self.headings.iter().copied();
        let sheet = Sheet::plain(self.name, headings, self.rows.clone());
        workbook_out::bytes(&[sheet])
    }
}
