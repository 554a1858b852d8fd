//! `plan show`: the year at a glance: tasks by month, due, drawn, late.

use chrono::NaiveDate;

use super::plan_folder;
use crate::acts::Desk;
use crate::acts::visit::visits;
use crate::disk::case::Case;
use crate::disk::{Trouble, lists};
use crate::domain::book::fold::PublishedPlan;
use crate::domain::year::in_force::InForce;
use crate::domain::year::plan::Task;
use crate::domain::year::planned_round::{self, PlannedRound};

/// The year at a glance.
#[derive(Debug)]
pub struct PlanShown {
    /// The case folder.
    pub case: Case,
    /// The day.
    pub today: NaiveDate,
    /// The tasks of today's plan.
    pub tasks: Vec<Task>,
    /// Their rounds.
    pub rounds: Vec<PlannedRound>,
    /// The version in force.
    pub in_force: Option<InForce>,
    /// All versions.
    pub versions: Vec<PublishedPlan>,
    /// How many faults the small lists have.
    pub faults: u64,
    /// How many lines of the book are not accepted: what they say does not count.
    pub refused: usize,
}

/// Reads the year.
///
/// # Errors
/// The plan cannot be read, or the file system fails.
pub fn show(desk: &Desk) -> Result<PlanShown, Trouble> {
    let (case, read) = desk.read()?;
    let (lists, faults, _) = lists::read(&case)?;
    let book = read.book;
    let in_force = plan_folder::in_force(&case, &book)?;
    let today = desk.today_in(&book);
    let tasks: Vec<Task> = lists.plan.into_iter().map(|(_, task)| task).collect();
    let mut rounds = planned_round::rounds(&tasks, &book, today);
    planned_round::mark_done(&mut rounds, &visits::finished(&case, &book)?);
    Ok(PlanShown {
        case,
        today,
        tasks,
        rounds,
        in_force,
        faults: faults.total,
        refused: book.refused.len(),
        versions: book.plans.clone(),
    })
}
