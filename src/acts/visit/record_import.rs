//! The results of a file are entered, all of them or none (第19条).

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::{Inspection, VisitId};
use crate::domain::acts::visit::{AssistAct, ResultAct};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::lists::item::ItemNames;
use crate::domain::lists::record::Record;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::refusal::Refusal;
use crate::domain::visit::flaw::{RowFlaw, VisitFlaw};
use crate::domain::visit::inspection::InspectionFlaw;
use crate::domain::visit::items_called::items_called;
use crate::domain::visit::naming::Roster;
use crate::domain::visit::result_row::{Places, ResultRow, SaidParty};
use crate::domain::visit::result_rows::{Filled, FilledVisit, filled};
use crate::domain::visit::visit_name::VisitName;
use crate::domain::year::lists::Lists;
use crate::format::csv_out;

use super::assist;
use super::entering::Entering;
use super::people::{self, People};
use super::visits::{self, DrawVisits};
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
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
    let prepared = Prepared::handed_in(&file, ListName::Results)?;
    let mut faults = Faults::default();
    let (header, rows) = read(&prepared, &mut faults)?;
    let mut draws: BTreeMap<String, DrawVisits> = BTreeMap::new();
    let named: BTreeSet<&str> = rows.iter().map(|row| row.draw.as_str()).collect();
    for id in named {
        if let Some(draw) = draw_of(&case, &entering, id)? {
            draws.insert(id.to_owned(), draw);
        }
    }
    let lists = people::lists_at_hand(&case)?;
    let rows = of_items(rows, &draws, &lists, &mut faults);
    let rows = placed(&case, &draws, rows, &mut faults)?;
    let mut filled = filled(rows, |draw, object| {
        let visit = draws.get(draw)?.visit(object)?;
        Some(Arc::clone(&visit.id.enterprise))
    });
    let of_rows = Faults::<Flaw>::from(std::mem::take(&mut filled.faults));
    faults.append(of_rows);
    let people = People::of(&lists);
    let mut results: Vec<Arc<Inspection>> = Vec::new();
    for filled in &filled.visits {
        let draw = draws.get(&*filled.visit.draw);
        match result(&entering, &people, draw, filled)? {
            Ok(result) => results.push(result.into()),
            Err(flaws) => flaws.into_iter().for_each(|flaw| faults.push(flaw)),
        }
    }
    if results.is_empty() && faults.is_empty() {
        faults.push(fault((0, None), "", Flaw::NoRows.into()));
    }
    if !faults.is_empty() {
        header.locate(&mut faults);
        return Err(Trouble::from(VisitFlaw::Rows {
            file: prepared.name,
            total: faults.total,
            faults: faults.sorted(),
        }));
    }
    let experts = experts(&entering, &draws, &people, &filled)?;
    let late = results.iter().filter(|result| result.late.is_some());
    let (late, visits) = (late.count(), results.iter().map(|r| r.visit.clone()));
    let visits = visits.collect();
    for expert in experts {
        entering.ledger.append(Act::Assist(expert), &desk.hand)?;
    }
    // One line of the book for the results of the whole file: all of them, or none.
    let act = ResultAct {
        results,
        file_sha256: Some(durable::digest(&file.path)?),
    };
    entering.ledger.append(Act::Result(act), &desk.hand)?;
    Ok(Imported {
        visits,
        late,
        blank: filled.blank,
        book: BookHead::from(&entering.ledger),
    })
}

fn fault((row, column): (u64, Option<&str>), value: &str, flaw: RowFlaw) -> Fault<RowFlaw> {
    Fault::new(ListName::Results, row, column, value, flaw)
}

/// The rows by items, whatever they are called: a row for each.
fn of_items(
    rows: Vec<ResultRow>,
    draws: &BTreeMap<String, DrawVisits>,
    lists: &Lists,
    faults: &mut Faults<RowFlaw>,
) -> Vec<ResultRow> {
    let names = draws.iter().map(|(id, draw)| {
        let items = lists.items.iter().map(|(_, item)| item);
        let items = items.filter(|item| draw.drawn.manifest.items.contains(&item.id));
        (id.as_str(), ItemNames::new(items))
    });
    let names: BTreeMap<&str, ItemNames> = names.collect();
    let mut by_item = Vec::new();
    for mut row in rows {
        let names = names.get(row.draw.as_str());
        match names.map(|names| items_called(&row.called, names)) {
            Some(Ok(items)) => by_item.extend(row.for_items(items)),
            Some(Err(flaw)) => {
                let flaw = RowFlaw::Visit(flaw);
                faults.push(fault((row.row, Some("item")), "", flaw));
                row.unread.insert("item");
                by_item.push(row);
            }
            None => by_item.push(row),
        }
    }
    by_item
}

/// The rows with what they mean; what is wrong with how they say it is noted, but for visits of which nothing is filled in.
fn placed(
    case: &Case,
    draws: &BTreeMap<String, DrawVisits>,
    rows: Vec<ResultRow>,
    faults: &mut Faults<RowFlaw>,
) -> Result<Vec<(ResultRow, Places)>, Trouble> {
    let mut names: BTreeMap<&str, Roster> = BTreeMap::new();
    for (id, draw) in draws {
        let known = |said: &SaidParty| {
            said.name.is_empty() && said.given.is_empty() || draw.visit(&said.given).is_some()
        };
        let here = rows.iter().filter(|row| row.draw == *id);
        let by_name = here
            .into_iter()
            .any(|row| !known(&row.object) || !known(&row.enterprise));
        let of_draw = if by_name {
            visits::names(case, [draw])?
        } else {
            visits::codes(draw)
        };
        names.insert(id, of_draw.into());
    }
    let filled = of_filled_visits(&rows);
    let mut meant = Vec::new();
    for (row, is_filled) in rows.into_iter().zip(filled) {
        let (places, flaws) = match names.get(row.draw.as_str()) {
            Some(names) => row.places(names),
            None => (Places::default(), no_draw(&row)),
        };
        if is_filled {
            for (column, flaw) in flaws {
                let value = match &flaw {
                    RowFlaw::Key { .. } if column == "enterprise" => &row.enterprise.given,
                    RowFlaw::Key { .. } => &row.object.given,
                    _ => "",
                };
                faults.push(fault((row.row, Some(column)), value, flaw));
            }
        }
        meant.push((row, places));
    }
    Ok(meant)
}

/// Whether each row is of a visit of which something is filled in.
fn of_filled_visits(rows: &[ResultRow]) -> Vec<bool> {
    fn said(row: &ResultRow) -> (&str, &SaidParty, &SaidParty) {
        (&row.draw, &row.enterprise, &row.object)
    }
    let filled = rows.iter().filter(|row| !row.is_blank()).map(said);
    let filled: HashSet<_> = filled.collect();
    rows.iter().map(|row| filled.contains(&said(row))).collect()
}

/// A row of a draw that there is not.
fn no_draw(row: &ResultRow) -> Vec<(&'static str, RowFlaw)> {
    let (draw, code) = (row.draw.clone(), row.object.given.clone());
    let flaw = RowFlaw::Visit(VisitFlaw::NoVisit(VisitName { draw, code }));
    let said = !row.draw.is_empty();
    said.then_some(("draw", flaw)).into_iter().collect()
}

/// Who assisted at the visits of the file.
fn experts(
    entering: &Entering<'_>,
    draws: &BTreeMap<String, DrawVisits>,
    people: &People,
    filled: &Filled,
) -> Result<Vec<AssistAct>, Trouble> {
    let mut acts = Vec::new();
    for filled in &filled.visits {
        let draw = draws.get(&*filled.visit.draw);
        let visit = draw.and_then(|draw| draw.visit(&filled.visit.enterprise));
        if let Some(visit) = visit {
            let log = entering.book().visits.of(&visit.id);
            acts.extend(assist::experts(
                people,
                (visit, log),
                &filled.draft.experts,
            )?);
        }
    }
    Ok(acts)
}

/// The header and the rows of the file.
fn read(
    prepared: &Prepared,
    faults: &mut Faults<RowFlaw>,
) -> Result<(Header, Vec<ResultRow>), Trouble> {
    let list = ListName::Results;
    let mut of_cells = Faults::default();
    let table = list_rows::table(prepared, list, &mut of_cells)?;
    let header = table.header;
    let mut rows = Vec::new();
    for (number, mut cells) in table.rows {
        for cell in &mut cells {
            let armed = csv_out::armed(cell).len();
            cell.drain(..cell.len() - armed);
        }
        let (row, of_row) = ResultRow::read(Record::new(&header, number, &cells));
        rows.push(row);
        of_cells.append(Faults::<Flaw>::from(of_row));
    }
    faults.append(of_cells);
    Ok((header, rows))
}

/// The visits of a draw; nothing when there is no such draw that holds.
fn draw_of(
    case: &Case,
    entering: &Entering<'_>,
    draw: &str,
) -> Result<Option<DrawVisits>, Trouble> {
    match visits::of_draw(case, entering.book(), draw) {
        Ok(draw) => Ok(Some(draw)),
        Err(Trouble::Refused(refusal))
            if matches!(*refusal, Refusal::Draw(DrawFlaw::NoDraw(_))) =>
        {
            Ok(None)
        }
        Err(trouble) => Err(trouble),
    }
}

/// The result of one visit of the file, or everything that is wrong with it: what follows from cells that could not be read
/// is not.
fn result(
    entering: &Entering<'_>,
    people: &People,
    draw: Option<&DrawVisits>,
    filled: &FilledVisit,
) -> Result<Result<Inspection, Vec<Fault<RowFlaw>>>, Trouble> {
    let visit = draw.and_then(|draw| {
        let visit = draw.visit(&filled.visit.enterprise)?;
        (visit.id == filled.visit).then_some((draw, visit))
    });
    let Some((draw, visit)) = visit else {
        let flaws = filled.flaws_of_words(&entering.book().findings, entering.today());
        return Ok(Err(of_result(filled, flaws, people)));
    };
    let mut draft = filled.draft.clone();
    match people.cert(visit, &draft.entered_by) {
        Ok(cert) => draft.entered_by = cert,
        Err(flaw) => return Ok(Err(vec![fault(filled.by(), "", RowFlaw::Visit(flaw))])),
    }
    Ok(match entering.facts(draw, visit).result(&draft) {
        Ok(result) if filled.is_read() => Ok(result),
        Ok(_) => Err(Vec::new()),
        // Without a calendar no row can be judged.
        Err(VisitFlaw::Day(flaw)) => return Err(flaw.into()),
        Err(VisitFlaw::Inspection { flaws, .. }) => Err(of_result(filled, flaws, people)),
        Err(flaw) => {
            let flaw = flaw.naming(&|cert| people.shown(cert));
            Err(vec![fault((filled.row, None), "", RowFlaw::Visit(flaw))])
        }
    })
}

/// What is wrong with a result, each at its place in the file.
fn of_result(
    filled: &FilledVisit,
    flaws: Vec<InspectionFlaw>,
    people: &People,
) -> Vec<Fault<RowFlaw>> {
    let sure = flaws.into_iter().filter(|flaw| !filled.is_unsure(flaw));
    let faults = sure.map(|flaw| {
        let place = filled.place(&flaw);
        let flaw = flaw.naming(&|cert| people.shown(cert));
        fault(place, "", RowFlaw::Inspection(flaw))
    });
    faults.collect()
}
