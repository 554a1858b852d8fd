//! Tests of the lists: what passes, every fault, and what can be searched (第九条, 第9条, 第11条, 第12条).

mod block_edges;
mod changed_while_read;
mod check;
pub(crate) mod check_faults;
mod check_limits;
mod encodings;
pub(crate) mod faults_file;
mod field_cases;
mod files_at_hand;
pub(crate) mod headers;
mod lacking;
mod near_misses;
pub(crate) mod own_files;
mod own_files_faulty;
mod pasted;
mod plan_cells;
mod row_numbers;
pub(crate) mod search;
mod spoilt;
mod spreadsheets;
mod template;
mod too_large;
pub(crate) mod unreadable;
mod values;
pub(crate) mod vouched_and_noted;
pub(crate) mod workbooks;
