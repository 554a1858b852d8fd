//! Tests of working days (第19条).

mod calendar;
