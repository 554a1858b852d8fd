//! Visits: completed, entered, imported, corrected, handled; who helped; what is open; papers.
//! 第2条 one visit for several tasks, 第4条, 第七条 experts, 第17条 to 第19条 results, 第二十一条 handling.

pub mod approve;
pub mod assist;
pub mod due;
pub mod entering;
pub mod form;
pub mod handle;
mod import_rows;
mod numbering;
pub mod papers;
pub mod people;
pub mod record_add;
pub mod record_amend;
pub mod record_done;
pub mod record_import;
pub mod record_show;
pub mod visits;
