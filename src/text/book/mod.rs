//! Sentences on the book.

pub mod flaws;
pub mod lines;
