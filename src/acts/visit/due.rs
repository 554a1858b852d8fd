//! What is open in the year, and by when (第19条, 第二十一条).

use std::path::Path;

use chrono::NaiveDate;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::domain::acts::entry::Entry;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::papers::PaperKind;
use crate::domain::book::fold::Book;
use crate::domain::book::ripe::Ripe;
use crate::domain::book::unsigned::Unsigned;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::inspector::Directory;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::public::unpublished::{NotPublic, Unpublished, by_kind};
use crate::domain::visit::due::{Due, Measured};
use crate::domain::visit::log::{VisitLog, VisitLogs};
use crate::domain::visit::paper_rules;
use crate::domain::visit::readiness::Apart;
use crate::domain::visit::visits::Visit;
use crate::domain::visit::workload;

use super::visits::{self, DrawVisits};
use crate::acts::book::unsigned::{task_of, unsigned};
use crate::acts::public::withholding;
use crate::acts::{Desk, let_go};
use crate::disk::book_read::BookRead;
use crate::disk::case::Case;
use crate::disk::object_rows::{self, ObjectRows};
use crate::disk::{Trouble, calendar, lists, table_out};

/// Whose open things are asked for; everybody's where nothing is said.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The certificate number of an inspector.
    pub inspector: Option<&'a str>,
    /// The id of a task.
    pub task: Option<&'a str>,
    /// A file for a spreadsheet, which must not be there yet.
    pub csv: Option<&'a Path>,
}

/// What is open.
#[derive(Debug)]
pub struct OpenThings {
    /// The day.
    pub today: NaiveDate,
    /// Working days for a result.
    pub entry_working_days: u32,
    /// Everything open, overdue first.
    pub open: Vec<Due>,
    /// The names of the enterprises in the library.
    pub enterprises: ObjectRows,
    /// Names of inspectors.
    pub directory: Directory,
    /// Sealed rounds whose seed has come; no inspector's.
    pub ripe: Vec<Ripe>,
    /// What waits to be published; no inspector's.
    pub not_public: Vec<NotPublic>,
    /// The day of the latest publication.
    pub published: Option<String>,
    /// Visits whose handling was closed though a correction was not inspected again (未复查), with the reason.
    pub unchecked: Vec<(VisitId, String)>,
    /// Papers of visits that should have a number by now and have none.
    pub papers: Vec<(VisitId, PaperKind)>,
    /// Draws with visits that nobody approved, and how many, where the office has visits approved.
    pub unapproved: Vec<(String, usize)>,
    /// Lines of the book that wait for a signature; they have no day.
    pub unsigned: Vec<Unsigned>,
    /// How many lines of the book are not accepted: what they say does not count, so this may not be all.
    pub refused: usize,
}

/// Gathers what is open.
///
/// # Errors
/// The file for a spreadsheet is there, no such inspector or task, a year without a calendar, or the file system fails.
pub fn due(desk: &Desk, asked: Asked<'_>) -> Result<OpenThings, Trouble> {
    let (case, read) = desk.read()?;
    asked
        .csv
        .map_or(Ok(()), |path| table_out::free(&case.root, path))?;
    let year = visits::of_year(&case, &read.book)?;
    let directory = lists::directory(&case)?;
    check_known(asked, &case, (&read.book, &year), &directory)?;
    let today = desk.today_in(&read.book);
    let entry_working_days = case.settings.rules.entry_working_days;
    let measured = Measured {
        today,
        calendar: &calendar::open(&case.root)?,
        entry_working_days,
    };
    let OfVisits {
        mut open,
        unchecked,
        papers,
    } = OfVisits::of_year(asked, &measured, &year, &read.book.visits)?;
    workload::sort(&mut open);
    let codes = open
        .iter()
        .map(|due| &due.visit.id)
        .chain(unchecked.iter().map(|(visit, _)| visit))
        .chain(papers.iter().map(|(visit, _)| visit))
        .map(|visit| &*visit.enterprise);
    let enterprises = object_rows::names(&case, codes)?;
    let ripe = ripe(desk, &read.book, asked);
    let found = OpenThings {
        ripe,
        not_public: not_public(&case, &read, (asked, today))?,
        published: read.book.published.as_ref().map(|(_, act)| act.day.clone()),
        unsigned: unsigned(&case, &read, (asked.inspector, asked.task))?,
        today,
        entry_working_days,
        open,
        unchecked,
        papers,
        unapproved: unapproved(asked, &case, (&read.book, &year)),
        enterprises,
        directory,
        refused: read.book.refused.len(),
    };
    let visits: Vec<Vec<Visit>> = year.into_iter().map(|draw| draw.visits).collect();
    let_go((read.entries, visits));
    Ok(found)
}

/// What is open of visits.
#[derive(Default)]
struct OfVisits {
    open: Vec<Due>,
    unchecked: Vec<(VisitId, String)>,
    papers: Vec<(VisitId, PaperKind)>,
}

/// How many visits are looked at by one.
const AT_ONCE: usize = 1 << 10;

impl OfVisits {
    /// Of the visits that are asked for, in their order.
    fn of_year(
        asked: Asked<'_>,
        measured: &Measured<'_>,
        year: &[DrawVisits],
        logs: &VisitLogs,
    ) -> Result<Self, Trouble> {
        let mut some = Vec::new();
        for draw in year {
            let manifest = &draw.drawn.manifest;
            let round = (manifest.task.as_str(), manifest.window.1);
            if asked.task.is_none_or(|task| task == round.0) {
                let visits = draw.visits.chunks(AT_ONCE);
                some.extend(visits.map(|visits| (round, &draw.apart, visits)));
            }
        }
        let some = some.into_par_iter().map(|(round, apart, visits)| {
            let mut found = Self::default();
            for visit in visits {
                let mut team = visit.team.iter();
                if asked.inspector.is_none_or(|cert| team.any(|c| c == cert)) {
                    found.add(measured, (visit, round, apart), logs)?;
                }
            }
            Ok(found)
        });
        let mut all = Self::default();
        for found in some.collect::<Vec<Result<Self, Trouble>>>() {
            let found = found?;
            all.open.extend(found.open);
            all.unchecked.extend(found.unchecked);
            all.papers.extend(found.papers);
        }
        Ok(all)
    }

    fn add(
        &mut self,
        measured: &Measured<'_>,
        (visit, round, apart): (&Visit, (&str, NaiveDate), &Apart),
        logs: &VisitLogs,
    ) -> Result<(), Trouble> {
        let pending = logs.replacements.pending(&visit.id);
        let recused = visit.recused_members(apart, logs);
        let log = logs.of(&visit.id);
        let why = log.and_then(VisitLog::unchecked);
        let why = why.map(|why| (visit.id.clone(), why.to_owned()));
        self.unchecked.extend(why);
        let lacks = paper_rules::missing(logs, &visit.id).into_iter();
        self.papers
            .extend(lacks.map(|kind| (visit.id.clone(), kind)));
        let open = measured.open(visit, round, log, (pending, recused))?;
        self.open.extend(open);
        Ok(())
    }
}

/// Draws with visits that nobody approved, and how many of each, where the office has visits approved (检查审批).
fn unapproved(
    asked: Asked<'_>,
    case: &Case,
    (book, year): (&Book, &[DrawVisits]),
) -> Vec<(String, usize)> {
    if !case.settings.papers.needs_approval {
        return Vec::new();
    }
    let of_task = |draw: &&DrawVisits| {
        asked
            .task
            .is_none_or(|task| draw.drawn.manifest.task == task)
    };
    let counted = year.iter().filter(of_task).map(|draw| {
        let visits = draw.visits.iter().filter(|visit| {
            let mut team = visit.team.iter();
            !visit.is_lost()
                && asked.inspector.is_none_or(|cert| team.any(|c| c == cert))
                && book.visits.papers.approval(&visit.id).is_none()
        });
        (draw.draw.act.draw.clone(), visits.count())
    });
    counted.filter(|(_, count)| *count > 0).collect()
}

fn ripe(desk: &Desk, book: &Book, asked: Asked<'_>) -> Vec<Ripe> {
    if asked.inspector.is_some() {
        return Vec::new();
    }
    let mut ripe = book.ripe(desk.using(book), desk.today());
    ripe.retain(|ripe| asked.task.is_none_or(|task| ripe.seal.act.task == task));
    ripe
}

fn not_public(
    case: &Case,
    read: &BookRead,
    (asked, today): (Asked<'_>, NaiveDate),
) -> Result<Vec<NotPublic>, Trouble> {
    if asked.inspector.is_some() {
        return Ok(Vec::new());
    }
    let published = read.book.published.as_ref().map_or(0, |(line, _)| *line);
    let since = read.accepted().filter(|entry| entry.seq > published);
    let of_task = |entry: &&Entry| {
        asked
            .task
            .is_none_or(|task| task_of(read, &entry.act) == Some(task))
    };
    let dated = |entry| (entry, read.book.day_of(entry).to_string());
    let kinds = by_kind(since.filter(of_task).map(dated), |line| read.kind_of(line));
    let mut over = withholding::over(case, read, today)?;
    over.retain(|(line, _)| {
        let mut draws = read.book.draws.iter();
        let draw = draws.find(|draw| draw.seq == *line);
        asked
            .task
            .is_none_or(|task| draw.is_some_and(|draw| draw.act.task == task))
    });
    let lists = over.iter().map(|(_, since)| since).min();
    let lists = lists.zip(over.first()).map(|(since, (line, _))| NotPublic {
        what: Unpublished::List,
        count: over.len(),
        line: *line,
        since: since.clone(),
    });
    Ok(kinds.into_iter().chain(lists).collect())
}

/// A name that stands nowhere must not look like nothing to do.
fn check_known(
    asked: Asked<'_>,
    case: &Case,
    (book, year): (&Book, &[DrawVisits]),
    directory: &Directory,
) -> Result<(), Trouble> {
    if let Some(cert) = asked.inspector {
        let mut teams = year
            .iter()
            .flat_map(|draw| &draw.visits)
            .flat_map(|v| &v.team);
        if !directory.has(cert) && !teams.any(|member| member == cert) {
            return Err(CaseFlaw::NoInspector(cert.to_owned()).into());
        }
    }
    if let Some(task) = asked.task {
        let (plan, _) = lists::plan(case)?;
        let known: Vec<String> = plan.into_iter().map(|task| task.id).collect();
        let drawn = year.iter().any(|draw| draw.drawn.manifest.task == task);
        let sealed = book.seals.iter().any(|seal| seal.act.task == task);
        if !known.iter().any(|id| id == task) && !drawn && !sealed {
            let task = task.to_owned();
            return Err(DrawFlaw::NoTask { task, known }.into());
        }
    }
    Ok(())
}
