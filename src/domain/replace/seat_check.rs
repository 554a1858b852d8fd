//! Holding a seat that changed hands, or was given up, against the texts of the draw and the visits as they stood (rule 16).

use std::collections::BTreeSet;

use super::bench::{Bench, Setting, Sorted};
use super::differing::{differs, first_other, ground, same, shown, there};
use super::replacement::{SeatLots, derive};
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::{
    Candidate, DecisionAct, SeatOutcome, SeatRequest, Struck, StruckReason,
};
use crate::domain::ground::hex;
use crate::domain::ground::sha::Sha;
use crate::domain::method::frame::Crew;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::method::standing;
use crate::domain::method::verify::Difference;

/// A request: its ground, its source, its leaver, and everybody of inspectors.txt.
///
/// # Errors
/// The first [`Difference`].
pub fn request(setting: &Setting<'_>, request: &SeatRequest) -> Result<(), Difference> {
    ground(request.ground, true)?;
    if Source::from_text(&request.source).is_none() {
        return Err(differs("source", &*request.source, "–"));
    }
    let recorded = (&*request.candidates, &*request.struck);
    seat(setting, (&request.visit, &request.leaver), recorded)
}

/// A decision: that nobody may take the seat.
///
/// # Errors
/// The first [`Difference`].
pub fn decision(setting: &Setting<'_>, act: &DecisionAct) -> Result<(), Difference> {
    ground(act.ground, true)?;
    seat(setting, (&act.visit, &act.leaver), (&[], &act.struck))
}

/// A seat: who leaves it, and every line of inspectors.txt.
fn seat(
    setting: &Setting<'_>,
    (id, leaver): (&VisitId, &str),
    (candidates, struck): (&[Candidate], &[Struck]),
) -> Result<(), Difference> {
    let visit = there(id, setting.visits)?;
    let mut seats = visit.team.iter().chain(&visit.empty);
    if !seats.any(|cert| cert == leaver) {
        return Err(differs("leaver", leaver, visit.team.join(",")));
    }
    let bench = setting.bench(visit, without_certificate(struck));
    lists(&bench, (&visit.team, leaver), (candidates, struck))
}

/// Whose certificate was not valid on the day the request is believed, where nothing else bars them.
pub fn without_certificate(struck: &[Struck]) -> BTreeSet<&str> {
    let without = |struck: &&Struck| struck.reason == StruckReason::Certificate;
    let invalid = struck.iter().filter(without);
    invalid.map(|struck| struck.cert.as_str()).collect()
}

/// Everybody of inspectors.txt, as candidate or struck, for the seat of `leaver` in `team`.
///
/// # Errors
/// The first [`Difference`].
pub fn lists(
    bench: &Bench<'_>,
    (team, leaver): (&[String], &str),
    (candidates, struck): (&[Candidate], &[Struck]),
) -> Result<(), Difference> {
    let Sorted {
        candidates: able,
        struck: barred,
    } = bench.sort(team, leaver);
    let show = |c: &Candidate| format!("{} {} {}", c.cert, c.visits, c.qualified);
    first_other("candidates", (candidates, &able), show)?;
    let show = |s: &Struck| format!("{} {}", s.cert, s.reason.word());
    first_other("struck", (struck, &barred), show)
}

/// The lot of a request whose line has the digest `sha`: seed, key', signature and taker; `manifest` and `salt` are the bytes
/// of these texts.
///
/// # Errors
/// The first [`Difference`].
pub fn lot(
    (manifest, salt, crew): (&[u8], &[u8], &Crew),
    sha: Sha,
    request: &SeatRequest,
    outcome: &SeatOutcome,
) -> Result<(), Difference> {
    let seed = Seed::new(&outcome.seed).ok();
    let fitting = seed.zip(Source::from_text(&request.source));
    let fitting = fitting.filter(|(seed, source)| source.fits(seed));
    let Some((seed, source)) = fitting else {
        return Err(differs("seed", &*outcome.seed, &*request.source));
    };
    let beacon = outcome.beacon.as_deref();
    match source {
        Source::Drand(round) => {
            let signature = beacon.and_then(hex::bytes::<48>);
            let signature = signature.as_ref().map(<[u8; 48]>::as_slice);
            if !standing::gives(round, signature, &seed) {
                return Err(differs("beacon", shown(beacon), &*request.source));
            }
        }
        Source::Os | Source::Given | Source::Event(_) => same("beacon", beacon, None)?,
    }
    taker((manifest, salt, crew), sha, (request, outcome), &seed)
}

/// key' and who takes the seat.
///
/// # Errors
/// The first [`Difference`].
pub fn taker(
    (manifest, salt, crew): (&[u8], &[u8], &Crew),
    sha: Sha,
    (request, outcome): (&SeatRequest, &SeatOutcome),
    seed: &Seed,
) -> Result<(), Difference> {
    let key = derive(manifest, sha, seed, salt);
    let recorded = outcome.key.to_string();
    same("key", Some(&recorded), Some(&key.to_string()))?;
    let taker = SeatLots::new(crew, key)
        .taker(&request.candidates)
        .map(str::to_owned);
    same("taker", Some(&outcome.taker), taker.as_deref())
}
