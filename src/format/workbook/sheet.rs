//! A sheet (工作表) as every kind of workbook gives it: rows in order, of each the cells that hold anything.

use std::borrow::Cow;
use std::collections::BTreeMap;

use calamine::{Sheet, SheetType, SheetVisible};

use crate::domain::lists::case_flaw::Unreadable;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

impl SheetName {
    /// The sheets of a workbook of Excel; charts and the like are none.
    pub fn of(sheets: &[Sheet]) -> Vec<Self> {
        let sheets = sheets.iter();
        let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let named = sheets.map(|sheet| Self {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        });
        named.collect()
    }
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCell<'a> {
    /// Its column, from 0.
    pub column: u32,
    /// What it shows.
    pub text: Cow<'a, str>,
    /// Whether that is, letter for letter, what somebody entered: text, or a number whose format spells its digits.
    pub is_spelt: bool,
    /// The last row that is merged with it: its own where none is.
    pub merged_to: u32,
}

/// A row of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetRow<'a> {
    /// Its number, from 0.
    pub number: u32,
    /// Whether the workbook hides it, by hand or by a filter.
    pub hidden: bool,
    /// The cells that hold anything, from left to right.
    pub cells: Vec<SheetCell<'a>>,
}

/// Cells that a spreadsheet may have rewritten: column and first row, from 0, of each, and the last row merged with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RewrittenCells(BTreeMap<(u32, u32), u32>);

impl RewrittenCells {
    /// Adds a cell of this column, from a first row to a last one.
    pub fn add(&mut self, column: u32, first: u32, last: u32) {
        self.0.insert((column, first), last);
    }

    /// Whether the cell of a column, from 0, and a row, from 1, is one of them.
    pub fn contains(&self, column: usize, row: u64) -> bool {
        let place = (u32::try_from(column), u32::try_from(row.saturating_sub(1)));
        let (Ok(column), Ok(row)) = place else {
            return false;
        };
        let above = self.0.range((column, 0)..=(column, row)).next_back();
        above.is_some_and(|(_, last)| *last >= row)
    }
}

/// Takes the rows of a sheet in order, those left out that hold nothing; says whether it wants the next one.
pub type OnRow<'f> = dyn FnMut(&SheetRow<'_>) -> std::io::Result<bool> + 'f;

/// Why a workbook could not be read.
#[derive(Debug)]
pub enum WorkbookError {
    /// Its content.
    Refused(Unreadable),
    /// The reader or the writer failed.
    Io(std::io::Error),
}

impl From<std::io::Error> for WorkbookError {
    fn from(error: std::io::Error) -> Self {
        // What comes without a code of the system is about the content: an end too early, a stream that cannot be unpacked.
        match error.raw_os_error() {
            Some(_) => Self::Io(error),
            None => Self::Refused(Unreadable::Broken),
        }
    }
}

impl WorkbookError {
    /// A workbook that is cut off or damaged, whatever the words of whoever read it.
    pub fn broken<E>(_: E) -> Self {
        Self::Refused(Unreadable::Broken)
    }
}
