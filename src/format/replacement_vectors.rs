//! The test vectors of replacements (data/vectors/replacement.json): a draw by its texts and its seed, and the lines of the
//! book on its replacements; what comes of them, or the line and the key of it at which they do not hold.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::acts::counted::Counted;
use crate::domain::acts::entry::{Act, Entry};
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::ReplacedAct;
use crate::domain::book::flaw::{BookFlaw, Breach, BrokenLine};
use crate::domain::ground::arena::Arena;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;
use crate::domain::method::draw::{self, Outcome};
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::key::{Keys, Seed};
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::verify;
use crate::domain::refusal::Refusal;
use crate::domain::replace::check::{CapsAt, Repetition};
use crate::domain::replace::replacement::SeatLots;
use crate::domain::visit::log::VisitLogs;
use crate::domain::visit::visits::{Visit, visits};
use crate::format::texts::Texts;

use crate::format::ledger_line::{self, InCommon};
use crate::format::{ReadError, vector_texts};

/// A vector.
#[derive(Deserialize)]
pub(super) struct ReplacingVector {
    texts: BTreeMap<String, String>,
    seed: String,
    book: Vec<String>,
    /// Enterprises whose cap other draws used up, with these draws.
    #[serde(default)]
    at_cap: BTreeMap<String, Vec<String>>,
    expect: Option<ReplacementAnswer>,
    refuse: Option<String>,
}

#[derive(Deserialize, Debug)]
#[expect(dead_code, reason = "compared as a whole, by its debug form")]
struct ReplacementAnswer {
    lots: Vec<LotAnswer>,
    visits: Vec<VisitAnswer>,
}

/// One lot: lot' of every line of inspectors.txt.
#[derive(Deserialize, Debug)]
#[expect(dead_code, reason = "compared as a whole, by its debug form")]
struct LotAnswer {
    request_sha256: Sha,
    key: Sha,
    lots: Vec<String>,
    taker: String,
}

/// A visit in the end; lost objects are not in it.
#[derive(Deserialize, Debug)]
#[expect(dead_code, reason = "compared as a whole, by its debug form")]
struct VisitAnswer {
    enterprise: String,
    objects: Vec<String>,
    team: Vec<String>,
}

/// What should have come out, and what did.
pub(super) fn run(vector: &ReplacingVector) -> (String, String) {
    let found = found(vector).map_or_else(|place| place, |found| format!("{found:?}"));
    let expected = vector
        .expect
        .as_ref()
        .map(|expected| format!("{expected:?}"));
    let expected = expected.or_else(|| vector.refuse.clone());
    (expected.unwrap_or_default(), found)
}

/// The code of a refusal.
fn code(refusal: impl Into<Refusal>) -> String {
    refusal.into().code().to_owned()
}

/// What comes of the lines; else the code of a refusal, or the line and the key that do not hold.
fn found(vector: &ReplacingVector) -> Result<ReplacementAnswer, String> {
    let texts = vector_texts::read(&vector.texts).map_err(|error| match error {
        ReadError::Refused(refusal) => refusal.code().to_owned(),
        ReadError::Io(error) => error.to_string(),
    })?;
    let seed = Seed::new(&vector.seed).map_err(code)?;
    let text = |name: TextName| vector.texts.get(name.file()).map_or("", String::as_str);
    let manifest = text(TextName::Manifest).as_bytes();
    let keys = Keys::derive(manifest, &seed, &texts.salt);
    let outcome = draw::draw(&texts.frame, &keys);
    let codes: Vec<&str> = text(TextName::Population)
        .lines()
        .map(|line| line.split_once('\t').map_or(line, |(code, _)| code))
        .collect();
    let rows = rows(&texts, (&seed, &keys), &outcome, &codes);
    let (logs, requests) = read_book(&vector.book)?;
    let lines = (0..).zip(&codes);
    let lines = lines.map(|(line, code)| ((*code).to_owned(), line));
    let manifest_draw = &texts.manifest;
    let id = format!("{}-{}", manifest_draw.task, manifest_draw.round);
    let repetition = Repetition {
        draw: &id,
        manifest,
        frame: &texts.frame,
        rows: &rows,
        owners: &texts.owners,
        key: keys.objects,
        salt: &texts.salt,
        logs: &logs,
        lines: &lines.collect(),
        caps: &caps_at(&vector.at_cap, &requests),
    };
    let found = repetition.check();
    found.map_err(|(line, difference)| difference.below(line).place)?;
    let visits = visits(&id, &rows, &texts.owners, &logs);
    Ok(ReplacementAnswer {
        lots: drawn_seats(&texts, &logs),
        visits: visits.iter().map(visit).collect(),
    })
}

fn rows(
    texts: &Texts,
    (seed, keys): (&Seed, &Keys),
    outcome: &Outcome,
    codes: &[&str],
) -> DrawnRows {
    let mut drawn = Arena::default();
    for object in &outcome.drawn {
        drawn.push(codes[object.line as usize]);
    }
    let (manifest, sha, frame) = (&texts.manifest, texts.manifest_sha, &texts.frame);
    verify::repeated(manifest, sha, frame, (seed, keys.objects), outcome, &drawn).drawn
}

/// What the lines say, and the numbers of the requests; each has to follow from those before it.
fn read_book(lines: &[String]) -> Result<(VisitLogs, Vec<u64>), String> {
    let mut logs = VisitLogs::default();
    let mut requests = Vec::new();
    let mut common = InCommon::default();
    for (place, line) in lines.iter().enumerate() {
        let breach = |kind| {
            let line = place as u64 + 1;
            code(BookFlaw::Line(BrokenLine { line, kind }))
        };
        let entry = line.strip_suffix('\n').map(str::as_bytes);
        let entry = entry.and_then(|line| ledger_line::read(line, &mut common));
        let entry: Entry = entry.ok_or_else(|| breach(Breach::Form))?;
        if !follows(&logs, &entry.act) {
            return Err(breach(Breach::Form));
        }
        let entry = &Counted::new(&entry, Moment::of_time(&entry.time), false);
        let replacements = &mut logs.replacements;
        match &entry.act {
            Act::Replace(act) => {
                requests.push(entry.seq);
                replacements.push_request(entry, act, Sha::of(line.as_bytes()));
            }
            Act::Replaced(act) => replacements.push_outcome(entry, act),
            Act::Decision(act) => replacements.push_decision(entry, act),
            Act::Recusal(act) => logs.push_recusal(entry, act),
            Act::Done(act) => logs.push_done(entry, act),
            Act::Result(act) => logs.push_results(entry, act),
            _ => return Err(breach(Breach::Form)),
        }
    }
    Ok((logs, requests))
}

fn follows(logs: &VisitLogs, act: &Act) -> bool {
    let open = |visit: &VisitId| logs.is_open(visit);
    match act {
        Act::Replace(act) => logs.takes_request(act),
        Act::Replaced(act) => logs.replacements.takes_outcome(act),
        Act::Decision(act) => open(&act.visit),
        Act::Recusal(act) => open(&act.visit),
        Act::Done(act) => open(&act.visit),
        Act::Result(act) => logs.takes_results(act),
        _ => false,
    }
}

fn caps_at(at_cap: &BTreeMap<String, Vec<String>>, requests: &[u64]) -> CapsAt {
    let each = requests.iter().flat_map(|seq| {
        let at_cap = at_cap.iter();
        at_cap.map(move |(enterprise, draws)| ((*seq, enterprise.clone()), draws.clone()))
    });
    each.collect()
}

fn drawn_seats(texts: &Texts, logs: &VisitLogs) -> Vec<LotAnswer> {
    let crew = &texts.frame.crew;
    let outcomes = logs.replacements.requests.iter();
    let outcomes = outcomes.filter_map(|r| Some((r.sha, &r.outcome.as_ref()?.act)));
    let seats = outcomes.filter_map(|(request_sha256, act)| {
        let ReplacedAct::Seat(outcome) = act else {
            return None;
        };
        let mut drawn = SeatLots::new(crew, outcome.key);
        let numbers = crew.certs.iter().filter_map(|cert| drawn.of(cert));
        Some(LotAnswer {
            request_sha256,
            key: outcome.key,
            lots: numbers.map(|lot| format!("{lot:016x}")).collect(),
            taker: outcome.taker.clone(),
        })
    });
    seats.collect()
}

fn visit(visit: &Visit) -> VisitAnswer {
    VisitAnswer {
        enterprise: visit.id.enterprise.to_string(),
        objects: visit.to_inspect(),
        team: visit.team.clone(),
    }
}
