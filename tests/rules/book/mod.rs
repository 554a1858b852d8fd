//! Tests of `src/domain/book`.

pub(crate) mod fold;
pub(crate) mod lines;
mod passed_over;
mod rests_on;
mod ripe;
mod signatures;
mod standing;
pub(crate) mod times_drawn;
mod unsigned;
mod witnessed;
