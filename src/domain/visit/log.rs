//! What the book says of visits: completion, results and their corrections, experts, recusal requests, replacements, handling.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::acts::entry::Entry;
use crate::domain::acts::handling::HandleAct;
use crate::domain::acts::inspection::{Inspection, VisitId};
use crate::domain::acts::replacement::{ReplaceAct, ReplacedAct};
use crate::domain::acts::visit::{AmendAct, AssistAct, DoneAct, RecusalAct, ResultAct};
use crate::domain::ground::hex;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;
use crate::domain::method::beacon::Signature;
use crate::domain::method::key::Seed;
use crate::domain::method::owners::Owners;
use crate::domain::method::source::Source;
use crate::domain::method::standing::{Claim, SeedStanding, Unproven};

/// A result as it was entered or corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Line of the book.
    pub seq: u64,
    /// The clock's time.
    pub time: String,
    /// The day: the declared one, else the clock's.
    pub day: String,
    /// Who acted.
    pub by: String,
    /// The result.
    pub result: Inspection,
    /// Why it was corrected; nothing for the first.
    pub reason: Option<String>,
}

/// Something in the log, with its line and day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged<T> {
    /// Line of the book.
    pub seq: u64,
    /// The day: the declared one, else the clock's.
    pub day: String,
    /// What.
    pub act: T,
}

/// What the book says of one visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitLog {
    /// Completion, where it was noted before the result.
    pub done: Option<Logged<DoneAct>>,
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
        let noted = || self.done.as_ref().map(|done| done.act.completed);
        self.result()
            .map(|entered| entered.result.completed)
            .or_else(noted)
    }

    /// The objects that were inspected, by the result or as noted before it; none before completion.
    pub fn inspected(&self) -> Vec<&str> {
        let noted = || self.done.iter().flat_map(|done| &done.act.objects);
        match self.result() {
            Some(entered) => {
                let objects = entered.result.objects.iter();
                objects.map(|object| object.object.as_str()).collect()
            }
            None => noted().map(String::as_str).collect(),
        }
    }

    /// Whether the handling is closed.
    pub fn is_closed(&self) -> bool {
        self.handlings.last().is_some_and(|step| step.act.closed)
    }
}

/// A replacement: its request, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// Line of the request.
    pub seq: u64,
    /// SHA-256 of that line.
    pub sha: Sha,
    /// The day of the request.
    pub day: String,
    /// The moment at which the request fixed where its seed comes from.
    pub fixed_at: Option<Moment>,
    /// The moment at which its lot was drawn.
    pub used_at: Option<Moment>,
    /// The request.
    pub request: ReplaceAct,
    /// What came of it, once the lot was drawn.
    pub outcome: Option<Logged<ReplacedAct>>,
}

impl Replacement {
    /// What the seed of the lot can prove; nothing where no lot was drawn.
    pub fn standing(&self) -> Option<SeedStanding> {
        let outcome = &self.outcome.as_ref()?.act;
        let seed = Seed::new(outcome.seed.as_deref()?).ok()?;
        let (Some(source), Some(used_at)) = (Source::from_text(&self.request.source), self.used_at)
        else {
            return Some(SeedStanding::Unproven(Unproven::NoTime));
        };
        let signature = outcome.beacon.as_deref().and_then(hex::bytes);
        Some(SeedStanding::of(&Claim {
            source: &source,
            seed: &seed,
            signature: signature.as_ref().map(Signature::as_slice),
            sealed: self.fixed_at,
            drawn: used_at,
        }))
    }
}

/// What the book says of all visits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitLogs {
    visits: BTreeMap<VisitId, VisitLog>,
    /// Replacements, in the order of their requests.
    pub replacements: Vec<Replacement>,
}

impl VisitLogs {
    /// What it says of a visit.
    pub fn of(&self, visit: &VisitId) -> Option<&VisitLog> {
        self.visits.get(visit)
    }

    /// Every visit that something is said of, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (&VisitId, &VisitLog)> {
        self.visits.iter()
    }

    /// Whether a draw has results, completed visits or replacements, so that it cannot be voided any more.
    pub fn has_any_of(&self, draw: &str) -> bool {
        let said = |log: &VisitLog| log.done.is_some() || log.has_result();
        let mut visits = self.visits.iter();
        visits.any(|(visit, log)| visit.draw == draw && said(log))
            || self.replaced(draw).next().is_some()
    }

    /// The replacements of a draw, in the order of their requests.
    fn replaced(&self, draw: &str) -> impl Iterator<Item = &Replacement> {
        let all = self.replacements.iter();
        all.filter(move |r| r.request.visit.draw == draw)
    }

    /// The replacements of a draw that have an outcome, each with it.
    pub fn outcomes(
        &self,
        draw: &str,
    ) -> impl Iterator<Item = (&Replacement, &Logged<ReplacedAct>)> {
        self.replaced(draw)
            .filter_map(|r| Some((r, r.outcome.as_ref()?)))
    }

    /// The request of a visit that waits for its lot.
    pub fn pending(&self, visit: &VisitId) -> Option<&Replacement> {
        self.replacements
            .iter()
            .find(|r| r.outcome.is_none() && r.request.visit == *visit)
    }

    /// The objects of a draw that were lost, each with the one in its place.
    pub fn objects_replaced<'a>(
        &'a self,
        draw: &'a str,
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        self.outcomes(draw).filter_map(|(r, outcome)| {
            let lost = r.request.object.as_deref()?;
            Some((lost, outcome.act.object.as_deref()))
        })
    }

    /// What the book said before its line `seq`, but for experts and handling.
    #[must_use]
    pub fn before(&self, seq: u64) -> Self {
        let mut logs = self.clone();
        logs.replacements.retain(|r| r.seq < seq);
        for replacement in &mut logs.replacements {
            replacement.outcome.take_if(|outcome| outcome.seq >= seq);
        }
        for log in logs.visits.values_mut() {
            log.recusals.retain(|recusal| recusal.seq < seq);
            log.results.retain(|entered| entered.seq < seq);
            log.done.take_if(|done| done.seq >= seq);
        }
        logs
    }

    /// Who was replaced out of a visit; `owners` say which visit an object in a lost one's place joined.
    pub fn left<'a>(
        &'a self,
        visit: &'a VisitId,
        owners: &'a Owners,
    ) -> impl Iterator<Item = &'a str> {
        let here = self.outcomes(&visit.draw).filter(|(r, outcome)| {
            let taken = outcome.act.object.as_deref();
            let joined = taken.map(|code| owners.enterprise_of(code));
            joined.unwrap_or(&r.request.visit.enterprise) == visit.enterprise
        });
        let seats = here.flat_map(|(_, outcome)| &outcome.act.seats);
        seats.map(|seat| seat.leaver.as_str())
    }

    /// Who was granted to stay away from an enterprise (回避申请, 准予), in whatever draw.
    pub fn granted<'a>(&'a self, enterprise: &'a str) -> impl Iterator<Item = &'a str> {
        let here = self.visits.iter();
        let here = here.filter(move |(visit, _)| visit.enterprise == enterprise);
        here.flat_map(|(_, log)| &log.recusals)
            .filter(|recusal| recusal.act.granted)
            .map(|recusal| recusal.act.cert.as_str())
    }

    /// Whether a visit has a result.
    pub fn has_result(&self, visit: &VisitId) -> bool {
        self.of(visit).is_some_and(VisitLog::has_result)
    }

    /// Whether new results may follow: none of them has one, and none stands twice.
    pub fn takes_results(&self, act: &ResultAct) -> bool {
        let mut seen = BTreeSet::new();
        !act.results.is_empty()
            && act.results.iter().all(|result| {
                !self.has_result(&result.visit)
                    && self.pending(&result.visit).is_none()
                    && seen.insert(&result.visit)
            })
    }

    /// Whether something may follow that must stand before the result.
    pub fn is_open(&self, visit: &VisitId) -> bool {
        !self.has_result(visit) && self.pending(visit).is_none()
    }

    /// Whether an outcome follows its request.
    pub fn takes_outcome(&self, act: &ReplacedAct) -> bool {
        self.replacements
            .iter()
            .any(|r| r.seq == act.request && r.sha == act.request_sha256 && r.outcome.is_none())
    }

    fn at(&mut self, visit: &VisitId) -> &mut VisitLog {
        self.visits.entry(visit.clone()).or_default()
    }

    /// Notes results.
    pub fn push_results(&mut self, entry: &Entry, act: &ResultAct) {
        for result in &act.results {
            let entered = entered(entry, result, None);
            self.at(&result.visit).results.push(entered);
        }
    }

    /// Notes a correction.
    pub fn push_amend(&mut self, entry: &Entry, act: &AmendAct) {
        let entered = entered(entry, &act.result, Some(act.reason.clone()));
        self.at(&act.result.visit).results.push(entered);
    }

    /// Notes completion.
    pub fn push_done(&mut self, entry: &Entry, act: &DoneAct) {
        self.at(&act.visit).done = Some(logged(entry, act));
    }

    /// Notes an expert.
    pub fn push_assist(&mut self, entry: &Entry, act: &AssistAct) {
        self.at(&act.visit).experts.push(logged(entry, act));
    }

    /// Notes a recusal request.
    pub fn push_recusal(&mut self, entry: &Entry, act: &RecusalAct) {
        self.at(&act.visit).recusals.push(logged(entry, act));
    }

    /// Notes a step of handling.
    pub fn push_handle(&mut self, entry: &Entry, act: &HandleAct) {
        self.at(&act.visit).handlings.push(logged(entry, act));
    }

    /// Notes a request; `sha` is the digest of its line.
    pub fn push_replace(
        &mut self,
        (entry, fixed_at): (&Entry, Option<Moment>),
        act: &ReplaceAct,
        sha: Sha,
    ) {
        self.replacements.push(Replacement {
            seq: entry.seq,
            sha,
            day: entry.day().to_owned(),
            fixed_at,
            used_at: None,
            request: act.clone(),
            outcome: None,
        });
    }

    /// Notes what came of a request.
    pub fn push_replaced(&mut self, (entry, used_at): (&Entry, Option<Moment>), act: &ReplacedAct) {
        let request = self.replacements.iter_mut().find(|r| r.seq == act.request);
        if let Some(request) = request {
            request.outcome = Some(logged(entry, act));
            request.used_at = used_at;
        }
    }
}

fn entered(entry: &Entry, result: &Inspection, reason: Option<String>) -> Entered {
    Entered {
        seq: entry.seq,
        time: entry.time.clone(),
        day: entry.day().to_owned(),
        by: entry.by.clone(),
        result: result.clone(),
        reason,
    }
}

fn logged<T: Clone>(entry: &Entry, act: &T) -> Logged<T> {
    Logged {
        seq: entry.seq,
        day: entry.day().to_owned(),
        act: act.clone(),
    }
}
