//! The publication (第5条).

#![deny(clippy::wildcard_enum_match_arm)]

pub mod gathering;
pub mod publish;
