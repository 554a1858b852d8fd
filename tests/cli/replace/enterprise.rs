//! Replacing one of several objects of a visit: the one in its place joins the visit of its enterprise.

use serde_json::{Value, json};

use crate::flags::Flags;
use crate::office::Office;
use crate::year::small_year::{P0, P1, P2, Row};

const DRAW: &str = "T1-1";
const DAY: &str = "2026-06-02";

/// A case folder with six of seven objects drawn: of P0 and its tanks SB-0 to SB-3 all but one tank, and both projects of
/// P1. Gives the tank that is left.
fn drawn() -> (Office, String) {
    let fitting = (0..50).find_map(|salt| {
        let office = drawn_with(salt);
        let drawn = office.codes(DRAW);
        let mut tanks = ["SB-0", "SB-1", "SB-2", "SB-3"].into_iter();
        let left = tanks.find(|tank| !drawn.iter().any(|code| code == tank))?;
        Some((office, left.to_owned()))
    });
    fitting.unwrap()
}

fn drawn_with(salt: u8) -> Office {
    let office = Office::small(&[], &[Row::new("T1", "东", "#6").cap(3)]);
    let objects = [
        (P0, "市场主体", ""),
        ("SB-0", "设施设备", P0),
        ("SB-1", "设施设备", P0),
        ("SB-2", "设施设备", P0),
        ("SB-3", "设施设备", P0),
        ("XM-1", "项目", P1),
        ("XM-2", "项目", P1),
    ];
    let rows = objects.map(|(code, kind, owner)| format!("{code},对象,{kind},{owner},东,A,有效\n"));
    let head = "代码,名称,对象类型,所属主体代码,区域,信用等级,状态\n";
    office.write("objects.csv", head.to_owned() + &rows.concat());
    office.publish();
    office.draw_salted("2026-06-01", "T1", salt);
    office
}

/// A request to replace an object, which cannot be found.
fn missing(code: &str) -> Flags {
    Flags::of(&["replace", DRAW, code, "--object"])
        .on(DAY)
        .and("ground", "missing")
        .and("reason", "查无")
}

/// What is open: enterprises with their objects.
fn open(office: &Office) -> Vec<Value> {
    let due = office.document(DAY, 0, &["due"]);
    let things = due["things"].as_array().unwrap().iter();
    let mut things: Vec<Value> = things
        .map(|thing| json!([thing["enterprise"], thing["objects"]]))
        .collect();
    things.sort_by_key(Value::to_string);
    things
}

/// Enters the result of the visit to P0, everything clear.
fn clear(office: &Office) -> Flags {
    Flags::of(&["record", "add", DRAW, P0])
        .on(DAY)
        .and("completed", DAY)
        .and("method", "实地核查")
        .and("clear", "A1")
        .and("code", "JG01")
        .and("signed", "甲某")
        .and("entered-by", &office.team(DRAW, P0)[0])
}

#[test]
fn an_object_joins_the_visit_of_its_enterprise() {
    let (office, left) = drawn();
    let out = office.does(&missing("XM-1")).out;
    let joins = format!(
        "其企业在本次抽取中已有检查 {DRAW} {P0}，并入该次检查，由其检查组一次完成（第2条）"
    );
    assert!(out.contains(&joins), "{out}");
    assert!(
        out.contains(&format!("更换对象：{DRAW} {P1} 的 XM-1\n")),
        "{out}"
    );
    let mut all = [P0, "SB-0", "SB-1", "SB-2", "SB-3"]
        .map(str::to_owned)
        .to_vec();
    all.sort_unstable();
    assert!(all.contains(&left));
    assert_eq!(open(&office), [json!([P0, all]), json!([P1, ["XM-2"]])]);
    // The result has it too, and the other visit goes on without the lost one.
    office.does(&clear(&office));
    let line = office.book().pop().unwrap();
    let objects = line["data"]["results"][0]["objects"].as_array().unwrap();
    assert!(objects.iter().any(|of| of["object"] == *left));
    assert_eq!(open(&office), [json!([P1, ["XM-2"]])]);
    let shown = office.zh(&["record", "show", "XM-1"]).out;
    assert!(
        shown.contains("检查对象：XM-1（已被更换）、XM-2")
            || shown.contains("检查对象：XM-2、XM-1（已被更换）"),
        "{shown}"
    );
    let shown = office.zh(&["record", "show", &left]).out;
    assert!(shown.contains(&format!("{left}（递补 XM-1）")), "{shown}");
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn an_enterprise_with_its_result_is_passed() {
    let (office, left) = drawn();
    office.does(&clear(&office));
    let out = office.does(&missing("XM-1")).out;
    let passed = format!("票号更小而跳过：{left}（其企业本次检查已录入结果）\n");
    assert!(out.contains(&passed), "{out}");
    assert!(
        out.contains("本层没有可替补的对象，缺额增加 1 个。"),
        "{out}"
    );
    assert_eq!(open(&office), [json!([P1, ["XM-2"]])]);
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
    // A visit of which all objects are lost is not made.
    office.does(&missing("XM-2"));
    assert_eq!(open(&office), Vec::<Value>::new());
    office.refused("R04", &missing(P1).args());
    office.refused("R04", &["form", DRAW, P1]);
}

#[test]
fn an_enterprise_names_its_object_only_where_there_is_one() {
    let (office, _) = drawn();
    let (zh, _) = office.refused("R14", &missing(P1).args());
    assert!(zh.err.contains("现有对象：XM-1、XM-2"), "{}", zh.err);
    office.refused("R01", &missing(P2).args());
    office.does(&missing("XM-2"));
    office.refused("R14", &missing("XM-2").args());
    // One is left: the enterprise's code means it.
    let out = office.does(&missing(P1)).out;
    assert!(
        out.contains(&format!("更换对象：{DRAW} {P1} 的 XM-1\n")),
        "{out}"
    );
    let line = office.book();
    let request = &line[line.len() - 2]["data"];
    assert_eq!(request["object"], "XM-1");
    assert_eq!(request["visit"], json!({ "draw": DRAW, "enterprise": P1 }));
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
}

#[test]
fn an_inspector_is_replaced_for_the_whole_visit() {
    let (office, left) = drawn();
    let tanks = ["SB-0", "SB-1", "SB-2", "SB-3"];
    let tanks: Vec<&str> = tanks.into_iter().filter(|tank| *tank != left).collect();
    let team = office.team(DRAW, P0);
    let unable = Flags::of(&["replace", DRAW, tanks[0]])
        .on(DAY)
        .and("inspector", &team[0])
        .and("ground", "unable")
        .and("reason", "病");
    office.does(&unable);
    let line = office.book();
    let request = &line[line.len() - 2]["data"];
    assert_eq!(request["visit"]["enterprise"], P0);
    assert!(request.get("object").is_none());
    let now = office.shown(tanks[1])["visits"][0]["team"].clone();
    assert_ne!(now[0], team[0]);
    assert_eq!(office.shown(tanks[2])["visits"][0]["team"], now);
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
}
