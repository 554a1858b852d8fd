//! Who left the base of coverage since the versions of the plan before (第13条, 第16条): whoever takes companies out of the library
//! and publishes the plan anew makes the base smaller, and coverage larger.

use super::base::Noticed;
use crate::domain::acts::base_change::BaseChange;
use crate::domain::acts::since_plan::{Changed, ObjectChange};

/// Where an object stands among the bases of all versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InBases {
    /// Its class in the base of the version before, if that has it.
    pub before: Option<usize>,
    /// Whether any earlier base has it.
    pub earlier: bool,
    /// Whether the base of the version itself has it.
    pub now: bool,
}

/// The base of a version held against those before it, code by code, ascending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BaseLeft {
    /// Objects of the version before that are not in this one.
    pub left: Noticed,
    left_undrawn: u64,
    new: u64,
    left_of_all: u64,
    left_of_all_undrawn: u64,
}

impl BaseLeft {
    /// An object of any of the bases; `drawn` tells whether a draw of the year has drawn it.
    pub fn look(&mut self, code: &str, of: InBases, drawn: impl FnOnce(&str) -> bool) {
        if of.now {
            self.new += u64::from(of.before.is_none());
            return;
        }
        let undrawn = u64::from(!drawn(code));
        if of.earlier {
            self.left_of_all += 1;
            self.left_of_all_undrawn += undrawn;
        }
        if let Some(class) = of.before {
            self.left.push(code, class, Changed::MOST);
            self.left_undrawn += undrawn;
        }
    }

    /// What the line of the version says of it; `change` tells what became of an object.
    pub fn record(self, change: impl FnMut((String, usize)) -> ObjectChange) -> BaseChange {
        BaseChange {
            left: Changed {
                total: self.left.total,
                objects: self.left.objects.into_iter().map(change).collect(),
            },
            left_undrawn: self.left_undrawn,
            new: self.new,
            left_of_all: self.left_of_all,
            left_of_all_undrawn: self.left_of_all_undrawn,
        }
    }
}
