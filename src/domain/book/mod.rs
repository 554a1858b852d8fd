//! The book: what its lines add up to, and what may follow.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod flaw;
pub mod fold;
