//! The rules in public: every version with its reason, what of it is weaker than the regulation, and what of choucha.toml was
//! changed between the plan and a draw.

use serde_json::{Value, json};

use crate::office::{Office, masked};

fn public(office: &Office) -> Value {
    serde_json::from_str(&office.read("public/json/public.json")).unwrap()
}

fn publish(office: &Office) {
    let ran = office.on("2026-06-21", &["publish"]);
    assert_eq!(ran.code, 0, "{ran:?}");
}

/// The rows of a table, by its headings.
fn rows(office: &Office, table: &str) -> Vec<Value> {
    let text = office.read(&format!("public/json/{table}.json"));
    let table: Value = serde_json::from_str(&text).unwrap();
    table["rows"].as_array().unwrap().clone()
}

#[test]
fn every_version_of_the_rules_is_public_and_what_is_weaker_is_said() {
    let office = Office::drawn_in_june();
    office.replace(
        "choucha.toml",
        "entry_working_days = 20",
        "entry_working_days = 150",
    );
    office.replace("choucha.toml", "plan_by = \"05-31\"", "plan_by = \"06-30\"");
    let reason = "与市局系统对接期间";
    let ran = office.on("2026-06-20", &["rules", "--reason", reason]);
    assert_eq!(ran.code, 0, "{ran:?}");
    publish(&office);
    let rules = public(&office)["rules"].clone();
    let told: Vec<Value> = rules
        .as_array()
        .unwrap()
        .iter()
        .map(|rules| {
            json!([
                rules["day"],
                rules["reason"],
                rules["in_force"],
                rules["entry_working_days"],
                rules["plan_by"],
                rules["weaker"]
            ])
        })
        .collect();
    let weaker = json!([
        { "rule": "entry_working_days", "in_force": "150", "regulation": "20" },
        { "rule": "plan_by", "in_force": "06-30", "regulation": "05-31" },
    ]);
    let init = rules[0]["day"].clone();
    assert_eq!(
        told,
        [
            json!([init, "", false, 20, "05-31", []]),
            json!(["2026-06-20", reason, true, 150, "06-30", weaker]),
        ]
    );
    assert_eq!(rules[1]["findings"].as_array().unwrap().len(), 9);
    let table = rows(&office, "rules");
    assert_eq!(table.len(), 2);
    assert_eq!(table[0]["低于规定"], "");
    assert_eq!(
        table[1]["低于规定"],
        "录入期限（工作日） 150（规定 20）；计划公布期限 06-30（规定 05-31）"
    );
    assert_eq!(table[1]["变更理由"], reason);
    assert!(
        table[1]["结果代码"]
            .as_str()
            .unwrap()
            .starts_with("JG01 未发现问题：未发现问题；JG02 ")
    );
    let csv = office.read("public/csv/rules.csv");
    assert_eq!(csv.lines().count(), 3);
    assert!(masked(&csv).contains("低于规定"));
    // Outsiders find that it all goes together.
    let ran = office.zh(&["verify", "case/public"]);
    assert_eq!(ran.code, 0, "{ran:?}");
}

#[test]
fn a_change_of_the_rules_waits_to_be_published() {
    let office = Office::drawn_in_june();
    publish(&office);
    office.replace("choucha.toml", "cap = 1", "cap = 2");
    let ran = office.on("2026-06-22", &["rules", "--reason", "r"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for (lang, said) in [
        ("zh", "行：规则调整尚未公开"),
        ("en", ": a change of the rules not published yet"),
    ] {
        let ran = office.run(&[
            "-C",
            "case",
            "--lang",
            lang,
            "--today",
            "2026-06-22",
            "publish",
            "--check",
        ]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.out.contains(said), "{ran:?}");
    }
    publish(&office);
    assert_eq!(office.on("2026-06-22", &["publish", "--check"]).code, 0);
}

#[test]
fn status_words_changed_between_the_plan_and_a_draw_are_public() {
    let office = Office::sample();
    let draw = |task: &str| {
        let ran = office.on("2026-06-01", &["draw", task, "--seed", "1"]);
        assert_eq!(ran.code, 0, "{ran:?}");
    };
    draw("AJ-2026-01");
    office.replace(
        "choucha.toml",
        "\nnot_taking_part = []",
        "\nnot_taking_part = [\"筹建\"]",
    );
    draw("AJ-2026-04");
    publish(&office);
    let draws = public(&office)["draws"].clone();
    assert_eq!(draws[0]["settings_changed"], Value::Null);
    assert_eq!(
        draws[1]["settings_changed"],
        json!({
            "version": 1, "taking_part": { "added": [], "removed": [] },
            "not_taking_part": { "added": ["筹建"], "removed": [] },
        })
    );
    let told = |task: &str| {
        let rows = rows(&office, "draws").into_iter();
        let mut rows = rows.filter(|row| row["任务编号"] == task);
        rows.next().unwrap()["设置变动"].clone()
    };
    assert_eq!(told("AJ-2026-01"), "");
    assert_eq!(
        told("AJ-2026-04"),
        "计划第 1 版发布后：增加不参加抽取的状态 筹建"
    );
    // The digest of the settings stays inside.
    let note = &office.book()[3]["data"]["settings"];
    assert_eq!(note["not_taking_part"], json!(["筹建"]));
    let digest = note["sha256"].as_str().unwrap();
    assert!(!office.read("public/json/public.json").contains(digest));
}
