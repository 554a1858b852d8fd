//! The book as it stood before: by the end of a day, or before a line.

use super::fold::Book;
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::ground::sha::Sha;

impl Book {
    /// What its lines, which are `entries`, said by the end of `day` (`YYYY-MM-DD`).
    #[must_use]
    pub fn as_of<'a>(&self, entries: impl IntoIterator<Item = &'a Entry>, day: &str) -> Self {
        // The first line says what the book is, whenever it was written.
        self.of_lines(entries, |entry| {
            matches!(entry.act, Act::Init(_)) || self.day_of(entry).to_string().as_str() <= day
        })
    }

    /// What its lines, which are `entries`, said before the line `seq`.
    #[must_use]
    pub fn before<'a>(&self, entries: impl IntoIterator<Item = &'a Entry>, seq: u64) -> Self {
        self.of_lines(entries, |entry| entry.seq < seq)
    }

    fn of_lines<'a>(
        &self,
        entries: impl IntoIterator<Item = &'a Entry>,
        takes: impl Fn(&Entry) -> bool,
    ) -> Self {
        let mut book = Self::default();
        for entry in entries {
            if !self.has_refused(entry.seq) && takes(entry) {
                // Digests of lines matter to nothing that is asked of the past.
                book.apply(entry, Sha([0; 32]));
                book.lines += 1;
            }
        }
        book
    }
}
