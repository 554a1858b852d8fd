//! Holding the replacements that the book has against a repetition of them.
//!
//! What lists were on the day is not in the book: recusals declared since the draw and certificates that ran out can take
//! names off the candidates, and cannot be repeated. All else can: nobody may be a candidate who is no line of
//! inspectors.txt or is recused by recusals.txt, and of the recorded candidates the lot names one.

use std::collections::{BTreeMap, BTreeSet};

use super::replacement::{Bench, SeatLots, derive, visits_of};
use super::seated::Seated;
use crate::domain::acts::replacement::{ReplacedAct, SeatTaken};
use crate::domain::ground::hex;
use crate::domain::ground::sha::Sha;
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::frame::Frame;
use crate::domain::method::key::Seed;
use crate::domain::method::owners::Owners;
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
    /// Whose the objects are.
    pub owners: &'a Owners,
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
        let now = visits(self.draw, self.rows, self.owners, &logs);
        let lost = of.request.object.as_ref();
        let is_there = |visit: &&Visit| {
            let objects = visit.to_inspect();
            let there = lost.map_or(!objects.is_empty(), |lost| objects.contains(lost));
            visit.id == of.request.visit && there
        };
        let Some(visit) = now.iter().find(is_there) else {
            let named = lost.unwrap_or(&of.request.visit.enterprise);
            return Err(differs("visit", named, "–"));
        };
        if let Some(lost) = lost {
            self.object(lost, &now, outcome)?;
        } else {
            same("object", outcome.object.as_deref(), None)?;
            same("passed", outcome.passed.first().map(String::as_str), None)?;
        }
        let key = self.seed(of, outcome)?;
        let seated = match (lost, &outcome.object) {
            (None, _) => Seated::of(visit),
            (Some(_), Some(code)) => Seated::with(code, &now, visit, self.owners),
            (Some(_), None) => {
                let leaver = outcome.seats.first().map(|seat| seat.leaver.as_str());
                return same("seats", leaver, None);
            }
        };
        self.seats(of, outcome, &seated, (&now, &logs), key)
    }

    /// The object that takes a lost one's place, by ticket.
    fn object(&self, lost: &str, now: &[Visit], outcome: &ReplacedAct) -> Result<(), Difference> {
        let line = |code: &str| self.lines.get(code).copied();
        let drawn = now.iter().flat_map(|visit| &visit.objects);
        let gone: BTreeSet<u32> = drawn.filter_map(|object| line(&object.code)).collect();
        let Some(at) = line(lost) else {
            return Err(differs("visit", lost, "–"));
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

    /// Who is recused from a visit by the texts of the draw, or was granted to stay away before.
    fn recused(&self, seated: &Seated, logs: &VisitLogs) -> BTreeSet<String> {
        let lines = seated
            .objects
            .iter()
            .filter_map(|code| self.lines.get(code));
        let lines: Vec<u32> = lines.copied().collect();
        let recused = self.frame.recused_from(&lines);
        let certs = recused
            .iter()
            .map(|&j| self.frame.crew.certs[j as usize].clone());
        let granted = logs.granted(&seated.at.enterprise).map(str::to_owned);
        certs.chain(granted).collect()
    }

    fn seats(
        &self,
        of: &Replacement,
        outcome: &ReplacedAct,
        seated: &Seated,
        (now, logs): (&[Visit], &VisitLogs),
        key: Option<Sha>,
    ) -> Result<(), Difference> {
        let recused = self.recused(seated, logs);
        let leavers: Vec<String> = outcome.seats.iter().map(|s| s.leaver.clone()).collect();
        let must_leave = |cert: &&String| match &of.request.leaver {
            Some(leaver) => cert == &leaver,
            None => recused.contains(*cert) || leavers.contains(*cert),
        };
        let expected: Vec<String> = seated.team.iter().filter(must_leave).cloned().collect();
        if leavers != expected {
            return Err(differs("leaver", leavers.join(","), expected.join(",")));
        }
        let mut barred = recused;
        barred.extend(logs.left(&seated.at, self.owners).map(str::to_owned));
        barred.extend(leavers);
        let bench = Bench {
            crew: &self.frame.crew,
            qualified: self.frame.grouping.qualified,
            barred: &barred,
            visits: &visits_of(now),
        };
        let mut team = seated.team.clone();
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
