//! A library that was read for the rounds of several tasks at once, and what each of them has of it: its population, marked as if
//! the library had been read for it alone.

use std::sync::{Arc, OnceLock};

use crate::domain::year::base::{Base, Comparison};
use crate::domain::year::census::Stratum;
use crate::domain::year::comparisons::Comparisons;
use crate::domain::year::plan::Task;
use crate::domain::year::round::Target;

use crate::disk::Trouble;
use crate::disk::library::{ComparedEach, Library, Part, Shared};
use crate::disk::library_scanned::Scanned;
use crate::disk::object_keys::{KeyLayout, Odd, Owned};
use crate::disk::plan_base::BaseFile;

impl Part {
    /// The base of the plan held against the population; the first that asks has it held against those of all tasks by
    /// `compare`. Nothing where that failed.
    pub fn compared(
        &self,
        compare: impl FnOnce(&Shared) -> Result<ComparedEach, Trouble>,
    ) -> Option<(Arc<Base>, Option<Comparison>)> {
        let compared = self.of.compared.get_or_init(|| compare(&self.of).ok());
        let (base, each) = compared.as_ref()?;
        Some((Arc::clone(base), each.get(self.place)?.clone()))
    }
}

impl Shared {
    /// A library without faults that was read to draw these tasks.
    pub fn new(library: Library, tasks: Vec<Task>) -> Self {
        let mut places = vec![Vec::new(); library.classes.len()];
        for (place, key) in (0..).zip(&library.found.keys) {
            let class = usize::from(library.layout.mark(*key)).checked_sub(1);
            if let Some(places) = class.and_then(|class| places.get_mut(class)) {
                places.push(place);
            }
        }
        Self {
            library,
            tasks,
            places,
            compared: OnceLock::new(),
        }
    }

    /// Holds a base of the plan against the population of every task.
    ///
    /// # Errors
    /// As [`BaseFile::compare`].
    pub fn compare(&self, mut file: BaseFile) -> Result<ComparedEach, Trouble> {
        let placed = self.tasks.iter().map(|task| file.base.placed(task));
        let mut comparisons = Comparisons::new(placed.collect(), self.library.classes.clone());
        let mut objects = self.library.each_in_tasks();
        let look = |code: &str, class, mark| comparisons.look(code, class, mark);
        file.compare(look, |code| Ok(objects(code)))?;
        Ok((Arc::new(file.base), comparisons.into_each()))
    }

    /// What the round of the task at `place` has of it; nothing where a library of this length cannot be drawn from with so many
    /// strata.
    pub fn part(self: &Arc<Self>, place: usize) -> Option<Library> {
        let whole = &self.library;
        let target = Target::new(self.tasks.get(place)?, &whole.header)?;
        let layout = KeyLayout::new(target.marks(), whole.prepared.length)?;
        let marks: Vec<Option<u16>> = whole.classes.iter().map(|of| mark_in(place, of)).collect();
        let mark_of = |mark: u16| *marks.get(usize::from(mark).checked_sub(1)?)?;
        let found = &whole.found;
        let keys = self.keys_of(&marks).into_iter().filter_map(|(key, mark)| {
            let key = found.keys.get(key as usize)?;
            let (packed, offset) = (KeyLayout::packed(*key), whole.layout.offset(*key));
            Some(layout.key(packed, mark, offset))
        });
        let odd = found.odd.iter().filter_map(|odd| {
            let mark = mark_of(odd.mark)?;
            let code = odd.code.clone();
            Some(Odd { code, mark, ..*odd })
        });
        let owned = found.owned_by_code.iter().filter_map(|object| {
            let mark = mark_of(object.mark)?;
            let (code, owner) = (object.code.clone(), object.owner.clone());
            Some(Owned { code, owner, mark })
        });
        let mut part = Scanned::default();
        (part.keys, part.odd) = (keys.collect(), odd.collect());
        (part.rows, part.vouched) = (found.rows, found.vouched);
        part.taking_part = found.taking_part;
        part.populations = found.populations.get(place).copied().into_iter().collect();
        (part.owned, part.owned_by_code) = (found.owned.clone(), owned.collect());
        let of = Arc::clone(self);
        Some(whole.part_with(part, layout, Part { of, place }))
    }

    /// The places of the keys whose classes have these marks, ascending, each with its mark.
    fn keys_of(&self, marks: &[Option<u16>]) -> Vec<(u32, u16)> {
        let mut keys = Vec::new();
        for (places, mark) in self.places.iter().zip(marks) {
            if let Some(mark) = *mark {
                keys.extend(places.iter().map(|place| (*place, mark)));
            }
        }
        // Runs that ascend are only merged by a sort that keeps them.
        keys.sort_by_key(|(place, _)| *place);
        keys
    }
}

/// The mark, in the task at `place` alone, of objects that are in these strata.
fn mark_in(place: usize, strata: &[Stratum]) -> Option<u16> {
    let mut strata = strata.iter();
    let of_task = strata.find(|(target, _)| usize::from(*target) == place);
    of_task.map(|(_, rule)| rule + 1)
}
