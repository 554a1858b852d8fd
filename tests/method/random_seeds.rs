//! Random sources of every kind, each with the number of its seal and a seed that is spelt as it demands.

use std::fmt::Write as _;

use chrono::Days;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use choucha::domain::ground::sha::Sha;

use super::random_frames::day;

/// Rounds of the network quicknet that were published, with their signatures. Each first check of one takes Python half a
/// second, so they are few.
const ROUNDS: [(u64, &str); 2] = [
    (
        1,
        "b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b",
    ),
    (
        31_799_517,
        "b7a6d29a93f17085866bf67bed95be9c3b46fd74e7cab12bbf91340f27d99ecc83bc5d46ff4b2b4c6f28aa975bf69fcc",
    ),
];

/// A source and what comes with it.
#[derive(Debug, Clone)]
pub(crate) struct Sown {
    pub(crate) seal: u32,
    pub(crate) source: String,
    pub(crate) seed: String,
    /// beacon.txt, where the source is a drand round.
    pub(crate) beacon: Option<String>,
}

/// Sources of every kind with their seeds.
pub(crate) fn sown() -> impl Strategy<Value = Sown> {
    let unsealed = prop_oneof![
        any::<[u8; 32]>().prop_map(|bits| ("os".to_owned(), Sha(bits).to_string())),
        // Whatever may stand in a seed: blanks at its ends too.
        "[ -~甲乙é\u{3000}]{1,24}".prop_map(|seed| ("given".to_owned(), seed)),
    ];
    let unsealed = unsealed.prop_map(|(source, seed)| Sown {
        seal: 0,
        source,
        seed,
        beacon: None,
    });
    // Of a second seal only the book can tell what it means, so most are the first.
    let seal = || select(vec![0, 1, 1, 1, 2]);
    let drand = (seal(), select(&ROUNDS[..])).prop_map(|(seal, (round, signature))| Sown {
        seal,
        source: format!("drand quicknet {round}"),
        seed: Sha::of(&bytes(signature)).to_string(),
        beacon: Some(format!("drand quicknet {round} {signature}\n")),
    });
    let event = (seal(), 0..700u64, event()).prop_map(|(seal, days, (numbers, words, seed))| {
        let day = day(1, 1) + Days::new(days);
        Sown {
            seal,
            source: format!("event {day} {numbers} {words}"),
            seed,
            beacon: None,
        }
    });
    prop_oneof![2 => unsealed, 1 => drand, 3 => event]
}

/// An event: d/m, its words, an outcome.
fn event() -> impl Strategy<Value = (String, String, String)> {
    prop_oneof![
        3 => plain_event(),
        1 => (balls(33, 6), balls(16, 1)).prop_map(|(red, blue)| {
            ("14/17721088".to_owned(), "双色球第2026063期".to_owned(), red + &blue)
        }),
        1 => (balls(35, 5), balls(12, 2)).prop_map(|(front, back)| {
            ("14/21425712".to_owned(), "超级大乐透 2026062".to_owned(), front + &back)
        }),
        1 => (digits('0'..='9', 6..=6), 0..15u8).prop_map(|(six, last)| {
            ("8/15000000".to_owned(), "七星彩第2026062期，末位写两位".to_owned(), format!("{six}{last:02}"))
        }),
        // 6^49 is the largest power of six in 128 bits.
        1 => (digits('1'..='6', 1..=49), select(vec!["骰子", "DICE thrown", "骰 and dice"])).prop_map(|(seed, words)| {
            let n = u32::try_from(seed.len()).unwrap();
            (format!("{n}/{}", 6u128.pow(n)), words.to_owned(), seed)
        }),
        1 => digits('0'..='9', 1..=64).prop_map(|seed| {
            let n = seed.len();
            (format!("{n}/1{}", "0".repeat(n)), "十面骰".to_owned(), seed)
        }),
    ]
}

/// An event that is known by no name, with any number of outcomes that its digits can spell.
fn plain_event() -> impl Strategy<Value = (String, String, String)> {
    let words = select(vec![
        "福彩3D第2026048期，百十个位连写",
        "a: b = 1 of 3  4/5",
        "é",
    ]);
    let outcomes = (1..=64usize, digits('0'..='9', 1..=64)).prop_map(|(d, outcomes)| {
        let outcomes = outcomes[..outcomes.len().min(d)].trim_start_matches('0');
        let outcomes = match outcomes {
            "" => format!("1{}", "0".repeat(d)),
            "1" => "2".to_owned(),
            more => more.to_owned(),
        };
        (d, outcomes)
    });
    (outcomes, words).prop_flat_map(|((d, outcomes), words)| {
        let seed = digits('0'..='9', d..=d);
        seed.prop_map(move |seed| (format!("{d}/{outcomes}"), words.to_owned(), seed))
    })
}

/// So many digits out of a range.
fn digits(
    of: std::ops::RangeInclusive<char>,
    count: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = String> {
    vec(prop::char::ranges(vec![of].into()), count).prop_map(String::from_iter)
}

/// So many balls of those from 1 to `most`, ascending, two digits each.
fn balls(most: u8, count: usize) -> impl Strategy<Value = String> {
    let drawn = subsequence((1..=most).collect::<Vec<_>>(), count);
    drawn.prop_map(|balls| {
        balls.iter().fold(String::new(), |mut text, ball| {
            write!(text, "{ball:02}").unwrap();
            text
        })
    })
}

/// The bytes that hex digits spell.
pub(crate) fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks_exact(2);
    let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    pairs.map(byte).collect()
}
