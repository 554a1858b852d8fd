//! Floor 2: tables and reports for the screen.

pub mod calendar;
pub mod check;
pub mod coverage;
pub mod draw;
pub mod due;
pub mod form;
mod form_fields;
mod form_notice;
mod form_record;
pub mod handling;
pub mod ledger;
pub mod lists_diff;
pub mod plan;
pub mod replace;
pub mod safe;
pub mod statistics;
pub mod table;
pub mod verify;
