//! The columns that the keys of JSON records make: names of one column of the list are one column, unless a record has two of
//! them that say different things.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value};

use crate::domain::lists::header_row::KnownNames;
use crate::domain::lists::json_flaw::JsonFlaw;

/// How many keys the records may have together: each is a column, and a cell of every row.
const MOST_KEYS: usize = 1000;

/// The columns of records.
pub struct JsonColumns<'a> {
    known: &'a KnownNames,
    /// The keys in the order in which they were met.
    keys: Vec<Key>,
    places: HashMap<String, usize>,
    /// Columns of the list that are not united.
    apart: BTreeSet<usize>,
}

struct Key {
    name: String,
    /// The column of the list that it names.
    column: Option<usize>,
}

impl<'a> JsonColumns<'a> {
    /// No columns yet.
    pub fn new(known: &'a KnownNames) -> Self {
        Self {
            known,
            keys: Vec::new(),
            places: HashMap::new(),
            apart: BTreeSet::new(),
        }
    }

    /// Adds the keys of a record.
    ///
    /// # Errors
    /// [`JsonFlaw::TooManyKeys`].
    pub fn see(&mut self, record: &Map<String, Value>) -> Result<(), JsonFlaw> {
        let mut here: HashMap<usize, &Value> = HashMap::new();
        for (name, value) in record {
            let place = *self.places.entry(name.clone()).or_insert_with(|| {
                let column = self.known.column(name);
                let name = name.clone();
                self.keys.push(Key { name, column });
                self.keys.len() - 1
            });
            let Some(column) = self.keys[place].column else {
                continue;
            };
            if is_filled(value)
                && here
                    .insert(column, value)
                    .is_some_and(|other| other != value)
            {
                self.apart.insert(column);
            }
        }
        if self.keys.len() > MOST_KEYS {
            return Err(JsonFlaw::TooManyKeys(MOST_KEYS));
        }
        Ok(())
    }

    /// The columns, when every record has been seen. Where no record has any key, they are the list's.
    pub fn settled(self) -> JsonTable {
        let Self { known, keys, .. } = &self;
        if keys.is_empty() {
            let columns = known.list.columns().iter();
            return JsonTable {
                header: columns.map(|column| column.key.to_owned()).collect(),
                places: HashMap::new(),
            };
        }
        let mut table = JsonTable::default();
        let mut united: HashMap<usize, usize> = HashMap::new();
        for key in keys {
            let next = table.header.len();
            let column = key.column.filter(|column| !self.apart.contains(column));
            let place = column.map_or(next, |column| *united.entry(column).or_insert(next));
            if place == next {
                table.header.push(key.name.clone());
            }
            table.places.insert(key.name.clone(), place);
        }
        table
    }
}

/// The header of records, and where the value of each key stands.
#[derive(Debug, Default)]
pub struct JsonTable {
    /// The names of the columns.
    pub header: Vec<String>,
    places: HashMap<String, usize>,
}

impl JsonTable {
    /// Writes the cells of a record over what is in `cells`.
    ///
    /// # Errors
    /// [`JsonFlaw::Nested`].
    pub fn row(
        &self,
        record: &Map<String, Value>,
        cells: &mut Vec<String>,
    ) -> Result<(), JsonFlaw> {
        cells.clear();
        cells.resize(self.header.len(), String::new());
        for (name, value) in record.iter().filter(|(_, value)| is_filled(value)) {
            let text = cell(value).ok_or_else(|| JsonFlaw::Nested(name.clone()))?;
            if let Some(place) = self.places.get(name) {
                cells[*place] = text;
            }
        }
        Ok(())
    }
}

fn is_filled(value: &Value) -> bool {
    !matches!(value, Value::Null) && value.as_str().is_none_or(|text| !text.trim().is_empty())
}

/// A JSON value as a cell: lists are joined by `;`; an object is no cell.
fn cell(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => list
            .iter()
            .map(cell)
            .collect::<Option<Vec<_>>>()
            .map(|cells| cells.join(";")),
        Value::Object(_) => None,
    }
}
