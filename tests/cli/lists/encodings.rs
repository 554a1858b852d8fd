//! The same lists in another encoding, format, order or spelling are the same lists: they pass, and give the same draw.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::method::sources::{DAY, EVE, LOTTERY, OUTCOME};
use crate::office::{DIGESTED, Office, ROUNDS};

pub(super) const LISTS: [&str; 6] = [
    "items",
    "inspectors",
    "recusals",
    "plan",
    "findings",
    "objects",
];

/// What `check` counts: rows of each list, objects that take part, and the population of each task in order of its id.
fn counts(office: &Office) -> Value {
    let ran = office.zh(&["check", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let mut document: Value = serde_json::from_str(&ran.out).unwrap();
    for list in document["lists"].as_array_mut().unwrap() {
        list.as_object_mut().unwrap().remove("file");
    }
    let populations = document["populations"].as_array_mut().unwrap();
    populations.sort_by_key(|population| population["task"].to_string());
    document
}

/// Seals every round, with the known salt, and draws it with one outcome; gives every file of them, the times taken out of
/// draw.json.
fn draws(office: &Office) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for (task, round) in ROUNDS {
        let this = [task, "--round", round, "--today"];
        let seal = [&["seal", "--source", LOTTERY], &this[..], &[EVE]].concat();
        let ran = office.zh(&seal);
        assert_eq!(ran.code, 0, "{ran:?}");
        office.fix_salts();
        let draw = [&["draw", "--seed", OUTCOME], &this[..], &[DAY]].concat();
        let ran = office.zh(&draw);
        assert_eq!(ran.code, 0, "{ran:?}");
        let folder = format!("draws/{task}-{round}");
        for name in DIGESTED.into_iter().filter(|name| *name != "draw.json") {
            let path = format!("{folder}/{name}");
            let text = office.read(&path);
            files.insert(path, text);
        }
        let path = format!("{folder}/draw.json");
        let mut record: Map<String, Value> = serde_json::from_str(&office.read(&path)).unwrap();
        for time in ["sealed_at", "drawn_at"] {
            assert!(record.remove(time).is_some_and(|time| time.is_string()));
        }
        files.insert(path, serde_json::to_string_pretty(&record).unwrap());
    }
    files
}

/// What a check counts and what the draws give.
fn outcome(office: &Office) -> (Value, BTreeMap<String, String>) {
    (counts(office), draws(office))
}

/// Holds the outcome of a changed case folder against the sample's.
pub(super) fn same_as_the_sample(changed: &Office) {
    let (mut counted, drawn) = outcome(&Office::sample());
    let (mut counted_here, drawn_here) = outcome(changed);
    for counts in [&mut counted, &mut counted_here] {
        for list in counts["lists"].as_array_mut().unwrap() {
            for key in ["encoding", "said", "columns"] {
                assert!(list.as_object_mut().unwrap().remove(key).is_some());
            }
        }
    }
    assert_eq!(counted_here, counted);
    for (path, text) in &drawn {
        assert_eq!(&drawn_here[path], text, "{path}");
    }
    assert_eq!(drawn_here.len(), drawn.len());
}

/// The sample with every list put through `change`.
pub(super) fn with_each_list(change: impl Fn(&str) -> Vec<u8>) -> Office {
    let office = Office::sample();
    for list in LISTS {
        let name = format!("{list}.csv");
        let text = office.read(&name);
        office.write(&name, change(&text));
    }
    office
}

/// The sample with the rows of every list put through `change`; row 0 is the header.
fn with_each_row(change: impl Fn(&str, usize, Vec<String>) -> Vec<String>) -> Office {
    let office = Office::sample();
    for list in LISTS {
        let name = format!("{list}.csv");
        let rows = cells(&office.read(&name));
        let mut out = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(Vec::new());
        for (number, row) in rows.into_iter().enumerate() {
            out.write_record(change(list, number, row)).unwrap();
        }
        office.write(&name, out.into_inner().unwrap());
    }
    office
}

pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// The sample with every list as JSON under another extension.
fn as_json(extension: &str, join: impl Fn(&[String]) -> String) -> Office {
    let office = Office::sample();
    for list in LISTS {
        let (from, to) = (format!("{list}.csv"), format!("{list}.{extension}"));
        let rows = cells(&office.read(&from));
        let objects: Vec<String> = rows[1..]
            .iter()
            .map(|row| {
                let pairs = rows[0].iter().cloned().zip(row.iter().cloned());
                let object: Map<String, Value> = pairs.map(|(k, v)| (k, Value::from(v))).collect();
                serde_json::to_string(&object).unwrap()
            })
            .collect();
        std::fs::remove_file(office.case(&from)).unwrap();
        office.write(&to, join(&objects));
        office.replace("choucha.toml", &from, &to);
    }
    office
}

/// The word for the encoding in the first lines of a check, one for each list.
fn encodings(office: &Office) -> Vec<String> {
    let ran = office.en(&["check"]);
    let lines = ran.out.lines().take(LISTS.len());
    lines
        .map(|line| line.split(", ").nth(1).unwrap().to_owned())
        .collect()
}

#[test]
fn gbk_gives_the_same_draws() {
    let office = with_each_list(|text| {
        let (bytes, _, lossy) = encoding_rs::GB18030.encode(text);
        assert!(!lossy && bytes.as_ref() != text.as_bytes());
        bytes.into_owned()
    });
    assert_eq!(encodings(&office), ["GB18030/GBK"; 6]);
    same_as_the_sample(&office);
}

#[test]
fn gbk_with_windows_line_ends_gives_the_same_draws() {
    let office = with_each_list(|text| {
        encoding_rs::GBK
            .encode(&text.replace('\n', "\r\n"))
            .0
            .into_owned()
    });
    assert_eq!(encodings(&office), ["GB18030/GBK"; 6]);
    same_as_the_sample(&office);
}

#[test]
fn utf_8_with_a_bom_gives_the_same_draws() {
    let office = with_each_list(|text| format!("\u{feff}{text}").into_bytes());
    assert_eq!(encodings(&office), ["UTF-8 with BOM"; 6]);
    same_as_the_sample(&office);
}

#[test]
fn windows_line_ends_with_a_bom_and_no_last_line_end_give_the_same_draws() {
    let office = with_each_list(|text| {
        format!("\u{feff}{}", text.trim_end().replace('\n', "\r\n")).into_bytes()
    });
    same_as_the_sample(&office);
}

#[test]
fn every_cell_in_quotes_gives_the_same_draws() {
    let office = with_each_list(|text| {
        let mut out = csv::WriterBuilder::new()
            .quote_style(csv::QuoteStyle::Always)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        for row in cells(text) {
            out.write_record(&row).unwrap();
        }
        out.into_inner().unwrap()
    });
    same_as_the_sample(&office);
}

#[test]
fn an_array_of_objects_gives_the_same_draws() {
    let office = as_json("json", |objects| format!("[\n{}\n]\n", objects.join(",\n")));
    same_as_the_sample(&office);
}

#[test]
fn one_object_per_line_gives_the_same_draws() {
    let office = as_json("jsonl", |objects| objects.join("\n") + "\n");
    same_as_the_sample(&office);
}

#[test]
fn values_that_json_leaves_out_are_empty_and_lists_are_parted() {
    let office = as_json("json", |objects| {
        let trimmed: Vec<Value> = objects
            .iter()
            .map(|object| {
                let object: Map<String, Value> = serde_json::from_str(object).unwrap();
                let kept = object.into_iter().filter(|(_, value)| value != "");
                let kept = kept.map(|(key, value)| {
                    let text = value.as_str().unwrap();
                    let value = match key.as_str() {
                        "专业" | "抽查事项" => text.split(';').collect(),
                        "频次" | "每组人数" => Value::from(text.parse::<u32>().unwrap()),
                        _ => value,
                    };
                    (key, value)
                });
                Value::Object(kept.collect())
            })
            .collect();
        serde_json::to_string_pretty(&trimmed).unwrap()
    });
    same_as_the_sample(&office);
}

#[test]
fn english_headers_give_the_same_draws() {
    let office = with_each_row(|list, number, row| {
        if number > 0 {
            return row;
        }
        let names = match list {
            "items" => "id,name,content,basis,method,class,specialty,from,to",
            "inspectors" => "cert,name,unit,title,post,specialty,valid_to,phone,status",
            "recusals" => "cert,code,reason,declared,until",
            "plan" => {
                "id,name,items,kind,region,level,scope,grade,ratio,strata,times,from,to,team,qualified,teams,pool,cap"
            }
            "findings" => "code,name,public",
            _ => {
                "code,name,kind,owner,region,level,scope,grade,status,address,contact,phone,industry"
            }
        };
        names.split(',').map(str::to_owned).collect()
    });
    same_as_the_sample(&office);
}

#[test]
fn synonyms_stray_spaces_and_notes_in_headers_give_the_same_draws() {
    let office = with_each_row(|list, number, row| {
        if number > 0 {
            return row;
        }
        let names = match list {
            "items" => {
                "抽查事项编号,抽查事项名称, 抽查内容,法律依据,抽查方式,抽查类别,专业要求,启用日期,停用日期"
            }
            "inspectors" => {
                "行政执法证号,执法人员姓名,所在科室,担任职务,岗位大类,业务专长,有效期至（年-月-日）,手机号,人员状态"
            }
            "recusals" => "证号,统一社会信用代码/注册号,利害关系,登记日期,有效期至",
            "plan" => {
                "编号,抽查任务名称,检查事项,检查对象类型,地理区域,层级,＊经营范围,信用风险等级,比例,分级比例,抽查频次,起始日期,结束日期,每户抽取人数,专业人数,组数,抽取检查人员数,频次上限"
            }
            "findings" => "代码,检查结果,对应公示结果",
            _ => {
                "统一信用代码/注册号,企业名称,Type,所属企业代码,行政区划,层级,许可范围,风险等级,\n登记状态 (必填),住所,负责人,手机号,行业门类"
            }
        };
        names.split(',').map(str::to_owned).collect()
    });
    same_as_the_sample(&office);
}

#[test]
fn columns_in_another_order_give_the_same_draws() {
    let office = with_each_row(|_, _, mut row| {
        row.reverse();
        row
    });
    same_as_the_sample(&office);
}

#[test]
fn shuffled_rows_give_the_same_draws() {
    for step in [7, 11] {
        let office = with_each_list(|text| {
            let lines: Vec<&str> = text.lines().collect();
            let (header, rows) = lines.split_first().unwrap();
            // A step that is no divisor of the number of rows visits every row once.
            let rows: Vec<&str> = if rows.len().is_multiple_of(step) {
                rows.iter().rev().copied().collect()
            } else {
                (1..=rows.len())
                    .map(|i| rows[i * step % rows.len()])
                    .collect()
            };
            format!("{header}\n{}\n", rows.join("\n")).into_bytes()
        });
        same_as_the_sample(&office);
    }
}

/// A code as an input method leaves it behind.
fn sloppy(code: &str) -> String {
    let wide = code.chars().map(|c| match c {
        '0'..='9' | '-' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        other => other.to_ascii_lowercase(),
    });
    let wide: String = wide.collect();
    if wide.is_empty() {
        return wide;
    }
    let middle = wide
        .char_indices()
        .nth(4)
        .map_or(wide.len(), |(place, _)| place);
    format!("\u{3000}{} {}\t", &wide[..middle], &wide[middle..])
}

#[test]
fn codes_typed_full_width_lower_case_and_with_spaces_give_the_same_draws() {
    let office = with_each_row(|list, number, mut row| {
        let places: &[usize] = match list {
            _ if number == 0 => &[],
            "objects" => &[0, 3],
            "inspectors" | "findings" => &[0],
            "recusals" => &[0, 1],
            _ => &[],
        };
        for &place in places {
            row[place] = sloppy(&row[place]);
        }
        row
    });
    same_as_the_sample(&office);
}

#[test]
fn full_width_marks_numbers_and_dates_in_the_plan_give_the_same_draws() {
    let office = with_each_row(|list, number, row| {
        if list != "plan" || number == 0 {
            return row;
        }
        let wide = |cell: String, from: &[char]| -> String {
            cell.chars()
                .map(|c| {
                    if from.contains(&c) || c.is_ascii_digit() {
                        char::from_u32(u32::from(c) + 0xfee0).unwrap()
                    } else {
                        c
                    }
                })
                .collect()
        };
        row.into_iter()
            .enumerate()
            .map(|(place, cell)| match place {
                0 | 1 => cell,
                2..=7 => cell.replace(';', "；"),
                8 | 9 => wide(cell, &['%', '#', ':', ';', '=', '*']),
                11 | 12 => cell.replace('-', "/").replace("/0", "/"),
                _ => wide(cell, &[]),
            })
            .collect()
    });
    same_as_the_sample(&office);
}

#[test]
fn empty_rows_and_columns_that_spreadsheets_leave_behind_are_nothing() {
    let office = with_each_list(|text| {
        let mut out = String::new();
        for (number, line) in text.lines().enumerate() {
            out += line;
            // Two empty columns at the end, and now and then a cell of white space beyond them.
            out += if number % 5 == 3 { ",,, " } else { ",," };
            out += "\r\n";
            if number % 4 == 2 {
                out += ",,,,\r\n";
            }
            if number % 6 == 1 {
                out += "\r\n";
            }
        }
        let width = text.lines().next().unwrap().matches(',').count();
        for _ in 0..30 {
            out += &",".repeat(width + 2);
            out += "\r\n";
        }
        out += "\"\",\"\",\r\n \r\n,\r\n";
        out.into_bytes()
    });
    same_as_the_sample(&office);
}

#[test]
fn a_row_of_empty_cells_above_the_headers_is_nothing() {
    let office = with_each_list(|text| {
        let width = text.lines().next().unwrap().matches(',').count();
        format!("{}\r\n{text}", ",".repeat(width)).into_bytes()
    });
    same_as_the_sample(&office);
}

#[test]
fn an_empty_array_is_a_list_without_rows() {
    let office = Office::sample();
    for (file, text) in [("recusals.json", "[]\n"), ("recusals.jsonl", "")] {
        office.write(file, text);
        let settings = office.read("choucha.toml");
        office.replace("choucha.toml", "recusals.csv", file);
        let counted = counts(&office);
        assert_eq!(counted["lists"][2]["rows"], 0, "{counted}");
        office.write("choucha.toml", settings);
    }
}
