//! Sentences on the book.

pub mod lines;
