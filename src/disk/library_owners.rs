//! Whose the objects of the library are (所属主体): owners that have an owner themselves, and how many enterprises there are.

use crate::domain::lists::fault::{Faults, Flaw};
use crate::domain::lists::keep::Keep;

use crate::disk::Trouble;
use crate::disk::library::Library;
use crate::disk::library_repeats::AllBeside;
use crate::disk::object_keys::{Key, KeyLayout};

impl Library {
    /// Adds a fault for each object whose owner has an owner itself.
    pub(super) fn with_owned_owners(&self, faults: Faults, keep: Keep) -> Result<Faults, Trouble> {
        let layout = self.layout;
        let mut owned: Vec<u64> = self
            .found
            .owners
            .iter()
            .map(|key| layout.offset(*key))
            .collect();
        owned.sort_unstable();
        let mut all = AllBeside::keeping(keep);
        for (owner, objects) in self.owners() {
            let row = owner.map(|key| layout.offset(key));
            let Some(row) = row.filter(|row| owned.binary_search(row).is_ok()) else {
                continue;
            };
            for key in objects {
                all.add(row, KeyLayout::code(*key), vec![layout.offset(*key)]);
            }
        }
        self.with_faults_of(faults, ("owner", |row| Flaw::OwnedOwner { row }), all)
    }

    /// The owners, ascending: of each its own key where the library has it as an object, and those of what it owns.
    pub(super) fn owners(&self) -> impl Iterator<Item = (Option<Key>, &[Key])> {
        let mut keys = &self.found.keys[..];
        let same = |a: &Key, b: &Key| KeyLayout::packed(*a) == KeyLayout::packed(*b);
        self.found.owners.chunk_by(same).map(move |objects| {
            let wanted = KeyLayout::packed(objects[0]);
            keys = &keys[keys.partition_point(|key| KeyLayout::packed(*key) < wanted)..];
            let own = keys.first().copied();
            (own.filter(|key| KeyLayout::packed(*key) == wanted), objects)
        })
    }

    /// Distinct enterprises of the objects that take part.
    pub fn enterprises(&self) -> u64 {
        let whole = self.whole();
        *whole.enterprises.get_or_init(|| whole.count_enterprises())
    }

    fn count_enterprises(&self) -> u64 {
        let takes_part = |key: &Key| self.layout.mark(*key) > 0;
        let owned = self
            .found
            .owners
            .iter()
            .filter(|key| takes_part(key))
            .count() as u64;
        let owners = self.owners().filter(|(own, objects)| {
            own.is_none_or(|own| !takes_part(&own)) && objects.iter().any(takes_part)
        });
        self.found.taking_part - owned + owners.count() as u64
    }
}
