//! The columns of the lists (一单两库 and what goes with them), as `data/formats/` has them: their names in Chinese and
//! English, synonyms that real spreadsheets use, and what stands in them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fault::{Fault, Faults, Flaw};
use super::heading::{SERIAL, distance, joined, means_else, plain_name, spelt};
use super::rows::Rows;
use super::spot::Spot;
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
    /// What holds where the column or the value is missing, in Chinese and English; "" for nothing.
    pub default: [&'static str; 2],
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
            default: [cell(), cell()],
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

    /// The index of the column that has this name among its names.
    pub fn known_name(self, name: &str) -> Option<usize> {
        let wanted = plain_name(name);
        let mut columns = self.columns().iter();
        columns.position(|column| column.names().any(|name| plain_name(name) == wanted))
    }
}

/// The office's own headings (`[columns]` of choucha.toml), each with the key of its column.
pub type OwnHeadings = BTreeMap<String, String>;

/// The header row of a list: which cell of a row belongs to which column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The list.
    pub list: ListName,
    /// The names as they stand in the file, extra columns included.
    pub names: Vec<String>,
    /// What is wrong with it: required columns that are missing, columns that are there twice.
    pub faults: Vec<Fault>,
    /// Headings that are known names too of a column that another heading is.
    pub rivals: Vec<Rival>,
    /// Headings of no column that resemble the name of one that the file lacks.
    pub alike: Vec<Alike>,
    /// Own headings that the file does not have.
    pub unmet: Vec<String>,
    /// Whether the ids of its rows are their running numbers (序号), no column being there for ids.
    pub numbered: bool,
    /// The key of each column of the list.
    keys: Vec<&'static str>,
    /// For each column of the list, the index of its cell.
    places: Vec<Option<usize>>,
}

/// Two headings of a file that are known names of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// The column's key.
    pub key: &'static str,
    /// The heading that it is.
    pub taken: Spot,
    /// The one that stays an extra column.
    pub left: Spot,
}

/// A heading that resembles a column's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The column's key.
    pub key: &'static str,
    /// The heading.
    pub spot: Spot,
}

/// How well a heading names a column, the best first: the office's own word for it, one of its names as it stands, one with
/// remarks, one of several names that it joins; of the same kind, the order of the column's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim(Naming, usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Naming {
    Own,
    Exact,
    Remarked,
    Joined,
}

impl Header {
    /// Finds the columns of `list` among `names`; `own` are the office's own headings. A header is found whatever is wrong
    /// with it: the cells of a column that is missing are empty.
    pub fn find(list: ListName, names: Vec<String>, own: &OwnHeadings) -> Self {
        let claims: Vec<Option<(usize, Claim)>> =
            names.iter().map(|name| claim(list, name, own)).collect();
        let unmet = own.keys();
        let unmet = unmet.filter(|own| names.iter().all(|name| spelt(name) != spelt(own)));
        let mut header = Self {
            list,
            unmet: unmet.cloned().collect(),
            names,
            faults: Vec::new(),
            rivals: Vec::new(),
            alike: Vec::new(),
            numbered: false,
            keys: list.columns().iter().map(|column| column.key).collect(),
            places: Vec::new(),
        };
        for (index, column) in list.columns().iter().enumerate() {
            let claims = claims.iter().enumerate();
            let of_column = claims.filter_map(|(place, claim)| {
                claim
                    .filter(|(of, _)| *of == index)
                    .map(|(_, by)| (by, place))
            });
            let mut of_column: Vec<(Claim, usize)> = of_column.collect();
            of_column.sort_unstable();
            header.take(column.key, &of_column);
        }
        header.number();
        header.alike = header.alike();
        header.miss();
        header
    }

    /// Gives a column the heading that names it best.
    fn take(&mut self, key: &'static str, claims: &[(Claim, usize)]) {
        let Some(((best, place), others)) = claims.split_first() else {
            return self.places.push(None);
        };
        for (claim, other) in others {
            if claim == best {
                let spot = self.spot_at(*other);
                let (list, flaw) = (self.list, Flaw::ColumnTwice);
                let fault = Fault::new(list, 1, Some(key), &spot.heading, flaw);
                let spot = Some(spot);
                self.faults.push(Fault { spot, ..fault });
            } else {
                let (taken, left) = (self.spot_at(*place), self.spot_at(*other));
                self.rivals.push(Rival { key, taken, left });
            }
        }
        self.places.push(Some(*place));
    }

    /// Where there are no ids, running numbers serve.
    fn number(&mut self) {
        let Some(id) = self.list.columns().iter().position(|c| c.key == "id") else {
            return;
        };
        if self.places[id].is_none() {
            self.numbered = true;
            self.places[id] = self.serial();
        }
    }

    /// Where the running numbers stand (序号).
    pub fn serial(&self) -> Option<usize> {
        let mut names = self.names.iter();
        names.position(|name| plain_name(name) == SERIAL)
    }

    /// Headings of no column that resemble the name of a column that was not found, each with the nearest.
    fn alike(&self) -> Vec<Alike> {
        let absent = self.list.columns().iter().zip(&self.places);
        let absent: Vec<&Column> = absent
            .filter(|(_, place)| place.is_none())
            .map(|(column, _)| column)
            .collect();
        let nearest = |spot: Spot| {
            let heading = plain_name(&spot.heading);
            let possible = absent
                .iter()
                .filter(|column| !means_else(&heading, column.key));
            let near = possible.filter_map(|column| {
                let apart = column
                    .names()
                    .filter_map(|n| distance(&heading, &plain_name(n)));
                Some((apart.min()?, column.key))
            });
            let (_, key) = near.min_by_key(|(apart, _)| *apart)?;
            Some(Alike { key, spot })
        };
        self.others().filter_map(nearest).collect()
    }

    /// Notes the required columns that are missing.
    fn miss(&mut self) {
        for (column, place) in self.list.columns().iter().zip(&self.places) {
            if place.is_some() || !column.required {
                continue;
            }
            let alike = self.alike.iter().find(|alike| alike.key == column.key);
            let flaw = Flaw::ColumnMissing {
                alike: alike.map(|alike| alike.spot.clone()),
                others: self.others().collect(),
            };
            let fault = Fault::new(self.list, 1, Some(column.key), "", flaw);
            self.faults.push(fault);
        }
    }

    /// The same header in the row where it stands: blank and title rows may stand above it.
    #[must_use]
    pub fn in_row(mut self, row: u64) -> Self {
        for fault in &mut self.faults {
            fault.rows = Rows::one(row);
        }
        self
    }

    /// Whether no row of the file is a header, so that nothing can be said of its columns and rows.
    pub fn is_missing(&self) -> bool {
        let mut flaws = self.faults.iter().map(|fault| &fault.flaw);
        flaws.any(|flaw| matches!(flaw, Flaw::NoHeader { .. }))
    }

    /// Keys of the required columns that are missing.
    pub fn lacking(&self) -> impl Iterator<Item = &'static str> {
        let columns = self.list.columns().iter().zip(&self.places);
        let lacking = columns.filter(|(column, place)| column.required && place.is_none());
        lacking.map(|(column, _)| column.key)
    }

    /// The columns of the file that are none of the list's; those without a heading are left out.
    pub fn others(&self) -> impl Iterator<Item = Spot> {
        let places = (0..self.names.len()).filter(|place| self.known_at(*place).is_none());
        let named = places.map(|place| self.spot_at(place));
        named.filter(|spot| !spot.on_one_line().is_empty())
    }

    fn spot_at(&self, place: usize) -> Spot {
        let heading = self.names.get(place).cloned().unwrap_or_default();
        Spot { place, heading }
    }

    /// Where the column with this key, or this name in the file, stands.
    pub fn spot(&self, key: &str) -> Option<Spot> {
        let known = self.list.columns().iter().position(|c| c.key == key);
        let place = match known {
            Some(known) => self.places[known],
            None => self.names.iter().position(|name| name == key),
        };
        place.map(|place| self.spot_at(place))
    }

    /// Notes with each fault of the list where its column stands in the file.
    pub fn locate<F>(&self, faults: &mut Faults<F>) {
        for fault in &mut faults.kept {
            if fault.list == self.list && fault.spot.is_none() {
                fault.spot = fault.column.as_deref().and_then(|key| self.spot(key));
            }
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
        let column = self.keys.iter().position(|known| *known == key);
        debug_assert!(column.is_some(), "{:?} has no column {key}", self.list);
        self.places[column?]
    }

    /// The columns of the list that are there: the index of the cell and the key of each.
    pub fn known(&self) -> impl Iterator<Item = (usize, &'static str)> {
        let columns = self.keys.iter().zip(&self.places);
        columns.filter_map(|(key, place)| place.map(|place| (place, *key)))
    }

    /// The key of the column at a cell's index; `None` when the list has no such column.
    pub fn known_at(&self, place: usize) -> Option<&'static str> {
        let known = self.places.iter().position(|found| *found == Some(place))?;
        Some(self.keys[known])
    }

    /// The column at a cell's index: its key, or its name in the file when the list has no such column.
    pub fn key_at(&self, place: usize) -> &str {
        self.known_at(place)
            .unwrap_or_else(|| self.names.get(place).map_or("", String::as_str))
    }

    /// The index of the cell of any column, by its name in the file or any name of a known column.
    pub fn place_of_any(&self, name: &str) -> Option<usize> {
        let known = self.list.known_name(name);
        let known = known.and_then(|column| self.places[column]);
        let (exact, plain) = (spelt(name), plain_name(name));
        let at = |wanted: &dyn Fn(&String) -> bool| self.names.iter().position(wanted);
        known
            .or_else(|| at(&|name| spelt(name) == exact))
            .or_else(|| at(&|name| plain_name(name) == plain))
    }
}

/// Which column a heading names, and how well.
fn claim(list: ListName, heading: &str, own: &OwnHeadings) -> Option<(usize, Claim)> {
    let columns = list.columns();
    let (exact, plain) = (spelt(heading), plain_name(heading));
    if exact.is_empty() {
        return None;
    }
    let owned = own.iter().find(|(word, _)| spelt(word) == exact);
    if let Some((_, key)) = owned {
        let column = columns.iter().position(|column| column.key == key)?;
        return Some((column, Claim(Naming::Own, 0)));
    }
    let named = |wanted: &str, naming: Naming| {
        let form = if naming == Naming::Exact {
            spelt
        } else {
            plain_name
        };
        let of_column = |column: &Column| column.names().position(|name| form(name) == wanted);
        let mut found = columns.iter().enumerate();
        let found = found.find_map(|(index, column)| Some((index, of_column(column)?)));
        found.map(|(index, nth)| (index, Claim(naming, nth)))
    };
    named(&exact, Naming::Exact)
        .or_else(|| named(&plain, Naming::Remarked))
        .or_else(|| joined(&plain).find_map(|part| named(part, Naming::Joined)))
}
