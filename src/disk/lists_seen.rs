//! What the files of the lists are like, to know again whether they are those that were read.

use std::fs;
use std::time::SystemTime;

use crate::domain::ground::list_name::ListName;

use crate::disk::case::Case;

/// Size and time of change of each list's file; nothing of one that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListsSeen(Vec<Option<(u64, Option<SystemTime>)>>);

impl ListsSeen {
    /// What they are like now.
    pub fn now(case: &Case) -> Self {
        let seen = |list: &ListName| {
            let metadata = fs::metadata(case.list(*list).path).ok()?;
            Some((metadata.len(), metadata.modified().ok()))
        };
        Self(ListName::ALL.iter().map(seen).collect())
    }
}
