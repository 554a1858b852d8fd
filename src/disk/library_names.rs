//! Names of the library that stand under several codes: of each row eight bytes are kept, a part of its name's hash and its
//! place; rows whose parts are the same are fetched again and held against each other.

use std::hash::{DefaultHasher, Hasher};

use rayon::slice::ParallelSliceMut;

use crate::domain::ground::cell::tidy_code;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::Header;
use crate::domain::lists::doubt::{Doubt, namesakes};
use crate::domain::lists::fault::{Fault, Faults};
use crate::domain::lists::look::look_into;
use crate::domain::lists::object::ObjectPlaces;
use crate::domain::lists::record::Cells;

use crate::disk::Trouble;
use crate::disk::library_rows;
use crate::disk::prepared::Prepared;

/// The longest library whose names are compared, in bytes: some millions of objects.
const LONGEST: u64 = 1 << 29;

/// How many rows are fetched again.
const FETCHED: usize = 20_000;

/// What is kept of the names.
#[derive(Debug, Default)]
pub struct Names {
    packed: Vec<u64>,
}

/// How names are kept.
#[derive(Debug, Clone, Copy)]
pub struct Naming {
    place_bits: u32,
}

impl Naming {
    /// For a library of so many bytes; `None` for one too long.
    pub fn new(length: u64) -> Option<Self> {
        let place_bits = 64 - length.leading_zeros();
        (length <= LONGEST).then_some(Self { place_bits })
    }

    /// Keeps the name of the row at `at`; `buffer` is overwritten.
    pub fn keep(self, names: &mut Names, name: &str, at: u64, buffer: &mut String) {
        look_into(name, buffer);
        if buffer.is_empty() {
            return;
        }
        let mut hasher = DefaultHasher::new();
        hasher.write(buffer.as_bytes());
        names.packed.push(hasher.finish() << self.place_bits | at);
    }

    /// Places of rows whose names may be the same, ascending.
    fn suspects(self, names: &mut Names) -> Vec<u64> {
        names.packed.par_sort_unstable();
        let hash = |packed: &u64| packed >> self.place_bits;
        let place = |packed: &u64| packed & ((1 << self.place_bits) - 1);
        let groups = names.packed.chunk_by(|a, b| hash(a) == hash(b));
        let groups = groups.filter(|group| group.len() > 1).flatten();
        let mut places: Vec<u64> = groups.take(FETCHED).map(place).collect();
        places.sort_unstable();
        places
    }
}

impl Names {
    /// The names of rows that come next.
    pub fn append(&mut self, mut later: Self) {
        self.packed.append(&mut later.packed);
    }
}

/// The names that stand under several codes.
///
/// # Errors
/// The file system fails.
pub fn doubts(
    prepared: &Prepared,
    header: &Header,
    (naming, names): (Option<Naming>, &mut Names),
) -> Result<Faults<Doubt>, Trouble> {
    let mut doubts = Faults::default();
    let Some(naming) = naming else {
        let flaw = Doubt::NotCompared;
        doubts.push(Fault::new(ListName::Objects, 0, Some("name"), "", flaw));
        return Ok(doubts);
    };
    let offsets = naming.suspects(names);
    let rows = prepared.rows_at(&offsets)?;
    let places = ObjectPlaces::new(header);
    let wanted: Vec<(u64, usize)> = offsets.into_iter().zip(0..).collect();
    let mut found: Vec<(u64, String, String)> = Vec::new();
    library_rows::fetch(prepared, &wanted, |index, row| {
        let (name, code) = (row.cell(places.name), row.cell(places.code));
        let row = rows.get(index).copied().unwrap_or(0);
        found.push((row, name.into_owned(), tidy_code(&code).into_owned()));
    })?;
    let rows = found
        .iter()
        .map(|(row, name, code)| (*row, &**name, &**code));
    for fault in namesakes(ListName::Objects, rows) {
        doubts.push(fault);
    }
    Ok(doubts)
}
