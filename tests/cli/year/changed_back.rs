//! `coverage` tells who was changed, or out of a population or a base, and is as before again.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::small_year::{Row, code};
use crate::office::{Office, golden};

const DAY: &str = "2026-06-01";

/// Twelve companies in each of two regions; a task of two rounds, and one with strata.
fn published() -> Office {
    let strata = Row {
        strata: "信用等级: A=10%; B=50%".to_owned(),
        ratio: String::new(),
        ..Row::new("T2", "东;西", "")
    };
    let twice = Row::new("T1", "东", "10%").times(2).cap(9);
    let office = Office::small(&[("东", "A", 12), ("西", "B", 12)], &[twice, strata]);
    office.publish();
    office
}

/// Sets the cells of a company behind its code.
fn set(office: &Office, number: usize, from: &str, to: &str) {
    let code = code(number);
    let (from, to) = (format!("{code},{from}\n"), format!("{code},{to}\n"));
    office.replace("objects.csv", &from, &to);
}

const AS_WAS: &str = "对象,市场主体,东,A,有效";

fn changed_back(office: &Office) -> Value {
    let ran = office.on("2026-06-20", &["coverage", "--json"]);
    assert_eq!(ran.err, "", "{ran:?}");
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    document["changed_back"].clone()
}

fn draw(office: &Office, task: &str, round: &str) {
    let args = ["draw", task, "--round", round, "--seed", "1"];
    office.document(DAY, 0, &args);
}

/// What an operator may do while a round is drawn, and undoes.
fn played() -> Office {
    let office = published();
    let library = office.read("objects.csv");
    set(&office, 0, AS_WAS, "对象,市场主体,东,A,停业");
    set(&office, 1, AS_WAS, "对象,市场主体,西,A,有效");
    set(&office, 2, AS_WAS, "对象,市场主体,东,B,有效");
    let gone = format!("{},{AS_WAS}\n", code(3));
    office.replace("objects.csv", &gone, "");
    draw(&office, "T1", "1");
    draw(&office, "T2", "1");
    office.write("objects.csv", library);
    // A version of the plan is published while one does not take part and another has a better grade.
    set(&office, 5, AS_WAS, "对象,市场主体,东,A,停业");
    set(
        &office,
        13,
        "对象,市场主体,西,B,有效",
        "对象,市场主体,西,A,有效",
    );
    office.replace("plan.csv", "2026-06-30", "2026-07-31");
    office.publish_again("延期");
    set(&office, 5, "对象,市场主体,东,A,停业", AS_WAS);
    set(
        &office,
        13,
        "对象,市场主体,西,A,有效",
        "对象,市场主体,西,B,有效",
    );
    // What stays changed is a matter of every year.
    set(&office, 7, AS_WAS, "对象,市场主体,东,A,停业");
    office
}

#[test]
fn whoever_is_again_what_he_was_is_told_in_both_languages() {
    for lang in ["zh", "en"] {
        let office = played();
        let ran = office.run(&[
            "-C",
            "case",
            "--lang",
            lang,
            "--today",
            "2026-06-20",
            "coverage",
        ]);
        assert_eq!(ran.err, "", "{ran:?}");
        let begin = ran
            .out
            .lines()
            .position(|line| line.starts_with("注意：有") || line.starts_with("note: 6 "));
        let told = ran
            .out
            .lines()
            .skip(begin.unwrap())
            .filter(|line| !line.starts_with(['✓', '✗']));
        let told = told.fold(String::new(), |text, line| text + line + "\n");
        golden(&format!("changed-back.{lang}.txt"), &told);
    }
}

#[test]
pub(crate) fn a_script_gets_what_it_was_and_who_saw_it() {
    let office = played();
    let back = changed_back(&office);
    let told = |number: usize| -> Vec<&Value> {
        let all = back.as_array().unwrap().iter();
        all.filter(|one| one["code"] == code(number)).collect()
    };
    let first = json!({
        "code": code(0), "name": "对象", "was": { "status": "有效" }, "task": null, "meanwhile": "changed",
        "then": { "status": "停业" }, "seen_by": ["T1-1", "T2-1"],
    });
    assert_eq!(told(0), [&first]);
    assert_eq!(told(2)[0]["then"], json!({ "grade": "B" }));
    assert_eq!(told(3)[0]["meanwhile"], "gone");
    assert_eq!(
        (&told(5)[0]["meanwhile"], &told(5)[0]["seen_by"]),
        (&json!("not_in_base"), &json!(["plan:2"]))
    );
    assert_eq!(told(13)[0]["then"], json!({ "grade": "A" }));
    assert_eq!(told(7), Vec::<&Value>::new());
    let codes: BTreeSet<String> = [0, 1, 2, 3, 5, 13].map(code).into();
    let all = back.as_array().unwrap().iter();
    let found: BTreeSet<String> = all
        .map(|one| one["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(found, codes);
}

#[test]
fn one_that_no_base_had_is_found_by_the_populations_of_a_task() {
    let office = published();
    let new = format!("{},戊厂,市场主体,东,A,有效\n", code(30));
    let objects = office.read("objects.csv");
    office.write("objects.csv", format!("{objects}{new}"));
    draw(&office, "T1", "1");
    office.replace("objects.csv", &new, &new.replace("有效", "停业"));
    draw(&office, "T1", "2");
    assert_eq!(changed_back(&office), json!([]), "it is still out");
    office.replace("objects.csv", &new.replace("有效", "停业"), &new);
    let told = json!([{
        "code": code(30), "name": "戊厂", "was": null, "task": "T1", "meanwhile": "elsewhere", "then": null,
        "seen_by": ["T1-2"],
    }]);
    assert_eq!(changed_back(&office), told);
    let zh = office.on("2026-06-20", &["coverage"]);
    let said = format!(
        "  {} 戊厂：曾经不在 T1 的范围内，或在另一分层（T1-2）\n",
        code(30)
    );
    assert!(zh.out.contains(&said), "{}", zh.out);
    // Who takes the texts away is told of.
    std::fs::remove_file(office.case("draws/T1-2/population.txt")).unwrap();
    let zh = office.on("2026-06-20", &["coverage"]);
    assert!(
        zh.out.contains("注意：T1-2 的文本缺失或被改动"),
        "{}",
        zh.out
    );
}

#[test]
fn a_word_of_the_settings_that_was_changed_for_a_draw_is_told() {
    let office = Office::small(&[("东", "A", 12)], &[Row::new("T1", "东", "50%")]);
    office.replace(
        "choucha.toml",
        "taking_part = []",
        "taking_part = [\"在业甲\"]",
    );
    set(&office, 4, AS_WAS, "对象,市场主体,东,A,在业甲");
    office.publish();
    let settings = office.read("choucha.toml");
    let out = settings
        .replacen("taking_part = [\"在业甲\"]", "taking_part = []", 1)
        .replacen("not_taking_part = []", "not_taking_part = [\"在业甲\"]", 1);
    office.write("choucha.toml", out);
    draw(&office, "T1", "1");
    assert_eq!(changed_back(&office), json!([]));
    office.write("choucha.toml", settings);
    let back = changed_back(&office);
    assert_eq!(back[0]["code"], code(4));
    assert_eq!(
        (&back[0]["was"], &back[0]["then"]),
        (
            &json!({ "status": "在业甲" }),
            &json!({ "status": "在业甲" })
        )
    );
}

#[test]
fn beyond_those_that_a_line_names_the_texts_are_asked() {
    let office = Office::small(&[("东", "A", 150)], &[Row::new("T1", "东", "10%")]);
    office.publish();
    let library = office.read("objects.csv");
    let mut number = 0;
    let lines = library.lines().map(|line| {
        number += 1;
        let line = if number % 6 == 0 {
            line.to_owned()
        } else {
            line.replace("有效", "停业")
        };
        line + "\n"
    });
    office.write("objects.csv", lines.collect::<String>());
    draw(&office, "T1", "1");
    office.write("objects.csv", library);
    let back = changed_back(&office);
    assert_eq!(back.as_array().unwrap().len(), 125);
    let zh = office.on("2026-06-20", &["coverage"]);
    assert!(
        zh.out.contains("注意：有 125 个对象") && zh.out.contains("  另有 105 个"),
        "{}",
        zh.out
    );
}
