//! Faults that rows of the library have for the sake of another one: a code that stood in an earlier row, an owner that has an
//! owner itself.

use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::lists::keep::Keep;
use crate::domain::lists::rows::Rows;

use crate::disk::Trouble;
use crate::disk::library::Library;
use crate::disk::object_keys::{Key, KeyLayout, Odd};

/// Rows that are faulty for the sake of one other.
struct Beside {
    /// Where the other one lies.
    other: u64,
    /// What stands in the faulty column.
    value: String,
    /// Where the faulty rows lie, ascending: the first of them.
    rows: Vec<u64>,
    /// How many there are.
    count: u64,
}

/// Such rows: those for the sake of one other are one, of which the first in the file are kept.
pub(super) struct AllBeside {
    kept: Vec<Beside>,
    /// How many rows are faulty in all.
    total: u64,
    most: usize,
}

impl AllBeside {
    /// None yet, of which as many are to be kept.
    pub(super) fn keeping(keep: Keep) -> Self {
        Self {
            kept: Vec::new(),
            total: 0,
            most: keep.most(),
        }
    }

    /// Adds the rows at these places, with this value, for the sake of the one at `other`.
    pub(super) fn add(&mut self, other: u64, value: String, mut rows: Vec<u64>) {
        let count = rows.len() as u64;
        self.total += count;
        rows.sort_unstable();
        rows.truncate(self.most);
        self.kept.push(Beside {
            other,
            value,
            rows,
            count,
        });
        if self.kept.len() > 4 * self.most {
            self.keep_first();
        }
    }

    /// Lets go of those that begin later in the file than so many others.
    fn keep_first(&mut self) {
        self.kept.sort_by_key(|beside| beside.rows.first().copied());
        self.kept.truncate(self.most);
    }
}

impl Library {
    /// Adds a fault for each code that stood in an earlier row.
    pub(super) fn with_repeats(&self, faults: Faults, keep: Keep) -> Result<Faults, Trouble> {
        let mut repeats = AllBeside::keeping(keep);
        let mut add = |code: String, mut places: Vec<u64>| {
            places.sort_unstable();
            let first = places.remove(0);
            repeats.add(first, code, places);
        };
        let same = |a: &Key, b: &Key| KeyLayout::packed(*a) == KeyLayout::packed(*b);
        // Nearly always there is none, which every core can look for.
        let pairs = self.found.keys.par_windows(2);
        let any = pairs.any(|pair| same(&pair[0], &pair[1]));
        let keys: &[Key] = if any { &self.found.keys } else { &[] };
        for keys in keys.chunk_by(same).filter(|keys| keys.len() > 1) {
            let places = keys.iter().map(|key| self.layout.offset(*key));
            add(KeyLayout::code(keys[0]), places.collect());
        }
        let same = |a: &Odd, b: &Odd| a.code == b.code;
        for odd in self.found.odd.chunk_by(same).filter(|odd| odd.len() > 1) {
            let places = odd.iter().map(|odd| odd.offset);
            add(odd[0].code.clone().into_string(), places.collect());
        }
        self.with_faults_of(faults, ("code", |first| Flaw::Twice { first }), repeats)
    }

    /// Adds the faults of the column `key` that these rows have: `flaw` is told the number of the other row.
    pub(super) fn with_faults_of(
        &self,
        mut faults: Faults,
        (key, flaw): (&str, impl Fn(u64) -> Flaw),
        mut all: AllBeside,
    ) -> Result<Faults, Trouble> {
        all.keep_first();
        let places = all.kept.iter();
        let places = places.flat_map(|beside| beside.rows.iter().chain([&beside.other]));
        let mut places: Vec<u64> = places.copied().collect();
        places.sort_unstable();
        places.dedup();
        let numbers = self.prepared.rows_at(&places)?;
        let number = |place: &u64| {
            let found = places.binary_search(place);
            found.map_or(0, |found| numbers[found])
        };
        for beside in &all.kept {
            let mut rows = beside.rows.iter().map(number);
            let Some(first) = rows.next() else { continue };
            let (list, flaw) = (ListName::Objects, flaw(number(&beside.other)));
            let mut fault = Fault::new(list, first, Some(key), &beside.value, flaw);
            let ranges = all.most.max(Rows::MOST);
            for row in rows {
                let follows = fault.rows.ends_with(row.saturating_sub(1));
                fault.rows.append_within(Rows::one(row), follows, ranges);
            }
            fault
                .rows
                .count_more(beside.count - beside.rows.len() as u64);
            all.total -= beside.count;
            faults.push(fault);
        }
        faults.total += all.total;
        faults.sort();
        Ok(faults)
    }
}
