//! Lists of which one row or one byte is wrong: it is told with its row in the file, and the others are checked.

use serde_json::Value;

use super::own_files::parted;
use crate::office::{Office, golden};

/// The faults of a check: code, rows, column.
fn faults(office: &Office) -> Vec<(String, String, String)> {
    let ran = office.en(&["check", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let faults = document["faults"].as_array().unwrap().iter().map(|fault| {
        let text = |key: &str| fault[key].as_str().unwrap_or_default().to_owned();
        (text("code"), fault["rows"].to_string(), text("column"))
    });
    faults.collect()
}

fn fault(code: &str, row: u64, column: &str) -> (String, String, String) {
    (
        code.to_owned(),
        format!("[[{row},{row}]]"),
        column.to_owned(),
    )
}

/// The library in GBK with these bytes in the place of a text.
fn in_gbk(text: &str, from: &str, to: &[u8]) -> Vec<u8> {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let (before, after) = text.split_once(from).unwrap();
    [gbk(before), to.to_vec(), gbk(after)].concat()
}

#[test]
fn one_bad_byte_is_told_with_row_and_column() {
    let office = Office::sample();
    let text = office.read("objects.csv");
    let wrong_status = text.replace(
        ",B,存续,临溪高新区鹿湾街道鹿湾路177号",
        ",B,吃饭,临溪高新区鹿湾街道鹿湾路177号",
    );
    assert_ne!(text, wrong_status);
    for bytes in [
        in_gbk(&wrong_status, "稷程轻", b"\xbb\xff"),
        [
            wrong_status.split_once("稷程轻").unwrap().0.as_bytes(),
            b"\xe7\xa8",
            wrong_status.split_once("稷程轻").unwrap().1.as_bytes(),
        ]
        .concat(),
    ] {
        office.write("objects.csv", bytes);
        let found = faults(&office);
        assert!(found.contains(&fault("L25", 2, "name")), "{found:?}");
        assert!(found.contains(&fault("L10", 4, "status")), "{found:?}");
        assert_eq!(found.len(), 2, "{found:?}");
    }
}

#[test]
fn rows_of_another_encoding_are_told() {
    let office = Office::sample();
    let text = office.read("objects.csv");
    let third = text.lines().nth(2).unwrap();
    let (gbk, _, _) = encoding_rs::GBK.encode(third);
    let (before, after) = text.split_once(third).unwrap();
    office.write(
        "objects.csv",
        [before.as_bytes(), &gbk, after.as_bytes()].concat(),
    );
    assert_eq!(faults(&office), [fault("L25", 3, "")]);
    office.write("objects.csv", in_gbk(&text, third, third.as_bytes()));
    assert_eq!(faults(&office), [fault("L25", 3, "")]);
}

#[test]
fn a_bad_byte_in_the_header_is_told_of_its_column_and_the_rows_are_checked() {
    let mut said = String::new();
    for (list, heading) in [("objects.csv", "区域"), ("items.csv", "检查依据")] {
        for encoding in [encoding_rs::UTF_8, encoding_rs::GBK] {
            let office = Office::sample();
            let text = office.read(list);
            let (header, rows) = text.split_once('\n').unwrap();
            let last = rows.lines().last().unwrap();
            let text = format!("{text}{last}\n");
            let (before, _) = header.split_once(heading).unwrap();
            let at = encoding.encode(before).0.len();
            let mut bytes = encoding.encode(&text).0.into_owned();
            bytes[at] = 0xff;
            office.write(list, bytes);
            let column = before.matches(',').count();
            let found = faults(&office);
            let of_header = found.iter().filter(|fault| fault.0 == "L25");
            assert_eq!(
                of_header.count(),
                1,
                "{list} {encoding:?} {column}: {found:?}"
            );
            // A row that stands there twice is told still.
            assert!(
                found.iter().any(|fault| fault.0 == "L07"),
                "{list}: {found:?}"
            );
            for ran in [office.zh(&["check"]), office.en(&["check"])] {
                assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
                said += &ran.out;
            }
        }
    }
    golden("header_with_a_bad_byte.txt", &said);
}

#[test]
fn a_row_with_other_separators_is_told() {
    let office = Office::sample();
    let text = office.read("objects.csv");
    let third = text.lines().nth(2).unwrap();
    for (list, row) in [
        (text.clone(), parted(third, ';')),
        (parted(&text, '\t'), third.to_owned()),
    ] {
        let rows: Vec<&str> = list.lines().collect();
        let changed = [&rows[..2], &[row.trim_end()], &rows[3..]].concat();
        office.write("objects.csv", changed.join("\n"));
        assert_eq!(faults(&office), [fault("L51", 3, "")]);
    }
}

#[test]
fn a_total_in_the_middle_is_a_fault_and_rows_are_the_files_own() {
    let office = Office::sample();
    let text = office.read("objects.csv");
    let (header, rows) = text.split_once('\n').unwrap();
    let first = rows.split_once('\n').unwrap().0;
    office.write(
        "objects.csv",
        format!("名录\n\n{header}\n合计,115\n{rows}{first}\n合计,115\n"),
    );
    let found = faults(&office);
    assert_eq!(found[0], fault("L63", 4, ""));
    assert_eq!(
        found[1],
        fault("L07", 5 + rows.lines().count() as u64, "code")
    );
    assert_eq!(found.len(), 2);
}

#[test]
fn a_list_without_a_header_is_one_fault() {
    let office = Office::sample();
    for list in ["objects.csv", "items.csv"] {
        let text = office.read(list);
        let rows = text.split_once('\n').unwrap().1.to_owned();
        office.write(list, format!("\n名称一览\n{rows}"));
        let found = faults(&office);
        assert_eq!(
            found.iter().filter(|fault| fault.0 == "L50").count(),
            1,
            "{found:?}"
        );
        assert!(found.iter().all(|fault| fault.0 != "L01"), "{found:?}");
        office.write(list, text);
    }
}

#[test]
fn a_line_that_is_no_json_is_told_by_its_line() {
    let office = Office::sample();
    office.replace("choucha.toml", "findings.csv", "findings.jsonl");
    office.write(
        "findings.jsonl",
        "{\"code\":\"JG01\",\"name\":\"甲\",\"public\":\"未发现问题\"}\n\n{\"code\":\"JG02\",\"name\":NaN}\n\
         {\"code\":\"JG03\",\"name\":\"丙\",\"public\":\"别的\"}\n{\"code\":\"JG04\",\"name\":{\"a\":1}}\n",
    );
    let found = faults(&office);
    assert!(found.contains(&fault("L18", 4, "public")), "{found:?}");
    let lines = found.iter().filter(|fault| fault.0 == "L52");
    let lines: Vec<&str> = lines.map(|(_, rows, _)| rows.as_str()).collect();
    assert_eq!(
        lines.concat().replace("][", ","),
        "[[3,3],[5,5]]",
        "{found:?}"
    );
}

#[test]
fn they_are_told_in_both_languages() {
    let office = Office::sample();
    let text = office.read("objects.csv");
    let rows: Vec<&str> = text.lines().collect();
    let other = parted(rows[2], ';');
    let (gbk, _, _) = encoding_rs::GBK.encode(rows[3]);
    let bytes = [
        [rows[0], rows[1], other.trim_end(), ""]
            .join("\n")
            .as_bytes(),
        &gbk,
        b"\n9137\xff,\n",
        rows[5..].join("\n").as_bytes(),
    ]
    .concat();
    office.write("objects.csv", bytes);
    office.write("findings.csv", "名录\n甲,乙,丙\n丁,戊,己\n");
    office.replace("choucha.toml", "recusals.csv", "recusals.jsonl");
    office.write(
        "recusals.jsonl",
        "{\"cert\":\"37049901001\"\n{\"cert\":\"37049901001\",\"code\":\"91370499MY8TUUJ52D\",\"reason\":\"亲属\",\"declared\":\"2026-01-12\"}\n\n{\n",
    );
    let mut said = String::new();
    for ran in [office.zh(&["check"]), office.en(&["check"])] {
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
        said += &ran.out;
    }
    golden("own_files_faulty.txt", &said);
}
