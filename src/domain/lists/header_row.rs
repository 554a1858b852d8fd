//! Which row of a table is its header: titles (标题, 填报单位) and group captions may stand above it.

use super::columns::{Header, OwnHeadings};
use crate::domain::ground::list_name::ListName;

/// How many rows are looked at.
pub const ROWS: usize = 20;

/// The columns of a list, to be found under the office's own headings too.
#[derive(Debug, Clone)]
pub struct KnownNames {
    list: ListName,
    own: OwnHeadings,
}

/// The row that looks most like a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which of the rows, from 0.
    pub index: usize,
    /// How many known names it holds.
    pub names: usize,
}

impl KnownNames {
    /// The columns of the list; `own` are headings of the office, each with the key of its column.
    pub fn new(list: ListName, own: &OwnHeadings) -> Self {
        let own = own.clone();
        Self { list, own }
    }

    /// How many names a header holds at least: two, or all if there are fewer.
    pub fn least(&self) -> usize {
        self.list.columns().len().min(2)
    }

    /// How many columns these cells name.
    fn count(&self, cells: &[String]) -> usize {
        let header = Header::find(self.list, cells.to_vec(), &self.own);
        header.known().count()
    }

    /// The first of the rows that holds the most known names; nothing where there is no row.
    pub fn find<'a>(&self, rows: impl IntoIterator<Item = &'a [String]>) -> Option<Found> {
        let rows = rows.into_iter().take(ROWS).enumerate();
        let mut best: Option<Found> = None;
        for (index, cells) in rows {
            let names = self.count(cells);
            if best.is_none_or(|best| names > best.names) {
                best = Some(Found { index, names });
            }
        }
        best
    }
}
