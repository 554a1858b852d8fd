//! `ChaCha20`, tickets and the lot of a replacement written out plainly, sharing no code with the library.

use std::collections::BTreeMap;

use super::drawn_case::{DRAW, book};
use crate::office::{Office, sha};

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
    let text = |name: &str| office.read(&format!("draws/{DRAW}/{name}.txt"));
    let (manifest, salt) = (text("manifest"), text("salt"));
    let request = sha(&book(office)[line - 1]);
    sha(format!(
        "{manifest}replace: {request}\nseed: {seed}\n{salt}"
    ))
}

/// Certificate number, visits and mark of somebody who may take a seat.
pub(crate) type Able = (String, u64, bool);

/// Everybody of inspectors.txt for the seat of `leaver`, from the draw's own texts, where nothing came between: certificate
/// number, visits and mark of those who may take it; certificate number and reason of the others. One must be qualified.
pub(crate) fn sorted(
    office: &Office,
    object: &str,
    (team, leaver): (&[String], &str),
    visits: &BTreeMap<String, u64>,
) -> (Vec<Able>, Vec<(String, &'static str)>) {
    let text = |name: &str| office.read(&format!("draws/{DRAW}/{name}.txt"));
    let (inspectors, recusals) = (text("inspectors"), text("recusals"));
    let lines = inspectors.lines().map(|line| match line.split_once('\t') {
        Some((cert, _)) => (cert, true),
        None => (line, false),
    });
    let lines: Vec<(&str, bool)> = lines.collect();
    let sits = |cert: &str| team.iter().any(|member| member == cert);
    let mut stay = lines
        .iter()
        .filter(|(cert, _)| sits(cert) && *cert != leaver);
    let enough = stay.any(|(_, qualified)| *qualified);
    let (mut able, mut struck) = (Vec::new(), Vec::new());
    for (cert, qualified) in lines {
        let pair = format!("{object}\t{cert}");
        let reason = if recusals.lines().any(|line| line == pair) {
            "recused"
        } else if sits(cert) {
            "team"
        } else if !enough && !qualified {
            "unqualified"
        } else {
            let visits = visits.get(cert).copied().unwrap_or(0);
            able.push((cert.to_owned(), visits, qualified));
            continue;
        };
        struck.push((cert.to_owned(), reason));
    }
    (able, struck)
}

/// The candidates in the order of the lot: those with at most one visit more than the fewest by lot, then the others; each
/// with visits and lot.
pub(crate) fn ranked(office: &Office, able: &[Able], key: &str) -> Vec<(String, u64, u64)> {
    let inspectors = office.read(&format!("draws/{DRAW}/inspectors.txt"));
    let cert = |line: &str| line.split('\t').next().unwrap().to_owned();
    let certs: Vec<String> = inspectors.lines().map(cert).collect();
    let lot = |cert: &String| number(key, 3, certs.iter().position(|c| c == cert).unwrap());
    let fewest = able.iter().map(|(_, visits, _)| *visits).min().unwrap();
    let ranked = able.iter();
    let ranked = ranked.map(|(cert, visits, _)| (*visits > fewest + 1, lot(cert), cert, *visits));
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort();
    let ranked = ranked.into_iter();
    ranked
        .map(|(_, lot, cert, visits)| (cert.clone(), visits, lot))
        .collect()
}

#[test]
fn the_published_numbers_come_out() {
    let key = (0..32).fold(String::new(), |key, i| key + &format!("{i:02x}"));
    assert_eq!(number(&key, 0, 3), 0x9224_ead8_4c7d_ccb2);
    assert_eq!(number(&key, 2, 9), 0xb561_cecc_703f_4fcb);
}
