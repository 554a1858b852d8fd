//! Tests of `src/domain/method/lottery.rs`: lotteries and dice that an event's words name.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::source::{source, ten_to_the_64};
use choucha::domain::method::key::Seed;
use choucha::domain::method::source::*;

/// 6^50 and 6^64, which are above 128 bits.
const SIX_TO_THE_50: &str = "808281277464764060643139600456536293376";
const SIX_TO_THE_64: &str = "63340286662973277706162286946811886609896461828096";

fn reads(numbers: &str, words: &str) -> bool {
    Source::from_text(&format!("event 2026-06-02 {numbers} {words}")).is_some()
}

#[test]
fn a_lottery_known_by_name_has_its_own_numbers() {
    let all = ["14/17721088", "14/21425712", "8/15000000"];
    for (name, numbers) in [("双色球", all[0]), ("大乐透", all[1]), ("七星彩", all[2])] {
        for words in [
            name.to_owned(),
            format!("第2026063期{name}，连写"),
            format!("福彩 {name}"),
            format!("{name}{name}"),
        ] {
            assert!(reads(numbers, &words), "{words}");
            for other in all.into_iter().filter(|other| *other != numbers) {
                assert!(!reads(other, &words), "{other} {words}");
            }
            let (d, m) = numbers.split_once('/').expect("numbers");
            let (d, m): (u32, u32) = (d.parse().expect("d"), m.parse().expect("m"));
            for (d, m) in [
                (d - 1, m),
                (d + 1, m),
                (d, m - 1),
                (d, m + 1),
                (d, 10_000_000),
                (64, m),
            ] {
                assert!(!reads(&format!("{d}/{m}"), &words), "{d}/{m} {words}");
            }
            assert!(!reads(&format!("14/1{}", "0".repeat(14)), &words));
        }
    }
    // Whoever names two of them names none that could be drawn.
    for numbers in all {
        assert!(!reads(numbers, "双色球或大乐透"));
        assert!(!reads(numbers, "七星彩 dice"));
    }
    // The name is the characters, and nothing that looks like them.
    assert!(reads("3/1000", "双 色球") && reads("3/1000", "雙色球") && reads("3/1000", "福彩3D"));
}

#[test]
fn dice_have_six_faces_or_ten() {
    for words in [
        "骰子",
        "公开掷骰九枚",
        "dice",
        "nine Dice",
        "DICE",
        "骰 dice",
    ] {
        for n in 1..=49u32 {
            let six = 6u128.pow(n);
            assert!(reads(&format!("{n}/{six}"), words), "{n} {words}");
            for wrong in [six - 1, six + 1, six * 2] {
                assert!(
                    !reads(&format!("{n}/{wrong}"), words),
                    "{n}/{wrong} {words}"
                );
            }
        }
        for n in 1..=64usize {
            let ten = &ten_to_the_64()[..=n];
            assert!(reads(&format!("{n}/{ten}"), words), "{n} {words}");
            let wrong = format!("{}1", &ten[..n]);
            assert!(
                !reads(&format!("{n}/{wrong}"), words),
                "{n}/{wrong} {words}"
            );
        }
        assert!(reads(&format!("50/{SIX_TO_THE_50}"), words));
        assert!(reads(&format!("64/{SIX_TO_THE_64}"), words));
        assert!(!reads(&format!("63/{SIX_TO_THE_64}"), words));
        assert!(!reads(&format!("64/{SIX_TO_THE_50}"), words));
        assert!(!reads("2/6", words) && !reads("1/36", words) && !reads("2/20", words));
    }
    // Any other event may have as many.
    assert!(reads("2/20", "die") && reads("2/6", "色子"));
}

/// Whether digits can come up, of the source with these numbers and words.
fn fits(event: &str, digits: &str) -> bool {
    source(&format!("event 2026-06-02 {event}")).fits(&Seed::new(digits).expect("seed"))
}

#[test]
fn what_cannot_come_up_is_no_seed() {
    for (event, good, bad) in [
        (
            "14/17721088 双色球",
            &["01020304050601", "28293031323316", "01071119233301"][..],
            &[
                "00020304050601",
                "01020304053401",
                "01020304050600",
                "01020304050617",
                "01010304050601",
                "02010304050601",
                "33323130292801",
                "01020304050699",
                "0102030405060",
                "010203040506011",
            ][..],
        ),
        (
            "14/21425712 大乐透",
            &["01020304050102", "31323334351112", "05112029350112"],
            &[
                "00020304050102",
                "01020304360102",
                "01020304050002",
                "01020304050113",
                "01020304050101",
                "01020304050201",
                "01010304050102",
                "05040302010102",
                "01020304050012",
            ],
        ),
        (
            "8/15000000 七星彩",
            &["00000000", "99999914", "12345609"],
            &["00000015", "00000099", "1234561", "123456140"],
        ),
        (
            "3/216 骰子三枚",
            &["111", "666", "135"],
            &["011", "117", "999", "12", "1234"],
        ),
        ("3/1000 十面骰三枚", &["000", "999", "078"], &["12", "1234"]),
        ("1/6 dice", &["1", "6"], &["0", "7", "11"]),
        ("1/10 dice", &["0", "9"], &["10"]),
    ] {
        for digits in good {
            assert!(fits(event, digits), "{event}: {digits}");
        }
        for digits in bad {
            assert!(!fits(event, digits), "{event}: {digits}");
        }
    }
    let sixes = format!("64/{SIX_TO_THE_64} 骰");
    assert!(fits(&sixes, &"6".repeat(64)) && fits(&sixes, &"1".repeat(64)));
    assert!(!fits(&sixes, &format!("{}0", "1".repeat(63))) && !fits(&sixes, &"7".repeat(64)));
    let tens = format!("64/{} 骰", ten_to_the_64());
    assert!(fits(&tens, &"0".repeat(64)));
    // An event that is known by no name takes any digits, however few its outcomes.
    assert!(fits("3/216 色子", "999"));
}

/// Whether two-digit numbers are `count` different ones from 1 to `most`, put in order.
fn are_balls(digits: &str, count: usize, most: u8) -> bool {
    let numbers = digits.as_bytes().chunks(2);
    let numbers: Vec<u8> = numbers
        .map(|pair| (pair[0] - b'0') * 10 + pair[1] - b'0')
        .collect();
    let set: BTreeSet<u8> = numbers
        .iter()
        .copied()
        .filter(|n| (1..=most).contains(n))
        .collect();
    set.len() == count && set.into_iter().eq(numbers)
}

/// Balls written out, now and then with one of them changed.
fn balls(most: u8, count: usize) -> impl Strategy<Value = String> {
    let drawn = subsequence((1..=most).collect::<Vec<u8>>(), count);
    (drawn, 0..count, prop::option::of(0..100u8)).prop_map(|(mut drawn, place, other)| {
        if let Some(other) = other {
            drawn[place] = other;
        }
        drawn.iter().fold(String::new(), |mut text, ball| {
            write!(text, "{ball:02}").expect("written");
            text
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn double_colour_takes_six_of_33_and_one_of_16(red in balls(33, 6), blue in balls(16, 1)) {
        let possible = are_balls(&red, 6, 33) && are_balls(&blue, 1, 16);
        prop_assert_eq!(fits("14/17721088 双色球", &(red + &blue)), possible);
    }

    #[test]
    fn super_lotto_takes_five_of_35_and_two_of_12(front in balls(35, 5), back in balls(12, 2)) {
        let possible = are_balls(&front, 5, 35) && are_balls(&back, 2, 12);
        prop_assert_eq!(fits("14/21425712 大乐透", &(front + &back)), possible);
    }

    #[test]
    fn dice_show_one_to_six(digits in "[0-9]{3}|[1-6]{3}", words in select(vec!["骰", "Dice"])) {
        let possible = digits.chars().all(|c| ('1'..='6').contains(&c));
        prop_assert_eq!(fits(&format!("3/216 {words}"), &digits), possible);
        let ten = format!("3/1000 {words}");
        prop_assert!(fits(&ten, &digits));
    }
}
