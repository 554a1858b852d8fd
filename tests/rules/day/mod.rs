//! Tests of `src/domain/day`.

pub(crate) mod calendar;
mod statutory;
pub(crate) mod way;
