//! Something that the book says, with its line and day.

use crate::domain::acts::counted::Counted;

/// Something in the log, with its line and day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged<T> {
    /// Line of the book.
    pub seq: u64,
    /// The day that counts.
    pub day: String,
    /// What.
    pub act: T,
}

impl<T> Logged<T> {
    /// What a line of the book says.
    pub fn of(entry: &Counted<'_>, act: T) -> Self {
        Self {
            seq: entry.seq,
            day: entry.day().to_string(),
            act,
        }
    }
}
