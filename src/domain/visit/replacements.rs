//! What the book says of replacements (第15条): requests, what came of them, and what was decided where nobody could take a
//! seat; and what all of it changes in the visits of a draw, in the order of the book's lines.

use std::collections::{BTreeMap, BTreeSet};

use super::logged::Logged;
use crate::domain::acts::counted::Counted;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::{DecisionAct, ReplaceAct, ReplacedAct};
use crate::domain::ground::hex;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;
use crate::domain::method::beacon::Signature;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::method::standing::{Claim, SeedStanding, Unproven};

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
    /// Whether the clock stood below a time that was called wrong at the request or the lot.
    pub unsure: bool,
    /// The request.
    pub request: ReplaceAct,
    /// What came of it, once it is in the book.
    pub outcome: Option<Logged<ReplacedAct>>,
}

/// What a replacement or a decision changes in a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a> {
    /// A seat changes hands; without a taker it is given up.
    Seat {
        /// The visit.
        at: &'a VisitId,
        /// Who leaves it.
        leaver: &'a str,
        /// Who takes it.
        taker: Option<&'a str>,
    },
    /// An object is lost.
    Object {
        /// The visit.
        at: &'a VisitId,
        /// Its code.
        lost: &'a str,
        /// The object in its place.
        taken: Option<&'a str>,
    },
}

/// What the book says of replacements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replacements {
    /// Each with its request, in the order of the requests.
    pub requests: Vec<Replacement>,
    /// 处理决定, in order.
    pub decisions: Vec<Logged<DecisionAct>>,
    /// By visit, the place of the request that waits for its outcome.
    waiting: BTreeMap<VisitId, usize>,
    /// By draw, the places of its requests.
    of_draw: BTreeMap<String, Vec<usize>>,
    /// Draws into which an object came in the place of a lost one.
    brought_in: BTreeSet<String>,
    /// By draw, how many changes its visits had, and the line of the last one.
    changed: BTreeMap<String, (usize, u64)>,
}

impl Replacement {
    /// What the seed of the lot can prove; nothing where no lot was drawn.
    pub fn standing(&self) -> Option<SeedStanding> {
        let request = self.request.seat()?;
        let outcome = self.outcome.as_ref()?.act.seat()?;
        let seed = Seed::new(&outcome.seed).ok()?;
        let (Some(source), Some(used_at)) = (Source::from_text(&request.source), self.used_at)
        else {
            return Some(SeedStanding::Unproven(Unproven::NoTime));
        };
        let signature = outcome.beacon.as_deref().and_then(hex::bytes);
        let clock = self.unsure.then_some(Unproven::ClockWrong);
        let standing = SeedStanding::of(&Claim {
            source: &source,
            seed: &seed,
            signature: signature.as_ref().map(Signature::as_slice),
            sealed: self.fixed_at,
            drawn: used_at,
        });
        Some(standing.unless(clock))
    }

    /// The line from which it holds, and what it changes; nothing before its outcome.
    fn change(&self) -> Option<(u64, Change<'_>)> {
        let outcome = self.outcome.as_ref()?;
        let change = match (&self.request, &outcome.act) {
            (ReplaceAct::Seat(request), ReplacedAct::Seat(outcome)) => Change::Seat {
                at: &request.visit,
                leaver: &request.leaver,
                taker: Some(&outcome.taker),
            },
            (ReplaceAct::Object(request), ReplacedAct::Object(outcome)) => Change::Object {
                at: &request.visit,
                lost: &request.object,
                taken: outcome.object.as_deref(),
            },
            _ => return None,
        };
        Some((outcome.seq, change))
    }
}

impl Change<'_> {
    /// The visit that it is about.
    pub fn at(&self) -> &VisitId {
        match self {
            Self::Seat { at, .. } | Self::Object { at, .. } => at,
        }
    }

    /// The object that comes in the place of a lost one.
    pub fn taken(&self) -> Option<&str> {
        match self {
            Self::Object { taken, .. } => *taken,
            Self::Seat { .. } => None,
        }
    }
}

impl Replacements {
    /// The requests of a draw, in order.
    pub fn of<'a>(&'a self, draw: &'a str) -> impl Iterator<Item = &'a Replacement> {
        let places = self.of_draw.get(draw).into_iter().flatten();
        places.filter_map(|place| self.requests.get(*place))
    }

    /// The decisions of a draw, in order.
    pub fn decisions_of<'a>(
        &'a self,
        draw: &'a str,
    ) -> impl Iterator<Item = &'a Logged<DecisionAct>> {
        let all = self.decisions.iter();
        all.filter(move |decision| decision.act.visit.draw == draw.into())
    }

    /// Whether it says anything of a draw.
    pub fn has_any_of(&self, draw: &str) -> bool {
        self.of(draw).next().is_some() || self.decisions_of(draw).next().is_some()
    }

    /// The request of a visit that waits for its outcome.
    pub fn pending(&self, visit: &VisitId) -> Option<&Replacement> {
        let place = self.waiting.get(visit)?;
        self.requests.get(*place)
    }

    /// The request in a line.
    pub fn at(&self, line: u64) -> Option<&Replacement> {
        let place = self.requests.binary_search_by_key(&line, |r| r.seq).ok()?;
        self.requests.get(place)
    }

    /// Whether an object came into a draw in the place of a lost one.
    pub fn brought_in(&self, draw: &str) -> bool {
        self.brought_in.contains(draw)
    }

    /// How many changes the visits of a draw had, and the line of the last one.
    pub fn changed(&self, draw: &str) -> (usize, u64) {
        self.changed.get(draw).copied().unwrap_or_default()
    }

    /// Leaves out what came in the place of lost objects by requests after the line `first`, as if nobody had been left.
    pub fn leave_out_taken(&mut self, first: u64) {
        for request in self.requests.iter_mut().filter(|r| r.seq > first) {
            let outcome = request.outcome.as_mut().map(|outcome| &mut outcome.act);
            if let Some(ReplacedAct::Object(outcome)) = outcome {
                outcome.object = None;
            }
        }
    }

    fn note_change(&mut self, draw: &str, seq: u64) {
        let changed = self.changed.entry(draw.to_owned()).or_default();
        *changed = (changed.0 + 1, seq);
    }

    /// What changed in the visits of a draw, each with the line from which it holds, in the order of these lines.
    pub fn changes<'a>(&'a self, draw: &'a str) -> Vec<(u64, Change<'a>)> {
        let replaced = self.of(draw).filter_map(Replacement::change);
        let decided = self.decisions_of(draw).map(|decision| {
            let act = &decision.act;
            let change = Change::Seat {
                at: &act.visit,
                leaver: &act.leaver,
                taker: None,
            };
            (decision.seq, change)
        });
        let mut changes: Vec<(u64, Change<'a>)> = replaced.chain(decided).collect();
        changes.sort_unstable_by_key(|(seq, _)| *seq);
        changes
    }

    /// The objects of a draw that were lost before the line `before`, each with the one in its place.
    pub fn lost<'a>(
        &'a self,
        draw: &'a str,
        before: u64,
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        let changes = self.of(draw).filter_map(Replacement::change);
        changes.filter_map(move |(seq, change)| match change {
            Change::Object { lost, taken, .. } if seq < before => Some((lost, taken)),
            Change::Object { .. } | Change::Seat { .. } => None,
        })
    }

    /// How an object of a draw was lost: the replacement, and the day of its outcome.
    pub fn loss_of(&self, draw: &str, code: &str) -> Option<(&Replacement, &str)> {
        self.requests.iter().find_map(|r| {
            let lost = r.request.object()?;
            let here = lost.visit.draw == draw.into() && lost.object == code;
            Some((r, r.outcome.as_ref().filter(|_| here)?.day.as_str()))
        })
    }

    /// The day on which an object came in the place of a lost one.
    pub fn came_on(&self, draw: &str, code: &str) -> Option<&str> {
        let mut requests = self.requests.iter();
        requests.find_map(|r| {
            let outcome = r.outcome.as_ref()?;
            let taken = outcome.act.object()?.object.as_deref();
            let here = r.request.visit().draw == draw.into() && taken == Some(code);
            here.then_some(outcome.day.as_str())
        })
    }

    /// Who left a visit before the line `before`, with or without somebody taking the seat.
    pub fn left<'a>(&'a self, visit: &'a VisitId, before: u64) -> impl Iterator<Item = &'a str> {
        let changes = self.changes(&visit.draw).into_iter();
        changes.filter_map(move |(seq, change)| match change {
            Change::Seat { at, leaver, .. } if seq < before && at == visit => Some(leaver),
            Change::Object { .. } | Change::Seat { .. } => None,
        })
    }

    /// Whether an outcome follows from its request: of its kind, and for a seat one of its candidates.
    pub fn takes_outcome(&self, act: &ReplacedAct) -> bool {
        let (line, sha) = act.request();
        let request = self.at(line);
        let request = request.filter(|r| r.sha == sha && r.outcome.is_none());
        request.is_some_and(|r| match (&r.request, act) {
            (ReplaceAct::Seat(request), ReplacedAct::Seat(outcome)) => {
                let mut candidates = request.candidates.iter();
                candidates.any(|candidate| candidate.cert == outcome.taker)
            }
            (ReplaceAct::Object(_), ReplacedAct::Object(_)) => true,
            (ReplaceAct::Seat(_), ReplacedAct::Object(_))
            | (ReplaceAct::Object(_), ReplacedAct::Seat(_)) => false,
        })
    }

    /// Notes a request; `sha` is the digest of its line.
    pub fn push_request(&mut self, entry: &Counted<'_>, act: &ReplaceAct, sha: Sha) {
        let place = self.requests.len();
        self.waiting.entry(act.visit().clone()).or_insert(place);
        let of_draw = self.of_draw.entry(act.visit().draw.to_string());
        of_draw.or_default().push(place);
        self.requests.push(Replacement {
            seq: entry.seq,
            sha,
            day: entry.day().to_string(),
            fixed_at: entry.fixed_at(),
            used_at: None,
            unsure: entry.unsure,
            request: act.clone(),
            outcome: None,
        });
    }

    /// Notes what came of a request.
    pub fn push_outcome(&mut self, entry: &Counted<'_>, act: &ReplacedAct) {
        let (line, _) = act.request();
        let place = self.requests.binary_search_by_key(&line, |r| r.seq);
        let Some((place, request)) = place
            .ok()
            .and_then(|place| Some((place, self.requests.get_mut(place)?)))
        else {
            return;
        };
        request.outcome = Some(Logged::of(entry, act.clone()));
        request.used_at = entry.used_at();
        request.unsure |= entry.unsure;
        let (visit, changes) = (request.request.visit().clone(), request.change().is_some());
        let brings_in = act.object().is_some_and(|came| came.object.is_some());
        if self.waiting.get(&visit) == Some(&place) {
            self.waiting.remove(&visit);
        }
        if brings_in {
            self.brought_in.insert(visit.draw.to_string());
        }
        if changes {
            self.note_change(&visit.draw, entry.seq);
        }
    }

    /// Notes a decision.
    pub fn push_decision(&mut self, entry: &Counted<'_>, act: &DecisionAct) {
        self.decisions.push(Logged::of(entry, act.clone()));
        self.note_change(&act.visit.draw, entry.seq);
    }
}
