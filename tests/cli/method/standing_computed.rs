//! A standing is computed by whoever reads, and never believed from a record (rule 18).

use serde_json::Value;

use super::verify::{ID, drawn};
use crate::office::{Office, sha, sum_again};

fn verify(office: &Office) -> String {
    let ran = office.zh(&["verify", ID]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
    assert!(!ran.out.contains("\n抽取效力："), "{}", ran.out);
    ran.out
}

#[test]
fn a_record_that_states_its_own_standing_is_refused() {
    let office = drawn();
    for word in ["beacon", "event", "unproven"] {
        let path = format!("draws/{ID}/draw.json");
        let text = office.read(&path);
        let key = format!("\"standing\": \"{word}\",\n  \"sealed_at\"");
        office.replace(&path, "\"sealed_at\"", &key);
        sum_again(&office.case(&format!("draws/{ID}")));
        let said = verify(&office);
        let why = "✗ draw.json 可读\n  [D15] 记录无法读取：draw.json: unknown field `standing`";
        assert!(said.contains(why), "{said}");
        office.write(&path, text);
    }
}

#[test]
fn a_line_of_the_book_that_states_a_standing_is_no_entry() {
    let office = drawn();
    office.replace(
        "ledger.jsonl",
        "\"seal\":0,",
        "\"seal\":0,\"standing\":\"beacon\",",
    );
    let said = verify(&office);
    assert!(
        said.contains("✗ 账本前后衔接\n  [B01] 账本 ledger.jsonl 第 3 行不是一条记录\n"),
        "{said}"
    );
    office.refused("B01", &["ledger", "show"]);
}

#[test]
fn a_better_standing_in_the_list_is_found_although_every_digest_was_made_anew() {
    let office = drawn();
    let folder = format!("draws/{ID}");
    let file = |name: &str| format!("{folder}/{name}");
    let digests =
        |office: &Office| ["list.csv", "SHA256SUMS"].map(|name| sha(office.read(&file(name))));
    let before = digests(&office);
    let list = office.read(&file("list.csv"));
    office.write(
        &file("list.csv"),
        list.replace("可复算，种子未经证明", "公开事件取种"),
    );
    sum_again(&office.case(&folder));
    // The draw's line is the last one: a forger writes its digests anew, and nothing follows that would give it away.
    for (before, after) in before.iter().zip(digests(&office)) {
        office.replace("ledger.jsonl", before, &after);
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    let said = verify(&office);
    let why = "✗ list.csv 所写的抽取效力与账本一致\n  list.csv 第 2 行与抽取结果不符\n";
    assert!(said.contains(why), "{said}");
}

#[test]
fn a_script_is_told_no_standing_of_a_draw_that_does_not_hold() {
    let office = drawn();
    let standing = || {
        let ran = office.zh(&["verify", ID, "--json"]);
        let said: Value = serde_json::from_str(&ran.out).unwrap();
        said["standing"].clone()
    };
    assert_eq!(standing(), "unproven");
    office.replace(
        &format!("draws/{ID}/list.csv"),
        ",AJ-2026-04-1,",
        ",AJ-2026-05-1,",
    );
    assert_eq!(standing(), Value::Null);
}
