//! Sentences on what changed in a list (第九条, 第11条).

pub mod lists_diff;
pub mod version_flaws;
