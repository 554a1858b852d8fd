//! Conditions of a search: `column=value` or `column~part`.

use std::convert::Infallible;
use std::str::FromStr;

use crate::domain::ground::word::word;

/// One condition on a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The column, by any of its names; empty when the text was no condition.
    pub column: String,
    /// The value, or the part.
    pub value: String,
    /// Whether a part is enough.
    pub contains: bool,
}

impl Condition {
    /// Whether a cell meets the condition.
    pub fn holds(&self, cell: &str) -> bool {
        let cell = word(cell);
        if self.contains {
            cell.contains(&self.value)
        } else {
            cell == self.value
        }
    }
}

impl FromStr for Condition {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        let mark = text.find(['=', '＝', '~', '～']);
        let (column, rest) = mark.map_or(("", text), |place| text.split_at(place));
        let contains = rest.starts_with(['~', '～']);
        let value = rest.trim_start_matches(['=', '＝', '~', '～']);
        Ok(Self {
            column: word(column).into_owned(),
            value: word(value).into_owned(),
            contains,
        })
    }
}
