//! Who left the base of coverage in public (名录变化): objects and counts; how many of them no draw had drawn, only where no draw
//! is withheld that stood in the book before: of one who left, that number would tell whether he was drawn.

use serde::{Deserialize, Serialize};

use crate::domain::acts::base_change::{BaseChange, LeftOfBase};
use crate::domain::acts::since_plan::Changed;

/// What changed since the version of the plan before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicBaseChange {
    /// 离开基数.
    pub left: Changed,
    /// 从未抽中 of them; nothing while it is withheld.
    pub left_undrawn: Option<u64>,
    /// 新增.
    pub new: u64,
    /// 各版累计.
    pub left_of_all: u64,
    /// 从未抽中 of those; nothing while it is withheld.
    pub left_of_all_undrawn: Option<u64>,
}

impl PublicBaseChange {
    /// What is public of it; `counted`: no draw before it is withheld.
    pub fn of(change: &BaseChange, counted: bool) -> Self {
        let count = |undrawn: u64| counted.then_some(undrawn);
        Self {
            left: change.left.clone(),
            left_undrawn: count(change.left_undrawn),
            new: change.new,
            left_of_all: change.left_of_all,
            left_of_all_undrawn: count(change.left_of_all_undrawn),
        }
    }

    /// Whether its numbers can be: from a base of `before` objects to one of `now`.
    pub fn can_be(&self, bases: (u64, u64)) -> bool {
        let change = BaseChange {
            left: self.left.clone(),
            left_undrawn: self.left_undrawn.unwrap_or_default(),
            new: self.new,
            left_of_all: self.left_of_all,
            left_of_all_undrawn: self.left_of_all_undrawn.unwrap_or_default(),
        };
        self.left_undrawn.is_some() == self.left_of_all_undrawn.is_some() && change.can_be(bases)
    }
}

/// Who left the base since the first version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicLeftOfBase {
    /// How many.
    pub objects: u64,
    /// 从未抽中 of them; nothing while it is withheld.
    pub undrawn: Option<u64>,
    /// The base with all of them.
    pub with_them: u64,
}

impl PublicLeftOfBase {
    /// What is public of it; `counted`: no draw before the version is withheld.
    pub fn of(left: LeftOfBase, counted: bool) -> Self {
        Self {
            objects: left.objects,
            undrawn: counted.then_some(left.undrawn),
            with_them: left.with_them,
        }
    }
}
