//! What changed between two versions of a list (第九条, 第11条: 动态管理).

pub mod change;
pub mod diff;
pub mod flaw;
pub mod side;
