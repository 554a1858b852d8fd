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

#[test]
fn the_published_numbers_come_out() {
    let key = (0..32).fold(String::new(), |key, i| key + &format!("{i:02x}"));
    assert_eq!(number(&key, 0, 3), 0x9224_ead8_4c7d_ccb2);
    assert_eq!(number(&key, 2, 9), 0xb561_cecc_703f_4fcb);
}
