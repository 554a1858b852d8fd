//! The visits of the year: every draw that holds, with the replacements that the book has.

use crate::domain::book::{Book, DrawnRound};
use crate::domain::entry::draw_folder as folder_of;
use crate::domain::inspection::VisitId;
use crate::domain::manifest::Manifest;
use crate::domain::refusal::Refusal;
use crate::domain::visits::{Visit, visits};

use super::case::Case;
use super::{Trouble, draw_folder};

/// A draw with its visits.
#[derive(Debug)]
pub struct DrawVisits {
    /// The draw.
    pub draw: DrawnRound,
    /// Its manifest: items, window, task.
    pub manifest: Manifest,
    /// Its visits, in draw order.
    pub visits: Vec<Visit>,
}

/// The visits of one draw that holds.
///
/// # Errors
/// [`Refusal::NoDraw`] when the book has no such draw that holds, [`Refusal::BookFile`] when a record is not the one that
/// the book names, or the file system fails.
pub fn of_draw(case: &Case, book: &Book, id: &str) -> Result<DrawVisits, Trouble> {
    let draw = book.draw(id).filter(|draw| !draw.voided);
    let draw = draw.ok_or_else(|| Refusal::NoDraw(id.to_owned()))?.clone();
    let record = draw_folder::record_of(&case.root, &draw)?;
    let manifest = draw_folder::manifest_of(&case.root, &draw)?;
    Ok(DrawVisits {
        visits: visits(id, &record.repeated.drawn, &book.visits),
        draw,
        manifest,
    })
}

/// The visits of every draw that holds, in the book's order.
///
/// # Errors
/// As [`of_draw`].
pub fn of_year(case: &Case, book: &Book) -> Result<Vec<DrawVisits>, Trouble> {
    let draws = book.draws.iter().filter(|draw| !draw.voided);
    let folder = |draw: &DrawnRound| of_draw(case, book, &draw.act.draw);
    draws.map(folder).collect()
}

/// One visit, with its draw.
///
/// # Errors
/// [`Refusal::NoVisit`], or as [`of_draw`].
pub fn find(case: &Case, book: &Book, id: &VisitId) -> Result<(DrawVisits, Visit), Trouble> {
    let no_visit = || Trouble::from(Refusal::NoVisit(id.clone()));
    if book.draw(&id.draw).is_none_or(|draw| draw.voided) {
        return Err(no_visit());
    }
    let draw = of_draw(case, book, &id.draw)?;
    // An object that comes back in a lost one's place stands behind it.
    let visit = draw.visits.iter().rev().find(|visit| visit.id == *id);
    let visit = visit.cloned().ok_or_else(no_visit)?;
    Ok((draw, visit))
}

/// Where the records of a draw lie, below the case folder.
pub fn folder(draw: &DrawnRound) -> String {
    folder_of(&draw.act.draw)
}
