//! Visits: completed, entered, corrected, handled; who helped; what is open; papers (第七条, 第17条 to 第19条, 第二十一条).

pub mod assist;
pub mod due;
pub mod entering;
pub mod form;
pub mod handle;
pub mod papers;
pub mod record_add;
pub mod record_amend;
pub mod record_done;
pub mod record_import;
pub mod record_show;
pub mod visits;
