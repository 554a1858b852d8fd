//! A line whose time lies in the future of whoever reads: one of two clocks stands wrong, and every reader says so.

use serde_json::Value;

use crate::office::{Office, sha};

const FUTURE: &str = "2036-01-01T09:00:00+08:00";

/// The last line written by a clock that was years ahead.
fn ahead() -> Office {
    let office = Office::sample();
    let mut lines = office.book();
    let last = lines.last_mut().unwrap();
    last["time"] = FUTURE.into();
    let mut prev = "0".repeat(64);
    let mut text = String::new();
    for mut line in lines {
        line["prev"] = prev.into();
        let line = format!("{line}\n");
        prev = sha(&line);
        text += &line;
    }
    office.write("ledger.jsonl", text);
    office
}

#[test]
pub(crate) fn every_reader_says_it_and_verification_names_the_line() {
    let office = ahead();
    let readers: [&[&str]; 6] = [
        &["ledger", "show"],
        &["plan", "show"],
        &["plan", "check"],
        &["coverage"],
        &["due"],
        &["stats"],
    ];
    for args in readers {
        let (zh, en) = (office.zh(args), office.en(args));
        assert!(zh.code < 2 && en.code < 2, "{zh:?}");
        let said = "注意 [B20] 账本第 2 行的时间 2036-01-01 09:00:00 比本机现在的时间晚";
        assert!(zh.err.contains(said), "{args:?} {zh:?}");
        let said = "note [B20] the time of book line 2, 2036-01-01 09:00:00, lies ";
        assert!(en.err.contains(said), "{args:?} {en:?}");
    }
    let (zh, en) = (
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    );
    assert_eq!((zh.code, en.code), (0, 0));
    assert!(
        zh.out
            .contains("注意：账本第 2 行的时间 2036-01-01 09:00:00 比本机现在的时间晚"),
        "{}",
        zh.out
    );
    assert!(
        en.out
            .contains("note: the time of book line 2, 2036-01-01 09:00:00, lies "),
        "{}",
        en.out
    );
    let json = office.zh(&["ledger", "verify", "--json"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["in_future"]["line"], 2);
    assert_eq!(json["in_future"]["time"], "2036-01-01 09:00:00");
    // Once the clock was set right, nobody is told any more.
    assert_eq!(office.zh(&["clock", "--reason", "主板电池没电"]).code, 0);
    let zh = office.zh(&["plan", "show"]);
    assert_eq!((zh.code, zh.err.as_str()), (0, ""));
    let json = office.zh(&["ledger", "verify", "--json"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["in_future"], Value::Null);
}
