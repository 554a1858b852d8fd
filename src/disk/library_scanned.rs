//! What a pass over the object library (检查对象名录库) finds, block by block, and all of it together.

use crate::domain::ground::list_name::ListName;
use crate::domain::lists::doubt::Watched;
use crate::domain::lists::fault::{Fault, Faults};
use crate::domain::lists::keep::Keep;
use crate::domain::lists::no_row::NoRow;
use crate::domain::year::census::Stratum;
use crate::domain::year::counting::Counting;
use crate::domain::year::round::Recused;
use crate::format::csv_blocks::BLOCK;

use crate::disk::faults_in_order::{FaultsInOrder, Piece};
use crate::disk::library_names::Names;
use crate::disk::object_keys::{Key, Odd, Owned};
use crate::disk::prepared::Prepared;

/// What a pass finds.
#[derive(Debug, Default)]
pub struct Scanned {
    /// A packed key of each object with a company's code.
    pub keys: Vec<Key>,
    /// Every other object.
    pub odd: Vec<Odd>,
    /// Rows that are not empty.
    pub rows: u64,
    /// Objects that take part.
    pub taking_part: u64,
    /// Objects with a code that the office vouches for.
    pub vouched: u64,
    /// The population of each target.
    pub populations: Vec<u64>,
    /// Which words of each target's scope some object meets; not looked at for a draw.
    pub met: Vec<Vec<bool>>,
    /// For each object that has an owner, the owner's packed code with the object's own mark and place.
    pub owners: Vec<Key>,
    /// Owner and object, where recusals name the owner.
    pub owned: Vec<(String, String)>,
    /// Every object of the tasks that the library was read for that belongs to another company.
    pub owned_by_code: Vec<Owned>,
    /// Objects that recusals name or whose owner they name, with the targets they are in; not looked at for a draw.
    pub recused: Vec<Recused>,
    /// The library as far as it is counted, when that was asked for.
    pub counting: Counting,
    /// Faults; their rows are offsets in the file until the pass is over.
    pub faults: Faults,
    /// Lines among the rows that are none of them and were left out: where each is, ascending once the pass is over.
    pub left_out: Vec<(u64, NoRow)>,
    /// What was seen of the rows, where that was asked for.
    pub watched: Option<Watched>,
    /// Their names, where those are compared.
    pub names: Names,
    /// The name that is looked at.
    pub(super) name: String,
    /// The strata that the object is in which is looked at.
    pub(super) strata: Vec<Stratum>,
    /// Which piece of the file this is.
    pub(super) piece: Piece,
}

impl Scanned {
    /// A line that is no row: its fault, or that it was left out.
    pub(super) fn pass_over(&mut self, none: NoRow, offset: u64) {
        match none.flaw() {
            Some(flaw) => self.unread(Fault::new(ListName::Objects, offset, None, "", flaw)),
            None => self.left_out.push((offset, none)),
        }
    }

    /// Counts a row that is no object, and why.
    pub(super) fn unread(&mut self, fault: Fault) {
        self.rows += 1;
        self.faults.push_after(fault, self.piece.last());
    }

    /// Adds what was found in another block.
    fn append(&mut self, mut part: Self) {
        self.keys.append(&mut part.keys);
        self.odd.append(&mut part.odd);
        self.rows += part.rows;
        self.taking_part += part.taking_part;
        self.vouched += part.vouched;
        for (all, some) in self.met.iter_mut().zip(part.met) {
            for (met, here) in all.iter_mut().zip(some) {
                *met |= here;
            }
        }
        for (sum, count) in self.populations.iter_mut().zip(part.populations) {
            *sum += count;
        }
        self.owners.append(&mut part.owners);
        self.owned.append(&mut part.owned);
        self.owned_by_code.append(&mut part.owned_by_code);
        self.recused.append(&mut part.recused);
        self.counting.append(part.counting);
        self.names.append(part.names);
        self.left_out.append(&mut part.left_out);
    }
}

/// So many blocks tell how many rows there will be.
const SAMPLED: u64 = 7;

/// What was found in the blocks so far, in whatever order they came.
pub(super) struct Collected {
    found: Scanned,
    faults: FaultsInOrder,
    blocks: u64,
    /// How many blocks the file has, about.
    of_file: u64,
}

impl Collected {
    /// Nothing but `found`, of the library in this file.
    pub(super) fn begin(
        prepared: &Prepared,
        found: Scanned,
        (watched, keep): (Option<Watched>, Keep),
    ) -> Self {
        Self {
            found,
            faults: FaultsInOrder::new(prepared.begin, watched, keep),
            blocks: 0,
            of_file: prepared.length / BLOCK as u64 + 1,
        }
    }

    /// Adds what was found in one of them.
    pub(super) fn add(&mut self, mut part: Scanned) {
        // The first blocks tell how long rows are, so the keys are allotted once.
        if self.blocks == SAMPLED {
            let keys = &mut self.found.keys;
            let wanted = keys.len() as u64 * self.of_file / SAMPLED;
            let more = (wanted + wanted / 50).saturating_sub(keys.len() as u64);
            keys.reserve_exact(usize::try_from(more).unwrap_or(0));
        }
        self.blocks += 1;
        let faults = std::mem::take(&mut part.faults);
        self.faults.append(part.piece, faults, part.watched.take());
        self.found.append(part);
    }

    /// All of it.
    pub(super) fn finish(self) -> Scanned {
        let mut found = self.found;
        (found.faults, found.watched) = (self.faults.faults, self.faults.watched);
        found.left_out.sort_unstable_by_key(|(offset, _)| *offset);
        found
    }
}
