//! A last line of the book that was torn, set aside (残行移存): what was found, and where it is kept.

use serde::{Deserialize, Serialize};

use crate::domain::ground::sha::Sha;

/// What was found behind the last whole line of the book: no entry, so it says nothing; but it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TailAct {
    /// How long it is.
    pub bytes: u64,
    /// Its digest.
    pub sha256: Sha,
    /// The file in which it is kept, beside the book.
    pub file: String,
}
