//! Workbooks (xlsx) that every spreadsheet opens: tables to fill in and to hand on. Every column is text, so that
//! a code, a certificate number, a seed or a day keeps every digit as it was written or typed; no cell is a formula. The
//! same sheets give the same bytes.

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Note,
    Workbook, Worksheet, XlsxError,
};

use crate::domain::lists::case_flaw::{CaseFlaw, SheetLimit};

/// Rows that a sheet can have, its header included.
const MOST_ROWS: u32 = 1 << 20;
/// Characters that a cell can have.
const MOST_CHARACTERS: usize = 32_767;
/// The columns of a sheet.
const MOST_COLUMNS: usize = 1 << 14;
/// Characters that the words of a drop-down can have together.
const MOST_CHOICES: usize = 255;
/// Rows that decide how wide a column is.
const LOOKED_AT: usize = 200;
/// The narrowest and the widest that a column is made, in half-width characters.
const WIDTHS: (usize, usize) = (8, 48);
/// The number of the format in which a cell is text (`@`).
const TEXT: u8 = 49;
/// Every workbook says that it was made on this day: its bytes are to depend on what is in it, and on nothing else.
const MADE: (u16, u8, u8) = (2026, 1, 1);

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name: at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// Its columns.
    pub columns: Vec<SheetColumn>,
    /// Its rows, without the header; a row may be shorter than the header.
    pub rows: Vec<Vec<String>>,
}

/// A column of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its heading.
    pub heading: String,
    /// What the note on the heading says; no note where it is empty.
    pub note: String,
    /// The words that a cell of the column offers.
    pub choices: Choices,
}

/// Words that a cell offers (下拉选项).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The words; none where nothing is offered.
    pub words: Vec<String>,
    /// Whether the spreadsheet refuses every other word.
    pub closed: bool,
}

impl Choices {
    /// Words beside which others may be typed.
    pub fn open(words: impl IntoIterator<Item: Into<String>>) -> Self {
        Self {
            words: words.into_iter().map(Into::into).collect(),
            closed: false,
        }
    }

    /// The only words there are.
    pub fn closed(words: impl IntoIterator<Item: Into<String>>) -> Self {
        Self {
            closed: true,
            ..Self::open(words)
        }
    }
}

impl Sheet {
    /// A sheet with these headings, without notes and drop-downs.
    pub fn plain<'a>(
        name: &str,
        headings: impl IntoIterator<Item = &'a str>,
        rows: Vec<Vec<String>>,
    ) -> Self {
        let column = |heading: &str| SheetColumn {
            heading: heading.to_owned(),
            ..SheetColumn::default()
        };
        Self {
            name: name.to_owned(),
            columns: headings.into_iter().map(column).collect(),
            rows,
        }
    }
}

/// The bytes of a workbook with these sheets.
///
/// # Errors
/// [`CaseFlaw::Sheet`] where a sheet holds more than a workbook can.
pub fn bytes(sheets: &[Sheet]) -> Result<Vec<u8>, CaseFlaw> {
    let checked = sheets.iter().try_for_each(check);
    let of_format = |_: XlsxError| {
        let first = sheets.first().map(|sheet| sheet.name.clone());
        SheetLimit::Format(first.unwrap_or_default())
    };
    let written = checked.and_then(|()| write(sheets).map_err(of_format));
    written.map_err(CaseFlaw::Sheet)
}

fn check(sheet: &Sheet) -> Result<(), SheetLimit> {
    let name = || sheet.name.clone();
    if sheet.rows.len() >= MOST_ROWS as usize {
        return Err(SheetLimit::Rows {
            sheet: name(),
            rows: sheet.rows.len() as u64,
        });
    }
    if sheet.columns.len() > MOST_COLUMNS {
        return Err(SheetLimit::Columns {
            sheet: name(),
            columns: sheet.columns.len() as u64,
        });
    }
    // A workbook counts UTF-16 units.
    let long = |row: &Vec<String>| {
        let long = |cell: &String| cell.encode_utf16().count() > MOST_CHARACTERS;
        row.iter().any(long)
    };
    match sheet.rows.iter().position(long) {
        None => Ok(()),
        Some(place) => Err(SheetLimit::Cell {
            sheet: name(),
            row: place as u64 + 2,
        }),
    }
}

fn write(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (year, month, day) = MADE;
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in sheets {
        write_sheet(book.add_worksheet(), sheet)?;
    }
    book.save_to_buffer()
}

fn write_sheet(out: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format_index(TEXT);
    let head = Format::new()
        .set_num_format_index(TEXT)
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00E2_E9F3));
    out.set_name(&sheet.name)?;
    out.set_freeze_panes(1, 0)?;
    for (place, column) in (0..).zip(&sheet.columns) {
        out.set_column_width(place, width(sheet, usize::from(place)))?;
        out.set_column_format(place, &text)?;
        out.write_string_with_format(0, place, &column.heading, &head)?;
        if !column.note.is_empty() {
            out.insert_note(0, place, &note(&column.note))?;
        }
        if let Some(choices) = validation(&column.choices)? {
            out.add_data_validation(1, place, MOST_ROWS - 1, place, &choices)?;
        }
    }
    for (number, row) in (1..).zip(&sheet.rows) {
        for (place, cell) in (0..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            out.write_string_with_format(number, place, cell, &text)?;
        }
    }
    // Digits as text are meant.
    if let Some(last) = u16::try_from(sheet.columns.len())
        .ok()
        .and_then(|count| count.checked_sub(1))
    {
        out.ignore_error_range(0, 0, MOST_ROWS - 1, last, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

fn note(text: &str) -> Note {
    let lines: usize = text.lines().map(|line| columns_of(line) / 40 + 1).sum();
    let height = u32::try_from(lines.clamp(2, 30)).unwrap_or(30) * 18 + 8;
    Note::new(text)
        .add_author_prefix(false)
        .set_author("choucha")
        .set_width(300)
        .set_height(height)
}

/// The drop-down of a column; none where its words do not fit into one.
fn validation(choices: &Choices) -> Result<Option<DataValidation>, XlsxError> {
    let words = &choices.words;
    let length: usize = words
        .iter()
        .map(|word| word.encode_utf16().count() + 1)
        .sum();
    let parted = words
        .iter()
        .any(|word| word.contains(',') || word.contains('"'));
    if words.is_empty() || parted || length > MOST_CHOICES {
        return Ok(None);
    }
    let validation = DataValidation::new().allow_list_strings(words)?;
    Ok(Some(validation.show_error_message(choices.closed)))
}

/// How wide a column is: as its heading and first cells need.
fn width(sheet: &Sheet, place: usize) -> u16 {
    let heading = sheet
        .columns
        .get(place)
        .map_or(0, |column| columns_of(&column.heading));
    let rows = sheet.rows.iter().take(LOOKED_AT);
    let cells = rows
        .filter_map(|row| row.get(place))
        .map(|cell| columns_of(cell));
    let widest = cells.fold(heading, usize::max) + 2;
    u16::try_from(widest.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(u16::MAX)
}

/// How many half-width characters a text is wide.
fn columns_of(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
