//! Tests of `src/domain/book`.

pub(crate) mod fold;
mod in_force;
pub(crate) mod lines;
mod signatures;
mod standing;
pub(crate) mod times_drawn;
mod unsigned;
mod witnessed;
