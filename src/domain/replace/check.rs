//! Holding the replacements that the book has against a repetition of them.
//!
//! What lists were on the day is not in the book: recusals declared since the draw and certificates that ran out can take
//! names off the candidates, and cannot be repeated. All else can: nobody may be a candidate who is no line of
//! inspectors.txt or is recused by recusals.txt, and of the recorded candidates the lot names one.

use std::collections::{BTreeMap, BTreeSet};

use super::replacement::{Bench, SeatLots, derive, visits_of};
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::{ReplacedAct, SeatTaken};
use crate::domain::ground::hex;
use crate::domain::ground::sha::Sha;
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::frame::Frame;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::method::standing;
use crate::domain::method::tickets;
use crate::domain::method::verify::Difference;
use crate::domain::visit::log::{Replacement, VisitLogs};
use crate::domain::visit::visits::{Visit, visits};

/// What replacements are repeated from.
pub struct Repetition<'a> {
    /// The draw's id.
    pub draw: &'a str,
    /// The bytes of manifest.txt.
    pub manifest: &'a [u8],
    /// The texts, by lines.
    pub frame: &'a Frame,
    /// The drawn objects.
    pub rows: &'a DrawnRows,
    /// The key of the draw.
    pub key: Sha,
    /// The bytes of salt.txt.
    pub salt: &'a [u8],
    /// What the book says.
    pub logs: &'a VisitLogs,
    /// Lines of population.txt of every object that the draw or a replacement names.
    pub lines: &'a BTreeMap<String, u32>,
}

/// A difference at a key of the outcome.
fn differs(key: &str, recorded: impl Into<String>, repeated: impl Into<String>) -> Difference {
    Difference {
        place: key.to_owned(),
        recorded: recorded.into(),
        repeated: repeated.into(),
    }
}

fn shown(text: Option<&str>) -> String {
    text.unwrap_or("–").to_owned()
}

/// What is equal is no difference.
fn same(key: &str, recorded: Option<&str>, repeated: Option<&str>) -> Result<(), Difference> {
    if recorded == repeated {
        return Ok(());
    }
    Err(differs(key, shown(recorded), shown(repeated)))
}

impl Repetition<'_> {
    /// The first difference, with the line of the outcome before the key.
    ///
    /// # Errors
    /// [`Difference`].
    pub fn check(&self) -> Result<(), Difference> {
        self.logs.outcomes(self.draw).try_for_each(|(of, outcome)| {
            let found = self.one(of, outcome.seq, &outcome.act);
            found.map_err(|difference| difference.below(outcome.seq))
        })
    }

    fn one(&self, of: &Replacement, seq: u64, outcome: &ReplacedAct) -> Result<(), Difference> {
        let recorded = outcome.request_sha256.to_string();
        same("request_sha256", Some(&recorded), Some(&of.sha.to_string()))?;
        let logs = self.logs.before(seq);
        let now = visits(self.draw, self.rows, &logs);
        let lost = of.request.leaver.is_none();
        let visit = now
            .iter()
            .rev()
            .find(|v| v.id == of.request.visit && !v.lost);
        let Some(visit) = visit else {
            return Err(differs("visit", &of.request.visit.object, "–"));
        };
        if lost {
            self.object(visit, &now, outcome)?;
        } else {
            same("object", outcome.object.as_deref(), None)?;
            same("passed", outcome.passed.first().map(String::as_str), None)?;
        }
        let key = self.seed(of, outcome)?;
        if lost && outcome.object.is_none() {
            let leaver = outcome.seats.first().map(|seat| seat.leaver.as_str());
            return same("seats", leaver, None);
        }
        self.seats(of, outcome, visit, (&now, &logs), key)
    }

    /// The object that takes a lost one's place, by ticket.
    fn object(&self, lost: &Visit, now: &[Visit], outcome: &ReplacedAct) -> Result<(), Difference> {
        let line = |code: &str| self.lines.get(code).copied();
        let gone: BTreeSet<u32> = now.iter().filter_map(|v| line(&v.id.object)).collect();
        let Some(at) = line(&lost.id.object) else {
            return Err(differs("visit", &lost.id.object, "–"));
        };
        let frame = self.frame;
        let next = tickets::reserve(
            &frame.population,
            (&frame.excluded, &gone),
            frame.population.stratum_of(at),
            (None, outcome.passed.len() as u64 + 1),
            &self.key.0,
        );
        let mut recorded = outcome.passed.iter().chain(&outcome.object);
        for expected in &next {
            let code = recorded.next();
            if code.is_none_or(|code| line(code) != Some(expected.line)) {
                let ticket = format!(
                    "population.txt:{} {:016x}",
                    expected.line + 1,
                    expected.ticket
                );
                return Err(differs("object", shown(code.map(String::as_str)), ticket));
            }
        }
        same("object", recorded.next().map(String::as_str), None)
    }

    /// Seed, key' and signature: there where somebody could take a seat, and nowhere else.
    fn seed(&self, of: &Replacement, outcome: &ReplacedAct) -> Result<Option<Sha>, Difference> {
        let source = Source::from_text(&of.request.source);
        let needed = outcome.seats.iter().any(|seat| !seat.candidates.is_empty());
        let seed = outcome.seed.as_deref();
        let recorded = outcome.key.map(|key| key.to_string());
        let beacon = outcome.beacon.as_deref();
        if !needed {
            same("seed", seed, None)?;
            same("key", recorded.as_deref(), None)?;
            same("beacon", beacon, None)?;
            return Ok(None);
        }
        let valid = seed.and_then(|seed| Seed::new(seed).ok());
        let fitting = valid.zip(source).filter(|(seed, source)| source.fits(seed));
        let Some((valid, source)) = fitting else {
            return Err(differs("seed", shown(seed), &of.request.source));
        };
        let key = derive(self.manifest, of.sha, &valid, self.salt);
        same("key", recorded.as_deref(), Some(&key.to_string()))?;
        match source {
            Source::Drand(round) => {
                let signature = beacon.and_then(hex::bytes::<48>);
                let signature = signature.as_ref().map(<[u8; 48]>::as_slice);
                if !standing::gives(round, signature, &valid) {
                    return Err(differs("beacon", shown(beacon), &of.request.source));
                }
            }
            Source::Os | Source::Given | Source::Event(_) => same("beacon", beacon, None)?,
        }
        Ok(Some(key))
    }

    /// Who is recused from an object by the texts of the draw, or was granted to stay away before.
    fn recused(&self, object: &str, logs: &VisitLogs) -> BTreeSet<String> {
        let line = self.lines.get(object);
        let lines = line.map_or(Vec::new(), |&line| self.frame.recused_from(&[line]));
        let certs = lines
            .iter()
            .map(|&j| self.frame.crew.certs[j as usize].clone());
        certs
            .chain(logs.granted(object).map(str::to_owned))
            .collect()
    }

    fn seats(
        &self,
        of: &Replacement,
        outcome: &ReplacedAct,
        visit: &Visit,
        (now, logs): (&[Visit], &VisitLogs),
        key: Option<Sha>,
    ) -> Result<(), Difference> {
        let object = outcome.object.as_ref().unwrap_or(&visit.id.object);
        let at = VisitId {
            draw: self.draw.to_owned(),
            object: object.clone(),
        };
        let recused = self.recused(&at.object, logs);
        let leavers: Vec<String> = outcome.seats.iter().map(|s| s.leaver.clone()).collect();
        let must_leave = |cert: &&String| match &of.request.leaver {
            Some(leaver) => cert == &leaver,
            None => recused.contains(*cert) || leavers.contains(*cert),
        };
        let expected: Vec<String> = visit.team.iter().filter(must_leave).cloned().collect();
        if leavers != expected {
            return Err(differs("leaver", leavers.join(","), expected.join(",")));
        }
        let mut barred = recused;
        barred.extend(logs.left(&at).map(str::to_owned));
        barred.extend(leavers);
        let bench = Bench {
            crew: &self.frame.crew,
            qualified: self.frame.grouping.qualified,
            barred: &barred,
            visits: &visits_of(now),
        };
        let mut team = visit.team.clone();
        let mut drawing = key.map(|key| SeatLots::new(bench.crew, key));
        for seat in &outcome.seats {
            candidates(&bench, &team, seat)?;
            let taker = drawing
                .as_mut()
                .and_then(|lots| lots.taker(&seat.candidates));
            same("taker", seat.taker.as_deref(), taker)?;
            seat.change_hands(&mut team);
        }
        let empty = outcome.seats.iter().any(|seat| seat.taker.is_none());
        if empty && outcome.decision.is_none() {
            return Err(differs("decision", "–", "…"));
        }
        Ok(())
    }
}

/// The recorded candidates: ascending, each one who could take the seat by the draw's texts, with its visits.
fn candidates(bench: &Bench<'_>, team: &[String], seat: &SeatTaken) -> Result<(), Difference> {
    let able = bench.candidates(team, &seat.leaver);
    for (place, candidate) in seat.candidates.iter().enumerate() {
        let show = format!("{} {}", candidate.cert, candidate.visits);
        let known = able.iter().find(|known| known.cert == candidate.cert);
        if known != Some(candidate) {
            let repeated = known.map(|known| format!("{} {}", known.cert, known.visits));
            return Err(differs("candidates", show, shown(repeated.as_deref())));
        }
        if place > 0 && seat.candidates[place - 1].cert >= candidate.cert {
            return Err(differs("candidates", show, "–"));
        }
    }
    Ok(())
}
