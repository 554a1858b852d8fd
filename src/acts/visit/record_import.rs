//! The results of a file are entered, all of them or none (第19条).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::{Inspection, VisitId};
use crate::domain::acts::visit::{AssistAct, ResultAct};
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::refusal::Refusal;
use crate::domain::visit::flaw::{RowFlaw, VisitFlaw};
use crate::domain::visit::naming::Roster;
use crate::domain::visit::result_row::{Places, SaidParty, SaidVisit};
use crate::domain::visit::result_rows::by_visit;
use crate::domain::visit::visit_name::VisitName;

use super::assist;
use super::entering::Entering;
use super::import_rows::{self, Found, Reading, RowMeant, SaidRow};
use super::people::{self, People};
use super::visits::{self, DrawVisits, SharedDraw};
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::list_file::ListFile;
use crate::disk::prepared::Prepared;
use crate::disk::{Trouble, durable, list_rows};

/// A file's results, entered.
#[derive(Debug)]
pub struct Imported {
    /// Of which visits.
    pub visits: Vec<VisitId>,
    /// How many of them are late.
    pub late: usize,
    /// Visits of which nothing has been filled in.
    pub blank: u64,
    /// The book after it.
    pub book: BookHead,
}

/// Enters the results of a file.
///
/// # Errors
/// [`VisitFlaw::Rows`] with every fault of every row, [`CaseFlaw::Unreadable`], or the file system fails.
pub fn import(desk: &Desk, path: &Path) -> Result<Imported, Trouble> {
    let case = Case::open(&desk.root)?;
    let mut entering = Entering::results(desk, &case)?;
    let file = case.handed_in(path, ListName::Results);
    let InFile {
        results,
        file_sha256,
        experts,
        blank,
    } = read(&case, &entering, &file)?;
    let late = results.iter().filter(|result| result.late.is_some());
    let (late, visits) = (late.count(), results.iter().map(|r| r.visit.clone()));
    let visits = visits.collect();
    for expert in experts {
        entering.ledger.append(Act::Assist(expert), &desk.hand)?;
    }
    // One line of the book for the results of the whole file: all of them, or none.
    let act = ResultAct {
        results,
        file_sha256: Some(file_sha256),
    };
    entering.ledger.append(Act::Result(act), &desk.hand)?;
    Ok(Imported {
        visits,
        late,
        blank,
        book: BookHead::from(&entering.ledger),
    })
}

/// What a file says that nothing is wrong with.
struct InFile {
    results: Vec<Arc<Inspection>>,
    file_sha256: Sha,
    experts: Vec<AssistAct>,
    /// Visits of which nothing has been filled in.
    blank: u64,
}

/// Reads a file of results and holds it against the book.
fn read(case: &Case, entering: &Entering<'_>, file: &ListFile) -> Result<InFile, Trouble> {
    let list = ListName::Results;
    let prepared = Prepared::handed_in(file, list)?;
    let blocks = list_rows::blocks(&prepared)?;
    let mut of_cells = Faults::default();
    let (header, rows) = list_rows::rows(&prepared, list, &blocks, &mut of_cells)?;
    let cells = import_rows::armed(rows);
    let rows = import_rows::said(&header, &cells);
    let draws = draws(case, entering, &rows)?;
    let lists = people::lists_at_hand(case)?;
    let names = names(case, &draws, &rows)?;
    let items = import_rows::items(&draws, &lists);
    let draws = draws.iter().map(|(id, draw)| (id.as_str(), draw.shared()));
    let draws: BTreeMap<&str, SharedDraw<'_>> = draws.collect();
    let meant = meant(&draws, &names, &rows);
    let said = rows.iter().map(|row| &row.said);
    let said = said.zip(meant.iter().map(|(places, _)| *places));
    let visits = by_visit(said, |draw, object| {
        let visit = draws.get(draw)?.visit(object)?;
        Some(&*visit.id.enterprise)
    });
    let people = People::of(&lists);
    let reading = Reading {
        header: &header,
        rows: &rows,
        meant: &meant,
        items,
        draws,
        grounds: entering.grounds(),
        people: &people,
    };
    let (digest, found) = rayon::join(|| durable::digest(&file.path), || reading.visits(&visits));
    let mut found = found?;
    let faults = faults(&mut found, of_cells);
    if !faults.is_empty() {
        return Err(refused(&header, prepared.name, faults));
    }
    let mut experts = Vec::new();
    for (visit, said) in &found.experts {
        let log = entering.book().visits.of(&visit.id);
        experts.extend(assist::experts(&people, (visit, log), said)?);
    }
    Ok(InFile {
        results: found.results,
        file_sha256: digest?,
        experts,
        blank: found.blank,
    })
}

/// Everything that is wrong with the file, in the order in which it is looked for.
fn faults(found: &mut Found<'_>, mut of_cells: Faults) -> Faults<RowFlaw> {
    let mut faults = Faults::default();
    found.cells.sort_by_key(|(row, _)| *row);
    for (_, of_row) in std::mem::take(&mut found.cells) {
        of_cells.append(Faults::<Flaw>::from(of_row));
    }
    faults.append(of_cells);
    for of_rows in [&mut found.items, &mut found.codes] {
        of_rows.sort_by_key(Fault::row);
        faults.extend(std::mem::take(of_rows));
    }
    faults.append(Faults::<Flaw>::from(std::mem::take(&mut found.rows)));
    faults.extend(std::mem::take(&mut found.of_results));
    if found.results.is_empty() && faults.is_empty() {
        let flaw = RowFlaw::from(Flaw::NoRows);
        faults.push(Fault::new(ListName::Results, 0, None, "", flaw));
    }
    faults
}

fn refused(header: &Header, file: String, mut faults: Faults<RowFlaw>) -> Trouble {
    header.locate(&mut faults);
    Trouble::from(VisitFlaw::Rows {
        file,
        total: faults.total,
        faults: faults.sorted(),
    })
}

/// The draws that rows name, but for those that there are not.
fn draws(
    case: &Case,
    entering: &Entering<'_>,
    rows: &[SaidRow<'_>],
) -> Result<BTreeMap<String, DrawVisits>, Trouble> {
    let named: BTreeSet<&str> = rows.iter().map(|row| &*row.said.draw).collect();
    let mut draws = BTreeMap::new();
    for id in named {
        match visits::of_draw(case, entering.book(), id) {
            Ok(draw) => {
                draws.insert(id.to_owned(), draw);
            }
            Err(Trouble::Refused(refusal))
                if matches!(*refusal, Refusal::Draw(DrawFlaw::NoDraw(_))) => {}
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(draws)
}

/// What is called by a code or a name in each of these draws; nothing where rows call all by their codes, so that the library
/// need not be read for names.
fn names<'d>(
    case: &Case,
    draws: &'d BTreeMap<String, DrawVisits>,
    rows: &[SaidRow<'_>],
) -> Result<BTreeMap<&'d str, Option<Roster>>, Trouble> {
    let mut names = BTreeMap::new();
    for (id, draw) in draws {
        let shared = draw.shared();
        let known = |said: &SaidParty<'_>| {
            said.name.is_empty() && said.given.is_empty() || shared.code(&said.given).is_some()
        };
        let by_name = rows.par_iter().any(|SaidRow { said, .. }| {
            said.draw == *id && (!known(&said.object) || !known(&said.enterprise))
        });
        let of_draw = by_name.then(|| visits::names(case, [draw])).transpose()?;
        names.insert(id.as_str(), of_draw.map(Roster::from));
    }
    Ok(names)
}

/// What each row means, and what is wrong with how it says it.
fn meant<'d>(
    draws: &BTreeMap<&'d str, SharedDraw<'d>>,
    names: &'d BTreeMap<&str, Option<Roster>>,
    rows: &[SaidRow<'_>],
) -> Vec<RowMeant<'d>> {
    let meant = |SaidRow { said, .. }: &SaidRow<'_>| {
        let draw = &*said.draw;
        match (draws.get(draw), names.get(draw)) {
            (_, Some(Some(names))) => said.places(names),
            (Some(draw), _) => {
                let places = Places {
                    enterprise: draw.code(&said.enterprise.given),
                    object: draw.code(&said.object.given),
                };
                (places, Vec::new())
            }
            (None, _) => (Places::default(), no_draw(said)),
        }
    };
    rows.par_iter().map(meant).collect()
}

/// A row of a draw that there is not.
fn no_draw(said: &SaidVisit<'_>) -> Vec<(&'static str, RowFlaw)> {
    let flaw = RowFlaw::Visit(VisitFlaw::NoVisit(VisitName {
        draw: said.draw.to_string(),
        code: said.object.given.to_string(),
    }));
    let says_one = !said.draw.is_empty();
    says_one.then_some(("draw", flaw)).into_iter().collect()
}
