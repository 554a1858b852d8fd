//! `stats`: what the year's random inspections came to, in figures (第13条 to 第21条).

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use super::gather::{self, YearRead};
use crate::acts::visit::visits::{self, DrawVisits};
use crate::acts::{Desk, let_go};
use crate::disk::case::Case;
use crate::disk::library_scanned::Scanned;
use crate::disk::object_rows::{self, ObjectRows};
use crate::disk::{Progress, Trouble, lists, table_out};
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::ground::date;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::inspector::Directory;
use crate::domain::visit::visits::{Visit, VisitObject};
use crate::domain::year::census::Census;
use crate::domain::year::plan::Task;
use crate::domain::year::planned_round::rounds;
use crate::domain::year::planned_take::takes;
use crate::domain::year::span::Span;
use crate::domain::year::statistics::{Group, Statistics};

/// What is to be counted.
#[derive(Debug, Clone, Copy)]
pub struct StatsRequest<'a> {
    /// By what figures are grouped.
    pub group_by: Group,
    /// The days that count.
    pub span: Span,
    /// A file for a spreadsheet, which must not be there yet.
    pub csv: Option<&'a Path>,
}

/// A year's figures.
#[derive(Debug)]
pub struct YearCounted {
    /// The case folder.
    pub case: Case,
    /// The day.
    pub today: NaiveDate,
    /// The figures.
    pub counted: Statistics,
    /// How many faults the lists have.
    pub faults: u64,
    /// Names of items, by id.
    names: BTreeMap<String, String>,
}

impl YearCounted {
    /// The name of an item; "" where the list does not have it any more.
    pub fn item_name(&self, item: &str) -> &str {
        self.names.get(item).map_or("", String::as_str)
    }
}

/// Counts the year.
///
/// # Errors
/// The file for a spreadsheet is there, a list cannot be read at all, or the file system fails.
pub fn stats(
    desk: &Desk,
    request: StatsRequest<'_>,
    progress: Progress<'_>,
) -> Result<YearCounted, Trouble> {
    let (case, read) = desk.read()?;
    if let Some(path) = request.csv {
        table_out::free(&case.root, path)?;
    }
    let mut year = gather::read(&case, &read, None, progress)?;
    // Where each object lies and how often it was drawn is known no more: both are as large as the library and the year.
    if let Some(library) = &mut year.lists.library {
        library.found = Scanned::default();
    }
    year.drawn = TimesDrawn::default();
    let draws = visits::of_year(&case, &year.book)?;
    let today = desk.today_in(&year.book);
    let counted = count(
        (request.group_by, request.span),
        &case,
        (&year, &draws),
        today,
    )?;
    let visits: Vec<Vec<Visit>> = draws.into_iter().map(|draw| draw.visits).collect();
    let_go((read.entries, visits));
    Ok(YearCounted {
        counted,
        case,
        today,
        faults: year.lists.faults.total,
        names: {
            let items = year.lists.lists.items.into_iter();
            items.map(|(_, item)| (item.id, item.name)).collect()
        },
    })
}

/// Counts a year that was read, by a group, what came about in a span.
///
/// # Errors
/// A list cannot be read at all, or the file system fails.
pub(super) fn count(
    (group_by, span): (Group, Span),
    case: &Case,
    (year, draws): (&YearRead, &[DrawVisits]),
    today: NaiveDate,
) -> Result<Statistics, Trouble> {
    let published = year.book.published.as_ref().map_or(0, |(line, _)| *line);
    let mut counted = Statistics::new(group_by, span).published_at(published);
    let tasks: Vec<&Task> = year.lists.lists.plan.iter().map(|(_, task)| task).collect();
    let none = Census::default();
    let library = year.lists.library.as_ref();
    let census = library.map_or(&none, |library| &library.census);
    let planned = rounds(tasks.iter().copied(), &year.book, today);
    let manifests = draws.iter().map(|draw| &draw.drawn.manifest);
    for round in takes(&tasks, census, &planned, manifests) {
        counted.add_round(&round, today);
    }
    let looked_up = LookedUp::read(group_by, case, draws)?;
    for draw in draws {
        counted.add_draw(&draw.draw);
        // The day of a line of the book is always a date.
        let day = date::from_record(&draw.draw.day).unwrap_or(today);
        for visit in &draw.visits {
            let task = &draw.drawn.manifest.task;
            let key = |object: &VisitObject| looked_up.key(group_by, task, visit, object);
            counted.add_visit(key, visit, day, &year.book.visits);
        }
    }
    Ok(counted)
}

/// What the libraries say of drawn objects and inspectors, as far as a grouping asks.
#[derive(Default)]
struct LookedUp {
    objects: ObjectRows,
    directory: Directory,
}

impl LookedUp {
    fn read(group: Group, case: &Case, draws: &[DrawVisits]) -> Result<Self, Trouble> {
        let mut found = Self::default();
        if matches!(group, Group::Region | Group::Kind) {
            let visits = draws.iter().flat_map(|draw| &draw.visits);
            let objects = visits.flat_map(|visit| &visit.objects);
            let codes = objects.map(|object| object.code.as_str());
            found.objects =
                object_rows::read_some(&case.list(ListName::Objects), codes, &["kind", "region"])?;
        }
        if group == Group::Unit {
            found.directory = lists::directory(case)?;
        }
        Ok(found)
    }

    fn key<'a>(
        &'a self,
        group: Group,
        task: &'a str,
        visit: &'a Visit,
        object: &VisitObject,
    ) -> &'a str {
        match group {
            Group::Task | Group::Month => task,
            Group::Region | Group::Kind => self.objects.cell(&object.code, group.word()),
            Group::Unit => {
                let leader = visit.team.first();
                leader.map_or("", |leader| self.directory.unit(leader))
            }
        }
    }
}
