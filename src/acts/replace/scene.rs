//! What the book, the records of a draw and today's lists say of a visit in which somebody or something is to be replaced.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::acts::entry::draw_folder as folder_of;
use crate::domain::acts::replacement::{ObjectRequest, Passed, PassedReason};
use crate::domain::book::fold::Book;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::method::key::{self, Seed};
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::tickets::Drawn;
use crate::domain::refusal::Refusal;
use crate::domain::replace::bench::{self, Setting, Sorted};
use crate::domain::replace::reserve;
use crate::domain::replace::{replacement, request};
use crate::domain::visit::replacements::Change;
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::{self as drawn_visits, Visit};
use crate::domain::year::lists::Lists;
use crate::format::texts::Texts;

use super::caps::Caps;
use crate::acts::visit::people::People;
use crate::acts::visit::visits::{self, DrawVisits};
use crate::disk::case::Case;
use crate::disk::object_rows::{self, ObjectRows};
use crate::disk::{At, Trouble, draw_folder, line_ends, lists, regular, settle};

/// How many of the next objects are looked up in the library at once, at first.
const AHEAD: u64 = 64;

/// Everything that a replacement is decided by, but its seed.
pub struct Scene<'a> {
    case: &'a Case,
    today: NaiveDate,
    folder: PathBuf,
    texts: Texts,
    /// Lines of population.txt of everything that was drawn or came in.
    lines: BTreeMap<String, u32>,
    /// The draw with all its visits.
    pub draw: DrawVisits,
    /// The visit as it stands.
    pub visit: Visit,
    /// The code by which the visit was asked for.
    pub code: String,
    /// Bytes of the draw's manifest.txt.
    manifest: Vec<u8>,
    /// Today's small lists.
    lists: Lists,
}

/// The object that takes a lost one's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewObject {
    /// Its code.
    pub code: String,
    /// Its name, "" where the library has none.
    pub name: String,
    /// Its ticket and its line of population.txt.
    pub drawn: Drawn,
}

/// The next object of a stratum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextObject {
    /// It, or nothing where none is left.
    pub object: Option<NewObject>,
    /// Objects with smaller tickets, each with the reason why it is passed.
    pub passed: Vec<Passed>,
    /// Whether the object that is said to be lost still takes part by today's library.
    pub still_listed: bool,
}

impl<'a> Scene<'a> {
    /// Reads what there is of the visit that `name` means.
    ///
    /// # Errors
    /// [`VisitFlaw::NoVisit`], [`CaseFlaw::Lists`] when today's small lists have faults, [`BookFlaw::File`] when a text of
    /// the draw is not the one that the book names, or the file system fails.
    pub fn open(
        case: &'a Case,
        book: &Book,
        name: &VisitName,
        today: NaiveDate,
    ) -> Result<Self, Trouble> {
        let (draw, visit, code) = visits::find_object(case, book, name)?;
        let id = &visit.id;
        let (lists, faults, _) = lists::read(case)?;
        if !faults.is_empty() {
            return Err(CaseFlaw::Lists(faults.total).into());
        }
        let folder = settle::on_disk(&case.root, &folder_of(&id.draw));
        for name in draw_folder::TEXTS {
            let path = format!("{}/{}", folder_of(&id.draw), name.file());
            let sha = draw.draw.act.files.get(&path);
            line_ends::check(&folder.join(name.file()), &path, sha)?;
        }
        let texts = draw_folder::read_texts(&folder)?;
        let path = folder.join(TextName::Manifest.file());
        let manifest = regular::read(&path).at(&path)?;
        let objects = draw.visits.iter().flat_map(|visit| &visit.objects);
        let codes = objects.map(|object| object.code.as_str());
        let lines = draw_folder::lines_of(&folder, &codes.collect())?;
        Ok(Self {
            case,
            today,
            folder,
            texts,
            lines,
            draw,
            visit,
            code,
            manifest,
            lists,
        })
    }

    fn setting<'b>(&'b self, book: &'b Book) -> Setting<'b> {
        Setting {
            frame: &self.texts.frame,
            lines: &self.lines,
            visits: &self.draw.visits,
            logs: &book.visits,
            before: u64::MAX,
        }
    }

    /// Today's inspectors.
    pub fn people(&self) -> People {
        People::of(&self.lists)
    }

    /// Who may take a seat of the visit, and who may not.
    pub fn sort(&self, book: &Book, leaver: &str) -> Sorted {
        let crew = &self.texts.frame.crew;
        let invalid = bench::invalid(crew, &self.lists.inspectors, self.today);
        let bench = self.setting(book).bench(&self.visit, invalid);
        bench.sort(&self.visit.team, leaver)
    }

    /// The members of the visit's team who must leave it, in the order of the seats.
    pub fn recused_members(&self, book: &Book) -> Vec<String> {
        self.setting(book).recused_members(&self.visit)
    }

    /// The next object of the stratum of `lost`.
    ///
    /// # Errors
    /// A request for an object of the same stratum waits, or one about the visit that the next object joins, or the file
    /// system fails.
    pub fn next_object(&self, book: &Book, lost: &str) -> Result<NextObject, Trouble> {
        let stratum = self.stratum_of(lost);
        let replacements = &book.visits.replacements;
        let mut requests = replacements.of(&self.visit.id.draw);
        let same = |object: &ObjectRequest| self.stratum_of(&object.object) == stratum;
        let waits = requests.find(|r| r.outcome.is_none() && r.request.object().is_some_and(same));
        if let Some(before) = waits {
            return Err(request::waits(before).into());
        }
        let rows = object_rows::read(self.case, [lost])?;
        let (object, passed) = self.search(book, lost)?;
        if let Some(object) = &object {
            let id =
                drawn_visits::visit_of(&object.code, &self.visit.id.draw, &self.draw.drawn.owners);
            if let Some(waiting) = replacements.pending(&id) {
                return Err(request::waits(waiting).into());
            }
        }
        Ok(NextObject {
            object,
            passed,
            still_listed: self.takes_part(&rows, lost),
        })
    }

    /// The smallest ticket that is not passed, and the smaller ones that are.
    fn search(&self, book: &Book, lost: &str) -> Result<(Option<NewObject>, Vec<Passed>), Trouble> {
        let caps = Caps::read(self.case, book, &self.draw.draw)?;
        let mut passed = Vec::new();
        let mut after: Option<Drawn> = None;
        let mut ahead = AHEAD;
        loop {
            let next = self.reserve(lost, (after, ahead))?;
            let lines: Vec<u32> = next.iter().map(|drawn| drawn.line).collect();
            let codes = draw_folder::codes(&self.folder, &lines)?;
            let rows = object_rows::read(self.case, codes.iter())?;
            for (drawn, code) in next.iter().zip(codes.iter()) {
                let by_book = self.passed_by_book(book, &caps, code);
                let out = (!self.takes_part(&rows, code)).then_some(PassedReason::Out);
                let Some(reason) = by_book.or(out) else {
                    return Ok((Some(new_object(&rows, code, *drawn)), passed));
                };
                let code = code.to_owned();
                passed.push(Passed { code, reason });
            }
            if (next.len() as u64) < ahead {
                return Ok((None, passed));
            }
            after = next.last().copied();
            ahead *= 16;
        }
    }

    fn passed_by_book(&self, book: &Book, caps: &Caps, code: &str) -> Option<PassedReason> {
        let id = drawn_visits::visit_of(code, &self.visit.id.draw, &self.draw.drawn.owners);
        let used_up = caps.used_up(&book.visits, &id.enterprise, u64::MAX);
        reserve::passed_by_book(book.visits.has_result(&id), used_up.as_deref())
    }

    /// The object that a request that is in the book already brings in: the ticket behind those that it passes.
    ///
    /// # Errors
    /// The file system fails.
    pub fn object_of(&self, request: &ObjectRequest) -> Result<Option<NewObject>, Trouble> {
        let count = request.passed.len() as u64 + 1;
        let next = self.reserve(&request.object, (None, count))?;
        let Some(drawn) = next.get(request.passed.len()) else {
            return Ok(None);
        };
        let codes = draw_folder::codes(&self.folder, &[drawn.line])?;
        let rows = object_rows::read(self.case, codes.iter())?;
        let code = codes.iter().next().unwrap_or_default();
        Ok(Some(new_object(&rows, code, *drawn)))
    }

    fn reserve(&self, lost: &str, ahead: (Option<Drawn>, u64)) -> Result<Vec<Drawn>, Trouble> {
        let seed = Seed::new(&self.draw.draw.act.seed).map_err(Refusal::Seed)?;
        let key = key::derive(&self.manifest, &seed);
        let gone: BTreeSet<u32> = self.lines.values().copied().collect();
        let lost = self.lines.get(lost).copied().unwrap_or_default();
        Ok(reserve::next(&self.texts.frame, &gone, lost, ahead, key))
    }

    fn stratum_of(&self, code: &str) -> usize {
        let line = self.lines.get(code).copied().unwrap_or_default();
        self.texts.frame.population.stratum_of(line)
    }

    fn takes_part(&self, rows: &ObjectRows, code: &str) -> bool {
        rows.has(code) && self.case.settings.takes_part(rows.cell(code, "status")) == Some(true)
    }

    /// Makes a change that has come into the book.
    pub fn change(&mut self, change: Change<'_>) {
        self.draw.change(change);
        let owners = &self.draw.drawn.owners;
        let id = match change {
            Change::Object {
                at,
                taken: Some(code),
                ..
            } => drawn_visits::visit_of(code, &at.draw, owners),
            Change::Object { .. } | Change::Seat { .. } => self.visit.id.clone(),
        };
        if let Some(visit) = self.draw.visits.iter().find(|visit| visit.id == id) {
            self.visit = visit.clone();
        }
    }

    /// Takes in the object in the place of the lost one of a request that has come into the book: from now on the visit is
    /// the one that it is of.
    pub fn take(&mut self, request: &ObjectRequest, object: Option<&NewObject>) {
        if let Some(object) = object {
            self.lines.insert(object.code.clone(), object.drawn.line);
        }
        self.change(Change::Object {
            at: &request.visit,
            lost: &request.object,
            taken: object.map(|object| object.code.as_str()),
        });
    }

    /// key' of a request.
    pub fn key(&self, request: Sha, seed: &Seed) -> Sha {
        replacement::derive(&self.manifest, request, seed, &self.texts.salt)
    }

    /// The lots under key'.
    pub fn lots(&self, key: Sha) -> replacement::SeatLots<'_> {
        replacement::SeatLots::new(&self.texts.frame.crew, key)
    }

    /// An inspector's name today; nothing where the library has none.
    pub fn name_of(&self, cert: &str) -> Option<&str> {
        self.lists.name_of(cert)
    }
}

fn new_object(rows: &ObjectRows, code: &str, drawn: Drawn) -> NewObject {
    NewObject {
        code: code.to_owned(),
        name: rows.cell(code, "name").to_owned(),
        drawn,
    }
}
