//! Tests of `src/domain/versions`.

pub(crate) mod diff;
pub(crate) mod flaw;
pub(crate) mod side;
