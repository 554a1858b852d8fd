//! The lot of a replacement (更换) after the draw (第15条: in general not allowed, and then only with a reason and by lot).
//!
//! The request stands in the book before any lot is drawn, with all who may take the seat and all who may not, and the digest
//! of its line goes into the key: key' = SHA-256(manifest.txt ‖ "replace: " ‖ that digest in hex ‖ LF ‖ "seed: " ‖ seed ‖ LF ‖
//! salt.txt). *Because* a lot that could be known before the request is written could decide what is requested, and whoever
//! could still be struck after it could be struck for what it says. lot'(j) = number j of stream 3 under key', j the line of
//! inspectors.txt. Let v be the fewest visits of the candidates: of those with at most v + 1, the smallest (lot', cert) takes
//! the seat. *Because* few visits first keeps the load even, and were it v alone, it would often be no lot at all.

use sha2::{Digest, Sha256};

use crate::domain::acts::replacement::Candidate;
use crate::domain::ground::sha::Sha;
use crate::domain::method::frame::Crew;
use crate::domain::method::key::Seed;
use crate::domain::method::numbers::{Numbers, REPLACEMENT_LOTS};

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

    /// The candidates in the order in which the lot takes them, each with its lot: those with too many visits behind.
    pub fn ranked(&mut self, candidates: &[Candidate]) -> Vec<Ranked> {
        let most = most_visits(candidates).unwrap_or_default();
        let ranked = candidates.iter().map(|candidate| Ranked {
            cert: candidate.cert.clone(),
            visits: candidate.visits,
            lot: self.of(&candidate.cert),
        });
        let mut ranked: Vec<Ranked> = ranked.collect();
        ranked.sort_by(|a, b| {
            let key = |r: &Ranked| (r.visits > most, r.lot);
            key(a).cmp(&key(b)).then_with(|| a.cert.cmp(&b.cert))
        });
        ranked
    }
}

/// How many visits a candidate who shares the lot may have: one more than the fewest.
fn most_visits(candidates: &[Candidate]) -> Option<u64> {
    let fewest = candidates.iter().map(|candidate| candidate.visits).min();
    fewest.map(|fewest| fewest + 1)
}

/// A candidate with its lot, for showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Certificate number.
    pub cert: String,
    /// Visits in this draw as they stood.
    pub visits: u64,
    /// lot'.
    pub lot: Option<u64>,
}
