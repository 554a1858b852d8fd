//! A line that is being judged: what the rules on visits and on replacements go by.

use super::facts::Facts;
use super::fold::Book;
use super::judgement::Judgement;
use crate::domain::acts::counted::Counted;
use crate::domain::day::counted::CountedDeadlines;

/// A line that is being judged.
pub(super) struct Judging<'a> {
    /// The book before it.
    pub(super) book: &'a Book,
    /// The line, with the time that counts for it.
    pub(super) entry: &'a Counted<'a>,
    /// What it is judged by besides.
    pub(super) facts: &'a dyn Facts,
    /// Deadlines that were counted for it.
    pub(super) counted: CountedDeadlines,
    /// What was found so far.
    pub(super) found: Judgement,
}

impl<'a> Judging<'a> {
    /// A line that comes behind what the book says; nothing is found yet.
    pub(super) fn new(book: &'a Book, entry: &'a Counted<'a>, facts: &'a dyn Facts) -> Self {
        Self {
            book,
            entry,
            facts,
            counted: CountedDeadlines::default(),
            found: Judgement::default(),
        }
    }
}
