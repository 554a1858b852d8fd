//! `record import`: a filled form is entered as a whole, or with any fault not at all.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::office::{Office, golden, masked, sha};
use crate::standard_input::fed;
use crate::visit::two_draws::{AFTER, COMPLETED, DEADLINE, DRAW, DRAWN, OTHER, coded};
use crate::year::small_year::{P0, P1, P2, P3, P9, Row};

const ZH: &str = "抽取编号,对象代码,事项编号,完成日期,检查方式,检查情况,问题描述,结果代码,签字情况,签字人,签字日期,拒签原因,见证人,拒签报告对象,录入人执法证号,逾期理由\n";
const EN: &str = "draw,object,item,completed,methods,answer,text,codes,sign,signer,signed,refusal,witness,reported_to,by,late\n";
const DAY: &str = "2026-06-20";
const FILE: &str = "filled.csv";

/// Writes a file beside the case folder.
fn hand_in(office: &Office, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(office.path().join(name), bytes).unwrap();
}

fn import<'a>(day: &'a str, file: &'a str) -> [&'a str; 5] {
    ["record", "import", file, "--today", day]
}

/// A form that must be entered whole.
fn entered(office: &Office, day: &str, name: &str) -> Value {
    let ran = office.zh(&[&import(day, name)[..], &["--json"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    serde_json::from_str(&ran.out).unwrap()
}

/// Who enters the visit.
fn by(office: &Office, draw: &str, object: &str) -> String {
    office.team(draw, object).remove(0)
}

/// The two rows of a right result; what concerns the whole visit stands on the first only.
fn right(office: &Office, draw: &str, object: &str) -> String {
    let by = by(office, draw, object);
    format!(
        "{draw},{object},A1,{COMPLETED},实地核查,未发现,,JG01,签字,王某,,,,,{by},\n{draw},{object},A2,,,未发现,,,,,,,,,,\n"
    )
}

/// The same visit entered with flags, for comparison.
fn added(object: &str) -> Value {
    let office = Office::visited();
    office.does(&office.clear(DRAW, object).on(DAY));
    office.shown_results(DRAW, object)[0]["result"].clone()
}

#[test]
fn a_form_is_one_line_of_the_book_and_blank_visits_are_left_out() {
    let office = Office::visited();
    let lines = office.book().len();
    let mut form = ZH.to_owned();
    form += &right(&office, DRAW, P2);
    writeln!(form, "T1-1,{P3},A1,,,,,,,,,,,,,\nT1-1,{P3},A2,,,,,,,,,,,,,").unwrap();
    let cert = by(&office, DRAW, P0);
    // Repeated on each row, and the rows of one visit apart from each other.
    writeln!(form, "{DRAW},{P0},A2,2026/6/10,实地核查;信息比对,发现,未持证,JG02、JG04,拒签,,,员工不愿签,李某,本局执法科,{cert},").unwrap();
    form += &right(&office, OTHER, P0);
    writeln!(form, "{DRAW},{P0},A1,2026/6/10,实地核查;信息比对,未发现问题,,JG02、JG04,拒签,,,员工不愿签,李某,本局执法科,{cert},").unwrap();
    hand_in(&office, FILE, &form);
    let zh = office.zh(&import(DAY, FILE));
    assert_eq!((zh.code, zh.err.as_str()), (0, ""), "{zh:?}");
    let head = lines + 1;
    assert_eq!(
        masked(&zh.out),
        format!(
            "已录入 3 个检查结果，其中逾期 0 个\n另有 1 次检查整份未填，没有录入\n账本第 {head} 行，账本末行校验码 <head>\n"
        )
    );
    assert_eq!(office.book().len(), head);
    let line = office.book().pop().unwrap();
    assert_eq!(line["act"], "result");
    assert_eq!(line["data"]["file_sha256"], sha(&form));
    let visits: Vec<_> = line["data"]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["visit"].clone())
        .collect();
    let visit = |draw: &str, object: &str| json!({ "draw": draw, "enterprise": object });
    assert_eq!(visits, [visit(DRAW, P2), visit(DRAW, P0), visit(OTHER, P0)]);
    assert_eq!(office.shown_results(DRAW, P2)[0]["result"], added(P2));
    assert_eq!(
        office.shown_results(DRAW, P0)[0]["result"],
        json!({
            "visit": visit(DRAW, P0), "completed": COMPLETED, "methods": ["实地核查", "信息比对"],
            "objects": [{
                "object": P0,
                "items": [{ "item": "A1", "answer": "clear" }, { "item": "A2", "answer": "found", "text": "未持证" }],
            }],
            "codes": coded(&["JG02", "JG04"]), "sign_off": { "refused": { "reason": "员工不愿签", "witness": "李某", "reported_to": "本局执法科" } },
            "entered_by": cert, "deadline": DEADLINE,
        })
    );
    assert!(office.shown_results(DRAW, P3).is_empty());
    the_blank_one_goes_in_by_itself(&office, head + 1);
}

fn the_blank_one_goes_in_by_itself(office: &Office, line: usize) {
    let form = ZH.to_owned() + &right(office, DRAW, P3);
    hand_in(office, FILE, form);
    let en = office.en(&import(DAY, FILE));
    let said = format!("1 result(s) entered, 0 of them late\nbook line {line}, head <head>\n");
    assert_eq!((en.code, masked(&en.out)), (0, said));
}

/// A code in full-width letters and digits.
fn wide(code: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
    code.chars().map(wide).collect()
}

#[test]
fn a_form_is_read_in_each_of_its_shapes() {
    let expected = added(P1);
    let office = Office::visited();
    let by = by(&office, DRAW, P1);
    let rows = right(&office, DRAW, P1);
    let english = rows.replace("未发现", "clear").replace("签字", "Signed");
    let first = json!({
        "draw": DRAW, "object": P1, "item": "A1", "completed": COMPLETED, "methods": "实地核查", "answer": "未发现",
        "codes": "JG01", "sign": "签字", "signer": "王某", "by": by,
    });
    let second = json!({ "draw": DRAW, "object": P1, "item": "A2", "answer": "未发现" });
    let gbk = encoding_rs::GB18030
        .encode(&(ZH.to_owned() + &rows))
        .0
        .into_owned();
    let wide = rows
        .replace(P1, &format!(" {} ", wide(P1).to_lowercase()))
        .replace(&by, &format!("　{by}"));
    let swapped = format!("检查情况,{}", ZH.replace("检查情况", "备注"));
    let shifted = rows
        .lines()
        .fold(String::new(), |text, row| text + "未发现问题," + row + "\n");
    for (name, bytes) in [
        ("utf8.csv", (ZH.to_owned() + &rows).into_bytes()),
        (
            "bom.csv",
            ("\u{feff}".to_owned() + ZH + &rows)
                .replace('\n', "\r\n")
                .into_bytes(),
        ),
        ("english.csv", (EN.to_owned() + &english).into_bytes()),
        ("gbk.csv", gbk),
        (
            "array.json",
            json!([first, second]).to_string().into_bytes(),
        ),
        ("lines.jsonl", format!("{first}\n{second}\n").into_bytes()),
        ("wide.csv", (ZH.to_owned() + &wide).into_bytes()),
        ("columns.csv", (swapped + &shifted).into_bytes()),
    ] {
        let office = Office::visited();
        hand_in(&office, name, bytes);
        let said = entered(&office, DAY, name);
        assert_eq!(said["entered"], 1, "{name}");
        assert_eq!(
            office.shown_results(DRAW, P1)[0]["result"],
            expected,
            "{name}"
        );
    }
}

#[test]
pub(crate) fn what_does_not_apply_is_entered_with_its_reason_and_codes_by_their_names() {
    let office = Office::visited();
    let cert = by(&office, DRAW, P0);
    let form = |answer: &str, why: &str, to: &str| {
        ZH.to_owned()
            + &format!(
                "{DRAW},{P0},A1,{COMPLETED},现场检查,未发现,,未发现问题,拒签,,,不认可,,{to},{cert},\n\
                 {DRAW},{P0},A2,,实地核查,{answer},{why},JG01,,,,,,,,\n"
            )
    };
    let refused = |form: &str, code: &str, place: &str| {
        hand_in(&office, FILE, form);
        let (zh, _) = office.refused("C09", &import(DAY, FILE));
        assert!(
            zh.err.contains(&format!("  [{code}] {place}")),
            "{}",
            zh.err
        );
    };
    // One visit has one spelling of its codes.
    let good = form("合理缺项", "本单位没有特种作业", "本局执法科");
    refused(&good, "L30", "第 3 行 H 栏「结果代码」");
    let named = |form: &str| form.replace(",JG01,", ",未发现问题,");
    refused(
        &named(&form("不适用", "", "本局执法科")),
        "I20",
        "第 3 行 G 栏「问题描述」：事项 A2",
    );
    refused(
        &named(&form("不适用", "无", "本局执法科")),
        "I20",
        "第 3 行 G 栏「问题描述」：事项 A2",
    );
    refused(
        &named(&form("不适用", "本单位没有特种作业", "")),
        "I21",
        "第 2 行 N 栏「拒签报告对象」：拒签",
    );
    hand_in(&office, FILE, named(&good));
    entered(&office, DAY, FILE);
    let result = office.shown_results(DRAW, P0)[0]["result"].take();
    assert_eq!(
        result["objects"][0]["items"][1],
        json!({ "item": "A2", "answer": "inapplicable", "text": "本单位没有特种作业" })
    );
    assert_eq!(result["methods"], json!(["实地核查"]));
    assert_eq!(result["codes"], coded(&["JG01"]));
    let refused = json!({ "refused": { "reason": "不认可", "reported_to": "本局执法科" } });
    assert_eq!(result["sign_off"], refused);
}

#[test]
fn a_document_says_what_was_entered() {
    let office = Office::visited();
    let late = right(&office, DRAW, P0).replacen(",\n", ",系统检修\n", 1);
    let form = ZH.to_owned() + &late + &format!("T2-1,{P3},A1,,,,,,,,,,,,,\n");
    hand_in(&office, FILE, form);
    let mut said = entered(&office, AFTER, FILE);
    let head = said["head"].take();
    assert_eq!(head.as_str().map(str::len), Some(64));
    let visits = json!([{ "draw": DRAW, "enterprise": P0 }]);
    assert_eq!(
        said,
        json!({ "entered": 1, "late": 1, "blank": 1, "visits": visits, "head": null })
    );
    let visit = &office.shown(P0)["visits"][0];
    assert_eq!(
        (&visit["late"], &visit["results"][0]["result"]["late"]),
        (&json!(true), &json!("系统检修"))
    );
}

/// A form with every kind of fault, and one visit without.
fn faulty(office: &Office) -> String {
    let cert = |object: &str| by(office, DRAW, object);
    let (zero, one, two) = (cert(P0), cert(P1), cert(P2));
    let outsider = office.outsider(DRAW, P2);
    let other = by(office, OTHER, P1);
    let rows = [
        // Rows 2 and 3: the visit without a fault.
        right(office, DRAW, P3),
        // Rows 4 and 5: two cells that contradict.
        format!("{DRAW},{P0},A1,{COMPLETED},实地核查,未发现,,JG01,签字,王某,,,,,{zero},\n"),
        format!("{DRAW},{P0},A2,2026-06-11,实地核查,未发现,,JG01,签字,李某,,,,,{zero},\n"),
        // Rows 6 and 7: I02, I05, I06; a method and a code that there are not.
        format!("{DRAW},{P1},A1,{COMPLETED},猜测,未发现,,JG99,签字,王某,,,,,{one},\n"),
        format!("{DRAW},{P1},A2,,,发现,,,,,,,,,,\n"),
        // Row 8: I03, I09; one item only, by somebody outside the team.
        format!("{DRAW},{P2},A1,{COMPLETED},实地核查,未发现,,JG01,签字,王某,,,,,{outsider},\n"),
        // Row 9: no such object; row 10: no such draw.
        format!("{DRAW},{P9},A1,{COMPLETED},实地核查,未发现,,JG01,签字,王某,,,,,{two},\n"),
        format!("T9-1,{P0},A1,{COMPLETED},实地核查,未发现,,JG01,签字,王某,,,,,{two},\n"),
        // Row 11: has a result.
        format!("{OTHER},{P0},A1,{COMPLETED},实地核查,未发现,,JG01,签字,王某,,,,,{two},\n"),
        // Rows 12 and 13: words that there are not, and no days.
        format!("{OTHER},{P1},A1,{COMPLETED},实地核查,好,,JG01,盖章,王某,昨天,,,,{other},\n"),
        format!("{OTHER},{P1},A2,,,未发现,,,,,,,,,,\n"),
        // Row 14: neither draw nor item.
        format!(",{P2},,,,,,,,,,,,,,\n"),
        // Row 15: too few cells.
        format!("{OTHER},{P2}\n"),
        // Row 16: completed on another day than noted before, and late.
        format!(
            "{OTHER},{P3},A1,2026-06-09,实地核查,未发现,,JG01,签字,王某,,,,,{},\n",
            by(office, OTHER, P3)
        ),
        format!("{OTHER},{P3},A2,,,未发现,,,,,,,,,,\n"),
    ];
    ZH.to_owned() + &rows.concat()
}

#[test]
fn every_fault_is_listed_with_its_row_and_nothing_is_entered() {
    let office = Office::visited();
    office.does(&office.clear(OTHER, P0));
    office.does(&office.done_flags(OTHER, P3, COMPLETED));
    hand_in(&office, FILE, faulty(&office));
    let (zh, en) = office.refused("C09", &import("2026-08-01", FILE));
    golden("record-import-refused.zh.txt", &zh.err);
    golden("record-import-refused.en.txt", &en.err);
    assert!(office.shown_results(DRAW, P3).is_empty());
    let ran = office.en(&[&import("2026-08-01", FILE)[..], &["--json"]].concat());
    assert_eq!(ran.code, 3);
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(said["refused"], "C09");
}

#[test]
fn the_same_form_is_entered_once() {
    let office = Office::visited();
    let form = ZH.to_owned() + &right(&office, DRAW, P0) + &right(&office, DRAW, P1);
    hand_in(&office, FILE, form);
    entered(&office, DAY, FILE);
    let (zh, en) = office.refused("C09", &import(DAY, FILE));
    assert_eq!(zh.err.matches("[R02]").count(), 2, "{zh:?}");
    assert_eq!(en.err.matches("[R02]").count(), 2, "{en:?}");
    // A result that was entered meanwhile keeps the others of its form out too.
    let form = ZH.to_owned() + &right(&office, DRAW, P2) + &right(&office, DRAW, P1);
    hand_in(&office, FILE, form);
    let (zh, _) = office.refused("C09", &import(DAY, FILE));
    assert!(
        zh.err.contains("第 4 行") && zh.err.matches("[R02]").count() == 1,
        "{zh:?}"
    );
}

#[test]
fn many_results_are_one_line_and_one_wrong_one_keeps_all_out() {
    let office = Office::small(&[("东", "A", 130)], &[Row::new("T1", "东", "100%")]);
    office.publish();
    office.draw_fixed(DRAWN, "T1");
    let record = office.record(DRAW);
    let drawn = record["drawn"].as_array().unwrap().iter();
    let rows = drawn.map(|line| {
        let (code, by) = (&line["code"], &line["team"][0]);
        let (code, by) = (code.as_str().unwrap(), by.as_str().unwrap());
        format!("{DRAW},{code},A1,{COMPLETED},实地核查,未发现,,JG01,签字,王某,,,,,{by},\n")
    });
    let mut rows: Vec<String> = rows.collect();
    let right = rows[120].replace("JG01", "JG99");
    let right = std::mem::replace(&mut rows[120], right);
    hand_in(&office, FILE, ZH.to_owned() + &rows.concat());
    let lines = office.book().len();
    let (zh, _) = office.refused("C09", &import(DAY, FILE));
    assert!(zh.err.contains("[I06] 第 122 行 H 栏"), "{zh:?}");
    assert_eq!(office.book().len(), lines);
    rows[120] = right;
    hand_in(&office, FILE, ZH.to_owned() + &rows.concat());
    assert_eq!(entered(&office, DAY, FILE)["entered"], 130);
    let book = office.book();
    assert_eq!(book.len(), lines + 1);
    let results = book[lines]["data"]["results"].as_array().unwrap().iter();
    let drawn = record["drawn"].as_array().unwrap().iter();
    // In the order of the file.
    assert!(
        results
            .map(|of| &of["visit"]["enterprise"])
            .eq(drawn.map(|of| &of["code"]))
    );
}

#[test]
fn rows_of_one_visit_are_one_visit_however_often_they_come() {
    let office = Office::visited();
    // The whole visit twice: each item is answered twice.
    let form = ZH.to_owned() + &right(&office, DRAW, P0) + &right(&office, DRAW, P0);
    hand_in(&office, FILE, form);
    let (zh, _) = office.refused("C09", &import(DAY, FILE));
    assert_eq!(zh.err.matches("[I04]").count(), 2, "{zh:?}");
    // The same object of two draws: two visits.
    let form = ZH.to_owned() + &right(&office, DRAW, P0) + &right(&office, OTHER, P0);
    hand_in(&office, FILE, form);
    assert_eq!(entered(&office, DAY, FILE)["entered"], 2);
}

#[test]
fn a_file_without_results_or_that_is_no_form_is_refused() {
    let office = Office::visited();
    for (name, text, code) in [
        ("header.csv", ZH.to_owned(), "C09"),
        (
            "blank.csv",
            format!("{ZH}T1-1,{P0},A1,,,,,,,,,,,,,\n"),
            "C09",
        ),
        (
            "columns.csv",
            format!("抽取编号,对象代码,事项编号\nT1-1,{P0},A1\n"),
            "C09",
        ),
        ("twice.csv", ZH.replace("逾期理由", "检查情况"), "C09"),
        ("empty.csv", String::new(), "C05"),
        ("quote.csv", format!("{ZH}T1-1,\"{P0},A1\n"), "C05"),
        // What a file is, its content says.
        ("book.xlsx", "PK".to_owned(), "C09"),
        ("form.pdf", "%PDF".to_owned(), "C05"),
        ("broken.json", "[{".to_owned(), "C05"),
        ("number.json", "7".to_owned(), "C05"),
    ] {
        hand_in(&office, name, text);
        office.refused(code, &import(DAY, name));
    }
    let before = office.tree();
    let ran = office.zh(&import(DAY, "nowhere.csv"));
    assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{ran:?}");
    assert!(ran.err.starts_with("文件出错：nowhere.csv"), "{ran:?}");
    assert!(before == office.tree());
}

#[test]
fn the_deadline_of_each_visit_of_a_form_is_its_own() {
    let office = Office::visited();
    let in_time = right(&office, DRAW, P0).replace(COMPLETED, "2026-06-11");
    let late = right(&office, DRAW, P1);
    hand_in(&office, FILE, ZH.to_owned() + &in_time + &late);
    let (zh, _) = office.refused("C09", &import(AFTER, FILE));
    assert_eq!(zh.err.matches("[I10]").count(), 1, "{zh:?}");
    assert!(zh.err.contains("第 4 行"), "{zh:?}");
    let late = late.replacen(",\n", ",忙\n", 1);
    hand_in(&office, FILE, ZH.to_owned() + &in_time + &late);
    let said = entered(&office, AFTER, FILE);
    assert_eq!((&said["entered"], &said["late"]), (&json!(2), &json!(1)));
    assert_eq!(
        office.shown_results(DRAW, P0)[0]["result"]["deadline"],
        "2026-07-10"
    );
    assert_eq!(
        office.shown_results(DRAW, P1)[0]["result"]["deadline"],
        DEADLINE
    );
}

#[test]
fn the_form_may_come_by_the_standard_input() {
    let office = Office::visited();
    let form = ZH.to_owned() + &right(&office, DRAW, P2);
    let ran = fed(&office, &import(DAY, "-"), &form);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(
        office.book().pop().unwrap()["data"]["file_sha256"],
        sha(&form)
    );
    assert_eq!(office.shown_results(DRAW, P2)[0]["result"], added(P2));
    // With any fault nothing is entered.
    let lines = office.book().len();
    let faulty = ZH.to_owned() + &right(&office, DRAW, P3).replace("JG01", "ZZ99");
    let ran = fed(&office, &import(DAY, "-"), faulty);
    assert_eq!((ran.code, office.book().len()), (3, lines), "{ran:?}");
}
