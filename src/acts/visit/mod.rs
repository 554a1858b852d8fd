//! Visits: results entered, papers printed (第17条 to 第19条).

pub mod form;
pub mod record_add;
pub mod visits;
