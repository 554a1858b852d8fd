//! How often the other draws of the year lead to a visit of an enterprise, and how often they may (年度上限, 第13条): by the
//! book, the records of the draws and the published plans, as they stood at a line of the book.

use std::collections::BTreeMap;

use crate::domain::acts::entry::Act;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::origin::Origin;
use crate::domain::book::fold::{Book, DrawnRound};
use crate::domain::method::owners::Owners;
use crate::domain::replace::reserve::CapFacts;
use crate::domain::visit::log::VisitLogs;

use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::ledger::BookRead;
use crate::disk::{Trouble, draw_folder};

/// The draws of the year but one.
#[derive(Debug)]
pub struct Caps {
    others: Vec<OtherDraw>,
    /// The cap of that one's task.
    cap: Option<u32>,
}

#[derive(Debug)]
struct OtherDraw {
    id: String,
    seq: u64,
    voided: Option<u64>,
    /// 临时任务: a visit uses up a cap only once it is completed, so that it shields nobody.
    adhoc: bool,
    cap: Option<u32>,
    owners: Owners,
    /// How many objects of each enterprise it drew.
    drawn: BTreeMap<String, usize>,
}

impl Caps {
    /// Reads the other draws. The cap of a task in no published plan is what `unplanned` says of it.
    ///
    /// # Errors
    /// A record is not the one that the book names, a published plan is not, or the file system fails.
    pub fn read(
        case: &Case,
        read: &BookRead,
        draw: &DrawnRound,
        unplanned: &dyn Fn(&str) -> Option<u32>,
    ) -> Result<Self, Trouble> {
        let mut others = Vec::new();
        for other in read.book.draws.iter().filter(|d| d.seq != draw.seq) {
            let record = draw_folder::record_of(&case.root, other)?;
            let owners = draw_folder::owners_of(&case.root, other)?;
            let mut drawn = BTreeMap::new();
            for code in record.repeated.drawn.codes() {
                let enterprise = owners.enterprise_of(code).to_owned();
                *drawn.entry(enterprise).or_insert(0) += 1;
            }
            others.push(OtherDraw {
                id: other.act.draw.clone(),
                seq: other.seq,
                voided: voided_at(read, &other.act.draw),
                adhoc: matches!(other.act.origin, Some(Origin::Adhoc { .. })),
                cap: cap_of(case, &read.book, other, unplanned)?,
                owners,
                drawn,
            });
        }
        let cap = cap_of(case, &read.book, draw, unplanned)?;
        Ok(Self { others, cap })
    }

    /// What the book said of the visits of an enterprise before the line `before`.
    pub fn facts(&self, logs: &VisitLogs, enterprise: &str, before: u64) -> CapFacts {
        let counted = |other: &&OtherDraw| other.counts(logs, enterprise, before);
        let counted: Vec<&OtherDraw> = self.others.iter().filter(counted).collect();
        let mut draws: Vec<String> = counted.iter().map(|other| other.id.clone()).collect();
        draws.sort_unstable();
        // The least of all their caps; of one that is not known, nothing can be said.
        let caps = counted.iter().map(|other| other.cap).chain([self.cap]);
        let caps: Option<Vec<u32>> = caps.collect();
        let cap = caps.and_then(|caps| caps.into_iter().min());
        CapFacts { draws, cap }
    }
}

impl OtherDraw {
    /// Whether it held, led to a visit of an enterprise, and used up its cap.
    fn counts(&self, logs: &VisitLogs, enterprise: &str, before: u64) -> bool {
        let held = self.seq < before && self.voided.is_none_or(|voided| voided >= before);
        held && self.visits(logs, enterprise, before)
            && (!self.adhoc || self.completed(logs, enterprise, before))
    }

    /// Whether it holds an object of an enterprise: a lost one is out, the one in its place is in.
    fn visits(&self, logs: &VisitLogs, enterprise: &str, before: u64) -> bool {
        let of_it = |code: &str| self.owners.enterprise_of(code) == enterprise;
        let mut there = self.drawn.get(enterprise).copied().unwrap_or(0);
        let mut gone = 0;
        for (lost, taken) in logs.replacements.lost(&self.id, before) {
            gone += usize::from(of_it(lost));
            there += usize::from(taken.is_some_and(of_it));
        }
        there > gone
    }

    fn completed(&self, logs: &VisitLogs, enterprise: &str, before: u64) -> bool {
        let id = VisitId {
            draw: self.id.clone(),
            enterprise: enterprise.to_owned(),
        };
        let done = logs.of(&id).and_then(|log| log.done.as_ref());
        done.is_some_and(|done| done.seq < before) || logs.entered_before(&id, before)
    }
}

/// The line in which a draw was voided.
fn voided_at(read: &BookRead, draw: &str) -> Option<u64> {
    let mut entries = read.entries.iter();
    let void = entries.find(|entry| match &entry.act {
        Act::Void { target, .. } => target == draw,
        _ => false,
    });
    void.map(|entry| entry.seq)
}

/// The cap of the task of a draw, by the version of the plan that it was drawn under.
fn cap_of(
    case: &Case,
    book: &Book,
    draw: &DrawnRound,
    unplanned: &dyn Fn(&str) -> Option<u32>,
) -> Result<Option<u32>, Trouble> {
    let act = &draw.act;
    let planned = match &act.origin {
        Some(Origin::Plan { version, .. }) => {
            let mut plans = book.plans.iter();
            let plan = plans.find(|plan| plan.act.version == *version);
            plan.map(|plan| plan_folder::read(case, plan)).transpose()?
        }
        Some(Origin::Adhoc { .. }) | None => None,
    };
    let task = planned.and_then(|plan| plan.tasks.into_iter().find(|task| task.id == act.task));
    Ok(task.map_or_else(|| unplanned(&act.task), |task| Some(task.cap)))
}
