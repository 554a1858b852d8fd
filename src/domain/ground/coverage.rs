//! Coverage of a year (第16条): distinct objects drawn ÷ objects of the library that take part; and the same of the
//! enterprises (企业) that they belong to.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How much of the library has been drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Distinct objects drawn in the year, voided draws left out.
    pub objects: u64,
    /// Objects of the library that take part.
    pub base: u64,
}

/// As a percentage with two decimals, cut off, never rounded up: what is short must not look reached.
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        percentage(f, self.objects, self.base)
    }
}

/// How many enterprises have been drawn. The rule (第16条) is about objects; this stands beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct EnterpriseCoverage {
    /// Distinct enterprises of the objects drawn in the year.
    pub enterprises: u64,
    /// Distinct enterprises of the objects that take part.
    pub base: u64,
}

/// As [`Coverage`].
impl fmt::Display for EnterpriseCoverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        percentage(f, self.enterprises, self.base)
    }
}

/// A part of anything that is counted: results entered in time, visits made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// How many.
    pub part: u64,
    /// Of how many.
    pub of: u64,
}

impl Part {
    /// In thousandths, cut off; something is never nothing, and no more than all.
    pub fn permille(self) -> u64 {
        let permille = u128::from(self.part) * 1_000 / u128::from(self.of.max(1));
        let permille = u64::try_from(permille).unwrap_or(1_000).min(1_000);
        permille.max(u64::from(self.part > 0))
    }
}

/// As [`Coverage`].
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        percentage(f, self.part, self.of)
    }
}

impl From<Coverage> for Part {
    fn from(coverage: Coverage) -> Self {
        Self {
            part: coverage.objects,
            of: coverage.base,
        }
    }
}

fn percentage(f: &mut fmt::Formatter<'_>, part: u64, base: u64) -> fmt::Result {
    let hundredths = u128::from(part) * 10_000 / u128::from(base.max(1));
    write!(f, "{}.{:02}%", hundredths / 100, hundredths % 100)
}
