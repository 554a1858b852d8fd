//! Tests of `src/domain/method/given.rs`.

use super::source::source;
use choucha::domain::ground::hex;
use choucha::domain::method::beacon::{Beacon, BeaconFlaw};
use choucha::domain::method::draw_flaw::DrawFlaw;
use choucha::domain::method::given::*;
use choucha::domain::method::key::Seed;
use choucha::domain::method::source::Source;

/// A genuine round, its signature and its seed.
pub(crate) const ROUND: u64 = 31_799_517;
pub(crate) const SIGNATURE: &str = "b7a6d29a93f17085866bf67bed95be9c3b46fd74e7cab12bbf91340f27d99ecc83bc5d46ff4b2b4c6f28aa975bf69fcc";
pub(crate) const SEED: &str = "1e3f931ad3c2321e8c572135aabc96e27ce6cf1e5a807f0b4aa073622b946ada";

fn typed(text: &str) -> Given {
    Given::Seed(Seed::new(text).expect("seed"))
}

fn beacon(round: Option<u64>) -> Given {
    let signature = hex::bytes(SIGNATURE).expect("hex");
    Given::Beacon(Beacon { round, signature })
}

#[test]
fn a_typed_seed_is_used_as_it_is() {
    for (text, seed) in [
        ("given", " 甲 7 "),
        ("event 2026-06-02 3/1000 福彩3D", "583"),
        ("event 2026-06-02 14/17721088 双色球", "01020304050601"),
    ] {
        let used = source(text).seed(Some(&typed(seed))).expect("seed");
        let used = used.expect("a seed");
        assert_eq!((used.seed.as_str(), used.signature), (seed, None));
    }
}

#[test]
fn the_system_gives_its_own() {
    assert_eq!(Source::Os.seed(None), Ok(None));
    let hex = typed(&"0a".repeat(32));
    for given in [hex, beacon(None)] {
        assert_eq!(Source::Os.seed(Some(&given)), Err(SeedMisfit::NotTaken));
    }
}

#[test]
fn a_round_s_seed_is_computed_from_its_signature() {
    for round in [None, Some(ROUND)] {
        let used = Source::Drand(ROUND).seed(Some(&beacon(round)));
        let used = used.expect("seed").expect("a seed");
        assert_eq!(used.seed.as_str(), SEED);
        assert_eq!(used.signature, hex::bytes(SIGNATURE));
    }
    // Typed it is refused, the right one too.
    for text in [SEED, "583"] {
        let typed = Source::Drand(ROUND).seed(Some(&typed(text)));
        assert_eq!(typed, Err(SeedMisfit::Typed));
    }
    let (wanted, found) = (ROUND + 1, ROUND);
    let misfit = |round| Source::Drand(ROUND + 1).seed(Some(&beacon(round)));
    let other = BeaconFlaw::OtherRound { wanted, found };
    assert_eq!(misfit(Some(ROUND)), Err(SeedMisfit::Beacon(other)));
    let false_one = BeaconFlaw::Signature(ROUND + 1);
    assert_eq!(misfit(None), Err(SeedMisfit::Beacon(false_one)));
}

#[test]
fn what_does_not_go_with_the_source_has_its_code() {
    let event = source("event 2026-06-02 14/17721088 双色球");
    for (source, given, code) in [
        (&Source::Given, None, "D05"),
        (&event, None, "D05"),
        (&Source::Drand(ROUND), None, "D05"),
        (&Source::Os, Some(typed("583")), "D06"),
        (&event, Some(typed("583")), "D07"),
        (&event, Some(typed("01020304053401")), "D07"),
        (&Source::Drand(ROUND + 1), Some(beacon(None)), "D18"),
        (&Source::Drand(ROUND), Some(typed(SEED)), "D19"),
        (&event, Some(beacon(None)), "D19"),
        (&Source::Given, Some(beacon(Some(ROUND))), "D19"),
    ] {
        let misfit = source.seed(given.as_ref()).expect_err("refused");
        assert_eq!(
            DrawFlaw::of_seed(source, misfit).code(),
            code,
            "{source:?} {given:?}"
        );
    }
}
