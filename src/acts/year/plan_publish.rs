//! `plan publish`: puts a version of the plan into the book (第13条), with its folder.

use super::gather::{self, YearRead};
use super::{base_left, plan_check, plan_folder};
use crate::acts::{BookHead, Desk};
use crate::disk::case::Case;
use crate::disk::draw_facts::PLAN;
use crate::disk::ledger::Ledger;
use crate::disk::{At, Progress, Trouble, durable, list_notes, plan_base, settle};
use crate::domain::acts::entry::{Act, PlanAct, plan_folder as folder_of};
use crate::domain::acts::plan_papers::Approval;
use crate::domain::book::flaw::BookText;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::lists::read_note::PassedOver;
use crate::domain::year::base::Compared;
use crate::domain::year::plan::Task;
use crate::domain::year::plan_check::PlanCheck;
use crate::format::plan_csv;

/// A version of the plan that has been published.
#[derive(Debug)]
pub struct VersionMade {
    /// The case folder.
    pub case: Case,
    /// Its line in the book.
    pub act: PlanAct,
    /// Its tasks, in its order.
    pub tasks: Vec<Task>,
    /// What there is to say of the plan.
    pub checked: PlanCheck,
    /// What was left out of the lists, and read though a workbook hides it.
    pub passed_over: PassedOver,
    /// The head of the book after it.
    pub head: BookHead,
}

/// What is said of a version besides what is in it.
#[derive(Debug)]
pub struct VersionSaid<'a> {
    /// Why the published plan is changed.
    pub reason: Option<&'a str>,
    /// Who approved it.
    pub approved: Option<Approval>,
}

/// Publishes the plan of the lists as the next version.
///
/// # Errors
/// The plan cannot be published, or the file system fails; then there is no new version, and the book is as it was.
pub fn publish(
    desk: &Desk,
    said: VersionSaid<'_>,
    progress: Progress<'_>,
) -> Result<VersionMade, Trouble> {
    let case = Case::open(&desk.root)?;
    let VersionSaid { reason, approved } = said;
    if let Some(reason) = reason {
        BookText::Reason.check(reason)?;
    }
    desk.count_bases();
    let mut ledger = desk.lock()?;
    if let Some(approval) = &approved {
        BookText::Approver.check(&approval.by)?;
        BookText::Number.check(&approval.number)?;
        PlanFlaw::check_come(approval.on, desk.today_in(&ledger.read.book))?;
    }
    PlanFlaw::check_not_over(ledger.read.book.year, desk.today_in(&ledger.read.book))?;
    // What the next version is held against has to be what was published.
    plan_folder::in_force(&case, &ledger.read.book)?;
    let year = gather::read(&case, &ledger.read, None, progress)?;
    if !year.lists.faults.is_empty() {
        return Err(CaseFlaw::Lists(year.lists.faults.total).into());
    }
    if let Some(latest) = ledger.read.book.plans.last() {
        let tasks = year.lists.lists.plan.iter().map(|(_, task)| task);
        let plan = plan_csv::digest(tasks).at(&case.root)?;
        PlanFlaw::check_change((latest.act.version, latest.act.plan), plan, reason)?;
    }
    let checked = plan_check::look(desk, &case, &year)?;
    let (_, most) = checked.expected.coverage();
    PlanFlaw::check_coverage(most, case.settings.rules.coverage)?;
    let said = VersionSaid { reason, approved };
    let act = write(desk, &case, &year, (&checked, said), &mut ledger)?;
    let passed_over = year.lists.passed_over();
    let tasks = year.lists.lists.plan.into_iter().map(|(_, task)| task);
    Ok(VersionMade {
        tasks: tasks.collect(),
        case,
        act,
        checked,
        passed_over,
        head: BookHead::from(&ledger),
    })
}

/// Writes the folder of the next version, and its line.
fn write(
    desk: &Desk,
    case: &Case,
    year: &YearRead,
    (checked, said): (&PlanCheck, VersionSaid<'_>),
    ledger: &mut Ledger,
) -> Result<PlanAct, Trouble> {
    let lists = &year.lists;
    let version = ledger.read.book.next_plan();
    let folder = folder_of(version);
    let unfinished = settle::begin(&case.root, &folder, ledger.read.book.lines)?;
    let written = (|| {
        let tasks = lists.lists.plan.iter().map(|(_, task)| task);
        let plan = durable::create(&unfinished.join(PLAN), |out| {
            plan_csv::write(out, tasks).map(|_| ())
        })?;
        let library = lists.library.as_ref().ok_or(CaseFlaw::Lists(1))?;
        let compared = Compared::of(lists.lists.plan.iter().map(|(_, task)| task));
        let file = (&*library.prepared, &library.header);
        let base = plan_base::write(file, &case.settings, &compared, &unfinished)?;
        durable::sync_folder(&unfinished)?;
        let (least, most) = checked.expected.coverage();
        let named = |(name, sha): (&str, _)| (format!("{folder}/{name}"), sha);
        let mut act = PlanAct {
            version,
            plan,
            reason: said.reason.unwrap_or_default().to_owned(),
            approved: said.approved,
            tasks: lists.lists.plan.len() as u64,
            base: library.found.taking_part,
            enterprises: library.enterprises(),
            expected: [least, most],
            since_before: None,
            findings: lists.lists.findings_in_force(),
            items: lists
                .lists
                .items
                .iter()
                .map(|(_, item)| item.into())
                .collect(),
            lists: list_notes::of(case, &lists.reads)?,
            settings: case.settings_note(),
            files: [(PLAN, plan)].into_iter().chain(base).map(named).collect(),
        };
        let tasks: Vec<&Task> = lists.lists.plan.iter().map(|(_, task)| task).collect();
        let so_far = (&*year.book, &year.drawn);
        act.since_before = base_left::of_library(case, so_far, (&act, &tasks), library)?;
        library.prepared.check_unchanged()?;
        ledger.append(Act::Plan(act.clone()), &desk.hand)?;
        Ok(act)
    })();
    let act = written.inspect_err(|_: &Trouble| settle::abandon(&unfinished))?;
    settle::finish(&case.root, &folder, &ledger.aside);
    Ok(act)
}
