//! How the strata of tasks lie over each other: what a round that draws from one can do to another, by objects and by
//! enterprises (企业). A drawn enterprise may be excluded from then on with everything it has.

use std::cmp::Reverse;
use std::collections::BTreeMap;

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

/// The strata of all tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlaps {
    shared: BTreeMap<Stratum, BTreeMap<Stratum, Shared>>,
    /// What draws so far have got at.
    pub so_far: BTreeMap<Stratum, Taken>,
}

impl Overlaps {
    /// The overlaps of a counted library.
    pub fn of(census: &Census) -> Self {
        let mut overlaps = Self::default();
        let mut compositions: BTreeMap<Vec<(Stratum, u32)>, u64> = BTreeMap::new();
        for (enterprise, &count) in &census.enterprises {
            let strata = enterprise.strata();
            if enterprise.visited.drawn {
                for (stratum, many) in &strata {
                    let touched = u64::from(*many) * count;
                    overlaps.so_far.entry(*stratum).or_default().touched += touched;
                }
            }
            *compositions.entry(strata).or_default() += count;
            for (class, many) in &enterprise.objects {
                let objects = u64::from(*many) * count;
                for &one in &class.strata {
                    let row = overlaps.shared.entry(one).or_default();
                    for &other in &class.strata {
                        row.entry(other).or_default().objects += objects;
                    }
                    let drawn = u64::from(class.drawn) * objects;
                    overlaps.so_far.entry(one).or_default().drawn += drawn;
                }
            }
        }
        for (strata, count) in compositions {
            for (one, _) in &strata {
                let row = overlaps.shared.entry(*one).or_default();
                for (other, many) in &strata {
                    let shared = row.entry(*other).or_default();
                    *shared.enterprises.entry(Reverse(*many)).or_default() += count;
                }
            }
        }
        overlaps
    }

    /// What a round that takes `take` objects of a stratum may at worst get at in every stratum, its own among them.
    pub fn by(&self, stratum: Stratum, take: u64) -> impl Iterator<Item = (Stratum, Taken)> + '_ {
        let others = self.shared.get(&stratum).into_iter().flatten();
        others.map(move |(other, shared)| {
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
