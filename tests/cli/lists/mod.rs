//! Tests of the lists: what passes, every fault, and what can be searched (第九条, 第9条, 第11条, 第12条).

mod changed_while_read;
mod check;
mod check_faults;
mod check_limits;
mod encodings;
mod faults_file;
mod field_cases;
mod files_at_hand;
mod headers;
mod lacking;
mod near_misses;
mod own_files;
mod own_files_faulty;
mod pasted;
mod plan_cells;
mod row_numbers;
mod search;
mod spoilt;
mod spreadsheets;
mod template;
mod unreadable;
mod values;
mod vouched_and_noted;
pub(crate) mod workbooks;
