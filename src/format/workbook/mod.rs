//! Workbooks (工作簿) as lists: xlsx, xls, ods, and et where it is one of these inside. What a file is, its first bytes and
//! its parts tell, whatever its name ends in.

pub mod ods;
pub mod ods_cell;
pub mod sheet;
pub mod sheet_csv;
pub mod shown;
pub mod xls;
pub mod xls_marks;
pub mod xlsx;
pub mod xlsx_parts;
pub mod xml;

use std::io::{Read, Seek, SeekFrom, Write};

use zip::ZipArchive;

use self::ods::OdsBook;
use self::sheet::{OnRow, RewrittenCells, SheetName, WorkbookError};
use self::sheet_csv::{SheetCsv, SheetSaid};
use self::xls::XlsBook;
use self::xlsx::XlsxBook;
use crate::domain::lists::case_flaw::Unreadable;

/// An open workbook.
pub enum Workbook<R: Read + Seek> {
    /// xlsx.
    Xlsx(Box<XlsxBook<R>>),
    /// xls.
    Xls(Box<XlsBook<R>>),
    /// ods.
    Ods(OdsBook<R>),
}

/// How an archive begins, and how a compound file does: the two forms of workbooks.
const ARCHIVE: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Rows in which a header is looked for.
pub const FIRST_ROWS: u32 = 20;
/// Columns of them that are looked at.
const FIRST_COLUMNS: u32 = 1000;

impl<R: Read + Seek> Workbook<R> {
    /// Opens a workbook; `open` gives the file anew, as often as it is called. Nothing is given when the file is none.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn open(
        mut open: impl FnMut() -> std::io::Result<R>,
    ) -> Result<Option<Self>, WorkbookError> {
        let mut reader = open()?;
        let mut magic = [0; 8];
        let mut read = 0;
        while read < magic.len() {
            match reader.read(&mut magic[read..])? {
                0 => break,
                more => read += more,
            }
        }
        reader.seek(SeekFrom::Start(0))?;
        if magic == COMPOUND {
            let book = XlsBook::open(open()?, reader)?;
            return Ok(Some(Self::Xls(Box::new(book))));
        }
        if !magic.starts_with(ARCHIVE) {
            return Ok(None);
        }
        let mut zip = ZipArchive::new(reader).map_err(xml::of_zip)?;
        let mut mimetype = String::new();
        if let Ok(part) = zip.by_name("mimetype") {
            // Whatever is longer is none.
            let _ = part.take(100).read_to_string(&mut mimetype);
        }
        if mimetype.contains("opendocument.spreadsheet") {
            return Ok(Some(Self::Ods(OdsBook::open(open()?)?)));
        }
        let has = |zip: &ZipArchive<R>, name: &str| zip.index_for_name(name).is_some();
        if has(&zip, "xl/workbook.bin") || !has(&zip, "[Content_Types].xml") {
            return Err(WorkbookError::Refused(Unreadable::NoWorkbook));
        }
        if has(&zip, "word/document.xml") || has(&zip, "ppt/presentation.xml") {
            return Err(WorkbookError::Refused(Unreadable::NoWorkbook));
        }
        let book = XlsxBook::open(open()?, open()?)?;
        Ok(Some(Self::Xlsx(Box::new(book))))
    }

    /// Its sheets, in the order of the workbook; charts and the like are none.
    pub fn sheets(&self) -> Vec<SheetName> {
        match self {
            Self::Xlsx(book) => book.sheets(),
            Self::Xls(book) => book.sheets(),
            Self::Ods(book) => book.sheets(),
        }
    }

    /// The first rows of a sheet, as text; those that hold nothing have no cells, and none are given behind the last
    /// that holds something.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn first_rows(&mut self, sheet: &str) -> Result<Vec<Vec<String>>, WorkbookError> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        self.each_row(sheet, false, &mut |row| {
            if row.number >= FIRST_ROWS {
                return Ok(false);
            }
            rows.resize_with(row.number as usize, Vec::new);
            let mut cells = Vec::new();
            for cell in row.cells.iter().filter(|cell| cell.column < FIRST_COLUMNS) {
                cells.resize(cell.column as usize, String::new());
                cells.push(cell.text.clone().into_owned());
            }
            rows.push(cells);
            Ok(true)
        })?;
        Ok(rows)
    }

    /// Writes a sheet as CSV, whose header is this row, from 0, where it has one.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn write_sheet(
        &mut self,
        sheet: &str,
        header: Option<u32>,
        out: impl Write,
    ) -> Result<SheetSaid, WorkbookError> {
        let hidden = match self {
            Self::Xlsx(book) => book.hidden_columns(sheet)?,
            Self::Xls(book) => book.hidden_columns(sheet),
            Self::Ods(book) => book.hidden_columns(sheet)?,
        };
        let mut csv = SheetCsv::new(out, header, hidden);
        self.each_row(sheet, true, &mut |row| csv.row(row).map(|()| true))?;
        Ok(csv.finish()?)
    }

    /// The cells of a sheet that do not say what was entered there: numbers, days and the like, whose zeros in front and
    /// last digits a spreadsheet drops.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn rewritten_cells(&mut self, sheet: &str) -> Result<RewrittenCells, WorkbookError> {
        let mut found = RewrittenCells::default();
        self.each_row(sheet, true, &mut |row| {
            for cell in row.cells.iter().filter(|cell| !cell.is_spelt) {
                found.add(cell.column, row.number, cell.merged_to);
            }
            Ok(true)
        })?;
        Ok(found)
    }

    fn each_row(
        &mut self,
        sheet: &str,
        marked: bool,
        on_row: &mut OnRow<'_>,
    ) -> Result<(), WorkbookError> {
        match self {
            Self::Xlsx(book) => book.each_row(sheet, marked, on_row),
            Self::Xls(book) => book.each_row(sheet, on_row),
            Self::Ods(book) => book.each_row(sheet, on_row),
        }
    }
}
