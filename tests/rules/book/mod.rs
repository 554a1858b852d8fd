//! Tests of `src/domain/book`.

pub(crate) mod fold;
pub(crate) mod lines;
mod signatures;
mod unsigned;
mod witnessed;
