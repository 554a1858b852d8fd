//! The book: shown, signed, witnessed, and held against the files that it names.
//! 第二十四条, 第二十六条: who did what and when, and that nothing disappeared.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod clock;
pub mod files_kept;
pub mod ids;
mod leaders;
pub mod repeats;
pub mod rules;
pub mod show;
pub mod sign;
pub mod signers;
pub mod unsigned;
pub mod verify;
pub mod verify_signatures;
pub mod witness;
