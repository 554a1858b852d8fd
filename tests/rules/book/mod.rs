//! Tests of `src/domain/book`.

pub(crate) mod fold;
