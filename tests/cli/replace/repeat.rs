//! `verify` repeats every replacement of a draw, and notices what was changed in the book.

use serde_json::Value;

use super::drawn_case::{
    DAY, DRAW, book, data, does, drawn, later, missing, teams, unable, verifies, visit,
};
use crate::office::{Office, sha};

/// Changes the entry in a line of the book (from 1), and chains all lines after it anew, as a forger would.
fn forge(office: &Office, line: usize, change: impl Fn(&mut Value)) {
    let mut lines: Vec<String> = book(office);
    let mut entry: Value = serde_json::from_str(&lines[line - 1]).unwrap();
    change(&mut entry["data"]);
    lines[line - 1] = format!("{entry}\n");
    for next in line..lines.len() {
        let mut entry: Value = serde_json::from_str(&lines[next]).unwrap();
        entry["prev"] = sha(&lines[next - 1]).into();
        if entry["act"] == "replaced" {
            let request = entry["data"]["request"].as_u64().unwrap();
            let request = &lines[usize::try_from(request).unwrap() - 1];
            entry["data"]["request_sha256"] = sha(request).into();
        }
        lines[next] = format!("{entry}\n");
    }
    office.write("ledger.jsonl", lines.concat());
}

/// Book of five lines and more: the sixth object's second member is replaced, in lines 4 and 5; then an object is lost, in
/// lines 6 and 7.
fn replaced() -> Office {
    let office = drawn();
    let all = teams(&office);
    let (object, team) = &all[5];
    does(&office, &unable(object, &team[1]).and("seed", "583"));
    does(&office, &missing(&all[6].0));
    office
}

/// What `verify` says of the replacements, after a change of the outcome in a line.
fn differs(line: usize, change: impl Fn(&mut Value)) -> (String, String) {
    let office = replaced();
    forge(&office, line, change);
    let (zh, en) = (office.zh(&["verify", DRAW]), office.en(&["verify", DRAW]));
    assert_eq!((zh.code, en.code), (1, 1), "{zh:?}");
    let after = |out: &str, mark: &str| {
        let mut lines = out.lines().skip_while(|line| !line.starts_with(mark));
        lines.next().unwrap_or_else(|| panic!("{out}"));
        lines.next().unwrap().trim().to_owned()
    };
    (
        after(&zh.out, "✗ 更换："),
        after(&en.out, "✗ replacements: "),
    )
}

#[test]
fn an_untouched_book_is_verified_and_its_limits_are_said() {
    let office = replaced();
    let (zh, en) = (office.zh(&["verify", DRAW]), office.en(&["verify", DRAW]));
    assert_eq!((zh.code, en.code), (0, 0), "{zh:?}");
    assert!(
        zh.out
            .contains("\n✓ 更换：申请摘要、密钥、签号、所记候选人和替补对象的票号与复算一致\n")
    );
    assert!(en.out.contains("\n✓ replacements: request digests, keys, lots, recorded candidates and the tickets of new objects are as recomputed\n"));
    assert!(zh.out.ends_with("更换中复算不能证明的：抽取以后申报的回避、当日执法证是否有效、当日名录库中对象是否仍参加抽取（名录库不在账本中）；候选人有无遗漏须凭当日名录核对。\n"));
    assert!(en.out.ends_with("Not proved of replacements by recomputing: recusals declared since the draw, certificates and objects as they were on that day (the lists are not in the book); whether a candidate was left out has to be seen from that day's lists.\n"));
    // A draw without replacements has no such check.
    let plain = drawn().zh(&["verify", DRAW]);
    assert!(!plain.out.contains("更换"), "{}", plain.out);
}

#[test]
fn a_changed_seat_is_noticed() {
    let (zh, en) = differs(5, |data| {
        let taker = data["seats"][0]["candidates"][0]["cert"].clone();
        let other = data["seats"][0]["candidates"][1]["cert"].clone();
        let seat = &mut data["seats"][0];
        seat["taker"] = if seat["taker"] == taker { other } else { taker };
    });
    assert!(
        zh.starts_with("ledger.jsonl 5 taker：记录为“370499"),
        "{zh}"
    );
    assert!(
        en.starts_with("ledger.jsonl 5 taker: recorded \"370499"),
        "{en}"
    );
    let left_out = differs(5, |data| {
        let taker = data["seats"][0]["taker"].clone();
        let candidates = data["seats"][0]["candidates"].as_array_mut().unwrap();
        candidates.retain(|candidate| candidate["cert"] != taker);
    });
    assert!(
        left_out.1.starts_with("ledger.jsonl 5 taker: "),
        "{left_out:?}"
    );
    let (_, leaver) = differs(5, |data| data["seats"][0]["leaver"] = "37049901008".into());
    assert!(leaver.starts_with("ledger.jsonl 5 leaver: "), "{leaver}");
    let (_, empty) = differs(5, |data| data["seats"][0]["taker"] = Value::Null);
    assert!(
        empty.starts_with("ledger.jsonl 5 taker: recorded \"–\""),
        "{empty}"
    );
    let (_, none) = differs(5, |data| data["seats"] = Value::Array(Vec::new()));
    assert!(none.starts_with("ledger.jsonl 5 seed: "), "{none}");
}

#[test]
fn candidates_who_could_not_be_are_noticed() {
    // 37049901019 is recused by recusals.txt; 37049901032 is no line of inspectors.txt; 37049901017 sits in the team.
    for cert in ["37049901019", "37049901032", "37049901017", "x"] {
        let (_, en) = differs(5, |data| {
            let candidates = data["seats"][0]["candidates"].as_array_mut().unwrap();
            candidates.push(serde_json::json!({ "cert": cert, "visits": 0 }));
        });
        let expected =
            format!("ledger.jsonl 5 candidates: recorded \"{cert} 0\", recomputed \"–\"");
        assert_eq!(en, expected);
    }
    let (_, visits) = differs(5, |data| {
        data["seats"][0]["candidates"][0]["visits"] = 9.into();
    });
    assert!(
        visits.starts_with("ledger.jsonl 5 candidates: recorded \"370499"),
        "{visits}"
    );
    let (_, order) = differs(5, |data| {
        data["seats"][0]["candidates"]
            .as_array_mut()
            .unwrap()
            .swap(0, 1);
    });
    assert!(order.starts_with("ledger.jsonl 5 candidates: "), "{order}");
}

#[test]
fn a_changed_seed_key_or_standing_is_noticed() {
    for (key, value) in [
        ("seed", "584"),
        ("key", &*"0".repeat(64)),
        ("standing", "event"),
        ("seed", ""),
    ] {
        let (_, en) = differs(5, |data| data[key] = value.into());
        let place = if value == "584" { "key" } else { key };
        assert!(en.starts_with(&format!("ledger.jsonl 5 {place}: ")), "{en}");
    }
}

#[test]
fn a_changed_object_is_noticed() {
    let next = replaced();
    let ninth = data(&next, 7)["object"].clone();
    for (key, value) in [
        ("object", Value::from("91370499MYEB1MYF4U")),
        ("object", "x".into()),
        ("object", Value::Null),
        ("passed", vec![ninth].into()),
        ("passed", vec!["91370499MYEB1MYF4U"].into()),
    ] {
        let (zh, en) = differs(7, |data| data[key] = value.clone());
        assert!(en.starts_with("ledger.jsonl 7 object: "), "{en}");
        assert!(zh.starts_with("ledger.jsonl 7 object：记录为"), "{zh}");
    }
    let (_, seed) = differs(7, |data| data["seed"] = "583".into());
    assert!(seed.starts_with("ledger.jsonl 7 seed: "), "{seed}");
}

#[test]
fn a_changed_request_gives_another_key_or_breaks_the_book() {
    let (_, en) = differs(4, |data| data["reason"] = "另一个理由".into());
    assert!(en.starts_with("ledger.jsonl 5 key: "), "{en}");
    let office = replaced();
    forge(&office, 5, |data| {
        data["request_sha256"] = "0".repeat(64).into();
    });
    let ran = office.zh(&["ledger", "verify"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out.contains("第 5 行的事项不可能发生在前文之后"),
        "{}",
        ran.out
    );
    assert_eq!(office.zh(&["verify", DRAW]).code, 1);
}

#[test]
fn an_exclusion_by_an_object_that_was_lost_before_is_noticed() {
    let (office, lost, _) = visit(6);
    let request = missing(&lost);
    does(&office, &later("draw", "AJ-2026-01").and("seed", "583"));
    verifies(&office, "AJ-2026-01-1");
    does(&office, &request);
    verifies(&office, "AJ-2026-01-1");
    // The same lines in another order: the loss before the draw, whose excluded.txt names the lost object all the same.
    let mut lines = book(&office);
    lines.swap(3, 4);
    lines.swap(4, 5);
    for line in 3..6 {
        let mut entry: Value = serde_json::from_str(&lines[line]).unwrap();
        entry["seq"] = (line + 1).into();
        entry["prev"] = sha(&lines[line - 1]).into();
        if entry["act"] == "replaced" {
            entry["data"]["request"] = line.into();
            entry["data"]["request_sha256"] = sha(&lines[line - 1]).into();
        }
        lines[line] = format!("{entry}\n");
    }
    office.write("ledger.jsonl", lines.concat());
    let ran = office.en(&["--today", DAY, "verify", "AJ-2026-01-1"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out
            .contains(&format!("excluded.txt {lost}: recorded \"cap:{DRAW}\"")),
        "{}",
        ran.out
    );
}
