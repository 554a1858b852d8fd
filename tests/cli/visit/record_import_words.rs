//! What a clerk writes into a form: the words of offices, names, codes that a spreadsheet spoilt; every fault at once.

use serde_json::json;

use super::enterprise::drawn;
use super::two_draws::{COMPLETED, DRAW, coded};
use crate::office::{Office, golden};
use crate::year::small_year::{P0, P1};

const DAY: &str = "2026-06-20";
const FILE: &str = "filled.csv";
const HEADER: &str = "抽取编号,企业代码,企业名称,对象代码,对象名称,事项编号,完成日期,检查方式,检查情况,问题描述,结果代码,签字情况,签字人,签字日期,录入人执法证号\n";

fn import(office: &Office, rows: &str) -> [&'static str; 5] {
    std::fs::write(office.path().join(FILE), rows).unwrap();
    ["record", "import", FILE, "--today", DAY]
}

#[test]
fn the_words_of_offices_and_unique_names_are_taken() {
    let office = drawn();
    let named = office.named(&office.team(DRAW, P0)[0]);
    let name = named.split(' ').next().unwrap();
    let rest = "2026年6月10日,现场检查＋查阅资料,√,无,现场发现一般事故隐患，已责令当场改正,是,甲某,2026/6/10";
    let form = format!(
        "{HEADER}\
         T1-1,,,甲化工有限公司,,A1,{rest},{name}\n\
         T1-1,,,甲化工有限公司,,A2,,,符合,,,,,,\n\
         T1-1,,,,甲储罐0,A1,,,正常,,,,,,\n\
         T1-1,,,SB-0,甲储罐0,A2,,,合格,／,,,,,\n\
         T1-1,,,sb-1,,A1,,,合理缺项,本罐没有液位计,,,,,\n\
         T1-1,,,‘SB-1,,A2,,,×,法兰渗漏,,,,,\n"
    );
    let ran = office.zh(&import(&office, &form));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let result = &office.shown_results(DRAW, P0)[0]["result"];
    assert_eq!(result["completed"], COMPLETED);
    assert_eq!(result["methods"], json!(["实地核查", "书面检查"]));
    assert_eq!(result["codes"], coded(&["JG02"]));
    assert_eq!(
        result["sign_off"],
        json!({ "signed": { "name": "甲某", "date": COMPLETED } })
    );
    let items = |place: usize| result["objects"][place]["items"].clone();
    let clear = json!([{ "item": "A1", "answer": "clear" }, { "item": "A2", "answer": "clear" }]);
    assert_eq!((items(0), items(1)), (clear.clone(), clear));
    assert_eq!(
        items(2),
        json!([
            { "item": "A1", "answer": "inapplicable", "text": "本罐没有液位计" },
            { "item": "A2", "answer": "found", "text": "法兰渗漏" },
        ])
    );
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn items_are_called_by_their_names_and_in_lists_with_numbers() {
    let office = drawn();
    let cert = &office.team(DRAW, P0)[0];
    let form = format!(
        "{HEADER}\
         T1-1,,,{P0},,\"1.台账\n2.持证\",2026-06-10,现场检查,√,,JG02,签字,甲某,2026-06-10,{cert}\n\
         T1-1,,,SB-0,,台账；A2,,,正常,,,,,,\n\
         T1-1,,,SB-1,,台账,,,未发现,,,,,,\n\
         T1-1,,,SB-1,,（2）持证,,,发现,法兰渗漏,,,,,\n"
    );
    // What was found is of one item.
    let several = form.replace("（2）持证,,,发现", "1.台账；2.持证,,,发现");
    let (zh, en) = office.refused("C09", &import(&office, &several));
    assert!(
        zh.err.contains("[I04]") && en.err.contains("[I04]"),
        "{zh:?}"
    );
    let ran = office.zh(&import(&office, &form));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let result = &office.shown_results(DRAW, P0)[0]["result"];
    let clear = json!([{ "item": "A1", "answer": "clear" }, { "item": "A2", "answer": "clear" }]);
    let items = |place: usize| result["objects"][place]["items"].clone();
    assert_eq!((items(0), items(1)), (clear.clone(), clear));
    assert_eq!(
        items(2),
        json!([{ "item": "A1", "answer": "clear" }, { "item": "A2", "answer": "found", "text": "法兰渗漏" }])
    );
}

#[test]
fn items_are_called_by_their_names_in_flags_too() {
    let by_flags = drawn();
    let team = by_flags.team(DRAW, P0);
    let flags = [
        "record",
        "add",
        DRAW,
        P0,
        "--today",
        DAY,
        "--completed",
        COMPLETED,
        "--method",
        "现场检查",
        "--clear",
        "1.台账,SB-0:持证",
        "--clear",
        &format!("{P0}：持证"),
        "--found",
        "SB-1:持证=法兰渗漏，滴漏",
        "--code",
        "JG02",
        "--signed",
        "甲某",
        "--entered-by",
        &team[0],
    ];
    let ran = by_flags.zh(&flags);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let added = &by_flags.shown_results(DRAW, P0)[0]["result"]["objects"];
    assert_eq!(added[2]["items"][1]["text"], "法兰渗漏，滴漏");
    let clear = json!([{ "item": "A1", "answer": "clear" }, { "item": "A2", "answer": "clear" }]);
    assert_eq!((&added[0]["items"], &added[1]["items"]), (&clear, &clear));
    let amend = [
        "record",
        "amend",
        DRAW,
        P0,
        "--today",
        DAY,
        "--reason",
        "写漏一处",
        "--found",
        "SB-1:持证=法兰、阀门渗漏",
        "--entered-by",
        &team[1],
    ];
    let ran = by_flags.zh(&amend);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(
        by_flags.shown_results(DRAW, P0)[1]["result"]["objects"][2]["items"][1]["text"],
        "法兰、阀门渗漏"
    );
}

#[test]
fn a_name_that_two_items_have_is_asked_for_by_its_id() {
    let office = drawn();
    let items = office.read("items.csv").replace("A2,持证", "A2,台账");
    office.write("items.csv", items);
    let cert = &office.team(DRAW, P0)[0];
    let form = format!(
        "{HEADER}T1-1,,,{P0},,台账,2026-06-10,现场检查,√,,JG01,签字,甲某,2026-06-10,{cert}\n"
    );
    let (zh, en) = office.refused("C09", &import(&office, &form));
    assert!(
        zh.err
            .contains("「事项编号」：“台账”有 2 个：台账 A1、台账 A2"),
        "{zh:?}"
    );
    assert!(
        en.err.contains(": 2 are called 台账: 台账 A1, 台账 A2"),
        "{en:?}"
    );
    assert!(!zh.err.contains("[I04]"), "{zh:?}");
}

#[test]
fn every_fault_of_every_class_is_said_at_once() {
    let office = drawn();
    let outsider = office.outsider(DRAW, "XM-1");
    // Row 2: a code that a spreadsheet made a number, with the name beside it; a way and a day that are none. Row 3: words, and a
    // code that there is not. Row 4: a name that nobody has. Row 5: of a visit that is known, by somebody of another team, signed
    // by nobody, without what was found; its method is said by its own word. Row 6: an answer that is none.
    let form = format!(
        "{HEADER}\
         T1-1,9.137E+17,甲化工有限公司,9.137E+17,甲化工有限公司,A1,昨天,猜测,正常,,JG01,签字,甲某,2026-06-10,{outsider}\n\
         T1-1,9.137E+17,甲化工有限公司,3.70499E+14,,A2,,,好,,JG99,盖章,,,\n\
         T1-1,,,丁工地,,A1,2026-06-10,现场检查,不符合,,JG02,签字,,,{outsider}\n\
         T1-1,{P1},,XM-1,,A1,2026-06-10,看看,发现,,JG01,签字,,,{outsider}\n\
         T1-1,,,,乙工地,A2,,,还行,,,,,,\n"
    );
    let (zh, en) = office.refused("C09", &import(&office, &form));
    let team = office.team(DRAW, "XM-1");
    let team: Vec<String> = team.iter().map(|cert| office.named(cert)).collect();
    // Who is in a team is by lot.
    let masked = |text: &str| {
        let text = text.replace(&team.join("、"), "<team>");
        let text = text.replace(&team.join(", "), "<team>");
        text.replace(&office.named(outsider), "<outsider>")
    };
    golden("record-import-at-once.zh.txt", &masked(&zh.err));
    golden("record-import-at-once.en.txt", &masked(&en.err));
    // A column that is missing hides nothing.
    let form = "抽取编号,对象代码,事项编号,检查方式,检查情况,结果代码,签字情况,签字人\nT1-1,XM-1,A1,看看,发现,JG99,签字,\n";
    let (zh, _) = office.refused("C09", &import(&office, form));
    for code in ["[L01]", "[I02]", "[I03]", "[I05]", "[I06]", "[I08]"] {
        assert!(zh.err.contains(code), "{code}: {}", zh.err);
    }
    assert!(
        !zh.err.contains("[L04]") && !zh.err.contains("[I01]") && !zh.err.contains("[I09]"),
        "{}",
        zh.err
    );
}

#[test]
fn items_promise_no_way_of_inspecting_that_no_result_can_have() {
    let office = drawn();
    assert!(!office.zh(&["check"]).out.contains("没有这种方式"));
    let items = office.read("items.csv").replace(
        "A2,持证,内容,依据,实地核查",
        "A2,持证,内容,依据,现场检查、飞行检查",
    );
    office.write("items.csv", items);
    let (zh, en) = (office.zh(&["check"]), office.en(&["check"]));
    assert!(
        zh.out.contains("注意：items.csv 第 3 行检查方式“飞行检查”会印在文书上，但录入结果时没有这种方式；可用：实地核查、"),
        "{}",
        zh.out
    );
    assert!(
        en.out.contains("note: items.csv, row 3: the way of inspecting \"飞行检查\" is printed on the papers, but no result can be entered with it; use: 实地核查, "),
        "{}",
        en.out
    );
}

#[test]
fn who_assisted_stands_in_a_form_too() {
    let office = drawn();
    let name = office.named(&office.team(DRAW, "XM-1")[0]);
    let (name, _) = name.split_once(' ').unwrap();
    let form = |assisted: &str| {
        format!(
            "抽取编号,对象代码,事项编号,完成日期,检查方式,检查情况,结果代码,签字情况,签字人,录入人,协助人员\n\
             T1-1,乙工地,A1,2026/6/10,现场检查,√,JG01,签字,乙某,{name},{assisted}\n\
             T1-1,乙工地,A2,,,√,,,,,\n"
        )
    };
    let (zh, en) = office.refused("C09", &import(&office, &form("何工")));
    assert!(
        zh.err.contains(
            "[L18] 第 2 行 K 栏「协助人员」：“何工” 不在可用的值之中（可用：姓名/单位/协助什么）"
        ),
        "{}",
        zh.err
    );
    assert!(en.err.contains("[L18] row 2, column K"), "{}", en.err);
    let (zh, _) = office.refused("R13", &import(&office, &form(&format!("{name}/本局/测厚"))));
    assert!(zh.err.contains("不能作为协助的专业人员"), "{}", zh.err);
    let ran = office.zh(&import(
        &office,
        &form("何工/研究院/脚手架检测；李工/质检所/测厚"),
    ));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let experts = office.shown("XM-1")["visits"][0]["experts"].take();
    assert_eq!(experts[0]["expert"]["reason"], "脚手架检测");
    assert_eq!(experts[1]["expert"]["unit"], "质检所");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}
