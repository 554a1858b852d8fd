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

/// How the names of files in which torn lines are kept begin; behind it stand the number of lines before it, and its own.
pub const KEPT: &str = "ledger.torn-";

impl TailAct {
    /// Behind which line it was found, by the name of the file; `None` when no such file has that name.
    pub fn behind(&self) -> Option<u64> {
        let (behind, nth) = self.file.strip_prefix(KEPT)?.split_once('-')?;
        let is_number =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let found = behind.parse().ok();
        found.filter(|_| is_number(behind) && is_number(nth))
    }
}
