//! The book: shown, and held against the files that it names.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod show;
pub mod verify;
