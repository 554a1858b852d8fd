//! The test vectors of `choucha-draw-1`, as they lie in data/vectors: for the tests, for `selftest` on a user's machine,
//! and for whoever writes the method anew in another language. Most of them are refusals.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::domain::ground::arena::Arena;
use crate::domain::ground::ratio::Ratio;
use crate::domain::ground::sha::Sha;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::method::drawn_rows::DrawnRows;
use crate::domain::method::given::SeedMisfit;
use crate::domain::method::key::{Keys, Seed};
use crate::domain::method::numbers::Numbers;
use crate::domain::method::population::{Population, PopulationBuilder};
use crate::domain::method::source::Source;
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::vectors::VectorKind;
use crate::domain::method::verify::Repeated;
use crate::domain::method::{draw, standing, tickets, verify};
use crate::domain::refusal::Refusal;

use crate::format::{
    ReadError, beacon_text, beacon_vectors, replacement_vectors, signature_vectors, vector_texts,
};

/// A vector that did not come out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The vector's name.
    pub name: String,
    /// What should have come out.
    pub expected: String,
    /// What came out.
    pub found: String,
}

/// How the vectors of one file came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How many there are.
    pub count: usize,
    /// Those that did not come out.
    pub failures: Vec<Failure>,
}

#[derive(Deserialize)]
struct NamedVector<T> {
    name: String,
    #[serde(flatten)]
    vector: T,
}

#[derive(Deserialize)]
struct Cipher {
    key: Sha,
    stream: String,
    index: String,
    numbers: Vec<String>,
}

#[derive(Deserialize)]
struct KeyVector {
    manifest: String,
    seed: String,
    salt: String,
    manifest_sha256: String,
    key: String,
    people_key: String,
}

#[derive(Deserialize)]
struct RatioVector {
    ratio: String,
    of: Option<u64>,
    take: Option<u64>,
    refuse: Option<String>,
}

#[derive(Deserialize)]
struct Tickets {
    key: Sha,
    strata: Vec<String>,
    excluded: Vec<u32>,
    takes: BTreeMap<String, u64>,
    drawn: Vec<u32>,
    #[serde(rename = "tickets")]
    numbers: Vec<String>,
    shortfalls: BTreeMap<String, u64>,
}

#[derive(Deserialize)]
struct Drawing {
    texts: BTreeMap<String, String>,
    seed: String,
    expect: Option<VectorAnswer>,
    refuse: Option<String>,
}

#[derive(Deserialize, Debug, PartialEq, Eq)]
struct VectorAnswer {
    manifest_sha256: String,
    key: String,
    people_key: String,
    drawn: DrawnRows,
    shortfalls: BTreeMap<String, u64>,
    pool: Vec<String>,
    visits: BTreeMap<String, u64>,
}

/// Runs the vectors of one file.
///
/// # Errors
/// What the JSON reader says.
pub fn run(kind: VectorKind, json: &str) -> Result<Tally, String> {
    match kind {
        VectorKind::Cipher => each(json, cipher),
        VectorKind::Key => each(json, key),
        VectorKind::Ratio => each(json, ratio),
        VectorKind::Tickets => each(json, ticket),
        VectorKind::Assignment | VectorKind::Refusals => each(json, drawing),
        VectorKind::Replacement => each(json, replacement_vectors::run),
        VectorKind::Beacon => each(json, beacon_vectors::run),
        VectorKind::Signature => each(json, signature_vectors::run),
    }
}

/// What should have come out, and what did.
type Pair = (String, String);

fn each<T: DeserializeOwned>(json: &str, run: impl Fn(&T) -> Pair) -> Result<Tally, String> {
    let vectors: Vec<NamedVector<T>> =
        serde_json::from_str(json).map_err(|error| error.to_string())?;
    let failures = vectors.iter().filter_map(|vector| {
        let (expected, found) = run(&vector.vector);
        (expected != found).then(|| Failure {
            name: vector.name.clone(),
            expected,
            found,
        })
    });
    Ok(Tally {
        count: vectors.len(),
        failures: failures.collect(),
    })
}

fn cipher(vector: &Cipher) -> Pair {
    let (Ok(stream), Ok(index)) = (vector.stream.parse(), vector.index.parse::<u64>()) else {
        return (
            "stream and index".into(),
            format!("{} {}", vector.stream, vector.index),
        );
    };
    let mut numbers = Numbers::new(&vector.key.0, stream);
    let found = (0..vector.numbers.len() as u64).map(|i| format!("{:016x}", numbers.at(index + i)));
    (
        vector.numbers.join(" "),
        found.collect::<Vec<_>>().join(" "),
    )
}

fn key(vector: &KeyVector) -> Pair {
    let KeyVector {
        manifest_sha256,
        key,
        people_key,
        ..
    } = vector;
    let expected = format!("{manifest_sha256} {key} {people_key}");
    let manifest = vector.manifest.as_bytes();
    let found = Seed::new(&vector.seed).map(|seed| {
        let keys = Keys::derive(manifest, &seed, vector.salt.as_bytes());
        format!("{} {} {}", Sha::of(manifest), keys.objects, keys.people)
    });
    (expected, found.unwrap_or_else(|_| "T23".to_owned()))
}

fn ratio(vector: &RatioVector) -> Pair {
    let show = |take: Option<u64>| take.map_or("refused".to_owned(), |n| n.to_string());
    let expected = if vector.refuse.is_some() {
        None
    } else {
        vector.take
    };
    let found = Ratio::from_manifest(&vector.ratio)
        .ok()
        .map(|ratio| ratio.take(vector.of.unwrap_or(0)));
    (show(expected), show(found))
}

fn ticket(vector: &Tickets) -> Pair {
    let Some(population) = population(&vector.strata) else {
        return ("a population".into(), "none".into());
    };
    let takes: Vec<u64> = population
        .strata()
        .iter()
        .map(|s| vector.takes.get(s).copied().unwrap_or(0))
        .collect();
    let (excluded, key) = (&vector.excluded, &vector.key.0);
    let (drawn, short) = tickets::draw(&population, excluded, &takes, key, tickets::in_turn);
    let shortfalls: BTreeMap<String, u64> = population
        .strata()
        .iter()
        .cloned()
        .zip(short)
        .filter(|(_, missing)| *missing > 0)
        .collect();
    let lines: Vec<u32> = drawn.iter().map(|d| d.line).collect();
    let shown: Vec<String> = drawn.iter().map(|d| format!("{:016x}", d.ticket)).collect();
    let expected: BTreeMap<&String, &u64> =
        vector.shortfalls.iter().filter(|(_, m)| **m > 0).collect();
    (
        format!("{:?} {:?} {expected:?}", vector.drawn, vector.numbers),
        format!("{lines:?} {shown:?} {shortfalls:?}"),
    )
}

fn population(strata: &[String]) -> Option<Population> {
    let mut builder = PopulationBuilder::default();
    for (line, stratum) in strata.iter().enumerate() {
        let stratum = (!stratum.is_empty()).then_some(stratum.as_str());
        builder.push(&format!("{line:08}"), stratum).ok()?;
    }
    builder.finish().ok()
}

fn drawing(vector: &Drawing) -> Pair {
    let found = draw_vector(vector);
    match (&vector.expect, &vector.refuse) {
        (Some(expected), _) => (
            format!("{expected:?}"),
            found.map_or_else(|code| code, |drawn| format!("{drawn:?}")),
        ),
        (None, refuse) => {
            let code = refuse.clone().unwrap_or_default();
            (
                code,
                found.map_or_else(|code| code, |_| "no refusal".to_owned()),
            )
        }
    }
}

fn draw_vector(vector: &Drawing) -> Result<VectorAnswer, String> {
    let texts = vector_texts::read(&vector.texts).map_err(|error| match error {
        ReadError::Refused(refusal) => refusal.code().to_owned(),
        ReadError::Io(error) => error.to_string(),
    })?;
    let seed = Seed::new(&vector.seed).map_err(|flaw| Refusal::Seed(flaw).code().to_owned())?;
    let manifest = vector
        .texts
        .get(TextName::Manifest.file())
        .map_or("", String::as_str);
    let source = &texts.manifest.source;
    if !source.fits(&seed) {
        return Err(DrawFlaw::of_seed(source, SeedMisfit::Spelling)
            .code()
            .to_owned());
    }
    if let Source::Drand(round) = source {
        let kept = vector
            .texts
            .get(beacon_text::FILE)
            .map_or("", String::as_str);
        let kept = beacon_text::read(kept).ok().filter(|(of, _)| of == round);
        if !kept.is_some_and(|(_, signature)| standing::gives(*round, Some(&signature), &seed)) {
            return Err(DrawFlaw::BeaconKept.code().to_owned());
        }
    }
    let keys = Keys::derive(manifest.as_bytes(), &seed, &texts.salt);
    let outcome = draw::draw(&texts.frame, &keys);
    let codes: Vec<&str> = vector.texts[TextName::Population.file()]
        .lines()
        .map(|line| line.split_once('\t').map_or(line, |(code, _)| code))
        .collect();
    let mut drawn = Arena::default();
    for object in &outcome.drawn {
        drawn.push(codes[object.line as usize]);
    }
    let repeated = verify::repeated(
        &texts.manifest,
        texts.manifest_sha,
        &texts.frame,
        (&seed, keys.objects),
        &outcome,
        &drawn,
    );
    let certs = &texts.frame.crew.certs;
    Ok(expected(
        repeated,
        texts.manifest_sha,
        keys,
        outcome
            .pool
            .iter()
            .map(|&j| certs[j as usize].clone())
            .collect(),
    ))
}

fn expected(repeated: Repeated, manifest: Sha, keys: Keys, pool: Vec<String>) -> VectorAnswer {
    let in_pool = repeated.loads.into_iter().filter(|load| load.pool);
    VectorAnswer {
        manifest_sha256: manifest.to_string(),
        key: keys.objects.to_string(),
        people_key: keys.people.to_string(),
        drawn: repeated.drawn,
        shortfalls: repeated
            .shortfalls
            .into_iter()
            .map(|s| (s.stratum, s.missing))
            .collect(),
        pool,
        visits: in_pool.map(|load| (load.cert, load.visits)).collect(),
    }
}
