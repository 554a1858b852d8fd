//! Tests of `src/domain/book`.

mod clock;
pub(crate) mod fold;
mod in_force;
pub(crate) mod lines;
mod may_keep;
mod may_paper;
mod may_publish;
mod may_visit;
mod nothing_at_hand;
mod passed_over;
mod rests_on;
mod ripe;
mod signatures;
mod standing;
pub(crate) mod times_drawn;
mod unsigned;
mod witnessed;
