//! What calamine leaves out of an xls: which rows are hidden, and how numbers are shown. The records of the workbook's
//! stream ([MS-XLS]) are looked through, a type and a length before each.

use std::collections::{BTreeMap, BTreeSet};

use super::shown::Format;

/// Marks of a sheet.
#[derive(Debug, Default)]
pub struct XlsMarks {
    /// The hidden rows, from 0.
    pub hidden: BTreeSet<u32>,
    /// The hidden columns, from 0.
    pub hidden_columns: BTreeSet<u32>,
    /// How cells are shown that are not shown as they are, by row and column.
    pub formats: BTreeMap<(u32, u32), Format>,
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const FORMAT: u16 = 0x041e;
const XF: u16 = 0x00e0;
const BOUND_SHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;
const MUL_RK: u16 = 0x00bd;
/// NUMBER, RK and FORMULA: row, column and XF stand first.
const NUMBERS: [u16; 3] = [0x0203, 0x027e, 0x0006];
/// The bit of a ROW that hides it.
const HIDDEN: u16 = 0x0020;

/// The marks of each sheet, in the order of the workbook. What is cut off has no marks: whoever reads the values says so.
pub fn marks(stream: &[u8]) -> Vec<XlsMarks> {
    let mut codes: BTreeMap<u16, Format> = BTreeMap::new();
    let mut cell_formats = Vec::new();
    let mut begins = Vec::new();
    for (kind, data) in records(stream) {
        match kind {
            FORMAT => drop(named(data).map(|(number, format)| codes.insert(number, format))),
            XF => cell_formats.push(word(data, 2).unwrap_or(0)),
            BOUND_SHEET => begins.extend(double(data, 0)),
            EOF => break,
            _ => {}
        }
    }
    let formats: Vec<Format> = cell_formats
        .iter()
        .map(|number| {
            let known = codes.get(number).copied();
            known
                .or_else(|| Format::of_number(*number))
                .unwrap_or(Format::Plain)
        })
        .collect();
    let sheets = begins.into_iter();
    let sheets =
        sheets.map(|begin| of_sheet(stream.get(begin as usize..).unwrap_or(&[]), &formats));
    sheets.collect()
}

fn of_sheet(stream: &[u8], formats: &[Format]) -> XlsMarks {
    let mut marks = XlsMarks::default();
    let mut depth = 0;
    for (kind, data) in records(stream) {
        match kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            _ if depth > 1 => {}
            ROW if word(data, 12).is_some_and(|flags| flags & HIDDEN != 0) => {
                marks.hidden.extend(word(data, 0).map(u32::from));
            }
            COLUMNS if word(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                let (first, last) = (word(data, 0).unwrap_or(0), word(data, 2).unwrap_or(0));
                marks.hidden_columns.extend((first..=last).map(u32::from));
            }
            MUL_RK => {
                let cells = data.get(4..).unwrap_or(&[]).chunks_exact(6);
                for (place, cell) in cells.enumerate() {
                    let column = word(data, 2)
                        .unwrap_or(0)
                        .saturating_add(u16::try_from(place).unwrap_or(u16::MAX));
                    marks.add((word(data, 0), Some(column), word(cell, 0)), formats);
                }
            }
            kind if NUMBERS.contains(&kind) => {
                marks.add((word(data, 0), word(data, 2), word(data, 4)), formats);
            }
            _ => {}
        }
    }
    marks
}

impl XlsMarks {
    fn add(&mut self, cell: (Option<u16>, Option<u16>, Option<u16>), formats: &[Format]) {
        if let (Some(row), Some(column), Some(format)) = cell
            && let Some(format) = formats.get(usize::from(format))
            && *format != Format::Plain
        {
            self.formats.insert((row.into(), column.into()), *format);
        }
    }
}

/// A FORMAT record: its number, and what its code says.
fn named(data: &[u8]) -> Option<(u16, Format)> {
    let (number, length) = (word(data, 0)?, usize::from(word(data, 2)?));
    let wide = data.get(4)? & 1 != 0;
    let code: String = if wide {
        let letters = data.get(5..5 + 2 * length)?.chunks_exact(2);
        let letters = letters.map(|letter| word(letter, 0).unwrap_or(0));
        char::decode_utf16(letters).flatten().collect()
    } else {
        data.get(5..5 + length)?
            .iter()
            .copied()
            .map(char::from)
            .collect()
    };
    Some((number, Format::of_code(&code)))
}

fn word(data: &[u8], place: usize) -> Option<u16> {
    let bytes = data.get(place..place + 2)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn double(data: &[u8], place: usize) -> Option<u32> {
    let bytes = data.get(place..place + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The records of a stream: type and content.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = word(stream, 0)?;
        let end = 4 + usize::from(word(stream, 2)?);
        let data = stream.get(4..end)?;
        stream = &stream[end..];
        Some((kind, data))
    })
}
