//! The test vectors of replacements (data/vectors/replacement.json): a request and a seed, who may take the seats, and who
//! does.

use crate::domain::book::flaw::{BookFlaw, Breach, BrokenLine};
use crate::domain::method::draw_flaw::DrawFlaw;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::acts::entry::Act;
use crate::domain::acts::replacement::{ReplaceAct, SeatTaken};
use crate::domain::ground::sha::Sha;
use crate::domain::method::frame::Crew;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::refusal::Refusal;
use crate::domain::replace::replacement::{Bench, SeatLots, derive};
use crate::domain::replace::request;
use crate::domain::visit::log::VisitLogs;
use crate::domain::visit::visits::{Visit, VisitObject};

use crate::format::ledger_line;

/// A vector.
#[derive(Deserialize)]
pub(super) struct ReplacingVector {
    manifest: String,
    salt: String,
    request: String,
    seed: String,
    inspectors: Vec<String>,
    qualified: u32,
    team: Vec<String>,
    leavers: Vec<String>,
    barred: BTreeSet<String>,
    visits: BTreeMap<String, u64>,
    expect: Option<ReplacementAnswer>,
    refuse: Option<String>,
}

#[derive(Deserialize, Debug)]
#[expect(dead_code, reason = "compared as a whole, by its debug form")]
struct ReplacementAnswer {
    request_sha256: Sha,
    key: Sha,
    lots: Vec<String>,
    seats: Vec<SeatTaken>,
    team: Vec<String>,
}

/// What should have come out, and what did.
pub(super) fn run(vector: &ReplacingVector) -> (String, String) {
    let found = found(vector).map_or_else(
        |refusal| refusal.code().to_owned(),
        |found| format!("{found:?}"),
    );
    let expected = vector
        .expect
        .as_ref()
        .map(|expected| format!("{expected:?}"));
    let expected = expected.or_else(|| vector.refuse.clone());
    (expected.unwrap_or_default(), found)
}

/// The request that a line of the book is; its LF has to be there.
fn request_of(line: &str) -> Result<ReplaceAct, Refusal> {
    let entry = line.strip_suffix('\n').map(str::as_bytes);
    let act = entry.and_then(ledger_line::read).map(|entry| entry.act);
    match act {
        Some(Act::Replace(act)) if act.names_one() => Ok(act),
        _ => Err(Refusal::Book(BookFlaw::Line(BrokenLine {
            line: 1,
            kind: Breach::Form,
        }))),
    }
}

fn found(vector: &ReplacingVector) -> Result<ReplacementAnswer, Refusal> {
    let act = request_of(&vector.request)?;
    let text = &act.source;
    let source =
        Source::from_text(text).ok_or_else(|| Refusal::Draw(DrawFlaw::SourceForm(text.clone())))?;
    let seed = Seed::new(&vector.seed).map_err(Refusal::Seed)?;
    if !source.fits(&seed) {
        return Err(Refusal::Draw(DrawFlaw::SeedSpelling(source.text())));
    }
    let object = VisitObject {
        code: act.object.clone().unwrap_or_default(),
        order: 1,
        stratum: String::new(),
        instead_of: None,
        lost: false,
    };
    let visit = Visit {
        id: act.visit.clone(),
        objects: vec![object],
        team: vector.team.clone(),
    };
    let leaver = act.leaver.as_deref();
    request::check(&visit, &VisitLogs::default(), leaver, act.ground)?;
    let cert = |line: &String| line.trim_end_matches("\t+").to_owned();
    let crew = Crew {
        certs: vector.inspectors.iter().map(cert).collect(),
        qualified: vector.inspectors.iter().map(|l| l.ends_with('+')).collect(),
    };
    let bench = Bench {
        crew: &crew,
        qualified: vector.qualified,
        barred: &vector.barred,
        visits: &vector.visits,
    };
    let fills = bench.fills(&vector.team, &vector.leavers);
    request::check_decision(&visit.id, &vector.leavers, fills, None)?;
    let sha = Sha::of(vector.request.as_bytes());
    let key = derive(
        vector.manifest.as_bytes(),
        sha,
        &seed,
        vector.salt.as_bytes(),
    );
    let (seats, team) = bench.replace(&vector.team, &vector.leavers, Some(key));
    let mut lots = SeatLots::new(&crew, key);
    let lots = crew.certs.iter().filter_map(|cert| lots.of(cert));
    Ok(ReplacementAnswer {
        request_sha256: sha,
        key,
        lots: lots.map(|lot| format!("{lot:016x}")).collect(),
        seats,
        team,
    })
}
