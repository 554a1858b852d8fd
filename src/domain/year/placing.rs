//! Where objects stand in many tasks: those that are alike in every column that a task compares stand alike, and are asked about
//! once; only the words of 经营范围 are asked of each (第13条 被检查对象的范围).

use std::collections::HashMap;

use super::round::{Placed, Target};
use crate::domain::lists::object::Object;
use crate::domain::lists::record::Cells;

/// As many tasks are asked one by one as quickly as what is known is looked up.
const FEW: usize = 4;
/// Where more kinds of objects than these are known, hardly two are alike: they are forgotten.
const MANY: usize = 1 << 16;

/// What is known of objects that are alike: each task that they are in but for the words of 经营范围, ascending, and whether it
/// has such words.
type Alike = Vec<(usize, Placed, bool)>;

/// Where objects stand, as far as it is known.
#[derive(Debug)]
pub struct Placing {
    /// The cells by which tasks choose besides the columns that every library may have.
    cells: Vec<usize>,
    /// The tasks that ask for words of 经营范围.
    worded: Vec<usize>,
    /// By everything that is compared, as places in `alike`.
    known: HashMap<Vec<u8>, usize>,
    alike: Vec<Alike>,
    /// What is compared of the object that is looked at.
    spelt: Vec<u8>,
}

impl Placing {
    /// Nothing is known yet.
    pub fn new(targets: &[Target<'_>]) -> Self {
        let mut cells: Vec<usize> = targets.iter().flat_map(Target::cells).collect();
        cells.sort_unstable();
        cells.dedup();
        let worded = (0..targets.len()).filter(|place| targets[*place].asks_words());
        Self {
            cells,
            worded: worded.collect(),
            known: HashMap::new(),
            alike: Vec::new(),
            spelt: Vec::new(),
        }
    }

    /// Tells every task that an object is in, or whose strata have no rule for it, in order; marks the words of the scopes that
    /// it meets, where those are looked at.
    pub fn place<C: Cells>(
        &mut self,
        targets: &[Target<'_>],
        (object, cells): (&Object<'_>, &C),
        met: &mut [Vec<bool>],
        mut stands: impl FnMut(usize, &Placed),
    ) {
        if targets.len() <= FEW {
            for (place, target) in targets.iter().enumerate() {
                if let Some(met) = met.get_mut(place).filter(|met| met.contains(&false)) {
                    target.mark_met(object, cells, met);
                }
                stands(place, &target.place(object, cells));
            }
            return;
        }
        self.spelt.clear();
        self.spell(object, cells);
        let alike = if let Some(alike) = self.known.get(&self.spelt) {
            *alike
        } else {
            mark(targets, (object, cells), met);
            if self.known.len() == MANY {
                self.known.clear();
                self.alike.clear();
            }
            self.known.insert(self.spelt.clone(), self.alike.len());
            self.alike.push(alike(targets, object, cells));
            self.alike.len() - 1
        };
        for &place in &self.worded {
            if let Some(met) = met.get_mut(place) {
                targets[place].mark_words(object, met);
            }
        }
        for (place, placed, worded) in &self.alike[alike] {
            if !worded || targets[*place].meets_words(object) {
                stands(*place, placed);
            }
        }
    }

    /// Spells what is compared of an object, each value behind its length.
    fn spell<C: Cells>(&mut self, object: &Object<'_>, cells: &C) {
        let spelt = &mut self.spelt;
        let mut add = |value: &str| {
            spelt.extend_from_slice(&value.len().to_le_bytes());
            spelt.extend_from_slice(value.as_bytes());
        };
        for value in [&object.kind, &object.region, &object.level, &object.grade] {
            add(value);
        }
        for place in &self.cells {
            add(&cells.cell(*place));
        }
        spelt.push(u8::from(object.takes_part));
    }
}

fn mark<C: Cells>(
    targets: &[Target<'_>],
    (object, cells): (&Object<'_>, &C),
    met: &mut [Vec<bool>],
) {
    for (target, met) in targets.iter().zip(met) {
        target.mark_met(object, cells, met);
    }
}

fn alike<C: Cells>(targets: &[Target<'_>], object: &Object<'_>, cells: &C) -> Alike {
    let placed = targets.iter().enumerate().map(|(place, target)| {
        let placed = target.place_but_words(object, cells);
        (place, placed, target.asks_words())
    });
    placed
        .filter(|(_, placed, _)| *placed != Placed::Out)
        .collect()
}
