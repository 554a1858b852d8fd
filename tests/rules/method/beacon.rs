//! Tests of `src/domain/method/beacon.rs`; the vectors are run by `tests/rules/format/vectors.rs`.

use choucha::domain::ground::hex;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::beacon::*;
use proptest::prelude::*;

/// A genuine round, its signature and its seed.
const ROUND: u64 = 31_799_517;
const SIGNATURE: &str = "b7a6d29a93f17085866bf67bed95be9c3b46fd74e7cab12bbf91340f27d99ecc83bc5d46ff4b2b4c6f28aa975bf69fcc";
const SEED: &str = "1e3f931ad3c2321e8c572135aabc96e27ce6cf1e5a807f0b4aa073622b946ada";

fn signature() -> Signature {
    hex::bytes(SIGNATURE).expect("hex")
}

/// The network's chain hash covers its other constants: period, genesis and public key, with the seed of its first round
/// and its name.
#[test]
fn the_constants_are_those_of_the_chain() {
    let first = "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e";
    let key: [u8; 96] = hex::bytes(PUBLIC_KEY).expect("hex");
    let first: [u8; 32] = hex::bytes(first).expect("hex");
    let period = u32::try_from(PERIOD).expect("small").to_be_bytes();
    let genesis = GENESIS.to_be_bytes();
    let all = [&period[..], &genesis, &key, &first, b"quicknet"].concat();
    assert_eq!(Sha::of(&all).to_string(), CHAIN);
}

#[test]
fn a_genuine_signature_gives_the_seed() {
    let seed = Sha::from_hex(SEED);
    assert_eq!(verify(ROUND, &signature()), seed);
    for round in [None, Some(ROUND)] {
        let beacon = Beacon {
            round,
            signature: signature(),
        };
        assert_eq!(beacon.seed(ROUND).ok(), seed);
    }
}

#[test]
fn a_signature_of_another_round_is_told_from_a_false_one() {
    let at = |round, signature| Beacon { round, signature };
    let other = at(Some(ROUND), signature()).seed(ROUND + 1);
    let (wanted, found) = (ROUND + 1, ROUND);
    assert_eq!(other, Err(BeaconFlaw::OtherRound { wanted, found }));
    let bare = at(None, signature()).seed(ROUND + 1);
    assert_eq!(bare, Err(BeaconFlaw::Signature(ROUND + 1)));
}

#[test]
fn there_is_no_round_0_and_none_after_the_last() {
    for round in [0, LAST_ROUND + 1, u64::MAX] {
        assert_eq!(verify(round, &signature()), None, "{round}");
    }
    assert_eq!(due(u64::MAX), i64::MAX);
    assert_eq!((first_round_at(i64::MIN), first_round_at(GENESIS)), (1, 1));
    assert!(first_round_at(i64::MAX) > LAST_ROUND);
}

proptest! {
    #[test]
    fn no_signature_but_the_genuine_one_is_taken(at in 0usize..48, bit in 0u32..8) {
        let mut changed = signature();
        changed[at] ^= 1 << bit;
        prop_assert_eq!(verify(ROUND, &changed), None);
    }

    #[test]
    fn the_first_round_at_a_moment_is_due_then_or_less_than_three_seconds_later(unix in GENESIS..5_000_000_000i64) {
        let round = first_round_at(unix);
        prop_assert!((0..PERIOD).contains(&(due(round) - unix)));
    }
}
