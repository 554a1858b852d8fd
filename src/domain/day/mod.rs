//! Working days (工作日): which days count, and the deadline that twenty of them make (第19条).

pub mod calendar;
pub mod file;
pub mod flaw;
pub mod way;
