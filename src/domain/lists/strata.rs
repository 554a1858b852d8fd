//! Strata (分层): a ratio for each value of one column, `信用等级: A=1%; B=4%; C=8%; D=100%; *=5%`.

use crate::domain::ground::cell::tidy;
use crate::domain::ground::ratio::Ratio;

/// The most strata a population may have.
pub const MOST_STRATA: usize = 1000;

/// The name of the stratum of all values without a rule of their own.
pub const REST: &str = "*";

/// The ratios of a task by the values of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strata {
    /// The column, as the plan names it.
    pub column: String,
    /// Value and ratio, ascending by value; [`REST`] among them when there is a rule for the rest.
    pub rules: Vec<(String, Ratio)>,
}

/// Why a text is no rule of strata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StrataFlaw {
    /// Not of its form, a value twice, or a ratio that is none.
    Form,
    /// More than 1,000 of them.
    TooMany,
}

impl Strata {
    /// Reads the plan's cell.
    ///
    /// # Errors
    /// [`StrataFlaw`].
    pub fn from_cell(cell: &str) -> Result<Self, StrataFlaw> {
        let (column, rules) = cell.split_once([':', '：']).ok_or(StrataFlaw::Form)?;
        let column = tidy(column).into_owned();
        let mut read: Vec<(String, Ratio)> = Vec::new();
        for rule in rules
            .split([';', '；'])
            .filter(|rule| !rule.trim().is_empty())
        {
            let (value, ratio) = rule.rsplit_once(['=', '＝']).ok_or(StrataFlaw::Form)?;
            let value = match &*tidy(value) {
                "＊" => REST.to_owned(),
                value => value.to_owned(),
            };
            let ratio = Ratio::from_cell(ratio).ok_or(StrataFlaw::Form)?;
            if crate::domain::ground::cell::check(&value).is_err()
                || read.iter().any(|(known, _)| *known == value)
            {
                return Err(StrataFlaw::Form);
            }
            read.push((value, ratio));
        }
        if column.is_empty() || read.is_empty() {
            return Err(StrataFlaw::Form);
        }
        if read.len() > MOST_STRATA {
            return Err(StrataFlaw::TooMany);
        }
        read.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
        Ok(Self {
            column,
            rules: read,
        })
    }

    /// The cell of a plan that reads back as this.
    pub fn to_cell(&self) -> String {
        let rules: Vec<String> = self
            .rules
            .iter()
            .map(|(value, ratio)| format!("{value}={ratio}"))
            .collect();
        format!("{}: {}", self.column, rules.join("; "))
    }

    /// The index of the rule for a value: its own, else the rest's. `None` when neither is there.
    pub fn rule_for(&self, value: &str) -> Option<usize> {
        let find = |name: &str| {
            self.rules
                .binary_search_by(|(known, _)| known.as_bytes().cmp(name.as_bytes()))
                .ok()
        };
        if value.is_empty() || value == REST {
            find(REST)
        } else {
            find(value).or_else(|| find(REST))
        }
    }
}
