//! Sentences on what changed in a list (第九条, 第11条).

#![deny(clippy::wildcard_enum_match_arm)]

pub mod lists_diff;
pub mod version_flaws;
