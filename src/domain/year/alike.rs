//! Strata that hold the same objects: plans repeat their scopes, and what can be said of one of these strata can be said of
//! all of them. So the work of a plan grows with its different scopes, and not with the square of its tasks.

use std::collections::BTreeMap;

use super::census::Stratum;

/// Which strata are alike: a number for each, the same for those that stand in the same lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alike {
    groups: BTreeMap<Stratum, usize>,
    count: usize,
}

impl Alike {
    /// Tells apart the strata of these lists, each of which has a stratum once.
    pub fn of<'a>(lists: impl IntoIterator<Item = &'a [Stratum]>) -> Self {
        let mut alike = Self::default();
        for list in lists {
            // Those of a group that stand in the list part from those that do not.
            let mut parted: BTreeMap<Option<usize>, usize> = BTreeMap::new();
            for stratum in list {
                let group = alike.groups.get(stratum).copied();
                let to = *parted.entry(group).or_insert_with(|| {
                    alike.count += 1;
                    alike.count - 1
                });
                alike.groups.insert(*stratum, to);
            }
        }
        alike
    }

    /// The group of a stratum; `None` for one of no list.
    pub fn group(&self, stratum: Stratum) -> Option<usize> {
        self.groups.get(&stratum).copied()
    }

    /// The groups of a list, ascending.
    pub fn groups(&self, list: &[Stratum]) -> Vec<usize> {
        let mut groups: Vec<usize> = list
            .iter()
            .filter_map(|stratum| self.group(*stratum))
            .collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }
}
