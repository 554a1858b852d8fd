//! Tests of `src/domain/ground`.

pub(crate) mod cell;
pub(crate) mod coverage;
pub(crate) mod date;
mod enumeration;
pub(crate) mod hex;
pub(crate) mod moment;
mod none_word;
pub(crate) mod ratio;

mod reason;
mod rules;
mod signer;
mod ssh_signature;
mod status_word;
mod time_of_day;
pub(crate) mod ways;
mod whole;
