//! Why a deadline cannot be told (W01, W02; 第19条).

use super::file::CalendarFlaw;

/// A year without a calendar, or a calendar file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayFlaw {
    /// W01: no calendar of that year is on hand.
    NoCalendar {
        /// The year asked for.
        year: i32,
        /// The first and last year on hand.
        covered: (i32, i32),
    },
    /// W02: a calendar file is not as it has to be.
    File {
        /// The file, as named in the case folder: `calendar/2027.csv`.
        file: String,
        /// The row, as a spreadsheet counts it, where there is one.
        row: Option<u64>,
        /// What is wrong.
        why: CalendarFlaw,
    },
}

impl DayFlaw {
    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoCalendar { .. } => "W01",
            Self::File { .. } => "W02",
        }
    }
}
