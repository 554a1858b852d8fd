//! Tests of `src/view`.

pub(crate) mod calendar;
pub(crate) mod coverage;
pub(crate) mod safe;
