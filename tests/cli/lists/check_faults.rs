//! Faults of the lists: every code that files can provoke, with its row as a spreadsheet counts it, column and value.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use super::spoilt::{Place, SPOILT, add};
use crate::office::{Office, golden};

/// A [`Place`] as a check tells it.
pub(super) type Told = (String, String, u64, String, String);

pub(super) fn told((code, file, row, column, value): &Place) -> Told {
    (
        (*code).to_owned(),
        (*file).to_owned(),
        *row,
        (*column).to_owned(),
        (*value).to_owned(),
    )
}

/// The faults as a check tells scripts, in the order of the report.
pub(super) fn found(office: &Office) -> Vec<Told> {
    let ran = office.en(&["check", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let faults = document["faults"].as_array().unwrap();
    let counts = faults.iter().map(|fault| fault["count"].as_u64().unwrap());
    assert_eq!(document["faults_total"], counts.sum::<u64>());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let place = |fault: &Value| {
        (
            text(&fault["code"]),
            text(&fault["file"]),
            fault["row"].as_u64().unwrap(),
            text(&fault["column"]),
            text(&fault["value"]),
        )
    };
    faults.iter().map(place).collect()
}

fn listed(faults: &[Told]) -> String {
    let mut text = String::new();
    for fault in faults {
        let _ = writeln!(text, "{fault:?}");
    }
    text
}

#[test]
pub(crate) fn every_fault_is_told_with_its_row_column_and_value_and_nothing_else_is() {
    let mut wrong = String::new();
    for spoilt in SPOILT {
        let office = Office::sample();
        (spoilt.spoil)(&office);
        let expected: Vec<Told> = spoilt.faults.iter().map(told).collect();
        let found = found(&office);
        if found != expected {
            let _ = writeln!(
                wrong,
                "{}: expected\n{}found\n{}",
                spoilt.name,
                listed(&expected),
                listed(&found)
            );
        }
    }
    assert_eq!(wrong, "", "\n{wrong}");
}

#[test]
fn every_fault_is_put_in_words_in_both_languages() {
    for (lang, file) in [("zh", "check_faults.zh.txt"), ("en", "check_faults.en.txt")] {
        let mut text = String::new();
        for spoilt in SPOILT {
            let office = Office::sample();
            (spoilt.spoil)(&office);
            let ran = office.run(&["-C", "case", "--lang", lang, "check"]);
            assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", spoilt.name);
            let _ = write!(text, "=== {}\n{}\n", spoilt.name, ran.out);
        }
        golden(file, &text);
    }
}

#[test]
fn every_code_but_three_with_tests_of_their_own_is_among_them() {
    let codes: BTreeSet<&str> = SPOILT
        .iter()
        .flat_map(|spoilt| spoilt.faults.iter().map(|fault| fault.0))
        .collect();
    let all: BTreeSet<String> = (1..=24)
        .filter(|number| *number != 22)
        .map(|number| format!("L{number:02}"))
        .collect();
    assert_eq!(codes, all.iter().map(String::as_str).collect());
}

#[test]
fn a_column_of_strata_that_is_not_there_is_named() {
    let office = Office::sample();
    office.replace("plan.csv", "信用等级: A", "企业规模: A");
    let expected = ("L22", "plan.csv", 2, "strata", "企业规模");
    assert_eq!(found(&office), [told(&expected)]);
}

#[test]
fn a_task_with_separators_for_items_has_none() {
    let office = Office::sample();
    office.replace("plan.csv", ",AJ01;AJ02,", ",；、,");
    let faults = found(&office);
    let places: Vec<_> = faults
        .iter()
        .map(|fault| {
            (
                fault.0.as_str(),
                fault.1.as_str(),
                fault.2,
                fault.3.as_str(),
            )
        })
        .collect();
    assert_eq!(places, [("L04", "plan.csv", 2, "items")]);
}

#[test]
fn objects_that_recusals_leave_without_a_team_are_told_with_their_round() {
    let office = Office::sample();
    // Everybody who holds the specialty of task 04, but one; then that one too.
    for cert in ["001", "005", "015", "016", "017", "018", "019"] {
        let row = format!("37049901{cert},91370499MYUQQM6E70,近亲属为该企业负责人,2026-01-13,\n");
        add(&office, "recusals.csv", &row);
    }
    assert_eq!(office.zh(&["check"]).code, 0);
    let last = "37049901033,91370499MYUQQM6E70,近亲属为该企业负责人,2026-01-13,\n";
    add(&office, "recusals.csv", last);
    let (zh, en) = (office.zh(&["check"]), office.en(&["check"]));
    assert_eq!(
        (zh.code, zh.err.as_str(), en.code, en.err.as_str()),
        (1, "", 1, "")
    );
    for (ran, said) in [
        (
            zh,
            "第 1 轮有 1 个对象因回避组不成检查组：91370499MYUQQM6E70",
        ),
        (
            en,
            "in round 1, 1 object(s) cannot be given a team because of recusals: 91370499MYUQQM6E70",
        ),
    ] {
        let lines: Vec<_> = ran.out.lines().filter(|l| l.contains("L29")).collect();
        assert!(
            lines.len() == 1 && lines[0].contains("plan.csv   5 ") && lines[0].contains(said),
            "{}",
            ran.out
        );
    }
    let faults = found(&office);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(
        (faults[0].0.as_str(), faults[0].1.as_str(), faults[0].2),
        ("L29", "plan.csv", 5)
    );
    // Such a plan is not published anew; the other tasks of the published one are drawn all the same.
    office.replace("plan.csv", ",2‰,", ",3‰,");
    office.refused("C04", &["plan", "publish", "--reason", "改"]);
    office.replace("plan.csv", ",3‰,", ",2‰,");
    // A fixed seed: by chance the object could be drawn, and its cap would take it out of task 04.
    let other = ["draw", "AJ-2026-05", "--seed", "583"];
    assert_eq!(office.zh(&other).code, 0);
    office.refused("T20", &["draw", "AJ-2026-04"]);
}
