//! Tests of `src/view`.

pub(crate) mod calendar;
pub(crate) mod coverage;
mod fitted;
pub(crate) mod safe;
