//! ods, the workbooks of `LibreOffice` and WPS: read row by row here, since of merged cells, hidden rows and hundredths
//! calamine tells nothing.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::ods_cell::{self, OdsCell};
use super::sheet::{OnRow, SheetName, SheetRow, WorkbookError};
use super::xml::{self, Part, attribute};
use crate::domain::lists::case_flaw::Unreadable;

/// An open ods.
pub struct OdsBook<R: Read + Seek> {
    zip: ZipArchive<R>,
    sheets: Vec<SheetName>,
}

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
/// Rows and columns beyond these are not read: no spreadsheet has them.
const MOST_ROWS: u32 = 1 << 20;

impl<R: Read + Seek> OdsBook<R> {
    /// Opens the workbook.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn open(reader: R) -> Result<Self, WorkbookError> {
        let mut zip = ZipArchive::new(reader).map_err(xml::of_zip)?;
        let mut manifest = String::new();
        if let Ok(mut part) = zip.by_name(MANIFEST) {
            part.read_to_string(&mut manifest)
                .map_err(WorkbookError::broken)?;
        }
        if manifest.contains("encryption-data") {
            return Err(WorkbookError::Refused(Unreadable::Password));
        }
        let sheets = sheets(&mut zip)?;
        Ok(Self { zip, sheets })
    }

    /// Its sheets.
    pub fn sheets(&self) -> Vec<SheetName> {
        self.sheets.clone()
    }

    /// Hands the rows of a sheet to `on_row`.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn each_row(&mut self, sheet: &str, on_row: &mut OnRow<'_>) -> Result<(), WorkbookError> {
        let mut part = content(&mut self.zip)?;
        if go_to(&mut part, sheet)? {
            rows(&mut part, on_row)?;
        }
        Ok(())
    }

    /// The columns of a sheet that are hidden, from 0: they are named before its cells.
    ///
    /// # Errors
    /// [`WorkbookError`].
    pub fn hidden_columns(&mut self, sheet: &str) -> Result<BTreeSet<u32>, WorkbookError> {
        let mut part = content(&mut self.zip)?;
        let (mut hidden, mut column) = (BTreeSet::new(), 0u32);
        if !go_to(&mut part, sheet)? {
            return Ok(hidden);
        }
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match next(&mut part, &mut buffer)? {
                Event::Start(element) if is_named(&element, "table-column") => {
                    let times = ods_cell::times(&element, "number-columns-repeated");
                    let end = column.saturating_add(times).min(ods_cell::MOST_COLUMNS);
                    let visibility = attribute(&element, "visibility");
                    if visibility.is_some_and(|visibility| visibility != "visible") {
                        hidden.extend(column..end);
                    }
                    column = end;
                }
                Event::Start(element) if is_named(&element, "table-row") => return Ok(hidden),
                Event::End(element) if element.local_name().as_ref() == "table" => {
                    return Ok(hidden);
                }
                Event::Eof => return Ok(hidden),
                _ => {}
            }
        }
    }
}

/// Reads up to where a sheet begins; says whether there is one of that name.
fn go_to<R: Read + Seek>(part: &mut Part<'_, R>, sheet: &str) -> Result<bool, WorkbookError> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match next(part, &mut buffer)? {
            Event::Start(element)
                if is_named(&element, "table")
                    && attribute(&element, "name").as_deref() == Some(sheet) =>
            {
                return Ok(true);
            }
            Event::Start(element) if is_aside(&element) => {
                let element = element.into_owned();
                skip(part, &element)?;
            }
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

fn content<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Part<'_, R>, WorkbookError> {
    xml::part(zip, CONTENT)?.ok_or_else(|| WorkbookError::broken(CONTENT))
}

fn next<'b, R: Read + Seek>(
    part: &mut Part<'_, R>,
    buffer: &'b mut Vec<u8>,
) -> Result<Event<'b>, WorkbookError> {
    part.read_event_into(buffer).map_err(WorkbookError::broken)
}

fn is_named(element: &BytesStart<'_>, name: &str) -> bool {
    element.local_name().as_ref() == name
}

/// What stands in a workbook beside its sheets and cells, tables of its own in it.
fn is_aside(element: &BytesStart<'_>) -> bool {
    let name = element.local_name();
    matches!(
        name.as_ref(),
        "tracked-changes" | "dde-links" | "shapes" | "forms" | "annotation"
    )
}

/// Passes over an element with everything in it.
fn skip<R: Read + Seek>(
    part: &mut Part<'_, R>,
    element: &BytesStart<'_>,
) -> Result<(), WorkbookError> {
    let passed = part.read_to_end_into(element.name(), &mut Vec::new());
    passed.map(drop).map_err(WorkbookError::broken)
}

/// The sheets by name; those with a style that is not displayed are hidden.
fn sheets<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Vec<SheetName>, WorkbookError> {
    let mut part = content(zip)?;
    let mut buffer = Vec::new();
    let (mut sheets, mut hidden, mut style) = (Vec::new(), BTreeSet::new(), None);
    loop {
        buffer.clear();
        match next(&mut part, &mut buffer)? {
            Event::Start(element) if is_named(&element, "style") => {
                style = attribute(&element, "name");
            }
            Event::Start(element)
                if is_named(&element, "table-properties")
                    && attribute(&element, "display").as_deref() == Some("false") =>
            {
                hidden.extend(style.take());
            }
            Event::Start(element) if is_named(&element, "table") => {
                let style = attribute(&element, "style-name").unwrap_or_default();
                sheets.push(SheetName {
                    name: attribute(&element, "name").unwrap_or_default(),
                    hidden: hidden.contains(&style),
                });
                let element = element.into_owned();
                skip(&mut part, &element)?;
            }
            Event::Start(element) if is_aside(&element) => {
                let element = element.into_owned();
                skip(&mut part, &element)?;
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// The rows of the sheet that has just begun.
fn rows<R: Read + Seek>(
    part: &mut Part<'_, R>,
    on_row: &mut OnRow<'_>,
) -> Result<(), WorkbookError> {
    let mut buffer = Vec::new();
    let mut number = 0;
    loop {
        buffer.clear();
        match next(part, &mut buffer)? {
            Event::Start(element) if is_named(&element, "table-row") => {
                let times = ods_cell::times(&element, "number-rows-repeated");
                let visibility = attribute(&element, "visibility");
                let mut row = SheetRow {
                    number,
                    hidden: visibility.is_some_and(|visibility| visibility != "visible"),
                    cells: Vec::new(),
                };
                cells(part, &mut row)?;
                let end = number.saturating_add(times);
                while !row.cells.is_empty() && row.number < end.min(MOST_ROWS) {
                    if !on_row(&row)? {
                        return Ok(());
                    }
                    row.number += 1;
                }
                number = end;
            }
            Event::Start(element) if is_aside(&element) => {
                let element = element.into_owned();
                skip(part, &element)?;
            }
            Event::End(element) if element.local_name().as_ref() == "table" => return Ok(()),
            Event::Eof => return Err(WorkbookError::broken(CONTENT)),
            _ => {}
        }
    }
}

/// The cells of the row that has just begun.
fn cells<R: Read + Seek>(
    part: &mut Part<'_, R>,
    row: &mut SheetRow<'_>,
) -> Result<(), WorkbookError> {
    let mut buffer = Vec::new();
    let mut cell: Option<OdsCell> = None;
    let mut column = 0;
    loop {
        buffer.clear();
        match next(part, &mut buffer)? {
            Event::Start(element) if is_aside(&element) => {
                let element = element.into_owned();
                skip(part, &element)?;
            }
            Event::Start(element) => match element.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => cell = Some(OdsCell::new(&element)),
                _ => cell.iter_mut().for_each(|cell| cell.enter(&element)),
            },
            Event::End(element) => match element.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => {
                    if let Some(cell) = cell.take() {
                        column = cell.end(column, row);
                    }
                }
                "table-row" => return Ok(()),
                name => cell.iter_mut().for_each(|cell| cell.leave(name)),
            },
            Event::Text(text) => {
                if let Some(cell) = &mut cell {
                    cell.text(&text.xml10_content());
                }
            }
            Event::GeneralRef(entity) => {
                let mut sign = String::new();
                xml::push_entity(&entity, &mut sign);
                if let Some(cell) = &mut cell {
                    cell.text(&sign);
                }
            }
            Event::Eof => return Err(WorkbookError::broken(CONTENT)),
            _ => {}
        }
    }
}
