//! Codes that an office vouches for, and what a check notes without a fault: columns that look merged, names under two codes,
//! spellings that look alike, codes that fit by chance.

use serde_json::Value;

use super::field_cases::codes;
use crate::office::Office;

#[test]
pub(crate) fn an_office_vouches_for_a_code_that_the_register_issued() {
    for code in [
        "91350203M0001QKT19",
        "3704001234567",
        "37049900000123456789",
        "370499200009457",
        "VC-2026-01",
    ] {
        let office = Office::sample();
        office.replace("objects.csv", "91370499MYXP2PM81A", code);
        assert_eq!(codes(&office), ["L05"], "{code}");
        let en = office.en(&["check"]);
        assert!(en.out.contains("(vouched)"), "{}", en.out);
        vouch(&office, code, "登记机关所发，与营业执照一致");
        let ran = office.zh(&["check"]);
        assert_eq!(ran.code, 0, "{code}: {}", ran.out);
        let told = "  其中 1 个的代码与国标校验不符，由本单位说明（代码说明）";
        assert!(ran.out.lines().any(|line| line == told), "{}", ran.out);
    }
    // The book has it, with the plan.
    let office = Office::sample();
    office.replace("objects.csv", "91370499MYXP2PM81A", "91350203M0001QKT19");
    vouch(&office, "91350203M0001QKT19", "登记机关所发");
    let (whole, part) = ("安全生产责任落实和教育培训抽查", "安全生产责任落实抽查");
    office.replace("plan.csv", whole, part);
    let publish = ["plan", "publish", "--reason", "更名", "--json"];
    let ran = office.on("2026-05-20", &publish);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(office.read("ledger.jsonl").contains("\"vouched\":1"));
}

#[test]
fn nobody_vouches_for_a_spoilt_code_or_an_identity_number() {
    for (code, flaw) in [
        ("9.13705E+17", "L34"),
        ("913705000000000000", "L34"),
        ("#N/A", "L38"),
        ("无", "L35"),
        ("11010519491231002X", "L43"),
    ] {
        let office = Office::sample();
        office.replace("objects.csv", "91370499MYXP2PM81A", code);
        vouch(&office, code, "登记机关所发");
        assert_eq!(codes(&office), [flaw], "{code}");
    }
}

/// Adds 代码说明, filled in for one code.
fn vouch(office: &Office, code: &str, why: &str) {
    let text = office.read("objects.csv");
    let mut rows = text.lines();
    let mut out = rows.next().unwrap().to_owned() + ",代码说明\n";
    for row in rows {
        let why = if row.starts_with(&format!("{code},")) {
            why
        } else {
            ""
        };
        out = out + row + "," + why + "\n";
    }
    office.write("objects.csv", out);
}

/// What a check notes, as kind, list, column and value.
fn notes(office: &Office) -> Vec<(String, String, String, String)> {
    let ran = office.en(&["check", "--json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let notes = document["notes"].as_array().unwrap().iter();
    let notes = notes.map(|note| {
        (
            text(&note["note"]),
            text(&note["list"]),
            text(&note["column"]),
            text(&note["value"]),
        )
    });
    notes.collect()
}

#[test]
fn a_column_filled_in_the_first_row_of_each_block_looks_merged() {
    let office = Office::sample();
    assert_eq!(notes(&office), []);
    let text = office.read("objects.csv");
    let mut rows = text.lines();
    let header = rows.next().unwrap();
    let region = header.split(',').position(|name| name == "区域").unwrap();
    let mut rows: Vec<Vec<String>> = rows
        .map(|row| row.split(',').map(str::to_owned).collect())
        .collect();
    rows.sort_by(|a, b| a[region].cmp(&b[region]));
    let mut above = String::new();
    for row in &mut rows {
        let here = row[region].clone();
        if here == above {
            row[region].clear();
        }
        above = here;
    }
    let rows: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    office.write("objects.csv", format!("{header}\n{}\n", rows.join("\n")));
    let found = notes(&office);
    assert!(
        found.contains(&(
            "merged".into(),
            "objects".into(),
            "region".into(),
            String::new()
        )),
        "{found:?}"
    );
    let zh = office.zh(&["check"]);
    assert!(zh.out.contains("像是合并单元格"), "{}", zh.out);
}

#[test]
fn one_name_under_two_codes_is_noted() {
    let office = Office::sample();
    let text = office.read("objects.csv");
    let row = text
        .lines()
        .find(|row| row.starts_with("91370499MYXP2PM81A,"))
        .unwrap();
    let name = row.split(',').nth(1).unwrap().to_owned();
    let spaced: String = name.chars().flat_map(|c| [c, '\u{200b}']).collect();
    let twin = row
        .replace("91370499MYXP2PM81A", "370499200009456")
        .replace(&name, &spaced);
    if text.contains("370499200009456,") {
        let twin = row.replace("91370499MYXP2PM81A", "91350203M0001QKT19");
        office.write("objects.csv", format!("{text}{twin}\n"));
        vouch(&office, "91350203M0001QKT19", "登记机关所发");
    } else {
        office.write("objects.csv", format!("{text}{twin}\n"));
    }
    let found = notes(&office);
    assert_eq!(
        found,
        [(
            "one_name".to_owned(),
            "objects".to_owned(),
            "name".to_owned(),
            name
        )]
    );
    // People of one name in one unit, too.
    let office = Office::sample();
    let people = office.read("inspectors.csv");
    let first = people.lines().nth(1).unwrap();
    office.write(
        "inspectors.csv",
        format!(
            "{people}{}\n",
            first.replacen("37049901001", "37049901901", 1)
        ),
    );
    assert_eq!(notes(&office)[0].0, "one_name");
}

#[test]
fn values_that_differ_only_in_what_the_eye_skips_are_noted() {
    for (alike, value) in [
        ("汀溪 街道", "汀溪 街道"),
        ("汀溪\u{a0}街道", "汀溪 街道"),
        ("汀 溪街道", "汀 溪街道"),
    ] {
        let office = Office::sample();
        office.replace("objects.csv", ",汀溪街道,", &format!(",{alike},"));
        let text = office.read("objects.csv");
        if !text.contains(",汀溪街道,") {
            // Every row was changed: one of them back.
            office.write(
                "objects.csv",
                text.replacen(&format!(",{alike},"), ",汀溪街道,", 1),
            );
        }
        let found = notes(&office);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (
                found[0].0.as_str(),
                found[0].2.as_str(),
                found[0].3.as_str()
            ),
            ("spelt", "region", value)
        );
    }
    // What nobody sees at all makes no difference, and so is no note.
    let office = Office::sample();
    let text = office.read("objects.csv");
    office.write(
        "objects.csv",
        text.replacen(",汀溪街道,", ",汀溪\u{200b}街道,", 1),
    );
    assert_eq!(notes(&office), []);
}

#[test]
fn a_code_that_fits_by_chance_but_was_rounded_is_noted() {
    // 18 digits, of which a spreadsheet kept fifteen: one in 31 passes the check.
    let rounded = (0..2000u64)
        .map(|n| format!("{:015}000", 913_704_990_000_000 + n * 7_919_333))
        .find(|code| choucha::domain::lists::object_code::company_code(code).is_ok())
        .unwrap();
    let office = Office::sample();
    office.replace("objects.csv", "91370499MYXP2PM81A", &rounded);
    assert_eq!(codes(&office), [""; 0]);
    assert_eq!(
        notes(&office),
        [(
            "rounded".to_owned(),
            "objects".to_owned(),
            "code".to_owned(),
            rounded
        )]
    );
}
