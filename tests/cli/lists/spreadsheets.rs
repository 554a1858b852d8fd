//! What spreadsheets leave behind in a list, and what people leave undone.

use crate::office::Office;

#[test]
fn cells_that_excel_leaves_out_at_the_end_of_a_row_are_empty() {
    let whole = Office::sample();
    let short = Office::sample();
    // 失效日期, 废止日期 and the last columns of the plan may be empty; Excel then writes no commas for them.
    for list in ["recusals.csv", "items.csv", "plan.csv", "objects.csv"] {
        let text = short.read(list);
        let lines = text
            .lines()
            .map(|line| line.trim_end_matches(',').to_owned() + "\n");
        let cut: String = lines.collect();
        short.write(list, cut);
        whole.write(list, text);
    }
    assert_ne!(short.read("recusals.csv"), whole.read("recusals.csv"));
    assert_eq!(short.zh(&["check"]), whole.zh(&["check"]));
}

#[test]
fn a_row_that_lacks_a_required_cell_is_named() {
    let office = Office::sample();
    let text = office.read("recusals.csv");
    office.write("recusals.csv", text + "37049901001,91370499MYXP2PM81A\n");
    let ran = office.en(&["check"]);
    assert_eq!(ran.code, 1);
    let row: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.contains("L03"))
        .collect();
    assert_eq!(row.len(), 1, "{}", ran.out);
    assert!(
        row[0].contains("the header has 6 columns, this row only 2"),
        "{}",
        row[0]
    );
}

#[test]
fn a_new_folder_wants_the_bureaus_name_before_anything_else() {
    let office = Office::empty();
    assert_eq!(office.run(&["init", "case"]).code, 0);
    let zh = office.zh(&["check"]);
    assert_eq!((zh.code, zh.out.as_str()), (3, ""));
    assert_eq!(
        zh.err,
        "拒绝 [C03] choucha.toml 还没有填写单位名称\n怎么办：在 bureau = 后面填写单位全称\n"
    );
    let en = office.en(&["draw", "T"]);
    assert_eq!(
        en.err,
        "refused [C03] choucha.toml has no bureau's name yet\n\
         what to do: put the bureau's full name behind bureau =\n"
    );
}

#[test]
fn a_name_that_would_act_on_the_terminal_is_a_fault() {
    let office = Office::sample();
    office.replace("objects.csv", "临溪瀚恒粮油有限公司", "临溪\u{1b}[31m瀚恒");
    let ran = office.zh(&["check", "--json"]);
    assert_eq!(ran.code, 1);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["faults_total"], 1);
    assert_eq!(document["faults"][0]["code"], "L06");
    assert_eq!(document["faults"][0]["column"], "name");
    assert_eq!(document["faults"][0]["value"], "临溪\u{1b}[31m瀚恒");
}

#[test]
fn a_workbooks_number_for_a_code_is_told_for_what_it_is() {
    let office = Office::sample();
    office.replace("objects.csv", "91370499MYXP2PM81A", "3.70499E+14");
    let ran = office.zh(&["check"]);
    assert!(
        ran.out
            .contains("是被表格软件改成的数字，原来的号码已经丢失"),
        "{}",
        ran.out
    );
}

#[test]
fn a_scope_word_that_no_object_has_is_noted() {
    let office = Office::sample();
    let before = office.zh(&["check"]).out;
    office.replace("plan.csv", "设施设备;项目", "设施设备;项木");
    let ran = office.zh(&["check"]);
    assert_eq!(ran.code, 0);
    let new: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with("注意") && !before.contains(line))
        .collect();
    assert_eq!(
        new,
        [
            "注意：任务 AJ-2026-06 的对象类型“项木”在对象库中从未出现，请核对写法，否则有关对象不会进入抽取"
        ]
    );
    let document: serde_json::Value =
        serde_json::from_str(&office.en(&["check", "--json"]).out).unwrap();
    assert_eq!(document["scope_words_unmet"][0]["word"], "项木");
}

#[test]
fn a_certificate_that_became_a_number_is_a_fault() {
    let office = Office::sample();
    office.replace("inspectors.csv", "37049901030", "3.705E+10");
    let ran = office.en(&["check", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["faults"][0]["code"], "L34");
    assert_eq!(document["faults"][0]["column"], "cert");
}
