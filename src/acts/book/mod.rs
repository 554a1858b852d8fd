//! The book held against the files that it names.

pub mod verify;
