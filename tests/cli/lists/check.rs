//! `check` where nothing is wrong: what it says of each list and task, and what it tells scripts.

use std::fmt::Write as _;

use serde_json::json;

use crate::office::{Office, Ran, golden};

#[test]
fn the_sample_passes_in_both_languages() {
    let office = Office::sample();
    let mut said = String::new();
    for (name, ran) in [("zh", office.zh(&["check"])), ("en", office.en(&["check"]))] {
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
        let _ = write!(said, "=== {name}\n{}", ran.out);
    }
    golden("check.txt", &said);
}

#[test]
fn scripts_get_the_same_numbers_as_one_document() {
    let office = Office::sample();
    let list = |list: &str, rows: u64| json!({ "list": list, "file": format!("{list}.csv"), "rows": rows, "encoding": "utf-8-bom", "said": [] });
    let task = |task: &str, objects: u64| json!({ "task": task, "objects": objects });
    let expected = json!({
        "faults_total": 0,
        "faults": [],
        "notes": [],
        "lists": [
            list("items", 13),
            list("inspectors", 36),
            list("recusals", 24),
            list("plan", 6),
            list("findings", 9),
            list("objects", 400),
        ],
        "taking_part": 385,
        "vouched": 0,
        "scope_words_unmet": [],
        "populations": [
            task("AJ-2026-01", 287),
            task("AJ-2026-02", 160),
            task("AJ-2026-03", 206),
            task("AJ-2026-04", 33),
            task("AJ-2026-05", 126),
            task("AJ-2026-06", 83),
        ],
    });
    let expected = serde_json::to_string_pretty(&expected).unwrap() + "\n";
    for ran in [
        office.zh(&["check", "--json"]),
        office.en(&["check", "--json"]),
    ] {
        assert_eq!(
            ran,
            Ran {
                code: 0,
                out: expected.clone(),
                err: String::new()
            }
        );
    }
}

#[test]
fn a_check_writes_nothing() {
    let office = Office::sample();
    let before = crate::office::files_below(office.path());
    assert_eq!(office.zh(&["check"]).code, 0);
    assert_eq!(crate::office::files_below(office.path()), before);
}

#[test]
fn a_status_word_of_the_bureaus_own_is_taken_from_the_settings() {
    let office = Office::sample();
    let checked = |office: &Office| {
        let ran = office.en(&["check"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        ran.out
            .lines()
            .find(|line| line.contains("take part"))
            .unwrap()
            .to_owned()
    };
    assert_eq!(checked(&office), "  385 of 400 take part");
    office.replace("objects.csv", ",A,有效,", ",A,试营业,");
    office.replace(
        "choucha.toml",
        "\ntaking_part = []",
        "\ntaking_part = [\"试营业\"]",
    );
    assert_eq!(checked(&office), "  385 of 400 take part");
    office.replace(
        "choucha.toml",
        "\ntaking_part = [\"试营业\"]",
        "\ntaking_part = []",
    );
    office.replace(
        "choucha.toml",
        "not_taking_part = []",
        "not_taking_part = [\"试营业\"]",
    );
    assert_eq!(checked(&office), "  384 of 400 take part");
}

#[test]
fn a_document_keeps_every_character_of_a_value() {
    let office = Office::sample();
    for c in [
        '\u{1}', '\u{7f}', '\u{85}', '\u{9b}', '\u{202e}', '\u{2028}',
    ] {
        let status = format!("待{c}定");
        office.replace("objects.csv", ",A,有效,", &format!(",A,{status},"));
        let ran = office.en(&["check", "--json"]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(document["faults"][0]["value"], status, "{c:?}");
        office.replace("objects.csv", &status, "有效");
    }
}
