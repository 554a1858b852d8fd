//! Workbooks in the place of lists: what a sheet holds comes out as an office sees it, whichever kind of workbook it is.

use std::fs::File;
use std::path::{Path, PathBuf};

use choucha::format::workbook::Workbook;
use serde_json::Value;

use crate::office::{Office, files_below, golden};

/// A workbook of `tests/cli/fixtures/office`.
pub(crate) fn fixture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/fixtures/office");
    folder.join(name)
}

/// A sheet as CSV, its header in this row, and what was done to it.
fn csv(name: &str, sheet: usize, header: u32) -> String {
    let path = fixture(name);
    let book = Workbook::open(|| File::open(&path)).unwrap();
    let mut book = book.unwrap();
    let sheet = book.sheets()[sheet].clone();
    let mut out = Vec::new();
    let said = book.write_sheet(&sheet.name, Some(header), &mut out);
    let said = said.unwrap();
    let hidden = said.hidden.map(|rows| rows.ranges().to_vec());
    let text = String::from_utf8(out).unwrap();
    let columns = said.hidden_columns;
    format!(
        "{sheet:?}\n{text}hidden {hidden:?} {columns:?}, filled {:?}\n",
        said.filled
    )
}

#[test]
fn a_sheet_is_the_same_in_every_kind_of_workbook() {
    let mut text = String::new();
    for (name, sheet, header) in [
        ("register", 0, 2),
        ("register", 2, 2),
        ("objects", 0, 2),
        ("inspectors", 0, 0),
        ("plan", 0, 1),
        ("periods", 0, 0),
        ("seeds", 0, 0),
        ("units", 0, 0),
    ] {
        let read = csv(&format!("{name}.xlsx"), sheet, header);
        for kind in ["xls", "ods"] {
            let other = csv(&format!("{name}.{kind}"), sheet, header);
            assert_eq!(other, read, "{name}.{kind}");
        }
        text = format!("{text}=== {name}\n{read}");
    }
    golden("workbooks.txt", &text);
}

/// An office whose library of objects is this workbook.
fn office_with(file: &str, objects: &str) -> Office {
    let office = Office::sample();
    std::fs::copy(fixture(file), office.case(file)).unwrap();
    let line = "objects = \"objects.csv\"";
    office.replace("choucha.toml", line, &format!("objects = {objects:?}"));
    office
}

/// What `check --json` says of the library.
fn library(office: &Office) -> Value {
    let ran = office.zh(&["check", "--json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran:?}"));
    let lists = document["lists"].as_array().unwrap();
    let objects = lists.iter().find(|list| list["list"] == "objects");
    objects.unwrap().clone()
}

/// The sentences of what was done to it.
fn said(list: &Value) -> Vec<&str> {
    let said = list["said"].as_array().unwrap();
    said.iter()
        .filter_map(|note| note["what"].as_str())
        .collect()
}

#[test]
fn what_was_done_to_a_sheet_is_said() {
    for kind in ["xlsx", "xls", "ods"] {
        let file = format!("objects.{kind}");
        let office = office_with(&file, &file);
        let list = library(&office);
        assert_eq!(list["encoding"], "workbook");
        let said = said(&list);
        for expected in [
            "第 5 行在表中是隐藏的（或被筛选掉），同样读入",
            "“区域”栏的合并单元格已向下填充 2 格",
        ] {
            assert!(said.contains(&expected), "{kind}: {said:?}");
        }
    }
}

#[test]
fn the_only_sheet_with_the_header_is_read_and_the_others_are_named() {
    let office = office_with("register.xls", "register.xls");
    let list = library(&office);
    let expected = "读的是工作表“企业名录”，没有读：填表说明、去年";
    assert!(said(&list).contains(&expected), "{list}");
    let office = office_with("register.xls", "register.xls#去年");
    let list = library(&office);
    let expected = "读的是工作表“去年”（隐藏的工作表），没有读：企业名录、填表说明";
    assert!(said(&list).contains(&expected), "{list}");
}

#[test]
fn a_workbook_goes_by_what_is_in_it() {
    let office = Office::sample();
    std::fs::copy(fixture("objects.xls"), office.case("objects.csv")).unwrap();
    assert_eq!(library(&office)["encoding"], "workbook");
    // WPS writes et in the form of xls.
    std::fs::copy(fixture("objects.xls"), office.case("名录.et")).unwrap();
    office.replace("choucha.toml", "\"objects.csv\"", "\"名录.et\"");
    assert_eq!(library(&office)["encoding"], "workbook");
}

#[test]
fn a_number_of_eighteen_digits_keeps_every_digit_that_the_workbook_has() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = ["统一社会信用代码", "名称"];
    for (column, name) in (0..).zip(rows) {
        sheet.write_string(0, column, name).unwrap();
    }
    sheet.write_number(1, 0, 913_705_000_000_000_000.0).unwrap();
    sheet.write_string(1, 1, "甲公司").unwrap();
    let office = Office::sample();
    office.replace("choucha.toml", "\"objects.csv\"", "\"名录.xlsx\"");
    book.save(office.case("名录.xlsx")).unwrap();
    let ran = office.zh(&["check", "--json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let faults = document["faults"].as_array().unwrap();
    let code = faults
        .iter()
        .find(|fault| fault["list"] == "objects")
        .unwrap();
    assert_eq!(
        (&code["row"], &code["value"]),
        (&Value::from(2), &Value::from("913705000000000000"))
    );
}

#[test]
fn versions_of_a_list_may_be_workbooks() {
    let office = office_with("months.xlsx", "months.xlsx#一月");
    let ran = office.zh(&["lists", "diff", "case/months.xlsx#二月", "now"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let other = fixture("objects.ods");
    let ran = office.zh(&["lists", "diff", other.to_str().unwrap(), "now"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let found = office.zh(&["objects", "--where", "区域=槐林镇", "--json"]);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!(found["found"], 3, "{found}");
}

/// A name, and a way to make a workbook that is refused.
type Spoil = (&'static str, fn(&Office));

const REFUSED: &[Spoil] = &[
    ("several sheets alike", |o| {
        std::fs::copy(fixture("months.xlsx"), o.case("名录.xlsx")).unwrap();
    }),
    ("a sheet that is not there", |o| {
        std::fs::copy(fixture("months.xlsx"), o.case("名录.xlsx")).unwrap();
        o.replace("choucha.toml", "名录.xlsx", "名录.xlsx#三月");
    }),
    ("an xlsx cut off", |o| {
        let bytes = std::fs::read(fixture("objects.xlsx")).unwrap();
        o.write("名录.xlsx", &bytes[..bytes.len() / 2]);
    }),
    ("an xls cut off", |o| {
        let bytes = std::fs::read(fixture("objects.xls")).unwrap();
        o.write("名录.xlsx", &bytes[..1000]);
    }),
    ("a workbook without anything", |o| {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet();
        book.save(o.case("名录.xlsx")).unwrap();
    }),
    ("a sheet asked of a CSV", |o| {
        o.write("名录.xlsx", o.read("objects.csv"));
        o.replace("choucha.toml", "名录.xlsx", "名录.xlsx#企业");
    }),
    ("a workbook with a password", |o| {
        compound(
            &o.case("名录.xlsx"),
            &["EncryptionInfo", "EncryptedPackage"],
        );
    }),
    ("another document", |o| {
        compound(&o.case("名录.xlsx"), &["WordDocument"]);
    }),
];

/// A compound file with these streams.
fn compound(path: &Path, streams: &[&str]) {
    let mut file = cfb::create(path).unwrap();
    for stream in streams {
        file.create_stream(stream).unwrap();
    }
    file.flush().unwrap();
}

#[test]
fn workbooks_that_are_no_list_are_refused_with_what_to_do() {
    let mut text = String::new();
    for (title, spoil) in REFUSED {
        let office = Office::sample();
        office.replace("choucha.toml", "\"objects.csv\"", "\"名录.xlsx\"");
        spoil(&office);
        let before = files_below(office.path());
        text = format!("{text}=== {title}\n");
        for ran in [office.zh(&["check"]), office.en(&["check"])] {
            assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{title}: {ran:?}");
            text += &ran.err;
        }
        assert_eq!(files_below(office.path()), before, "{title}");
    }
    golden("unreadable_workbooks.txt", &text);
}

#[test]
fn no_damage_to_a_workbook_stops_the_program() {
    for kind in ["xlsx", "xls", "ods"] {
        let bytes = std::fs::read(fixture(&format!("objects.{kind}"))).unwrap();
        // Every step a byte is changed, and the file cut off.
        for place in (0..bytes.len()).step_by(97) {
            let mut changed = bytes.clone();
            changed[place] ^= 0xff;
            for bytes in [&changed[..], &bytes[..place]] {
                let opened = Workbook::open(|| Ok(std::io::Cursor::new(bytes.to_vec())));
                let Ok(Some(mut book)) = opened else { continue };
                for sheet in book.sheets() {
                    let _ = book.write_sheet(&sheet.name, None, std::io::sink());
                }
            }
        }
    }
}

/// A workbook with these sheets, each a list of objects with one company in it.
fn sheets(office: &Office, file: &str, names: &[&str]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in names {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (column, heading) in [(0, "统一社会信用代码"), (1, "名称"), (2, "备注")] {
            sheet.write_string(0, column, heading).unwrap();
        }
        sheet.write_string(1, 0, "91370499MX6W70EE2Q").unwrap();
        sheet.write_string(1, 1, *name).unwrap();
        sheet.write_string(2, 0, "合计").unwrap();
    }
    book.save(office.case(file)).unwrap();
}

#[test]
fn a_sheet_of_any_name_can_be_named() {
    let office = Office::sample();
    let names = ["1# 企业", "\"乙\"", "丙 ", "a.xlsx#丁"];
    sheets(&office, "名录.xlsx", &names);
    let plain = office.read("choucha.toml");
    for (named, sheet) in [
        ("1# 企业", "1# 企业"),
        ("'1# 企业'", "1# 企业"),
        ("“1# 企业”", "1# 企业"),
        ("\"乙\"", "\"乙\""),
        ("'\"乙\"'", "\"乙\""),
        ("丙", "丙 "),
        ("丙 ", "丙 "),
        ("「丙 」", "丙 "),
        ("a.xlsx#丁", "a.xlsx#丁"),
    ] {
        let file = format!("名录.xlsx#{named}");
        let line = format!("objects = {}", toml::Value::from(file));
        office.write(
            "choucha.toml",
            plain.replacen("objects = \"objects.csv\"", &line, 1),
        );
        let list = library(&office);
        let read = format!("读的是工作表“{sheet}”");
        assert!(
            said(&list).iter().any(|said| said.starts_with(&read)),
            "{named}: {list}"
        );
    }
}

#[test]
fn numbers_have_the_units_of_their_formats() {
    for kind in ["xlsx", "xls", "ods"] {
        let office = Office::unpublished();
        let file = format!("units.{kind}");
        std::fs::copy(fixture(&file), office.case(&file)).unwrap();
        office.replace("choucha.toml", "\"plan.csv\"", &format!("{file:?}"));
        let ran = office.zh(&["check"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        assert!(
            ran.out.contains("抽查比例“20家”读作：每次 #20"),
            "{}",
            ran.out
        );
        let hidden = "“序号”、“承办科室”栏在表中是隐藏的，同样读入";
        assert!(ran.out.contains(hidden), "{}", ran.out);
        // What was passed over is said, in short, by whoever publishes the plan too.
        let zh = office.zh(&["plan", "publish", "--today", "2026-05-20"]);
        assert_eq!((zh.code, zh.err.as_str()), (0, ""), "{zh:?}");
        let short = "工作簿中隐藏的 0 行、2 栏同样读入，见 check";
        assert!(zh.out.contains(short), "{}", zh.out);
        let published = office.read("plans/1/plan.csv");
        for row in [",#20,,1,", ",5%,,1,", ",2.5%,,1,"] {
            assert!(published.contains(row), "{published}");
        }
    }
}
