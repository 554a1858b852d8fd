//! `verify` and `ledger verify` repeat every replacement of a draw, and notice what was changed in the book: a line that breaks
//! a rule is refused by its code, an object that is no ticket's is found by the repetition.

use serde_json::{Value, json};

use super::drawn_case::{
    DAY, DRAW, book, data, does, drawn, free_visit, later, missing, teams, unable, verifies, visit,
};
use super::plain_cipher::tickets;
use crate::office::{Office, Ran, sha};

/// Why later draws exclude what the draw drew.
const DRAW_CAP: &str = "cap:AJ-2026-04-1";

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

/// A book in which the sixth object's second member is replaced, in lines 4 and 5; then an object is lost, in lines 6 and 7.
/// Nobody is recused from the one in its place, so that there is no line after it.
fn replaced() -> Office {
    let (office, object, team) = free_visit(5);
    does(&office, &unable(&object, &team[1]).and("seed", "583"));
    does(&office, &missing(&teams(&office)[6].0));
    office
}

/// What is said after a change of a line.
struct Said {
    /// What `verify` says of the replacements, in both languages; `ledger verify` says the same.
    zh: String,
    en: String,
    /// All that `ledger verify` says.
    ledger: [Ran; 2],
}

impl Said {
    /// `ledger verify` refuses this line by this code; gives what `verify` says in English.
    fn refuses(self, line: usize, code: &str) -> String {
        let marks = [
            (
                format!("✗ 第 {line} 行（"),
                format!("）不予采信 [{code}]："),
            ),
            (
                format!("✗ line {line} ("),
                format!(") is not accepted [{code}]: "),
            ),
        ];
        for (ran, (from, by)) in self.ledger.iter().zip(marks) {
            let refused = |said: &str| said.starts_with(&from) && said.contains(&by);
            assert!(ran.out.lines().any(refused), "{from}{by}: {}", ran.out);
        }
        self.en
    }

    /// No line is refused: the repetition alone finds it.
    fn refuses_none(self) -> (String, String) {
        let ran = &self.ledger[0];
        assert!(!ran.out.contains("不予采信"), "{}", ran.out);
        (self.zh, self.en)
    }
}

fn differs(line: usize, change: impl Fn(&mut Value)) -> Said {
    differs_by(line, |_, data| change(data))
}

/// The same, where the change goes by what was drawn.
fn differs_by(line: usize, change: impl Fn(&Office, &mut Value)) -> Said {
    let office = replaced();
    forge(&office, line, |data| change(&office, data));
    let after = |out: &str, mark: &str| {
        let mut lines = out.lines().skip_while(|line| !line.starts_with(mark));
        lines.next().unwrap_or_else(|| panic!("{out}"));
        lines.next().unwrap().trim().to_owned()
    };
    let (zh, en) = (office.zh(&["verify", DRAW]), office.en(&["verify", DRAW]));
    assert_eq!((zh.code, en.code), (1, 1), "{zh:?}");
    let (zh, en) = (
        after(&zh.out, "✗ 更换："),
        after(&en.out, "✗ replacements: "),
    );
    let ledger = [
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    ];
    for ran in &ledger {
        assert_eq!(ran.code, 1, "{ran:?}");
    }
    let mark = format!("✗ {DRAW} 的更换和处理决定与复算一致");
    assert_eq!(after(&ledger[0].out, &mark), zh);
    Said { zh, en, ledger }
}

#[test]
pub(crate) fn an_untouched_book_is_verified_and_its_limits_are_said() {
    let office = replaced();
    let (zh, en) = (office.zh(&["verify", DRAW]), office.en(&["verify", DRAW]));
    assert_eq!((zh.code, en.code), (0, 0), "{zh:?}");
    assert!(zh.out.contains(
        "\n✓ 更换：申请摘要、密钥、签号、候选人和不能接替的人员、跳过和替补的票号与复算一致\n"
    ));
    assert!(en.out.contains("\n✓ replacements: request digests, keys, lots, candidates and everyone struck, passed tickets and new objects are as recomputed\n"));
    let limits = "更换中复算不能证明的：列为执法证无效的人员当日执法证是否无效，列为不再参加抽取的对象当日名录库中的状态（名录库不在账本中）。\n";
    assert!(zh.out.ends_with(limits), "{}", zh.out);
    assert!(en.out.ends_with("Not proved of replacements by recomputing: that whoever is struck for the certificate had no valid one on that day, and that objects passed as taking no part had that status (the libraries are not in the book).\n"));
    let ledger = office.zh(&["ledger", "verify"]);
    assert_eq!(ledger.code, 0, "{ledger:?}");
    let line = format!("✓ {DRAW} 的更换和处理决定与复算一致\n{limits}");
    assert!(ledger.out.contains(&line), "{}", ledger.out);
    let told = office.en(&["ledger", "verify", "--json"]);
    let told: Value = serde_json::from_str(&told.out).unwrap();
    let found = json!([{ "draw": DRAW, "holds": true, "why": null }]);
    assert_eq!(told["replacements"], found);
    // A draw without replacements has no such check.
    let plain = drawn();
    for args in [&["verify", DRAW][..], &["ledger", "verify"]] {
        let out = plain.zh(args).out;
        assert!(!out.contains("更换"), "{out}");
    }
}

#[test]
fn a_changed_lot_is_noticed() {
    let said = differs(5, |data| data["seed"] = "584".into());
    let starts = "ledger.jsonl 5 key：记录为“";
    assert!(said.zh.starts_with(starts), "{}", said.zh);
    let en = said.refuses(5, "R18");
    assert!(en.starts_with("ledger.jsonl 5 key: recorded \""), "{en}");
    let office = replaced();
    let request = data(&office, 4);
    let candidates = request["candidates"].as_array().unwrap();
    let taker = &data(&office, 5)["taker"];
    let other = candidates.iter().find(|c| c["cert"] != *taker).unwrap();
    forge(&office, 5, |data| data["taker"] = other["cert"].clone());
    let ran = office.en(&["verify", DRAW]);
    assert!(
        ran.out.contains("ledger.jsonl 5 taker: recorded \"370499"),
        "{}",
        ran.out
    );
    let key = differs(5, |data| data["key"] = "0".repeat(64).into()).refuses(5, "R18");
    assert!(key.starts_with("ledger.jsonl 5 key: "), "{key}");
    // A seed, and a beacon, that the source of the request does not give.
    let seed = differs(5, |data| data["seed"] = "".into()).refuses(5, "D07");
    assert!(seed.starts_with("[D07] "), "{seed}");
    let beacon = differs(5, |data| data["beacon"] = "0a".repeat(48).into()).refuses(5, "D19");
    assert!(beacon.starts_with("[D19] "), "{beacon}");
}

#[test]
fn a_changed_request_is_noticed() {
    let key = differs(4, |data| data["reason"] = "另一个理由".into()).refuses(5, "R18");
    assert!(key.starts_with("ledger.jsonl 5 key: "), "{key}");
    let leaver = differs(4, |data| data["leaver"] = "37049901999".into()).refuses(4, "R06");
    assert!(leaver.starts_with("[R06] 37049901999 "), "{leaver}");
    let candidates = |change: &dyn Fn(&mut Vec<Value>)| {
        let said = differs(4, |data| change(data["candidates"].as_array_mut().unwrap()));
        said.refuses(4, "R18")
    };
    // Without its taker the outcome would not even follow.
    let dropped = differs_by(4, |office, request| {
        let taker = data(office, 5)["taker"].clone();
        let list = request["candidates"].as_array_mut().unwrap();
        let other = list.iter().position(|c| c["cert"] != taker).unwrap();
        list.remove(other);
    });
    let dropped = dropped.refuses(4, "R18");
    assert!(
        dropped.starts_with("ledger.jsonl 4 candidates: "),
        "{dropped}"
    );
    for en in [
        candidates(&|list| list.swap(0, 1)),
        candidates(&|list| list[0]["visits"] = 9.into()),
        candidates(&|list| {
            list[0]["qualified"] = (!list[0]["qualified"].as_bool().unwrap()).into();
        }),
        candidates(&|list| {
            list.push(json!({ "cert": "x", "visits": 0, "qualified": false }));
        }),
    ] {
        assert!(en.starts_with("ledger.jsonl 4 candidates: "), "{en}");
    }
    let struck = |change: &dyn Fn(&mut Vec<Value>)| {
        let said = differs(4, |data| change(data["struck"].as_array_mut().unwrap()));
        said.refuses(4, "R18")
    };
    for en in [
        struck(&|list| drop(list.pop())),
        struck(&|list| list[0]["reason"] = "replaced".into()),
        struck(&|list| list[0]["reason"] = "certificate".into()),
    ] {
        assert!(en.starts_with("ledger.jsonl 4 struck: "), "{en}");
    }
}

#[test]
fn a_changed_object_is_noticed() {
    let other = |office: &Office| tickets(office, DRAW)[9].1.clone();
    let drawn = |office: &Office| office.codes(DRAW)[0].clone();
    let changes: [&dyn Fn(&Office) -> Value; 4] = [
        &|office| other(office).into(),
        &|office| drawn(office).into(),
        &|_| "x".into(),
        &|_| Value::Null,
    ];
    for change in changes {
        let said = differs_by(7, |office, data| data["object"] = change(office));
        let (zh, en) = said.refuses_none();
        assert!(en.starts_with("ledger.jsonl 7 object: "), "{en}");
        assert!(zh.starts_with("ledger.jsonl 7 object：记录为"), "{zh}");
    }
    let passed = differs_by(6, |office, data| {
        data["passed"] = json!([{ "code": other(office), "reason": "out" }]);
    });
    let (_, passed) = passed.refuses_none();
    assert!(passed.starts_with("ledger.jsonl 6 passed: "), "{passed}");
    let object = differs(6, |data| data["object"] = "x".into()).refuses(6, "R14");
    assert!(object.starts_with("[R14] "), "{object}");
}

#[test]
fn a_draw_whose_only_replacement_is_refused_does_not_hold() {
    let (office, object, team) = free_visit(5);
    does(&office, &unable(&object, &team[1]).and("seed", "583"));
    forge(&office, 4, |data| data["leaver"] = "37049901999".into());
    let ran = office.en(&["verify", DRAW]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("\n✗ replacements: "), "{}", ran.out);
    assert!(ran.out.contains("\n  [R06] 37049901999 "), "{}", ran.out);
}

#[test]
fn what_cannot_follow_breaks_the_book() {
    let office = replaced();
    forge(&office, 5, |data| {
        data["request_sha256"] = "0".repeat(64).into();
    });
    let ran = office.zh(&["ledger", "verify"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out.contains("✗ 第 5 行（更换）不予采信 [B04]："),
        "{}",
        ran.out
    );
    assert_eq!(office.zh(&["verify", DRAW]).code, 1);
    let (office, object, team) = visit(5);
    does(&office, &unable(&object, &team[1]).and("seed", "583"));
    forge(&office, 5, |data| data["taker"] = team[0].clone().into());
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    verifies(&replaced(), DRAW);
}

#[test]
fn an_exclusion_by_an_object_that_was_lost_before_is_noticed() {
    let (office, lost, _) = free_visit(6);
    let request = missing(&lost);
    does(&office, &later("draw", "AJ-2026-01").and("seed", "583"));
    verifies(&office, "AJ-2026-01-1");
    does(&office, &request);
    verifies(&office, "AJ-2026-01-1");
    let next = data(&office, 6)["object"].as_str().unwrap().to_owned();
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
    // The lost one should not stand there, and the one in its place should.
    let other = [(&lost, DRAW_CAP, "–"), (&next, "–", DRAW_CAP)];
    let first = other.iter().min_by_key(|(code, ..)| *code).unwrap();
    let (code, recorded, right) = first;
    let said = format!("excluded.txt {code}: recorded \"{recorded}\", recomputed \"{right}\"");
    assert!(ran.out.contains(&said), "{}", ran.out);
}
