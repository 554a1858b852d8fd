//! Tests of `src/commands`.

pub(crate) mod typed;
