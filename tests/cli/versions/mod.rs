//! Tests of what changed between two versions of a list (第九条, 第11条).

mod lists_diff;
mod lists_merge;
