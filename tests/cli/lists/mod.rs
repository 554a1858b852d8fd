//! Tests of the lists: what passes, every fault, and what can be searched (第九条, 第9条, 第11条, 第12条).

mod check;
pub(crate) mod check_faults;
mod check_limits;
mod encodings;
mod search;
mod spreadsheets;
mod unreadable;
