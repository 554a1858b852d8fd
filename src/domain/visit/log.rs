//! What the book says of visits: completion, results and their corrections, experts, recusal requests, replacements, handling.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::logged::Logged;
use super::paper_log::PaperLog;
use super::replacements::Replacements;
use crate::domain::acts::counted::Counted;
use crate::domain::acts::handling::{HandleAct, is_closed};
use crate::domain::acts::inspection::{Inspection, VisitId};
use crate::domain::acts::replacement::ReplaceAct;
use crate::domain::acts::visit::{AmendAct, AssistAct, DoneAct, RecusalAct, ResultAct};

/// A result as it was entered or corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Line of the book.
    pub seq: u64,
    /// The clock's time.
    pub time: Arc<str>,
    /// The day that counts.
    pub day: Arc<str>,
    /// Who acted.
    pub by: Arc<str>,
    /// The result.
    pub result: Arc<Inspection>,
    /// Why it was corrected; nothing for the first.
    pub reason: Option<String>,
}

/// What the book says of one visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitLog {
    /// Completion, where it was noted before the result.
    pub done: Option<Box<Logged<DoneAct>>>,
    /// The result and its corrections, in order; the last holds.
    pub results: Vec<Entered>,
    /// Experts.
    pub experts: Vec<Logged<AssistAct>>,
    /// Recusal requests with their answers.
    pub recusals: Vec<Logged<RecusalAct>>,
    /// Steps of handling, in order.
    pub handlings: Vec<Logged<HandleAct>>,
}

impl VisitLog {
    /// The result that holds.
    pub fn result(&self) -> Option<&Entered> {
        self.results.last()
    }

    /// Whether the visit has a result.
    pub fn has_result(&self) -> bool {
        !self.results.is_empty()
    }

    /// Whether the first entry was late: it stays late for good.
    pub fn is_late(&self) -> bool {
        self.results
            .iter()
            .any(|entered| entered.result.late.is_some())
    }

    /// The day of completion, by the result or as noted before it.
    pub fn completed(&self) -> Option<NaiveDate> {
        self.completed_before(u64::MAX)
    }

    /// The same as the book said before the line `before`.
    pub fn completed_before(&self, before: u64) -> Option<NaiveDate> {
        let mut results = self.results.iter().rev();
        let entered = results.find(|entered| entered.seq < before);
        let noted = || self.done.as_ref().filter(|done| done.seq < before);
        entered
            .map(|entered| entered.result.completed)
            .or_else(|| Some(noted()?.act.completed))
    }

    /// The objects that were inspected, by the result or as noted before it; none before completion.
    pub fn inspected(&self) -> Vec<&str> {
        let noted = || self.done.iter().flat_map(|done| &done.act.objects);
        match self.result() {
            Some(entered) => {
                let objects = entered.result.objects.iter();
                objects.map(|object| &*object.object).collect()
            }
            None => noted().map(String::as_str).collect(),
        }
    }

    /// The steps of its handling, in order.
    pub fn steps(&self) -> Vec<&HandleAct> {
        self.handlings.iter().map(|step| &step.act).collect()
    }

    /// Whether the handling is closed.
    pub fn is_closed(&self) -> bool {
        is_closed(&self.steps())
    }

    /// Why a correction was not inspected again though the handling is closed (未复查); nothing when it was, or none was
    /// ordered.
    pub fn unchecked(&self) -> Option<&str> {
        let mut steps = self.handlings.iter();
        steps.find_map(|step| step.act.unchecked.as_deref())
    }
}

/// What the book says of all visits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitLogs {
    visits: HashMap<VisitId, VisitLog>,
    /// The draws of which a visit was completed or has a result.
    begun: BTreeSet<Arc<str>>,
    /// By enterprise, who was granted to stay away from it, and in which line.
    granted: BTreeMap<String, Vec<(u64, String)>>,
    /// Replacements.
    pub replacements: Replacements,
    /// Papers.
    pub papers: PaperLog,
}

impl VisitLogs {
    /// What it says of a visit.
    pub fn of(&self, visit: &VisitId) -> Option<&VisitLog> {
        self.visits.get(visit)
    }

    /// Every visit that something is said of, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (&VisitId, &VisitLog)> {
        let mut visits: Vec<_> = self.visits.iter().collect();
        visits.sort_unstable_by_key(|(visit, _)| *visit);
        visits.into_iter()
    }

    /// Whether a draw has results, completed visits or replacements, so that it cannot be voided any more.
    pub fn has_any_of(&self, draw: &str) -> bool {
        self.begun.contains(draw) || self.replacements.has_any_of(draw)
    }

    /// Who was granted to stay away from an enterprise (回避申请, 准予), in whatever draw, before the line `before`.
    pub fn granted<'a>(
        &'a self,
        enterprise: &'a str,
        before: u64,
    ) -> impl Iterator<Item = &'a str> {
        let here = self.granted.get(enterprise).into_iter().flatten();
        here.filter(move |(seq, _)| *seq < before)
            .map(|(_, cert)| cert.as_str())
    }

    /// Whether a visit has a result.
    pub fn has_result(&self, visit: &VisitId) -> bool {
        self.of(visit).is_some_and(VisitLog::has_result)
    }

    /// Whether a visit had its result before the line `before`.
    pub fn entered_before(&self, visit: &VisitId, before: u64) -> bool {
        let first = self.of(visit).and_then(|log| log.results.first());
        first.is_some_and(|entered| entered.seq < before)
    }

    /// Whether new results may follow: none of them has one, and none stands twice.
    pub fn takes_results(&self, act: &ResultAct) -> bool {
        let mut seen = BTreeSet::new();
        !act.results.is_empty()
            && act.results.iter().all(|result| {
                !self.has_result(&result.visit)
                    && self.replacements.pending(&result.visit).is_none()
                    && seen.insert(&result.visit)
            })
    }

    /// Whether something may follow that must stand before the result.
    pub fn is_open(&self, visit: &VisitId) -> bool {
        !self.has_result(visit) && self.replacements.pending(visit).is_none()
    }

    /// Whether a request may follow: of a visit that is open, and for a seat with somebody who may take it.
    pub fn takes_request(&self, act: &ReplaceAct) -> bool {
        let mut seat = act.seat().into_iter();
        seat.all(|request| !request.candidates.is_empty()) && self.is_open(act.visit())
    }

    fn at(&mut self, visit: &VisitId) -> &mut VisitLog {
        self.visits.entry(visit.clone()).or_default()
    }

    /// A visit was completed, or has a result.
    fn begin(&mut self, visit: &VisitId) {
        if !self.begun.contains(&visit.draw) {
            self.begun.insert(Arc::clone(&visit.draw));
        }
    }

    fn enter(&mut self, entered: Entered) {
        self.begin(&entered.result.visit);
        let results = &mut self.at(&entered.result.visit).results;
        // Most visits have one, and there are many visits.
        results.reserve_exact(1);
        results.push(entered);
    }

    /// Notes results.
    pub fn push_results(&mut self, entry: &Counted<'_>, act: &ResultAct) {
        let line = Line::of(entry);
        for result in &act.results {
            self.enter(line.entered(result, None));
        }
    }

    /// Notes a correction.
    pub fn push_amend(&mut self, entry: &Counted<'_>, act: &AmendAct) {
        let reason = Some(act.reason.clone());
        self.enter(Line::of(entry).entered(&act.result, reason));
    }

    /// Notes completion.
    pub fn push_done(&mut self, entry: &Counted<'_>, act: &DoneAct) {
        self.begin(&act.visit);
        self.at(&act.visit).done = Some(Logged::of(entry, act.clone()).into());
    }

    /// Notes an expert.
    pub fn push_assist(&mut self, entry: &Counted<'_>, act: &AssistAct) {
        self.at(&act.visit)
            .experts
            .push(Logged::of(entry, act.clone()));
    }

    /// Notes a recusal request.
    pub fn push_recusal(&mut self, entry: &Counted<'_>, act: &RecusalAct) {
        if act.granted {
            let of_it = self.granted.entry(act.visit.enterprise.to_string());
            let granted = (entry.seq, act.cert.clone());
            of_it.or_default().push(granted);
        }
        let logged = Logged::of(entry, act.clone());
        self.at(&act.visit).recusals.push(logged);
    }

    /// Notes a step of handling.
    pub fn push_handle(&mut self, entry: &Counted<'_>, act: &HandleAct) {
        self.at(&act.visit)
            .handlings
            .push(Logged::of(entry, act.clone()));
    }
}

/// A line of the book: what its results have in common is there once.
struct Line {
    seq: u64,
    time: Arc<str>,
    day: Arc<str>,
    by: Arc<str>,
}

impl Line {
    fn of(entry: &Counted<'_>) -> Self {
        Self {
            seq: entry.seq,
            time: entry.time.as_str().into(),
            day: entry.day().to_string().into(),
            by: entry.by.as_str().into(),
        }
    }

    fn entered(&self, result: &Arc<Inspection>, reason: Option<String>) -> Entered {
        Entered {
            seq: self.seq,
            time: Arc::clone(&self.time),
            day: Arc::clone(&self.day),
            by: Arc::clone(&self.by),
            result: Arc::clone(result),
            reason,
        }
    }
}
