//! Tests of `src/domain/book`.

pub(crate) mod book;
pub(crate) mod fold;
mod signatures;
mod standing;
mod times_drawn;
mod unsigned;
mod witnessed;
