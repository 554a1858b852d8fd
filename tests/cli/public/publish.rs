//! `publish`: nothing that is not public in any published byte, everything published in the book, and what is not
//! published any more said by name.

use std::fs;

use serde_json::{Value, json};

use crate::flags::Flags;
use crate::office::Office;
use crate::public::published_case::{
    DAY, DRAW, LATER, PEOPLE, PHONE, SECRET, all_in_the_book, column, drawn, first_visit, found,
    handled, holding, holds, public, publish, result, table,
};
use crate::year::small_year::{P0, P1, P2, P3};

/// Everything that may be entered, with secrets in all of it that is not public; then published.
fn worked() -> Office {
    let office = drawn();
    let team = office.team(DRAW, P3);
    let secret = |what: &str| format!("{SECRET}{what}");
    let (grounds, answer) = (secret("申请理由"), secret("答复"));
    let recuse = Flags::of(&["recuse", DRAW, P3, &team[1], "--deny"])
        .and("today", "2026-06-03")
        .and("grounds", &grounds)
        .and("answer", &answer);
    office.does(&recuse);
    let replace = Flags::of(&["replace", DRAW, P3])
        .and("today", "2026-06-04")
        .and("inspector", &team[1])
        .and("ground", "unable")
        .and("reason", &secret("更换理由"))
        .and("seed", "583");
    office.does(&replace);
    let assist = Flags::of(&["assist", DRAW, P0])
        .and("today", "2026-06-05")
        .and("name", &secret("专家"))
        .and("unit", &secret("专家单位"))
        .and("reason", &secret("协助理由"));
    office.does(&assist);
    office.does(&result(&office, P0));
    let refused = result(&office, P1)
        .without("signed")
        .and("refused", &secret("拒签"))
        .and("witness", &secret("见证人"))
        .and("reported-to", &secret("报告去向"))
        .and("late", &secret("逾期理由"))
        .on("2026-07-15");
    office.does(&refused);
    let unchecked = office
        .clear(DRAW, P2)
        .with("clear", "A1")
        .and("unchecked", &format!("A2={}", secret("未查")))
        .with("code", "JG09");
    office.does(&unchecked);
    let inapplicable = office
        .clear("T2-1", P2)
        .with("clear", "A1")
        .and("inapplicable", &format!("A2={}", secret("不适用")));
    office.does(&inapplicable);
    let amended = office
        .amend(DRAW, P0, "2026-07-16")
        .and("found", &format!("A2={}", secret("改后问题")));
    office.does(&amended);
    let done = office.done_flags("T2-1", P0, DAY);
    office.does(&done.and("by", &secret("经办")));
    office.does(&handled(P0, "2026-07-17").and("by", &secret("经办")));
    office
}

#[test]
fn nothing_that_is_not_public_is_in_any_published_byte() {
    let office = worked();
    let book = office.read("ledger.jsonl");
    let planted = "申请理由 答复 更换理由 专家 问题 不适用 签字人 见证人 报告去向 逾期理由 经办";
    for planted in planted.split(' ') {
        assert!(book.contains(&format!("{SECRET}{planted}")), "{planted}");
    }
    let ran = office.on(LATER, &["publish", "--by", &format!("{SECRET}经办")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    for secret in ["QZX", PHONE] {
        assert_eq!(holding(&office, secret), [""; 0], "{secret}");
    }
    for name in ["inspectors.txt\n", "recusals.txt\n", "list.csv\n"] {
        let listed = office.read(&format!("public/draws/{DRAW}/SHA256SUMS"));
        assert!(!listed.contains(name), "{name}");
    }
    // What is public is there.
    for shown in ["企业0", "限期补建台账", "台账", "笔误"] {
        assert!(!holding(&office, shown).is_empty(), "{shown}");
    }
}

#[test]
fn what_does_not_apply_and_what_was_not_inspected_again_is_public() {
    let office = drawn();
    office.does(&result(&office, P0));
    let inapplicable = office
        .clear(DRAW, P1)
        .with("clear", "A1")
        .and("inapplicable", "A2=本单位没有特种作业");
    office.does(&inapplicable);
    office.does(&handled(P0, DAY));
    let end = Flags::of(&["handle", DRAW, P0])
        .and("today", "2026-07-01")
        .and("measure", "行政处罚")
        .and("text", "罚款 2 万元")
        .and("number", "临应急罚〔2026〕12号")
        .and("date", "2026-06-22");
    office.does(
        &end.clone()
            .and("unchecked", "企业已停产搬离，无处复查")
            .word("--closed"),
    );
    office.does(&end.and("published", "2026-06-30"));
    publish(&office);
    let mut told = column(&office, "results", "检查事项");
    told.sort();
    assert_eq!(
        told,
        [
            "台账：未发现问题；持证：不适用",
            "台账：未发现问题；持证：发现问题"
        ]
    );
    let of = |heading: &str| column(&office, "handling", heading);
    assert_eq!(of("未复查原因"), ["", "企业已停产搬离，无处复查", ""]);
    assert_eq!(of("处罚公开日期"), ["", "", "2026-06-30"]);
    assert_eq!(of("是否办结"), ["否", "是", "是"]);
    let steps = first_visit(&office)["handling"].clone();
    assert_eq!(
        [
            &steps[1]["unchecked"],
            &steps[2]["published"],
            &steps[0]["unchecked"]
        ],
        [
            &json!("企业已停产搬离，无处复查"),
            &json!("2026-06-30"),
            &Value::Null
        ]
    );
    assert!(
        holding(&office, "特种作业").is_empty(),
        "the reason is not public"
    );
    let out = office.path().join("platform");
    let out = out.to_str().unwrap();
    let ran = office.on(LATER, &["publish", "--for", "platform", "--out", out]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let (headings, rows) = table(&office.path().join("platform/检查结果明细.csv"));
    let place = headings.iter().position(|h| h == "检查结果").unwrap();
    let mut answers: Vec<&str> = rows.iter().map(|row| row[place].as_str()).collect();
    answers.sort_unstable();
    assert_eq!(answers, ["不合格", "合格", "合格", "合理缺项"]);
}

#[test]
fn a_later_list_of_findings_changes_nothing_of_what_was_entered() {
    let office = drawn();
    office.does(&result(&office, P0));
    publish(&office);
    let shown = || {
        let of = |heading: &str| column(&office, "results", heading);
        [of("检查结果"), of("结果名称")]
    };
    let before = shown();
    let name = "现场发现一般事故隐患，已责令当场改正";
    assert_eq!(before, [["发现问题已责令改正"], [name]]);
    let findings = office.read("findings.csv");
    let row = format!("JG02,{name},发现问题已责令改正");
    assert!(findings.contains(&row));
    let changed = findings.replace(&row, "JG02,没有问题,未发现问题");
    office.write("findings.csv", changed);
    publish(&office);
    assert_eq!(shown(), before);
}

#[test]
fn inspectors_are_named_as_the_settings_say() {
    let office = drawn();
    office.does(&result(&office, P0));
    let team = office.team(DRAW, P0);
    let leader = PEOPLE.iter().find(|(cert, _)| *cert == team[0]).unwrap();
    let settings = office.read("choucha.toml");
    let full = "inspectors = \"full\"";
    assert!(settings.contains(full));
    let set = |word: &str| {
        let text = settings.replace(full, &format!("inspectors = \"{word}\""));
        office.write("choucha.toml", text);
    };
    for word in ["full", "number", "masked"] {
        set(word);
        publish(&office);
        for (cert, name) in PEOPLE {
            let (certs, names) = (holding(&office, cert), holding(&office, name));
            assert!(word == "full" || names.is_empty(), "{word}: {names:?}");
            assert!(word != "masked" || certs.is_empty(), "{certs:?}");
        }
        let first = first_visit(&office)["inspectors"][0].clone();
        let expected = match word {
            "full" => format!("{}（{}）", leader.1, leader.0),
            "number" => leader.0.to_owned(),
            _ => format!("{}＊＊", leader.1.chars().next().unwrap()),
        };
        assert_eq!(first, expected);
        assert!(column(&office, "results", "检查人员")[0].starts_with(&expected));
    }
    set("nobody");
    office.refused("C03", &["--today", LATER, "publish"]);
}

#[test]
fn before_any_publication_nothing_is_published() {
    let office = drawn();
    let document = found(&office, "还没有公开过", "nothing has been published yet");
    assert_eq!(document["published_on"], Value::Null);
    assert!(!office.case("public").exists());
}

#[test]
fn the_check_names_what_is_not_published_yet() {
    let office = drawn();
    publish(&office);
    holds(&office);
    let line = || office.book().len();
    let unpublished = |zh: &str, en: &str| {
        let zh = format!("账本第 {} 行：{zh}尚未公开", line());
        let en = format!("book line {}: {en} not published yet", line());
        found(&office, &zh, &en);
        publish(&office);
        holds(&office);
    };
    office.does(&result(&office, P0));
    unpublished("1 个检查结果", "1 result(s)");
    office.does(
        &office
            .amend(DRAW, P0, "2026-07-16")
            .and("method", "信息比对"),
    );
    unpublished("结果更正", "a correction");
    office.does(&handled(P0, LATER));
    unpublished("处理结果", "a step of handling");
    office.draw_fixed("2026-06-02", "T3");
    unpublished("抽取结果", "a draw");
    office.document(LATER, 0, &["void", "T3-1", "--reason", "范围有误"]);
    unpublished("作废", "a void");
}

#[test]
fn the_check_names_changed_lists_and_files() {
    let office = drawn();
    publish(&office);
    let items = office.read("items.csv");
    office.replace("items.csv", "台账", "账册");
    let document = found(
        &office,
        "public/csv/items.csv 与重新生成的内容不同",
        "public/csv/items.csv is not what comes out anew",
    );
    let anew = document["anew"].as_array().unwrap().iter();
    let names: Vec<&str> = anew.map(|file| file["file"].as_str().unwrap()).collect();
    let of_items = ["csv/items.csv", "json/items.json", "json/public.json"];
    for name in of_items.map(|name| format!("public/{name}")) {
        assert!(names.contains(&name.as_str()), "{names:?}");
    }
    office.write("items.csv", items);
    holds(&office);
    let name = "public/csv/draws.csv";
    let before = office.read(name);
    office.write(name, before.replacen("企业", "伪业", 1));
    let document = found(
        &office,
        &format!("{name} 缺失或被改动"),
        &format!("{name} is missing or was changed"),
    );
    assert_eq!(document["changed"], json!([name]));
    fs::remove_file(office.case(name)).unwrap();
    found(&office, &format!("{name} 缺失或被改动"), name);
    office.write(name, before);
    holds(&office);
    office.write("public/draws/foreign.txt", "x");
    let document = found(
        &office,
        "public/draws/foreign.txt 不是公开时写入的",
        "public/draws/foreign.txt was not written by the publication",
    );
    assert_eq!(document["foreign"], json!(["public/draws/foreign.txt"]));
    // Publishing again does not touch what is somebody else's, and says so.
    for (ran, note) in [
        (
            office.on(LATER, &["publish"]),
            "注意：public/draws/foreign.txt 不是公开时写入的，原样留在公开的文件夹里；不该公开的，请立即移走\n",
        ),
        (
            office.en(&["publish", "--today", LATER]),
            "note: public/draws/foreign.txt was not written by the publication and is left as it is; \
             if it is not to be public, take it away at once\n",
        ),
    ] {
        assert_eq!((ran.code, ran.err.as_str()), (0, note), "{ran:?}");
    }
    assert_eq!(office.read("public/draws/foreign.txt"), "x");
    fs::remove_file(office.case("public/draws/foreign.txt")).unwrap();
    holds(&office);
}

#[test]
fn a_correction_keeps_the_former_values() {
    let office = drawn();
    office.does(&result(&office, P0));
    publish(&office);
    let amended = office
        .amend(DRAW, P0, "2026-07-16")
        .and("clear", "A1,A2")
        .and("code", "JG01");
    office.does(&amended);
    publish(&office);
    assert_eq!(column(&office, "results", "是否现行"), ["否", "是"]);
    assert_eq!(
        column(&office, "results", "录入或更正日期"),
        [DAY, "2026-07-16"]
    );
    assert_eq!(column(&office, "results", "更正理由"), ["", "笔误"]);
    let values = column(&office, "results", "检查结果");
    assert_eq!(values, ["发现问题已责令改正", "未发现问题"]);
    let answers = column(&office, "results", "检查事项");
    assert_eq!(
        answers,
        [
            "台账：未发现问题；持证：发现问题",
            "台账：未发现问题；持证：未发现问题"
        ]
    );
    let rows: Value = serde_json::from_str(&office.read("public/json/results.json")).unwrap();
    assert_eq!(
        (&rows["rows"][0]["是否现行"], &rows["rows"][1]["是否现行"]),
        (&json!("否"), &json!("是"))
    );
    let visit = first_visit(&office);
    assert_eq!(visit["results"][0]["day"], DAY);
    assert_eq!(visit["results"][1]["day"], "2026-07-16");
}

/// Holds every file of public/ against the last line of the book.
#[test]
fn everything_published_is_in_the_book_with_its_digest() {
    let office = drawn();
    publish(&office);
    all_in_the_book(&office);
    office.does(&result(&office, P0));
    publish(&office);
    all_in_the_book(&office);
    let verify = || office.zh(&["ledger", "verify"]);
    assert_eq!(verify().code, 0);
    let name = "public/json/public.json";
    office.write(name, office.read(name) + " ");
    assert_eq!(verify().code, 1);
    assert!(verify().out.contains(name), "{}", verify().out);
}

#[test]
fn tables_open_in_spreadsheets_and_documents_parse() {
    let office = worked();
    publish(&office);
    for name in [
        "items",
        "plans",
        "draws",
        "results",
        "handling",
        "signatures",
        "signers",
    ] {
        let (headings, rows) = table(&office.case(&format!("public/csv/{name}.csv")));
        let document = office.read(&format!("public/json/{name}.json"));
        let document: Value = serde_json::from_str(&document).unwrap();
        assert_eq!(document["columns"], json!(headings));
        assert_eq!(document["rows"].as_array().unwrap().len(), rows.len());
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{name}: {cell}");
        }
    }
    let names = column(&office, "draws", "对象名称");
    assert!(names.iter().any(|name| name == "'=cmd"), "{names:?}");
    let (schema, whole) = (office.read("public/json/schema.json"), public(&office));
    let schema: Value = serde_json::from_str(&schema).unwrap();
    has_required(&schema, &whole);
    for (list, one) in schema["properties"].as_object().unwrap() {
        for value in whole[list].as_array().into_iter().flatten() {
            has_required(&one["items"], value);
        }
    }
}

fn has_required(schema: &Value, value: &Value) {
    for key in schema["required"].as_array().into_iter().flatten() {
        assert!(value.get(key.as_str().unwrap()).is_some(), "{key}: {value}");
    }
}
