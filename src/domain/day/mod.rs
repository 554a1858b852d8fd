//! Working days (工作日): which days count (`calendar`), and the way from a day to its deadline (`way`).
//! 第19条: the result within 20 working days; the day of completion does not count.

pub mod calendar;
pub mod file;
pub mod flaw;
pub mod way;
