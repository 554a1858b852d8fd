//! Lists and settings that cannot be read at all: refused with what to do, and nothing is written.

use std::fmt::Write as _;

use serde_json::Value;

use crate::office::{Office, files_below, golden};

/// A name, and a way to make a list or the settings unreadable.
type Spoil = (&'static str, fn(&Office));

const LISTS: &[Spoil] = &[
    ("a workbook by its name", |o| {
        o.replace("choucha.toml", "objects.csv", "objects.xlsx");
        o.write("objects.xlsx", "PK\u{3}\u{4}");
    }),
    ("a workbook by its content", |o| {
        o.write("items.csv", "PK\u{3}\u{4}rest");
    }),
    ("an old workbook by its content", |o| {
        o.write("objects.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    }),
    ("no text at all", |o| {
        let noise: Vec<u8> = (0..4000u32).map(|i| (i * i % 251) as u8).collect();
        o.write("objects.csv", noise);
    }),
    ("a page without a table", |o| {
        o.write(
            "items.csv",
            "<!DOCTYPE html>\n<html><body>请先登录</body></html>",
        );
    }),
    ("an empty small list", |o| o.write("plan.csv", "")),
    ("an empty library", |o| o.write("objects.csv", "")),
    ("a library with a BOM only", |o| {
        o.write("objects.csv", "\u{feff}\r\n");
    }),
    ("a small list with a lone CR", |o| {
        let text = o.read("findings.csv");
        o.write("findings.csv", text.replace('\n', "\r"));
    }),
    ("a library with a lone CR", |o| {
        let text = o.read("objects.csv");
        o.write("objects.csv", text.replace('\n', "\r"));
    }),
    ("an open quote in a small list", |o| {
        o.replace("items.csv", "\nAJ03,", "\n\nAJ03,\"");
    }),
    ("an open quote in the library", |o| {
        o.replace("objects.csv", "临溪稷程轻合金有限公司", "\"临溪\n稷程\"");
        o.replace("objects.csv", "临溪晟锐石油销售有限公司", "\"临溪晟锐石油");
    }),
    ("a stray quote in a small list", |o| {
        o.replace("recusals.csv", "配偶在该企业", "配偶\"在该企业");
    }),
    ("text after a quote in the library", |o| {
        o.replace("objects.csv", "临溪稷程轻合金有限公司", "\"临溪\n稷程\"");
        o.replace("objects.csv", "临溪晟锐石油销售有限公司", "\"临溪\"晟锐");
    }),
    ("JSON cut off", |o| {
        o.replace("choucha.toml", "findings.csv", "findings.json");
        o.write("findings.json", "[{\"code\":\"JG01\",\n\"name\":");
    }),
    ("JSON within JSON", |o| {
        o.replace("choucha.toml", "findings.csv", "findings.jsonl");
        o.write(
            "findings.jsonl",
            "{\"code\":\"JG01\",\"name\":{\"zh\":\"甲\"}}\n",
        );
    }),
    ("JSON with NaN", |o| {
        o.replace("choucha.toml", "findings.csv", "findings.json");
        o.write("findings.json", "[\n{\"code\":\"JG01\",\"name\":NaN}]");
    }),
    ("JSON with a comma too many", |o| {
        o.replace("choucha.toml", "findings.csv", "findings.json");
        o.write("findings.json", "[{\"code\":\"JG01\"},\n]");
    }),
    ("JSON of two lists", |o| {
        o.replace("choucha.toml", "findings.csv", "findings.json");
        o.write(
            "findings.json",
            "{\"a\":[{\"code\":\"JG01\"}],\"b\":[{\"code\":\"JG02\"}]}",
        );
    }),
    ("JSON of numbers", |o| {
        o.replace("choucha.toml", "objects.csv", "objects.json");
        o.write("objects.json", "[1, 2]");
    }),
    ("another extension", |o| {
        o.replace("choucha.toml", "objects.csv", "objects.dat");
        o.write("objects.dat", o.read("objects.csv"));
    }),
];

const SETTINGS: &[Spoil] = &[
    ("a quote missing", |o| {
        o.replace("choucha.toml", "language = \"zh\"", "language = \"zh");
    }),
    ("a key that is none", |o| {
        o.replace("choucha.toml", "team = 2", "teams = 2");
    }),
    ("no bureau", |o| {
        o.replace("choucha.toml", "bureau =", "# bureau =");
    }),
    ("an empty bureau", |o| {
        o.replace("choucha.toml", "临溪高新技术产业开发区应急管理局", " ");
    }),
    ("a year out of range", |o| {
        o.replace("choucha.toml", "year = 2026", "year = 26");
    }),
    ("another language", |o| {
        o.replace("choucha.toml", "language = \"zh\"", "language = \"fr\"");
    }),
    ("a team of one", |o| {
        o.replace("choucha.toml", "team = 2", "team = 1");
    }),
    ("a cap of none", |o| {
        o.replace("choucha.toml", "cap = 1", "cap = 0");
    }),
    ("a coverage by count", |o| {
        o.replace("choucha.toml", "coverage = \"5%\"", "coverage = \"#5\"");
    }),
    ("a day that is none", |o| {
        o.replace("choucha.toml", "plan_by = \"05-31\"", "plan_by = \"05-32\"");
    }),
    ("days of none", |o| {
        o.replace(
            "choucha.toml",
            "entry_working_days = 20",
            "entry_working_days = 0",
        );
    }),
    ("a text without quotes", |o| {
        o.replace("choucha.toml", "language = \"zh\"", "language = zh");
    }),
    ("Chinese quotes", |o| {
        o.replace("choucha.toml", "language = \"zh\"", "language = “zh”");
    }),
    ("a full-width equals sign", |o| {
        o.replace("choucha.toml", "language = \"zh\"", "language ＝ \"zh\"");
    }),
    ("a line of words", |o| {
        o.replace("choucha.toml", "[files]", "以下是各表\n[files]");
    }),
    ("a key twice", |o| {
        o.replace("choucha.toml", "team = 2", "team = 2\nteam = 3");
    }),
    ("a section that is none", |o| {
        o.replace("choucha.toml", "[files]", "[file]");
    }),
    ("a section unlike any", |o| {
        o.replace("choucha.toml", "[files]", "[随便]");
    }),
    ("a key of another section", |o| {
        o.replace("choucha.toml", "[files]", "[files]\ntaking_part = []");
    }),
    ("a key unlike any", |o| {
        o.replace("choucha.toml", "team = 2", "人数 = 2");
    }),
    ("a section as a value", |o| {
        o.replace("choucha.toml", "year = 2026", "year = 2026\npublic = 1");
    }),
    ("no list of words", |o| {
        o.replace(
            "choucha.toml",
            "\ntaking_part = []",
            "\ntaking_part = \"筹建\"",
        );
    }),
    ("a word that means two things", |o| {
        o.replace(
            "choucha.toml",
            "\ntaking_part = []",
            "\ntaking_part = [\"筹建\", \"试产\"]",
        );
        o.replace(
            "choucha.toml",
            "not_taking_part = []",
            "not_taking_part = [\"试产\"]",
        );
    }),
    ("a known word among those that take part", |o| {
        o.replace(
            "choucha.toml",
            "\ntaking_part = []",
            "\ntaking_part = [\"注销\"]",
        );
    }),
    ("a known word among those that do not", |o| {
        o.replace(
            "choucha.toml",
            "not_taking_part = []",
            "not_taking_part = [\"有效\"]",
        );
    }),
    ("GBK", |o| {
        let text = o.read("choucha.toml");
        o.write("choucha.toml", encoding_rs::GBK.encode(&text).0);
    }),
];

/// Holds what a check says of each against a golden file; the code of the refusal is given to scripts too.
fn all_refused(spoils: &[Spoil], code: &str, name: &str) {
    let mut text = String::new();
    for (title, spoil) in spoils {
        let office = Office::sample();
        spoil(&office);
        let before = files_below(office.path());
        let _ = writeln!(text, "=== {title}");
        for ran in [office.zh(&["check"]), office.en(&["check"])] {
            assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{title}: {ran:?}");
            text += &ran.err;
        }
        let ran = office.en(&["check", "--json"]);
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(
            (ran.code, &document["refused"]),
            (3, &Value::from(code)),
            "{title}"
        );
        assert_eq!(files_below(office.path()), before, "{title}");
    }
    golden(name, &text);
}

#[test]
pub(crate) fn lists_that_are_no_table_are_refused_with_what_to_do() {
    all_refused(LISTS, "C05", "unreadable_lists.txt");
}

#[test]
fn settings_that_cannot_be_read_are_refused_with_what_to_do() {
    all_refused(SETTINGS, "C03", "unreadable_settings.txt");
}

#[test]
fn a_list_that_is_not_there_is_trouble_with_files() {
    let office = Office::sample();
    std::fs::remove_file(office.case("recusals.csv")).unwrap();
    let (zh, en) = (office.zh(&["check"]), office.en(&["check"]));
    assert_eq!((zh.code, en.code), (4, 4));
    assert_eq!(zh.out + &en.out, "");
    assert_eq!(
        zh.err,
        "拒绝 [C05] 案卷中没有 recusals.csv\n怎么办：把这个表放进案卷，或在 choucha.toml 的 [files] 中写明它的文件名\n"
    );
    assert_eq!(
        en.err,
        "refused [C05] the case folder has no recusals.csv\n\
         what to do: put the list there, or give its name under [files] in choucha.toml\n"
    );
    office.write("recusals.xlsx", "PK");
    assert_eq!(
        office.zh(&["check"]).err,
        "拒绝 [C05] 没有 recusals.csv，但文件夹里有 recusals.xlsx\n\
         怎么办：在 choucha.toml 的 [files] 中把 recusals.csv 改为 recusals.xlsx\n"
    );
}

#[test]
fn settings_as_people_write_them_are_read() {
    let office = Office::unpublished();
    let written = [
        ("coverage = \"5%\"", "coverage = 5%"),
        ("shrink = \"2%\"", "shrink = 20‰ # 千分之二十"),
        ("year = 2026", "year = 2026年"),
        (
            "entry_working_days = 20",
            "entry_working_days = \"20个工作日\"",
        ),
        ("team = 2", "team = 2人"),
        ("cap = 1", "cap = \"1\""),
    ];
    for (from, to) in written {
        office.replace("choucha.toml", from, to);
    }
    let text = office.read("choucha.toml");
    office.write(
        "choucha.toml",
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    );
    let ran = office.zh(&["plan", "publish", "--today", "2026-05-20"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    for year in ["\"2026年\"", "\"2026\""] {
        office.replace("choucha.toml", "year = 2026年", &format!("year = {year}"));
        assert_eq!(office.zh(&["plan", "show"]).code, 0, "{year}");
        office.replace("choucha.toml", &format!("year = {year}"), "year = 2026年");
    }
}
