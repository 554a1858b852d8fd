//! Coverage of a year (第16条): distinct objects drawn ÷ objects of the library that take part.

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
        let hundredths = u128::from(self.objects) * 10_000 / u128::from(self.base.max(1));
        write!(f, "{}.{:02}%", hundredths / 100, hundredths % 100)
    }
}
