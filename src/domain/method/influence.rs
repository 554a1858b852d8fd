//! What moves a draw without being in its seed, and is said aloud (第13条): a scope so narrow that it was made for somebody, and
//! exclusions for which another draw's author could have chosen.

use serde::Serialize;

/// A scope of very few objects (范围过窄).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Narrow {
    /// Objects in it, fewer than [`Narrow::BELOW`].
    pub objects: u64,
    /// Whether all of them are to be drawn, so that no seed decides.
    pub whole: bool,
}

impl Narrow {
    /// A scope of fewer objects is narrow.
    pub const BELOW: u64 = 10;

    /// Whether a scope is narrow, by how many objects each of its strata has and how many of them are to be drawn. One without
    /// any object cannot be drawn from, and is refused elsewhere.
    pub fn of(strata: impl IntoIterator<Item = (u64, u64)>) -> Option<Self> {
        let (mut objects, mut whole) = (0, true);
        for (of, take) in strata {
            objects += of;
            whole &= take >= of;
        }
        let few = objects > 0 && objects < Self::BELOW;
        few.then_some(Self { objects, whole })
    }
}

/// What excludes objects or enterprises and could be chosen: draws outside the plan, and draws without a seal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RestsOn {
    /// How many rest on any of them.
    pub excluded: u64,
    /// 临时任务 among them, ascending by id.
    pub adhoc: Vec<String>,
    /// Draws of the plan without a seal, ascending by id.
    pub unsealed: Vec<String>,
}
