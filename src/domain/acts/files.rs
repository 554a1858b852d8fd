//! The files that an act wrote.

use std::collections::BTreeMap;

use crate::domain::ground::sha::Sha;

/// Files that an act wrote, by path within the case folder (`/` between folders), with their digests.
pub type Files = BTreeMap<String, Sha>;
