//! Working days (工作日): which days count (`calendar`), the years without a notice (`statutory`), and the way from a day to its deadline (`way`),
//! counted once for each day (`counted`).
//! 第19条: the result within 20 working days; the day of completion does not count.

pub mod calendar;
pub mod counted;
pub mod file;
pub mod flaw;
pub mod statutory;
pub mod way;
