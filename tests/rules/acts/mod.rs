//! Tests of `src/acts`.

mod base_change;
pub(crate) mod counted;
pub(crate) mod entry;
pub(crate) mod handling;
pub(crate) mod in_force;
pub(crate) mod inspection;
mod signing;
