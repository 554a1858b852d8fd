//! Sentences on lists and their faults (一单两库).

#![deny(clippy::wildcard_enum_match_arm)]

pub mod case_flaws;
pub mod check;
pub mod faults;
