//! Bits flipped, bytes added and taken away in every file of a case folder's records and of its publication: each is
//! noticed by whoever verifies.

use std::collections::BTreeMap;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::office::Office;

use super::year::year;
use super::{all, sample, tried};

/// How a file is changed.
#[derive(Debug, Clone, Copy)]
enum Change {
    Bit(usize),
    Append,
    Cut,
}

fn changed(bytes: &[u8], change: Change) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    match change {
        Change::Bit(at) => {
            bytes[at / 8] ^= 1 << (at % 8);
        }
        Change::Append => bytes.push(b'\n'),
        Change::Cut => {
            bytes.pop();
        }
    }
    bytes
}

/// The files below folders, with their bytes, that are not empty.
fn files(office: &Office, parents: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let of = |name: &String| {
        parents.iter().any(|parent| name.starts_with(parent)) && !name.ends_with('/')
    };
    office
        .tree()
        .into_iter()
        .filter(|(name, bytes)| of(name) && !bytes.is_empty())
        .collect()
}

/// The bits of a file that are flipped. Of the book's last line there is no digest yet, neither in a later line nor in a
/// publication: a publication is held against its own line by the day and the files' digests alone, and a time, name,
/// count or salt changed there is told from the true one only by a head that was kept elsewhere.
fn bits(name: &str, bytes: &[u8]) -> usize {
    let before_last = |bytes: &[u8]| {
        let whole = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        whole.iter().rposition(|byte| *byte == b'\n').unwrap() + 1
    };
    8 * if name == "ledger.jsonl" {
        before_last(bytes)
    } else {
        bytes.len()
    }
}

/// Changes files one by one; `noticed` runs what has to notice each.
fn campaign(parents: &[&str], count: usize, noticed: impl Fn(&Office, &str) -> bool) -> usize {
    let office = year().copy();
    let mut random = ChaCha20Rng::seed_from_u64(7);
    let mut changes = Vec::new();
    for (name, bytes) in files(&office, parents) {
        let (flips, bits) = (if all() { 16 } else { 1 }, bits(&name, &bytes));
        let flips = (0..flips).map(|_| Change::Bit(random.next_u32() as usize % bits));
        for change in flips.chain([Change::Append, Change::Cut]) {
            changes.push((name.clone(), changed(&bytes, change), change));
        }
    }
    let changes = sample(changes, count);
    for (name, bytes, change) in &changes {
        let before = std::fs::read(office.case(name)).unwrap();
        office.write(name, bytes);
        assert!(noticed(&office, name), "{name}: {change:?} was not noticed");
        office.write(name, before);
    }
    changes.len()
}

#[test]
fn every_changed_byte_of_the_records_is_noticed() {
    let count = campaign(
        &["draws/", "plans/", "seals/", "ledger.jsonl"],
        60,
        |office, _| office.zh(&["ledger", "verify"]).code == 1,
    );
    tried(&format!("{count} changes of records"));
}

#[test]
fn every_changed_byte_of_a_publication_is_noticed_by_the_office_and_by_an_outsider() {
    let count = campaign(&["public/"], 60, |office, _| {
        let inside = office.zh(&["publish", "--check"]).code;
        let outside = office.run(&["verify", "case/public"]).code;
        ![0, 2].contains(&inside) && outside == 1
    });
    tried(&format!("{count} changes of a publication"));
}
