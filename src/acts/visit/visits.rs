//! The visits of the year: every draw that holds, with the replacements that the book has.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::domain::book::facts::DrawFacts;
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::ground::cell::tidy_code;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::naming::{Meant, Named, meant};
use crate::domain::visit::readiness::Apart;
use crate::domain::visit::replacements::Change;
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::{Visit, apply, is_finished, visits, visits_before};

use crate::disk::case::Case;
use crate::disk::{Trouble, draw_folder, object_rows};

/// A draw with its visits.
#[derive(Debug)]
pub struct DrawVisits {
    /// The draw.
    pub draw: DrawnRound,
    /// What it drew: items, window and task by its manifest, and whose its objects are.
    pub drawn: Rc<DrawFacts>,
    /// Who must not meet whom, where an object came in after the draw.
    pub apart: Apart,
    /// Its visits, in draw order.
    pub visits: Vec<Visit>,
    /// By the code of an enterprise or an object, the place of the first visit that goes by it.
    places: OnceCell<HashMap<String, usize>>,
}

/// What results of a draw are held against, for whoever judges many of them side by side.
#[derive(Debug, Clone, Copy)]
pub struct SharedDraw<'a> {
    visits: &'a [Visit],
    places: &'a HashMap<String, usize>,
    /// Who must not meet whom, where an object came in after the draw.
    pub apart: &'a Apart,
    /// Items of the task, ascending by id.
    pub items: &'a [String],
    /// The day of the draw, as the book has it.
    pub day: &'a str,
}

impl<'a> SharedDraw<'a> {
    /// The visit of an enterprise, or of one of its objects, by its code as somebody writes it.
    pub fn visit(&self, code: &str) -> Option<&'a Visit> {
        let place = self.places.get(&*tidy_code(code))?;
        self.visits.get(*place)
    }

    /// The code of an enterprise or an object, as the draw has it.
    pub fn code(&self, code: &str) -> Option<&'a str> {
        let known = self.places.get_key_value(&*tidy_code(code))?;
        Some(known.0)
    }
}

impl DrawVisits {
    /// The one of an enterprise, or of one of its objects, by its code as somebody writes it.
    pub fn visit(&self, code: &str) -> Option<&Visit> {
        self.shared().visit(code)
    }

    /// What results of it are held against.
    pub fn shared(&self) -> SharedDraw<'_> {
        let places = self.places.get_or_init(|| {
            let mut places = HashMap::new();
            for (place, visit) in self.visits.iter().enumerate() {
                for code in codes_of(visit) {
                    places.entry(code.to_owned()).or_insert(place);
                }
            }
            places
        });
        SharedDraw {
            visits: &self.visits,
            places,
            apart: &self.apart,
            items: &self.drawn.manifest.items,
            day: &self.draw.day,
        }
    }

    /// Makes a change that has come into the book.
    pub fn change(&mut self, change: Change<'_>) {
        apply(&mut self.visits, change, &self.drawn.owners);
        self.places.take();
    }
}

/// The visits of one draw that holds.
///
/// # Errors
/// [`DrawFlaw::NoDraw`] when the book has no such draw that holds, [`BookFlaw::File`] when a record is not the one that
/// the book names, or the file system fails.
pub fn of_draw(case: &Case, book: &Book, id: &str) -> Result<DrawVisits, Trouble> {
    of_draw_before(case, book, id, u64::MAX)
}

/// The same as they stood before the line `before`.
///
/// # Errors
/// As [`of_draw`].
pub fn of_draw_before(
    case: &Case,
    book: &Book,
    id: &str,
    before: u64,
) -> Result<DrawVisits, Trouble> {
    let draw = book.draw(id).filter(|draw| draw.held_before(before));
    let draw = draw.ok_or_else(|| DrawFlaw::NoDraw(id.to_owned()))?;
    let mut of_draw = without_visits(case, book, (draw, before))?;
    let (rows, owners) = (&of_draw.drawn.rows, &of_draw.drawn.owners);
    of_draw.visits = visits_before(id, rows, owners, (&book.visits, before));
    Ok(of_draw)
}

/// A draw whose visits are still to be told.
fn without_visits(
    case: &Case,
    book: &Book,
    (draw, before): (&DrawnRound, u64),
) -> Result<DrawVisits, Trouble> {
    let drawn = case.facts.drawn(&draw.act)?;
    let mut lost = book.visits.replacements.lost(&draw.act.draw, before);
    let apart = if lost.any(|(_, taken)| taken.is_some()) {
        draw_folder::apart_of(&case.root, &draw.act)?
    } else {
        Apart::default()
    };
    Ok(DrawVisits {
        apart,
        visits: Vec::new(),
        draw: draw.clone(),
        drawn,
        places: OnceCell::new(),
    })
}

/// The visits of every draw that holds, in the book's order.
///
/// # Errors
/// As [`of_draw`].
pub fn of_year(case: &Case, book: &Book) -> Result<Vec<DrawVisits>, Trouble> {
    let draws = book.draws.iter().filter(|draw| !draw.voided());
    let folder = |draw| without_visits(case, book, (draw, u64::MAX));
    let mut year = draws.map(folder).collect::<Result<Vec<_>, Trouble>>()?;
    let told = year.iter_mut().map(|of| {
        let (id, facts) = (of.draw.act.draw.as_str(), &*of.drawn);
        (id, (&facts.rows, &facts.owners), &mut of.visits)
    });
    let told: Vec<_> = told.collect();
    told.into_par_iter().for_each(|(id, (rows, owners), told)| {
        *told = visits(id, rows, owners, &book.visits);
    });
    Ok(year)
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
        .map(|(visit, _)| &*visit.draw)
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

/// One visit, with its draw. Somebody may call it by a name that only one has.
///
/// # Errors
/// [`VisitFlaw::NoVisit`], [`VisitFlaw::NoneCalled`], [`VisitFlaw::Ambiguous`], or as [`of_draw`].
pub fn find(case: &Case, book: &Book, name: &VisitName) -> Result<(DrawVisits, Visit), Trouble> {
    let (draw, visit, _) = find_object(case, book, name)?;
    Ok((draw, visit))
}

/// The same, with the code of the enterprise or the object by which it was called.
///
/// # Errors
/// As [`find`].
pub fn find_object(
    case: &Case,
    book: &Book,
    name: &VisitName,
) -> Result<(DrawVisits, Visit, String), Trouble> {
    if book.draw(&name.draw).is_none_or(DrawnRound::voided) {
        return Err(VisitFlaw::NoVisit(name.clone()).into());
    }
    let draw = of_draw(case, book, &name.draw)?;
    let code = match draw.visit(&name.code) {
        Some(_) => tidy_code(&name.code).into_owned(),
        None => code_of(&names(case, [&draw])?, name)?,
    };
    let visit = draw.visit(&code).cloned();
    let visit = visit.ok_or_else(|| VisitFlaw::NoVisit(name.clone()))?;
    Ok((draw, visit, code))
}

/// The code of what somebody calls by a name.
///
/// # Errors
/// [`VisitFlaw::NoneCalled`] or [`VisitFlaw::Ambiguous`].
pub fn code_of(among: &[Named], name: &VisitName) -> Result<String, VisitFlaw> {
    match meant(&name.code, among) {
        Meant::One(one) => Ok(one.code.clone()),
        Meant::Several(named) => Err(VisitFlaw::Ambiguous {
            said: name.code.clone(),
            named,
        }),
        Meant::Unknown(near) => Err(VisitFlaw::NoneCalled {
            visit: name.clone(),
            near,
        }),
    }
}

/// The codes of an enterprise's objects and its own, each once.
fn codes_of(visit: &Visit) -> impl Iterator<Item = &str> {
    let enterprise = &*visit.id.enterprise;
    let objects = visit.objects.iter().map(|object| object.code.as_str());
    let others = objects.filter(move |code| *code != enterprise);
    others.chain([enterprise])
}

/// The enterprises and objects of draws, with their names in today's library, by code.
///
/// # Errors
/// The library cannot be read.
pub fn names<'a>(
    case: &Case,
    draws: impl IntoIterator<Item = &'a DrawVisits>,
) -> Result<Vec<Named>, Trouble> {
    let visits = draws.into_iter().flat_map(|draw| &draw.visits);
    object_rows::named(case, visits.flat_map(codes_of))
}
