//! Entering results, corrections and completions into the book (第19条; 第4条 谁检查、谁录入、谁负责).

use crate::domain::day::flaw::DayFlaw;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::visit::flaw::VisitFlaw;
use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::{Against, Inspection, InspectionFlaw, VisitId};
use crate::domain::acts::visit::{AmendAct, DoneAct, ResultAct};
use crate::domain::book::fold::Book;
use crate::domain::day::calendar::{Calendar, Deadline};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::{Fault, Faults, Flaw};
use crate::domain::lists::finding::Finding;
use crate::domain::lists::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::visit::draft::{Change, Draft};
use crate::domain::visit::log::Entered;
use crate::domain::visit::result_rows::{ResultRow, filled};
use crate::domain::visit::visits::Visit;
use crate::format::small_list::Table;
use crate::format::{csv_out, small_list};

use super::visits::{self, DrawVisits};
use crate::disk::case::Case;
use crate::disk::ledger::{Hand, Ledger};
use crate::disk::lists::ListsRead;
use crate::disk::prepared::Prepared;
use crate::disk::{Trouble, calendar, durable};

/// What results are entered against.
pub struct Recording<'a> {
    /// The case folder.
    pub case: &'a Case,
    /// Its finding codes.
    pub findings: Vec<&'a Finding>,
    /// The calendar.
    pub calendar: Calendar,
    /// The day.
    pub today: NaiveDate,
}

/// Results read from a file, ready to be entered.
#[derive(Debug)]
pub struct Imported {
    /// The act.
    pub act: ResultAct,
    /// Visits of which nothing has been filled in.
    pub blank: u64,
}

/// Why a visit takes no result.
enum Closed {
    NoVisit,
    HasResult,
    NotOpen,
}

impl<'a> Recording<'a> {
    /// What is needed to enter results into a case folder, of which `lists` were read.
    ///
    /// # Errors
    /// The calendar cannot be read, or the list of finding codes has no rows that could be read.
    pub fn new(case: &'a Case, lists: &'a ListsRead, today: NaiveDate) -> Result<Self, Trouble> {
        Ok(Self {
            case,
            findings: lists
                .0
                .findings
                .iter()
                .map(|(_, finding)| finding)
                .collect(),
            calendar: calendar::open(&case.root)?,
            today,
        })
    }

    /// The last day for entering a result in time.
    ///
    /// # Errors
    /// [`DayFlaw::NoCalendar`].
    pub fn deadline(&self, completed: NaiveDate) -> Result<Deadline, DayFlaw> {
        let days = self.case.settings.entry_working_days;
        self.calendar.add_working_days(completed, days)
    }

    /// The deadline of a day that can be; none follows from one that cannot, and the day is the flaw then.
    fn deadline_within(
        &self,
        completed: NaiveDate,
        drawn: NaiveDate,
        last: NaiveDate,
    ) -> Result<Deadline, DayFlaw> {
        if (drawn..=last).contains(&completed) {
            return self.deadline(completed);
        }
        Ok(Deadline {
            date: last,
            provisional: false,
        })
    }

    /// Enters one result.
    ///
    /// # Errors
    /// The visit takes no result, the result is not as it has to be, or the file system fails.
    pub fn add(
        &self,
        draft: Draft,
        ledger: &mut Ledger,
        hand: &Hand,
    ) -> Result<Inspection, Trouble> {
        let book = &ledger.read.book;
        let id = draft.visit.clone();
        let (draw, visit) = visits::find(self.case, book, &id)?;
        if let Some(closed) = closed(book, &visit) {
            return Err(match closed {
                Closed::NoVisit => Refusal::Visit(VisitFlaw::NoVisit(id)),
                Closed::HasResult => Refusal::Visit(VisitFlaw::HasResult(id)),
                Closed::NotOpen => Refusal::Visit(VisitFlaw::NotOpen(id)),
            }
            .into());
        }
        let result = self.checked(draft, &draw, &visit, book)?;
        let result =
            result.map_err(|flaws| Refusal::Visit(VisitFlaw::Inspection { visit: id, flaws }))?;
        let act = ResultAct {
            results: vec![result.clone()],
            file_sha256: None,
        };
        ledger.append(Act::Result(act), hand)?;
        Ok(result)
    }

    /// A draft as a result with its deadline, or everything that is wrong with it.
    fn checked(
        &self,
        draft: Draft,
        draw: &DrawVisits,
        visit: &Visit,
        book: &Book,
    ) -> Result<Result<Inspection, Vec<InspectionFlaw>>, Trouble> {
        let drawn = day_of(&draw.draw.day);
        let deadline = self.deadline_within(draft.completed, drawn, self.today)?;
        let result = draft.into_inspection(deadline.date, deadline.provisional);
        let log = book.visits.of(&visit.id);
        let flaws = result.flaws(&Against {
            items: &draw.manifest.items,
            findings: &self.findings,
            team: &visit.team,
            drawn,
            entered: self.today,
            done: log
                .and_then(|log| log.done.as_ref())
                .map(|done| done.act.completed),
            corrected: None,
        });
        Ok(if flaws.is_empty() {
            Ok(result)
        } else {
            Err(flaws)
        })
    }

    /// Corrects a result.
    ///
    /// # Errors
    /// There is no result, the correction changes nothing or is not as it has to be, or the file system fails.
    pub fn amend(
        &self,
        id: &VisitId,
        change: &Change,
        reason: &str,
        ledger: &mut Ledger,
        hand: &Hand,
    ) -> Result<Inspection, Trouble> {
        let book = &ledger.read.book;
        let (draw, visit) = visits::find(self.case, book, id)?;
        let log = book.visits.of(id);
        let log = log.filter(|log| !log.results.is_empty());
        let log = log.ok_or_else(|| Refusal::Visit(VisitFlaw::NoResult(id.clone())))?;
        let (first, latest): (&Entered, &Entered) = match (log.results.first(), log.results.last())
        {
            (Some(first), Some(latest)) => (first, latest),
            _ => return Err(VisitFlaw::NoResult(id.clone()).into()),
        };
        let mut result = change.of(&latest.result);
        let (drawn, entered) = (day_of(&draw.draw.day), day_of(&first.day));
        let deadline = self.deadline_within(result.completed, drawn, entered)?;
        (result.deadline, result.provisional) = (deadline.date, deadline.provisional);
        let flaws = result.flaws(&Against {
            items: &draw.manifest.items,
            findings: &self.findings,
            team: &visit.team,
            drawn,
            entered,
            done: None,
            corrected: Some((self.today, log.is_late())),
        });
        if !flaws.is_empty() {
            let visit = id.clone();
            return Err(VisitFlaw::Inspection { visit, flaws }.into());
        }
        let mut same = latest.result.clone();
        same.entered_by.clone_from(&result.entered_by);
        if same == result {
            return Err(VisitFlaw::SameResult(id.clone()).into());
        }
        let act = AmendAct {
            result: result.clone(),
            reason: reason.to_owned(),
        };
        ledger.append(Act::Amend(act), hand)?;
        Ok(result)
    }

    /// Notes that a visit is completed; gives the deadline of its result.
    ///
    /// # Errors
    /// The visit cannot be completed (any more), or the file system fails.
    pub fn done(
        &self,
        act: DoneAct,
        ledger: &mut Ledger,
        hand: &Hand,
    ) -> Result<Deadline, Trouble> {
        let book = &ledger.read.book;
        let id = act.visit.clone();
        let (draw, visit) = visits::find(self.case, book, &id)?;
        if book
            .visits
            .of(&id)
            .is_some_and(|log| !log.results.is_empty())
        {
            return Err(VisitFlaw::HasResult(id).into());
        }
        if closed(book, &visit).is_some() {
            return Err(VisitFlaw::NotOpen(id).into());
        }
        let noted = book.visits.of(&id).and_then(|log| log.done.as_ref());
        if noted.is_some_and(|noted| noted.act.completed == act.completed) {
            return Err(VisitFlaw::SameResult(id).into());
        }
        let (drawn, today) = (day_of(&draw.draw.day), self.today);
        let mut flaws = Vec::new();
        if act.completed < drawn || act.completed > today {
            flaws.push(InspectionFlaw::Completed { drawn, today });
        }
        if !visit.team.contains(&act.by_cert) {
            flaws.push(InspectionFlaw::NotInTeam {
                cert: act.by_cert.clone(),
                team: visit.team.clone(),
            });
        }
        if !flaws.is_empty() {
            return Err(VisitFlaw::Inspection { visit: id, flaws }.into());
        }
        let deadline = self.deadline(act.completed)?;
        ledger.append(Act::Done(act), hand)?;
        Ok(deadline)
    }

    /// Reads results from a file; every fault of every row is collected.
    ///
    /// # Errors
    /// [`CaseFlaw::Rows`], [`CaseFlaw::Unreadable`], or the file system fails.
    pub fn read_file(&self, path: &Path, book: &Book) -> Result<Imported, Trouble> {
        let list = ListName::Results;
        let prepared = Prepared::handed_in(path, list)?;
        let mut faults = Faults::default();
        let table = small_list::read(list, &prepared.bytes()?, &mut faults);
        let table = table.map_err(|why| {
            Refusal::Case(CaseFlaw::Unreadable {
                file: prepared.name.clone(),
                why,
            })
        })?;
        let mut rows = Vec::new();
        if let Some(Table {
            header,
            rows: cells,
        }) = table
        {
            for (number, cells) in cells {
                let cells: Vec<String> = cells
                    .iter()
                    .map(|cell| csv_out::armed(cell).to_owned())
                    .collect();
                let mut record = Record::new(&header, number, &cells);
                rows.push(ResultRow::read(&mut record));
                faults.append(record.into_faults().into());
            }
        }
        let filled = filled(rows);
        faults.append(filled.faults.into());
        let mut draws: BTreeMap<String, Option<DrawVisits>> = BTreeMap::new();
        let mut results = Vec::new();
        for visit in filled.visits.into_iter().filter(|visit| visit.sound) {
            let draw = match draws.entry(visit.draft.visit.draw.clone()) {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::btree_map::Entry::Vacant(new) => {
                    let draw = match visits::of_draw(self.case, book, new.key()) {
                        Ok(draw) => Some(draw),
                        Err(Trouble::Refused(refusal))
                            if matches!(*refusal, Refusal::Draw(DrawFlaw::NoDraw(_))) =>
                        {
                            None
                        }
                        Err(trouble) => return Err(trouble),
                    };
                    new.insert(draw)
                }
            };
            let row = visit.row;
            match self.row(visit.draft, draw.as_ref(), book)? {
                Ok(result) => results.push(result),
                Err(flaws) => {
                    let fault = |flaw| Fault::new(list, row, None, "", flaw);
                    faults.append(flaws.into_iter().map(fault).collect::<Vec<_>>().into());
                }
            }
        }
        if results.is_empty() && faults.is_empty() {
            faults.push(Fault::new(list, 0, None, "", Flaw::NoRows));
        }
        if !faults.is_empty() {
            faults.kept.sort_by_key(|fault| fault.row);
            return Err(Refusal::Case(CaseFlaw::Rows {
                file: prepared.name,
                faults: faults.kept,
                total: faults.total,
            })
            .into());
        }
        Ok(Imported {
            act: ResultAct {
                results,
                file_sha256: Some(durable::digest(path)?),
            },
            blank: filled.blank,
        })
    }

    /// One visit of a file.
    fn row(
        &self,
        draft: Draft,
        draw: Option<&DrawVisits>,
        book: &Book,
    ) -> Result<Result<Inspection, Vec<Flaw>>, Trouble> {
        let found = draw.and_then(|draw| {
            let visit = draw
                .visits
                .iter()
                .rev()
                .find(|visit| visit.id == draft.visit)?;
            Some((draw, visit))
        });
        let Some((draw, visit)) = found else {
            return Ok(Err(vec![Flaw::NoVisit]));
        };
        match closed(book, visit) {
            Some(Closed::NoVisit) => return Ok(Err(vec![Flaw::NoVisit])),
            Some(Closed::HasResult) => return Ok(Err(vec![Flaw::HasResult])),
            Some(Closed::NotOpen) => return Ok(Err(vec![Flaw::NotOpen])),
            None => {}
        }
        let checked = self.checked(draft, draw, visit, book)?;
        Ok(checked.map_err(|flaws| flaws.into_iter().map(Flaw::Inspection).collect()))
    }
}

/// Why a visit takes no result, if it does not.
fn closed(book: &Book, visit: &Visit) -> Option<Closed> {
    if visit.lost || book.visits.pending(&visit.id).is_some() {
        return Some(Closed::NotOpen);
    }
    if book.draw(&visit.id.draw).is_none_or(|draw| draw.voided) {
        return Some(Closed::NoVisit);
    }
    let log = book.visits.of(&visit.id)?;
    (!log.results.is_empty()).then_some(Closed::HasResult)
}

/// A day of the book.
fn day_of(text: &str) -> NaiveDate {
    text.parse().unwrap_or(NaiveDate::MIN)
}
