//! Tests of `src/domain/book`.

pub(crate) mod fold;
pub(crate) mod times_drawn;
