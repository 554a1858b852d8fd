//! `ledger verify` repeats every draw: a record that says otherwise than its texts is told, whatever the digests say.

use serde_json::Value;

use crate::office::{Office, sha};

const DRAW: &str = "AJ-2026-01-1";

/// What is forged of a record.
type Change = fn(&mut Value);

/// Changes the record of a draw, the book's last line, and mends every digest of it.
fn record(office: &Office, change: impl FnOnce(&mut Value)) {
    let folder = format!("draws/{DRAW}");
    let (record, sums) = (
        format!("{folder}/draw.json"),
        format!("{folder}/SHA256SUMS"),
    );
    let (was, was_sums, book) = (
        office.read(&record),
        office.read(&sums),
        office.read("ledger.jsonl"),
    );
    let mut value: Value = serde_json::from_str(&was).unwrap();
    change(&mut value);
    let is = format!("{value:#}\n");
    let is_sums = was_sums.replace(&sha(&was), &sha(&is));
    let mended = book
        .replace(&sha(&was), &sha(&is))
        .replace(&sha(&was_sums), &sha(&is_sums));
    assert!(mended != book && is_sums != was_sums);
    office.write(&record, is);
    office.write(&sums, is_sums);
    office.write("ledger.jsonl", mended);
}

#[test]
pub(crate) fn a_record_that_does_not_come_out_again_is_told_by_the_book() {
    let office = Office::sample();
    let drawn = office.on("2026-06-01", &["draw", "AJ-2026-01", "--seed", "1"]);
    assert_eq!(drawn.code, 0, "{drawn:?}");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    record(&office, |record| {
        record["drawn"][0]["team"].as_array_mut().unwrap().reverse();
    });
    let (zh, en) = (
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    );
    assert_eq!((zh.code, en.code), (1, 1), "{zh:?}");
    assert!(zh.out.contains(&format!("✗ 抽取 {DRAW}：")), "{zh:?}");
    assert!(en.out.contains(&format!("✗ the draw {DRAW}: ")), "{en:?}");
    let ran = office.zh(&["ledger", "verify", "--json"]);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found["draws_that_differ"][0]["draw"], DRAW);
}

#[test]
fn a_record_has_the_day_the_time_and_the_coverage_that_book_and_draws_make_of_it() {
    let office = Office::sample();
    let drawn = office.on("2026-06-01", &["draw", "AJ-2026-01", "--seed", "1"]);
    assert_eq!(drawn.code, 0, "{drawn:?}");
    let whole = ["ledger.jsonl", "draw.json", "SHA256SUMS"].map(|name| match name {
        "ledger.jsonl" => (name.to_owned(), office.read(name)),
        name => {
            let path = format!("draws/{DRAW}/{name}");
            let text = office.read(&path);
            (path, text)
        }
    });
    let forged: [(&str, Change); 4] = [
        ("draw.json declared", |record| {
            record["declared"] = Value::Null;
        }),
        ("draw.json declared", |record| {
            record["declared"] = "2026-05-30".into();
        }),
        ("draw.json drawn_at", |record| {
            record["drawn_at"] = "2026-06-02T01:00:00+00:00".into();
        }),
        ("draw.json coverage", |record| {
            record["coverage_after"]["objects"] = 380.into();
        }),
    ];
    for (place, change) in forged {
        record(&office, change);
        let verified = office.zh(&["ledger", "verify"]);
        let differs = format!("✗ 抽取 {DRAW}：");
        assert!(
            verified.code == 1 && verified.out.contains(&differs),
            "{verified:?}"
        );
        let verified = office.zh(&["verify", DRAW]);
        assert!(
            verified.code == 1 && verified.out.contains(place),
            "{place}: {verified:?}"
        );
        for (path, text) in &whole {
            office.write(path, text);
        }
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}
