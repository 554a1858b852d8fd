//! Whether a line may say that a version of the plan was approved, or filed: by or with somebody, under a number, on a day
//! that has come.

use chrono::NaiveDate;

use super::flaw::BookText;
use super::fold::Book;
use super::judgement::Judgement;

use crate::domain::acts::counted::Counted;
use crate::domain::acts::plan_papers::{Approval, FiledAct};
use crate::domain::lists::plan_flaw::PlanFlaw;

/// What is found of who approved a version.
pub(super) fn may_approve(approval: &Approval, today: NaiveDate, found: &mut Judgement) {
    found.take(BookText::Approver.check(&approval.by));
    found.take(BookText::Number.check(&approval.number));
    found.take(PlanFlaw::check_come(approval.on, today));
}

/// What is found of a line on a filing.
pub(super) fn may_file(book: &Book, entry: &Counted<'_>, filed: &FiledAct, found: &mut Judgement) {
    found.take(book.check_version(filed.version));
    found.take(BookText::Filer.check(&filed.with));
    found.take(BookText::Number.check(&filed.number));
    found.take(PlanFlaw::check_come(filed.on, entry.day()));
    if let Some(plan) = book
        .plans
        .iter()
        .find(|plan| plan.act.version == filed.version)
        && plan.filed.contains(filed)
    {
        found.flaw(PlanFlaw::Filed(filed.version));
    }
}

impl Book {
    pub(super) fn push_filed(&mut self, act: &FiledAct) {
        let mut plans = self.plans.iter_mut();
        if let Some(plan) = plans.find(|plan| plan.act.version == act.version) {
            plan.filed.push(act.clone());
        }
    }

    /// A version that is filed has been published.
    ///
    /// # Errors
    /// [`PlanFlaw::NoPlan`] before the first, [`PlanFlaw::NoVersion`].
    pub fn check_version(&self, version: u32) -> Result<(), PlanFlaw> {
        match self.plans.last() {
            None => Err(PlanFlaw::NoPlan),
            Some(_) if self.plans.iter().any(|plan| plan.act.version == version) => Ok(()),
            Some(last) => Err(PlanFlaw::NoVersion {
                version,
                last: last.act.version,
            }),
        }
    }
}
