//! Which row of a table is its header: titles (标题, 填报单位) and group captions may stand above it.

use std::collections::{BTreeSet, HashMap};

use super::columns::OwnHeadings;
use super::heading::{joined, plain_name};
use crate::domain::ground::list_name::ListName;

/// How many rows are looked at.
pub const ROWS: usize = 20;

/// The names by which the columns of a list are known, the office's own headings included.
#[derive(Debug, Clone)]
pub struct KnownNames {
    /// The list.
    pub list: ListName,
    /// The column of each plain name.
    columns: HashMap<String, usize>,
}

/// The row that looks most like a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which of the rows, from 0.
    pub index: usize,
    /// How many columns it names.
    pub names: usize,
}

impl KnownNames {
    /// The names of the list's columns; `own` are headings of the office, each with the key of its column.
    pub fn new(list: ListName, own: &OwnHeadings) -> Self {
        let mut names = HashMap::new();
        for (place, column) in list.columns().iter().enumerate() {
            let own = own.iter().filter(|(_, key)| *key == column.key);
            let own = own.map(|(heading, _)| plain_name(heading));
            for name in own.chain(column.names().map(plain_name)) {
                names.entry(name).or_insert(place);
            }
        }
        Self {
            list,
            columns: names,
        }
    }

    /// How many columns a header names at least: two, or all if there are fewer.
    pub fn least(&self) -> usize {
        self.columns.len().min(2)
    }

    /// Which column a heading names.
    pub fn column(&self, heading: &str) -> Option<usize> {
        let plain = plain_name(heading);
        let named = |name: &str| self.columns.get(name).copied();
        named(&plain).or_else(|| joined(&plain).find_map(named))
    }

    /// How many columns are named in these cells.
    fn count(&self, cells: &[String]) -> usize {
        let named: BTreeSet<usize> = cells.iter().filter_map(|cell| self.column(cell)).collect();
        named.len()
    }

    /// The first of the rows that names the most columns; nothing where there is no row.
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
