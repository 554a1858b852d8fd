//! `init` beside an office's own files, and after last year's folder.

use std::fs;

use serde_json::{Value, json};

use crate::lists::workbooks::fixture;
use crate::office::{Office, files_below};

/// A folder with an office's files in it.
fn office() -> Office {
    let office = Office::empty();
    fs::create_dir(office.case("")).unwrap();
    fs::copy(fixture("objects.xls"), office.case("企业名录.xls")).unwrap();
    fs::copy(fixture("inspectors.ods"), office.case("执法人员.ods")).unwrap();
    fs::copy(fixture("plan.xlsx"), office.case("计划.xlsx")).unwrap();
    office.write("通讯录.csv", "姓名,电话\n甲,1\n");
    office.write("说明.docx", "PK");
    office
}

#[test]
fn the_office_s_files_are_told_by_their_headers() {
    let office = office();
    let before = files_below(office.path());
    let ran = office.run(&["--lang", "zh", "init", "case", "--year", "2026"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(
        ran.out,
        "已在 ./case 建 2026 年案卷，原有的文件没有改动\n  检查对象名录库：企业名录.xls\n  执法检查人员名录库：执法人员.ods\n  \
         年度抽查计划：计划.xlsx\n没有找到文件、只写了表头的：抽查事项清单、回避关系、检查结果代码表\n\
         没有认出是什么表、没有用的：通讯录.csv\n\
         单位名称还没有写：填在 choucha.toml 的 bureau 后面\n\
         下一步：核对 choucha.toml 的 [files] 是否认对，再运行 choucha -C ./case check\n"
    );
    let after = files_below(office.path());
    for (path, bytes) in &before {
        assert_eq!(after.get(path), Some(bytes), "{}", path.display());
    }
    let settings = office.read("choucha.toml");
    for line in [
        "objects = \"企业名录.xls\"     #",
        "inspectors = \"执法人员.ods\" #",
        "plan = \"计划.xlsx\" ",
        "items = \"items.csv\" ",
    ] {
        let line = line.trim_end_matches([' ', '#']);
        assert!(settings.contains(line), "{line}: {settings}");
    }
    assert!(!office.case("objects.csv").exists());
    assert!(office.case("items.csv").exists());
}

#[test]
pub(crate) fn the_document_says_which_is_which() {
    let office = office();
    fs::copy(fixture("objects.ods"), office.case("另一份.ods")).unwrap();
    let ran = office.run(&["--json", "init", "case"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        document["files"],
        json!({ "inspectors": "执法人员.ods", "plan": "计划.xlsx" })
    );
    assert_eq!(
        document["unsure"],
        json!({ "objects": ["企业名录.xls", "另一份.ods"] })
    );
    assert_eq!(document["unknown"], json!(["通讯录.csv"]));
    assert!(office.case("objects.csv").exists());
}

/// What looks most like a list is the usual answer, and does no harm: it stands in choucha.toml and can be put right there.
#[cfg(unix)]
#[test]
fn at_a_terminal_it_asks_with_numbers_and_enter_takes_what_looks_most_like_it() {
    use crate::dialogue::{ENTER, Step, dialogue, typed};

    let office = office();
    fs::copy(fixture("objects.ods"), office.case("另一份.ods")).unwrap();
    let steps: [Step<'_>; 3] = [
        ("哪个文件是检查对象名录库？", &["7", ENTER, ENTER]),
        ("哪个文件是执法检查人员名录库？", &typed("执法人员.ods")),
        ("哪个文件是年度抽查计划？", &typed("2")),
    ];
    let words = ["--lang", "zh", "init", "--year", "2026"];
    let Some((code, seen)) = dialogue(&office, &words, &steps) else {
        return;
    };
    assert_eq!(code, 0, "{seen}");
    assert!(
        seen.contains("  1  企业名录.xls") && seen.contains("  3  都不是"),
        "{seen}"
    );
    assert!(seen.contains("错误：请输入 1 到 3 的序号"), "{seen}");
    let settings = office.read("choucha.toml");
    for line in [
        "objects = \"企业名录.xls\"",
        "inspectors = \"执法人员.ods\"",
        "plan = \"plan.csv\"",
    ] {
        assert!(settings.contains(line), "{line}: {settings}");
    }
}

#[test]
fn sheets_of_one_workbook_are_lists_of_their_own() {
    let office = Office::empty();
    fs::create_dir(office.case("")).unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, headings) in [
        ("对象", ["统一社会信用代码", "企业名称", "状态"]),
        ("人员", ["执法证号", "姓名", "单位"]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, heading) in (0..).zip(headings) {
            sheet.write_string(0, column, heading).unwrap();
        }
    }
    book.save(office.case("一单两库.xlsx")).unwrap();
    let ran = office.run(&["--json", "init", "case"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        document["files"],
        json!({ "objects": "一单两库.xlsx#对象", "inspectors": "一单两库.xlsx#人员" })
    );
}

#[test]
fn a_name_of_its_own_that_is_taken_is_refused() {
    for name in ["choucha.toml", "ledger.jsonl", "public"] {
        let office = Office::empty();
        fs::create_dir(office.case("")).unwrap();
        office.write(name, "甲");
        let before = files_below(office.path());
        let ran = office.run(&["--lang", "zh", "init", "case"]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""));
        let said = format!("拒绝 [C25] ./case 中已有案卷自己要用的名字：{name}\n");
        assert!(ran.err.starts_with(&said), "{ran:?}");
        assert_eq!(files_below(office.path()), before);
    }
}

#[test]
fn last_year_s_lists_and_settings_are_taken_over() {
    let office = Office::sample();
    office.replace("choucha.toml", "team = 2", "team = 3");
    office.enter_rules();
    fs::rename(office.case("objects.csv"), office.case("企业.csv")).unwrap();
    office.replace("choucha.toml", "\"objects.csv\"", "\"企业.csv\"");
    office.write("signers", "");
    fs::create_dir(office.case("calendar")).unwrap();
    office.write("calendar/2031.csv", "x");
    let ran = office.run(&["--lang", "zh", "init", "next", "--from", "case"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(
        ran.out,
        "已新建 2027 年案卷 ./next，清单、名录、代码和设置取自 case，账本重新开始\n\
         带过来的：items.csv、inspectors.csv、recusals.csv、findings.csv、企业.csv、signers、calendar/2031.csv\n\
         没有带过来的：ledger.jsonl、plan.csv、plans/\n年度计划须重新编制：plan.csv 只有表头\n\
         签名人名单已带过来，须重新入账：choucha signers --reason\n\
         下一步：核对各表和日期，编制年度计划，再运行 choucha -C ./next check\n"
    );
    let next = |name: &str| fs::read_to_string(office.path().join("next").join(name)).unwrap();
    assert_eq!(next("企业.csv"), office.read("企业.csv"));
    assert_eq!(next("plan.csv").lines().count(), 1);
    let settings = office
        .read("choucha.toml")
        .replace("year = 2026", "year = 2027");
    assert_eq!(next("choucha.toml"), settings);
    let book = next("ledger.jsonl");
    let first: Value = serde_json::from_str(book.lines().next().unwrap()).unwrap();
    assert_eq!(book.lines().count(), 1);
    assert_eq!(first["data"]["year"], 2027);
    assert_eq!(first["data"]["rules"]["team"], 3);
    assert_eq!(first["data"]["bureau"], "临溪高新技术产业开发区应急管理局");
    assert_eq!(first["data"]["rehearsal"], false);
}

#[test]
fn what_is_no_case_folder_is_nobody_s_last_year() {
    let office = Office::empty();
    let ran = office.run(&["--lang", "zh", "init", "next", "--from", "case"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.starts_with("拒绝 [C01] "), "{ran:?}");
    let office = Office::sample();
    fs::remove_file(office.case("ledger.jsonl")).unwrap();
    let ran = office.run(&["--lang", "zh", "init", "next", "--from", "case"]);
    assert!(
        ran.code == 3 && ran.err.starts_with("拒绝 [C26] "),
        "{ran:?}"
    );
    assert!(!office.path().join("next").exists());
}
