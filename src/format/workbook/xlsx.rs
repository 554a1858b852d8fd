//! xlsx, cell by cell: only the texts that cells share are held.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use calamine::{Cell, DataRef, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use super::sheet::{OnRow, SheetCell, SheetName, SheetRow, WorkbookError};
use super::shown::{self, Format};
use super::xlsx_parts::{self, Marks};
use super::xml;
use crate::domain::lists::case_flaw::Unreadable;

/// An open xlsx.
pub struct XlsxBook<R: Read + Seek> {
    book: Xlsx<R>,
    zip: ZipArchive<R>,
}

impl<R: Read + Seek> XlsxBook<R> {
    /// Opens a workbook of which two readers are given.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn open(cells: R, parts: R) -> Result<Self, WorkbookError> {
        Ok(Self {
            book: Xlsx::new(cells).map_err(of_xlsx)?,
            zip: ZipArchive::new(parts).map_err(xml::of_zip)?,
        })
    }

    /// Its sheets; charts and the like are none.
    pub fn sheets(&self) -> Vec<SheetName> {
        SheetName::of(self.book.sheets_metadata())
    }

    /// The columns of a sheet that are hidden, from 0.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn hidden_columns(&mut self, sheet: &str) -> Result<BTreeSet<u32>, WorkbookError> {
        let paths = xlsx_parts::paths(&mut self.zip)?;
        let path = paths.get(sheet).map_or("", String::as_str);
        xlsx_parts::hidden_columns(&mut self.zip, path)
    }

    /// Hands the rows of a sheet to `on_row`; `marked` says whether hidden rows and merged cells matter.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn each_row(
        &mut self,
        sheet: &str,
        marked: bool,
        on_row: &mut OnRow<'_>,
    ) -> Result<(), WorkbookError> {
        let marks = if marked {
            let paths = xlsx_parts::paths(&mut self.zip)?;
            let path = paths.get(sheet).map_or("", String::as_str);
            xlsx_parts::marks(&mut self.zip, path)?
        } else {
            Marks::default()
        };
        let mut cells = self.book.worksheet_cells_reader(sheet).map_err(of_xlsx)?;
        let styles = cells.styles().iter();
        let formats: Vec<Format> = styles
            .map(|style| style.number_format.as_ref().map_or(Format::Plain, format))
            .collect();
        let mut row = SheetRow::default();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(of_xlsx)? {
            let (number, _) = cell.get_position();
            if number != row.number {
                if number < row.number {
                    return Err(WorkbookError::broken("rows out of order"));
                }
                if !row.cells.is_empty() && !on_row(&row)? {
                    return Ok(());
                }
                row.cells.clear();
                row.number = number;
                row.hidden = marks.hidden.contains(&number);
            }
            let format = formats.get(style).copied().unwrap_or(Format::Plain);
            push(&mut row, &cell, format, &marks);
        }
        if !row.cells.is_empty() {
            on_row(&row)?;
        }
        Ok(())
    }
}

fn push<'a>(row: &mut SheetRow<'a>, cell: &Cell<DataRef<'a>>, format: Format, marks: &Marks) {
    let value = cell.get_value();
    let text = shown::text(value, format);
    if text.is_empty() {
        return;
    }
    let (number, column) = cell.get_position();
    let merged = marks.merged.get(&number).into_iter().flatten();
    let merged_to = merged
        .filter(|(first, _)| *first == column)
        .map(|(_, last)| *last);
    row.cells.push(SheetCell {
        column,
        is_spelt: matches!(value, DataRef::SharedString(_) | DataRef::String(_))
            || shown::is_spelt(&text, format),
        text,
        merged_to: merged_to.max().unwrap_or(number),
    });
}

fn format(format: &calamine::NumberFormat) -> Format {
    let number = format.format_id.and_then(|id| u16::try_from(id).ok());
    let by_number = number.and_then(Format::of_number);
    by_number.unwrap_or_else(|| Format::of_code(&format.format_code))
}

fn of_xlsx(error: XlsxError) -> WorkbookError {
    match error {
        XlsxError::Io(error) => error.into(),
        XlsxError::Zip(error) => xml::of_zip(error),
        XlsxError::Password => WorkbookError::Refused(Unreadable::Password),
        error => WorkbookError::broken(error),
    }
}
