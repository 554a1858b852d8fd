//! The folder of a published version of the plan: plan.csv with the values that hold, beside the base of coverage
//! ([`crate::disk::plan_base`]).

use crate::domain::acts::entry::plan_folder;
use crate::domain::book::fold::{Book, PublishedPlan};
use crate::domain::ground::sha::Sha;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::year::in_force::InForce;
use crate::format::plan_csv;

use crate::disk::case::Case;
use crate::disk::draw_facts::PLAN;
use crate::disk::{At, Trouble, regular, settle};

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
    let bytes = match regular::read(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(broken()),
        read => read.at(&path)?,
    };
    if Sha::of(&bytes) != plan.act.plan {
        return Err(broken());
    }
    let (tasks, _) = plan_csv::read(&bytes, &case.settings).ok_or_else(broken)?;
    Ok(InForce {
        version: plan.act.version,
        sha256: plan.act.plan,
        tasks,
    })
}
