//! Sentences on working days and calendars (第19条).

#![deny(clippy::wildcard_enum_match_arm)]

pub mod calendar;
pub mod calendar_flaws;
