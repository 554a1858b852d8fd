//! What the book, the records of a draw and today's lists say of a visit in which somebody or something is to be replaced.

use crate::domain::book::flaw::BookFlaw;
use crate::domain::lists::case_flaw::CaseFlaw;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::acts::entry::draw_folder as folder_of;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::ReplaceAct;
use crate::domain::book::fold::Book;
use crate::domain::ground::sha::Sha;
use crate::domain::method::key::{Seed, derive};
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::tickets::{self, Drawn};
use crate::domain::refusal::Refusal;
use crate::domain::replace::replacement::{self, Bench};
use crate::domain::replace::request;
use crate::domain::replace::seated::{self, Seated};
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;
use crate::format::texts::Texts;

use crate::acts::visit::visits::{self, DrawVisits};
use crate::disk::case::Case;
use crate::disk::object_rows::{self, ObjectRows};
use crate::disk::{At, Trouble, draw_folder, durable, lists, settle};

/// How many of the next objects are looked up in the library at once, at first.
const AHEAD: u64 = 64;

/// Everything that a replacement is decided by, but its seed.
pub struct Scene<'a> {
    case: &'a Case,
    book: &'a Book,
    today: NaiveDate,
    folder: PathBuf,
    texts: Texts,
    lines: BTreeMap<String, u32>,
    /// The draw with all its visits.
    pub draw: DrawVisits,
    /// The visit.
    pub visit: Visit,
    /// Bytes of the draw's manifest.txt.
    pub manifest: Vec<u8>,
    /// Today's small lists.
    pub lists: Lists,
}

/// The object that takes a lost one's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewObject {
    /// Its code.
    pub code: String,
    /// Its name, "" where the library has none.
    pub name: String,
    /// Its ticket.
    pub ticket: u64,
}

/// What is to change, but for who takes the seats.
#[derive(Debug, Clone)]
pub struct Turnover {
    /// The visit that the seats are of: the same, or the one at which the object in a lost one's place is inspected.
    pub at: VisitId,
    /// The object that takes a lost one's place.
    pub object: Option<NewObject>,
    /// Whether it joins a visit that is made for other objects of its enterprise.
    pub joins: bool,
    /// Objects with smaller tickets that were passed.
    pub passed: Vec<String>,
    /// The team before the seats change hands; empty when no object is left.
    pub team: Vec<String>,
    /// Who leaves.
    pub leavers: Vec<String>,
    /// Whether an object that is said to be lost still takes part by today's library.
    pub still_listed: bool,
    barred: BTreeSet<String>,
    visits: BTreeMap<String, u64>,
}

impl<'a> Scene<'a> {
    /// Reads what there is of the visit that `name` means.
    ///
    /// # Errors
    /// [`VisitFlaw::NoVisit`], [`CaseFlaw::Lists`] when today's small lists have faults, [`BookFlaw::File`] when a text of
    /// the draw is not the one that the book names, or the file system fails.
    pub fn open(
        case: &'a Case,
        book: &'a Book,
        name: &VisitName,
        today: NaiveDate,
    ) -> Result<Self, Trouble> {
        let (draw, visit) = visits::find(case, book, name)?;
        let id = &visit.id;
        let (lists, faults, _) = lists::read(case)?;
        if !faults.is_empty() {
            return Err(CaseFlaw::Lists(faults.total).into());
        }
        let folder = settle::on_disk(&case.root, &folder_of(&id.draw));
        for name in draw_folder::TEXTS {
            let path = format!("{}/{}", folder_of(&id.draw), name.file());
            if draw.draw.act.files.get(&path) != Some(&durable::digest(&folder.join(name.file()))?)
            {
                return Err(BookFlaw::File(path).into());
            }
        }
        let texts = draw_folder::read_texts(&folder)?;
        let path = folder.join(TextName::Manifest.file());
        let manifest = std::fs::read(&path).at(&path)?;
        let objects = draw.visits.iter().flat_map(|visit| &visit.objects);
        let codes = objects.map(|object| object.code.as_str());
        let lines = draw_folder::lines_of(&folder, &codes.collect())?;
        Ok(Self {
            case,
            book,
            today,
            folder,
            texts,
            lines,
            draw,
            visit,
            manifest,
            lists,
        })
    }

    /// What changes by a request that is made or was made.
    ///
    /// # Errors
    /// A request for an object of the same stratum waits, or one for the visit that the next object joins, or the file
    /// system fails.
    pub fn turnover(&self, request: &ReplaceAct) -> Result<Turnover, Trouble> {
        let mut turnover = Turnover {
            at: self.visit.id.clone(),
            object: None,
            joins: false,
            passed: Vec::new(),
            team: self.visit.team.clone(),
            leavers: request.leaver.iter().cloned().collect(),
            still_listed: false,
            barred: BTreeSet::new(),
            visits: replacement::visits_of(&self.draw.visits),
        };
        if let Some(lost) = &request.object {
            self.take_next(lost, &mut turnover)?;
        } else {
            turnover.barred = self.apart(&Seated::of(&self.visit)).1;
        }
        Ok(turnover)
    }

    /// The next object, at the visit of its enterprise, else with the lost one's team; without one there is nothing to
    /// inspect.
    fn take_next(&self, lost: &str, turnover: &mut Turnover) -> Result<(), Trouble> {
        let stratum = self.stratum_of(lost);
        let logs = &self.book.visits;
        let before = logs.replacements.iter().find(|r| {
            let visit = &r.request.visit;
            let other = visit.draw == self.visit.id.draw && *visit != self.visit.id;
            let object = r.request.object.as_ref();
            let same = object.is_some_and(|code| self.stratum_of(code) == stratum);
            other && r.outcome.is_none() && same
        });
        if let Some(before) = before {
            return Err(request::waits(before).into());
        }
        let rows = object_rows::read(self.case, &BTreeSet::from([lost]))?;
        turnover.still_listed = self.takes_part(&rows, lost);
        let (found, passed) = self.next_object(stratum)?;
        turnover.passed = passed;
        let Some(next) = found else {
            turnover.team.clear();
            return Ok(());
        };
        let (visits, owners) = (&self.draw.visits, &self.draw.owners);
        let seated = Seated::with(&next.code, visits, &self.visit, owners);
        let waiting = logs.pending(&seated.at);
        if let Some(waiting) = waiting.filter(|_| seated.at != self.visit.id) {
            return Err(request::waits(waiting).into());
        }
        let (recused, barred) = self.apart(&seated);
        let team = seated.team.iter();
        let leavers = team.filter(|cert| recused.contains(*cert)).cloned();
        turnover.leavers = leavers.collect();
        turnover.joins = seated.objects.len() > 1;
        (turnover.at, turnover.team) = (seated.at, seated.team);
        turnover.object = Some(next);
        turnover.barred = barred;
        Ok(())
    }

    fn stratum_of(&self, code: &str) -> usize {
        let line = self.lines.get(code).copied().unwrap_or_default();
        self.texts.frame.population.stratum_of(line)
    }

    fn takes_part(&self, rows: &ObjectRows, code: &str) -> bool {
        rows.has(code) && self.case.settings.takes_part(rows.cell(code, "status")) == Some(true)
    }

    /// The stratum's smallest ticket not yet drawn that still takes part today and whose enterprise's visit has no result,
    /// and the smaller ones that were passed.
    fn next_object(&self, stratum: usize) -> Result<(Option<NewObject>, Vec<String>), Trouble> {
        let act = &self.draw.draw.act;
        let seed = Seed::new(&act.seed).map_err(Refusal::Seed)?;
        let key = derive(&self.manifest, &seed);
        let gone: BTreeSet<u32> = self.lines.values().copied().collect();
        let frame = &self.texts.frame;
        let mut passed = Vec::new();
        let mut last: Option<Drawn> = None;
        let mut ahead = AHEAD;
        loop {
            let next = tickets::reserve(
                &frame.population,
                (&frame.excluded, &gone),
                stratum,
                (last, ahead),
                &key.0,
            );
            let lines: Vec<u32> = next.iter().map(|drawn| drawn.line).collect();
            let codes = draw_folder::codes(&self.folder, &lines)?;
            let rows = object_rows::read(self.case, &codes.iter().collect())?;
            for (drawn, code) in next.iter().zip(codes.iter()) {
                if self.takes_part(&rows, code) && !self.is_settled(code) {
                    let object = NewObject {
                        code: code.to_owned(),
                        name: rows.cell(code, "name").to_owned(),
                        ticket: drawn.ticket,
                    };
                    return Ok((Some(object), passed));
                }
                passed.push(code.to_owned());
            }
            if (next.len() as u64) < ahead {
                return Ok((None, passed));
            }
            last = next.last().copied();
            ahead *= 16;
        }
    }

    /// Who is recused from a visit today, and everybody who may not make it.
    fn apart(&self, seated: &Seated) -> (BTreeSet<String>, BTreeSet<String>) {
        let (frame, logs) = (&self.texts.frame, &self.book.visits);
        let enterprise = seated.at.enterprise.as_str();
        let lines = seated.objects.iter().filter_map(|code| self.line_of(code));
        let by_texts = lines.collect::<Vec<u32>>();
        let by_texts = frame.recused_from(&by_texts);
        let by_texts = by_texts
            .iter()
            .map(|&j| frame.crew.certs[j as usize].as_str());
        let of_visit = (enterprise, seated.objects.as_slice());
        let declared = replacement::declared(&self.lists.recusals, of_visit, self.today);
        let recused = by_texts.chain(declared).chain(logs.granted(enterprise));
        let recused: BTreeSet<String> = recused.map(str::to_owned).collect();
        let invalid = replacement::invalid(&frame.crew, &self.lists.inspectors, self.today);
        let left = logs.left(&seated.at, &self.draw.owners);
        let others = invalid.chain(left).map(str::to_owned);
        let barred = recused.iter().cloned().chain(others).collect();
        (recused, barred)
    }

    /// Whether the visit of an object's enterprise has its result.
    fn is_settled(&self, code: &str) -> bool {
        let (draw, logs) = (&self.visit.id.draw, &self.book.visits);
        seated::is_settled(code, draw, &self.draw.owners, logs)
    }

    fn line_of(&self, code: &str) -> Option<u32> {
        let known = self.lines.get(code).copied();
        let recused = self.texts.recused_codes.iter();
        // A new object is no line that was looked up, but those that recusals name are known.
        known.or_else(|| recused.filter(|(_, c)| *c == code).map(|c| *c.0).next())
    }

    /// Who may take the seats.
    pub fn bench<'b>(&'b self, turnover: &'b Turnover) -> Bench<'b> {
        Bench {
            crew: &self.texts.frame.crew,
            qualified: self.texts.frame.grouping.qualified,
            barred: &turnover.barred,
            visits: &turnover.visits,
        }
    }

    /// key' of a request.
    pub fn key(&self, request: Sha, seed: &Seed) -> Sha {
        replacement::derive(&self.manifest, request, seed, &self.texts.salt)
    }

    /// An inspector's name today; the certificate number where the library has none.
    pub fn name_of(&self, cert: &str) -> String {
        self.lists.name_of(cert).unwrap_or(cert).to_owned()
    }
}
