//! The rows of a file of results: read, put together by visit, and judged, many visits side by side.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSlice;

use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::{Inspection, ItemAnswer, VisitId};
use crate::domain::day::counted::CountedDeadlines;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::Fault;
use crate::domain::lists::item::ItemNames;
use crate::domain::lists::record::Record;
use crate::domain::visit::draft::SaidExpert;
use crate::domain::visit::flaw::{RowFlaw, VisitFlaw};
use crate::domain::visit::inspection::InspectionFlaw;
use crate::domain::visit::items_called::items_called;
use crate::domain::visit::result_row::{Places, ResultRow, SaidVisit};
use crate::domain::visit::result_rows::{FilledVisit, OfVisit};
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;
use crate::format::csv_out::ArmedRow;
use crate::format::small_list::ListRows;

use super::entering::Grounds;
use super::people::People;
use super::visits::{DrawVisits, SharedDraw};
use crate::disk::Trouble;

/// So many visits are judged by one at a time.
const AT_A_TIME: usize = 256;

/// A row with what it says of the visit that it is of.
pub(super) struct SaidRow<'r> {
    number: u64,
    cells: &'r ArmedRow<'r>,
    pub said: SaidVisit<'r>,
}

/// Which visit a row means, and what is wrong with how it says it, each with its column.
pub(super) type RowMeant<'r> = (Places<'r>, Vec<(&'static str, RowFlaw)>);

/// Number and cells of each row, as they were before the file was handed out.
pub(super) fn armed(rows: ListRows<'_>) -> Vec<(u64, ArmedRow<'_>)> {
    let rows = rows.rows.into_iter();
    rows.map(|(number, row)| (number, ArmedRow(row))).collect()
}

/// What each row says of its visit.
pub(super) fn said<'r>(header: &'r Header, cells: &'r [(u64, ArmedRow<'r>)]) -> Vec<SaidRow<'r>> {
    let read = |(number, cells): &'r (u64, ArmedRow<'r>)| SaidRow {
        number: *number,
        cells,
        said: SaidVisit::read(&Record::new(header, *number, cells)),
    };
    cells.par_iter().map(read).collect()
}

/// The items of each draw, by what they are called.
pub(super) fn items<'d>(
    draws: &'d BTreeMap<String, DrawVisits>,
    lists: &Lists,
) -> BTreeMap<&'d str, ItemNames> {
    let names = draws.iter().map(|(id, draw)| {
        let items = lists.items.iter().map(|(_, item)| item);
        let items = items.filter(|item| draw.drawn.manifest.items.contains(&item.id));
        (id.as_str(), ItemNames::new(items))
    });
    names.collect()
}

/// What rows are read and judged by.
pub(super) struct Reading<'r> {
    pub header: &'r Header,
    pub rows: &'r [SaidRow<'r>],
    /// What each of them means.
    pub meant: &'r [RowMeant<'r>],
    /// The items of each draw.
    pub items: BTreeMap<&'r str, ItemNames>,
    pub draws: BTreeMap<&'r str, SharedDraw<'r>>,
    pub grounds: Grounds<'r>,
    pub people: &'r People,
}

/// What is found of visits.
#[derive(Default)]
pub(super) struct Found<'r> {
    pub results: Vec<Arc<Inspection>>,
    met: Met,
    /// Who assisted at which visit.
    pub experts: Vec<(&'r Visit, Vec<SaidExpert>)>,
    /// How many visits there are of which nothing has been filled in.
    pub blank: u64,
    /// What is wrong with the cells of a row.
    pub cells: Vec<(u64, Vec<Fault>)>,
    /// What is wrong with how rows call their items.
    pub items: Vec<Fault<RowFlaw>>,
    /// What is wrong with how rows say which visit they are of.
    pub codes: Vec<Fault<RowFlaw>>,
    /// What is wrong with the rows of a visit together.
    pub rows: Vec<Fault>,
    /// What is wrong with their results.
    pub of_results: Vec<Fault<RowFlaw>>,
}

/// What results have in common: the same few ways, answers and codes stand in them again and again.
#[derive(Default)]
struct Met {
    methods: Vec<Arc<[String]>>,
    answers: Vec<Arc<[ItemAnswer]>>,
    codes: Vec<Arc<[FindingInForce]>>,
}

/// How many different ones are kept at most.
const KEPT: usize = 16;

impl Met {
    /// Lets a result have its lists in common with those before.
    fn keep_once(&mut self, result: &mut Inspection) {
        once(&mut self.methods, &mut result.methods);
        once(&mut self.codes, &mut result.codes);
        for object in &mut result.objects {
            once(&mut self.answers, &mut object.items);
        }
    }
}

fn once<T: PartialEq>(met: &mut Vec<Arc<[T]>>, list: &mut Arc<[T]>) {
    match met.iter().find(|known| *known == list) {
        Some(known) => *list = Arc::clone(known),
        None if met.len() < KEPT => met.push(Arc::clone(list)),
        None => {}
    }
}

impl Found<'_> {
    /// Adds what is found of the visits behind them.
    fn append(&mut self, mut behind: Self) {
        self.results.append(&mut behind.results);
        self.experts.append(&mut behind.experts);
        self.blank += behind.blank;
        self.cells.append(&mut behind.cells);
        self.items.append(&mut behind.items);
        self.codes.append(&mut behind.codes);
        self.rows.append(&mut behind.rows);
        self.of_results.append(&mut behind.of_results);
    }
}

fn fault((row, column): (u64, Option<&str>), value: &str, flaw: RowFlaw) -> Fault<RowFlaw> {
    Fault::new(ListName::Results, row, column, value, flaw)
}

impl<'r> Reading<'r> {
    /// What is found of these visits.
    ///
    /// # Errors
    /// There is no calendar to judge them by.
    pub(super) fn visits(&self, visits: &[OfVisit<'r>]) -> Result<Found<'r>, Trouble> {
        let some = visits.par_chunks(AT_A_TIME).map(|visits| {
            let (mut found, counted) = (Found::default(), CountedDeadlines::default());
            let mut visits = visits.iter();
            visits.try_for_each(|visit| self.visit(visit, &counted, &mut found))?;
            Ok(found)
        });
        let mut found = Found::default();
        for some in some.collect::<Vec<Result<Found<'r>, Trouble>>>() {
            found.append(some?);
        }
        Ok(found)
    }

    fn visit(
        &self,
        of: &OfVisit<'r>,
        counted: &CountedDeadlines,
        found: &mut Found<'r>,
    ) -> Result<(), Trouble> {
        let rows = self.rows_of(of, found);
        let draw = self.draws.get(of.draw);
        let visit = draw.and_then(|draw| {
            let visit = draw.visit(of.enterprise)?;
            (*visit.id.enterprise == *of.enterprise).then_some((*draw, visit))
        });
        let of_nobody = || VisitId {
            draw: of.draw.into(),
            enterprise: of.enterprise.into(),
        };
        let id = visit.map_or_else(of_nobody, |(_, visit)| visit.id.clone());
        let Some(mut filled) = FilledVisit::of(id, &rows, &mut found.rows) else {
            found.blank += 1;
            return Ok(());
        };
        let Some((draw, visit)) = visit else {
            let book = self.grounds.book;
            let flaws = filled.flaws_of_words(&book.findings, self.grounds.today);
            found.of_results.extend(self.of_result(&filled, flaws));
            return Ok(());
        };
        match self.people.cert(visit, &filled.draft.entered_by) {
            Ok(cert) => filled.draft.entered_by = cert,
            Err(flaw) => {
                let of_result = fault(filled.by(), "", RowFlaw::Visit(flaw));
                found.of_results.push(of_result);
                return Ok(());
            }
        }
        match self.grounds.at(draw, visit, counted).result(&filled.draft) {
            Ok(mut result) if filled.is_read() => {
                found.met.keep_once(&mut result);
                found.results.push(result.into());
                let experts = std::mem::take(&mut filled.draft.experts);
                if !experts.is_empty() {
                    found.experts.push((visit, experts));
                }
            }
            // What follows from cells that could not be read is no fault of its own.
            Ok(_) => {}
            // Without a calendar no row can be judged.
            Err(VisitFlaw::Day(flaw)) => return Err(flaw.into()),
            Err(VisitFlaw::Inspection { flaws, .. }) => {
                found.of_results.extend(self.of_result(&filled, flaws));
            }
            Err(flaw) => {
                let flaw = flaw.naming(&|cert| self.people.shown(cert));
                let of_result = fault((filled.row, None), "", RowFlaw::Visit(flaw));
                found.of_results.push(of_result);
            }
        }
        Ok(())
    }

    /// The rows of a visit by items, whatever those are called: a row for each, with what it means. What is wrong with how a
    /// row says it is noted, but for those of a visit of which nothing is filled in.
    fn rows_of(&self, of: &OfVisit<'r>, found: &mut Found<'r>) -> Vec<(ResultRow<'r>, Places<'r>)> {
        let items = self.items.get(of.draw);
        let mut rows = Vec::with_capacity(of.rows.len());
        let mut misnamed = Vec::new();
        for &place in &of.rows {
            let SaidRow {
                number,
                cells,
                said,
            } = &self.rows[place];
            let record = Record::new(self.header, *number, *cells);
            let (mut row, faults) = ResultRow::read(record, said);
            if !faults.is_empty() {
                found.cells.push((*number, faults));
            }
            let (places, flaws) = &self.meant[place];
            let first = rows.len();
            match items.map(|items| items_called(&row.called, items)) {
                Some(Ok(items)) => {
                    let by_item = row.for_items(items).into_iter();
                    rows.extend(by_item.map(|row| (row, *places)));
                }
                other => {
                    if let Some(Err(flaw)) = other {
                        let at = (*number, Some("item"));
                        found.items.push(fault(at, "", RowFlaw::Visit(flaw)));
                        row.unread.insert("item");
                    }
                    rows.push((row, *places));
                }
            }
            if !flaws.is_empty() {
                misnamed.extend((first..rows.len()).map(|row| (row, flaws)));
            }
        }
        if !misnamed.is_empty() {
            let filled = rows.iter().filter(|(row, _)| !row.is_blank());
            let filled: HashSet<&SaidVisit<'_>> = filled.map(|(row, _)| row.said).collect();
            for (row, flaws) in misnamed {
                let row = &rows[row].0;
                if filled.contains(row.said) {
                    found
                        .codes
                        .extend(flaws.iter().map(|flaw| misnaming(row, flaw)));
                }
            }
        }
        rows
    }

    /// What is wrong with a result, each at its place in the file.
    fn of_result(
        &self,
        filled: &FilledVisit<'_>,
        flaws: Vec<InspectionFlaw>,
    ) -> Vec<Fault<RowFlaw>> {
        let sure = flaws.into_iter().filter(|flaw| !filled.is_unsure(flaw));
        let faults = sure.map(|flaw| {
            let place = filled.place(&flaw);
            let flaw = flaw.naming(&|cert| self.people.shown(cert));
            fault(place, "", RowFlaw::Inspection(flaw))
        });
        faults.collect()
    }
}

/// What is wrong with how a row says which visit it is of.
fn misnaming(row: &ResultRow<'_>, (column, flaw): &(&'static str, RowFlaw)) -> Fault<RowFlaw> {
    let value = match flaw {
        RowFlaw::Key { .. } if *column == "enterprise" => &row.said.enterprise.given,
        RowFlaw::Key { .. } => &row.said.object.given,
        _ => "",
    };
    fault((row.row, Some(column)), value, flaw.clone())
}
