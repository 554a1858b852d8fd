//! Two versions of a list held against each other (第九条, 第11条).

pub mod code_versions;
pub mod diff;
