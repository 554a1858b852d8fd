//! Tests of `src/format/draw_json.rs`.

use choucha::domain::acts::origin::Origin;
use choucha::domain::ground::coverage::Coverage;
use choucha::domain::method::drawn_rows::{DrawnRows, DrawnTeam};
use choucha::domain::method::verify::{Load, Repeated, Shortfall, TakeLine, Values};
use choucha::format::draw_json::*;
use serde_json::{Value, json};

const KEYS: [&str; 20] = [
    "method",
    "bureau",
    "task",
    "round",
    "manifest_sha256",
    "seed",
    "source",
    "witnesses",
    "key",
    "sealed_at",
    "drawn_at",
    "declared",
    "takes",
    "shortfalls",
    "drawn",
    "loads",
    "coverage_before",
    "coverage_after",
    "origin",
    "tool",
];

fn record() -> DrawRecord {
    let mut drawn = DrawnRows::default();
    let visit = DrawnTeam::Visit {
        number: 1,
        recused: 3,
    };
    drawn.push(1, "甲\"乙", 7, "A", visit, ["J1", "J2"].into_iter());
    DrawRecord {
        repeated: Repeated {
            values: Values {
                method: "choucha-draw-1".to_owned(),
                round: 4_294_967_295,
                ..Values::default()
            },
            takes: vec![TakeLine {
                stratum: "A".to_owned(),
                how: "5%".to_owned(),
                of: 20,
                take: 1,
            }],
            shortfalls: vec![Shortfall {
                stratum: "A".to_owned(),
                missing: 2,
            }],
            drawn,
            loads: vec![Load {
                cert: "J1".to_owned(),
                pool: true,
                visits: 1,
                recused_from: 0,
            }],
        },
        witnesses: vec!["在场人".to_owned()],
        sealed_at: None,
        drawn_at: "2026-06-02T09:00:00+08:00".to_owned(),
        declared: None,
        coverage_before: Some(Coverage::default()),
        coverage_after: Some(Coverage::default()),
        origin: Some(Origin::Adhoc {
            reason: "举报".to_owned(),
        }),
        tool: "choucha".to_owned(),
    }
}

fn public() -> DrawRecord {
    let mut record = record();
    record.repeated.drawn = record.repeated.drawn.published(|_| true);
    record.repeated.loads.clear();
    record
}

fn written(record: &DrawRecord) -> String {
    let mut json = Vec::new();
    write(record, &mut json).expect("written");
    String::from_utf8(json).expect("text")
}

fn keys(text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).expect("json");
    value.as_object().expect("object").keys().cloned().collect()
}

#[test]
fn coverage_may_be_withheld_in_public_alone() {
    let without = |mut record: DrawRecord, after: bool| {
        record.coverage_before = None;
        record.coverage_after.take_if(|_| after);
        read(written(&record).as_bytes())
    };
    let withheld = without(public(), true).unwrap();
    assert_eq!(
        (withheld.coverage_before, withheld.coverage_after),
        (None, None)
    );
    assert!(without(public(), false).is_err());
    assert!(
        without(record(), true)
            .unwrap_err()
            .contains("in public alone")
    );
}

#[test]
fn a_record_is_written_in_the_order_of_its_keys_and_read_back() {
    let text = written(&record());
    assert_eq!(keys(&text), KEYS);
    assert_eq!(read(text.as_bytes()), Ok(record()));
    assert!(!record().is_public());
    // One key a line, one drawn object a line.
    assert_eq!(text.lines().count(), KEYS.len() + 2 + 2 * 2);
}

#[test]
fn a_published_record_has_neither_loads_nor_teams() {
    let text = written(&public());
    let without: Vec<&str> = KEYS.into_iter().filter(|key| *key != "loads").collect();
    assert_eq!(keys(&text), without);
    assert!(
        !text.contains("J1") && text.contains("\"few\":true"),
        "{text}"
    );
    assert_eq!(read(text.as_bytes()), Ok(public()));
    assert!(public().is_public());
    for half in [
        DrawRecord {
            repeated: Repeated {
                loads: record().repeated.loads,
                ..public().repeated
            },
            ..public()
        },
        DrawRecord {
            repeated: Repeated {
                drawn: record().repeated.drawn,
                ..public().repeated
            },
            ..public()
        },
    ] {
        assert!(!half.is_public());
    }
}

#[test]
fn no_other_form_is_read() {
    let whole: Value = serde_json::from_str(&written(&record())).expect("json");
    for key in KEYS.into_iter().filter(|key| *key != "loads") {
        let mut value = whole.clone();
        value.as_object_mut().expect("object").remove(key);
        assert!(read(value.to_string().as_bytes()).is_err(), "without {key}");
    }
    for (key, other) in [
        ("standing", json!("event")),
        ("seal", json!({})),
        ("loads", json!([])),
        ("loads", json!(null)),
        ("declared", json!(false)),
        ("sealed_at", json!(1)),
        ("origin", json!({"adhoc": {}})),
        ("round", json!(-1)),
        ("round", json!("1")),
        ("round", json!(1.0)),
        ("key", json!(null)),
        ("drawn", json!(null)),
    ] {
        let mut value = whole.clone();
        value[key] = other.clone();
        assert!(
            read(value.to_string().as_bytes()).is_err(),
            "{key}: {other}"
        );
    }
    let text = written(&record());
    let twice = text.replacen("\"seed\": \"\"", "\"seed\": \"\",\n \"seed\": \"\"", 1);
    assert_ne!(twice, text);
    assert!(read(twice.as_bytes()).is_err(), "a key twice");
    assert!(
        read(format!("{text} x").as_bytes()).is_err(),
        "more behind it"
    );
}
