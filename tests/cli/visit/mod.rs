//! Tests of visits: papers, results, handling, what is open (第17条 to 第19条, 第二十一条).

pub(crate) mod due;
pub(crate) mod due_book;
pub(crate) mod due_mail;
pub(crate) mod enterprise;
mod form;
mod form_pages;
mod form_workbooks;
pub(crate) mod handle;
mod handle_ask;
pub(crate) mod names;
pub(crate) mod papers;
pub(crate) mod record_add;
pub(crate) mod record_amend;
mod record_ask;
mod record_cut_off;
pub(crate) mod record_days;
pub(crate) mod record_import;
mod record_import_words;
mod record_random;
pub(crate) mod record_scan;
mod signatures;
pub(crate) mod two_draws;
mod visited;
