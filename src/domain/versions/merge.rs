//! Several rows of one code become one (第12条: an object stands once in its library): a company with two licences has a row
//! for each in the lists that offices keep.

use std::collections::BTreeMap;

use crate::domain::ground::cell::{tidy, tidy_code};
use crate::domain::ground::none_word::or_empty;
use crate::domain::ground::word::word;
use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::{Fault, Faults, Flaw};

/// Columns in which the rows of one code must agree: nobody knows which of two statuses or grades holds.
const AGREE: [&str; 4] = ["status", "grade", "kind", "owner"];

/// Rows while they are merged.
#[derive(Debug)]
pub struct Merging<'a> {
    header: &'a Header,
    by: usize,
    rows: Vec<(u64, Vec<String>)>,
    /// The place of the row of each key.
    places: BTreeMap<String, usize>,
    /// Of which rows there were several.
    several: Vec<usize>,
    faults: Faults,
}

/// A list whose codes stand once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its rows, in the order in which their codes came first.
    pub rows: Vec<Vec<String>>,
    /// How many codes had several rows.
    pub codes: u64,
    /// How many rows were merged into others.
    pub gone: u64,
}

impl<'a> Merging<'a> {
    /// By the column at this place.
    pub fn new(header: &'a Header, by: usize) -> Self {
        Self {
            header,
            by,
            rows: Vec::new(),
            places: BTreeMap::new(),
            several: Vec::new(),
            faults: Faults::default(),
        }
    }

    /// Takes a row in; one without a key stays as it is.
    pub fn add(&mut self, row: u64, cells: Vec<String>) {
        let cell = cells.get(self.by).map_or("", String::as_str);
        let key = match self.header.known_at(self.by) {
            Some("code" | "owner") => tidy_code(cell).into_owned(),
            _ => word(cell).into_owned(),
        };
        let next = self.rows.len();
        let known = (!key.is_empty())
            .then(|| self.places.insert(key.clone(), next))
            .flatten();
        let Some(place) = known else {
            self.rows.push((row, cells));
            return;
        };
        self.places.insert(key, place);
        self.several.push(place);
        for (column, cell) in cells.iter().enumerate() {
            if column != self.by {
                self.join((place, column), (row, cell));
            }
        }
    }

    /// Joins a cell of another row of the same code.
    fn join(&mut self, (place, column): (usize, usize), (row, cell): (u64, &str)) {
        let (first, cells) = &mut self.rows[place];
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        let kept = &mut cells[column];
        if or_empty(cell).is_empty() || kept.split(JOINED).any(|part| word(part) == word(cell)) {
            return;
        }
        if or_empty(kept).is_empty() {
            *kept = tidy(cell).into_owned();
            return;
        }
        let key = self.header.key_at(column);
        if AGREE.contains(&key) {
            let flaw = Flaw::Differs { first: *first };
            self.faults.push(Fault::new(
                self.header.list,
                row,
                Some(key),
                cell.trim(),
                flaw,
            ));
        } else {
            kept.push(JOINED);
            kept.push_str(&tidy(cell));
        }
    }

    /// The list.
    ///
    /// # Errors
    /// Rows of one code that do not agree in status, grade, kind or owner.
    pub fn finish(mut self) -> Result<Merged, Faults> {
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let gone = self.several.len() as u64;
        self.several.sort_unstable();
        self.several.dedup();
        Ok(Merged {
            rows: self.rows.into_iter().map(|(_, cells)| cells).collect(),
            codes: self.several.len() as u64,
            gone,
        })
    }
}

/// What parts the values of several rows.
const JOINED: char = '；';
