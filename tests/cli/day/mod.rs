//! Tests of working days (第19条).

pub(crate) mod calendar;
