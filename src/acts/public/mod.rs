//! The publication: gathered by the allow-list, written as a whole, held against the book; the platform's tables.
//! 第5条, 第二十一条 what is public, 第8条 the platform, 第二十三条 what stays inside.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod check;
mod drawn;
pub mod for_offices;
mod gathering;
pub mod held;
pub mod publish;
pub mod published_lists;
pub mod sealed;
mod seals;
pub mod verify_publication;
pub mod withholding;
pub mod writing;
