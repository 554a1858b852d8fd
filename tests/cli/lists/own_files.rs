//! Lists as programs and offices leave them: other encodings and separators, title rows, totals and signatures, web pages, JSON
//! of mixed keys. They are read, what was done is said, and draws are the same.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::encodings::{LISTS, cells, same_as_the_sample, with_each_list};
use crate::office::{Office, golden};

/// Text in UTF-16.
pub(super) fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

/// The rows of a list with other separators, cells in quotes where they hold one.
pub(super) fn parted(text: &str, separator: char) -> String {
    let mut out = String::new();
    for row in cells(text) {
        let cells = row.iter().map(|cell| {
            if cell.contains(['"', '\n', separator]) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.clone()
            }
        });
        out += &cells.collect::<Vec<_>>().join(&separator.to_string());
        out += "\r\n";
    }
    out
}

/// A list as a platform exports it under a name that ends in .xls.
fn page(text: &str) -> String {
    let mut page = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n<head><meta charset=\"utf-8\"></head><body>\
                    <table border=\"1\">\n<tr><td colspan=\"9\">名录 &amp; 计划</td></tr>\n"
        .to_owned();
    for row in cells(text) {
        let escaped = |cell: &String| cell.replace('&', "&amp;").replace('<', "&lt;");
        let cells = row.iter().map(|cell| format!("<td>{}</td>", escaped(cell)));
        let _ = writeln!(page, "<tr>{}</tr>", cells.collect::<String>());
    }
    page + "</table></body></html>"
}

/// The sample with every list under another extension, put through `change`.
fn under(extension: &str, change: impl Fn(&str) -> String) -> Office {
    let office = Office::sample();
    for list in LISTS {
        let (from, to) = (format!("{list}.csv"), format!("{list}.{extension}"));
        let text = change(&office.read(&from));
        std::fs::remove_file(office.case(&from)).unwrap();
        office.write(&to, text);
        office.replace("choucha.toml", &from, &to);
    }
    office
}

/// What a check says of the lists: the lines before the tasks.
fn said(office: &Office) -> String {
    let mut said = String::new();
    for ran in [office.zh(&["check"]), office.en(&["check"])] {
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
        let lines = ran.out.lines().take_while(|line| !line.starts_with('─'));
        said = lines.fold(said, |text, line| text + line + "\n");
    }
    said
}

/// Titles above a list, totals, signatures and the end of a file of DOS below it.
fn framed(text: &str) -> String {
    let commas = ",".repeat(text.lines().next().unwrap().matches(',').count());
    format!(
        "\u{feff}\u{feff}临溪高新区\"双随机\"名录（2026 年）{commas}\r\n\r\n填报单位：应急管理局,,2026-01-05\r\n{}\
         合 计,,115{commas}\r\n{commas}\r\n填报人：张三　　审核人：李四{commas}\r\n注：以登记机关为准\r\n2026年1月5日\r\n\u{1a}",
        text.replace('\n', "\r\n")
    )
}

#[test]
fn utf_16_with_and_without_its_mark_gives_the_same_draws() {
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        same_as_the_sample(&with_each_list(|text| wide(text, order)));
    }
    let unicode_text = with_each_list(|text| {
        let text = format!("\u{feff}{}", parted(text, '\t'));
        wide(&text, u16::to_le_bytes)
    });
    same_as_the_sample(&unicode_text);
}

#[test]
fn other_separators_give_the_same_draws() {
    for separator in [';', '\t', '，', '|'] {
        same_as_the_sample(&with_each_list(|text| parted(text, separator).into_bytes()));
    }
}

#[test]
fn titles_above_and_totals_below_give_the_same_draws() {
    same_as_the_sample(&with_each_list(|text| framed(text).into_bytes()));
    same_as_the_sample(&with_each_list(|text| {
        encoding_rs::GBK
            .encode(&format!("sep=;\r\n{}", parted(text, ';')))
            .0
            .into_owned()
    }));
}

#[test]
pub(crate) fn a_page_under_the_name_of_a_workbook_gives_the_same_draws() {
    same_as_the_sample(&under("xls", page));
}

#[test]
fn json_of_mixed_keys_gives_the_same_draws() {
    let english = |list: usize, name: &str| {
        let columns: &[(&str, &str)] = match LISTS[list] {
            "objects" => &[
                ("统一社会信用代码", "code"),
                ("名称", "name"),
                ("状态", "status"),
            ],
            "inspectors" => &[("执法证号", "cert"), ("姓名", "name")],
            _ => &[],
        };
        let found = columns.iter().find(|(zh, _)| *zh == name);
        found.map_or(name.to_owned(), |(_, key)| (*key).to_owned())
    };
    let office = Office::sample();
    for (place, list) in LISTS.into_iter().enumerate() {
        let (from, to) = (format!("{list}.csv"), format!("{list}.json"));
        let rows = cells(&office.read(&from));
        let objects = rows[1..].iter().enumerate().map(|(number, row)| {
            let pairs = rows[0].iter().zip(row).map(|(name, cell)| {
                let name = if number % 2 == 0 {
                    name.clone()
                } else {
                    english(place, name)
                };
                (name, Value::from(cell.clone()))
            });
            Value::Object(pairs.collect::<Map<_, _>>())
        });
        let objects: Vec<Value> = objects.collect();
        std::fs::remove_file(office.case(&from)).unwrap();
        office.write(&to, serde_json::to_string_pretty(&objects).unwrap());
        office.replace("choucha.toml", &from, &to);
    }
    same_as_the_sample(&office);
}

#[test]
fn what_was_done_to_a_list_is_said() {
    let office = with_each_list(|text| framed(text).into_bytes());
    let mut text = said(&office);
    let office = Office::sample();
    let list = |name: &str| office.read(&format!("{name}.csv"));
    office.write("items.csv", parted(&list("items"), '\t'));
    office.write(
        "inspectors.csv",
        wide(&parted(&list("inspectors"), ';'), u16::to_le_bytes),
    );
    office.write("recusals.csv", parted(&list("recusals"), '，'));
    office.write("plan.csv", page(&list("plan")));
    office.write(
        "objects.csv",
        format!("\u{feff}sep=|\n{}", parted(&list("objects"), '|')),
    );
    text += "===\n";
    text += &said(&office);
    let ran = office.en(&["check", "--json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    for list in document["lists"].as_array().unwrap() {
        let _ = writeln!(text, "{}", list["said"]);
    }
    golden("own_files.txt", &text);
}

#[test]
fn every_reader_leaves_out_what_is_no_row() {
    let plain = Office::sample();
    let office = with_each_list(|text| framed(text).into_bytes());
    for list in ["objects", "inspectors", "items"] {
        let rows = |office: &Office| office.zh(&[list, "--json"]).out;
        assert_eq!(rows(&office), rows(&plain), "{list}");
    }
    let (before, now) = (plain.case("objects.csv"), office.case("objects.csv"));
    let sides = [before, now].map(|path| path.to_str().unwrap().to_owned());
    let ran = office.zh(&["lists", "diff", &sides[0], &sides[1], "--json"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = office.zh(&["lists", "diff", &sides[0], &sides[1]]);
    golden(
        "own_files_diff.txt",
        &ran.out.replace(&sides[0], "A").replace(&sides[1], "B"),
    );
}
