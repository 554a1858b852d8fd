//! The book: shown, and held against the files that it names.
//! 第二十四条, 第二十六条: who did what and when, and that nothing disappeared.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod show;
pub mod verify;
