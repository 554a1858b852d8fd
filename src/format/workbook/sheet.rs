//! A sheet (工作表) as every kind of workbook gives it: rows in order, of each the cells that hold anything.

use std::borrow::Cow;

use crate::domain::lists::case_flaw::Unreadable;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCell<'a> {
    /// Its column, from 0.
    pub column: u32,
    /// What it shows.
    pub text: Cow<'a, str>,
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
        Self::Io(error)
    }
}

impl WorkbookError {
    /// A workbook that is cut off or damaged, in the words of whoever read it.
    pub fn broken(why: impl std::fmt::Display) -> Self {
        Self::Refused(Unreadable::Broken(why.to_string()))
    }
}
