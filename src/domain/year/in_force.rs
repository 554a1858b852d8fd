//! The version of the plan that is in force, and where a task comes from when it is drawn (第13条, 第14条).

use crate::domain::acts::origin::Origin;
use crate::domain::ground::sha::Sha;

use super::plan::Task;
use crate::domain::lists::plan_flaw::PlanFlaw;

/// The version of the plan that is in force: its number, its digest and its tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// The version, from 1.
    pub version: u32,
    /// Digest of the plan as it was published.
    pub sha256: Sha,
    /// Its tasks, in its order.
    pub tasks: Vec<Task>,
}

impl InForce {
    /// Whether these are its tasks, in its order.
    pub fn is<'a>(&self, tasks: impl IntoIterator<Item = &'a Task>) -> bool {
        let mut published = self.tasks.iter();
        let same = tasks.into_iter().all(|task| {
            published
                .next()
                .is_some_and(|known| known.says_the_same(task))
        });
        same && published.next().is_none()
    }

    /// Whether a task of today's plan says the same as the published one; `None` when no published one has its id.
    pub fn holds(&self, task: &Task) -> Option<bool> {
        let published = self.tasks.iter().find(|known| known.id == task.id)?;
        Some(published.says_the_same(task))
    }
}

/// Where `task` comes from when it is to be drawn or sealed now; `adhoc` is the reason given for a 临时任务.
///
/// # Errors
/// [`PlanFlaw::NotPublished`], [`PlanFlaw::PlanChanged`] or [`PlanFlaw::NotAdhoc`].
pub fn origin_of(
    in_force: Option<&InForce>,
    task: &Task,
    adhoc: Option<&str>,
) -> Result<Origin, PlanFlaw> {
    let version = in_force.map_or(0, |plan| plan.version);
    let id = task.id.clone();
    match (
        in_force.and_then(|plan| Some((plan, plan.holds(task)?))),
        adhoc,
    ) {
        (Some((_, false)), _) => Err(PlanFlaw::PlanChanged { task: id, version }),
        (Some((_, true)), Some(_)) => Err(PlanFlaw::NotAdhoc { task: id, version }),
        (Some((plan, true)), None) => Ok(Origin::Plan {
            version,
            sha256: plan.sha256,
        }),
        (None, Some(reason)) => Ok(Origin::Adhoc {
            reason: reason.to_owned(),
        }),
        (None, None) => Err(PlanFlaw::NotPublished { task: id, version }),
    }
}
