//! Tests of `src/domain/method`.

pub(crate) mod beacon;
pub(crate) mod key;
pub(crate) mod numbers;
pub(crate) mod population;
pub(crate) mod source;
pub(crate) mod tickets;
pub(crate) mod typed_source;
