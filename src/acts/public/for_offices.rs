//! Tables for other offices: the supervision platform's (第8条, 第19条), and the form in which the plan is filed with the
//! 司法局. They are no records, and may be written again.

use std::fs;
use std::path::{Path, PathBuf};

use super::gathering::{self, When, gather};
use crate::acts::Desk;
use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::{At, Progress, Trouble, durable, object_rows, paper_place, plan_base, plan_own};
use crate::domain::book::fold::Book;
use crate::domain::ground::word::word;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::year::base::{ClassPlaced, Compared};
use crate::domain::year::filed_as::{FiledAs, OwnCells};
use crate::domain::year::plan::Task;
use crate::format::filing_table::{self, FiledTask, Filing};
use crate::format::office_table::OfficeTable;
use crate::format::platform_tables;

/// The column of the library that says who registered an enterprise.
const REGISTRAR: &str = "登记机关";

/// Where tables for an office go, and how.
#[derive(Debug, Clone, Copy)]
pub struct TablesWanted<'a> {
    /// The folder; one of the case folder where none is given.
    pub out: Option<&'a Path>,
    /// Whether they are written as workbooks.
    pub xlsx: bool,
}

/// What was written.
#[derive(Debug)]
pub struct TablesWritten {
    /// The folder.
    pub folder: PathBuf,
    /// The files.
    pub files: Vec<String>,
    /// Whether the office has to fill in a column, no list of its own saying what stands in it: 登记机关 of the platform's
    /// table, 是否联合检查 and 联合部门 of the form.
    pub blanks: bool,
}

/// Writes the tables for the supervision platform.
///
/// # Errors
/// As [`gather`], or the file system fails.
pub fn for_platform(
    desk: &Desk,
    wanted: TablesWanted<'_>,
    language: &str,
    progress: Progress<'_>,
) -> Result<TablesWritten, Trouble> {
    desk.count_bases();
    let (case, read) = desk.read()?;
    let to = place(&case, wanted, "platform")?;
    let now = When::now(desk, &case, &read.book);
    let public = gather(&case, &read, (language, &now), progress)?;
    let enterprises = public.visits.iter().map(|visit| &*visit.enterprise);
    let known = object_rows::column(&case, enterprises, REGISTRAR)?;
    let blanks = known.is_none();
    let known = known.unwrap_or_default();
    let tables = 0..platform_tables::TABLES.len();
    let tables = tables.map(|place| platform_tables::table(place, &public, &known));
    let files = write(&to, wanted.xlsx, tables)?;
    Ok(TablesWritten {
        folder: to,
        files,
        blanks,
    })
}

/// Writes the plan in force in the form in which it is filed.
///
/// # Errors
/// [`PlanFlaw::NoPlan`] before the first version, its files are not those that the book names, or the file system fails.
pub fn for_filing(desk: &Desk, wanted: TablesWanted<'_>) -> Result<TablesWritten, Trouble> {
    let (case, read) = desk.read()?;
    let to = place(&case, wanted, "filing")?;
    let in_force = plan_folder::in_force(&case, &read.book)?.ok_or(PlanFlaw::NoPlan)?;
    let items = gathering::items(&case)?;
    let tasks = with_bases(&case, &read.book, in_force.tasks)?;
    let own = plan_own::cells(&case, &filing_table::own_columns())?;
    let tasks = tasks.into_iter().map(|(task, base)| {
        let named = (task.id.clone(), word(&task.name).into_owned());
        let none = OwnCells::new();
        let own = FiledAs::read(own.get(&named).unwrap_or(&none));
        FiledTask { task, base, own }
    });
    let tasks: Vec<FiledTask> = tasks.collect();
    let table = filing_table::table(&Filing {
        bureau: &case.settings.bureau,
        rehearsal: read.book.rehearsal,
        items: &items,
        tasks: &tasks,
    });
    let files = write(&to, wanted.xlsx, std::iter::once(table))?;
    Ok(TablesWritten {
        folder: to,
        files,
        blanks: tasks.iter().any(|filed| filed.own.is_left_blank()),
    })
}

/// The tasks of the version in force, each with the number of objects of its base that are in the task's scope.
fn with_bases(
    case: &Case,
    book: &Book,
    tasks: Vec<Task>,
) -> Result<Vec<(Task, Option<u64>)>, Trouble> {
    let plan = book.plans.last().ok_or(PlanFlaw::NoPlan)?;
    let mut file = plan_base::open(&case.root, &plan.act, Compared::of(&tasks))?;
    let placed: Vec<Option<Vec<ClassPlaced>>> =
        tasks.iter().map(|task| file.base.placed(task)).collect();
    let mut of_class = vec![0u64; file.base.classes.len()];
    while let Some(object) = file.next_object()? {
        if let Some(count) = of_class.get_mut(object.class) {
            *count += 1;
        }
    }
    let count = |placed: Vec<ClassPlaced>| {
        let classes = placed.iter().zip(&of_class);
        let within = classes.filter(|(placed, _)| placed.is_some());
        within.map(|(_, count)| count).sum()
    };
    let bases = placed.into_iter().map(|placed| placed.map(count));
    Ok(tasks.into_iter().zip(bases).collect())
}

/// The folder for tables, which lies outside the records.
fn place(case: &Case, wanted: TablesWanted<'_>, folder: &str) -> Result<PathBuf, Trouble> {
    let to = wanted
        .out
        .map_or_else(|| case.root.join(folder), Path::to_owned);
    paper_place::outside_records(&case.root, &to)?;
    Ok(to)
}

fn write(
    to: &Path,
    xlsx: bool,
    tables: impl Iterator<Item = OfficeTable>,
) -> Result<Vec<String>, Trouble> {
    fs::create_dir_all(to).at(to)?;
    let mut names = Vec::new();
    for table in tables {
        let (name, bytes) = if xlsx {
            (format!("{}.xlsx", table.name), table.to_workbook()?)
        } else {
            (format!("{}.csv", table.name), table.to_csv().at(to)?)
        };
        durable::replace(&to.join(&name), |out| out.write_all(&bytes))?;
        names.push(name);
    }
    Ok(names)
}
