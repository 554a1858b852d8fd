//! `report`: the year on one page for the bureau's head, from the sums of `stats`, `coverage` and `due`.

use std::path::{Path, PathBuf};

use super::gather;
use super::stats::count;
use crate::acts::Desk;
use crate::acts::book::files_kept;
use crate::acts::lists::case_lists::CaseLists;
use crate::acts::visit::due::{Asked, due};
use crate::acts::visit::{form, visits};
use crate::disk::case::Case;
use crate::disk::{Progress, Trouble, durable, table_out};
use crate::domain::year::census::Census;
use crate::domain::year::coverage::of_year;
use crate::domain::year::report::{YearReport, open_by_kind};
use crate::domain::year::span::Span;
use crate::domain::year::statistics::Group;
use crate::text::Lang;
use crate::view::report as view;

/// The page that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct ReportRequest<'a> {
    /// The file, which must not be there yet, or a folder; among the papers of the case folder where nothing is said, and
    /// written again there.
    pub out: Option<&'a Path>,
    /// Its language.
    pub lang: Lang,
}

/// What came of it.
#[derive(Debug)]
pub enum ReportMade {
    /// The page was written.
    Written {
        /// Where.
        path: PathBuf,
        /// What it says.
        report: Box<YearReport>,
    },
    /// The lists have faults, so that coverage cannot be told: nothing was written.
    Faulty {
        /// The case folder.
        case: Box<Case>,
        /// The lists.
        lists: Box<CaseLists>,
    },
}

/// Writes the year's page.
///
/// # Errors
/// The file is there, a place among the records, a list cannot be read at all, or the file system fails.
pub fn report(
    desk: &Desk,
    request: ReportRequest<'_>,
    progress: Progress<'_>,
) -> Result<ReportMade, Trouble> {
    let (case, read) = desk.read()?;
    let asked = request.out.map(|out| place(&case, out)).transpose()?;
    let year = gather::read(&case, &read, None, progress)?;
    if !year.lists.faults.is_empty() {
        let (case, lists) = (Box::new(case), Box::new(year.lists));
        return Ok(ReportMade::Faulty { case, lists });
    }
    let draws = visits::of_year(&case, &year.book)?;
    let today = desk.today_in(&year.book);
    let by = |group| count((group, Span::default()), &case, (&year, &draws), today);
    let none = Census::default();
    let library = year.lists.library.as_ref();
    let census = library.map_or(&none, |library| &library.census);
    let lists = &year.lists.lists;
    let open = due(
        desk,
        Asked {
            inspector: None,
            task: None,
            csv: None,
        },
    )?;
    let tasks = lists.plan.iter().map(|(_, task)| task);
    let report = YearReport {
        bureau: case.settings.bureau.clone(),
        year: case.settings.year,
        today,
        rehearsal: year.book.rehearsal,
        rule: case.settings.rules.coverage,
        entry_working_days: case.settings.rules.entry_working_days,
        coverage: of_year(
            lists,
            &case.settings,
            census,
            (&year.book, &year.drawn),
            today,
        ),
        by_task: by(Group::Task)?,
        by_month: by(Group::Month)?,
        by_unit: by(Group::Unit)?,
        names: tasks
            .map(|task| (task.id.clone(), task.name.clone()))
            .collect(),
        open: open_by_kind(&open.open, &open.ripe),
        head: (read.book.lines, read.book.head),
        refused: read.book.refused.len(),
        stray: files_kept::stray(&case.root, &read)?.len(),
    };
    let page = view::page(request.lang, &report);
    let path = if let Some(path) = asked {
        durable::create_with(&path, page.as_bytes())?;
        path
    } else {
        let path = form::folder(&case, None)?.join(name(&case));
        durable::replace(&path, |out| out.write_all(page.as_bytes()))?;
        path
    };
    let report = Box::new(report);
    Ok(ReportMade::Written { path, report })
}

/// The name of the page's file.
fn name(case: &Case) -> String {
    format!("report-{}.html", case.settings.year)
}

/// The file that is asked for, which is free.
fn place(case: &Case, out: &Path) -> Result<PathBuf, Trouble> {
    let path = if out.is_dir() {
        out.join(name(case))
    } else {
        out.to_owned()
    };
    table_out::free(&case.root, &path)?;
    Ok(path)
}
