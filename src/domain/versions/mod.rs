//! Two versions of a list held against each other: which columns, rows and values changed.
//! 第九条 and 第11条: list and library are kept up to date (动态管理), and changes must show.

pub mod change;
pub mod diff;
pub mod flaw;
pub mod merge;
pub mod side;
