//! Tests of `src/format/beacon_text.rs`.

use choucha::domain::ground::hex;
use choucha::domain::method::beacon::{Beacon, BeaconFlaw, LAST_ROUND, Signature};
use choucha::format::beacon_text::*;
use proptest::prelude::*;

const DIGITS: &str = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
const SEED: &str = "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd";

fn signature() -> Signature {
    hex::bytes(DIGITS).expect("hex")
}

fn beacon(round: Option<u64>) -> Beacon {
    let signature = signature();
    Beacon { round, signature }
}

#[test]
fn the_file_is_one_line_and_nothing_else() {
    let text = format!("drand quicknet 1000 {DIGITS}\n");
    assert_eq!(write(1000, &signature()), text);
    assert_eq!(read(&text), Ok((1000, signature())));
    for bad in [
        text.trim_end().to_owned(),
        format!(" {text}"),
        format!("{text}\n"),
        text.replace('\n', "\r\n"),
        text.replace("t 1", "t  1"),
        text.replace("quicknet", "Quicknet"),
        text.replace(DIGITS, &DIGITS.to_uppercase()),
        text.replace(DIGITS, &DIGITS[1..]),
        format!("{DIGITS}\n"),
        String::new(),
    ] {
        assert_eq!(read(&bad), Err(BeaconFlaw::Form), "{bad:?}");
    }
    for round in [
        "0",
        "01000",
        "+1000",
        "1e3",
        "9007199254740993",
        "99999999999999999999",
    ] {
        let bad = text.replace("1000", round);
        assert_eq!(read(&bad), Err(BeaconFlaw::Round), "{bad:?}");
    }
}

#[test]
fn a_beacon_is_taken_as_people_have_it() {
    let halves = DIGITS.split_at(48);
    let wide: String = DIGITS
        .chars()
        .map(|c| char::from_u32(u32::from(c) + 0xfee0).expect("full width"))
        .collect();
    for bare in [
        DIGITS.to_owned(),
        format!("\u{feff} {DIGITS}\r\n"),
        DIGITS.to_uppercase(),
        format!("{}\n{}", halves.0, halves.1),
        format!("{} \u{3000}{}\u{200b}", halves.0, halves.1),
        wide,
    ] {
        assert_eq!(read_any(&bare), Ok(beacon(None)), "{bare:?}");
    }
    for line in [
        format!("drand quicknet 1000 {DIGITS}\n"),
        format!("Ｄrand  QUICKNET\t1000 {} {}", halves.0, halves.1),
        format!(r#"{{"round":1000,"signature":"{DIGITS}"}}"#),
        format!(
            "{{\n \"round\": 1000,\n \"randomness\": \"{SEED}\",\n \"signature\": \"{DIGITS}\",\n \"previous_signature\": \"\"\n}}\n"
        ),
        format!(
            r#"{{"round":1000,"randomness":null,"signature":"{}"}}"#,
            DIGITS.to_uppercase()
        ),
    ] {
        assert_eq!(read_any(&line), Ok(beacon(Some(1000))), "{line}");
    }
}

#[test]
fn what_is_no_beacon_says_why() {
    let other = SEED.replace('f', "e");
    for (text, flaw) in [
        (String::new(), BeaconFlaw::Form),
        ("03 09 12 18 25 31 07".to_owned(), BeaconFlaw::Digits(14)),
        (SEED.to_owned(), BeaconFlaw::Digits(64)),
        (DIGITS[1..].to_owned(), BeaconFlaw::Digits(95)),
        (format!("{DIGITS}0"), BeaconFlaw::Digits(97)),
        (DIGITS.replace('b', "x"), BeaconFlaw::Form),
        (format!("drand {DIGITS}"), BeaconFlaw::Form),
        ("drand quicknet".to_owned(), BeaconFlaw::Form),
        ("drand quicknet 1000".to_owned(), BeaconFlaw::Form),
        (format!("drand quicknet {DIGITS}"), BeaconFlaw::Round),
        (format!("drand quicknet 0 {DIGITS}"), BeaconFlaw::Round),
        (format!("1000 {DIGITS}"), BeaconFlaw::Digits(100)),
        (
            format!(r#"{{"round":0,"signature":"{DIGITS}"}}"#),
            BeaconFlaw::Round,
        ),
        (
            format!(r#"{{"round":"1000","signature":"{DIGITS}"}}"#),
            BeaconFlaw::Form,
        ),
        (format!(r#"{{"signature":"{DIGITS}"}}"#), BeaconFlaw::Form),
        (
            format!(r#"{{"round":1000,"randomness":"{SEED}"}}"#),
            BeaconFlaw::Form,
        ),
        (
            format!(r#"{{"round":1000,"round":1001,"signature":"{DIGITS}"}}"#),
            BeaconFlaw::Form,
        ),
        (
            format!(r#"{{"round":1000,"signature":"{SEED}"}}"#),
            BeaconFlaw::Digits(64),
        ),
        (
            format!(r#"{{"round":1000,"randomness":"{other}","signature":"{DIGITS}"}}"#),
            BeaconFlaw::Randomness,
        ),
    ] {
        assert_eq!(read_any(&text), Err(flaw), "{text}");
    }
}

#[test]
fn a_file_has_one_or_one_on_each_line() {
    let json = format!("{{\n\"round\": 1000,\n\"signature\": \"{DIGITS}\"\n}}\n");
    assert_eq!(read_all(&json), Ok(vec![(1, beacon(Some(1000)))]));
    let lines = format!(
        "\u{feff}drand quicknet 1000 {DIGITS}\r\n\r\n{DIGITS}\n{{\"round\":7,\"signature\":\"{DIGITS}\"}}"
    );
    let read = [(1, Some(1000)), (3, None), (4, Some(7))];
    let read = read.map(|(line, round)| (line, beacon(round)));
    assert_eq!(read_all(&lines), Ok(read.to_vec()));
    let bad = format!("{DIGITS}\n{}\n", &DIGITS[2..]);
    assert_eq!(read_all(&bad), Err((2, BeaconFlaw::Digits(94))));
    for nothing in ["", "\u{feff}", "\r\n \n"] {
        assert_eq!(read_all(nothing), Err((1, BeaconFlaw::Form)), "{nothing:?}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(round in 1..=LAST_ROUND, bytes: [u8; 48]) {
        let text = write(round, &bytes);
        prop_assert_eq!(read(&text), Ok((round, bytes)));
        let any = Beacon { round: Some(round), signature: bytes };
        prop_assert_eq!(read_any(&text), Ok(any));
        prop_assert_eq!(read_all(&text), Ok(vec![(1, any)]));
    }

    #[test]
    fn no_text_makes_the_reader_fall(text in ".{0,200}") {
        let _ = (read(&text), read_any(&text), read_all(&text));
    }
}
