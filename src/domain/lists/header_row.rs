//! Which row of a table is its header: titles (标题, 填报单位) and group captions may stand above it.

use std::collections::BTreeMap;

use super::heading::plain_name;
use crate::domain::ground::list_name::ListName;

/// How many rows are looked at.
pub const ROWS: usize = 20;

/// The names by which the columns of a list are known, the office's own headings included.
#[derive(Debug, Clone)]
pub struct KnownNames {
    /// For each column, its names.
    columns: Vec<Vec<String>>,
    own: Vec<String>,
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
    /// The names of the list's columns; `own` are headings of the office, each with the name of its column.
    pub fn new(list: ListName, own: &BTreeMap<String, String>) -> Self {
        let columns = list.columns().iter();
        Self {
            columns: columns
                .map(|column| column.names().map(plain_name).collect())
                .collect(),
            own: own.keys().map(|name| plain_name(name)).collect(),
        }
    }

    /// How many names a header holds at least: two, or all if there are fewer.
    pub fn least(&self) -> usize {
        self.columns.len().min(2)
    }

    /// How many known names are among these cells.
    fn count(&self, cells: &[String]) -> usize {
        let cells: Vec<String> = cells.iter().map(|cell| plain_name(cell)).collect();
        let there = |name: &String| cells.contains(name);
        let known = self.columns.iter().filter(|names| names.iter().any(there));
        known.count() + self.own.iter().filter(|name| there(name)).count()
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
