//! Tests of visits: papers, results, handling, what is open (第17条 to 第19条, 第二十一条).

mod due;
mod due_book;
mod due_mail;
pub(crate) mod enterprise;
mod form;
mod form_pages;
mod form_workbooks;
mod handle;
mod handle_ask;
mod names;
mod papers;
mod record_add;
mod record_amend;
mod record_ask;
mod record_cut_off;
mod record_days;
mod record_import;
mod record_import_words;
mod record_random;
mod record_scan;
mod signatures;
pub(crate) mod two_draws;
mod visited;
