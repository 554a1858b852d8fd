//! What a comparison of two versions of a list comes to.

use super::side::Side;
use crate::domain::ground::encoding::Encoding;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::fault::Faults;

/// The first of many, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally<T> {
    /// All.
    pub total: u64,
    /// The first ones.
    pub shown: Vec<T>,
}

impl<T> Default for Tally<T> {
    fn default() -> Self {
        Self {
            total: 0,
            shown: Vec::new(),
        }
    }
}

impl<T> Tally<T> {
    /// Counts one more, and keeps it while there are no more than `limit`.
    pub fn push(&mut self, limit: usize, item: T) {
        self.total += 1;
        if self.shown.len() < limit {
            self.shown.push(item);
        }
    }

    /// The same number, with what is shown put into another form.
    pub fn with<U>(&self, shown: Vec<U>) -> Tally<U> {
        Tally {
            total: self.total,
            shown,
        }
    }

    /// How many are not shown.
    pub fn hidden(&self) -> u64 {
        self.total - self.shown.len() as u64
    }
}

/// What was compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The side as it was asked for.
    pub side: Side,
    /// The file.
    pub file: String,
    /// Its rows; of a file of codes, its lines.
    pub rows: u64,
    /// SHA-256 of the file as it lies on the disk.
    pub sha: Sha,
    /// How it is encoded; nothing for a file of codes.
    pub encoding: Option<Encoding>,
    /// How many of its rows count: take part, or are in the scope of the task.
    pub counted: Option<u64>,
}

/// A value that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// The column: a key of the list, or its name in the file.
    pub column: String,
    /// The former value.
    pub before: String,
    /// The new value.
    pub after: String,
}

/// A row as it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRow {
    /// The row as a spreadsheet counts it.
    pub row: u64,
    /// Each column (a key of the list, or its name in the file) and its cell.
    pub cells: Vec<(String, String)>,
}

impl ShownRow {
    /// The cell of a column, "" where there is none.
    pub fn cell(&self, column: &str) -> &str {
        let found = self.cells.iter().find(|(name, _)| name == column);
        found.map_or("", |(_, cell)| cell)
    }
}

/// A row that both versions have, with different values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// The row in the earlier file.
    pub row_before: u64,
    /// The row as it is in the later file.
    pub after: ShownRow,
    /// What changed.
    pub changes: Vec<CellChange>,
}

/// Two versions of a list held against each other row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowDiff {
    /// What was compared: before and after.
    pub told: [Told; 2],
    /// Columns of the later one only.
    pub columns_added: Vec<String>,
    /// Columns of the earlier one only.
    pub columns_removed: Vec<String>,
    /// Rows of the later one only.
    pub added: Tally<ShownRow>,
    /// Rows of the earlier one only.
    pub removed: Tally<ShownRow>,
    /// Rows of both that differ.
    pub changed: Tally<ChangedRow>,
    /// Rows of each side that could not be read, and so not be compared.
    pub unread: [Faults; 2],
}

impl RowDiff {
    /// Whether anything that could be read differs.
    pub fn differs(&self) -> bool {
        !self.columns_added.is_empty()
            || !self.columns_removed.is_empty()
            || self.added.total + self.removed.total + self.changed.total > 0
    }

    /// Whether the two are the same, every row of both having been read.
    pub fn is_same(&self) -> bool {
        !self.differs() && unread_total(&self.unread) == 0
    }
}

/// Why a list does not count an object that the other side counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// It is not in the list.
    Gone,
    /// Its status does not take part.
    Status,
    /// It is not in the scope of the task.
    Scope,
}

impl Absence {
    /// The word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Status => "status",
            Self::Scope => "scope",
        }
    }
}

/// An object that counts on one side only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRow {
    /// Its code.
    pub code: String,
    /// Its row in the list of one of the sides, where there is one.
    pub row: Option<ShownRow>,
    /// Why the other side, being a list, does not count it.
    pub why: Option<Absence>,
}

/// Two sets of codes held against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeDiff {
    /// What was compared: before and after.
    pub told: [Told; 2],
    /// The task in whose scope a list's objects are counted; nothing when all that take part count.
    pub task: Option<String>,
    /// Codes of the later side only.
    pub added: Tally<CodeRow>,
    /// Codes of the earlier side only.
    pub removed: Tally<CodeRow>,
    /// Rows of each side that could not be read, and so not be compared.
    pub unread: [Faults; 2],
}

impl CodeDiff {
    /// Whether anything that could be read differs.
    pub fn differs(&self) -> bool {
        self.added.total + self.removed.total > 0
    }

    /// Whether the two are the same, every row of both having been read.
    pub fn is_same(&self) -> bool {
        !self.differs() && unread_total(&self.unread) == 0
    }
}

/// How many rows of both sides could not be read.
pub fn unread_total(unread: &[Faults; 2]) -> u64 {
    unread.iter().map(|faults| faults.total).sum()
}
