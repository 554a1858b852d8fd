//! Tests of `src/domain/method/drawn_rows.rs`: the two forms of a drawn object in a record.

use choucha::domain::method::drawn_rows::*;
use serde_json::{Value, json};

fn rows() -> DrawnRows {
    let mut rows = DrawnRows::default();
    let visit = |number, recused| DrawnTeam::Visit { number, recused };
    rows.push(1, "乙", 0x0a, "", visit(2, 0), ["J2", "J1"].into_iter());
    rows.push(
        2,
        "甲",
        u64::MAX,
        "A",
        visit(1, 7),
        ["J1", "J3"].into_iter(),
    );
    rows.push(3, "丙", 5, "A", visit(1, 7), ["J1", "J3"].into_iter());
    rows
}

fn inside() -> Value {
    json!([
        {"order": 1, "code": "乙", "ticket": "000000000000000a", "stratum": "", "visit": 2, "team": ["J2", "J1"], "recused": 0},
        {"order": 2, "code": "甲", "ticket": "ffffffffffffffff", "stratum": "A", "visit": 1, "team": ["J1", "J3"], "recused": 7},
        {"order": 3, "code": "丙", "ticket": "0000000000000005", "stratum": "A", "visit": 1, "team": ["J1", "J3"], "recused": 7},
    ])
}

fn public() -> Value {
    json!([
        {"order": 1, "code": "乙", "ticket": "000000000000000a", "stratum": ""},
        {"order": 2, "code": "甲", "ticket": "ffffffffffffffff", "stratum": "A", "few": true},
        {"order": 3, "code": "丙", "ticket": "0000000000000005", "stratum": "A", "few": true},
    ])
}

#[test]
fn inside_each_object_has_its_visit() {
    assert_eq!(serde_json::to_value(rows()).expect("json"), inside());
    let read: DrawnRows = serde_json::from_value(inside()).expect("rows");
    assert_eq!(read, rows());
    let second = read.get(1).expect("row");
    assert_eq!(second.team().collect::<Vec<_>>(), ["J1", "J3"]);
    assert_eq!(
        second.of_team,
        DrawnTeam::Visit {
            number: 1,
            recused: 7
        }
    );
}

#[test]
fn in_public_it_has_none_and_may_say_that_few_were_left() {
    let published = rows().published(|recused| recused > 5);
    let text = serde_json::to_string(&published).expect("json");
    for word in ["visit", "team", "recused", "J1"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    assert_eq!(serde_json::to_value(&published).expect("json"), public());
    let read: DrawnRows = serde_json::from_value(public()).expect("rows");
    assert_eq!(read, published);
    assert_eq!(read.get(0).expect("row").team().count(), 0);
    // What is public stays as it is.
    assert_eq!(published.published(|_| false), published);
}

#[test]
fn the_keys_are_in_their_order() {
    let text = serde_json::to_string(&rows()).expect("json");
    let keys = [
        "order", "code", "ticket", "stratum", "visit", "team", "recused",
    ];
    let places = keys.map(|key| text.find(&format!("\"{key}\":")).expect(key));
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn no_third_form_is_read() {
    let change = |row: &Value, key: &str, value: Value| {
        let mut row = row.clone();
        let keys = row.as_object_mut().expect("row");
        drop(if value.is_null() {
            keys.remove(key)
        } else {
            keys.insert(key.to_owned(), value)
        });
        row
    };
    let (inside, public) = (&inside()[1], &public()[0]);
    for row in [
        change(inside, "visit", Value::Null),
        change(inside, "team", Value::Null),
        change(inside, "recused", Value::Null),
        change(inside, "visit", json!(0)),
        change(inside, "visit", json!(-1)),
        change(inside, "visit", json!("1")),
        change(inside, "recused", json!(4_294_967_296_u64)),
        change(inside, "team", json!("J1,J3")),
        change(inside, "few", json!(true)),
        change(inside, "standing", json!("event")),
        change(public, "visit", json!(1)),
        change(public, "team", json!(["J1", "J3"])),
        change(public, "recused", json!(7)),
        change(public, "few", json!("true")),
        change(public, "order", Value::Null),
        change(public, "code", Value::Null),
        change(public, "stratum", Value::Null),
        change(public, "ticket", Value::Null),
        change(public, "ticket", json!("a")),
        change(public, "ticket", json!("000000000000000A")),
        change(public, "ticket", json!("0000000000000000a")),
        change(public, "ticket", json!("+00000000000000a")),
        change(public, "ticket", json!(10)),
    ] {
        let read = serde_json::from_value::<DrawnRows>(json!([row]));
        assert!(read.is_err(), "{row}");
    }
}
