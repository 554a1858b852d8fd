//! xls, the workbooks of Excel 97 to 2003, and what WPS writes in that form (et).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use calamine::{Data, Dimensions, Reader, Xls, XlsError};
use cfb::CompoundFile;

use super::sheet::{OnRow, SheetCell, SheetName, SheetRow, WorkbookError};
use super::shown::{self, Format};
use super::xls_marks::{self, XlsMarks};
use crate::domain::lists::case_flaw::Unreadable;

/// An open xls.
pub struct XlsBook<R: Read + Seek> {
    book: Xls<R>,
    marks: Vec<XlsMarks>,
}

/// Where the workbook stands in the file, by version.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];
/// Where a workbook stands that Excel or WPS has encrypted with a password.
const ENCRYPTED: &str = "/EncryptedPackage";

impl<R: Read + Seek> XlsBook<R> {
    /// Opens a compound file of which two readers are given.
    ///
    /// # Errors
    /// [`Unreadable::Password`], [`Unreadable::NoWorkbook`] when it is another document, or [`WorkbookError`].
    pub fn open(cells: R, streams: R) -> Result<Self, WorkbookError> {
        let mut streams = CompoundFile::open(streams).map_err(WorkbookError::broken)?;
        if streams.exists(ENCRYPTED) {
            return Err(WorkbookError::Refused(Unreadable::Password));
        }
        let Some(path) = STREAMS.into_iter().find(|path| streams.is_stream(path)) else {
            return Err(WorkbookError::Refused(Unreadable::NoWorkbook));
        };
        let mut stream = Vec::new();
        let opened = streams.open_stream(path).map_err(WorkbookError::broken);
        opened?
            .read_to_end(&mut stream)
            .map_err(WorkbookError::broken)?;
        Ok(Self {
            book: Xls::new(cells).map_err(of_xls)?,
            marks: xls_marks::marks(&stream),
        })
    }

    /// Its sheets; charts and the like are none.
    pub fn sheets(&self) -> Vec<SheetName> {
        SheetName::of(self.book.sheets_metadata())
    }

    /// The columns of a sheet that are hidden, from 0.
    pub fn hidden_columns(&self, sheet: &str) -> BTreeSet<u32> {
        let mut names = self.book.sheets_metadata().iter();
        let place = names.position(|found| found.name == sheet);
        let marks = place.and_then(|place| self.marks.get(place));
        marks.map_or_else(BTreeSet::new, |marks| marks.hidden_columns.clone())
    }

    /// Hands the rows of a sheet to `on_row`.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn each_row(&mut self, sheet: &str, on_row: &mut OnRow<'_>) -> Result<(), WorkbookError> {
        let mut names = self.book.sheets_metadata().iter();
        let place = names.position(|found| found.name == sheet);
        let none = XlsMarks::default();
        let marks = place
            .and_then(|place| self.marks.get(place))
            .unwrap_or(&none);
        let merged = self.book.merge_cells_by_sheet_name(sheet).map_err(of_xls)?;
        let merged: BTreeMap<(u32, u32), u32> = merged.iter().map(downwards).collect();
        let cells = self.book.worksheet_range(sheet).map_err(of_xls)?;
        let (top, left) = cells.start().unwrap_or((0, 0));
        for (number, values) in (top..).zip(cells.rows()) {
            let shown = (left..).zip(values).map(|(column, value)| {
                let format = marks.formats.get(&(number, column));
                let format = format.copied().unwrap_or(Format::Plain);
                let text = shown::text_of(value, format);
                let is_spelt = matches!(value, Data::String(_)) || shown::is_spelt(&text, format);
                let merged_to = merged.get(&(number, column)).copied();
                SheetCell {
                    column,
                    text: Cow::Owned(text),
                    is_spelt,
                    merged_to: merged_to.unwrap_or(number),
                }
            });
            let row = SheetRow {
                number,
                hidden: marks.hidden.contains(&number),
                cells: shown.filter(|cell| !cell.text.is_empty()).collect(),
            };
            if !row.cells.is_empty() && !on_row(&row)? {
                break;
            }
        }
        Ok(())
    }
}

/// The first cell of merged ones, and their last row.
fn downwards(merged: &Dimensions) -> ((u32, u32), u32) {
    (merged.start, merged.end.0)
}

fn of_xls(error: XlsError) -> WorkbookError {
    match error {
        XlsError::Io(error) => error.into(),
        XlsError::Password => WorkbookError::Refused(Unreadable::Password),
        error => WorkbookError::broken(error),
    }
}
