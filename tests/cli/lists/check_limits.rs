//! `check` of lists that are long, mixed, or full of faults: rows are counted right and totals told.

use std::fmt::Write as _;

use serde_json::Value;

use super::check_faults::{found, told};
use super::spoilt::add;
use crate::office::{Office, golden};

#[test]
fn rows_saved_in_another_encoding_than_the_file_are_told() {
    let office = Office::sample();
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    for (file, row) in [
        ("findings.csv", "JG10,其他,未发现问题\n"),
        (
            "objects.csv",
            "91350100M000100Y43,甲乙丙,市场主体,,,,,,,,,,\n",
        ),
    ] {
        let mut bytes = format!("\u{feff}{}\n", office.read(file)).into_bytes();
        bytes.extend(gbk(row));
        office.write(file, bytes);
    }
    let expected = [
        ("L25", "findings.csv", 12, "", ""),
        ("L25", "objects.csv", 403, "", ""),
    ];
    assert_eq!(found(&office), expected.map(|place| told(&place)));
    let said = [office.zh(&["check"]).out, office.en(&["check"]).out];
    golden("check_mixed.txt", &said.join("\n"));
}

#[test]
fn more_than_a_thousand_strata_are_a_fault_and_a_thousand_are_none() {
    let office = Office::sample();
    let rule = |last: u32| {
        (1..last).fold("信用等级: *=5%".to_owned(), |mut rule, number| {
            let _ = write!(rule, ";x{number}=1%");
            rule
        })
    };
    let sample = "信用等级: A=1%; B=4%; C=8%; D=100%; *=5%";
    office.replace("plan.csv", sample, &rule(1000));
    assert_eq!(office.en(&["check"]).code, 0);
    office.replace("plan.csv", &rule(1000), &rule(1001));
    let faults = found(&office);
    let expected = (
        "L26".to_owned(),
        "plan.csv".to_owned(),
        2,
        "strata".to_owned(),
        rule(1001).chars().take(60).chain(['…']).collect(),
    );
    assert_eq!(faults, [expected]);
}

#[test]
fn past_two_hundred_values_of_a_kind_the_rest_is_counted() {
    let office = Office::sample();
    let mut rows = String::new();
    for number in 0..250 {
        let _ = write!(
            rows,
            "SB-9{number:03},锅炉,设施设备,91350100M000100Y43,,,,,待定{number},,,,\n\n"
        );
    }
    add(&office, "objects.csv", &rows);
    office.replace("items.csv", ",一般,", ",普通,");
    for (ran, total) in [
        (
            office.zh(&["check"]),
            "共 251 处错误，以上列出 201 处，同类的其余 50 处没有列出。",
        ),
        (
            office.en(&["check"]),
            "251 faults; 201 are shown, 50 more are of the same kinds.",
        ),
    ] {
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        assert_eq!(ran.out.lines().last(), Some(total));
        let shown: Vec<&str> = ran
            .out
            .lines()
            .filter(|line| line.starts_with("  L"))
            .collect();
        assert_eq!(shown.len(), 201);
        let places: Vec<Vec<&str>> = shown
            .iter()
            .map(|line| line.split_whitespace().take(3).collect())
            .collect();
        assert_eq!(places[0], ["L18", "items.csv", "2"]);
        for (number, place) in places[1..].iter().enumerate() {
            let row = (402 + 2 * number).to_string();
            assert_eq!(*place, ["L10", "objects.csv", row.as_str()]);
        }
    }
    let ran = office.zh(&["check", "--json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["faults_total"], 251);
    assert_eq!(document["faults"].as_array().unwrap().len(), 201);
}

#[test]
fn rows_are_counted_right_through_a_long_library_in_any_encoding() {
    let office = Office::sample();
    let mut rows = String::new();
    let mut expected = Vec::new();
    // Over three megabytes, so that blocks are read side by side; every row has a blank line after it, and a line break
    // within a cell, and every five thousandth a status that nobody knows.
    for number in 0..20_000u64 {
        let spoilt = number % 5000 == 4321;
        let status = if spoilt { "待定" } else { "有效" };
        let scope = "长".repeat(50);
        let _ = write!(
            rows,
            "SB-{number:05},\"锅\n炉, \"\"{number}\"\"\",设施设备,91350100M000100Y43,,,{scope},,{status},,,,\n\n"
        );
        if spoilt {
            expected.push(402 + 2 * number);
        }
    }
    add(&office, "objects.csv", &rows);
    let text = office.read("objects.csv");
    let rows_told = |office: &Office| -> Vec<u64> {
        let faults = found(office);
        assert_eq!(faults.len(), 1);
        assert_eq!(
            (faults[0].0.as_str(), faults[0].4.as_str()),
            ("L10", "待定")
        );
        let document: Value = serde_json::from_str(&office.en(&["check", "--json"]).out).unwrap();
        let rows = document["faults"][0]["rows"].as_array().unwrap();
        let row = |range: &Value| {
            assert_eq!(range[0], range[1]);
            range[0].as_u64().unwrap()
        };
        rows.iter().map(row).collect()
    };
    assert_eq!(rows_told(&office), expected);
    office.write("objects.csv", encoding_rs::GB18030.encode(&text).0);
    assert_eq!(rows_told(&office), expected);
    office.write(
        "objects.csv",
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    );
    assert_eq!(rows_told(&office), expected);
}
