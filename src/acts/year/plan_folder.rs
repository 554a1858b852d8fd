//! The folder of a published version of the plan: plan.csv with the values that hold, beside the base of coverage
//! ([`crate::disk::plan_base`]).

use crate::domain::acts::entry::plan_folder;
use crate::domain::book::fold::{Book, PublishedPlan};
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::fault::Faults;
use crate::domain::lists::record::Record;
use crate::domain::year::flaw::PlanFlaw;
use crate::domain::year::in_force::InForce;
use crate::domain::year::plan::Task;
use crate::format::small_list::Table;
use crate::format::{csv_out, small_list};

use crate::disk::case::Case;
use crate::disk::{At, Trouble, settle};

/// The plan as published.
pub const PLAN: &str = "plan.csv";

/// The version in force; `None` before the first.
///
/// # Errors
/// [`PlanFlaw::PlanBroken`] when it is not the one that the book names, or the file system fails.
pub fn in_force(case: &Case, book: &Book) -> Result<Option<InForce>, Trouble> {
    book.plans.last().map(|plan| read(case, plan)).transpose()
}

/// A published version.
///
/// # Errors
/// As [`in_force`].
pub fn read(case: &Case, plan: &PublishedPlan) -> Result<InForce, Trouble> {
    let folder = plan_folder(plan.act.version);
    let path = settle::on_disk(&case.root, &folder).join(PLAN);
    let broken = || Trouble::from(PlanFlaw::PlanBroken(format!("{folder}/{PLAN}")));
    let bytes = match std::fs::read(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(broken()),
        read => read.at(&path)?,
    };
    if Sha::of(&bytes) != plan.act.plan {
        return Err(broken());
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut faults = Faults::default();
    let table = small_list::read(ListName::Plan, text, &mut faults).map_err(|_| broken())?;
    let Some(Table { header, rows }) = table else {
        return Err(broken());
    };
    let tasks = rows.into_iter().map(|(number, cells)| {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| csv_out::armed(cell).to_owned())
            .collect();
        Task::read(&mut Record::new(&header, number, &cells), &case.settings)
    });
    Ok(InForce {
        version: plan.act.version,
        sha256: plan.act.plan,
        tasks: tasks.collect(),
    })
}
