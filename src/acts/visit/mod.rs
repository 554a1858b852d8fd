//! Visits: results entered, papers printed (第17条 to 第19条).

pub mod forms;
pub mod recording;
pub mod visits;
