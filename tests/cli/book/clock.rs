//! A clock that was put back makes nothing older; one that stood wrong is set right in the book, and said everywhere.

use std::fmt::Write as _;

use choucha::domain::acts::entry::Act;
use choucha::domain::acts::inspection::Inspection;
use choucha::domain::acts::visit::ResultAct;
use serde_json::Value;

use super::forging::{Forging, OPEN};
use crate::office::{Office, golden, masked};

/// The clock of a machine whose year is wrong.
const WRONG: &str = "2036-01-01T09:00:00+08:00";

/// A rehearsal whose last line was written by a clock that stood wrong.
fn ahead() -> Office {
    let office = Office::sample();
    let book = office.read("ledger.jsonl");
    let mut lines: Vec<&str> = book.split_inclusive('\n').collect();
    let last = lines.pop().unwrap();
    let (_, rest) = last.split_once("\"time\":\"").unwrap();
    let (time, _) = rest.split_once('"').unwrap();
    let last = last.replacen(time, WRONG, 1);
    office.write("ledger.jsonl", lines.concat() + &last);
    office
}

/// The text with lengths of time masked: they depend on the day on which a test is run.
fn timeless(text: &str) -> String {
    let text = masked(text);
    let words: Vec<&str> = text.split(' ').collect();
    let of_time = |word: &str| word.starts_with('天') || word.starts_with("day(s)");
    let masked = words.iter().enumerate().map(|(place, word)| {
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        match words.get(place + 1) {
            Some(next) if number && of_time(next) => "<n>",
            _ => word,
        }
    });
    masked.collect::<Vec<_>>().join(" ")
}

fn run(office: &Office, lang: &str, args: &[&str]) -> (i32, String, String) {
    let ran = office.run(&[&["-C", "case", "--lang", lang], args].concat());
    (ran.code, timeless(&ran.out), timeless(&ran.err))
}

#[test]
fn a_clock_that_is_behind_the_book_is_said_at_the_act_and_set_right_with_a_reason() {
    for lang in ["zh", "en"] {
        let office = ahead();
        let mut told = String::new();
        for (args, code) in [
            (&["publish"][..], 0),
            (&["ledger", "verify"], 0),
            (&["clock", "--reason", "换主板后年份停在2036年"], 0),
            (&["clock", "--reason", "再来一次"], 3),
            (&["ledger", "verify"], 0),
            (&["publish"], 0),
        ] {
            let (found, out, err) = run(&office, lang, args);
            assert_eq!(found, code, "{args:?} {out}{err}");
            write!(told, "=== {}\n{out}{err}", args.join(" ")).unwrap();
        }
        golden(&format!("clock.{lang}.txt"), &told);
        let (_, shown, _) = run(&office, lang, &["ledger", "show"]);
        let counts = match lang {
            "zh" => "（按 2036-01-01 09:00:00 计）",
            _ => "(counts as 2036-01-01 09:00:00)",
        };
        let lines = shown.lines().filter(|line| line.contains(counts));
        assert_eq!(lines.count(), 1, "the publication alone: {shown}");
    }
}

#[test]
pub(crate) fn scripts_are_told_what_the_clock_was_behind() {
    let office = ahead();
    let ran = office.zh(&["clock", "--reason", "年份曾错", "--json"]);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["reason"], "年份曾错");
    assert_eq!(
        (&told["line"], &told["latest"]),
        (&2.into(), &"2036-01-01 09:00:00".into())
    );
    assert_eq!(told["not_in_time_until"], "2036-01-01 09:00:00");
    let ran = office.zh(&["ledger", "verify", "--json"]);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["clock"][0]["line"], 3);
    assert_eq!(told["set_back"].as_array().map(Vec::len), Some(0));
    assert_eq!(told["holds"], true);
    office.refused("C19", &["clock", "--reason", "r"]);
    office.refused("D10", &["clock", "--reason", ""]);
}

#[test]
fn a_clock_that_is_not_behind_is_not_set_right() {
    let office = Office::sample();
    let (zh, en) = office.refused("C19", &["clock", "--reason", "看看"]);
    assert!(
        zh.err.starts_with("拒绝 [C19] 账本中没有比现在更晚的时间"),
        "{}",
        zh.err
    );
    assert!(
        en.err.starts_with("refused [C19] no line of the book"),
        "{}",
        en.err
    );
}

#[test]
fn a_result_is_not_in_time_because_the_clock_was_put_back() {
    // Completed on 5 June, so due by 6 July; the lines before are of today.
    let forging = Forging::begin();
    let result = |change: &dyn Fn(&mut Inspection)| {
        let mut result = forging.visits[OPEN].result("2026-06-05", false, None);
        change(&mut result);
        Act::Result(ResultAct {
            results: vec![result.into()],
            file_sha256: None,
        })
    };
    let put_back = Some("2026-06-10T09:00:00+08:00");
    let line = forging.write_at(result(&|_| {}), put_back, None);
    let verified = forging.office.en(&["ledger", "verify"]);
    assert_eq!(verified.code, 1, "{verified:?}");
    let refused = format!("line {line} (result) is not accepted [I10]: ");
    assert!(verified.out.contains(&refused), "{}", verified.out);
    let named = format!("[B05] the clock of line {line} is ");
    assert!(verified.out.contains(&named), "{}", verified.out);
    assert!(
        !verified.out.contains("the order of acts hold"),
        "{}",
        verified.out
    );
    // With a reason it is taken, and published as late.
    let late = result(&|result| result.late = Some("出差".into()));
    forging.write_at(late, put_back, None);
    assert_eq!(forging.office.zh(&["publish"]).code, 1);
    let code = &forging.visits[OPEN].objects[0];
    let table = forging.office.read("public/csv/results.csv");
    let row = table
        .lines()
        .find(|row| row.contains(code.as_str()))
        .unwrap();
    assert!(row.contains("2026-06-05") && row.contains(",是,"), "{row}");
    assert!(!row.contains("2026-06-10"), "{row}");
}
