//! Tests of what changed between two versions of a list (第九条, 第11条).

pub(crate) mod lists_diff;
pub(crate) mod lists_merge;
