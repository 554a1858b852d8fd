//! What others can verify of a publication: a draw's folder, a voided draw, the book's head.

use std::fmt::Write as _;
use std::fs;

use serde_json::{Value, json};

use crate::office::{Office, Ran, copy, sha};
use crate::public::published_case::{DRAW, LATER, column, drawn, public, publish, result};
use crate::year::small_year::{P0, P2};

/// The published folder of T1-1, copied out, with a change and SHA256SUMS made anew; then verified.
fn doctored(office: &Office, change: impl Fn(&str, String) -> String) -> (Ran, Ran) {
    let folder = office.path().join("copied");
    copy(&office.case(&format!("public/draws/{DRAW}")), &folder);
    let mut sums = String::new();
    let before = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    for line in before.lines() {
        let name = line.split_once("  ").unwrap().1;
        let text = change(name, fs::read_to_string(folder.join(name)).unwrap());
        writeln!(sums, "{}  {name}", sha(&text)).unwrap();
        fs::write(folder.join(name), text).unwrap();
    }
    fs::write(folder.join("SHA256SUMS"), sums).unwrap();
    let verify = |lang: &str| office.run(&["--lang", lang, "verify", "copied"]);
    (verify("zh"), verify("en"))
}

#[test]
fn a_published_draw_is_verified_without_its_teams() {
    let office = drawn();
    publish(&office);
    let folder = format!("case/public/draws/{DRAW}");
    let there = office.run(&["--lang", "zh", "verify", &folder]);
    assert_eq!(there.code, 0, "{there:?}");
    let (zh, en) = doctored(&office, |_, text| text);
    assert_eq!((zh.code, en.code), (0, 0), "{zh:?}");
    assert!(zh.out.contains("不公开，这里不能核对"), "{}", zh.out);
    assert!(en.out.contains("cannot be checked here"), "{}", en.out);
    let ticket = office.record(DRAW)["drawn"][0]["ticket"].clone();
    let ticket = ticket.as_str().unwrap().to_owned();
    let (zh, en) = doctored(&office, |_, text| text.replace(&ticket, "0000000000000001"));
    assert_eq!((zh.code, en.code), (1, 1), "{zh:?}");
    assert!(zh.out.contains("0000000000000001"), "{}", zh.out);
    let (zh, _) = doctored(&office, |name, text| {
        let keep = |line: &&str| name != "population.txt" || !line.contains(P2);
        text.split_inclusive('\n').filter(keep).collect()
    });
    assert_eq!(zh.code, 1, "{zh:?}");
    let (zh, _) = doctored(&office, |name, text| match name {
        "seed.txt" => text.replace("583", "584"),
        _ => text,
    });
    assert_eq!(zh.code, 1, "{zh:?}");
    assert!(zh.out.contains("seed.txt"), "{}", zh.out);
    let (zh, _) = doctored(&office, |name, text| match name {
        "seed.txt" => text.replace("583", "584"),
        "draw.json" => text.replace("\"583\"", "\"584\""),
        _ => text,
    });
    assert_eq!(zh.code, 1, "{zh:?}");
}

#[test]
fn a_voided_draw_stays_published_as_void() {
    let office = drawn();
    office.document(LATER, 0, &["void", "T2-1", "--reason", "范围有误"]);
    publish(&office);
    let public = public(&office);
    let draws = public["draws"].as_array().unwrap();
    assert_eq!(draws.len(), 2);
    assert_eq!(draws[0]["voided"], Value::Null);
    let voided = json!({ "day": LATER, "reason": "范围有误" });
    assert_eq!(draws[1]["voided"], voided);
    let ids = column(&office, "draws", "抽取编号");
    let marks = column(&office, "draws", "是否作废");
    for (id, mark) in ids.iter().zip(&marks) {
        let void = ["否", "2026-07-20 作废：范围有误"];
        assert_eq!(mark, void[usize::from(id == "T2-1")], "{id}");
    }
    assert!(ids.iter().any(|id| id == "T2-1"), "{ids:?}");
    let visits = public["visits"].as_array().unwrap();
    assert!(visits.iter().all(|visit| visit["draw"] == DRAW));
}

#[test]
fn a_head_that_was_published_is_found_in_the_book() {
    let office = drawn();
    let head = office.document(LATER, 0, &["publish"])["head"].clone();
    let (head, line) = (head.as_str().unwrap().to_owned(), office.book().len());
    office.does(&result(&office, P0));
    publish(&office);
    let zh = office.zh(&["ledger", "verify", "--head", &head.to_uppercase()]);
    assert_eq!(zh.code, 0, "{zh:?}");
    assert!(
        zh.out.contains(&format!("是账本第 {line} 行的")),
        "{}",
        zh.out
    );
    let en = office.en(&["ledger", "verify", "--head", &head]);
    assert!(
        en.out.contains(&format!("is that of line {line};")),
        "{}",
        en.out
    );
    for other in [sha("another"), "xyz".to_owned()] {
        let zh = office.zh(&["ledger", "verify", "--head", &other]);
        assert_eq!(zh.code, 1, "{zh:?}");
        assert!(zh.out.contains("不是本账本任何一行的"), "{}", zh.out);
    }
}
