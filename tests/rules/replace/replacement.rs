//! Tests of `src/domain/replace/replacement.rs`.

use choucha::domain::acts::replacement::Candidate;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::key::Seed;
use choucha::domain::method::numbers::Numbers;
use choucha::domain::replace::replacement::*;
use proptest::prelude::*;

use super::bench::crew;

#[test]
fn the_key_is_the_digest_of_manifest_request_seed_and_salt() {
    let request = Sha::of(b"line\n");
    let plain = format!("m\nreplace: {request}\nseed: 07 12\nsalt\n");
    let seed = Seed::new("07 12").expect("seed");
    let key = derive(b"m\n", request, &seed, b"salt\n");
    assert_eq!(key, Sha::of(plain.as_bytes()));
}

fn candidate(cert: &str, visits: u64) -> Candidate {
    Candidate {
        cert: cert.into(),
        visits,
        qualified: false,
    }
}

/// The rule word for word: of those with at most one visit more than the fewest, the smallest (lot', cert).
fn plainly(candidates: &[Candidate], certs: &[String], key: Sha) -> Option<String> {
    let fewest = candidates.iter().map(|c| c.visits).min()?;
    let mut numbers = Numbers::new(&key.0, 3);
    let mut best: Option<(u64, String)> = None;
    for (j, cert) in certs.iter().enumerate() {
        let lot = numbers.at(j as u64);
        let candidate = candidates.iter().find(|c| c.cert == *cert);
        if candidate.is_none_or(|c| c.visits > fewest + 1) {
            continue;
        }
        let rank = (lot, cert.clone());
        if best.as_ref().is_none_or(|best| rank < *best) {
            best = Some(rank);
        }
    }
    best.map(|(_, cert)| cert)
}

proptest! {
    #[test]
    fn the_seat_goes_to_whom_the_rule_names(
        visits in prop::collection::vec(prop::option::of(0u64..4), 1..20),
        key: [u8; 32],
    ) {
        let (crew, key) = (crew(&vec![false; visits.len()]), Sha(key));
        let candidates = crew.certs.iter().zip(&visits);
        let candidates = candidates.filter_map(|(cert, visits)| Some(candidate(cert, (*visits)?)));
        let candidates: Vec<Candidate> = candidates.collect();
        let expected = plainly(&candidates, &crew.certs, key);
        let mut lots = SeatLots::new(&crew, key);
        prop_assert_eq!(lots.taker(&candidates), expected.as_deref());
        let ranked = lots.ranked(&candidates);
        prop_assert_eq!(ranked.len(), candidates.len());
        prop_assert_eq!(ranked.first().map(|first| first.cert.as_str()), expected.as_deref());
        let fewest = candidates.iter().map(|c| c.visits).min().unwrap_or(0);
        let order = |r: &Ranked| (r.visits > fewest + 1, r.lot);
        prop_assert!(ranked.is_sorted_by(|a, b| order(a) < order(b)));
    }
}

#[test]
fn nobody_outside_the_list_has_a_lot() {
    let crew = crew(&[false; 2]);
    let mut lots = SeatLots::new(&crew, Sha([7; 32]));
    assert!(lots.of("J01").is_some() && lots.of("J02").is_none());
    assert_eq!(
        lots.taker(&[candidate("J02", 0), candidate("J01", 1)]),
        Some("J01")
    );
    assert_eq!(lots.taker(&[]), None);
}
