//! How the strata of tasks lie over each other: what a round that draws from one can do to another, by objects and by
//! enterprises (企业). A drawn enterprise may be excluded from then on with everything it has.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::alike::Alike;
use super::census::{Census, Stratum};

/// What a stratum has in common with another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Shared {
    /// Objects in both.
    objects: u64,
    /// How many enterprises have objects in the one, by how many objects they have in the other, most first.
    enterprises: BTreeMap<Reverse<u32>, u64>,
}

/// Objects of a stratum that others may have got at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// Those that may have been drawn.
    pub drawn: u64,
    /// Those whose enterprise may have been drawn, at least as many.
    pub touched: u64,
}

/// The strata of all tasks, those that are alike taken as one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlaps {
    alike: Alike,
    shared: BTreeMap<usize, BTreeMap<usize, Shared>>,
    so_far: BTreeMap<usize, Taken>,
}

impl Overlaps {
    /// The overlaps of a counted library.
    pub fn of(census: &Census) -> Self {
        let classes = census
            .enterprises
            .keys()
            .flat_map(|enterprise| &enterprise.objects);
        let alike = Alike::of(classes.map(|(class, _)| &class.strata[..]));
        let mut overlaps = Self {
            alike,
            ..Self::default()
        };
        let mut compositions: BTreeMap<Vec<(usize, u32)>, u64> = BTreeMap::new();
        for (enterprise, &count) in &census.enterprises {
            let mut groups: BTreeMap<usize, u32> = BTreeMap::new();
            for (class, many) in &enterprise.objects {
                let objects = u64::from(*many) * count;
                let of_class = overlaps.alike.groups(&class.strata);
                for &one in &of_class {
                    let row = overlaps.shared.entry(one).or_default();
                    for &other in &of_class {
                        row.entry(other).or_default().objects += objects;
                    }
                    let drawn = u64::from(class.drawn) * objects;
                    overlaps.so_far.entry(one).or_default().drawn += drawn;
                    *groups.entry(one).or_default() += many;
                }
            }
            let groups: Vec<(usize, u32)> = groups.into_iter().collect();
            if enterprise.visited.drawn {
                for (group, many) in &groups {
                    let touched = u64::from(*many) * count;
                    overlaps.so_far.entry(*group).or_default().touched += touched;
                }
            }
            *compositions.entry(groups).or_default() += count;
        }
        for (groups, count) in compositions {
            for (one, _) in &groups {
                let row = overlaps.shared.entry(*one).or_default();
                for (other, many) in &groups {
                    let shared = row.entry(*other).or_default();
                    *shared.enterprises.entry(Reverse(*many)).or_default() += count;
                }
            }
        }
        overlaps
    }

    /// The group of strata that hold the same objects as this one; `None` for an empty one.
    pub fn group(&self, stratum: Stratum) -> Option<usize> {
        self.alike.group(stratum)
    }

    /// What draws so far have got at, by group.
    pub fn so_far(&self) -> &BTreeMap<usize, Taken> {
        &self.so_far
    }

    /// What a round that takes `take` objects of a stratum may at worst get at in every group of strata, its own among them.
    pub fn by(&self, stratum: Stratum, take: u64) -> impl Iterator<Item = (usize, Taken)> + '_ {
        let others = self
            .group(stratum)
            .and_then(|group| self.shared.get(&group));
        others.into_iter().flatten().map(move |(other, shared)| {
            let (mut left, mut touched) = (take, 0);
            for (Reverse(many), count) in &shared.enterprises {
                let enterprises = left.min(*count);
                touched += enterprises * u64::from(*many);
                left -= enterprises;
            }
            let drawn = take.min(shared.objects);
            (*other, Taken { drawn, touched })
        })
    }
}

impl Taken {
    /// The same, and more.
    pub fn add(&mut self, more: Self) {
        self.drawn += more.drawn;
        self.touched += more.touched;
    }
}
