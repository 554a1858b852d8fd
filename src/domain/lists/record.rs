//! A row of a list while it is read: its cells by column, and the faults found on the way.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::broken_text;
use super::columns::Header;
use super::fault::{Fault, Flaw};
use super::key_check::{self, KeyKind};
use super::read_as::ReadAs;
use super::validity_cell;
use crate::domain::ground::cell::{is_control, tidied, tidy, tidy_code, tidy_id};
use crate::domain::ground::date::{self, Edge};
use crate::domain::ground::none_word::or_empty;
use crate::domain::ground::whole;
use crate::domain::ground::word::word;

/// Words of a least number.
const LEAST: [&str; 7] = [
    "不得少于",
    "不少于",
    "不低于",
    "至少",
    "及以上",
    "以上",
    ">=",
];
/// Words of a most one.
const MOST: [&str; 8] = [
    "不得超过",
    "不超过",
    "不多于",
    "不高于",
    "最多",
    "至多",
    "以内",
    "<=",
];

/// The cells of a row, by index.
pub trait Cells {
    /// The cell at `index`, "" beyond the last.
    fn cell(&self, index: usize) -> Cow<'_, str>;

    /// Its bytes where they lie; nothing where they do not lie as they are, as those of a cell with a quote within it, or beyond the
    /// last.
    fn bytes(&self, _index: usize) -> Option<&[u8]> {
        None
    }

    /// What of its row lies up to its end as it is spelt, quotes and all, and how many bytes of that are its own; nothing where cells
    /// do not lie behind each other, and beyond the last.
    fn spelt(&self, _index: usize) -> Option<(&[u8], usize)> {
        None
    }
}

impl Cells for Vec<String> {
    fn cell(&self, index: usize) -> Cow<'_, str> {
        Cow::Borrowed(self.get(index).map_or("", String::as_str))
    }

    fn bytes(&self, index: usize) -> Option<&[u8]> {
        self.get(index).map(String::as_bytes)
    }
}

/// The id (事项编号, 任务编号) of the `nth` row of a list; where it has none, 序号 serves, and else which row it is.
pub fn id_of(header: &Header, cells: &dyn Cells, nth: u64) -> String {
    own_id(header, cells).unwrap_or_else(|| {
        let serial = header.serial().map(|place| cells.cell(place));
        let serial = serial.map(|cell| tidy_id(&or_empty(&cell)).into_owned());
        let serial = serial.filter(|id| key_check::flaw(KeyKind::Id, id).is_none());
        serial
            .filter(|id| !id.is_empty())
            .unwrap_or_else(|| nth.to_string())
    })
}

/// The id that stands in a row itself, running numbers among them where the list has no column of ids.
pub fn own_id(header: &Header, cells: &dyn Cells) -> Option<String> {
    let cell = cells.cell(header.place("id")?);
    let own = !or_empty(&cell).is_empty();
    own.then(|| tidy_id(&cell).into_owned())
}

/// A row being read.
pub struct Record<'a> {
    /// The header.
    pub header: &'a Header,
    /// The row as a spreadsheet counts it.
    pub row: u64,
    /// The how-manieth row of the list it is, where that counts.
    nth: u64,
    numbered: bool,
    cells: &'a dyn Cells,
    faults: Vec<Fault>,
    notes: Vec<Fault<ReadAs>>,
}

impl<'a> Record<'a> {
    /// A row with these cells.
    pub fn new(header: &'a Header, row: u64, cells: &'a dyn Cells) -> Self {
        Self {
            header,
            row,
            nth: 0,
            numbered: false,
            cells,
            faults: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The same, the `nth` row of the list: its id where the list has none.
    #[must_use]
    pub fn nth(self, nth: u64) -> Self {
        Self { nth, ..self }
    }

    /// The value of a column, tidied; "" when the column or the value is missing.
    pub fn text(&self, key: &str) -> Cow<'a, str> {
        tidied(self.as_given(key), tidy)
    }

    /// The value of a column as it stands, nothing trimmed; "" when the column is missing.
    pub fn as_given(&self, key: &str) -> Cow<'a, str> {
        let place = self.header.place(key);
        place.map_or(Cow::Borrowed(""), |place| self.cells.cell(place))
    }

    /// A value that must not be empty, nor hold control characters.
    pub fn required(&mut self, key: &'static str) -> Cow<'a, str> {
        let value = self.checked(key);
        if value.is_empty() {
            self.fault(key, "", Flaw::Empty);
        }
        value
    }

    /// A value that may be missing, and must not hold control characters.
    pub fn checked(&mut self, key: &'static str) -> Cow<'a, str> {
        let value = self.text(key);
        if value
            .chars()
            .any(|c| is_control(c) && c != '\n' && c != '\r')
        {
            self.fault(key, &value, Flaw::Characters);
        }
        value
    }

    /// A word that is compared; "" when the column or the value is missing.
    pub fn word(&self, key: &str) -> Cow<'a, str> {
        tidied(self.as_given(key), word)
    }

    /// A word that is compared and may be missing: "" also where the cell says that there is nothing.
    pub fn optional(&self, key: &str) -> Cow<'a, str> {
        tidied(self.as_given(key), or_empty)
    }

    /// A word that is compared and must be there.
    pub fn required_word(&mut self, key: &'static str) -> Cow<'a, str> {
        self.required(key);
        self.word(key)
    }

    /// A key that must not be empty, and must look like one; "" for what is none.
    pub fn key(&mut self, key: &'static str, kind: KeyKind) -> String {
        let given = self.as_given(key);
        let tidied = match kind {
            KeyKind::Id => tidy_id(&given).into_owned(),
            KeyKind::Code | KeyKind::Certificate | KeyKind::Result => {
                tidy_code(&given).into_owned()
            }
        };
        if tidied.is_empty() {
            self.fault(key, "", Flaw::Empty);
        } else if let Some(flaw) = key_check::flaw(kind, &tidied) {
            self.fault(key, given.trim(), flaw);
        }
        tidied
    }

    /// A code that must be there, a company's or the office's own.
    pub fn code(&mut self, key: &'static str) -> String {
        self.key(key, KeyKind::Code)
    }

    /// The number of a certificate (执法证号) that must be there.
    pub fn certificate(&mut self, key: &'static str) -> String {
        self.key(key, KeyKind::Certificate)
    }

    /// The id of a task or an item; its running number where it has none of its own.
    pub fn id(&mut self) -> String {
        self.numbered = self.header.numbered;
        if own_id(self.header, self.cells).is_some() {
            return self.key("id", KeyKind::Id);
        }
        self.numbered = true;
        if !self.header.numbered {
            self.note("id", "", ReadAs::Number);
        }
        id_of(self.header, self.cells, self.nth)
    }

    /// Whether its id is a running number.
    pub fn is_numbered(&self) -> bool {
        self.numbered
    }

    /// A date that must be there; a month alone stands for the day of it that `edge` says.
    pub fn date(&mut self, key: &'static str, edge: Edge) -> Option<NaiveDate> {
        if self.optional(key).is_empty() {
            self.fault(key, "", Flaw::Empty);
            return None;
        }
        self.optional_date(key, edge)
    }

    /// A date that may be missing.
    pub fn optional_date(&mut self, key: &'static str, edge: Edge) -> Option<NaiveDate> {
        let value = self.optional(key);
        if value.is_empty() {
            return None;
        }
        match date::read(&value, edge) {
            Ok((day, read_so)) => {
                if read_so {
                    self.note(key, &value, ReadAs::Day(day));
                }
                Some(day)
            }
            Err(flaw) => {
                self.fault(key, &value, Flaw::Date(flaw));
                None
            }
        }
    }

    /// A whole number that may be missing.
    pub fn number(&mut self, key: &'static str, min: u32, max: u32) -> Option<u32> {
        let value = self.optional(key);
        if value.is_empty() {
            return None;
        }
        let number = whole::read(&value).filter(|n| (min..=max).contains(n));
        if number.is_none() {
            self.fault(key, &value, Flaw::Number { min, max });
        }
        number
    }

    /// The same of a number that may be said as the least one: 不少于2人.
    pub fn at_least(&mut self, key: &'static str, min: u32, max: u32) -> Option<u32> {
        self.bound(key, (min, max), &LEAST)
    }

    /// The same of a number that may be said as the most: 不超过2次.
    pub fn at_most(&mut self, key: &'static str, min: u32, max: u32) -> Option<u32> {
        self.bound(key, (min, max), &MOST)
    }

    fn bound(&mut self, key: &'static str, (min, max): (u32, u32), words: &[&str]) -> Option<u32> {
        let value = self.optional(key);
        let Some((number, true)) = whole::bound(&value, words) else {
            return self.number(key, min, max);
        };
        if (min..=max).contains(&number) {
            self.note(key, &value, ReadAs::Count(number));
            return Some(number);
        }
        self.fault(key, &value, Flaw::Number { min, max });
        None
    }

    /// The first and the last day of what holds (有效期): `2023.6.1-2028.5.31`, or the last day alone.
    pub fn validity(&mut self, key: &'static str) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let value = self.optional(key);
        let Some((from, to)) = validity_cell::read(&value) else {
            return (None, self.date(key, Edge::Last));
        };
        if to < from {
            self.fault(key, &value, Flaw::DateOrder { from });
            return (None, None);
        }
        self.note(key, &value, ReadAs::Window(from, to));
        (Some(from), Some(to))
    }

    /// Name and cell of each column that the list does not have.
    pub fn unclaimed(&self) -> Vec<(String, String)> {
        let names = self.header.names.iter().enumerate();
        let unclaimed = names.filter(|(place, _)| self.header.known_at(*place).is_none());
        unclaimed
            .map(|(place, name)| (name.clone(), self.cells.cell(place).into_owned()))
            .collect()
    }

    /// Notes how a cell was read that says more or less than its column asks for.
    pub fn note(&mut self, key: &str, value: &str, how: ReadAs) {
        self.notes.push(Fault::new(
            self.header.list,
            self.row,
            Some(key),
            value,
            how,
        ));
    }

    /// How cells were read, of those noted so far.
    pub fn notes(&self) -> &[Fault<ReadAs>] {
        &self.notes
    }

    /// Notes a fault at this row; that a column is missing was said of the header.
    pub fn fault(&mut self, key: &str, value: &str, flaw: Flaw) {
        if flaw == Flaw::Empty && self.header.place(key).is_none() {
            return;
        }
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

    /// The faults found, and one for each cell of a known column that holds what a spreadsheet or a conversion left of it.
    pub fn into_faults(mut self) -> Vec<Fault> {
        for (place, key) in self.header.known() {
            let cell = self.cells.cell(place);
            if !broken_text::is_lost(&cell) || key == "seed" {
                continue;
            }
            // Whatever else is wrong with such a cell follows from that.
            self.faults
                .retain(|fault| fault.column.as_deref() != Some(key));
            self.fault(key, cell.trim(), Flaw::Lost);
        }
        self.faults
    }
}
