//! Which row of a table is its header: titles (标题, 填报单位) and group captions may stand above it.

use std::collections::BTreeMap;

use super::columns::plain_name;
use crate::domain::ground::list_name::ListName;

/// How many rows are looked at.
pub const ROWS: usize = 20;

/// The names by which the columns of a list are known, the office's own headings included.
#[derive(Debug, Clone)]
pub struct KnownNames {
    /// The list.
    pub list: ListName,
    /// For each column, its names.
    columns: Vec<Vec<String>>,
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
    /// The names of the list's columns; `own` are headings of the office, each with the name of its column.
    pub fn new(list: ListName, own: &BTreeMap<String, String>) -> Self {
        let names = |column: &super::columns::Column| column.names().map(plain_name).collect();
        let mut columns: Vec<Vec<String>> = list.columns().iter().map(names).collect();
        for (heading, name) in own {
            let name = plain_name(name);
            if let Some(names) = columns.iter_mut().find(|names| names.contains(&name)) {
                names.push(plain_name(heading));
            }
        }
        Self { list, columns }
    }

    /// How many columns a header names at least: two, or all if there are fewer.
    pub fn least(&self) -> usize {
        self.columns.len().min(2)
    }

    /// Which column has this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        let name = plain_name(name);
        self.columns.iter().position(|names| names.contains(&name))
    }

    /// How many columns are named in these cells.
    fn count(&self, cells: &[String]) -> usize {
        let cells: Vec<String> = cells.iter().map(|cell| plain_name(cell)).collect();
        let named = |names: &&Vec<String>| names.iter().any(|name| cells.contains(name));
        self.columns.iter().filter(named).count()
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
