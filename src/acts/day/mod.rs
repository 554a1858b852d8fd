//! Working days (第19条).

pub mod calendar;
