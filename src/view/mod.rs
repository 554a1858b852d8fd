//! Floor 2: tables and reports for the screen.

pub mod calendar;
pub mod check;
pub mod coverage;
pub mod draw;
pub mod ledger;
pub mod lists_diff;
pub mod plan;
pub mod replace;
pub mod safe;
pub mod table;
pub mod verify;
