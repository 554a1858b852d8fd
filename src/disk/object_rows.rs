//! Rows of the object library as it is today, for some codes: names, regions, addresses of what was drawn.

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::slice::ParallelSliceMut;

use crate::domain::ground::cell::{tidy, tidy_code};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::object::COMPANY;
use crate::domain::lists::record::Cells;
use crate::domain::visit::naming::Named;

use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::disk::list_file::ListFile;
use crate::disk::list_rows::{rows_side_by_side, sound_header};
use crate::disk::prepared::Prepared;

/// Some rows of the library, by code.
#[derive(Debug, Default)]
pub struct ObjectRows {
    /// The keys of the columns that were read.
    keys: Vec<&'static str>,
    /// Their cells.
    rows: HashMap<String, Box<[Box<str>]>>,
}

impl ObjectRows {
    /// The value of a column (by its key) of an object; "" when the library has neither.
    pub fn cell(&self, code: &str, key: &str) -> &str {
        let place = self.keys.iter().position(|known| *known == key);
        let cell = place.and_then(|place| self.rows.get(code)?.get(place));
        cell.map_or("", |cell| cell)
    }

    /// Whether the library has the object.
    pub fn has(&self, code: &str) -> bool {
        self.rows.contains_key(code)
    }
}

/// Codes that are asked for. Most rows of a library have others, and nearly all of those are told by one bit.
struct Asked<'a> {
    codes: HashSet<&'a str>,
    marks: Vec<u64>,
}

impl<'a> Asked<'a> {
    fn new(codes: impl IntoIterator<Item = &'a str>) -> Self {
        let codes: Vec<&str> = codes.into_iter().collect();
        let mut asked = Self {
            codes: codes.iter().copied().collect(),
            // Of 32 marks one is set.
            marks: vec![0; (codes.len() / 2).next_power_of_two()],
        };
        for code in codes {
            let (place, mark) = asked.mark(code);
            asked.marks[place] |= mark;
        }
        asked
    }

    fn has(&self, code: &str) -> bool {
        let (place, mark) = self.mark(code);
        self.marks[place] & mark != 0 && self.codes.contains(code)
    }

    /// Where a code has its mark: by its end, in which codes differ most.
    fn mark(&self, code: &str) -> (usize, u64) {
        let end = code.as_bytes().rchunks(8).next().unwrap_or_default();
        let mut bytes = [0; 8];
        bytes[..end.len()].copy_from_slice(end);
        let mixed = u64::from_le_bytes(bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let place = usize::try_from(mixed >> 40).unwrap_or_default() & (self.marks.len() - 1);
        (place, 1 << (mixed >> 34 & 63))
    }
}

/// Reads the rows of these codes.
///
/// # Errors
/// The library cannot be read at all, or its header has faults.
pub fn read<'a>(
    case: &Case,
    codes: impl IntoIterator<Item = &'a str>,
) -> Result<ObjectRows, Trouble> {
    let keys = ListName::Objects.columns().iter();
    let keys: Vec<&'static str> = keys.map(|column| column.key).collect();
    read_some(&case.list(ListName::Objects), codes, &keys)
}

/// The names of these codes.
///
/// # Errors
/// As [`read`].
pub fn names<'a>(
    case: &Case,
    codes: impl IntoIterator<Item = &'a str>,
) -> Result<ObjectRows, Trouble> {
    read_some(&case.list(ListName::Objects), codes, &["name"])
}

/// These codes with their names, each once and by the codes; the name is "" where the library has none.
///
/// # Errors
/// As [`read`].
pub fn named<'a>(
    case: &Case,
    codes: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<Named>, Trouble> {
    let list = ListName::Objects;
    let prepared = Prepared::open(&case.list(list), list)?;
    let header = sound_header(&prepared, list)?;
    let [code, name] = ["code", "name"].map(|key| header.place(key).unwrap_or(usize::MAX));
    let asked = Asked::new(codes);
    let found = rows_side_by_side(&prepared, &header, |found: &mut Vec<Named>, row| {
        let cell = row.cell(code);
        let code = tidy_code(&cell);
        if asked.has(&code) {
            found.push(Named {
                code: code.into_owned(),
                name: tidy(&row.cell(name)).into_owned(),
            });
        }
    })?;
    // Of a code that stands twice the later row counts.
    let mut named: Vec<Named> = found.into_iter().flatten().collect();
    named.reverse();
    named.par_sort_by(|a, b| a.code.cmp(&b.code));
    named.dedup_by(|a, b| a.code == b.code);
    if named.len() < asked.codes.len() {
        let is_unnamed = |code: &&&str| {
            let place = named.binary_search_by(|known| known.code.as_str().cmp(code));
            place.is_err()
        };
        let unnamed = asked.codes.iter().filter(is_unnamed);
        let unnamed = unnamed.map(|code| Named {
            code: (*code).to_owned(),
            name: String::new(),
        });
        let unnamed: Vec<Named> = unnamed.collect();
        named.extend(unnamed);
        named.sort();
    }
    Ok(named)
}

/// The columns with these keys of the rows of these codes.
///
/// # Errors
/// As [`read`].
pub fn read_some<'a>(
    file: &ListFile,
    codes: impl IntoIterator<Item = &'a str>,
    keys: &[&'static str],
) -> Result<ObjectRows, Trouble> {
    let list = ListName::Objects;
    let prepared = Prepared::open(file, list)?;
    let header = sound_header(&prepared, list)?;
    let places: Vec<Option<usize>> = keys.iter().map(|key| header.place(key)).collect();
    let kind = keys.iter().position(|key| *key == "kind");
    let code = header.place("code").unwrap_or(usize::MAX);
    let asked = Asked::new(codes);
    let found = rows_side_by_side(&prepared, &header, |found: &mut Vec<_>, row| {
        let cell = row.cell(code);
        let code = tidy_code(&cell);
        if asked.has(&code) {
            let cell = |place: &Option<usize>| {
                place.map_or_else(Box::default, |place| tidy(&row.cell(place)).into())
            };
            let mut cells: Box<[Box<str>]> = places.iter().map(cell).collect();
            if let Some(kind) = kind.and_then(|place| cells.get_mut(place))
                && kind.is_empty()
            {
                *kind = COMPANY.into();
            }
            found.push((code.into_owned(), cells));
        }
    })?;
    // Of a code that stands twice the later row counts.
    let mut rows = HashMap::with_capacity(asked.codes.len());
    rows.extend(found.into_iter().flatten());
    let keys = keys.to_vec();
    Ok(ObjectRows { keys, rows })
}

/// A column of the library that no list knows, by code: the cells of these codes that are not empty; nothing where the
/// library has no such column.
///
/// # Errors
/// As [`read`].
pub fn column<'a>(
    case: &Case,
    codes: impl IntoIterator<Item = &'a str>,
    name: &str,
) -> Result<Option<BTreeMap<String, String>>, Trouble> {
    let list = ListName::Objects;
    let prepared = Prepared::open(&case.list(list), list)?;
    let header = sound_header(&prepared, list)?;
    let Some(place) = header.place_of_any(name) else {
        return Ok(None);
    };
    let code = header.place("code").unwrap_or(usize::MAX);
    let asked = Asked::new(codes);
    let found = rows_side_by_side(&prepared, &header, |found: &mut Vec<_>, row| {
        let cell = row.cell(code);
        let code = tidy_code(&cell);
        let value = row.cell(place);
        let value = tidy(&value);
        if asked.has(&code) && !value.is_empty() {
            found.push((code.into_owned(), value.into_owned()));
        }
    })?;
    let mut cells = BTreeMap::new();
    cells.extend(found.into_iter().flatten());
    Ok(Some(cells))
}
