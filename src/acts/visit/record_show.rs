//! The whole history of an enterprise's or an object's visits in the year: draws, results, corrections, handling.

use std::sync::Arc;

use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::ground::cell::tidy_code;
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;

use super::visits;
use crate::acts::{Desk, let_go};
use crate::disk::{Trouble, lists, object_rows};

/// The history of an enterprise or an object.
#[derive(Debug)]
pub struct History {
    /// Its code.
    pub code: String,
    /// Its name, "" where the library has none.
    pub name: String,
    /// Its visits with their draws, in the book's order.
    pub visits: Vec<(DrawnRound, Visit)>,
    /// The book.
    pub book: Arc<Book>,
    /// Today's small lists.
    pub lists: Lists,
}

/// Reads the history of what has this code, or of its visit in one draw.
///
/// # Errors
/// Nothing of this code or name was drawn in the year, or the file system fails.
pub fn show(desk: &Desk, code: &str, draw: Option<&str>) -> Result<History, Trouble> {
    let (case, read) = desk.read()?;
    let book = read.book;
    let_go(read.entries);
    let mut year = visits::of_year(&case, &book)?;
    year.retain(|of| draw.is_none_or(|id| id == of.draw.act.draw));
    let tidied = tidy_code(code);
    let mut all = year.iter().flat_map(|of| &of.visits);
    let code = if all.any(|visit| visit.goes_by(&tidied)) {
        tidied.into_owned()
    } else {
        let (draw, code) = (draw.unwrap_or("–").to_owned(), code.to_owned());
        let names = visits::names(&case, &year)?;
        let meant = visits::code_of(&names, &VisitName { draw, code });
        let_go(names);
        match meant {
            Ok(code) => code,
            Err(flaw) => {
                let visits: Vec<Vec<Visit>> = year.into_iter().map(|of| of.visits).collect();
                let_go((visits, book));
                return Err(flaw.into());
            }
        }
    };
    let mut found = Vec::new();
    for of_draw in year {
        let here = of_draw.visits.into_iter();
        let here = here.filter(|visit| visit.goes_by(&code));
        found.extend(here.map(|visit| (of_draw.draw.clone(), visit)));
    }
    let rows = object_rows::read(&case, [code.as_str()])?;
    Ok(History {
        name: rows.cell(&code, "name").to_owned(),
        code,
        visits: found,
        lists: lists::read(&case)?.0,
        book,
    })
}
