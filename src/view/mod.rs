//! Floor 2: tables and reports for the screen.

pub mod calendar;
pub mod check;
pub mod coverage;
pub mod draw;
pub mod form;
mod form_notice;
mod form_record;
mod form_style;
pub mod ledger;
pub mod lists_diff;
pub mod plan;
pub mod safe;
pub mod table;
pub mod verify;
