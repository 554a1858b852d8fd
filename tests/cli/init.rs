//! `init`: a case folder is made whole, and nothing that is there already is touched.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::office::{Office, Ran, files_below};

/// Every file that a new case folder has, besides the lock.
const FILES: [&str; 9] = [
    ".gitattributes",
    "choucha.toml",
    "findings.csv",
    "inspectors.csv",
    "items.csv",
    "ledger.jsonl",
    "objects.csv",
    "plan.csv",
    "recusals.csv",
];

/// The workbook to fill in, which all but the sample have beside them.
const TEMPLATE: &str = "模板.xlsx";

/// Those of them that are lists.
const LISTS: [&str; 6] = [
    "findings.csv",
    "inspectors.csv",
    "items.csv",
    "objects.csv",
    "plan.csv",
    "recusals.csv",
];

/// What the sample has in a file.
fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data/sample")
        .join(name);
    fs::read_to_string(path).unwrap()
}

/// The names of the files in a case folder, but for the lock.
fn names(office: &Office) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(office.case(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name != ".lock" && name != TEMPLATE)
        .collect();
    names.sort();
    names
}

/// The one line of a new book; its time is taken out and handed back beside it.
fn first_entry(office: &Office) -> (Value, String) {
    let book = office.read("ledger.jsonl");
    assert_eq!(book.matches('\n').count(), 1, "{book}");
    let mut entry: Value = serde_json::from_str(&book).unwrap();
    let mut taken = |key: &str| entry.as_object_mut().unwrap().remove(key).unwrap();
    let (time, salt) = (taken("time"), taken("salt"));
    let salt = salt.as_str().unwrap();
    let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    assert!(salt.len() == 32 && salt.chars().all(hex), "{salt}");
    (entry, time.as_str().unwrap().to_owned())
}

/// The nine usual codes, as a line of the book has them.
fn usual_findings() -> Value {
    let text = sample("findings.csv");
    let rows = text.lines().skip(1).map(|row| {
        let cells: Vec<&str> = row.split(',').collect();
        json!({ "code": cells[0], "name": cells[1], "public": cells[2] })
    });
    assert_eq!(rows.clone().count(), 9);
    rows.collect()
}

fn done(out: &str) -> Ran {
    Ran {
        code: 0,
        out: out.to_owned(),
        err: String::new(),
    }
}

#[test]
fn the_sample_is_written_as_it_is_built_in() {
    for (lang, out) in [
        (
            "zh",
            "已新建演练案卷 ./case，内有样例单位的清单、两库和计划\n下一步：choucha -C ./case check\n",
        ),
        (
            "en",
            "made the rehearsal folder ./case with the lists, libraries and plan of a sample bureau\n\
             next: choucha -C ./case check\n",
        ),
    ] {
        let office = Office::empty();
        let ran = office.run(&["--lang", lang, "init", "case", "--sample"]);
        assert_eq!(ran, done(out));
        assert_eq!(names(&office), FILES);
        assert_eq!(office.read(".gitattributes"), "* -text\n");
        for name in FILES[1..].iter().filter(|name| **name != "ledger.jsonl") {
            let expected =
                sample(name).replace("language = \"zh\"", &format!("language = \"{lang}\""));
            let written = fs::read_to_string(office.case(name)).unwrap();
            assert!(written == expected, "{name}");
            assert_eq!(
                written.starts_with('\u{feff}'),
                LISTS.contains(name),
                "{name}"
            );
        }
        assert!(!office.case(TEMPLATE).exists());
    }
}

#[test]
fn a_new_book_has_one_line_that_says_who_made_it() {
    let office = Office::unpublished();
    let (entry, time) = first_entry(&office);
    let expected = json!({
        "seq": 1,
        "act": "init",
        "by": "tester",
        "data": {
            "bureau": "临溪高新技术产业开发区应急管理局", "year": 2026, "tool": "choucha 0.1.0", "rehearsal": true, "judge": 1,
            "rules": {
                "coverage": "5%", "entry_working_days": 20, "team": 2, "cap": 1, "plan_by": "05-31", "shrink": "2%",
                "seal": null, "sign": [],
            },
            "findings": usual_findings(),
        },
        "prev": "0".repeat(64),
    });
    assert_eq!(entry, expected);
    assert_eq!(time.len(), "2026-01-01T00:00:00+08:00".len(), "{time}");
    let salt = |book: &str| book.split("\"salt\":").nth(1).unwrap().to_owned();
    let another = Office::anew(Office::unpublished).read("ledger.jsonl");
    assert_ne!(salt(&office.read("ledger.jsonl")), salt(&another));
}

#[test]
fn the_first_line_says_whether_it_is_a_rehearsal() {
    let made = "，各表只有表头，结果代码表已填常用的九个代码\n";
    let year = Office::this_year();
    for (more, rehearsal, zh, en) in [
        (
            &[][..],
            false,
            format!("已新建 {year} 年案卷 ./case"),
            format!("made the case folder ./case of {year};"),
        ),
        (
            &["--rehearsal"],
            true,
            format!("已新建 {year} 年演练案卷 ./case"),
            format!("made the rehearsal folder ./case of {year};"),
        ),
    ] {
        let office = Office::empty();
        let ran = office.run(&[&["--lang", "zh", "init", "case"], more].concat());
        assert!(ran.out.starts_with(&format!("{zh}{made}")), "{ran:?}");
        assert_eq!(first_entry(&office).0["data"]["rehearsal"], rehearsal);
        assert_eq!(names(&office), FILES);
        let ran = Office::empty().run(&[&["--lang", "en", "init", "case"], more].concat());
        assert!(ran.out.starts_with(&en), "{ran:?}");
    }
}

#[test]
fn who_acts_and_on_which_declared_day_goes_into_the_book() {
    let office = Office::empty();
    let ran = office.run(&[
        "init",
        "case",
        "--by",
        "王 芳",
        "--today",
        "2026-02-28",
        "--sample",
    ]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let (entry, _) = first_entry(&office);
    assert_eq!(entry["by"], "王 芳");
    assert_eq!(entry["declared"], "2026-02-28");
}

#[test]
fn blank_lists_have_their_headers_with_a_bom_and_the_usual_codes() {
    for (lang, out) in [
        (
            "zh",
            "已新建 2027 年案卷 ./case，各表只有表头，结果代码表已填常用的九个代码\n单位名称还没有写：填在 choucha.toml 的 bureau 后面\n\
             下一步：用 Excel/WPS 填各表（CSV 或工作簿均可），再运行 choucha -C ./case check\n\
             习惯用工作簿的，可在 模板.xlsx 里填写（每个表一张工作表，有栏目说明和下拉选项），并在 choucha.toml 的 [files] 写明，\
             如 objects = \"模板.xlsx#检查对象名录库\"\n",
        ),
        (
            "en",
            "made the case folder ./case of 2027; its lists have headers only, the finding codes are the nine usual ones\n\
             the bureau's name is missing: put it behind bureau in choucha.toml\n\
             next: fill the lists in Excel/WPS (CSV or workbooks), then run choucha -C ./case check\n\
             those who prefer workbooks fill in 模板.xlsx (a sheet for each list, with notes and drop-downs) and name its sheets \
             under [files] in choucha.toml, as in objects = \"模板.xlsx#检查对象名录库\"\n",
        ),
    ] {
        let office = Office::empty();
        let ran = office.run(&["--lang", lang, "init", "case", "--year", "2027"]);
        assert_eq!(ran, done(out));
        assert_eq!(names(&office), FILES);
        for name in LISTS {
            let rows = if name == "findings.csv" {
                usize::MAX
            } else {
                1
            };
            let text = sample(name);
            let rows: String = text
                .trim_start_matches('\u{feff}')
                .lines()
                .take(rows)
                .fold(String::new(), |text, row| text + row + "\r\n");
            let written = fs::read_to_string(office.case(name)).unwrap();
            assert_eq!(written, format!("\u{feff}{rows}"), "{name}");
        }
    }
}

#[test]
fn blank_settings_ask_for_the_bureau_and_name_this_year() {
    let office = Office::empty();
    office.run(&["init", "case"]);
    let (entry, time) = first_entry(&office);
    let year = &time[..4];
    let expected = sample("choucha.toml")
        .replace(
            "bureau = \"临溪高新技术产业开发区应急管理局\"",
            "bureau = \"（填写单位名称）\"",
        )
        .replace("year = 2026", &format!("year = {year}"));
    assert_eq!(office.read("choucha.toml"), expected);
    assert_eq!(entry["data"]["bureau"], "（填写单位名称）");
}

#[test]
fn the_year_is_this_one_or_the_one_that_is_given() {
    let office = Office::empty();
    office.run(&["init", "case", "--year", "2028"]);
    let (entry, _) = first_entry(&office);
    assert_eq!(entry["data"]["year"], 2028);
    assert!(office.read("choucha.toml").contains("\nyear = 2028\n"));
    let sample = Office::empty().run(&["init", "case", "--sample", "--year", "2028"]);
    assert_eq!(sample.code, 2, "the sample has a year of its own");
    for year in ["2018", "2101", "26", "二〇二七"] {
        assert_eq!(
            Office::empty().run(&["init", "case", "--year", year]).code,
            2
        );
    }
}

#[test]
fn folders_on_the_way_are_made_too() {
    let office = Office::empty();
    let ran = office.run(&["-C", "a", "init", "b/case", "--sample"]);
    assert_eq!(
        ran,
        done(
            "已新建演练案卷 a/b/case，内有样例单位的清单、两库和计划\n下一步：choucha -C a/b/case check\n"
        )
    );
    assert!(office.path().join("a/b/case/choucha.toml").is_file());
}

#[test]
fn without_a_folder_the_current_one_is_filled() {
    let office = Office::empty();
    assert_eq!(
        office.run(&["init", "--sample"]),
        done("已新建演练案卷 .，内有样例单位的清单、两库和计划\n下一步：choucha -C . check\n")
    );
    assert!(office.path().join("choucha.toml").is_file());
}

#[test]
fn the_document_for_scripts_names_the_folder() {
    let office = Office::empty();
    let ran = office.run(&["--json", "init", "case", "--sample"]);
    assert_eq!(
        ran,
        done(
            "{\n  \"folder\": \"./case\",\n  \"sample\": true,\n  \"rehearsal\": true,\n  \"year\": 2026\n}\n"
        )
    );
}

#[test]
fn a_folder_that_is_not_empty_is_refused_and_left_as_it_is() {
    let office = Office::empty();
    fs::create_dir(office.case("")).unwrap();
    office.write(".hidden", "甲");
    let before = files_below(office.path());
    let zh = office.run(&["--lang", "zh", "init", "case", "--sample"]);
    assert_eq!(
        zh,
        Ran {
            code: 3,
            out: String::new(),
            err: "拒绝 [C02] ./case 不是空文件夹\n怎么办：另选一个文件夹；已有的内容没有动过\n"
                .to_owned(),
        }
    );
    let en = office.run(&["--lang", "en", "init", "case", "--sample"]);
    assert_eq!(
        en,
        Ran {
            code: 3,
            out: String::new(),
            err: "refused [C02] ./case is not empty\n\
                      what to do: choose another folder; nothing in this one was touched\n"
                .to_owned(),
        }
    );
    assert_eq!(files_below(office.path()), before);
}

#[test]
fn a_case_folder_whose_book_is_gone_is_named_as_such() {
    let office = Office::sample();
    assert_eq!(office.run(&["-C", "case", "draw", "AJ-2026-01"]).code, 0);
    fs::remove_file(office.case("ledger.jsonl")).unwrap();
    let before = files_below(office.path());
    let zh = office.run(&["--lang", "zh", "init", "case"]);
    assert_eq!(
        (zh.code, zh.err.as_str()),
        (
            3,
            "拒绝 [C24] ./case 里还有案卷的 draws、plans，账本 ledger.jsonl 却没有了\n\
             怎么办：从备份恢复 ledger.jsonl，接着用这个案卷；没有备份的，原样留存并报告，另选一个文件夹新建，不要移走这些再建\n"
        )
    );
    let en = office.run(&["--lang", "en", "init", "case", "--sample"]);
    assert_eq!(
        (en.code, en.err.as_str()),
        (
            3,
            "refused [C24] ./case has draws, plans of a case folder, and its book, ledger.jsonl, is gone\n\
             what to do: restore ledger.jsonl from a copy and go on with this case folder; if there is none, keep it as it is, \
             report it, and make a new one elsewhere; do not move these away to begin anew here\n"
        )
    );
    assert_eq!(files_below(office.path()), before);
}

#[test]
fn a_case_folder_is_never_made_over() {
    let office = Office::unpublished();
    office.replace("choucha.toml", "临溪", "江北");
    let before = files_below(office.path());
    let ran = office.run(&["--json", "--lang", "en", "init", "case", "--sample"]);
    assert_eq!(ran.code, 3);
    assert_eq!(
        ran.out,
        "{\n  \"refused\": \"C02\",\n  \"what\": \"./case is not empty\",\n  \
         \"todo\": \"choose another folder; nothing in this one was touched\"\n}\n"
    );
    assert_eq!(
        ran.err,
        "refused [C02] ./case is not empty\n\
         what to do: choose another folder; nothing in this one was touched\n"
    );
    assert_eq!(files_below(office.path()), before);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_trouble_with_files() {
    let office = Office::empty();
    fs::write(office.path().join("case"), "甲").unwrap();
    let ran = office.run(&["init", "case"]);
    assert_eq!(
        ran,
        Ran {
            code: 4,
            out: String::new(),
            err: "文件出错：./case：同名的文件或文件夹已存在（系统错误 17）。没有写入半份内容\n"
                .to_owned(),
        }
    );
    assert_eq!(
        fs::read_to_string(office.path().join("case")).unwrap(),
        "甲"
    );
}

#[test]
fn a_name_that_cannot_stand_in_the_book_is_refused_before_any_list_is_written() {
    for (lang, err) in [
        (
            "zh",
            "拒绝 [D10] 经办人“张\\u{1b}三”为空，或首尾有空白，或含控制字符\n怎么办：写一行文字\n",
        ),
        (
            "en",
            "refused [D10] the name of who acts \"张\\u{1b}三\" is empty, has white space at its ends, \
             or holds control characters\nwhat to do: write one line of text\n",
        ),
    ] {
        let office = Office::empty();
        let ran = office.run(&["--lang", lang, "--by", "张\u{1b}三", "init", "case"]);
        assert_eq!(
            ran,
            Ran {
                code: 3,
                out: String::new(),
                err: err.to_owned()
            }
        );
        assert_eq!(files_below(office.path()).len(), 0);
    }
}
