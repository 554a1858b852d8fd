//! Sentences on working days and calendars, and why a deadline cannot be told (W01, W02).
//! 第19条: the 20 working days.

pub mod calendar;
pub mod calendar_flaws;
