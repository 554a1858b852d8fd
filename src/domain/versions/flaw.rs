//! Why two versions of a list cannot be held against each other (V01–V06).

use super::side::Side;
use crate::domain::ground::list_name::ListName;

/// Why two versions of a list cannot be held against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionFlaw {
    /// V01: no such draw, seal or version of the plan.
    NoVersion {
        /// The side.
        side: Side,
        /// Those there are.
        known: Vec<String>,
    },
    /// V02: codes, where the list is not the object library.
    CodesOnly {
        /// The side as it was written.
        side: String,
        /// The list.
        list: ListName,
    },
    /// V03: keys that are empty or stand twice.
    Keys {
        /// The file.
        file: String,
        /// The first of them.
        rows: Vec<KeyFlaw>,
        /// All.
        total: u64,
    },
    /// V04: a header in which columns are missing or stand twice.
    Header {
        /// The file.
        file: String,
        /// The list.
        list: ListName,
        /// Keys of the missing columns.
        missing: Vec<String>,
        /// Keys of the columns that stand twice.
        twice: Vec<String>,
    },
    /// V05: the task of the draw is not in the plan any more.
    TaskGone {
        /// The side as it was written.
        side: String,
        /// The task.
        task: String,
        /// The tasks there are.
        known: Vec<String>,
    },
    /// V06: a file of codes that is not as it must be.
    Codes {
        /// The file.
        file: String,
        /// The line.
        line: u64,
    },
}

/// A row whose key is empty or stood in an earlier row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFlaw {
    /// The row as a spreadsheet counts it.
    pub row: u64,
    /// The key and the earlier row; nothing for an empty key.
    pub first: Option<(String, u64)>,
}

impl VersionFlaw {
    /// How many rows with bad keys are named.
    pub const NAMED: usize = 10;

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoVersion { .. } => "V01",
            Self::CodesOnly { .. } => "V02",
            Self::Keys { .. } => "V03",
            Self::Header { .. } => "V04",
            Self::TaskGone { .. } => "V05",
            Self::Codes { .. } => "V06",
        }
    }
}

/// Refuses sides of codes for a list other than the object library.
///
/// # Errors
/// [`VersionFlaw::CodesOnly`].
pub fn check(list: ListName, sides: [&Side; 2]) -> Result<(), VersionFlaw> {
    match sides.into_iter().find(|side| side.is_codes()) {
        Some(side) if list != ListName::Objects => Err(VersionFlaw::CodesOnly {
            side: side.to_string(),
            list,
        }),
        _ => Ok(()),
    }
}
