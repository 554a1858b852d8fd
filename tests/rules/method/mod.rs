//! Tests of `src/domain/method`.

pub(crate) mod beacon;
pub(crate) mod drawn_rows;
pub(crate) mod enterprise;
pub(crate) mod given;
mod influence;
pub(crate) mod key;
pub(crate) mod lottery;
pub(crate) mod numbers;
pub(crate) mod owners;
pub(crate) mod population;
pub(crate) mod source;
pub(crate) mod standing;
pub(crate) mod tickets;
pub(crate) mod typed_source;
