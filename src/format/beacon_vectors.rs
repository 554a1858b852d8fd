//! The test vectors of the beacon (data/vectors/beacon.json): signatures and what they give, beacon.txt, and when which
//! round is due.

use serde::Deserialize;

use crate::domain::ground::hex;
use crate::domain::ground::sha::Sha;
use crate::domain::method::beacon;

use crate::format::beacon_text;

/// A vector.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum BeaconVector {
    /// A signature of any length, given for a round.
    Signature {
        round: u64,
        signature: String,
        seed: Option<Sha>,
        refuse: Option<String>,
    },
    /// The bytes of beacon.txt.
    Text {
        text: String,
        round: Option<u64>,
        seed: Option<Sha>,
        refuse: Option<String>,
    },
    /// The first round at a moment or after it.
    First { unix: i64, first: u64, due: i64 },
    /// When a round is due.
    Due { round: u64, due: i64 },
}

/// What should have come out, and what did.
pub(super) fn run(vector: &BeaconVector) -> (String, String) {
    match vector {
        BeaconVector::Signature {
            round,
            signature,
            seed,
            refuse,
        } => {
            let found = bytes(signature).and_then(|bytes| beacon::verify(*round, &bytes));
            (
                stated(Some(*round), *seed, refuse.as_deref()),
                given(*round, found),
            )
        }
        BeaconVector::Text {
            text,
            round,
            seed,
            refuse,
        } => {
            let read = beacon_text::read(text).ok();
            let found = read.map_or_else(refused, |(round, signature)| {
                given(round, beacon::verify(round, &signature))
            });
            (stated(*round, *seed, refuse.as_deref()), found)
        }
        BeaconVector::First { unix, first, due } => {
            let found = beacon::first_round_at(*unix);
            let shown = |round: u64, due: i64| format!("{round} {due}");
            (shown(*first, *due), shown(found, beacon::due(found)))
        }
        BeaconVector::Due { round, due } => (due.to_string(), beacon::due(*round).to_string()),
    }
}

/// The code of a beacon that does not hold.
fn refused() -> String {
    "D18".to_owned()
}

fn given(round: u64, seed: Option<Sha>) -> String {
    seed.map_or_else(refused, |seed| format!("{round} {seed}"))
}

fn stated(round: Option<u64>, seed: Option<Sha>, refuse: Option<&str>) -> String {
    match (round, seed, refuse) {
        (Some(round), Some(seed), None) => format!("{round} {seed}"),
        (_, None, Some(code)) => code.to_owned(),
        _ => "a seed or a refusal".to_owned(),
    }
}

/// Any number of bytes, for signatures that are too short or too long.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| hex::bytes(std::str::from_utf8(pair).ok()?).map(|[byte]| byte))
        .collect()
}
