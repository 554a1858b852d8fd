//! Sentences on working days and calendars (第19条).

pub mod calendar;
pub mod calendar_flaws;
