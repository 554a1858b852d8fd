//! Floor 2: tables for the screen, papers of a visit as HTML, reports. Nothing here reads a file.
//! 第2条, 第15条, 第17条 to 第19条: what the notice and the record form of a visit say.

pub mod calendar;
pub mod check;
pub mod columns;
pub mod coverage;
pub mod draw;
pub mod due;
pub mod due_book;
pub mod due_mail;
pub mod due_table;
pub mod fault_sheets;
pub mod fitted;
pub mod form;
mod form_fields;
mod form_notice;
mod form_page;
mod form_record;
mod form_result;
pub mod handling;
pub mod ledger;
pub mod list_sheets;
pub mod lists_diff;
pub mod plan;
pub mod public;
pub mod replace;
pub mod report;
mod report_bars;
mod report_parts;
pub mod safe;
pub mod seal_notice;
pub mod statistics;
pub mod table;
pub mod unsigned;
pub mod verify;
