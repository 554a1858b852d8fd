//! What a list lacks: its header, a column that has a default, and where the faults of others stand.

use crate::lists::headers::{faults, json, rehead};
use crate::office::Office;

/// A list with its header under another row's place: no row of it is one.
fn without_header(office: &Office, list: &str) {
    let text = office.read(list);
    let rows = text.split_once('\n').unwrap().1;
    office.write(list, format!("名录\n{rows}"));
}

#[test]
fn a_list_without_a_header_brings_no_other_fault() {
    for list in ["objects", "inspectors", "items", "plan", "findings"] {
        let office = Office::unpublished();
        office.replace("plan.csv", "任务名称", "行业,任务名称");
        let text = office.read("plan.csv");
        let rows: Vec<String> = text
            .lines()
            .enumerate()
            .map(|(at, row)| match row.split_once(',') {
                Some((id, rest)) if at > 0 => format!("{id},,{rest}"),
                _ => row.to_owned(),
            })
            .collect();
        office.write("plan.csv", rows.join("\n") + "\n");
        without_header(&office, &format!("{list}.csv"));
        let found = faults(&json(&office.zh(&["check", "--json"])));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(&format!("L50 {list} ")), "{found:?}");
    }
}

#[test]
fn the_letters_of_a_column_are_said_of_any_column() {
    let office = Office::unpublished();
    // A column that is none of the list's, with a byte that is no character, and one that is there twice.
    let mut bytes = office.read("objects.csv").into_bytes();
    let place = bytes
        .windows(12)
        .position(|part| part == "金属制品".as_bytes());
    bytes[place.unwrap()] = 0xff;
    office.write("objects.csv", bytes);
    office.replace("inspectors.csv", ",职务,", ",单位,");
    let zh = office.zh(&["check"]);
    assert!(zh.out.contains("M「行业」"), "{}", zh.out);
    assert!(zh.out.contains("D「单位」"), "{}", zh.out);
    let document = json(&office.zh(&["check", "--json"]));
    let letters = |code: &str| {
        let found = document["faults"].as_array().unwrap().iter();
        let mut found = found.filter(|fault| fault["code"] == code);
        found.next().unwrap()["letters"].clone()
    };
    assert_eq!((letters("L25"), letters("L02")), ("M".into(), "D".into()));
}

#[test]
fn strata_by_kind_need_no_column_of_kinds() {
    let office = Office::unpublished();
    let text = office.read("plan.csv");
    let plan = "对象类型: 市场主体=6%; 行为=30%";
    assert!(text.contains(plan));
    rehead(
        &office,
        "objects.csv",
        &[
            ("统一社会信用代码", "统一社会信用代码"),
            ("名称", "名称"),
            ("所属主体代码", "所属主体代码"),
            ("区域", "区域"),
            ("管辖层级", "管辖层级"),
            ("经营范围", "经营范围"),
            ("信用等级", "信用等级"),
            ("状态", "状态"),
        ],
    );
    // All of them are companies now.
    let lines: Vec<String> = office
        .read("plan.csv")
        .lines()
        .filter(|row| !row.starts_with("AJ-2026-06"))
        .map(str::to_owned)
        .collect();
    office.write("plan.csv", lines.join("\n") + "\n");
    let ran = office.zh(&["check", "--json"]);
    assert_eq!(faults(&json(&ran)), [""; 0], "{}", ran.out);
    office.publish();
    let drawn = office.zh(&[
        "draw",
        "AJ-2026-03",
        "--seed",
        "583",
        "--today",
        "2026-07-01",
    ]);
    assert_eq!((drawn.code, drawn.err.as_str()), (0, ""), "{drawn:?}");
    let population = office.read("draws/AJ-2026-03-1/population.txt");
    assert!(population.lines().all(|line| line.ends_with("\t市场主体")));
    let verified = office.zh(&["ledger", "verify"]);
    assert_eq!(
        (verified.code, verified.err.as_str()),
        (0, ""),
        "{verified:?}"
    );
}
