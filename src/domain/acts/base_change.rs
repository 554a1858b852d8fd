//! What changed in the base of coverage (基数) from one version of the plan to the next: a smaller base makes coverage larger, so
//! the line of a version says who left it, and it is public (第13条, 第16条).

use serde::{Deserialize, Serialize};

use super::since_plan::Changed;

/// What changed since the version before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseChange {
    /// 离开基数: objects of the base of the version before that are not in this one.
    pub left: Changed,
    /// 从未抽中: how many of them no draw of the year that holds had drawn.
    pub left_undrawn: u64,
    /// 新增: objects that were not in the base of the version before.
    pub new: u64,
    /// 各版累计: objects of the base of any earlier version that are not in this one.
    pub left_of_all: u64,
    /// How many of those no draw had drawn.
    pub left_of_all_undrawn: u64,
}

impl BaseChange {
    /// Whether its numbers can be: from a base of `before` objects to one of `now`.
    pub fn can_be(&self, (before, now): (u64, u64)) -> bool {
        let left = &self.left;
        let named = left.objects.len() as u64;
        let codes = left.objects.windows(2);
        let mut ascending = codes.map(|pair| pair[0].code.as_bytes() < pair[1].code.as_bytes());
        named == left.total.min(Changed::MOST as u64)
            && ascending.all(|ascending| ascending)
            && before.checked_add(self.new) == now.checked_add(left.total)
            && self.left_undrawn <= left.total
            && left.total <= self.left_of_all
            && self.left_of_all_undrawn <= self.left_of_all
            && self.left_undrawn <= self.left_of_all_undrawn
    }

    /// The counts and codes as one text: what the bases of the versions and the draws give again.
    pub fn codes(&self) -> String {
        let left = &self.left;
        let each: Vec<&str> = left.objects.iter().map(|of| of.code.as_str()).collect();
        format!(
            "left {} ({}) undrawn {}; new {}; of all {} undrawn {}",
            left.total,
            each.join(","),
            self.left_undrawn,
            self.new,
            self.left_of_all,
            self.left_of_all_undrawn
        )
    }
}

/// Objects that left the base of the plan since its first version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOfBase {
    /// How many.
    pub objects: u64,
    /// How many of them no draw had drawn when the version was published.
    pub undrawn: u64,
    /// The base with all of them: coverage of it is what their leaving did not make.
    pub with_them: u64,
}

impl LeftOfBase {
    /// Those that a version with a base of `base` objects says; nothing where nobody left.
    pub fn of(change: &BaseChange, base: u64) -> Option<Self> {
        (change.left_of_all > 0).then(|| Self {
            objects: change.left_of_all,
            undrawn: change.left_of_all_undrawn,
            with_them: base.saturating_add(change.left_of_all),
        })
    }
}
