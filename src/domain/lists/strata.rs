//! Strata (分层): a ratio for each value of one column, `信用等级: A=1%; B=4%; C=8%; D=100%; *=5%`.

use crate::domain::ground::word::word;
use std::collections::BTreeMap;

use crate::domain::ground::ratio::{Ratio, RatioFlaw};

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
    /// A fixed count that no draw can hold.
    Count,
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
        let column = word(column).into_owned();
        let rules = || {
            let rules = rules.split([';', '；']);
            rules.filter(|rule| !rule.trim().is_empty())
        };
        if rules().nth(MOST_STRATA).is_some() {
            return Err(StrataFlaw::TooMany);
        }
        let mut read: BTreeMap<String, Ratio> = BTreeMap::new();
        for rule in rules() {
            let (value, ratio) = rule.rsplit_once(['=', '＝']).ok_or(StrataFlaw::Form)?;
            let value = word(value).into_owned();
            let ratio = Ratio::read(ratio).map_err(|flaw| match flaw {
                RatioFlaw::Form => StrataFlaw::Form,
                RatioFlaw::Count => StrataFlaw::Count,
            })?;
            let clean = crate::domain::ground::cell::check(&value).is_ok();
            if !clean || read.insert(value, ratio).is_some() {
                return Err(StrataFlaw::Form);
            }
        }
        if column.is_empty() || read.is_empty() {
            return Err(StrataFlaw::Form);
        }
        Ok(Self {
            column,
            rules: read.into_iter().collect(),
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
