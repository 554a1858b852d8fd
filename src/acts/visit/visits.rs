//! The visits of the year: every draw that holds, with the replacements that the book has.

use std::collections::BTreeSet;

use crate::domain::acts::inspection::VisitId;
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::manifest::Manifest;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::visits::{Visit, is_finished, visits};

use crate::disk::case::Case;
use crate::disk::{Trouble, draw_folder};

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

impl DrawVisits {
    /// One of them; an object that comes back in a lost one's place stands behind it.
    pub fn visit(&self, id: &VisitId) -> Option<&Visit> {
        self.visits.iter().rev().find(|visit| visit.id == *id)
    }
}

/// The visits of one draw that holds.
///
/// # Errors
/// [`DrawFlaw::NoDraw`] when the book has no such draw that holds, [`BookFlaw::File`] when a record is not the one that
/// the book names, or the file system fails.
pub fn of_draw(case: &Case, book: &Book, id: &str) -> Result<DrawVisits, Trouble> {
    let draw = book.draw(id).filter(|draw| !draw.voided());
    let draw = draw.ok_or_else(|| DrawFlaw::NoDraw(id.to_owned()))?.clone();
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
    let draws = book.draws.iter().filter(|draw| !draw.voided());
    let folder = |draw: &DrawnRound| of_draw(case, book, &draw.act.draw);
    draws.map(folder).collect()
}

/// The draws that hold and have no visit that waits for its result.
///
/// # Errors
/// As [`of_draw`].
pub fn finished(case: &Case, book: &Book) -> Result<BTreeSet<String>, Trouble> {
    let begun: BTreeSet<&str> = book
        .visits
        .iter()
        .filter(|(_, log)| log.has_result())
        .map(|(visit, _)| visit.draw.as_str())
        .collect();
    let mut finished = BTreeSet::new();
    for draw in book.draws.iter().filter(|draw| !draw.voided()) {
        let id = &draw.act.draw;
        // A draw without a single result is open, unless nothing was drawn: its record need not be read.
        if (begun.contains(id.as_str()) || draw.act.drawn == 0)
            && is_finished(&of_draw(case, book, id)?.visits, &book.visits)
        {
            finished.insert(id.clone());
        }
    }
    Ok(finished)
}

/// One visit, with its draw.
///
/// # Errors
/// [`VisitFlaw::NoVisit`], or as [`of_draw`].
pub fn find(case: &Case, book: &Book, id: &VisitId) -> Result<(DrawVisits, Visit), Trouble> {
    let no_visit = || Trouble::from(VisitFlaw::NoVisit(id.clone()));
    if book.draw(&id.draw).is_none_or(|draw| draw.voided()) {
        return Err(no_visit());
    }
    let draw = of_draw(case, book, &id.draw)?;
    let visit = draw.visit(id).cloned().ok_or_else(no_visit)?;
    Ok((draw, visit))
}
