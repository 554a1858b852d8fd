//! Replacement (更换) after the draw (第15条: in general not allowed, and then only with a reason and by lot).
//!
//! Of an inspector: the request stands in the book before any lot is drawn, and the digest of its line goes into the key:
//! key' = SHA-256(manifest.txt ‖ "replace: " ‖ that digest in hex ‖ LF ‖ "seed: " ‖ seed ‖ LF ‖ salt.txt). *Because* a lot
//! that could be known before the request is written could decide what is requested. lot'(j) = number j of stream 3 under
//! key', j the line of inspectors.txt. Let v be the fewest visits of those who may: of those with at most v + 1, the
//! smallest (lot', cert) takes the seat. *Because* few visits first keeps the load even, and were it v alone, it would often
//! be no lot at all.
//!
//! Of an object that is not there any more: the stratum's next ticket. It joins the visit of its enterprise, or is a visit
//! of the lost object's team; whoever is recused from it is replaced as above, seat by seat, with lots of the same key'. An
//! enterprise whose visit has its result is passed: one visit settles all (第2条 一次完成).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::flaw::ReplacementFlaw;
use crate::domain::acts::replacement::{Candidate, Ground, SeatTaken};
use crate::domain::ground::sha::Sha;
use crate::domain::lists::inspector::Inspector;
use crate::domain::lists::recusal::Recusal;
use crate::domain::method::frame::Crew;
use crate::domain::method::key::Seed;
use crate::domain::method::numbers::{Numbers, REPLACEMENT_LOTS};
use crate::domain::visit::visits::Visit;

/// key' of a replacement; `request` is the digest of the request's line, its LF included, `salt` are the bytes of salt.txt.
pub fn derive(manifest: &[u8], request: Sha, seed: &Seed, salt: &[u8]) -> Sha {
    let mut hash = Sha256::new();
    hash.update(manifest);
    hash.update(format!("replace: {request}\nseed: {}\n", seed.as_str()));
    hash.update(salt);
    Sha(hash.finalize().into())
}

/// The lots of a replacement, for the lines of inspectors.txt.
pub struct SeatLots<'a> {
    crew: &'a Crew,
    numbers: Numbers,
}

impl<'a> SeatLots<'a> {
    /// The lots of `crew` under key'.
    pub fn new(crew: &'a Crew, key: Sha) -> Self {
        Self {
            crew,
            numbers: Numbers::new(&key.0, REPLACEMENT_LOTS),
        }
    }

    /// lot' of a certificate number; nothing for one that is no line of inspectors.txt.
    pub fn of(&mut self, cert: &str) -> Option<u64> {
        let line = self.crew.line_of(cert)?;
        Some(self.numbers.at(u64::from(line)))
    }

    /// Of the candidates with at most one visit more than the fewest, the smallest (lot', cert).
    pub fn taker<'c>(&mut self, candidates: &'c [Candidate]) -> Option<&'c str> {
        let most = most_visits(candidates)?;
        let few = candidates
            .iter()
            .filter(|candidate| candidate.visits <= most);
        let ranked = few.filter_map(|candidate| {
            let cert = candidate.cert.as_str();
            Some((self.of(cert)?, cert))
        });
        ranked.min().map(|(_, cert)| cert)
    }
}

/// How many visits a candidate who shares the lot may have: one more than the fewest.
pub fn most_visits(candidates: &[Candidate]) -> Option<u64> {
    let fewest = candidates.iter().map(|candidate| candidate.visits).min();
    fewest.map(|fewest| fewest + 1)
}

/// A candidate with its lot, for showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Certificate number.
    pub cert: String,
    /// Name.
    pub name: String,
    /// Visits in this draw as they stood.
    pub visits: u64,
    /// lot'.
    pub lot: Option<u64>,
}

/// Who may take a seat at one visit.
#[derive(Debug, Clone)]
pub struct Bench<'a> {
    /// inspectors.txt of the draw.
    pub crew: &'a Crew,
    /// How many of a team must be qualified.
    pub qualified: u32,
    /// Who may not: recused from the visit, without a valid certificate, or replaced out of it.
    pub barred: &'a BTreeSet<String>,
    /// Visits in this draw as they now stand, by certificate number.
    pub visits: &'a BTreeMap<String, u64>,
}

impl Bench<'_> {
    /// Whether somebody holds a needed specialty.
    pub fn is_qualified(&self, cert: &str) -> bool {
        let line = self.crew.line_of(cert);
        line.is_some_and(|line| self.crew.qualified[line as usize])
    }

    /// How many of a team do.
    pub fn qualified_of<'a>(&self, team: impl Iterator<Item = &'a String>) -> usize {
        team.filter(|cert| self.is_qualified(cert)).count()
    }

    /// Everybody who could take the seat of `leaver` in `team`, ascending by certificate number.
    pub fn candidates(&self, team: &[String], leaver: &str) -> Vec<Candidate> {
        let others = self.qualified_of(team.iter().filter(|cert| *cert != leaver));
        let qualified_only = others < self.qualified as usize;
        let lines = self.crew.certs.iter().zip(&self.crew.qualified);
        let free = lines.filter(|(cert, qualified)| {
            (**qualified || !qualified_only) && !self.barred.contains(*cert) && !team.contains(cert)
        });
        free.map(|(cert, _)| Candidate {
            cert: cert.clone(),
            visits: self.visits.get(cert).copied().unwrap_or(0),
        })
        .collect()
    }

    /// Whether every seat of `leavers` can be filled, whatever the lot says. For more than one seat this is asked of the
    /// team as a whole, since who takes the first seat decides who is left for the next.
    pub fn fills(&self, team: &[String], leavers: &[String]) -> bool {
        if let [leaver] = leavers {
            return !self.candidates(team, leaver).is_empty();
        }
        let free = self.crew.certs.iter();
        let free = free.filter(|cert| !self.barred.contains(*cert) && !team.contains(cert));
        let free: Vec<&String> = free.collect();
        let staying = self.qualified_of(team.iter().filter(|cert| !leavers.contains(cert)));
        let missing = (self.qualified as usize).saturating_sub(staying);
        free.len() >= leavers.len() && self.qualified_of(free.into_iter()) >= missing
    }

    /// Whether a lot has to be drawn: somebody could take one of the seats.
    pub fn needs_a_lot(&self, team: &[String], leavers: &[String]) -> bool {
        let (seats, _) = self.replace(team, leavers, None);
        seats.iter().any(|seat| !seat.candidates.is_empty())
    }

    /// The seats of `leavers`, in the order of the seats of `team`, each taken by lot; without a key nobody takes one.
    pub fn replace(
        &self,
        team: &[String],
        leavers: &[String],
        key: Option<Sha>,
    ) -> (Vec<SeatTaken>, Vec<String>) {
        let mut lots = key.map(|key| SeatLots::new(self.crew, key));
        let mut now = team.to_vec();
        let mut seats = Vec::new();
        for leaver in team.iter().filter(|cert| leavers.contains(cert)) {
            let candidates = self.candidates(&now, leaver);
            let taker = lots.as_mut().and_then(|lots| lots.taker(&candidates));
            let seat = SeatTaken {
                leaver: leaver.clone(),
                taker: taker.map(str::to_owned),
                candidates,
            };
            seat.change_hands(&mut now);
            seats.push(seat);
        }
        (seats, now)
    }
}

/// How many visits each inspector has in a draw as it now stands; lost objects are not visited.
pub fn visits_of(visits: &[Visit]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    let there = visits.iter().filter(|visit| !visit.is_lost());
    for cert in there.flat_map(|visit| &visit.team) {
        *counts.entry(cert.clone()).or_insert(0) += 1;
    }
    counts
}

/// Who is recused from an enterprise or from one of these objects of it today, by the list of recusals.
pub fn declared<'a>(
    recusals: &'a [(u64, Recusal)],
    (enterprise, objects): (&str, &[String]),
    today: NaiveDate,
) -> impl Iterator<Item = &'a str> {
    let concerns =
        move |recusal: &Recusal| recusal.code == enterprise || objects.contains(&recusal.code);
    let all = recusals.iter().map(|(_, recusal)| recusal);
    all.filter(move |recusal| recusal.holds_in((today, today)) && concerns(recusal))
        .map(|recusal| recusal.cert.as_str())
}

/// The lines of inspectors.txt whose certificate is not valid today, or not 有效, or gone from the library.
pub fn invalid<'a>(
    crew: &'a Crew,
    inspectors: &'a [(u64, Inspector)],
    today: NaiveDate,
) -> impl Iterator<Item = &'a str> {
    let valid = inspectors.iter().filter(|(_, i)| i.may_serve(today));
    let valid: BTreeSet<&str> = valid.map(|(_, i)| i.cert.as_str()).collect();
    let certs = crew.certs.iter().map(String::as_str);
    certs.filter(move |cert| !valid.contains(cert))
}

/// Holds a ground against what it is given for: an inspector (`leaver`), or the object.
///
/// # Errors
/// [`ReplacementFlaw::Ground`] when it does not fit.
pub fn check_ground(ground: Ground, leaver: Option<&str>) -> Result<(), ReplacementFlaw> {
    if ground.is_of_inspector() == leaver.is_some() {
        return Ok(());
    }
    Err(ReplacementFlaw::Ground {
        ground,
        of_inspector: leaver.is_some(),
    })
}
