//! Every seal is public with its fate, and so are the others of its moment, and who left the scope since the plan.

use serde_json::{Value, json};

use super::published_case::{column, public, table};
use crate::office::Office;
use crate::year::small_year::{P0, Row};

const SOURCE: &str = "event 2026-06-03 8/100000000 测试开奖，八位数字连写";
const SEED: &str = "58312046";
const EVE: &str = "2026-06-01";
const DAY: &str = "2026-06-03";

/// Five tasks of one scope, and one of another.
fn office() -> Office {
    Office::once("seals office", || {
        let tasks = ["Z1", "Z2", "Z3", "Z4", "Z5"];
        let mut rows: Vec<Row> = tasks.map(|id| Row::new(id, "东", "20%").cap(9)).into();
        rows.push(Row::new("W", "西", "20%").cap(9));
        let office = Office::small(&[("东", "A", 12), ("西", "B", 12)], &rows);
        office.publish();
        office
    })
}

fn done(office: &Office, day: &str, args: &[&str]) {
    let ran = office.on(day, args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
}

fn seal_of(office: &Office, id: &str) -> Value {
    let public = public(office);
    let mut seals = public["seals"].as_array().unwrap().iter();
    seals.find(|seal| seal["id"] == id).unwrap().clone()
}

#[test]
fn an_open_seal_is_for_the_public_at_once_without_its_texts() {
    let office = office();
    done(&office, EVE, &["publish"]);
    done(&office, EVE, &["seal", "Z1", "--source", SOURCE]);
    let args = ["--today", EVE, "publish", "--check"];
    let (zh, en) = (office.zh(&args), office.en(&args));
    assert_eq!((zh.code, en.code), (1, 1), "{zh:?}");
    assert!(
        zh.out
            .contains("✗ 账本第 4 行：封存尚未公开，承诺值应在种子揭晓之前公开\n"),
        "{zh:?}"
    );
    assert!(
        en.out.contains(
            "book line 4: a seal not published yet; its commitment is for the public before"
        ),
        "{en:?}"
    );
    done(&office, EVE, &["publish"]);
    assert_eq!(office.zh(&args).code, 0);
    let commitment = office.book()[3]["data"]["manifest_sha256"].clone();
    let seal = seal_of(&office, "Z1-1.s1");
    let expected = json!({
        "id": "Z1-1.s1", "task": "Z1", "task_name": "任务", "round": 1, "seal": 1, "manifest_sha256": commitment,
        "source": SOURCE, "sealed_at": seal["sealed_at"], "declared": EVE, "fate": "open", "fate_day": null,
        "draw": null, "reason": null, "line": 4, "seal_standing": "claimed", "since_plan": seal["since_plan"],
        "passed_over": { "open": [], "voided": [] },
    });
    assert_eq!(seal, expected);
    assert_eq!(
        column(&office, "seals", "承诺值"),
        [commitment.as_str().unwrap()]
    );
    assert_eq!(column(&office, "seals", "去向"), ["待抽取"]);
    assert!(!office.case("public/seals").exists());
}

#[test]
fn of_five_seals_of_one_event_four_voided_are_public_and_counted() {
    let office = office();
    for task in ["Z1", "Z2", "Z3", "Z4", "Z5", "W"] {
        done(&office, EVE, &["seal", task, "--source", SOURCE]);
    }
    for task in ["Z1", "Z2", "Z4"] {
        let id = format!("{task}-1.s1");
        done(&office, DAY, &["void", &id, "--reason", "任务取消"]);
    }
    for task in ["Z3", "W"] {
        done(&office, DAY, &["draw", task, "--seed", SEED]);
    }
    done(&office, DAY, &["publish"]);
    assert_eq!(
        column(&office, "seals", "封存编号"),
        [
            "Z1-1.s1", "Z2-1.s1", "Z3-1.s1", "Z4-1.s1", "Z5-1.s1", "W-1.s1"
        ]
    );
    assert_eq!(
        column(&office, "seals", "去向"),
        ["已作废", "已作废", "已抽取", "已作废", "待抽取", "已抽取"]
    );
    assert_eq!(
        column(&office, "seals", "作废理由"),
        ["任务取消", "任务取消", "", "任务取消", "", ""]
    );
    assert_eq!(
        column(&office, "seals", "同时作废的封存")[2],
        "Z1-1.s1、Z2-1.s1、Z4-1.s1"
    );
    let drawn = seal_of(&office, "Z3-1.s1");
    assert_eq!(
        (&drawn["fate_day"], &drawn["draw"]),
        (&json!(DAY), &json!("Z3-1"))
    );
    let passed = json!({ "open": ["Z5-1.s1"], "voided": ["Z1-1.s1", "Z2-1.s1", "Z4-1.s1"] });
    assert_eq!(drawn["passed_over"], passed);
    let all = public(&office)["draws"].clone();
    assert_eq!(all[0]["id"], "Z3-1");
    assert_eq!(all[0]["passed_over"], passed);
    assert_eq!(all[1]["id"], "W-1");
    let none = json!({ "open": [], "voided": [] });
    assert_eq!(all[1]["passed_over"], none, "another scope");
    assert!(
        column(&office, "draws", "同时作废的封存或抽取")
            .iter()
            .filter(|cell| *cell == "Z1-1.s1、Z2-1.s1、Z4-1.s1")
            .count()
            == 3,
        "every drawn object's row"
    );
    // The draw thrown away is not forgotten either.
    done(&office, DAY, &["void", "Z3-1", "--reason", "录入错误"]);
    done(&office, DAY, &["publish"]);
    let drawn = seal_of(&office, "Z3-1.s1");
    assert_eq!(drawn["fate"], "draw voided");
    assert_eq!(drawn["reason"], "录入错误");
    assert_eq!(office.run(&["verify", "case/public"]).code, 0);
}

#[test]
fn who_left_the_scope_since_the_plan_is_public() {
    let office = office();
    let objects = office.read("objects.csv");
    let row = format!("{P0},对象,市场主体,东,A,");
    let stopped = objects.replace(&format!("{row}有效"), &format!("{row}停业"));
    assert_ne!(objects, stopped);
    office.write("objects.csv", stopped);
    done(&office, EVE, &["seal", "Z1", "--source", SOURCE]);
    office.write("objects.csv", objects);
    done(&office, EVE, &["draw", "W", "--seed", "1"]);
    done(&office, DAY, &["draw", "Z1", "--seed", SEED]);
    done(&office, DAY, &["publish"]);
    let public = public(&office);
    let left = json!({
        "total": 1,
        "objects": [{ "code": P0, "name": "对象", "was": { "status": "有效" }, "is": { "status": "停业" } }],
    });
    for one in [&public["seals"][0], &public["draws"][1]] {
        assert_eq!(one["since_plan"]["left"], left, "{one}");
        assert_eq!(one["since_plan"]["version"], 1);
    }
    assert_eq!(public["draws"][0]["since_plan"]["left"]["total"], 0);
    let (headings, rows) = table(&office.case("public/csv/changes.csv"));
    assert_eq!(headings.len(), 11);
    let expected = [
        "Z1-1.s1",
        "Z1-1",
        "Z1",
        "1",
        "离开",
        P0,
        "对象",
        "状态 有效",
        "状态 停业",
        "1",
        "演练",
    ];
    assert_eq!(rows, [expected]);
    assert_eq!(office.run(&["verify", "case/public"]).code, 0);
}
