//! `verify` of a draw with what a witness kept: what speaks for the time of its seal (封存效力), and when it is said that
//! nobody could choose the seed (rule 18).

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::signing_case::{done, head, kept, rows, sign, text, witness};
use crate::method::sources::{AFTER_ROUND, BEFORE_ROUND, DAY, LOTTERY, OUTCOME, ROUND, SIGNATURE};
use crate::office::{Office, golden, masked};
use crate::signing_key::Key;

const TASK: &str = "AJ-2026-04";
const DRAW: &str = "AJ-2026-04-1";
/// The line of the seal; the next one is the head's signature of it.
const SEAL: usize = 4;
/// The line of the draw; the next one is the head's signature of it.
const DRAWN: usize = 6;
/// Before the round is due, and before the day of the lottery.
const IN_TIME: &str = "2026-05-31T16:20:00+08:00";

/// The beginnings of the sentence that nobody could choose the seed, in both languages: without a condition, and with one.
const WHOLLY: [&str; 2] = [
    "种子无人能够预先知道或挑选，",
    "Nobody could know or choose the seed, ",
];
const ON_CONDITION: [&str; 2] = [
    "如果 2026-06-02 公布的“双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写”的结果确是 03081219243007，则种子无人能够挑选，",
    "If the outcome published on 2026-06-02 for \"双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写\" is 03081219243007, nobody could choose the seed, ",
];
/// What both have in common.
const NOBODY: [&str; 2] = ["无人能够", "obody could"];

/// A round that is sealed and drawn alike in every run; the head signs the lines of seal and draw.
fn made(day: &str, source: &str, draw: &[&str]) -> Office {
    let office = Office::sample();
    office.write("signers", rows());
    done(&office, &["signers", "--reason", "首次登记"]);
    office.seal_fixed(day, TASK, source);
    sign(&office, SEAL, &head());
    done(&office, &[&["draw", TASK], draw].concat());
    sign(&office, DRAWN, &head());
    office
}

/// Drawn with the signature of a round of the beacon.
fn of_beacon() -> Office {
    let draw = ["--today", AFTER_ROUND, "--beacon", SIGNATURE];
    made(BEFORE_ROUND, ROUND, &draw)
}

/// Drawn with the outcome of a lottery.
fn of_event() -> Office {
    made("2026-05-31", LOTTERY, &["--today", DAY, "--seed", OUTCOME])
}

/// The reader's own file of signers.
fn own(office: &Office, key: &Key) {
    std::fs::write(office.path().join("own"), key.row("witness/上级")).unwrap();
}

/// What a witness has kept over a line.
fn keeps(office: &Office, line: usize, received: &str, key: &Key) {
    kept(office, "w.txt", &text(office, line, received), key);
}

/// What `verify` says of the draw, which holds, in both languages, and its document.
fn verified(office: &Office, args: &[&str]) -> ([String; 2], Value) {
    let args = [&["verify", DRAW], args].concat();
    let said = [office.zh(&args), office.en(&args)].map(|ran| {
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        ran.out
    });
    let json = done(office, &[&args[..], &["--json"]].concat());
    (said, serde_json::from_str(&json.out).unwrap())
}

/// With the kept text and the reader's own signers.
const OWN: [&str; 4] = ["--witness", "w.txt", "--signers", "own"];

/// The seal must have this standing with these, and the sentence must begin so, or not be there.
fn stands(office: &Office, args: &[&str], word: &str, sentence: Option<[&str; 2]>) -> Value {
    let (said, document) = verified(office, args);
    assert_eq!(document["seal"], word, "{args:?} {}", said[0]);
    let is_seen = ["witnessed", "countersigned"].contains(&word);
    assert_eq!(document["witness"].is_object(), is_seen, "{args:?}");
    for (lang, said) in said.iter().enumerate() {
        match sentence {
            Some(begins) => {
                let begin = format!("\n{}", begins[lang]);
                assert_eq!(said.matches(&begin).count(), 1, "{args:?} {said}");
            }
            None => assert!(!said.contains(NOBODY[lang]), "{args:?} {said}"),
        }
    }
    document["witness"].clone()
}

/// The reader has this witness's key, and yet the kept text does not speak for the seal.
fn says_nothing(office: &Office, line: usize, received: &str) {
    keeps(office, line, received, &witness());
    own(office, &witness());
    stands(office, &OWN, "claimed", None);
    stands(office, &["--witness", "w.txt"], "claimed", None);
}

#[test]
fn three_standings_of_a_seal_in_both_languages() {
    for (name, office) in [("beacon", of_beacon()), ("event", of_event())] {
        keeps(&office, SEAL, IN_TIME, &witness());
        own(&office, &witness());
        for (place, lang) in ["zh", "en"].into_iter().enumerate() {
            let mut all = String::new();
            for args in [&[][..], &OWN[..2], &OWN] {
                let said = verified(&office, args).0[place].clone();
                let typed = [&["verify", DRAW], args].concat().join(" ");
                write!(all, "$ choucha {typed}\n{said}").unwrap();
            }
            golden(&format!("seal-seen-{name}.{lang}.txt"), &masked(&all));
        }
    }
}

#[test]
fn a_witness_is_named_with_time_line_and_key() {
    let office = of_beacon();
    stands(&office, &[], "claimed", None);
    own(&office, &witness());
    // His own signers alone are no text.
    stands(&office, &OWN[2..], "claimed", None);
    keeps(&office, SEAL, IN_TIME, &witness());
    let public = witness().public();
    let key = STANDARD.decode(public.split_once(' ').unwrap().1).unwrap();
    let fingerprint = format!("SHA256:{}", STANDARD_NO_PAD.encode(Sha256::digest(key)));
    let mut seen = json!({
        "signer": "witness/市局", "by": "某市应急管理局", "received": IN_TIME, "line": SEAL, "key": fingerprint,
    });
    let by_office = stands(&office, &["--witness", "w.txt"], "countersigned", None);
    assert_eq!(by_office, seen);
    seen["signer"] = json!("witness/上级");
    let by_reader = stands(&office, &OWN, "witnessed", Some(WHOLLY));
    assert_eq!(by_reader, seen);
    let said = &verified(&office, &OWN).0[0];
    let line = format!(
        "\n封存效力：有外部见证（witness/上级，某市应急管理局，{IN_TIME} 收到第 4 行，密钥 {fingerprint} 在所给的 signers 中）\n"
    );
    assert!(said.contains(&line), "{said}");
    // Of several texts the one that was received first.
    let later = text(&office, SEAL + 1, "2026-05-31T16:20:01+08:00");
    kept(&office, "v.txt", &later, &witness());
    let both = ["--witness", "v.txt", "w.txt", "--signers", "own"];
    assert_eq!(stands(&office, &both, "witnessed", Some(WHOLLY)), seen);
}

#[test]
fn a_text_in_the_book_speaks_as_one_that_was_kept() {
    let office = of_beacon();
    keeps(&office, SEAL, IN_TIME, &witness());
    done(&office, &["witness", "w.txt"]);
    stands(&office, &[], "countersigned", None);
    own(&office, &witness());
    stands(&office, &OWN[2..], "witnessed", Some(WHOLLY));
    own(&office, &Key::of(9));
    stands(&office, &OWN[2..], "countersigned", None);
}

#[test]
pub(crate) fn the_time_is_that_of_the_round_or_the_day_of_the_event() {
    let office = of_beacon();
    keeps(&office, SEAL, "2026-09-01T02:45:15+08:00", &witness());
    own(&office, &witness());
    stands(&office, &OWN, "witnessed", Some(WHOLLY));
    says_nothing(&office, SEAL, "2026-09-01T02:45:16+08:00");
    says_nothing(&office, SEAL, "2026-09-03T08:00:00+08:00");
    let office = of_event();
    keeps(&office, SEAL, "2026-06-01T23:59:59+08:00", &witness());
    own(&office, &witness());
    stands(&office, &OWN[..2], "countersigned", None);
    stands(&office, &OWN, "witnessed", Some(ON_CONDITION));
    says_nothing(&office, SEAL, "2026-06-02T00:00:00+08:00");
}

#[test]
fn the_line_is_the_seals_or_one_between_it_and_the_draw() {
    for (office, sentence) in [(of_beacon(), WHOLLY), (of_event(), ON_CONDITION)] {
        own(&office, &witness());
        for line in SEAL..DRAWN {
            keeps(&office, line, IN_TIME, &witness());
            let seen = stands(&office, &OWN, "witnessed", Some(sentence));
            assert_eq!(seen["line"], line);
        }
        for line in (1..SEAL).chain(DRAWN..=DRAWN + 1) {
            says_nothing(&office, line, IN_TIME);
        }
        // A text over a seal of another book: another digest in this line, or another bureau's.
        let good = text(&office, SEAL, IN_TIME);
        for other in [
            good.replace("line: 4", "line: 5"),
            good.replace("临溪", "别的"),
        ] {
            assert_ne!(other, good);
            kept(&office, "w.txt", &other, &witness());
            stands(&office, &OWN, "claimed", None);
        }
    }
}

#[test]
fn another_key_is_no_witness() {
    let office = of_beacon();
    let other = Key::of(9);
    keeps(&office, SEAL, IN_TIME, &other);
    own(&office, &witness());
    stands(&office, &OWN, "claimed", None);
    stands(&office, &OWN[..2], "claimed", None);
    // The reader knows it; the office does not.
    own(&office, &other);
    stands(&office, &OWN, "witnessed", Some(WHOLLY));
    // The office registered one that the reader does not know.
    keeps(&office, SEAL, IN_TIME, &witness());
    stands(&office, &OWN, "countersigned", None);
    // The head's is no witness's, and a key was none before it was good.
    keeps(&office, SEAL, IN_TIME, &head());
    std::fs::write(office.path().join("own"), head().row("head/张三")).unwrap();
    stands(&office, &OWN, "claimed", None);
    keeps(&office, SEAL, IN_TIME, &other);
    let late = format!(
        "witness/上级 valid-after=\"20260601Z\" {}\n",
        other.public()
    );
    std::fs::write(office.path().join("own"), late).unwrap();
    stands(&office, &OWN, "claimed", None);
}

#[test]
fn a_witness_makes_no_seed_that_could_be_chosen() {
    let few = "event 2026-06-02 3/1000 摇号三位";
    let office = made("2026-05-31", few, &["--today", DAY, "--seed", "583"]);
    keeps(&office, SEAL, IN_TIME, &witness());
    own(&office, &witness());
    stands(&office, &OWN, "witnessed", None);
    assert_eq!(verified(&office, &OWN).1["standing"], "unproven");
}

#[test]
fn nothing_is_said_of_a_draw_that_does_not_hold_or_has_no_seal() {
    let office = of_beacon();
    keeps(&office, SEAL, IN_TIME, &witness());
    own(&office, &witness());
    let record = format!("draws/{DRAW}/draw.json");
    office.write(&record, office.read(&record) + " ");
    let ran = office.zh(&[&["verify", DRAW][..], &OWN].concat());
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(!ran.out.contains("封存效力"), "{}", ran.out);
    assert!(!ran.out.contains(NOBODY[0]), "{}", ran.out);
    let office = Office::sample();
    done(&office, &["draw", TASK]);
    stands(&office, &[], "none", None);
}
