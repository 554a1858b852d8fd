//! `handle`: steps of handling, their history, and every rule that refuses one.

use serde_json::{Value, json};

use crate::acts::written::Drawn;
use crate::office::{Office, golden, masked};

const DRAW: &str = "AJ-2026-04-1";

/// A draw whose first visit found nothing, its second something; the others have no result.
fn worked() -> (Office, Vec<Drawn>) {
    let office = Office::drawn_in_june();
    let visits = office.visits(DRAW);
    let results = vec![
        visits[0].result("2026-06-12", false, None),
        visits[1].result("2026-06-12", true, None),
    ];
    office.results("2026-06-15", results);
    (office, visits)
}

/// The arguments of a step for a visit, on 20 June.
fn step<'a>(drawn: &'a Drawn, rest: &[&'a str]) -> Vec<&'a str> {
    let visit = &drawn.visit;
    let base = [
        "--today",
        "2026-06-20",
        "handle",
        &visit.draw,
        &visit.enterprise,
    ];
    [&base, rest].concat()
}

#[test]
fn steps_are_entered_and_their_history_is_shown_in_both_languages() {
    let (office, visits) = worked();
    let correction = [
        "--measure",
        "责令改正",
        "--text",
        "限期补建台账",
        "--due",
        "2026-07-31",
    ];
    let penalty = [
        "--measure",
        "penalty",
        "--text",
        "罚款 2 万元",
        "--number",
        "（临高）应急罚〔2026〕12号",
        "--date",
        "2026-06-18",
    ];
    let end = [
        "--measure",
        "不予处罚",
        "--text",
        "其他问题情节轻微",
        "--unchecked",
        "企业已停产搬离，无处复查",
        "--closed",
    ];
    let public = [
        "--measure",
        "penalty",
        "--text",
        "已在公示系统公开",
        "--number",
        "（临高）应急罚〔2026〕12号",
        "--published",
        "2026-06-19",
    ];
    let mut said = String::new();
    for (lang, rest) in [
        ("zh", &correction[..]),
        ("en", &penalty),
        ("zh", &end),
        ("en", &public),
    ] {
        let args = [&["-C", "case", "--lang", lang], &step(&visits[1], rest)[..]];
        let ran = office.run(&args.concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        said += &masked(&ran.out);
        said += "\n";
    }
    let shown = ["record", "show", &*visits[1].visit.enterprise];
    said += &office.zh(&shown).out;
    said += &office.en(&shown).out;
    golden("handle.txt", &said);
    let verified = office.zh(&["ledger", "verify"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
}

#[test]
pub(crate) fn a_script_gets_every_step_and_the_book_has_it() {
    let (office, visits) = worked();
    let transfer = [
        "--json",
        "--measure",
        "transfer",
        "--text",
        "移交市场监管部门",
        "--to",
        "临溪高新区市场监督管理局",
        "--number",
        "",
    ];
    let ran = office.en(&step(&visits[1], &transfer));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let expected = json!({
        "visit": { "draw": DRAW, "enterprise": visits[1].visit.enterprise },
        "measure": "transfer", "date": "2026-06-20", "text": "移交市场监管部门",
        "to": "临溪高新区市场监督管理局", "closed": false,
    });
    let steps = document["steps"].as_array().unwrap();
    assert_eq!((steps.len(), &steps[0]["step"]), (1, &expected));
    assert_eq!(document["closed"], false);
    let book = office.read("ledger.jsonl");
    let line: Value = serde_json::from_str(book.lines().last().unwrap()).unwrap();
    assert_eq!((&line["act"], &line["data"]), (&json!("handle"), &expected));
    assert_eq!(line["seq"], steps[0]["line"]);
}

#[test]
fn codes_are_taken_as_they_are_typed() {
    let (office, visits) = worked();
    let typed = format!(" {} ", visits[1].visit.enterprise.to_lowercase());
    let mut args = step(
        &visits[1],
        &["--measure", "不予处罚", "--text", "情节轻微", "--closed"],
    );
    args[4] = &typed;
    let ran = office.zh(&args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_visit_that_is_none_or_has_no_result_is_refused() {
    let (office, visits) = worked();
    let rest = ["--measure", "investigation", "--text", "立案"];
    office.refused("R03", &step(&visits[2], &rest));
    let mut args = step(&visits[1], &rest);
    args[3] = "AJ-2026-04-9";
    office.refused("R01", &args);
    let other = office.visits("AJ-2026-01-1")[0].visit.enterprise.clone();
    let mut args = step(&visits[1], &rest);
    args[4] = &other;
    office.refused("R01", &args);
    let request = office.ask("2026-06-16", &visits[3]);
    office.replace_object("2026-06-17", request, &visits[3]);
    office.refused("R04", &step(&visits[3], &rest));
}

#[test]
fn every_rule_of_handling_refuses_with_its_code() {
    let (office, visits) = worked();
    let nothing = ["--measure", "nothing", "--text", "文字"];
    office.refused("H01", &step(&visits[0], &nothing));
    let of = |rest: &[&str], code: &str| {
        let rest = [&["--text", "文字"], rest].concat();
        office.refused(code, &step(&visits[1], &rest));
    };
    office.refused(
        "H02",
        &step(&visits[1], &["--measure", "nothing", "--text", ""]),
    );
    of(&["--measure", "penalty"], "H03");
    of(&["--measure", "transfer"], "H04");
    of(&["--measure", "judiciary", "--to", ""], "H04");
    of(&["--measure", "correction"], "H05");
    of(
        &["--measure", "correction", "--due", "2026-07-01", "--closed"],
        "H06",
    );
    of(&["--measure", "nothing", "--date", "2026-06-11"], "H07");
    of(&["--measure", "nothing", "--date", "2026-06-21"], "H07");
    of(&["--measure", "correction", "--due", "2026-06-19"], "H07");
    office.handle(
        "2026-06-16",
        visits[1].corrected("2026-06-16", "2026-06-25"),
    );
    of(&["--measure", "nothing"], "H08");
}

#[test]
fn a_correction_ends_with_an_inspection_or_says_why_not() {
    let (office, visits) = worked();
    let of = |rest: &[&str], code: &str| {
        let rest = [&["--text", "文字"], rest].concat();
        office.refused(code, &step(&visits[1], &rest));
    };
    let end = ["--measure", "nothing", "--closed"];
    let and = |more: &[&'static str]| [&end, more].concat();
    // Nothing waits for an inspection before one is ordered.
    of(&and(&["--unchecked", "企业已停产搬离"]), "H14");
    office.handle(
        "2026-06-16",
        visits[1].correction("2026-06-16", "2026-06-19"),
    );
    // Whatever measure the last step has, the correction is not forgotten.
    of(&end, "H06");
    of(
        &["--measure", "penalty", "--number", "1", "--closed"],
        "H06",
    );
    of(
        &["--measure", "transfer", "--to", "住建局", "--closed"],
        "H06",
    );
    of(&and(&["--unchecked", ""]), "H06");
    for no_reason in ["无", "不适用", "none", "……"] {
        of(
            &["--measure", "nothing", "--closed", "--unchecked", no_reason],
            "H15",
        );
    }
    of(
        &["--measure", "nothing", "--unchecked", "企业已停产搬离"],
        "H14",
    );
    let both = [
        "--unchecked",
        "企业已停产搬离",
        "--reinspected",
        "2026-06-18",
    ];
    of(&and(&both), "H14");
    of(&and(&["--reinspected", "2026-06-15"]), "H07");
    of(&and(&["--unchecked", "两\n行"]), "D10");
    let args = [
        &["--text", "文字"][..],
        &and(&["--reinspected", "2026-06-18"]),
    ]
    .concat();
    let ran = office.zh(&step(&visits[1], &args));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
}

#[test]
pub(crate) fn a_penalty_is_made_public_once_and_after_it_was_decided() {
    let (office, visits) = worked();
    let penalty = ["--measure", "penalty", "--text", "罚款", "--number"];
    let of = |rest: &[&str]| step(&visits[1], &[&penalty, rest].concat()).join("\n");
    let refused = |rest: &[&str], code: &str| {
        let args = of(rest);
        office.refused(code, &args.split('\n').collect::<Vec<_>>());
    };
    let does = |rest: &[&str]| {
        let args = of(rest);
        let ran = office.zh(&args.split('\n').collect::<Vec<_>>());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    };
    let other = [
        "--measure",
        "nothing",
        "--text",
        "文字",
        "--published",
        "2026-06-19",
    ];
    office.refused("H13", &step(&visits[1], &other));
    refused(
        &["甲1", "--date", "2026-06-18", "--published", "2026-06-17"],
        "H07",
    );
    refused(&["甲1", "--published", "2026-06-21"], "H07");
    does(&["甲1", "--date", "2026-06-18"]);
    does(&["乙2", "--date", "2026-06-16", "--closed"]);
    // After the end nothing follows but the publication of a penalty that was decided and is not public.
    refused(&["甲1"], "H08");
    refused(&["丙3", "--published", "2026-06-20"], "H08");
    refused(&["甲1", "--published", "2026-06-17"], "H07");
    does(&["甲1", "--published", "2026-06-19"]);
    refused(&["甲1", "--published", "2026-06-20"], "H08");
    does(&["乙2", "--published", "2026-06-17"]);
    let shown = &office.document(
        "2026-06-20",
        0,
        &["record", "show", &visits[1].visit.enterprise],
    );
    let steps = shown["visits"][0]["handling"].as_array().unwrap();
    let published = |step: &Value| step["step"]["published"].clone();
    let published: Vec<Value> = steps.iter().map(published).collect();
    let day = |day: &str| json!(day);
    assert_eq!(
        published,
        [
            Value::Null,
            Value::Null,
            day("2026-06-19"),
            day("2026-06-17")
        ]
    );
}

#[test]
fn all_that_is_wrong_with_a_step_is_said_at_once() {
    let (office, visits) = worked();
    let rest = [
        "--measure",
        "移送司法机关",
        "--text",
        "",
        "--date",
        "2026-06-01",
    ];
    let (zh, en) = office.refused("H01", &step(&visits[0], &rest));
    let visit = format!("{DRAW} {}", visits[0].visit.enterprise);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [H01] {visit} 的处理有 4 处不合规：\n  [H01] 该次检查没有发现问题，没有可处理的\n  \
             [H02] 须写明处理内容（--text）\n  [H04] 移交、移送须写明接收单位（--to）\n  \
             [H07] 日期应在检查完成之日至今天之间；期限不早于处理之日，复查不早于责令改正之日，处罚公开不早于处罚决定之日\n怎么办：全部改正后再录入；什么也没有写入\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [H01] the handling of {visit} has 4 fault(s):\n  [H01] nothing was found at this visit, so there is \
             nothing to handle\n  [H02] say in words what was decided (--text)\n  [H04] say to whom it was handed on \
             (--to)\n  [H07] days must lie between completion and today; a term not before its step, an inspection not before \
             the correction was ordered, a publication not before its penalty\nwhat to do: mend all of them; nothing was written\n"
        )
    );
}

#[test]
fn texts_that_are_no_clean_line_are_refused_before_anything_else() {
    let (office, visits) = worked();
    let all = [
        "--measure",
        "penalty",
        "--text",
        "文字",
        "--number",
        "1",
        "--to",
        "局",
    ];
    for (place, said) in [(3, "处理内容"), (5, "文书文号"), (7, "接收单位")] {
        for bad in ["两\n行", " 前空", "\u{1b}[2J"] {
            let mut rest = all;
            rest[place] = bad;
            let (zh, _) = office.refused("D10", &step(&visits[2], &rest));
            assert!(zh.err.contains(said), "{zh:?}");
        }
    }
}

#[test]
fn a_measure_that_there_is_not_is_a_mistake_in_the_use() {
    let (office, visits) = worked();
    for args in [
        step(&visits[1], &["--measure", "警告", "--text", "文字"]),
        step(
            &visits[1],
            &["--measure", "penalty", "--text", "文字", "--due", "明天"],
        ),
    ] {
        let before = office.tree();
        let (zh, en) = (office.zh(&args), office.en(&args));
        assert_eq!((zh.code, en.code), (2, 2), "{zh:?}");
        assert!(before == office.tree());
    }
    let ran = office.zh(&step(&visits[1], &["--measure", "警告", "--text", "文字"]));
    assert!(
        ran.err
            .contains("可用：立案调查、investigation、行政处罚、penalty、"),
        "{ran:?}"
    );
}
