//! Sentences on what changed between two versions of a list, and why they cannot be compared (V01–V06).
//! 第九条, 第11条: list and library are kept up to date.

pub mod lists_diff;
pub mod lists_merge;
pub mod version_flaws;
