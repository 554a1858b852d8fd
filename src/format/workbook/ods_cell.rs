//! A cell of an ods while it is read: its value, and the paragraphs that show it.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::sheet::{SheetCell, SheetRow};
use super::shown::{self, Format};
use super::xml::attribute;

/// Columns beyond this one are not read: no spreadsheet has them.
pub const MOST_COLUMNS: u32 = 1 << 14;
/// So many cells with the same text may be one element.
const MOST_REPEATED: u32 = 1000;

/// A cell that has begun.
pub struct OdsCell {
    times: u32,
    rows: u32,
    kind: String,
    value: Option<String>,
    shown: String,
    /// How many paragraphs have begun, and whether one is open.
    paragraphs: u32,
    open: bool,
}

impl OdsCell {
    /// The cell that begins with this element.
    pub fn new(element: &BytesStart<'_>) -> Self {
        let kind = attribute(element, "value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "date" => attribute(element, "date-value"),
            "boolean" => attribute(element, "boolean-value"),
            "string" => attribute(element, "string-value"),
            "float" | "percentage" | "currency" => attribute(element, "value"),
            _ => None,
        };
        Self {
            times: times(element, "number-columns-repeated"),
            rows: times(element, "number-rows-spanned"),
            kind,
            value,
            shown: String::new(),
            paragraphs: 0,
            open: false,
        }
    }

    /// An element begins in the cell.
    pub fn enter(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "p" => {
                if self.paragraphs > 0 {
                    self.shown.push('\n');
                }
                self.paragraphs += 1;
                self.open = true;
            }
            "s" => {
                let spaces = times(element, "c").min(MOST_REPEATED);
                self.shown.extend((0..spaces).map(|_| ' '));
            }
            "tab" => self.shown.push('\t'),
            "line-break" => self.shown.push('\n'),
            _ => {}
        }
    }

    /// An element of this name ends in the cell.
    pub fn leave(&mut self, name: &str) {
        self.open &= name != "p";
    }

    /// Text stands in the cell.
    pub fn text(&mut self, text: &str) {
        if self.open {
            self.shown.push_str(text);
        }
    }

    /// The cell ends, and is added to its row in this column; gives the column of the next one.
    pub fn end(self, column: u32, row: &mut SheetRow<'_>) -> u32 {
        let end = column.saturating_add(self.times);
        let merged_to = row.number.saturating_add(self.rows.saturating_sub(1));
        let is_text = matches!(self.kind.as_str(), "string" | "");
        let text = self.into_text();
        // A format that adds zeros in front is told by what it shows.
        let is_spelt =
            is_text || is_padded(&text) && shown::is_spelt(&text, Format::Zeros(text.len()));
        if !text.is_empty() {
            let last = end
                .min(column.saturating_add(MOST_REPEATED))
                .min(MOST_COLUMNS);
            row.cells.extend((column..last).map(|column| SheetCell {
                column,
                text: Cow::Owned(text.clone()),
                is_spelt,
                merged_to,
            }));
        }
        end
    }

    fn into_text(self) -> String {
        let shown = self.shown;
        match (self.kind.as_str(), self.value) {
            ("percentage", Some(value)) => shown::shaped(&value, Format::Percent),
            ("date", Some(day)) => shown::iso_shown(&day, &shown),
            ("boolean", Some(value)) => value.to_uppercase(),
            // A format that adds zeros in front is told by what it shows.
            ("float" | "currency", Some(_)) if is_padded(&shown) => shown,
            ("float" | "currency", Some(value)) => match value.parse() {
                Ok(number) => {
                    let digits = shown::decimal(number, 0);
                    shown::number_shown(&digits, &shown).unwrap_or(digits)
                }
                Err(_) => value,
            },
            ("string", Some(value)) => value,
            _ => shown,
        }
    }
}

fn is_padded(shown: &str) -> bool {
    shown.len() > 1 && shown.starts_with('0') && shown.bytes().all(|b| b.is_ascii_digit())
}

/// How many times something stands there, by an attribute that may be left out.
pub fn times(element: &BytesStart<'_>, name: &str) -> u32 {
    let times = attribute(element, name).and_then(|times| times.parse().ok());
    times.unwrap_or(1)
}
