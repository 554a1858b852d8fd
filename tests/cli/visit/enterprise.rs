//! A visit of several objects: the drawn objects of one enterprise are one team, one number, one `done`, one `result`
//! (第2条 一次完成).

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::flags::Flags;
use crate::office::{Office, golden, masked};
use crate::visit::two_draws::codes_in;
use crate::year::small_year::{P0, P1, P9, Row};

/// The draw of most tests: company P0 with two of its tanks, and the project of P1, which was not drawn itself.
pub(crate) const DRAW: &str = "T1-1";
/// The draw of the tanks.
const TANKS: &str = "T2-1";
const DAY: &str = "2026-06-10";

/// A case folder with both draws of: P0 and its tanks SB-0 and SB-1; the project XM-1 of P1, a company that the library
/// has, out of scope; and the project XM-9 of P9, a company that it does not have, not in the second draw.
pub(crate) fn drawn() -> Office {
    Office::once("enterprise drawn", || {
        let rows = [
            Row::new("T1", "东;罐;外", "100%").cap(3),
            Row::new("T2", "罐", "100%")
                .within("2026-06-08", "2026-07-31")
                .cap(3),
        ];
        let office = Office::small(&[], &rows);
        office.write(
            "objects.csv",
            format!(
                "代码,名称,对象类型,所属主体代码,区域,信用等级,状态,地址,联系人,联系电话\n\
             {P0},甲化工有限公司,市场主体,,东,A,有效,甲路1号,甲某,0632-1\n\
             SB-0,甲储罐0,设施设备,{P0},罐,A,有效,甲路1号东侧,,\n\
             SB-1,甲储罐1,设施设备,{P0},罐,A,有效,,,\n\
             {P1},乙建筑有限公司,市场主体,,西,A,有效,乙路2号,乙某,0632-2\n\
             XM-1,乙工地,项目,{P1},罐,A,有效,,,\n\
             XM-9,丙工地,项目,{P9},外,A,有效,,,\n"
            ),
        );
        office.write(
            "items.csv",
            "事项编号,检查项目,检查内容,检查依据,检查方式,事项类别,所需专业,生效日期,废止日期\n\
         A1,台账,内容,依据,实地核查,一般,,,\nA2,持证,内容,依据,实地核查,一般,,,\n",
        );
        office.write(
            "plan.csv",
            office.read("plan.csv").replace(",A1,", ",A1;A2,"),
        );
        office.publish();
        office.draw_fixed("2026-06-01", "T1");
        office.draw_fixed("2026-06-01", "T2");
        office
    })
}

/// The result of the visit to P0, named by one of its objects: everything clear but a leak at one tank.
fn leak(office: &Office, code: &str) -> Flags {
    Flags::of(&["record", "add", DRAW, code])
        .on(DAY)
        .and("completed", DAY)
        .and("method", "实地核查")
        .and("clear", "A1,A2")
        .and("found", "SB-1:A2=法兰渗漏")
        .and("code", "JG02")
        .and("signed", "甲某")
        .and("entered-by", &office.team(DRAW, P0)[0])
}

/// A document for scripts.
fn told(office: &Office, code: i32, args: &[&str]) -> Value {
    let ran = office.zh(&[args, &["--json"]].concat());
    assert_eq!(ran.code, code, "{args:?}: {}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn the_objects_of_an_enterprise_have_one_team_and_are_open_as_one() {
    let office = drawn();
    for code in ["SB-0", "SB-1"] {
        assert_eq!(office.team(DRAW, code), office.team(DRAW, P0));
    }
    let due = told(
        &office,
        0,
        &["--today", "2026-06-02", "due", "--task", "T1"],
    );
    let things = due["things"].as_array().unwrap().iter();
    let mut things: Vec<Value> = things
        .map(|thing| json!([thing["enterprise"], thing["name"], thing["objects"]]))
        .collect();
    things.sort_by_key(Value::to_string);
    assert_eq!(
        things,
        [
            json!([P0, "甲化工有限公司", [P0, "SB-0", "SB-1"]]),
            json!([P1, "乙建筑有限公司", ["XM-1"]]),
            json!([P9, "", ["XM-9"]]),
        ]
    );
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
}

#[test]
fn one_completion_and_one_result_in_both_languages() {
    for lang in ["zh", "en"] {
        let office = drawn();
        let cert = &office.team(DRAW, P0)[0];
        let done = [
            "record",
            "done",
            DRAW,
            "SB-0",
            "--today",
            DAY,
            "--completed",
            DAY,
        ];
        let leak = leak(&office, "sb-1 ");
        let mut said = String::new();
        for args in [
            &[&done[..], &["--entered-by", cert]].concat()[..],
            &leak.args(),
            &["record", "show", "SB-0"],
            &["record", "show", P0, "--draw", DRAW],
            &["record", "show", "XM-1"],
            &["--today", DAY, "due", "--task", "T1"],
            &["--today", DAY, "stats", "--group-by", "kind"],
            &["ledger", "show"],
        ] {
            let ran = office.run(&[&["-C", "case", "--lang", lang], args].concat());
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
            writeln!(said, "$ {}\n{}", args[..2].join(" "), masked(&ran.out)).unwrap();
        }
        golden(&format!("enterprise.{lang}.txt"), &said);
    }
}

#[test]
fn the_book_has_a_line_for_the_visit_and_no_other_may_follow() {
    let office = drawn();
    office.does(&leak(&office, "SB-0"));
    let line = office.book().pop().unwrap();
    let clear = |item: &str| json!({ "item": item, "answer": "clear" });
    let found = json!({ "item": "A2", "answer": "found", "text": "法兰渗漏" });
    let result = &line["data"]["results"][0];
    assert_eq!(result["visit"], json!({ "draw": DRAW, "enterprise": P0 }));
    assert_eq!(
        result["objects"],
        json!([
            { "object": P0, "items": [clear("A1"), clear("A2")] },
            { "object": "SB-0", "items": [clear("A1"), clear("A2")] },
            { "object": "SB-1", "items": [clear("A1"), found] },
        ])
    );
    for code in [P0, "SB-0", "SB-1"] {
        office.refused("R02", &leak(&office, code).args());
    }
    // A correction of one object leaves the others as they were.
    let amend = Flags::of(&["record", "amend", DRAW, "SB-1"])
        .on("2026-06-20")
        .and("reason", "记错对象")
        .and("clear", "SB-1:A2")
        .and("found", "SB-0:A2=法兰渗漏")
        .and("entered-by", &office.team(DRAW, P0)[1]);
    office.does(&amend);
    let line = office.book().pop().unwrap();
    let objects = &line["data"]["result"]["objects"];
    assert_eq!(objects[0], result["objects"][0]);
    assert_eq!(objects[1]["items"], json!([clear("A1"), found]));
    assert_eq!(objects[2]["items"], json!([clear("A1"), clear("A2")]));
    // What is found at a tank is handled with its enterprise.
    let handle = Flags::of(&["handle", DRAW, "SB-0"])
        .on("2026-06-21")
        .and("measure", "责令改正")
        .and("text", "更换法兰")
        .and("due", "2026-07-31");
    office.does(&handle);
    let line = office.book().pop().unwrap();
    assert_eq!(line["data"]["visit"]["enterprise"], P0);
    let recuse = Flags::of(&[
        "recuse",
        DRAW,
        "XM-1",
        &office.team(DRAW, "XM-1")[1],
        "--grant",
    ])
    .on(DAY)
    .and("grounds", "亲属")
    .and("answer", "属实");
    office.does(&recuse);
    let line = office.book().pop().unwrap();
    assert_eq!(line["data"]["visit"]["enterprise"], P1);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn answers_name_their_object_where_it_matters() {
    let office = drawn();
    let leak = || leak(&office, P0);
    for (flags, codes) in [
        (leak().with("found", "A2=渗漏"), &["I14"][..]),
        (leak().with("found", "SB-9:A2=渗漏"), &["I14"]),
        (leak().with("found", "XM-1:A2=渗漏"), &["I14"]),
        (leak().with("clear", "A1"), &["I03", "I03"]),
        (leak().with("clear", "A1,SB-0:A2"), &["I03"]),
        (leak().and("clear", "SB-0:A9"), &["I04"]),
        (leak().and("unchecked", "SB-1：A2=关闭"), &["I04", "I07"]),
    ] {
        let first = office.zh(&flags.args()).err;
        let first = first.split(['[', ']']).nth(1).unwrap().to_owned();
        let (zh, _) = office.refused(&first, &flags.args());
        let mut found = codes_in(&zh);
        found.sort_unstable();
        assert_eq!(found, codes, "{flags:?}\n{}", zh.err);
    }
    let (zh, en) = office.refused("I03", &leak().with("clear", "A1,SB-0:A2").args());
    let said = format!("[I03] {P0} 的事项 A2 没有填检查情况");
    assert!(zh.err.contains(&said), "{}", zh.err);
    let said = format!("[I03] item A2 of {P0} has no answer");
    assert!(en.err.contains(&said), "{}", en.err);
    // A code with a colon in it is still a code; full-width marks are marks.
    office.does(&leak().with("found", "ｓｂ－１：A2＝法兰渗漏"));
}

/// The rows of a form as it is handed out, with these columns filled in.
fn filled(
    office: &Office,
    file: &str,
    answered: impl Fn(&[&str]) -> Vec<(usize, String)>,
) -> String {
    let form = office.read(file);
    let lines = form.trim_start_matches('\u{feff}').lines().enumerate();
    let filled = lines.map(|(number, line)| {
        let mut cells: Vec<&str> = line.split(',').collect();
        let values = if number == 0 {
            Vec::new()
        } else {
            answered(&cells)
        };
        for (place, value) in &values {
            cells[*place] = value;
        }
        cells.join(",") + "\n"
    });
    filled.collect()
}

#[test]
fn the_rows_of_a_form_are_one_result_for_each_enterprise() {
    let office = drawn();
    let made = told(&office, 0, &["form", DRAW, "--csv"]);
    assert_eq!(made["rows"], 16, "five objects and three, two items each");
    let answered = |cells: &[&str]| {
        if cells[0] != DRAW {
            return Vec::new();
        }
        let by = office.team(DRAW, cells[4])[0].clone();
        let values = [
            (9, DAY),
            (10, "实地核查"),
            (11, "未发现"),
            (13, "JG01"),
            (14, "签字"),
            (15, "某"),
        ];
        let values = values.map(|(place, value)| (place, value.to_owned()));
        [&values[..], &[(20, by)]].concat()
    };
    let form = filled(&office, &format!("forms/{DRAW}.csv"), answered);
    let import = |name: &'static str, text: &str| {
        std::fs::write(office.path().join(name), text).unwrap();
        ["record", "import", name, "--today", DAY]
    };
    // The tank of one company under the code of another: no such object at that visit, and the other lacks it.
    let wrong = form.replacen(
        &format!("{P0},甲化工有限公司,SB-1"),
        &format!("{P1},甲化工有限公司,SB-1"),
        2,
    );
    let (zh, _) = office.refused("C09", &import("wrong.csv", &wrong));
    let mut found = codes_in(&zh);
    found.sort_unstable();
    assert_eq!(found, ["I03", "I03", "I14"], "{}", zh.err);
    // Without the column the draw tells.
    let column = |line: &str| {
        let mut cells: Vec<&str> = line.split(',').collect();
        cells.drain(2..4);
        cells.join(",") + "\n"
    };
    let short: String = form.lines().map(column).collect();
    let said = told(&office, 0, &import("short.csv", &short));
    assert_eq!((&said["entered"], &said["blank"]), (&json!(3), &json!(2)));
    let results = office.book().pop().unwrap()["data"]["results"].clone();
    let results = results.as_array().unwrap();
    let counts = results.iter().map(|result| {
        let objects = result["objects"].as_array().unwrap().len();
        (result["visit"]["enterprise"].as_str().unwrap(), objects)
    });
    let mut counts: Vec<(&str, usize)> = counts.collect();
    counts.sort_unstable();
    assert_eq!(counts, [(P0, 3), (P1, 1), (P9, 1)]);
}

#[test]
fn the_papers_are_the_enterprise_s_with_a_section_for_each_object() {
    let office = drawn();
    let said = told(&office, 0, &["form", TANKS, "SB-1", "--draft"]);
    let visit = &said["visits"][0];
    assert_eq!(
        (&visit["enterprise"], &visit["merged"]),
        (&json!(P0), &json!(true))
    );
    assert_eq!(
        visit["objects"],
        json!([
            { "object": P0, "name": "甲化工有限公司", "draws": [DRAW] },
            { "object": "SB-0", "name": "甲储罐0", "draws": [DRAW, TANKS] },
            { "object": "SB-1", "name": "甲储罐1", "draws": [DRAW, TANKS] },
        ])
    );
    let of = |kind: &str| office.read(&format!("forms/{TANKS}-{P0}-{kind}.html"));
    let html = of("notice") + &of("record");
    assert_eq!(
        html.matches("<article").count(),
        2,
        "one notice, one record"
    );
    golden("enterprise.zh.html", &html.replace("><", ">\n<"));
    // P0's two tasks at each tank, and one at itself: five sections of two items.
    let csv = office.read(&format!("forms/{TANKS}-{P0}.csv"));
    assert_eq!(csv.lines().count(), 1 + 2 * 5);
    let en = office.en(&["form", DRAW, P0, "--notice", "--draft"]);
    assert_eq!(en.code, 0, "{en:?}");
    let html = office.read(&format!("forms/{DRAW}-{P0}-notice.html"));
    golden("enterprise.en.html", &html.replace("><", ">\n<"));
    // A company that the library does not have is left blank and said.
    let ran = office.zh(&["form", DRAW, "XM-9"]);
    assert!(
        ran.err.starts_with(&format!("注意：{P9} 不在今天的名录中")),
        "{ran:?}"
    );
    // All open visits: one for each enterprise, whatever draws they are of.
    let open = told(&office, 0, &["form"]);
    assert_eq!(open["visits"].as_array().unwrap().len(), 3);
}

/// The rows of a published table that are of the first draw, these columns of them, in order.
fn published(office: &Office, name: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let table = office.read(&format!("public/json/{name}.json"));
    let table: Value = serde_json::from_str(&table).unwrap();
    let rows = table["rows"].as_array().unwrap().iter();
    let rows = rows.filter(|row| row["抽取编号"] == DRAW);
    let cells = |row: &Value| -> Vec<String> {
        let cells = columns.iter().map(|key| row[key].as_str().unwrap());
        cells.map(str::to_owned).collect()
    };
    let mut rows: Vec<Vec<String>> = rows.map(cells).collect();
    rows.sort();
    rows
}

#[test]
fn publications_have_a_row_for_each_object_and_its_enterprise() {
    let office = drawn();
    office.does(&leak(&office, P0));
    let ran = office.on("2026-07-20", &["publish"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let jia = "甲化工有限公司";
    assert_eq!(
        published(&office, "draws", &["对象代码", "企业代码", "企业名称"]),
        [
            [P0, P0, jia],
            ["SB-0", P0, jia],
            ["SB-1", P0, jia],
            ["XM-1", P1, "乙建筑有限公司"],
            ["XM-9", P9, ""],
        ]
    );
    let columns = ["对象代码", "企业名称", "检查事项", "结果名称"];
    let results = published(&office, "results", &columns);
    assert_eq!(results.len(), 3);
    let of_visit = |row: &Vec<String>| row[1] == jia && row[3] == results[0][3];
    assert!(results.iter().all(of_visit), "{results:?}");
    assert_eq!(results[1][2], "台账：未发现问题；持证：未发现问题");
    assert_eq!(results[2][2], "台账：未发现问题；持证：发现问题");
    let public: Value = serde_json::from_str(&office.read("public/json/public.json")).unwrap();
    assert_eq!(public["visits"].as_array().unwrap().len(), 3 + 2);
}

#[test]
pub(crate) fn the_platform_gets_a_row_for_each_enterprise() {
    let office = drawn();
    office.does(&leak(&office, P0));
    office.document("2026-07-20", 0, &["publish", "--for", "platform"]);
    let listed = office.read("platform/抽查名单.csv");
    let names = "甲化工有限公司；甲储罐1；甲储罐0";
    let row = format!("\r\nT1-1,甲化工有限公司,{P0},,{names},{P0}；SB-1；SB-0,演练\r\n");
    assert!(listed.contains(&row), "{listed}");
    assert_eq!(listed.lines().count(), 1 + 5, "the visits of both draws");
    let tasks = office.read("platform/抽查任务公告.csv");
    let counts: Vec<&str> = tasks
        .lines()
        .skip(1)
        .filter_map(|line| line.strip_suffix(",演练")?.rsplit(',').next())
        .collect();
    assert_eq!(counts, ["3", "2"], "{tasks}");
    let details = office.read("platform/检查结果明细.csv");
    let mut rows = details.lines().skip(1);
    assert!(
        rows.all(|line| line.starts_with(&format!("T1-1,{P0},"))),
        "{details}"
    );
    assert_eq!(details.lines().count(), 1 + 3 * 2);
}
