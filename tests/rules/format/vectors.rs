//! Tests of `src/format/vectors.rs`.

use choucha::domain::method::vectors::VectorKind;
use choucha::format::vectors::*;

fn tally(kind: VectorKind, json: &str, least: usize) {
    let tally = run(kind, json).expect("vectors");
    assert!(
        tally.count >= least,
        "{kind:?}: only {} vectors",
        tally.count
    );
    let shown: Vec<String> = tally
        .failures
        .iter()
        .map(|f| {
            format!(
                "{}\n  expected {}\n  found    {}",
                f.name, f.expected, f.found
            )
        })
        .collect();
    assert!(
        tally.failures.is_empty(),
        "{kind:?}: {} of {} fail:\n{}",
        shown.len(),
        tally.count,
        shown.join("\n")
    );
}

#[test]
fn cipher_key_ratio_and_tickets() {
    tally(
        VectorKind::Cipher,
        include_str!("../../../data/vectors/cipher.json"),
        17,
    );
    tally(
        VectorKind::Key,
        include_str!("../../../data/vectors/key.json"),
        19,
    );
    tally(
        VectorKind::Ratio,
        include_str!("../../../data/vectors/ratio.json"),
        53,
    );
    tally(
        VectorKind::Tickets,
        include_str!("../../../data/vectors/tickets.json"),
        12,
    );
}

#[test]
fn every_mode_of_assignment() {
    tally(
        VectorKind::Assignment,
        include_str!("../../../data/vectors/assignment.json"),
        93,
    );
}

#[test]
fn every_replacement() {
    tally(
        VectorKind::Replacement,
        include_str!("../../../data/vectors/replacement.json"),
        40,
    );
}

#[test]
fn every_beacon() {
    tally(
        VectorKind::Beacon,
        include_str!("../../../data/vectors/beacon.json"),
        51,
    );
}

#[test]
fn every_signature() {
    tally(
        VectorKind::Signature,
        include_str!("../../../data/vectors/signature.json"),
        100,
    );
}

#[test]
fn every_refusal() {
    tally(
        VectorKind::Refusals,
        include_str!("../../../data/vectors/refusals.json"),
        402,
    );
}
