//! The columns of the lists (一单两库 and what goes with them), as `data/formats/` has them: their names in Chinese and
//! English, synonyms that real spreadsheets use, and what stands in them.

use std::sync::LazyLock;

use super::fault::{Fault, Flaw};
use crate::domain::ground::cell::{half_width, is_unseen};
use crate::domain::ground::list_name::ListName;

/// A column of a list or of a table that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// English name, also the key in JSON.
    pub key: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// Whether the column must be there.
    pub required: bool,
    /// Other names for it.
    pub synonyms: Vec<&'static str>,
    /// What stands in it, in Chinese and English.
    pub about: [&'static str; 2],
    /// A value that could stand there.
    pub example: &'static str,
}

impl Column {
    /// Every name by which it is known, the Chinese one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.zh, self.key]
            .into_iter()
            .chain(self.synonyms.iter().copied())
    }
}

/// Reads a table of `data/formats/`: a header, then a column a line, its cells parted by commas (none holds one), its
/// synonyms by `|`.
pub fn described(text: &'static str) -> Vec<Column> {
    let column = |line: &'static str| {
        let mut cells = line.split(',');
        let mut cell = || cells.next().unwrap_or_default();
        Column {
            key: cell(),
            zh: cell(),
            required: !cell().is_empty(),
            synonyms: cell().split('|').filter(|name| !name.is_empty()).collect(),
            about: [cell(), cell()],
            example: cell(),
        }
    };
    text.lines().skip(1).map(column).collect()
}

/// The Chinese headings of a table of `data/formats/`, as records have them.
pub fn headings(text: &'static str) -> Vec<&'static str> {
    described(text).iter().map(|column| column.zh).collect()
}

/// The columns of each list, in the order of [`ListName`].
static LISTS: LazyLock<[Vec<Column>; 8]> = LazyLock::new(|| {
    [
        include_str!("../../../data/formats/items.csv"),
        include_str!("../../../data/formats/objects.csv"),
        include_str!("../../../data/formats/inspectors.csv"),
        include_str!("../../../data/formats/recusals.csv"),
        include_str!("../../../data/formats/plan.csv"),
        include_str!("../../../data/formats/findings.csv"),
        include_str!("../../../data/formats/results.csv"),
        include_str!("../../../data/formats/seeds.csv"),
    ]
    .map(described)
});

impl ListName {
    /// Its columns.
    pub fn columns(self) -> &'static [Column] {
        &LISTS[self as usize]
    }
}

/// The header row of a list: which cell of a row belongs to which column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The list.
    pub list: ListName,
    /// The names as they stand in the file, extra columns included.
    pub names: Vec<String>,
    /// For each column of the list, the index of its cell.
    places: Vec<Option<usize>>,
}

impl Header {
    /// Finds the columns of `list` among `names`.
    ///
    /// # Errors
    /// Every required column that is missing and every column that is there twice.
    pub fn find(list: ListName, names: Vec<String>) -> Result<Self, Vec<Fault>> {
        let plain: Vec<String> = names.iter().map(|n| plain_name(n)).collect();
        let mut faults = Vec::new();
        let mut places = Vec::new();
        for column in list.columns() {
            let place = |name| plain.iter().position(|p| *p == plain_name(name));
            let found = column.names().find_map(place);
            if let Some(place) = found {
                if let Some(again) = plain
                    .iter()
                    .skip(place + 1)
                    .position(|p| *p == plain[place])
                {
                    let name = names[place + 1 + again].clone();
                    faults.push(Fault::new(
                        list,
                        1,
                        Some(column.key),
                        &name,
                        Flaw::ColumnTwice,
                    ));
                }
            } else if column.required {
                faults.push(Fault::new(
                    list,
                    1,
                    Some(column.key),
                    "",
                    Flaw::ColumnMissing,
                ));
            }
            places.push(found);
        }
        if faults.is_empty() {
            Ok(Self {
                list,
                names,
                places,
            })
        } else {
            Err(faults)
        }
    }

    /// How many cells a row must have: up to the last required column. A spreadsheet may leave out empty cells at the
    /// end of a row.
    pub fn least_cells(&self) -> usize {
        let columns = self.list.columns().iter().zip(&self.places);
        columns
            .filter(|(column, _)| column.required)
            .filter_map(|(_, place)| *place)
            .max()
            .map_or(0, |last| last + 1)
    }

    /// Whether the cell at this index is of the key, or of another column that must be there.
    pub fn is_needed(&self, place: usize) -> bool {
        let mut columns = self.list.columns().iter().zip(&self.places);
        columns.any(|(column, found)| {
            *found == Some(place)
                && (column.required || self.list.key_columns().contains(&column.key))
        })
    }

    /// The index of the cell of the column with this key.
    pub fn place(&self, key: &str) -> Option<usize> {
        let column = self.list.columns().iter().position(|c| c.key == key);
        debug_assert!(column.is_some(), "{:?} has no column {key}", self.list);
        self.places[column?]
    }

    /// The columns of the list that are there: the index of the cell and the key of each.
    pub fn known(&self) -> impl Iterator<Item = (usize, &'static str)> {
        let columns = self.list.columns().iter().zip(&self.places);
        columns.filter_map(|(column, place)| place.map(|place| (place, column.key)))
    }

    /// The key of the column at a cell's index; `None` when the list has no such column.
    pub fn known_at(&self, place: usize) -> Option<&'static str> {
        let known = self.places.iter().position(|found| *found == Some(place))?;
        Some(self.list.columns()[known].key)
    }

    /// The column at a cell's index: its key, or its name in the file when the list has no such column.
    pub fn key_at(&self, place: usize) -> &str {
        self.known_at(place)
            .unwrap_or_else(|| self.names.get(place).map_or("", String::as_str))
    }

    /// The index of the cell of any column, by its name in the file or any name of a known column.
    pub fn place_of_any(&self, name: &str) -> Option<usize> {
        let wanted = plain_name(name);
        let columns = self.list.columns();
        let known = columns
            .iter()
            .position(|c| c.names().any(|n| plain_name(n) == wanted));
        known
            .and_then(|column| self.places[column])
            .or_else(|| self.names.iter().position(|n| plain_name(n) == wanted))
    }
}

/// A column's name without white space, brackets' contents and case, half-width.
pub fn plain_name(name: &str) -> String {
    let narrow: String = name
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !is_unseen(*c))
        .collect();
    let bare = match narrow.split_once('(') {
        Some((bare, _)) if !bare.is_empty() => bare.to_owned(),
        _ => narrow,
    };
    bare.trim_start_matches('*').to_lowercase()
}
