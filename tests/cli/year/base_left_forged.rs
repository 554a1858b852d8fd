//! Lines on the plan, on seals and on draws that hide who left, chain and digests recomputed: `ledger verify` names them.

use serde_json::{Value, json};

use super::base_left::{drawn, republish, take_out};
use crate::office::{Office, sha};

/// Writes the book anew with a line changed, the chain recomputed.
fn forge(office: &Office, act: &str, change: impl FnOnce(&mut Value)) {
    let mut lines = office.book();
    let line = lines.iter_mut().rfind(|line| line["act"] == act).unwrap();
    change(&mut line["data"]);
    let mut text = String::new();
    let mut prev = "0".repeat(64);
    for mut line in lines {
        line["prev"] = prev.into();
        let line = format!("{line}\n");
        prev = sha(&line);
        text += &line;
    }
    office.write("ledger.jsonl", text);
}

/// What `ledger verify` says of it, in both languages; it must not hold.
fn verified(office: &Office) -> (Value, String, String) {
    let (zh, en) = (
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    );
    assert_eq!((zh.code, en.code), (1, 1), "{}", zh.out);
    let document = office.zh(&["ledger", "verify", "--json"]);
    let document = serde_json::from_str(&document.out).unwrap();
    (document, zh.out, en.out)
}

/// The codes of lines that are refused.
fn codes(document: &Value) -> Vec<&str> {
    let refused = document["lines_refused"].as_array().unwrap().iter();
    let codes = refused.flat_map(|line| line["codes"].as_array().unwrap());
    codes.map(|code| code.as_str().unwrap()).collect()
}

/// Two versions, five companies fewer in the second.
fn shrunk() -> Office {
    let office = drawn();
    take_out(&office, 13..18);
    republish(&office, "2026-06-15", "#9");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    office
}

#[test]
fn a_version_that_does_not_say_who_left_is_refused() {
    for change in [
        |data: &mut Value| {
            data.as_object_mut().unwrap().remove("since_before");
        },
        |data: &mut Value| data["since_before"]["left"] = json!({ "total": 0, "objects": [] }),
        |data: &mut Value| {
            data["since_before"]["left"]["objects"]
                .as_array_mut()
                .unwrap()
                .pop();
        },
        |data: &mut Value| data["since_before"]["new"] = 5.into(),
        |data: &mut Value| data["since_before"]["left_undrawn"] = 9.into(),
        |data: &mut Value| data["since_before"]["left_of_all"] = 0.into(),
    ] {
        let office = shrunk();
        forge(&office, "plan", change);
        let (document, zh, en) = verified(&office);
        assert_eq!(codes(&document), ["P16"], "{zh}");
        assert!(
            zh.contains("没有写明、或没有如实写明与上一版相比谁离开了基数"),
            "{zh}"
        );
        assert!(
            en.contains("does not say, or does not say truly, who left the base"),
            "{en}"
        );
        let published = office.zh(&["--today", "2026-06-20", "publish"]);
        assert_eq!(published.code, 1, "{published:?}");
        assert!(office.read("public/csv/refused.csv").contains("plan,P16"));
    }
}

#[test]
pub(crate) fn numbers_that_could_be_are_held_against_the_folders_and_the_draws() {
    for (key, change) in [
        (
            "since_before",
            (|data| {
                data["since_before"]["left"]["objects"][0]["code"] = "91370400P00000000E".into();
            }) as fn(&mut Value),
        ),
        ("since_before", |data| {
            data["since_before"]["left"]["objects"][0]["was"]["status"] = "停业".into();
        }),
        ("since_before", |data| {
            data["since_before"]["left_undrawn"] = 0.into();
            data["since_before"]["left_of_all_undrawn"] = 0.into();
        }),
        ("since_before", |data| {
            data["since_before"]["left_of_all"] = 6.into();
        }),
        ("expected", |data| {
            data["expected"][1]["objects"] = 19.into();
        }),
        ("expected", |data| data["expected"][0]["objects"] = 1.into()),
    ] {
        let office = shrunk();
        forge(&office, "plan", change);
        let (document, zh, en) = verified(&office);
        let differ = &document["bases_that_differ"];
        assert_eq!(differ[0]["version"], 2, "{zh}");
        assert!(zh.contains(&format!("ledger.jsonl {key}：记录为")), "{zh}");
        assert!(
            en.contains("✗ version 2 of the plan: its line says otherwise"),
            "{en}"
        );
    }
}

#[test]
fn a_base_that_is_not_that_of_objects_txt_is_refused() {
    for change in [
        (|data| {
            for key in [0, 1] {
                data["expected"][key]["base"] = 20.into();
            }
            data["base"] = 20.into();
        }) as fn(&mut Value),
        |data| data["enterprises"] = 12.into(),
    ] {
        let office = drawn();
        forge(&office, "plan", change);
        let (document, zh, en) = verified(&office);
        assert!(codes(&document).contains(&"P15"), "{zh}");
        assert!(zh.contains("objects.txt 是 24 个对象、24 家企业"), "{zh}");
        assert!(
            en.contains("its objects.txt has 24 objects and 24 enterprises"),
            "{en}"
        );
        // What is published is judged by it, too.
        let published = office.zh(&["--today", "2026-06-20", "publish"]);
        assert!(office.case("public").is_dir(), "{published:?}");
        assert!(
            office.read("public/csv/refused.csv").contains("P15"),
            "{published:?}"
        );
    }
}

#[test]
pub(crate) fn a_version_names_every_file_of_its_folder() {
    for file in ["objects.txt", "classes.txt", "plan.csv"] {
        let office = shrunk();
        forge(&office, "plan", |data| {
            let files = data["files"].as_object_mut().unwrap();
            files.remove(&format!("plans/2/{file}")).unwrap();
        });
        let (document, zh, _) = verified(&office);
        assert!(codes(&document).contains(&"B04"), "{zh}");
    }
}

#[test]
pub(crate) fn a_seal_that_hides_who_left_the_scope_is_named_before_it_is_drawn() {
    let source = "event 2026-06-29 8/100000000 测试开奖，八位数字连写";
    for change in [
        (|data| data["since_plan"]["left"] = json!({ "total": 0, "objects": [] }))
            as fn(&mut Value),
        |data| data["since_plan"]["left"]["objects"][0]["code"] = "91370400P00000002L".into(),
        |data| data["since_plan"]["left"]["objects"][0]["was"] = json!({ "status": "停业" }),
        |data| {
            data.as_object_mut().unwrap().remove("since_plan");
        },
    ] {
        let office = Office::small(
            &[("东", "A", 12)],
            &[crate::year::small_year::Row::new("T1", "东", "50%")],
        );
        office.publish();
        take_out(&office, [1]);
        office.document("2026-06-20", 0, &["seal", "T1", "--source", source]);
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
        forge(&office, "seal", change);
        let (document, zh, en) = verified(&office);
        assert_eq!(document["seals_that_differ"][0]["seal"], "T1-1.s1", "{zh}");
        assert!(
            zh.contains("✗ 封存 T1-1.s1：该行所写的谁离开了范围"),
            "{zh}"
        );
        assert!(
            en.contains("✗ the seal T1-1.s1: its line says otherwise"),
            "{en}"
        );
    }
}

#[test]
fn a_draw_that_hides_who_left_the_scope_is_named() {
    let office = Office::small(
        &[("东", "A", 12)],
        &[crate::year::small_year::Row::new("T1", "东", "50%")],
    );
    office.publish();
    take_out(&office, [1]);
    office.document("2026-06-20", 0, &["draw", "T1", "--seed", "1"]);
    forge(&office, "draw", |data| {
        data["since_plan"]["left"] = json!({ "total": 0, "objects": [] });
    });
    let (document, zh, _) = verified(&office);
    assert_eq!(
        document["draws_that_differ"][0]["check"], "since_plan",
        "{zh}"
    );
}
