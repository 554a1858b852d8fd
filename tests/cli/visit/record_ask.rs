//! `record add` at a terminal: it asks for what the flags do not say, and nothing is selected before somebody selects it.
#![cfg(unix)]

use serde_json::{Value, json};

use crate::dialogue::{ENTER, Step, dialogue, typed};
use crate::office::Office;
use crate::visit::enterprise;
use crate::visit::two_draws::{AFTER, COMPLETED, DRAW, coded};
use crate::year::small_year::{P0, P9};

fn add<'a>(lang: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let words = [
        "--lang", lang, "--today", COMPLETED, "record", "add", DRAW, P0,
    ];
    [&words[..], more].concat()
}

/// What a dialogue asks for, in its order.
const ASKED: [(&str, [&str; 12]); 2] = [
    (
        "zh",
        [
            "录入人",
            "检查完成日期",
            "检查方式",
            "A1 台账",
            "A2 持证",
            "写明发现的问题",
            "结果代码",
            "签字情况",
            "拒绝签字的原因",
            "见证人",
            "拒签向谁报告",
            "确认录入",
        ],
    ),
    (
        "en",
        [
            "Who enters it",
            "Day of completion",
            "Ways of inspecting",
            "A1 台账",
            "A2 持证",
            "What was found",
            "Result codes",
            "Sign-off",
            "Why the signature was refused",
            "Witness",
            "To whom the refusal was reported",
            "Enter it?",
        ],
    ),
];

/// What is said on the way.
const SAID: [[&str; 6]; 2] = [
    [
        "输入序号或文字，回车确定",
        "错误：请输入 1 到 2 的序号，或所列的文字",
        "错误：结果代码 JG01 是未发现问题，但有事项发现问题或未能检查。重选代码；检查情况答错了的，直接回车重新回答",
        "错误：不能留空",
        "将录入 T1-1 91370400P00000000E 的检查结果：",
        "录入后不能删除，只能写明理由更正，原文保留",
    ],
    [
        "A number or its text, then enter",
        "error: type a number from 1 to 2, or the text beside it",
        "error: JG01 says that nothing was found, but an item has a finding or could not be inspected. Choose other codes; where \
         an answer is wrong, press enter alone to give the answers again",
        "error: it must not be empty",
        "the result of T1-1 91370400P00000000E to be entered:",
        "once entered it cannot be removed, only corrected with a reason, and the former text stays",
    ],
];

#[test]
fn a_whole_dialogue_ends_in_a_result() {
    for (lang, texts) in ASKED {
        let office = Office::visited();
        let steps: [Step<'_>; 12] = [
            // Enter alone selects nobody; then the second of the team.
            (texts[0], &[ENTER, "2", ENTER]),
            (texts[1], &typed(COMPLETED)),
            (texts[2], &typed("1，信息比对")),
            (texts[3], &typed("正常")),
            (texts[4], &typed("2")),
            (texts[5], &typed("电工未持证=2 名")),
            // What contradicts the answers is said at the codes.
            (texts[6], &["1", ENTER, "JG02、4", ENTER]),
            (texts[7], &["9", ENTER, "拒签", ENTER]),
            (texts[8], &typed("不认可")),
            (texts[9], &typed("李某")),
            (texts[10], &[ENTER, "执法科", ENTER]),
            (texts[11], &typed("y")),
        ];
        let Some((code, seen)) = dialogue(&office, &add(lang, &[]), &steps) else {
            return;
        };
        assert_eq!(code, 0, "{seen}");
        let team = office.team(DRAW, P0);
        assert_eq!(
            office.shown_results(DRAW, P0)[0]["result"],
            json!({
                "visit": { "draw": DRAW, "enterprise": P0 },
                "completed": COMPLETED,
                "methods": ["实地核查", "信息比对"],
                "objects": [{ "object": P0, "items": [
                    { "item": "A1", "answer": "clear" },
                    { "item": "A2", "answer": "found", "text": "电工未持证=2 名" },
                ] }],
                "codes": coded(&["JG02", "JG04"]),
                "sign_off": { "refused": { "reason": "不认可", "witness": "李某", "reported_to": "执法科" } },
                "entered_by": team[1],
                "deadline": "2026-07-09",
            })
        );
        // People, items and codes are offered with their names.
        for cert in &team {
            let name = ["甲", "乙", "丙"][usize::from(cert.as_bytes()[2] - b'1')];
            assert!(seen.contains(&format!("{name} {cert}")), "{seen}");
        }
        assert!(
            !seen.contains(&format!(" {}", office.outsider(DRAW, P0))),
            "{seen}"
        );
        for said in SAID[usize::from(lang == "en")] {
            assert!(seen.contains(said), "{said}: {seen}");
        }
        assert!(
            seen.contains("JG09 已停产停业或者未从事本次抽查涉及的生产经营活动"),
            "{seen}"
        );
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    }
}

#[test]
fn enter_alone_selects_no_method_and_no_code_and_no_is_no() {
    let office = Office::visited();
    let before = office.tree();
    let by = &office.team(DRAW, P0)[0];
    let given = [
        "--entered-by",
        by,
        "--completed",
        COMPLETED,
        "--clear",
        "A1,A2",
        "--signed",
        "王某",
    ];
    let steps: [Step<'_>; 5] = [
        ("检查方式", &[ENTER]),
        ("错误：没有填检查方式", &typed("现场检查")),
        ("结果代码", &[ENTER]),
        ("错误：没有填结果代码", &typed("未发现问题")),
        (
            "确认录入？（y 是，n 否，回车确定）",
            &["好", ENTER, "n", ENTER],
        ),
    ];
    let Some((code, seen)) = dialogue(&office, &add("zh", &given), &steps) else {
        return;
    };
    assert_eq!(code, 3, "{seen}");
    assert!(seen.contains("拒绝 [I26] 没有确认，没有写入账本"), "{seen}");
    assert!(before == office.tree());
}

#[test]
fn answers_are_given_again_where_they_are_wrong_and_everything_else_is_kept() {
    let office = Office::visited();
    let outsider = office.outsider(DRAW, P0);
    let given = [
        "--entered-by",
        outsider,
        "--completed",
        COMPLETED,
        "--method=现场检查",
    ];
    let steps: [Step<'_>; 11] = [
        ("A1 台账", &typed("√")),
        ("A2 持证", &typed("√")),
        ("结果代码", &typed("JG02")),
        // The answer was wrong, not the code.
        ("没有事项填“发现”", &[ENTER]),
        ("A1 台账", &typed("1")),
        ("A2 持证", &typed("不符合")),
        ("写明发现的问题", &typed("2 名电工未持证")),
        ("结果代码", &typed("2")),
        ("签字情况", &typed("是")),
        ("签字人", &[ENTER, "王某", ENTER]),
        // Before the visit, then the day of completion, which is offered.
        ("签字日期", &["2026-06-09", ENTER, ENTER]),
    ];
    let again: [Step<'_>; 2] = [
        ("录入人（检查组成员）", &typed("1")),
        ("确认录入", &typed("是")),
    ];
    let steps = [&steps[..], &again].concat();
    let Some((code, seen)) = dialogue(&office, &add("zh", &given), &steps) else {
        return;
    };
    assert_eq!(code, 0, "{seen}");
    let named = office.named(outsider);
    assert!(
        seen.contains(&format!("录入人 {named} 不是检查组成员")) && seen.contains("其他回答都保留"),
        "{seen}"
    );
    let result = &office.shown_results(DRAW, P0)[0]["result"];
    assert_eq!(result["entered_by"], office.team(DRAW, P0)[0]);
    assert_eq!(
        result["sign_off"],
        json!({ "signed": { "name": "王某", "date": COMPLETED } })
    );
    assert_eq!(result["objects"][0]["items"][1]["text"], "2 名电工未持证");
}

#[test]
fn a_late_result_is_asked_for_its_reason() {
    let office = Office::visited();
    let by = &office.team(DRAW, P0)[0];
    let words = [
        "--lang",
        "zh",
        "--today",
        AFTER,
        "record",
        "add",
        DRAW,
        P0,
        "--entered-by",
        by,
        "--method=现场检查",
        "--clear=A1,A2",
        "--code=JG01",
        "--signed=王某",
    ];
    let steps: [Step<'_>; 3] = [
        ("检查完成日期", &typed(COMPLETED)),
        ("已过录入期限，写明逾期理由", &typed("系统检修")),
        ("确认录入", &typed("y")),
    ];
    let Some((code, seen)) = dialogue(&office, &words, &steps) else {
        return;
    };
    assert_eq!(code, 0, "{seen}");
    assert!(seen.contains("逾期理由：系统检修（按逾期公示）"), "{seen}");
    assert_eq!(
        office.shown_results(DRAW, P0)[0]["result"]["late"],
        "系统检修"
    );
}

#[test]
fn only_what_the_flags_leave_open_is_asked() {
    let office = Office::visited();
    let by = &office.team(DRAW, P0)[0];
    let given = [
        "--entered-by",
        by,
        "--method",
        "实地核查",
        "--clear",
        "A1",
        "--code",
        "JG01",
    ];
    let steps: [Step<'_>; 6] = [
        // What is no day is asked again.
        ("检查完成日期", &["昨天", ENTER, COMPLETED, ENTER]),
        ("A2 持证", &typed("1")),
        ("签字情况", &typed("1")),
        ("签字人", &typed("王某")),
        ("签字日期", &typed("2026年6月10日")),
        ("确认录入", &typed("y")),
    ];
    let Some((code, seen)) = dialogue(&office, &add("zh", &given), &steps) else {
        return;
    };
    assert_eq!(code, 0, "{seen}");
    assert!(seen.contains("不是日期，写作 2026-06-10"), "{seen}");
    for text in ["录入人（", "检查方式（", "A1 台账", "结果代码（"] {
        assert!(!seen.contains(text), "{text}: {seen}");
    }
    let result = &office.shown_results(DRAW, P0)[0]["result"];
    assert_eq!(
        result["sign_off"],
        json!({ "signed": { "name": "王某", "date": COMPLETED } })
    );
}

#[test]
fn a_document_or_a_visit_that_is_not_there_is_not_asked_about() {
    let office = Office::visited();
    let before = office.tree();
    let Some((code, seen)) = dialogue(&office, &add("zh", &["--json"]), &[]) else {
        return;
    };
    assert_eq!(code, 3, "{seen}");
    assert!(seen.contains("\"refused\": \"C10\""), "{seen}");
    let words = ["--lang", "zh", "record", "add", DRAW, P9];
    let (code, seen) = dialogue(&office, &words, &[]).unwrap();
    assert_eq!(code, 3, "{seen}");
    assert!(
        seen.contains(&format!("拒绝 [R01] 没有这次检查：T1-1 {P9}")),
        "{seen}"
    );
    assert!(before == office.tree());
}

#[test]
fn a_visit_of_several_objects_is_asked_object_by_object() {
    let office = enterprise::drawn();
    let given = [
        "--completed",
        COMPLETED,
        "--method=实地核查",
        "--clear=A1,SB-0:A2",
        "--signed=甲某",
    ];
    let [first, tank] = [
        format!("{P0} 甲化工有限公司 · A2 持证"),
        "SB-1 甲储罐1 · A2 持证".to_owned(),
    ];
    let steps: [Step<'_>; 6] = [
        ("录入人", &typed("1")),
        (&first, &typed("1")),
        (&tank, &typed("发现")),
        ("写明发现的问题", &typed("法兰渗漏")),
        ("结果代码", &typed("2")),
        ("确认录入", &typed("y")),
    ];
    let Some((code, seen)) = dialogue(&office, &add("zh", &given), &steps) else {
        return;
    };
    assert_eq!(code, 0, "{seen}");
    assert!(
        !seen.contains("SB-0 甲储罐0 · A2"),
        "it was answered: {seen}"
    );
    let result = &office.shown_results(DRAW, "SB-1")[0]["result"];
    let answers = |object: &Value| {
        let items = object["items"].as_array().unwrap().iter();
        let items: Vec<Value> = items.map(|item| item["answer"].clone()).collect();
        json!([object["object"], items])
    };
    let objects = result["objects"].as_array().unwrap().iter();
    let objects: Vec<Value> = objects.map(answers).collect();
    assert_eq!(
        objects,
        [
            json!([P0, ["clear", "clear"]]),
            json!(["SB-0", ["clear", "clear"]]),
            json!(["SB-1", ["clear", "found"]]),
        ]
    );
    assert_eq!(result["objects"][2]["items"][1]["text"], "法兰渗漏");
}

#[test]
fn who_assisted_is_asked_where_an_item_needs_an_expert() {
    let office = Office::visited();
    let items = office.read("items.csv").replace(
        "A2,持证,内容,依据,实地核查,一般,,",
        "A2,持证,内容,依据,实地核查,一般,化工,",
    );
    office.write("items.csv", items);
    let by = &office.team(DRAW, P0)[0];
    let given = [
        "--entered-by",
        by,
        "--completed",
        COMPLETED,
        "--method=现场检查",
        "--clear=A1,A2",
        "--signed=王某",
    ];
    let steps: [Step<'_>; 3] = [
        (
            "有事项需专业人员协助",
            &["何工", ENTER, "何工/研究院/测厚", ENTER],
        ),
        ("结果代码", &typed("1")),
        ("确认录入", &typed("y")),
    ];
    let Some((code, seen)) = dialogue(&office, &add("zh", &given), &steps) else {
        return;
    };
    assert_eq!(code, 0, "{seen}");
    assert!(seen.contains("错误：写作 姓名/单位/协助什么"), "{seen}");
    assert!(seen.contains("由 何工（研究院）协助检查"), "{seen}");
}
