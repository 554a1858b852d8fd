//! The book: shown, and held against the files that it names.

pub mod show;
pub mod verify;
