//! A row of a list while it is read: its cells by column, and the faults found on the way.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::columns::Header;
use super::fault::{Fault, Flaw};
use super::object_code::CodeFlaw;
use crate::domain::ground::cell::{is_control, tidy, tidy_code};
use crate::domain::ground::date;

/// The cells of a row, by index.
pub trait Cells {
    /// The cell at `index`, "" beyond the last.
    fn cell(&self, index: usize) -> Cow<'_, str>;
}

impl Cells for Vec<String> {
    fn cell(&self, index: usize) -> Cow<'_, str> {
        Cow::Borrowed(self.get(index).map_or("", String::as_str))
    }
}

/// A row being read.
pub struct Record<'a> {
    /// The header.
    pub header: &'a Header,
    /// The row as a spreadsheet counts it.
    pub row: u64,
    cells: &'a dyn Cells,
    faults: Vec<Fault>,
}

impl<'a> Record<'a> {
    /// A row with these cells.
    pub fn new(header: &'a Header, row: u64, cells: &'a dyn Cells) -> Self {
        Self {
            header,
            row,
            cells,
            faults: Vec::new(),
        }
    }

    /// The value of a column, tidied; "" when the column or the value is missing.
    pub fn text(&self, key: &str) -> Cow<'a, str> {
        match self.header.place(key).map(|place| self.cells.cell(place)) {
            None => Cow::Borrowed(""),
            Some(Cow::Borrowed(cell)) => tidy(cell),
            Some(Cow::Owned(cell)) => Cow::Owned(tidy(&cell).into_owned()),
        }
    }

    /// The value of a column as it stands, nothing trimmed; "" when the column is missing.
    pub fn as_given(&self, key: &str) -> Cow<'a, str> {
        let place = self.header.place(key);
        place.map_or(Cow::Borrowed(""), |place| self.cells.cell(place))
    }

    /// A value that must not be empty, nor hold control characters.
    pub fn required(&mut self, key: &'static str) -> Cow<'a, str> {
        let value = self.text(key);
        if value.is_empty() {
            self.fault(key, "", Flaw::Empty);
        } else if value
            .chars()
            .any(|c| is_control(c) && c != '\n' && c != '\r')
        {
            self.fault(key, &value, Flaw::Characters);
        }
        value
    }

    /// A code or certificate number that must not be empty.
    pub fn code(&mut self, key: &'static str) -> String {
        let value = self.text(key);
        let code = tidy_code(&value).into_owned();
        if code.is_empty() {
            self.fault(key, "", Flaw::Empty);
        } else if code.contains("E+") && code.contains('.') {
            self.fault(key, &value, Flaw::Code(CodeFlaw::Length(code.len())));
        } else if crate::domain::ground::cell::check(&code).is_err() {
            self.fault(key, &value, Flaw::Characters);
        }
        code
    }

    /// A date that must be there.
    pub fn date(&mut self, key: &'static str) -> Option<NaiveDate> {
        if self.text(key).is_empty() {
            self.fault(key, "", Flaw::Empty);
            return None;
        }
        self.optional_date(key)
    }

    /// A date that may be missing.
    pub fn optional_date(&mut self, key: &'static str) -> Option<NaiveDate> {
        let value = self.text(key);
        if value.is_empty() {
            return None;
        }
        let date = date::from_cell(&value);
        if date.is_none() {
            self.fault(key, &value, Flaw::Date);
        }
        date
    }

    /// A whole number that may be missing.
    pub fn number(&mut self, key: &'static str, min: u32, max: u32) -> Option<u32> {
        let value = self.text(key);
        if value.is_empty() {
            return None;
        }
        let plain: String = value
            .chars()
            .map(crate::domain::ground::cell::half_width)
            .collect();
        let digits =
            !plain.is_empty() && plain.len() <= 9 && plain.bytes().all(|b| b.is_ascii_digit());
        let number = digits
            .then(|| plain.parse().ok())
            .flatten()
            .filter(|n| (min..=max).contains(n));
        if number.is_none() {
            self.fault(key, &value, Flaw::Number { min, max });
        }
        number
    }

    /// Notes a fault at this row.
    pub fn fault(&mut self, key: &str, value: &str, flaw: Flaw) {
        self.faults.push(Fault::new(
            self.header.list,
            self.row,
            Some(key),
            value,
            flaw,
        ));
    }

    /// Whether no fault has been found so far.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// The faults found.
    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }
}
