//! Tests of `src/domain/method/standing.rs`: each reason, and each moment at its edge.

use super::given::{ROUND, SEED, SIGNATURE};
use super::source::source;
use choucha::domain::acts::counted::{fixed_at, used_at};
use choucha::domain::ground::hex;
use choucha::domain::ground::moment::Moment;
use choucha::domain::method::beacon::{Signature, due};
use choucha::domain::method::key::Seed;
use choucha::domain::method::source::Source;
use choucha::domain::method::standing::*;
use chrono::NaiveDate;

const EVENT: &str = "event 2026-06-02 14/17721088 双色球";
const OUTCOME: &str = "01020304050601";

fn at(time: &str) -> Moment {
    Moment::of_time(time).expect("time")
}

fn unix(unix: i64) -> Moment {
    Moment::at(unix).expect("moment")
}

fn of_event(text: &str, sealed: Option<Moment>, drawn: Moment) -> SeedStanding {
    let (source, seed) = (source(text), Seed::new(OUTCOME).expect("seed"));
    SeedStanding::of(&Claim {
        source: &source,
        seed: &seed,
        signature: None,
        sealed,
        drawn,
    })
}

fn of_round(seed: &str, signature: Option<&[u8]>, sealed: Option<i64>, drawn: i64) -> SeedStanding {
    let seed = Seed::new(seed).expect("seed");
    SeedStanding::of(&Claim {
        source: &Source::Drand(ROUND),
        seed: &seed,
        signature,
        sealed: sealed.map(unix),
        drawn: unix(drawn),
    })
}

fn genuine() -> Signature {
    hex::bytes(SIGNATURE).expect("hex")
}

#[test]
fn an_event_counts_from_midnight_in_china() {
    let (late, early) = (
        SeedStanding::Unproven(Unproven::SealedLate),
        SeedStanding::Unproven(Unproven::DrawnEarly),
    );
    let next_day = at("2026-06-03T09:00:00+08:00");
    for (sealed, expected) in [
        ("2026-06-01T23:59:59+08:00", SeedStanding::Event),
        ("2026-06-02T00:00:00+08:00", late),
        ("2026-06-02T21:15:00+08:00", late),
        ("2026-06-01T15:59:59Z", SeedStanding::Event),
        ("2026-06-01T16:00:00Z", late),
        ("2026-06-02T00:59:59+09:00", SeedStanding::Event),
        ("2026-06-02T01:00:00+09:00", late),
        ("2025-01-01T00:00:00Z", SeedStanding::Event),
    ] {
        assert_eq!(
            of_event(EVENT, Some(at(sealed)), next_day),
            expected,
            "{sealed}"
        );
    }
    let before = Some(at("2026-05-30T09:00:00+08:00"));
    for (drawn, expected) in [
        ("2026-06-01T23:59:59+08:00", early),
        ("2026-06-02T00:00:00+08:00", SeedStanding::Event),
        ("2026-06-01T15:59:59Z", early),
        ("2026-06-01T16:00:00Z", SeedStanding::Event),
        ("2027-06-02T00:00:00+08:00", SeedStanding::Event),
    ] {
        assert_eq!(of_event(EVENT, before, at(drawn)), expected, "{drawn}");
    }
}

#[test]
fn declared_days_count_as_their_worst() {
    // A declared seal counts as 24:00 of its day, a declared draw as 00:00.
    let clock = Moment::of_time("2030-01-01T00:00:00Z");
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    for (sealed, drawn, expected) in [
        ("2026-06-01", "2026-06-02", SeedStanding::Event),
        (
            "2026-06-02",
            "2026-06-02",
            SeedStanding::Unproven(Unproven::SealedLate),
        ),
        (
            "2026-06-01",
            "2026-06-01",
            SeedStanding::Unproven(Unproven::DrawnEarly),
        ),
    ] {
        let sealed = fixed_at(day(sealed), clock);
        let drawn = used_at(day(drawn), clock).expect("moment");
        assert_eq!(of_event(EVENT, sealed, drawn), expected);
    }
    // The round is due on 2026-09-01, at 02:45:15.
    let signature = genuine();
    for (sealed, drawn, expected) in [
        ("2026-08-31", "2026-09-02", SeedStanding::Beacon),
        (
            "2026-09-01",
            "2026-09-02",
            SeedStanding::Unproven(Unproven::SealedLate),
        ),
        (
            "2026-08-31",
            "2026-09-01",
            SeedStanding::Unproven(Unproven::DrawnEarly),
        ),
    ] {
        let sealed = fixed_at(day(sealed), clock).map(|moment| moment.unix);
        let drawn = used_at(day(drawn), clock).expect("moment").unix;
        assert_eq!(of_round(SEED, Some(&signature), sealed, drawn), expected);
    }
}

#[test]
fn a_round_counts_from_the_second_it_is_due() {
    let signature = genuine();
    let due = due(ROUND);
    for (sealed, drawn, expected) in [
        (due - 1, due, SeedStanding::Beacon),
        (due - 400 * 86_400, due + 1, SeedStanding::Beacon),
        (due, due + 1, SeedStanding::Unproven(Unproven::SealedLate)),
        (
            due + 1,
            due + 2,
            SeedStanding::Unproven(Unproven::SealedLate),
        ),
        (
            due - 2,
            due - 1,
            SeedStanding::Unproven(Unproven::DrawnEarly),
        ),
    ] {
        let standing = of_round(SEED, Some(&signature), Some(sealed), drawn);
        assert_eq!(standing, expected, "{} {}", sealed - due, drawn - due);
    }
}

#[test]
fn without_the_network_s_signature_a_round_proves_nothing() {
    let due = due(ROUND);
    let standing = |seed: &str, signature| of_round(seed, signature, Some(due - 1), due);
    let none = SeedStanding::Unproven(Unproven::Signature);
    let signature = genuine();
    let mut other = signature;
    other[47] ^= 1;
    assert_eq!(standing(SEED, Some(&signature)), SeedStanding::Beacon);
    assert_eq!(standing(SEED, None), none);
    assert_eq!(standing(SEED, Some(&other)), none);
    assert_eq!(standing(SEED, Some(&signature[..47])), none);
    assert_eq!(standing(SEED, Some(&[])), none);
    assert_eq!(standing(&"aa".repeat(32), Some(&signature)), none);
    assert_eq!(standing(&SEED.to_uppercase(), Some(&signature)), none);
    // Another round's signature, though genuine.
    let seed = Seed::new(SEED).expect("seed");
    assert!(gives(ROUND, Some(&signature), &seed) && !gives(ROUND + 1, Some(&signature), &seed));
}

#[test]
fn few_outcomes_prove_nothing() {
    let before = Some(at("2026-05-30T09:00:00+08:00"));
    let after = at("2026-06-03T09:00:00+08:00");
    for (outcomes, expected) in [
        ("1000", SeedStanding::Unproven(Unproven::FewOutcomes)),
        ("9999999", SeedStanding::Unproven(Unproven::FewOutcomes)),
        ("10000000", SeedStanding::Event),
        ("100000000000000", SeedStanding::Event),
    ] {
        let text = format!("event 2026-06-02 14/{outcomes} x");
        assert_eq!(of_event(&text, before, after), expected, "{outcomes}");
    }
}

#[test]
fn without_a_seal_nothing_is_proved() {
    let after = at("2026-09-03T09:00:00+08:00");
    let none = SeedStanding::Unproven(Unproven::Unsealed);
    assert_eq!(of_event(EVENT, None, after), none);
    let signature = genuine();
    assert_eq!(of_round(SEED, Some(&signature), None, after.unix), none);
    // Nor by a seal of what nobody can check.
    for text in ["os", "given"] {
        assert_eq!(of_event(text, Some(unix(0)), after), none, "{text}");
    }
}

#[test]
fn the_first_reason_stays() {
    let against = Some(Unproven::VoidedBefore);
    let voided = SeedStanding::Unproven(Unproven::VoidedBefore);
    assert_eq!(SeedStanding::Beacon.unless(against), voided);
    assert_eq!(SeedStanding::Event.unless(against), voided);
    assert_eq!(SeedStanding::Beacon.unless(None), SeedStanding::Beacon);
    let unsealed = SeedStanding::Unproven(Unproven::Unsealed);
    assert_eq!(unsealed.unless(against), unsealed);
    let words = [SeedStanding::Beacon, SeedStanding::Event, voided].map(SeedStanding::word);
    assert_eq!(words, ["beacon", "event", "unproven"]);
}
