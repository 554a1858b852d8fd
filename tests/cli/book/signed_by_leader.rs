//! What a team leader signs: lines about the visits of the team, and no others.

use serde_json::{Value, json};

use super::signing_case::{done, last, line, sign, signature};
use crate::office::{Office, sha};
use crate::public::published_case::{DRAW, drawn, result};
use crate::replace::drawn_case;
use crate::signing_key::Key;
use crate::year::small_year::P0;

/// A drawn case folder in which a result stands in the last line: its number, who led, and who else was in the team.
fn entered() -> (Office, usize, String, String) {
    let office = drawn();
    let record = office.record(DRAW);
    let mut drawn = record["drawn"].as_array().unwrap().iter();
    let team = &drawn.find(|row| row["code"] == P0).unwrap()["team"];
    let member = |place: usize| team[place].as_str().unwrap().to_owned();
    let (leader, other) = (member(0), member(1));
    let rows = [
        Key::of(1).row("head/张三"),
        Key::of(2).row(&format!("leader/{leader}")),
        Key::of(3).row(&format!("leader/{other}")),
    ];
    office.write("signers", rows.concat());
    done(&office, &["signers", "--reason", "首次登记"]);
    office.does(&result(&office, P0));
    let line = office.read("ledger.jsonl").lines().count();
    (office, line, leader, other)
}

#[test]
fn a_leader_signs_the_result_of_the_own_team_alone() {
    let (office, line, leader, _) = entered();
    let number = line.to_string();
    let sig = signature(&office, line, &Key::of(3));
    let (zh, en) = office.refused("S09", &["sign", &number, "--sig", &sig]);
    let what = format!("账本第 {line} 行所涉检查的组长是 {leader}，不是签名人");
    assert!(zh.err.contains(&what), "{}", zh.err);
    assert!(
        en.err.contains(&format!("is {leader}, not the signer")),
        "{}",
        en.err
    );
    // No leader signs what is about no visit.
    let draw = office
        .read("ledger.jsonl")
        .lines()
        .position(|line| line.contains("\"act\":\"draw\""));
    let draw = draw.unwrap() + 1;
    let sig = signature(&office, draw, &Key::of(2));
    office.refused("S09", &["sign", &draw.to_string(), "--sig", &sig]);
    sign(&office, line, &Key::of(2));
    assert_eq!(last(&office)["data"]["role"], "leader");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
pub(crate) fn a_signature_of_another_leader_written_by_hand_is_named() {
    let (office, number, leader, other) = entered();
    sign(&office, number, &Key::of(2));
    let book = office.read("ledger.jsonl");
    let message = line(&office, number);
    let mut entry: Value = serde_json::from_str(book.lines().last().unwrap()).unwrap();
    let signer = format!("leader/{other}");
    entry["data"]["signer"] = json!(signer);
    entry["data"]["sig"] = json!(Key::of(3).sign("choucha-line-1", message.as_bytes()));
    entry["seq"] = json!(number + 2);
    entry["prev"] = json!(sha(line(&office, number + 1)));
    office.write("ledger.jsonl", format!("{book}{entry}\n"));
    let (zh, en) = (
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    );
    assert_eq!((zh.code, en.code), (1, 1));
    let at = number + 2;
    let what = format!(
        "✗ 账本第 {at} 行的签名：账本第 {number} 行所涉检查的组长是 {leader}，不是签名人\n"
    );
    assert!(zh.out.contains(&what), "{}", zh.out);
    assert!(
        en.out.contains(&format!("✗ the signature in line {at}: ")),
        "{}",
        en.out
    );
    let found = office.zh(&["ledger", "verify", "--json"]);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!(
        found["signatures"]["not_leading"],
        json!([{ "line": at, "refused": "S09" }])
    );
}

#[test]
fn where_the_team_cannot_be_read_nothing_is_said_to_hold() {
    let (office, number, ..) = entered();
    sign(&office, number, &Key::of(2));
    let record = format!("draws/{DRAW}/draw.json");
    office.write(&record, office.read(&record) + " ");
    let ran = office.zh(&["ledger", "verify"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains(&record), "{}", ran.out);
    assert!(!ran.out.contains("均为登记的密钥所签"), "{}", ran.out);
}

/// Task 04 of the sample, drawn, and the visit at place 5: every inspector is registered as a leader, with a key of his own
/// number in the list.
fn all_registered() -> (Office, String, String, impl Fn(&str) -> Key) {
    let (office, object, team) = drawn_case::visit(5);
    let inspectors = office.read("inspectors.csv");
    let rows = inspectors.lines().skip(1);
    let certs: Vec<String> = rows
        .filter_map(|row| row.split(',').next())
        .map(str::to_owned)
        .collect();
    let keys = certs.clone();
    let key = move |cert: &str| {
        let place = keys.iter().position(|own| own == cert).unwrap();
        Key::of(u8::try_from(place).unwrap())
    };
    let rows = certs.iter();
    let rows: String = rows
        .map(|cert| key(cert).row(&format!("leader/{cert}")))
        .collect();
    office.write("signers", rows);
    done(&office, &["signers", "--reason", "首次登记"]);
    (office, object, team[0].clone(), key)
}

fn lines(office: &Office) -> usize {
    office.read("ledger.jsonl").lines().count()
}

#[test]
fn the_team_is_that_of_the_line_whoever_leads_later() {
    let (office, object, leader, key) = all_registered();
    drawn_case::does(&office, &drawn_case::assist(&object));
    let before = lines(&office);
    let request = drawn_case::unable(&object, &leader);
    drawn_case::does(&office, &request.and("seed", "583"));
    let taker = last(&office)["data"]["taker"].clone();
    let taker = taker.as_str().unwrap();
    drawn_case::does(&office, &drawn_case::assist(&object));
    let after = lines(&office);
    for (line, own, other) in [(before, &*leader, taker), (after, taker, &*leader)] {
        let sig = signature(&office, line, &key(other));
        let (zh, _) = office.refused("S09", &["sign", &line.to_string(), "--sig", &sig]);
        assert!(
            zh.err.contains(&format!("组长是 {own}，不是签名人")),
            "{}",
            zh.err
        );
        sign(&office, line, &key(own));
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn a_signature_stays_good_when_the_draw_is_voided() {
    let (office, object, leader, key) = all_registered();
    office.replace("choucha.toml", "sign = []", r#"sign = ["assist: leader"]"#);
    office.enter_rules();
    drawn_case::does(&office, &drawn_case::assist(&object));
    let line = lines(&office);
    let missing = |args: &[&str]| {
        let args = [&["due", "--today", "2026-06-02", "--json"], args].concat();
        let found: Value = serde_json::from_str(&office.zh(&args).out).unwrap();
        found["unsigned"].clone()
    };
    let waiting = json!([
        { "line": line, "day": "2026-06-02", "act": "assist", "role": "leader", "leader": leader }
    ]);
    assert_eq!(missing(&[]), waiting);
    assert_eq!(
        missing(&["--inspector", &leader, "--task", "AJ-2026-04"]),
        waiting
    );
    let other = if leader == "37049901031" {
        "37049901015"
    } else {
        "37049901031"
    };
    assert_eq!(missing(&["--inspector", other]), json!([]));
    sign(&office, line, &key(&leader));
    assert_eq!(missing(&[]), json!([]));
    done(&office, &["void", drawn_case::DRAW, "--reason", "甲"]);
    assert_eq!(missing(&[]), json!([]));
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}
