//! Ground: cells, days, exact ratios, digests, encodings: what every other room stands on.

pub mod arena;
pub mod cell;
pub mod coverage;
pub mod date;
pub mod encoding;
pub mod list_name;
pub mod ratio;
pub mod sha;
