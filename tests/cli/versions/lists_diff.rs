//! `lists diff`: what changed between two versions of a list, and what a way of saving does not change.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::method::sources::{EVE, LOTTERY};
use crate::office::{Office, golden};

/// The sample, with a copy of every list beside the case folder under the same name.
fn office() -> Office {
    let office = Office::sample();
    for list in ["objects", "inspectors", "plan", "items", "recusals"] {
        let name = format!("{list}.csv");
        std::fs::copy(office.case(&name), office.path().join(&name)).unwrap();
    }
    office
}

/// The rows of a list of the case folder, the header first.
fn rows(office: &Office, list: &str) -> Vec<Vec<String>> {
    let text = office.read(list);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows = reader.deserialize().map(Result::unwrap);
    rows.collect()
}

fn write(office: &Office, list: &str, rows: &[Vec<String>]) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    office.write(list, writer.into_inner().unwrap());
}

/// Both languages of a comparison that finds something.
fn shown(office: &Office, args: &[&str]) -> String {
    let args = [&["lists", "diff"], args].concat();
    let mut text = String::new();
    for (lang, ran) in [("zh", office.zh(&args)), ("en", office.en(&args))] {
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{args:?}");
        let _ = write!(text, "=== {lang} {}\n{}", args.join(" "), ran.out);
    }
    text
}

/// The document of a comparison, and its exit code.
fn document(office: &Office, args: &[&str]) -> (i32, Value) {
    let ran = office.zh(&[&["lists", "diff"], args, &["--json"]].concat());
    assert_eq!(ran.err, "", "{args:?}");
    (ran.code, serde_json::from_str(&ran.out).unwrap())
}

fn assert_same(office: &Office, args: &[&str]) {
    let (code, document) = document(office, args);
    assert_eq!((code, &document["same"]), (0, &json!(true)), "{document}");
    let ran = office.zh(&[&["lists", "diff"], args].concat());
    assert!(ran.out.ends_with("两者相同。\n"), "{ran:?}");
}

#[test]
fn a_list_is_the_same_as_itself() {
    let office = office();
    for list in ["objects", "inspectors", "plan", "items", "recusals"] {
        assert_same(&office, &[&format!("{list}.csv"), "now", "--list", list]);
    }
    assert_same(&office, &["now", "now", "--list", "findings"]);
}

#[test]
fn how_a_list_was_saved_is_no_change() {
    let office = office();
    let text = office.read("objects.csv");
    office.write("objects.csv", encoding_rs::GB18030.encode(&text).0);
    assert_same(&office, &["objects.csv", "now"]);
    let bare = text.trim_start_matches('\u{feff}').to_owned();
    office.write(
        "objects.csv",
        format!("\u{feff}{}\r\n,,,\r\n", bare.replace('\n', "\r\n")),
    );
    assert_same(&office, &["objects.csv", "now"]);
    // A spreadsheet writes dates in its own way.
    let people = office.read("inspectors.csv");
    office.write("inspectors.csv", people.replace("2029-03-31", "2029/3/31"));
    assert_same(&office, &["inspectors.csv", "now", "--list", "inspectors"]);
}

#[test]
fn the_order_of_rows_and_columns_and_synonyms_are_no_change() {
    let office = office();
    let mut table = rows(&office, "objects.csv");
    table[1..].reverse();
    table[1..].rotate_left(37);
    for row in &mut table {
        row.reverse();
    }
    for name in &mut table[0] {
        let other = match name.as_str() {
            "统一社会信用代码" => "code",
            "名称" => "企业名称",
            "信用等级" => "风险等级（必填）",
            _ => continue,
        };
        other.clone_into(name);
    }
    write(&office, "objects.csv", &table);
    assert_same(&office, &["objects.csv", "now"]);
}

#[test]
fn json_is_held_against_csv() {
    let office = office();
    let table = rows(&office, "objects.csv");
    let objects = table[1..].iter().map(|row| {
        let cells = table[0].iter().cloned().zip(row.iter().cloned());
        Value::Object(cells.map(|(name, cell)| (name, cell.into())).collect())
    });
    let text = Value::Array(objects.collect()).to_string();
    std::fs::write(office.path().join("objects.json"), text).unwrap();
    assert_same(&office, &["objects.json", "now"]);
}

/// Objects with one gone, one closed, one new, and columns that came and went.
fn changed() -> Office {
    let office = office();
    let mut table = rows(&office, "objects.csv");
    let status = table[0].iter().position(|name| name == "状态").unwrap();
    let last = table[0].len() - 1;
    assert_eq!(table[0][last], "行业");
    "备注".clone_into(&mut table[0][last]);
    "注销".clone_into(&mut table[3][status]);
    "临溪新名称有限公司".clone_into(&mut table[3][1]);
    table.remove(2);
    let mut new = vec![String::new(); last + 1];
    for (place, cell) in [
        (0, "XM-2026-09"),
        (1, "新建仓库"),
        (2, "项目"),
        (3, &table[1][0].clone()),
        (status, "有效"),
    ] {
        cell.clone_into(&mut new[place]);
    }
    table.insert(1, new);
    write(&office, "objects.csv", &table);
    office
}

#[test]
fn what_was_added_removed_and_changed_is_shown() {
    let office = changed();
    let mut text = shown(&office, &["objects.csv", "now"]);
    text += &shown(&office, &["objects.csv", "now", "--limit", "0"]);
    office.replace("inspectors.csv", "副大队长", "大队长");
    office.replace("inspectors.csv", "2028-10-15", "2031-10-15");
    text += &shown(&office, &["inspectors.csv", "now", "--list", "inspectors"]);
    office.replace("plan.csv", "2026-08-31", "2026-09-30");
    let plan = office
        .read("plan.csv")
        .replace("AJ-2026-03,", "AJ-2026-99,");
    office.write("plan.csv", plan);
    text += &shown(&office, &["plan.csv", "now", "--list", "plan"]);
    office.replace("recusals.csv", "2026-12-31", "");
    text += &shown(&office, &["recusals.csv", "now", "--list", "recusals"]);
    golden("lists_diff.txt", &text);
}

#[test]
pub(crate) fn scripts_get_all_counts_and_the_limited_rows() {
    let office = changed();
    let (code, found) = document(&office, &["objects.csv", "now", "--limit", "1"]);
    assert_eq!(code, 1);
    golden(
        "lists_diff.json",
        &(serde_json::to_string_pretty(&found).unwrap() + "\n"),
    );
    let (_, none) = document(&office, &["objects.csv", "now", "--limit", "0"]);
    for key in ["added", "removed", "changed"] {
        assert_eq!(none[key], json!([]));
        let total = format!("{key}_total");
        assert_eq!((&none[&total], &found[&total]), (&json!(1), &json!(1)));
    }
}

#[test]
fn rows_with_faults_of_their_values_are_compared_all_the_same() {
    let office = office();
    office.replace("objects.csv", ",A,有效,", ",A,待定,");
    let (code, found) = document(&office, &["objects.csv", "now"]);
    assert_eq!((code, &found["changed_total"]), (1, &json!(1)));
    assert_eq!(
        found["changed"][0]["changes"],
        json!([{ "column": "status", "before": "有效", "after": "待定" }])
    );
}

#[test]
pub(crate) fn rows_that_cannot_be_read_are_told_and_nothing_is_called_the_same() {
    let office = office();
    let text = office.read("inspectors.csv") + "37049909999,甲\n";
    office.write("inspectors.csv", &text);
    std::fs::write(office.path().join("inspectors.csv"), &text).unwrap();
    let args = ["inspectors.csv", "now", "--list", "inspectors"];
    golden("lists_diff_unread.txt", &shown(&office, &args));
    let (_, found) = document(&office, &args);
    assert_eq!(
        (
            &found["same"],
            &found["unread_total"],
            &found["unread"][1]["code"]
        ),
        (&json!(false), &json!(2), &json!("L03"))
    );
}

/// The sample with AJ-2026-04 sealed and drawn, and three objects of the draw then gone, closed, and out of scope.
fn drawn() -> Office {
    let office = office();
    let seal = ["seal", "AJ-2026-03", "--source", LOTTERY, "--today", EVE];
    let sealed = office.zh(&seal);
    assert_eq!(sealed.code, 0, "{sealed:?}");
    let drawn = office.zh(&["draw", "AJ-2026-04", "--seed", "1"]);
    assert_eq!(drawn.code, 0, "{drawn:?}");
    office
}

fn drop_objects(office: &Office) {
    let population = office.read("draws/AJ-2026-04-1/population.txt");
    let codes: Vec<&str> = population
        .lines()
        .map(|line| line.split('\t').next().unwrap())
        .collect();
    let mut table = rows(office, "objects.csv");
    let place = |name: &str| table[0].iter().position(|n| n == name).unwrap();
    let (status, scope) = (place("状态"), place("经营范围"));
    for row in &mut table {
        if row[0] == codes[3] {
            "吊销".clone_into(&mut row[status]);
        } else if row[0] == codes[5] {
            "服装零售".clone_into(&mut row[scope]);
        }
    }
    table.retain(|row| row[0] != codes[1]);
    write(office, "objects.csv", &table);
}

#[test]
pub(crate) fn a_library_cut_down_after_a_draw_shows_with_reasons() {
    let office = drawn();
    assert_same(&office, &["draw:AJ-2026-04-1", "now"]);
    assert_same(&office, &["draw:AJ-2026-03-1.s1", "now"]);
    drop_objects(&office);
    let mut text = shown(&office, &["draw:AJ-2026-04-1", "now"]);
    // The other way round, and with the list in another file.
    text += &shown(&office, &["now", "draw:AJ-2026-04-1", "--limit", "2"]);
    assert_same(&office, &["draw:AJ-2026-04-1", "objects.csv"]);
    golden("lists_diff_draw.txt", &text);
    let (_, found) = document(&office, &["draw:AJ-2026-04-1", "now"]);
    let mut why: Vec<&str> = found["removed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|code| code["why"].as_str().unwrap())
        .collect();
    why.sort_unstable();
    assert_eq!(why, ["gone", "scope", "status"]);
    assert_eq!(found["task"], json!("AJ-2026-04"));
}

#[test]
fn the_objects_of_a_version_of_the_plan_are_held_against_those_that_take_part() {
    let office = office();
    let (_, found) = document(&office, &["objects.csv", "now"]);
    assert_eq!(found["same"], json!(true));
    let table = rows(&office, "objects.csv");
    let status = table[0].iter().position(|name| name == "状态").unwrap();
    let out = ["注销", "吊销", "撤销", "迁出", "停业", "失效"];
    let taking = table[1..]
        .iter()
        .filter(|row| !out.contains(&row[status].as_str()));
    let mut codes: Vec<String> = taking.map(|row| row[0].clone()).collect();
    codes.sort_unstable();
    let all = codes.join("\n") + "\n";
    std::fs::create_dir_all(office.case("plans/1")).unwrap();
    std::fs::create_dir_all(office.case("plans/2")).unwrap();
    office.write("plans/1/objects.txt", &all);
    office.write(
        "plans/2/objects.txt",
        all.replacen(&codes[0], "", 1).trim_start(),
    );
    assert_same(&office, &["plan:1", "now"]);
    let mut text = shown(&office, &["plan:1", "plan:2"]);
    let open = table[1..]
        .iter()
        .position(|row| row[0] == codes[4])
        .unwrap()
        + 1;
    let mut less = table.clone();
    "停业".clone_into(&mut less[open][status]);
    write(&office, "objects.csv", &less);
    text += &shown(&office, &["plan:1", "now"]);
    golden("lists_diff_plan.txt", &text);
}

#[test]
fn two_draws_are_compared_as_they_are() {
    let office = drawn();
    drop_objects(&office);
    let voided = office.zh(&["void", "AJ-2026-04-1", "--reason", "重抽"]);
    assert_eq!(voided.code, 0, "{voided:?}");
    let again = office.zh(&["draw", "AJ-2026-04", "--seed", "2"]);
    assert_eq!(again.code, 0, "{again:?}");
    assert_same(&office, &["draw:AJ-2026-04-1.2", "now"]);
    let (code, found) = document(&office, &["draw:AJ-2026-04-1", "draw:AJ-2026-04-1.2"]);
    assert_eq!((code, &found["removed_total"]), (1, &json!(3)));
    assert_eq!(
        (&found["removed"][0]["why"], &found["task"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn two_files_need_no_case_folder() {
    let office = office();
    let ran = office.run(&["lists", "diff", "objects.csv", "objects.csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
}

/// Both languages of a refusal.
fn refused(office: &Office, code: &str, args: &[&str]) -> String {
    let (zh, en) = office.refused(code, &[&["lists", "diff"], args].concat());
    format!("=== {}\n{}{}", args.join(" "), zh.err, en.err)
}

#[test]
fn sides_that_cannot_be_compared_are_refused() {
    let office = drawn();
    let mut text = String::new();
    for side in ["draw:AJ-1", "draw:../case", "plan:9"] {
        text += &refused(&office, "V01", &[side, "now"]);
    }
    text += &refused(
        &office,
        "V02",
        &["draw:AJ-2026-04-1", "now", "--list", "plan"],
    );
    text += &refused(&office, "V04", &["plan.csv", "now"]);
    let people = office.read("inspectors.csv");
    let second = people.lines().nth(1).unwrap();
    let nameless = second.split_once(',').unwrap().1;
    office.write(
        "inspectors.csv",
        format!(
            "{people},{nameless}\n{second}\n{}\n",
            second.replacen('3', "３", 1)
        ),
    );
    text += &refused(
        &office,
        "V03",
        &["inspectors.csv", "now", "--list", "inspectors"],
    );
    office.write("inspectors.csv", people.replace("姓名,单位", "姓名,姓名"));
    text += &refused(
        &office,
        "V04",
        &["inspectors.csv", "now", "--list", "inspectors"],
    );
    let plan = office
        .read("plan.csv")
        .replace("AJ-2026-04,", "AJ-2026-98,");
    office.write("plan.csv", plan);
    text += &refused(&office, "V05", &["draw:AJ-2026-04-1", "now"]);
    std::fs::create_dir_all(office.case("plans/1")).unwrap();
    office.write("plans/1/objects.txt", "B\nA\n");
    text += &refused(&office, "V06", &["plan:1", "now"]);
    golden("lists_diff_refused.txt", &text);
}

#[test]
fn a_population_that_was_changed_is_not_compared() {
    let office = drawn();
    let population = office.read("draws/AJ-2026-04-1/population.txt");
    let (_, rest) = population.split_once('\n').unwrap();
    office.write("draws/AJ-2026-04-1/population.txt", rest);
    refused(&office, "T13", &["draw:AJ-2026-04-1", "now"]);
}

#[test]
fn a_file_that_is_not_there_is_file_trouble() {
    let office = office();
    let ran = office.zh(&["lists", "diff", "none.csv", "now"]);
    assert_eq!((ran.code, ran.out.as_str()), (4, ""));
    assert!(ran.err.starts_with("文件出错：none.csv："), "{}", ran.err);
    std::fs::remove_file(office.case("objects.csv")).unwrap();
    let ran = office.zh(&["lists", "diff", "objects.csv", "now"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.starts_with("拒绝 [C05] "), "{}", ran.err);
}
