//! `objects`, `inspectors`, `items`: search by any column, by value or part.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::office::{Office, Ran, golden};

/// How a search is written into the golden file.
fn shown(office: &Office, args: &[&str]) -> String {
    let mut text = String::new();
    for (lang, ran) in [("zh", office.zh(args)), ("en", office.en(args))] {
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        let _ = write!(text, "=== {lang} {}\n{}", args.join(" "), ran.out);
    }
    text
}

/// The document that a search gives.
fn document(office: &Office, args: &[&str]) -> Value {
    let ran = office.zh(&[args, &["--json"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    serde_json::from_str(&ran.out).unwrap()
}

/// One column of what a search finds, and how many rows it found.
fn column(office: &Office, args: &[&str], name: &str) -> (u64, Vec<String>) {
    let document = document(office, args);
    let rows = document["rows"].as_array().unwrap();
    let cells = rows
        .iter()
        .map(|row| row[name].as_str().unwrap().to_owned());
    (document["found"].as_u64().unwrap(), cells.collect())
}

#[test]
fn each_list_is_searched_by_value_and_by_part() {
    let office = Office::sample();
    let searches: [&[&str]; 7] = [
        &[
            "objects",
            "--where",
            "区域=鹿湾街道",
            "--where",
            "信用等级=D",
        ],
        &[
            "objects",
            "--where",
            "scope~烟花爆竹",
            "--where",
            "status=注销",
        ],
        &["inspectors", "--where", "专业~有限空间"],
        &["inspectors", "--where", "专业~有限空间", "--limit", "2"],
        &["inspectors", "--where", "status=失效", "--limit", "0"],
        &["items", "--where", "class=重点", "--where", "所需专业=电气"],
        &["items", "--where", "检查项目=无此项目"],
    ];
    let said: String = searches.iter().map(|args| shown(&office, args)).collect();
    golden("search.txt", &said);
}

#[test]
fn a_column_is_known_by_any_of_its_names_and_extra_columns_by_theirs() {
    let office = Office::sample();
    let base = column(&office, &["objects", "--where", "信用等级=D"], "名称");
    for name in [
        "grade",
        "GRADE",
        "信用风险等级",
        " 信用等级 ",
        "信用等级（必填）",
    ] {
        let condition = format!("{name}=D");
        let found = column(&office, &["objects", "--where", &condition], "名称");
        assert_eq!(found, base, "{name}");
    }
    let full_width = column(&office, &["objects", "--where", "信用等级＝D"], "名称");
    assert_eq!(full_width, base);
    let (found, names) = column(
        &office,
        &["objects", "--where", "行业~烟花", "--limit", "2"],
        "行业",
    );
    assert_eq!((found, names), (8, vec!["烟花爆竹零售".to_owned(); 2]));
}

#[test]
fn an_equal_sign_after_the_first_belongs_to_the_value() {
    let office = Office::sample();
    office.replace("items.csv", "全员安全生产责任制落实情况,", "a=b~c,");
    let ids = |condition: &str| column(&office, &["items", "--where", condition], "事项编号");
    assert_eq!(ids("检查项目=a=b~c"), (1, vec!["AJ01".to_owned()]));
    assert_eq!(ids("检查项目~=b~"), (1, vec!["AJ01".to_owned()]));
    assert_eq!(ids("废止日期=").0, 11);
}

#[test]
fn without_a_condition_every_row_is_found_and_fifty_are_shown() {
    let office = Office::sample();
    let (found, rows) = column(&office, &["objects"], "名称");
    assert_eq!((found, rows.len()), (400, 50));
    let (found, rows) = column(&office, &["objects", "--limit", "1000"], "名称");
    assert_eq!((found, rows.len()), (400, 400));
}

#[test]
pub(crate) fn scripts_get_the_rows_with_the_headings_of_the_file() {
    let office = Office::sample();
    let found = document(&office, &["inspectors", "--where", "姓名=秦兆峰"]);
    let expected = json!({
        "found": 1,
        "rows": [{
            "执法证号": "37049901001",
            "姓名": "秦兆峰",
            "单位": "执法大队",
            "职务": "大队长",
            "执法岗位": "执法检查岗",
            "专业": "危险化学品;消防",
            "执法证有效期至": "2029-03-31",
            "联系电话": "0632-5550101",
            "状态": "有效",
        }],
    });
    assert_eq!(found, expected);
    assert_eq!(
        document(&office, &["items", "--where", "id=无"]),
        json!({ "found": 0, "rows": [] })
    );
}

#[test]
fn an_unknown_column_is_refused_with_the_columns_there_are() {
    let office = Office::sample();
    let refused = |err: &str| Ran {
        code: 3,
        out: String::new(),
        err: err.to_owned(),
    };
    assert_eq!(
        office.zh(&["inspectors", "--where", "处室=综合科"]),
        refused(
            "拒绝 [C08] 没有“处室”这一栏\n怎么办：写作 栏=值 或 栏~文字，现有各栏：\
             执法证号、姓名、单位、职务、执法岗位、专业、执法证有效期至、联系电话、状态\n"
        )
    );
    assert_eq!(
        office.en(&["inspectors", "--where", "office=综合科"]),
        refused(
            "refused [C08] there is no column \"office\"\nwhat to do: write column=value or column~part; \
             the columns are: 执法证号, 姓名, 单位, 职务, 执法岗位, 专业, 执法证有效期至, 联系电话, 状态\n"
        )
    );
}

#[test]
fn cells_that_would_act_on_the_terminal_are_shown_not_obeyed() {
    let office = Office::sample();
    office.replace("inspectors.csv", "秦兆峰", "秦\u{1b}[2J\u{202e}峰");
    office.replace("inspectors.csv", "大队长", "\"大队\n长\"");
    let said = shown(&office, &["inspectors", "--where", "执法证号=37049901001"]);
    golden("search_visible.txt", &said);
}

#[test]
fn lists_in_other_encodings_and_formats_are_searched_alike() {
    let office = Office::sample();
    let args = ["inspectors", "--where", "专业~有限空间"];
    let base = document(&office, &args);
    let text = office.read("inspectors.csv");
    office.write("inspectors.csv", encoding_rs::GB18030.encode(&text).0);
    assert_eq!(document(&office, &args), base);
    office.write(
        "inspectors.csv",
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    );
    assert_eq!(document(&office, &args), base);
}

#[test]
fn a_list_whose_header_has_faults_is_refused() {
    let office = Office::sample();
    office.replace("inspectors.csv", "姓名,单位", "姓名,姓名");
    let refused = |err: &str| Ran {
        code: 3,
        out: String::new(),
        err: err.to_owned(),
    };
    assert_eq!(
        office.zh(&["inspectors"]),
        refused("拒绝 [C04] 名录或计划有 2 处错误\n怎么办：运行 choucha check 查看并改正后再试\n")
    );
    assert_eq!(
        office.en(&["inspectors"]),
        refused(
            "refused [C04] the lists or the plan have 2 fault(s)\n\
             what to do: run choucha check, mend them, and try again\n"
        )
    );
}

#[test]
fn marks_that_keep_a_cell_as_text_are_not_shown() {
    let office = Office::sample();
    let library = office.read("objects.csv");
    let code = library
        .lines()
        .nth(1)
        .unwrap()
        .split(',')
        .next()
        .unwrap()
        .to_owned();
    office.write(
        "objects.csv",
        library.replacen(&format!("\n{code},"), &format!("\n'{code},'"), 1),
    );
    let search = ["objects", "--where", &format!("代码={code}")[..]].map(str::to_owned);
    let search: Vec<&str> = search.iter().map(String::as_str).collect();
    let document = document(&office, &search);
    assert_eq!(document["found"], 1);
    assert_eq!(document["rows"][0]["统一社会信用代码"], code);
    assert!(
        !document["rows"][0]["名称"]
            .as_str()
            .unwrap()
            .starts_with('\''),
        "{document}"
    );
}
