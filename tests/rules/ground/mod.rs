//! Tests of `src/domain/ground`.

pub(crate) mod cell;
pub(crate) mod coverage;
pub(crate) mod date;
mod moment;
pub(crate) mod ratio;
mod signer;
mod ssh_signature;
