//! Floor 2: tables and reports for the screen.

pub mod check;
pub mod draw;
pub mod ledger;
pub mod lists_diff;
pub mod safe;
pub mod table;
pub mod verify;
