//! beacon.txt, one line `drand quicknet <round> <96 hex digits>`; and what people have of a beacon: such a line, the 96 hex
//! digits alone, or the JSON that a relay of the network answers with. Nothing here checks a signature.

use serde::Deserialize;

use crate::domain::ground::cell::{half_width, is_invisible};
use crate::domain::ground::hex;
use crate::domain::ground::sha::Sha;
use crate::domain::method::beacon::{Beacon, BeaconFlaw, LAST_ROUND, Signature};

/// The file's name.
pub const FILE: &str = "beacon.txt";

/// What a line begins with.
const NETWORK: &str = "drand quicknet ";

/// The text of beacon.txt.
pub fn write(round: u64, signature: &Signature) -> String {
    format!("{NETWORK}{round} {}\n", hex::text(signature))
}

/// Reads beacon.txt, which is that one line and nothing else.
///
/// # Errors
/// [`BeaconFlaw::Form`] when it is not, and [`BeaconFlaw::Round`].
pub fn read(text: &str) -> Result<(u64, Signature), BeaconFlaw> {
    let line = text
        .strip_suffix('\n')
        .and_then(|t| t.strip_prefix(NETWORK));
    let (round, signature) = line
        .and_then(|l| l.split_once(' '))
        .ok_or(BeaconFlaw::Form)?;
    let signature = hex::bytes(signature).ok_or(BeaconFlaw::Form)?;
    Ok((number(round)?, signature))
}

/// The answer of a relay; whatever else it says is not needed.
#[derive(Deserialize)]
struct Answer {
    round: u64,
    signature: String,
    randomness: Option<String>,
}

/// Reads one beacon as somebody has it: full-width forms, capitals, blanks, line ends and invisible characters among the
/// digits do not matter.
///
/// # Errors
/// Every [`BeaconFlaw`] but those of a signature that is checked.
pub fn read_any(text: &str) -> Result<Beacon, BeaconFlaw> {
    let shown = text.chars().filter(|&c| !is_invisible(c));
    let narrow: String = shown.map(half_width).collect();
    let narrow = narrow.trim().to_lowercase();
    if narrow.starts_with('{') {
        return answer(&narrow);
    }
    let mut words = narrow.split_whitespace().peekable();
    let mut round = None;
    if words.next_if_eq(&"drand").is_some() {
        words.next_if_eq(&"quicknet").ok_or(BeaconFlaw::Form)?;
        round = Some(number(words.next().ok_or(BeaconFlaw::Form)?)?);
    }
    Ok(Beacon {
        round,
        signature: signature(&words.collect::<String>())?,
    })
}

/// Reads a file of beacons: one of them, or one on each line; with the number of its line, from 1.
///
/// # Errors
/// The first line that is no beacon, and why.
pub fn read_all(text: &str) -> Result<Vec<(usize, Beacon)>, (usize, BeaconFlaw)> {
    if let Ok(beacon) = read_any(text) {
        return Ok(vec![(1, beacon)]);
    }
    let written = |line: &str| line.chars().any(|c| !c.is_whitespace() && !is_invisible(c));
    let lines = text.lines().zip(1..).filter(|(line, _)| written(line));
    let read = lines.map(|(line, at)| match read_any(line) {
        Ok(beacon) => Ok((at, beacon)),
        Err(flaw) => Err((at, flaw)),
    });
    let beacons: Vec<_> = read.collect::<Result<_, _>>()?;
    if beacons.is_empty() {
        return Err((1, BeaconFlaw::Form));
    }
    Ok(beacons)
}

fn answer(json: &str) -> Result<Beacon, BeaconFlaw> {
    let answer: Answer = serde_json::from_str(json).map_err(|_| BeaconFlaw::Form)?;
    let signature = signature(&answer.signature)?;
    let seed = Sha::of(&signature).to_string();
    if answer
        .randomness
        .is_some_and(|randomness| randomness != seed)
    {
        return Err(BeaconFlaw::Randomness);
    }
    Ok(Beacon {
        round: Some(in_range(answer.round)?),
        signature,
    })
}

/// A round in plain decimal digits.
fn number(text: &str) -> Result<u64, BeaconFlaw> {
    let plain = !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    let round = plain.then(|| text.parse().ok()).flatten();
    in_range(round.ok_or(BeaconFlaw::Round)?)
}

fn in_range(round: u64) -> Result<u64, BeaconFlaw> {
    let known = (1..=LAST_ROUND).contains(&round);
    known.then_some(round).ok_or(BeaconFlaw::Round)
}

fn signature(digits: &str) -> Result<Signature, BeaconFlaw> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(BeaconFlaw::Form);
    }
    hex::bytes(digits).ok_or(BeaconFlaw::Digits(digits.len()))
}
