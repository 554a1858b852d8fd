//! Sentences on the book.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod flaws;
pub mod lines;
