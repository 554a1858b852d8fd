//! The folder of a published version of the plan: plan.csv with the values that hold, and objects.txt, the codes of all
//! objects that took part on that day: the base of coverage.

use crate::domain::acts::entry::{Act, PlanAct, plan_folder};
use crate::domain::acts::files::Files;
use crate::domain::book::fold::{Book, PublishedPlan};
use crate::domain::ground::list_name::ListName;
use crate::domain::ground::sha::Sha;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::fault::Faults;
use crate::domain::lists::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::year::expected::Expected;
use crate::domain::year::flaw::PlanFlaw;
use crate::domain::year::in_force::InForce;
use crate::domain::year::plan::Task;
use crate::format::small_list::Table;
use crate::format::{csv_out, plan_csv, small_list};

use crate::acts::lists::case_lists::CaseLists;
use crate::disk::case::Case;
use crate::disk::ledger::{Hand, Ledger};
use crate::disk::{At, Trouble, durable, list_notes, settle};

/// The plan as published.
pub const PLAN: &str = "plan.csv";
/// The codes of the base.
pub const OBJECTS: &str = "objects.txt";

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

/// Publishes the plan of the lists as the next version: its folder, and its line in the book.
///
/// # Errors
/// The file system fails; then there is no new version, and the book is as it was.
pub fn publish(
    case: &Case,
    lists: &CaseLists,
    expected: Expected,
    reason: &str,
    ledger: &mut Ledger,
    hand: &Hand,
) -> Result<PlanAct, Trouble> {
    let version = ledger.read.book.next_plan();
    let folder = plan_folder(version);
    let unfinished = settle::begin(&case.root, &folder)?;
    let written = (|| {
        let tasks = lists.lists.plan.iter().map(|(_, task)| task);
        let plan = durable::create(&unfinished.join(PLAN), |out| {
            plan_csv::write(out, tasks).map(|_| ())
        })?;
        let library = lists
            .library
            .as_ref()
            .ok_or(Refusal::Case(CaseFlaw::Lists(1)))?;
        let objects = durable::create(&unfinished.join(OBJECTS), |out| library.write_codes(out))?;
        durable::sync_folder(&unfinished)?;
        let (least, most) = expected.coverage();
        let named = |name: &str, sha| (format!("{folder}/{name}"), sha);
        let act = PlanAct {
            version,
            plan,
            reason: reason.to_owned(),
            tasks: lists.lists.plan.len() as u64,
            base: library.taking_part,
            expected: [least, most],
            lists: list_notes::of(case, &lists.reads)?,
            files: Files::from([named(PLAN, plan), named(OBJECTS, objects)]),
        };
        library.prepared.check_unchanged()?;
        ledger.append(Act::Plan(act.clone()), hand)?;
        Ok(act)
    })()
    .inspect_err(|_: &Trouble| settle::abandon(&unfinished))?;
    settle::finish(&case.root, &folder)?;
    Ok(written)
}
