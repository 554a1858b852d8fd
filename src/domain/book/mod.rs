//! The book: what its lines add up to, and what may follow (`fold`).
//! 第二十四条 and 第二十六条: the evidence of what was done, each line chained to the one before it.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod file_fault;
pub mod flaw;
pub mod fold;
pub mod proof;
pub mod sign_flaw;
pub mod signatures;
pub mod standing;
pub mod times_drawn;
pub mod unsigned;
pub mod witnessed;
