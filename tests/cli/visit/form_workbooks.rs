//! `form --xlsx` and `form --list`: the table to fill in and the drawn list as workbooks, in which no number loses a digit, also
//! when a spreadsheet saves them again.

use std::path::{Path, PathBuf};
use std::process::Command;

use choucha::format::workbook_out::{self, Sheet};

use crate::needed;
use crate::office::Office;
use crate::sheets;

const DRAW: &str = "AJ-2026-01-1";
const RESULTS: &str = "结果录入表";

fn drawn() -> Office {
    Office::once("form_workbooks drawn", || {
        let office = Office::sample();
        office.draw_fixed("2026-06-01", "AJ-2026-01");
        office
    })
}

/// A CSV that the program wrote, with the apostrophes that keep spreadsheets from running cells taken off.
fn csv(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let plain = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
    let rows = reader.into_records();
    rows.map(|row| row.unwrap().iter().map(plain).collect())
        .collect()
}

/// A workbook as `LibreOffice` saves it.
fn saved_again(soffice: &str, path: &Path) -> PathBuf {
    let folder = path.parent().unwrap();
    let out = folder.join("again");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let ran = Command::new(soffice)
        .args([&profile, "--headless", "--convert-to", "xlsx", "--outdir"])
        .args([&out, path])
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    out.join(path.file_name().unwrap())
}

#[test]
fn the_table_to_fill_in_is_the_csv_s_with_words_to_choose() {
    let office = drawn();
    let ran = office.zh(&["form", DRAW, "--csv", "--xlsx"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let path = office.case(&format!("forms/{DRAW}.xlsx"));
    let rows = csv(&office.read(&format!("forms/{DRAW}.csv")));
    let said = format!("已生成待填的结果表（工作簿），{} 个事项：", rows.len() - 1);
    assert!(ran.out.contains(&said), "{}", ran.out);
    assert_eq!(sheets::names(&path), [RESULTS]);
    let mut cells = sheets::cells(&path, RESULTS);
    for row in &mut cells {
        row.resize(rows[0].len(), String::new());
    }
    assert_eq!(cells, rows);
    sheets::keeps_what_is_typed(&path);
    let sheet = sheets::parts(&path, "worksheets/sheet1.xml");
    for offered in [
        "\"未发现,发现,未能检查,不适用\"",
        "\"签字,拒签\"",
        "\"JG01,JG02,",
    ] {
        assert!(sheet.contains(offered), "{offered}");
    }
    assert!(sheets::parts(&path, ".xml").contains("JG02 现场发现一般事故隐患"));
    // What is there may hold somebody's work.
    std::fs::write(&path, "filled in").unwrap();
    let ran = office.en(&["form", DRAW, "--xlsx"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(office.read(&format!("forms/{DRAW}.1.xlsx")), "filled in");
    assert!(ran.out.contains("is kept as "), "{}", ran.out);
    assert!(ran.out.contains("the workbook to fill in, "), "{}", ran.out);
}

#[test]
fn the_drawn_list_is_the_record_s_and_lies_outside_its_folder() {
    let office = drawn();
    let before = office.tree();
    let ran = office.zh(&["form", DRAW, "--list"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let name = format!("forms/{DRAW}-list.xlsx");
    let path = office.case(&name);
    let rows = csv(&office.read(&format!("draws/{DRAW}/list.csv")));
    let said = format!("已生成抽查名单，{} 个对象：", rows.len() - 1);
    assert!(ran.out.starts_with(&said), "{}", ran.out);
    let mut cells = sheets::cells(&path, "抽查名单");
    for row in &mut cells {
        row.resize(rows[0].len(), String::new());
    }
    assert_eq!(cells, rows);
    sheets::keeps_what_is_typed(&path);
    let mut after = office.tree();
    assert!(after.remove(&name).is_some());
    after.remove("forms/");
    assert!(after == before);
    let out = office.path().join("elsewhere");
    let ran = office.en(&["form", DRAW, "--list", "--out", out.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("the drawn list, "), "{}", ran.out);
    assert_eq!(
        std::fs::read(out.join(format!("{DRAW}-list.xlsx"))).unwrap(),
        std::fs::read(&path).unwrap()
    );
}

#[test]
fn a_list_that_was_changed_or_of_no_draw_is_refused() {
    let office = drawn();
    office.refused("D12", &["form", "AJ-2026-99-1", "--list"]);
    office.refused("C13", &["form", DRAW, "--list", "--out", "case/draws"]);
    let list = format!("draws/{DRAW}/list.csv");
    office.replace(&list, "市场主体", "市场客体");
    let (zh, en) = office.refused("C36", &["form", DRAW, "--list"]);
    assert!(zh.err.contains(&list) && en.err.contains(&list));
    assert_eq!(office.zh(&["form", "--list"]).code, 2);
    assert_eq!(office.zh(&["form", DRAW, "--list", "--csv"]).code, 2);
}

#[test]
fn no_digit_is_lost_when_a_spreadsheet_opens_and_saves_them() {
    let Some(soffice) = needed::program("soffice") else {
        return;
    };
    let office = Office::sample();
    // A seed and codes that a spreadsheet would take for numbers.
    let draw = [
        "draw",
        "AJ-2026-01",
        "--today",
        "2026-06-01",
        "--seed",
        "0072026",
    ];
    let ran = office.zh(&draw);
    assert_eq!(ran.code, 0, "{ran:?}");
    office.zh(&["form", DRAW, "--xlsx"]);
    office.zh(&["form", DRAW, "--list"]);
    for (name, sheet) in [
        (DRAW.to_owned(), RESULTS),
        (format!("{DRAW}-list"), "抽查名单"),
    ] {
        let path = office.case(&format!("forms/{name}.xlsx"));
        let again = saved_again(soffice, &path);
        let (was, is) = (sheets::cells(&path, sheet), sheets::cells(&again, sheet));
        assert_eq!(was, is, "{name}");
    }
    let list = sheets::cells(&office.case(&format!("forms/{DRAW}-list.xlsx")), "抽查名单");
    let seed = list[0]
        .iter()
        .position(|heading| heading == "种子")
        .unwrap();
    assert!(list[1..].iter().all(|row| row[seed] == "0072026"));
}

#[test]
fn what_is_filled_in_in_a_spreadsheet_is_imported_with_every_digit() {
    let Some(soffice) = needed::program("soffice") else {
        return;
    };
    let office = drawn();
    office.zh(&["form", DRAW, "--xlsx"]);
    let path = office.case(&format!("forms/{DRAW}.xlsx"));
    let mut cells = sheets::cells(&path, RESULTS);
    let headings = cells.remove(0);
    let place = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    let record = office.record(DRAW);
    for row in &mut cells {
        row.resize(headings.len(), String::new());
        let object = row[place("对象代码")].clone();
        let mut drawn = record["drawn"].as_array().unwrap().iter();
        let drawn = drawn
            .find(|drawn| drawn["code"] == object.as_str())
            .unwrap();
        let leader = drawn["team"][0].as_str().unwrap();
        for (name, value) in [
            ("完成日期", "2026-06-05"),
            ("检查方式", "实地核查"),
            ("检查情况", "未发现"),
            ("结果代码", "JG01"),
            ("签字情况", "签字"),
            ("签字人", "张三"),
            ("签字日期", "2026-06-05"),
            ("录入人执法证号", leader),
        ] {
            value.clone_into(&mut row[place(name)]);
        }
    }
    let names = headings.iter().map(String::as_str);
    let sheet = Sheet::plain(RESULTS, names, cells);
    let filled = office.path().join("filled.xlsx");
    std::fs::write(&filled, workbook_out::bytes(&[sheet]).unwrap()).unwrap();
    let again = saved_again(soffice, &filled);
    let file = again.to_str().unwrap();
    let ran = office.zh(&["--today", "2026-06-10", "record", "import", file]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let last = office.book().pop().unwrap();
    let results = last["data"]["results"].as_array().unwrap();
    let drawn = record["drawn"].as_array().unwrap();
    let objects = results
        .iter()
        .flat_map(|result| result["objects"].as_array().unwrap());
    let imported: std::collections::BTreeSet<&str> =
        objects.map(|of| of["object"].as_str().unwrap()).collect();
    let of_draw = drawn.iter().map(|drawn| drawn["code"].as_str().unwrap());
    assert_eq!(imported, of_draw.collect());
    for result in results {
        let code = result["visit"]["enterprise"].as_str().unwrap();
        assert!(code.len() == 18 || code.len() == 15, "{code}");
    }
}
