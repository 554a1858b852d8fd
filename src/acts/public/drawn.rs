//! What is public of draws and their visits; of those whose lists are withheld, what may be known of them.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::thread;

use chrono::NaiveDate;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::seals;
use super::withholding::{self, AllWithheld};
use crate::acts::book::verify_signatures::Kept;
use crate::acts::lists::case_lists::CaseLists;
use crate::acts::method::{public_draw, seal_seen};
use crate::acts::visit::visits::{self, DrawVisits};
use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::disk::object_rows::{self, ObjectRows};
use crate::disk::{Trouble, calendar, draw_folder};
use crate::domain::acts::entry::Act;
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::book::witnessed::SealStanding;
use crate::domain::ground::list_name::ListName;
use crate::domain::method::manifest::Manifest;
use crate::domain::public::publication::{PublicDraw, PublicVisit};
use crate::domain::public::seals::PublicVoid;
use crate::domain::public::visit::{Clocked, Naming};
use crate::domain::public::withheld::{count, of_shown, of_withheld};
use crate::domain::public::withheld_draw::{PublicProgress, PublicWithheld};
use crate::domain::visit::log::VisitLogs;
use crate::domain::visit::visits::Visit;
use crate::domain::visit::withheld::{Withheld, is_awaited};
use crate::format::draw_json::DrawRecord;

/// The longest population that a browser is asked to repeat a draw of.
const IN_PAGE: u64 = 200_000;

/// What of an object is public.
const WORDS: [&str; 3] = ["name", "kind", "region"];

/// Draws and visits in public.
pub(super) struct Drawn {
    /// Draws whose lists are public.
    pub draws: Vec<PublicDraw>,
    /// Those whose lists are withheld.
    pub withheld: Vec<PublicWithheld>,
    /// Visits.
    pub visits: Vec<PublicVisit>,
    /// How many objects the withheld draws that hold drew, where that is told.
    pub objects_withheld: u64,
}

/// Gathers them; `names` are those of tasks.
///
/// # Errors
/// A record is not the one that the book names, a list cannot be read at all, or the file system fails.
pub(super) fn drawn(
    case: &Case,
    read: &BookRead,
    (visits, lists, names, today): (
        VisitsOfYear,
        &CaseLists,
        &BTreeMap<String, String>,
        NaiveDate,
    ),
    withheld: &AllWithheld,
) -> Result<Drawn, Trouble> {
    let mut all = Drawn {
        draws: Vec::new(),
        withheld: Vec::new(),
        visits: Vec::new(),
        objects_withheld: 0,
    };
    let replacements = &read.book.visits.replacements;
    let first = withholding::first_line(read, withheld);
    let mut progress: BTreeMap<String, PublicProgress> = BTreeMap::new();
    for (draw, visits) in visits.each(case, &read.book.visits, (lists, today))? {
        let id = &draw.draw.act.draw;
        if withheld.contains_key(id) {
            let counted = progress.entry(id.clone()).or_default();
            for (public, visit) in visits.into_iter().zip(&draw.visits) {
                count(counted, &public, is_awaited(visit, &read.book.visits));
                all.visits.extend(of_withheld(public));
            }
        } else {
            let is_withheld = |lost: &str| {
                let loss = replacements.loss_of(id, lost);
                loss.is_some_and(|(of, _)| first.is_some_and(|first| of.seq > first))
            };
            all.visits.extend(of_shown(visits, is_withheld));
        }
    }
    for draw in &read.book.draws {
        match withheld.get(&draw.act.draw) {
            None => {
                let has_coverage = first.is_none_or(|first| draw.seq < first);
                let shown = shown(case, read, names, (draw, has_coverage))?;
                all.draws.push(shown);
            }
            Some(held) => {
                let visits = progress.remove(&draw.act.draw).unwrap_or_default();
                let told = told_of(case, read, names, (draw, (held, visits)))?;
                if told.voided.is_none() {
                    all.objects_withheld += told.drawn.unwrap_or_default();
                }
                all.withheld.push(told);
            }
        }
    }
    Ok(all)
}

/// What is public of a draw whose list is withheld.
fn told_of(
    case: &Case,
    read: &BookRead,
    names: &BTreeMap<String, String>,
    (draw, (withheld, visits)): (&DrawnRound, (&Withheld, PublicProgress)),
) -> Result<PublicWithheld, Trouble> {
    let record = draw_folder::record_of(&case.root, &draw.act)?;
    let manifest = draw_folder::manifest_of(&case.root, &draw.act)?;
    let told = withheld.cites.is_empty();
    Ok(PublicWithheld {
        id: draw.act.draw.clone(),
        line: draw.seq,
        task: draw.act.task.clone(),
        task_name: names.get(&draw.act.task).cloned().unwrap_or_default(),
        round: draw.act.round,
        window: [manifest.window.0.to_string(), manifest.window.1.to_string()],
        drawn_on: draw.day.clone(),
        drawn_at: record.drawn_at,
        sealed_at: record.sealed_at,
        seal: draw.act.seal,
        source: record.repeated.values.source,
        standing: draw.standing().word().to_owned(),
        seal_standing: seal_standing(read, draw, &manifest)?.word().to_owned(),
        manifest_sha256: record.repeated.values.manifest_sha256,
        voided: draw
            .voided()
            .then(|| voided(read, &draw.act.draw))
            .flatten(),
        passed_over: seals::passed_over_for(&case.root, &read.book, draw)?,
        drawn: told.then_some(draw.act.drawn),
        visits: told.then_some(visits),
        cites: withheld.cites.clone(),
        until: withheld.until.to_string(),
    })
}

/// A draw whose list is public, with its coverage, unless that is withheld.
fn shown(
    case: &Case,
    read: &BookRead,
    names: &BTreeMap<String, String>,
    (draw, has_coverage): (&DrawnRound, bool),
) -> Result<PublicDraw, Trouble> {
    let record = draw_folder::record_of(&case.root, &draw.act)?;
    let manifest = draw_folder::manifest_of(&case.root, &draw.act)?;
    let DrawRecord { repeated, .. } = &record;
    let values = &repeated.values;
    let [population, excluded, ..] = manifest.texts;
    let voided = draw
        .voided()
        .then(|| voided(read, &draw.act.draw))
        .flatten();
    Ok(PublicDraw {
        id: draw.act.draw.clone(),
        line: draw.seq,
        task: draw.act.task.clone(),
        task_name: names.get(&draw.act.task).cloned().unwrap_or_default(),
        round: draw.act.round,
        window: [manifest.window.0.to_string(), manifest.window.1.to_string()],
        drawn_on: draw.day.clone(),
        drawn_at: record.drawn_at.clone(),
        sealed_at: record.sealed_at.clone(),
        seal: draw.act.seal,
        source: values.source.clone(),
        seed: values.seed.clone(),
        standing: draw.standing().word().to_owned(),
        seal_standing: seal_standing(read, draw, &manifest)?.word().to_owned(),
        beacon: draw.act.beacon.clone(),
        witnesses: record.witnesses.clone(),
        manifest_sha256: values.manifest_sha256.clone(),
        key: values.key.clone(),
        origin: record.origin.clone(),
        settings_changed: read.book.settings_of(draw),
        voided,
        since_plan: draw.act.since_plan.clone(),
        passed_over: seals::passed_over_for(&case.root, &read.book, draw)?,
        takes: repeated.takes.clone(),
        shortfalls: repeated.shortfalls.clone(),
        coverage_before: record.coverage_before.filter(|_| has_coverage),
        coverage_after: record.coverage_after.filter(|_| has_coverage),
        population: population.lines,
        excluded: excluded.lines,
        drawn: repeated.drawn.len() as u64,
        few: public_draw::few(&manifest, &repeated.drawn),
        folder: format!("draws/{}", draw.act.draw),
        in_page: population.lines <= IN_PAGE,
    })
}

/// What speaks for the time of a draw's seal, by the book alone: whose key a witness's is, a reader has to know.
fn seal_standing(
    read: &BookRead,
    draw: &DrawnRound,
    manifest: &Manifest,
) -> Result<SealStanding, Trouble> {
    seal_seen::standing(read, (draw, &manifest.bureau), &Kept::default()).map(|seen| seen.standing)
}

fn voided(read: &BookRead, draw: &str) -> Option<PublicVoid> {
    read.accepted().find_map(|entry| {
        let Act::Void { target, reason } = &entry.act else {
            return None;
        };
        (target == draw).then(|| PublicVoid {
            day: read.book.day_of(entry).to_string(),
            reason: reason.clone(),
        })
    })
}

/// The visits of every draw that holds, and what the library has of their objects and enterprises.
pub(super) struct VisitsOfYear {
    all: Vec<DrawVisits>,
    rows: ObjectRows,
}

impl VisitsOfYear {
    /// Reads them; the library is read while `beside` is done.
    ///
    /// # Errors
    /// A record is not the one that the book names, what `beside` fails with, or the library cannot be read at all.
    pub(super) fn read<T>(
        case: &Case,
        book: &Book,
        beside: impl FnOnce() -> Result<T, Trouble>,
    ) -> Result<(Self, T), Trouble> {
        let all = visits::of_year(case, book)?;
        let each = all.iter().flat_map(|draw| &draw.visits);
        let codes = each.flat_map(|visit| {
            let objects = visit.objects.iter().map(|object| object.code.as_str());
            objects.chain([&*visit.id.enterprise])
        });
        let codes: Vec<&str> = codes.collect();
        let file = case.list(ListName::Objects);
        let (rows, done) = thread::scope(|scope| {
            let rows = scope.spawn(|| object_rows::read_some(&file, codes, &WORDS));
            let done = beside();
            let rows = rows.join();
            (rows.unwrap_or_else(|panic| resume_unwind(panic)), done)
        });
        let done = done?;
        let rows = rows?;
        Ok((Self { all, rows }, done))
    }

    /// Every visit, by draw, as it is public where its draw's list is.
    fn each(
        self,
        case: &Case,
        logs: &VisitLogs,
        (lists, today): (&CaseLists, NaiveDate),
    ) -> Result<Vec<(DrawVisits, Vec<PublicVisit>)>, Trouble> {
        let Self { all, rows } = self;
        let lists = &lists.lists;
        let calendar = calendar::open(&case.root)?;
        let naming = Naming {
            named_by: case.settings.named_by,
            inspectors: lists
                .inspectors
                .iter()
                .map(|(_, i)| (i.cert.as_str(), i.name.as_str()))
                .collect(),
            items: lists
                .items
                .iter()
                .map(|(_, item)| (item.id.as_str(), item.name.as_str()))
                .collect(),
        };
        let days = case.settings.rules.entry_working_days;
        let public = |last: NaiveDate, visit: &Visit| {
            let words = |code: &str| WORDS.map(|key| rows.cell(code, key));
            let done = logs.of(&visit.id).and_then(|log| log.done.as_ref());
            let deadline =
                done.and_then(|done| calendar.add_working_days(done.act.completed, days).ok());
            let clocked = Clocked {
                today,
                last,
                deadline: deadline.map(|deadline| deadline.date),
            };
            naming.visit(visit, words, logs, &clocked)
        };
        let each = all.into_iter().map(|draw| {
            let last = draw.drawn.manifest.window.1;
            let visits = draw.visits.par_iter().map(|visit| public(last, visit));
            let visits = visits.collect();
            (draw, visits)
        });
        Ok(each.collect())
    }
}
