//! Tests of `src/domain/day`.

pub(crate) mod calendar;
pub(crate) mod way;
