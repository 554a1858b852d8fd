//! Two versions of a list are fetched and held against each other.
//! 第九条, 第11条: what changed must show.

pub mod code_versions;
pub mod diff;
pub mod merge;
