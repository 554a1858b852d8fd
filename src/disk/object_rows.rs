//! Rows of the object library as it is today, for some codes: names, regions, addresses of what was drawn.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::ground::cell::{tidy, tidy_code};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::object::COMPANY;
use crate::domain::lists::record::Cells;

use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::disk::list_rows::{each_row, sound_header};
use crate::disk::prepared::Prepared;

/// Some rows of the library, by code.
#[derive(Debug, Default)]
pub struct ObjectRows {
    rows: BTreeMap<String, BTreeMap<&'static str, String>>,
}

impl ObjectRows {
    /// The value of a column (by its key) of an object; "" when the library has neither.
    pub fn cell(&self, code: &str, key: &str) -> &str {
        let row = self.rows.get(code);
        row.and_then(|row| row.get(key)).map_or("", String::as_str)
    }

    /// Whether the library has the object.
    pub fn has(&self, code: &str) -> bool {
        self.rows.contains_key(code)
    }
}

/// Reads the rows of these codes.
///
/// # Errors
/// The library cannot be read at all, or its header has faults.
pub fn read(case: &Case, codes: &BTreeSet<&str>) -> Result<ObjectRows, Trouble> {
    let list = ListName::Objects;
    let prepared = Prepared::open(&case.list(list), list)?;
    let header = sound_header(&prepared, list)?;
    let keys = list.columns().iter().map(|column| column.key);
    let places: Vec<(&'static str, usize)> = keys
        .filter_map(|key| Some((key, header.place(key)?)))
        .collect();
    let code = header.place("code").unwrap_or(usize::MAX);
    let mut rows = ObjectRows::default();
    each_row(&prepared, &header, |row| {
        let cell = row.cell(code);
        let code = tidy_code(&cell);
        if codes.contains(&*code) {
            let cells = places
                .iter()
                .map(|(key, place)| (*key, tidy(&row.cell(*place)).into_owned()));
            let mut cells: BTreeMap<&str, String> = cells.collect();
            let kind = cells.entry("kind").or_default();
            if kind.is_empty() {
                COMPANY.clone_into(kind);
            }
            rows.rows.insert(code.into_owned(), cells);
        }
    })?;
    Ok(rows)
}

/// A column of the library that no list knows, by code: the cells of these codes that are not empty; nothing where the
/// library has no such column.
///
/// # Errors
/// As [`read`].
pub fn column(
    case: &Case,
    codes: &BTreeSet<&str>,
    name: &str,
) -> Result<Option<BTreeMap<String, String>>, Trouble> {
    let list = ListName::Objects;
    let prepared = Prepared::open(&case.list(list), list)?;
    let header = sound_header(&prepared, list)?;
    let Some(place) = header.place_of_any(name) else {
        return Ok(None);
    };
    let code = header.place("code").unwrap_or(usize::MAX);
    let mut cells = BTreeMap::new();
    each_row(&prepared, &header, |row| {
        let cell = row.cell(code);
        let code = tidy_code(&cell);
        let value = row.cell(place);
        let value = tidy(&value);
        if codes.contains(&*code) && !value.is_empty() {
            cells.insert(code.into_owned(), value.into_owned());
        }
    })?;
    Ok(Some(cells))
}
