//! The year as a case folder has it: its lists, the library counted, the book, and what has been drawn.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::book::times_drawn::TimesDrawn;

use super::numbers;
use crate::acts::lists::case_lists::{self, CaseLists, RoundWaiting};
use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::disk::{Progress, Trouble, drawable, times_drawn};

/// A year, read.
#[derive(Debug)]
pub struct YearRead {
    /// The lists, the library counted.
    pub lists: CaseLists,
    /// The book.
    pub book: Arc<Book>,
    /// What has been drawn.
    pub drawn: TimesDrawn,
}

/// Reads the year of a case folder whose book was read; what was drawn later than `until` is left out.
///
/// # Errors
/// A list that cannot be read at all, a record that is not the one that the book names, or the file system fails. Faults
/// of the lists come back collected.
pub fn read(
    case: &Case,
    read: &BookRead,
    until: Option<NaiveDate>,
    progress: Progress<'_>,
) -> Result<YearRead, Trouble> {
    let book = match until {
        None => Arc::clone(&read.book),
        Some(until) => read.book.as_of(&read.entries, &until.to_string()).into(),
    };
    of_book(case, book, progress)
}

/// The same, by the draws alone that are asked for; what came in the place of lost objects by requests after the line `first` is
/// not counted.
///
/// # Errors
/// As [`read`].
pub fn read_some(
    case: &Case,
    read: &BookRead,
    (is_counted, first): (impl Fn(&DrawnRound) -> bool, Option<u64>),
    progress: Progress<'_>,
) -> Result<YearRead, Trouble> {
    if first.is_none() && read.book.draws.iter().all(&is_counted) {
        return of_book(case, Arc::clone(&read.book), progress);
    }
    let mut book = Book::clone(&read.book);
    book.draws.retain(is_counted);
    if let Some(first) = first {
        book.visits.replacements.leave_out_taken(first);
    }
    of_book(case, book.into(), progress)
}

fn of_book(case: &Case, book: Arc<Book>, progress: Progress<'_>) -> Result<YearRead, Trouble> {
    let drawn = times_drawn::read(&case.facts, &book)?;
    let mut lists = case_lists::census(case, (&drawn, &waiting(case, &book)?), progress)?;
    lists.add(numbers::faults(case, &book, &lists.lists)?);
    Ok(YearRead { lists, book, drawn })
}

/// The rounds that wait with their seals, each with the objects that it must not draw; a seal whose texts were changed
/// excludes nobody.
pub(super) fn waiting(case: &Case, book: &Book) -> Result<Vec<RoundWaiting>, Trouble> {
    let open = book.seals.iter().filter(|seal| !seal.closed);
    let waiting = open.map(|seal| {
        let excluded = match drawable::excluded(&case.root, &seal.act) {
            Err(Trouble::Refused(_)) => BTreeSet::new(),
            excluded => excluded?,
        };
        Ok(RoundWaiting {
            task: seal.act.task.clone(),
            round: seal.act.round,
            excluded,
        })
    });
    waiting.collect()
}
