//! The whole history of an object's visits in the year: draws, results, corrections, handling.

use crate::domain::acts::inspection::VisitId;
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;

use super::visits;
use crate::acts::Desk;
use crate::disk::{Trouble, lists, object_rows};

/// The history of an object.
#[derive(Debug)]
pub struct History {
    /// The object's name, "" where the library has none.
    pub name: String,
    /// Its visits with their draws, in the book's order.
    pub visits: Vec<(DrawnRound, Visit)>,
    /// The book.
    pub book: Book,
    /// Today's small lists.
    pub lists: Lists,
}

/// Reads the history of an object, or of its visit in one draw.
///
/// # Errors
/// The object was not drawn in the year, or the file system fails.
pub fn show(desk: &Desk, object: &str, draw: Option<&str>) -> Result<History, Trouble> {
    let (case, read) = desk.read()?;
    let book = read.book;
    let mut found = Vec::new();
    let year = visits::of_year(&case, &book)?.into_iter();
    for of_draw in year.filter(|of| draw.is_none_or(|id| id == of.draw.act.draw)) {
        let here = of_draw.visits.into_iter();
        let here = here.filter(|visit| visit.id.object == object);
        found.extend(here.map(|visit| (of_draw.draw.clone(), visit)));
    }
    if found.is_empty() {
        let (draw, object) = (draw.unwrap_or("–").to_owned(), object.to_owned());
        return Err(VisitFlaw::NoVisit(VisitId { draw, object }).into());
    }
    let rows = object_rows::read(&case, &[object].into())?;
    Ok(History {
        name: rows.cell(object, "name").to_owned(),
        visits: found,
        lists: lists::read(&case)?.0,
        book,
    })
}
