//! Tests of `src/domain/book`.

pub(crate) mod book;
pub(crate) mod fold;
mod signatures;
mod unsigned;
mod witnessed;
