//! Headers as offices have them: their own words, columns that they do not keep, and what is said of the rest.

use serde_json::Value;

use crate::office::{Office, Ran, golden};

/// Rewrites a list of the sample: each of its headings under another name, in this order, those that are not named left out;
/// a heading that begins with `+` is a new column of running numbers.
pub(super) fn rehead(office: &Office, file: &str, headings: &[(&str, &str)]) {
    let text = office.read(file);
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let names = reader.headers().unwrap().clone();
    let place = |old: &str| {
        names
            .iter()
            .position(|name| name == old)
            .unwrap_or_else(|| panic!("{file}: {old}"))
    };
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(headings.iter().map(|(_, new)| new.trim_start_matches('+')))
        .unwrap();
    for (number, row) in reader.records().enumerate() {
        let row = row.unwrap();
        let cells = headings.iter().map(|(old, new)| {
            if new.starts_with('+') {
                (number + 1).to_string()
            } else {
                row[place(old)].to_owned()
            }
        });
        out.write_record(cells).unwrap();
    }
    office.write(file, out.into_inner().unwrap());
}

pub(super) fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

/// Code, list, row, key and heading of each fault.
pub(super) fn faults(document: &Value) -> Vec<String> {
    let faults = document["faults"].as_array().unwrap().iter();
    let fault = |f: &Value| {
        let text = |key: &str| f[key].as_str().unwrap_or("-").to_owned();
        [
            text("code"),
            text("list"),
            f["row"].to_string(),
            text("column"),
            text("heading"),
        ]
        .join(" ")
    };
    faults.map(fault).collect()
}

/// The shapes of the county office that was rebuilt: item list, plan, register of companies, inspectors.
fn county(office: &Office) {
    rehead(
        office,
        "objects.csv",
        &[
            ("", "+序号"),
            ("区域", "所属乡镇"),
            ("名称", "企业名称"),
            ("统一社会信用代码", "统一社会信用代码/注册号"),
            ("对象类型", "检查对象类别"),
            ("所属主体代码", "所属企业代码"),
            ("管辖层级", "监管级别"),
            ("经营范围", "经营范围"),
            ("信用等级", "风险等级"),
            ("地址", "地 址"),
            ("联系人", "法定代表人（负责人）"),
            ("联系电话", "联系电话："),
            ("管辖层级", "监管科室"),
            ("状态", "【企业状态】"),
        ],
    );
    rehead(
        office,
        "inspectors.csv",
        &[
            ("", "+序号"),
            ("姓名", "姓名*"),
            ("单位", "所在科室"),
            ("执法证号", "证件编号"),
            ("专业", "业务专长"),
            ("执法证有效期至", "有效期"),
            ("状态", "人员状态"),
        ],
    );
    county_plan(office);
}

/// Its item list and its plan.
fn county_plan(office: &Office) {
    rehead(
        office,
        "items.csv",
        &[
            ("检查方式", "实施部门"),
            ("事项编号", "编号"),
            ("检查项目", "抽查事项"),
            ("检查内容", "抽查内容"),
            ("检查依据", "抽查依据"),
            ("检查方式", "抽查方式"),
            ("所需专业", "检查人员要求"),
        ],
    );
    rehead(
        office,
        "plan.csv",
        &[
            ("任务编号", "编号"),
            ("任务名称", "抽查任务名称"),
            ("抽查事项", "抽查事项"),
            ("对象类型", "检查对象类别"),
            ("区域", "所属乡镇"),
            ("管辖层级", "层级"),
            ("经营范围", "经营范围"),
            ("信用等级", "风险等级"),
            ("抽查比例", "抽查比例及频次"),
            ("分层", "分层"),
            ("频次", "抽查频次"),
            ("开始日期", "开始时间"),
            ("截止日期", "结束时间"),
            ("任务名称", "承办科室"),
        ],
    );
}

#[test]
fn the_lists_of_a_county_office_pass_under_its_own_headings() {
    let office = Office::unpublished();
    county(&office);
    let ran = office.zh(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let en = office.en(&["check"]);
    golden(
        "headers-county.txt",
        &format!("=== zh\n{}=== en\n{}", ran.out, en.out),
    );
    // The tasks take the same objects as under the sample's headings.
    let sample = json(&Office::unpublished().zh(&["check", "--json"]));
    let county = json(&office.zh(&["check", "--json"]));
    assert_eq!(county["populations"], sample["populations"]);
    assert_eq!(county["lists"][5]["columns"]["known"]["region"], "所属乡镇");
    assert_eq!(
        county["lists"][5]["columns"]["others"],
        serde_json::json!(["序号", "监管科室"])
    );
}

#[test]
fn every_form_of_a_heading_that_was_tried_is_known() {
    let forms = [
        (
            "统一社会信用代码",
            "统一社会信用代码* 统一代码 统一信用代码 社会信用代码：　【统一社会信用代码】",
        ),
        (
            "名称",
            "单位名称： 名称： 被检查单位名称 公司名称 企业名称（全称） *名称（必填） 姓名/名称",
        ),
        (
            "对象类型",
            "【对象类型】 主体类别 检查对象类别 市场主体类型",
        ),
        ("状态", "企业状态 登记状态 【状态】 经营状态"),
    ];
    let sample = Office::unpublished();
    let text = sample.read("objects.csv");
    for (heading, names) in forms {
        for name in names.split([' ', '\u{3000}']) {
            sample.write("objects.csv", text.replacen(heading, name, 1));
            let ran = sample.zh(&["check"]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}: {}", ran.out);
        }
    }
}

#[test]
fn a_missing_column_hides_no_other_fault_and_none_follows_from_it() {
    let office = Office::unpublished();
    office.replace("inspectors.csv", "执法证有效期至", "执法证有效期间");
    office.replace("inspectors.csv", "37049901001,", ",");
    office.replace("objects.csv", "统一社会信用代码", "登记号码");
    office.replace("plan.csv", "AJ-2026-01", "AJ 2026");
    let found = faults(&json(&office.zh(&["check", "--json"])));
    assert_eq!(
        found,
        [
            "L01 inspectors 1 valid_to -",
            "L04 inspectors 2 cert 执法证号",
            "L17 plan 2 id 任务编号",
            "L11 recusals 4 cert 执法证号",
            "L01 objects 1 code -",
        ]
    );
    let said = [office.zh(&["check"]), office.en(&["check"])].map(|ran| {
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
        ran.out
    });
    golden(
        "headers-missing.txt",
        &format!("=== zh\n{}=== en\n{}", said[0], said[1]),
    );
}

#[test]
fn faults_name_the_files_own_heading_and_the_spreadsheets_column() {
    let office = Office::unpublished();
    county(&office);
    office.replace("inspectors.csv", "2029-03-31", "2029-13-31");
    let zh = office.zh(&["check"]);
    assert!(
        zh.out.contains("F「有效期」（执法证有效期至）"),
        "{}",
        zh.out
    );
    let en = office.en(&["check"]);
    assert!(en.out.contains("F \"有效期\" (valid_to)"), "{}", en.out);
    let document = json(&office.zh(&["check", "--json"]));
    let fault = &document["faults"][0];
    assert_eq!(
        (
            fault["column"].as_str(),
            fault["heading"].as_str(),
            fault["letters"].as_str()
        ),
        (Some("valid_to"), Some("有效期"), Some("F"))
    );
}

#[test]
pub(crate) fn two_names_of_one_column_and_near_misses_are_said() {
    let office = Office::unpublished();
    office.replace("objects.csv", ",联系人,", ",企业名称,");
    office.replace("objects.csv", ",信用等级,", ",企业信用等级,");
    let said = [office.zh(&["check"]), office.en(&["check"])].map(|ran| ran.out);
    golden(
        "headers-doubtful.txt",
        &format!("=== zh\n{}=== en\n{}", said[0], said[1]),
    );
    let document = json(&office.en(&["check", "--json"]));
    let columns = &document["lists"][5]["columns"];
    assert_eq!(
        columns["rivals"],
        serde_json::json!([{ "column": "name", "taken": "名称", "left": "企业名称" }])
    );
    assert_eq!(
        columns["alike"],
        serde_json::json!([{ "heading": "企业信用等级", "column": "grade" }])
    );
}

#[test]
pub(crate) fn choucha_toml_says_what_an_own_heading_is() {
    let office = Office::unpublished();
    rehead(
        &office,
        "objects.csv",
        &[
            ("统一社会信用代码", "登记号码"),
            ("名称", "名称"),
            ("对象类型", "对象类型"),
            ("所属主体代码", "所属主体代码"),
            ("区域", "网格"),
            ("管辖层级", "管辖层级"),
            ("经营范围", "经营范围"),
            ("信用等级", "信用等级"),
            ("状态", "状态"),
        ],
    );
    assert_eq!(
        faults(&json(&office.zh(&["check", "--json"]))).len(),
        3,
        "L01, and what two tasks ask of the regions"
    );
    let settings = office.read("choucha.toml");
    office.write("choucha.toml", format!("{settings}\n[columns.objects]\n\"登记号码\" = \"代码\"\n\"网格\" = \"region\"\n\"片区号\" = \"level\"\n"));
    let ran = office.zh(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(
        ran.out
            .contains("choucha.toml 的 [columns.objects] 写了表中没有的栏：片区号"),
        "{}",
        ran.out
    );
    // Every reader knows them: a plan is published and drawn, a list searched and compared.
    office.publish();
    let drawn = office.zh(&[
        "draw",
        "AJ-2026-03",
        "--seed",
        "583",
        "--today",
        "2026-07-01",
    ]);
    assert_eq!((drawn.code, drawn.err.as_str()), (0, ""), "{drawn:?}");
    let found = office.zh(&["objects", "--where", "region=槐林街道", "--json"]);
    assert_eq!(found.code, 0, "{found:?}");
    let explained = json(&office.en(&["check", "--columns", "objects", "--json"]));
    assert_eq!(
        explained["lists"][0]["columns"][4]["own"],
        serde_json::json!(["网格"])
    );
}

#[test]
fn columns_that_are_not_said_right_are_refused_with_their_line() {
    let office = Office::unpublished();
    let settings = office.read("choucha.toml");
    let line = settings.lines().count() + 2;
    let mut said = String::new();
    for wrong in [
        "columns = 5",
        "[columns]\nobjects = \"region\"",
        "[columns.companies]\n\"网格\" = \"region\"",
        "[columns.objects]\n\"网格\" = 5",
        "[columns.objects]\n\"网格\" = \"grid\"",
        "[columns.objects]\n\"网格\" = \"region\"\n\"片区号\" = \"区域\"",
        "[columns.objects]\n\"网格\" = \"region\"\n\"【网格】\" = \"level\"",
    ] {
        let text = if wrong.starts_with("columns") {
            format!("{wrong}\n{settings}")
        } else {
            format!("{settings}\n{wrong}\n")
        };
        office.write("choucha.toml", text);
        let (zh, en) = office.refused("C03", &["check"]);
        said = format!("{said}=== {wrong}\n{}{}", zh.err, en.err);
    }
    golden(
        "headers-columns-refused.txt",
        &said
            .replace(&format!("第 {line} 行"), "第 N 行")
            .replace(&format!("line {line}"), "line N")
            .replace(&format!("第 {} 行", line + 1), "第 N+1 行")
            .replace(&format!("line {}", line + 1), "line N+1")
            .replace(&format!("第 {} 行", line + 2), "第 N+2 行")
            .replace(&format!("line {}", line + 2), "line N+2"),
    );
}

#[test]
fn columns_are_explained() {
    let office = Office::unpublished();
    let said = [
        office.zh(&["check", "--columns", "inspectors"]),
        office.en(&["check", "--columns", "inspectors"]),
    ]
    .map(|ran| {
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        ran.out
    });
    golden(
        "check-columns.txt",
        &format!("=== zh\n{}=== en\n{}", said[0], said[1]),
    );
    let all = json(&Office::empty().run(&["check", "--columns", "--json"]));
    let lists = all["lists"].as_array().unwrap();
    assert_eq!(lists.len(), 8);
    let class = lists[0]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .find(|column| column["key"] == "class")
        .unwrap();
    assert_eq!(
        (&class["required"], &class["default"], &class["values"]),
        (
            &Value::Bool(false),
            &"一般".into(),
            &serde_json::json!(["一般", "重点"])
        )
    );
    let wrong = office.zh(&["check", "--columns", "companies"]);
    assert_eq!(wrong.code, 2, "{wrong:?}");
}
