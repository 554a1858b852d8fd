//! Working days: a year of them, and the way from a day to its deadline.
//! 第19条: the result within 20 working days.

pub mod calendar;
