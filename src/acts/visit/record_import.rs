//! The results of a file are entered, all of them or none (第19条).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::{Inspection, VisitId};
use crate::domain::acts::visit::ResultAct;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::lists::record::Record;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::refusal::Refusal;
use crate::domain::visit::flaw::{RowFlaw, VisitFlaw};
use crate::domain::visit::result_rows::{FilledVisit, ResultRow, filled};
use crate::domain::visit::visit_name::VisitName;
use crate::format::{csv_out, small_list};

use super::entering::Entering;
use super::visits::{self, DrawVisits};
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::prepared::Prepared;
use crate::disk::{Trouble, durable};

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
    let named: BTreeSet<&str> = rows.iter().map(ResultRow::draw).collect();
    for id in named {
        if let Some(draw) = draw_of(&case, &entering, id)? {
            draws.insert(id.to_owned(), draw);
        }
    }
    let mut filled = filled(rows, |draw, object| {
        let visit = draws.get(draw)?.visit(object)?;
        Some(visit.id.enterprise.clone())
    });
    let of_rows = Faults::<Flaw>::from(std::mem::take(&mut filled.faults));
    faults.append(of_rows);
    let mut results = Vec::new();
    for filled in filled.visits.into_iter().filter(|filled| filled.sound) {
        let row = filled.row;
        match result(&entering, draws.get(&filled.visit.draw), &filled)? {
            Ok(result) => results.push(result),
            Err(flaws) => flaws
                .into_iter()
                .for_each(|flaw| push(&mut faults, row, flaw)),
        }
    }
    if results.is_empty() && faults.is_empty() {
        push(&mut faults, 0, Flaw::NoRows.into());
    }
    if !faults.is_empty() {
        header.locate(&mut faults);
        return Err(Trouble::from(VisitFlaw::Rows {
            file: prepared.name,
            total: faults.total,
            faults: faults.sorted(),
        }));
    }
    let late = results.iter().filter(|result| result.late.is_some());
    let (late, visits) = (late.count(), results.iter().map(|r| r.visit.clone()));
    let visits = visits.collect();
    // One line of the book for the whole file: all of it, or nothing.
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

fn push(faults: &mut Faults<RowFlaw>, row: u64, flaw: RowFlaw) {
    faults.push(Fault::new(ListName::Results, row, None, "", flaw));
}

/// The header and the rows of the file.
fn read(
    prepared: &Prepared,
    faults: &mut Faults<RowFlaw>,
) -> Result<(Header, Vec<ResultRow>), Trouble> {
    let list = ListName::Results;
    let mut of_cells = Faults::default();
    let of_list = (list, &prepared.headings);
    let table = small_list::read(of_list, &prepared.bytes()?, &mut of_cells);
    let unreadable = |why| {
        let file = prepared.name.clone();
        Trouble::from(CaseFlaw::Unreadable { file, why })
    };
    let table = table.map_err(unreadable)?;
    let header = table.header;
    let mut rows = Vec::new();
    for (number, cells) in table.rows {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| csv_out::armed(cell).to_owned())
            .collect();
        let mut record = Record::new(&header, number, &cells);
        rows.push(ResultRow::read(&mut record));
        of_cells.append(Faults::<Flaw>::from(record.into_faults()));
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

/// The result of one visit of the file, or everything that is wrong with it.
fn result(
    entering: &Entering<'_>,
    draw: Option<&DrawVisits>,
    filled: &FilledVisit,
) -> Result<Result<Inspection, Vec<RowFlaw>>, Trouble> {
    let visit = draw.and_then(|draw| {
        let mut visits = draw.visits.iter();
        Some((draw, visits.find(|visit| visit.id == filled.visit)?))
    });
    let result = match visit {
        Some((draw, visit)) => entering.facts(draw, visit).result(&filled.draft),
        None => Err(VisitFlaw::NoVisit(VisitName::from(&filled.visit))),
    };
    Ok(match result {
        Ok(result) => Ok(result),
        // Without a calendar no row can be judged.
        Err(VisitFlaw::Day(flaw)) => return Err(flaw.into()),
        Err(VisitFlaw::Inspection { flaws, .. }) => {
            Err(flaws.into_iter().map(RowFlaw::Inspection).collect())
        }
        Err(flaw) => Err(vec![RowFlaw::Visit(flaw)]),
    })
}
