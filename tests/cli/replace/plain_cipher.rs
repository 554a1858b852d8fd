//! `ChaCha20` and the key of a replacement written out plainly, sharing no code with the library; and the case in which
//! replacements are tested.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::office::{Office, sha};

/// The draw whose visits are replaced.
pub(crate) const DRAW: &str = "AJ-2026-04-1";
/// The day of the replacements, declared.
pub(crate) const DAY: [&str; 2] = ["--today", "2026-06-02"];

/// The sample with its plan published and task 04 drawn.
pub(crate) fn drawn() -> Office {
    let office = Office::unpublished();
    draw(&office);
    office
}

/// Publishes the plan and draws task 04.
pub(crate) fn draw(office: &Office) {
    for args in [
        &["--today", "2026-05-20", "plan", "publish"][..],
        &[
            "--today",
            "2026-06-01",
            "draw",
            "AJ-2026-04",
            "--seed",
            "583",
        ],
    ] {
        let ran = office.zh(args);
        assert_eq!(ran.code, 0, "{ran:?}");
    }
}

/// Runs a command on the day of the replacements, which has to be done, in Chinese.
pub(crate) fn does(office: &Office, args: &[&str]) -> String {
    let ran = office.zh(&[&DAY[..], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}: {ran:?}");
    ran.out
}

/// Code and team of the drawn objects, in draw order.
pub(crate) fn teams(office: &Office) -> Vec<(String, Vec<String>)> {
    let record = office.record(DRAW);
    let lines = record["drawn"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let team = |line: &Value| line["team"].as_array().unwrap().iter().map(text).collect();
    lines
        .map(|line| (text(&line["code"]), team(line)))
        .collect()
}

/// The lines of the book.
pub(crate) fn book(office: &Office) -> Vec<String> {
    let text = office.read("ledger.jsonl");
    text.split_inclusive('\n').map(str::to_owned).collect()
}

/// The data of a line of the book, from 1.
pub(crate) fn data(office: &Office, line: usize) -> Value {
    let entry: Value = serde_json::from_str(&book(office)[line - 1]).unwrap();
    entry["data"].clone()
}

fn block(key: &[u8], counter: u64, stream: u64) -> Vec<u8> {
    let mut state: Vec<u32> = b"expand 32-byte k"
        .iter()
        .chain(key)
        .copied()
        .collect::<Vec<u8>>()
        .chunks(4)
        .map(|word| u32::from_le_bytes(word.try_into().unwrap()))
        .collect();
    for half in [counter, counter >> 32, stream, stream >> 32] {
        state.push(u32::try_from(half & 0xffff_ffff).unwrap());
    }
    let mut w = state.clone();
    for _ in 0..10 {
        for [a, b, c, d] in [
            [0, 4, 8, 12],
            [1, 5, 9, 13],
            [2, 6, 10, 14],
            [3, 7, 11, 15],
            [0, 5, 10, 15],
            [1, 6, 11, 12],
            [2, 7, 8, 13],
            [3, 4, 9, 14],
        ] {
            for (x, y, z, by) in [(a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)] {
                w[x] = w[x].wrapping_add(w[y]);
                w[z] = (w[z] ^ w[x]).rotate_left(by);
            }
        }
    }
    let sums = w.iter().zip(&state).map(|(a, b)| a.wrapping_add(*b));
    sums.flat_map(u32::to_le_bytes).collect()
}

/// Number `index` of a stream under a key in hex.
pub(crate) fn number(key: &str, stream: u64, index: usize) -> u64 {
    let key: Vec<u8> = (0..32)
        .map(|i| u8::from_str_radix(&key[2 * i..2 * i + 2], 16).unwrap())
        .collect();
    let bytes = block(&key, (index / 8) as u64, stream);
    let at = 8 * (index % 8);
    u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())
}

/// The codes of population.txt by ticket, under the key of the draw.
pub(crate) fn tickets(office: &Office, draw: &str) -> Vec<(u64, String)> {
    let record = office.record(draw);
    let key = record["key"].as_str().unwrap().to_owned();
    let population = office.read(&format!("draws/{draw}/population.txt"));
    let lines = population.lines().enumerate();
    let mut tickets: Vec<(u64, String)> = lines
        .map(|(i, code)| (number(&key, 0, i), code.to_owned()))
        .collect();
    tickets.sort();
    tickets
}

/// key' of the request in a line of the book (from 1).
pub(crate) fn key_of(office: &Office, line: usize, seed: &str) -> String {
    let manifest = office.read(&format!("draws/{DRAW}/manifest.txt"));
    let request = sha(&book(office)[line - 1]);
    sha(format!("{manifest}replace: {request}\nseed: {seed}\n"))
}

/// Who could take the seat of `leaver`, by (visits, lot, certificate number), from the draw's own texts; 1 qualified.
pub(crate) fn ranked(
    office: &Office,
    object: &str,
    (team, leaver): (&[String], &str),
    visits: &BTreeMap<String, u64>,
    key: &str,
) -> Vec<(u64, u64, String)> {
    let text = |name: &str| office.read(&format!("draws/{DRAW}/{name}.txt"));
    let (inspectors, recusals) = (text("inspectors"), text("recusals"));
    let cert = |line: &str| line.split('\t').next().unwrap().to_owned();
    let qualified: Vec<String> = inspectors
        .lines()
        .filter(|l| l.ends_with('+'))
        .map(cert)
        .collect();
    let others = team
        .iter()
        .filter(|c| *c != leaver && qualified.contains(c))
        .count();
    let free = inspectors
        .lines()
        .map(cert)
        .enumerate()
        .filter(|(_, cert)| {
            let recused = recusals
                .lines()
                .any(|line| line == format!("{object}\t{cert}"));
            !team.contains(cert) && !recused && (others > 0 || qualified.contains(cert))
        });
    let mut ranked: Vec<(u64, u64, String)> = free
        .map(|(j, cert)| {
            (
                visits.get(&cert).copied().unwrap_or(0),
                number(key, 3, j),
                cert,
            )
        })
        .collect();
    ranked.sort();
    ranked
}

/// Visits by certificate number.
pub(crate) fn visits(teams: &[(String, Vec<String>)]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for cert in teams.iter().flat_map(|(_, team)| team) {
        *counts.entry(cert.clone()).or_insert(0) += 1;
    }
    counts
}

/// Name and certificate number, as sentences have them.
pub(crate) fn person(office: &Office, cert: &str) -> String {
    let inspectors = office.read("inspectors.csv");
    let row = inspectors
        .lines()
        .find(|line| line.starts_with(cert))
        .unwrap();
    format!("{} {cert}", row.split(',').nth(1).unwrap())
}

/// Lines with single spaces, without the rules of tables and without the head of the book.
pub(crate) fn plain(out: &str) -> Vec<String> {
    let lines = out.lines().filter(|line| !line.starts_with('─'));
    let lines = lines.filter(|line| !line.starts_with("账本第") && !line.starts_with("book line"));
    lines
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn the_published_numbers_come_out() {
    let key = (0..32).fold(String::new(), |key, i| key + &format!("{i:02x}"));
    assert_eq!(number(&key, 0, 3), 0x9224_ead8_4c7d_ccb2);
    assert_eq!(number(&key, 2, 9), 0xb561_cecc_703f_4fcb);
}
