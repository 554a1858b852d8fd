//! Ground: cells, days, exact ratios, digests, signatures, encodings: what every other room stands on.
//! 第16条: the ratio of a round, by exact ceiling, and the coverage of a year.

pub mod act_kind;
pub mod arena;
pub mod cell;
pub mod coverage;
pub mod date;
pub mod drawn_public;
pub mod encoding;
pub mod enumeration;
pub mod hex;
pub mod list_name;
pub mod moment;
pub mod none_word;
pub mod ratio;
pub mod reason;
pub mod rules;
pub mod sha;
pub mod signer;
pub mod ssh_key;
pub mod ssh_signature;
mod ssh_wire;
pub mod status_word;
pub mod time_of_day;
pub mod ways;
pub mod whole;
pub mod word;
