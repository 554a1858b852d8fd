//! `handle` at a terminal: it asks for what the flags do not say, and for what the step needs; enter alone gives only what does
//! no harm.
#![cfg(unix)]

use serde_json::{Value, json};

use crate::dialogue::{ENTER, Step, dialogue, typed};
use crate::office::Office;
use crate::visit::two_draws::DRAW;
use crate::year::small_year::P0;

const DAY: &str = "2026-06-20";

/// A year in which something was found at one visit.
fn found() -> Office {
    let office = Office::visited();
    office.does(&office.found(DRAW, P0));
    office
}

fn handle<'a>(lang: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["--lang", lang, "--today", DAY, "handle"], more].concat()
}

/// The last step in the book.
fn last(office: &Office) -> Value {
    let line = office.book().pop().unwrap();
    assert_eq!(line["act"], "handle");
    line["data"].clone()
}

/// What a dialogue asks for, in its order, and what is said on the way.
type Dialogue = (&'static str, [&'static str; 7], [&'static str; 4]);

const DIALOGUES: [Dialogue; 2] = [
    (
        "zh",
        [
            "处理哪次检查",
            "处理方式（公开）",
            "处理内容",
            "处理日期",
            "是否办结",
            "改正期限",
            "确认？",
        ],
        [
            "T1-1 91370400P00000000E：未处理",
            "请输入 1 到 6 的序号",
            "不能留空",
            "日期应在检查完成之日至今天之间",
        ],
    ),
    (
        "en",
        [
            "Which visit's finding",
            "What was done",
            "In words",
            "Day of the step",
            "Does this end",
            "By when",
            "Do it?",
        ],
        [
            "T1-1 91370400P00000000E: not handled",
            "type a number from 1 to 6",
            "it must not be empty",
            "days must lie between",
        ],
    ),
];

#[test]
fn a_whole_dialogue_ends_in_a_step() {
    for (lang, texts, told) in DIALOGUES {
        let office = found();
        let steps: [Step<'_>; 7] = [
            // Enter alone chooses no visit and no measure.
            (texts[0], &[ENTER, "1", ENTER]),
            (texts[1], &[ENTER, "责令改正", ENTER]),
            (texts[2], &[ENTER, "限期补建台账", ENTER]),
            // Before the inspection; then today, which is the usual day.
            (texts[3], &["2026-06-09", ENTER, ENTER]),
            (texts[4], &[ENTER]),
            (texts[5], &["2026-06-19", ENTER, "2026年7月20日", ENTER]),
            (texts[6], &typed("y")),
        ];
        let Some((code, seen)) = dialogue(&office, &handle(lang, &[]), &steps) else {
            return;
        };
        assert_eq!(code, 0, "{seen}");
        assert_eq!(
            last(&office),
            json!({
                "visit": { "draw": DRAW, "enterprise": P0 }, "measure": "correction", "date": DAY,
                "text": "限期补建台账", "due": "2026-07-20", "closed": false,
            })
        );
        for said in told {
            assert!(seen.contains(said), "{said}: {seen}");
        }
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    }
}

#[test]
fn a_correction_is_closed_by_a_second_inspection_or_a_reason() {
    let office = found();
    let order = ["--measure=责令改正", "--text=限期改正", "--due=2026-07-20"];
    let ordered = office.zh(&handle("zh", &[&[DRAW, P0], &order[..]].concat())[2..]);
    assert_eq!(ordered.code, 0, "{ordered:?}");
    let end = [
        DRAW,
        P0,
        "--measure=不予处罚",
        "--text=情节轻微",
        "--closed",
    ];
    let steps: [Step<'_>; 3] = [
        ("是否已复查？", &[ENTER, "2", ENTER]),
        (
            "没有复查的原因",
            &[ENTER, "无", ENTER, "企业已停产搬离", ENTER],
        ),
        ("确认？", &typed("是")),
    ];
    let Some((code, seen)) = dialogue(&office, &handle("zh", &end), &steps) else {
        return;
    };
    assert_eq!(code, 0, "{seen}");
    assert!(
        seen.contains("请输入 1 到 2 的序号") && seen.contains("须写明未复查的原因"),
        "{seen}"
    );
    // What the flags say is not asked.
    assert!(
        !seen.contains("处理日期") && !seen.contains("是否办结"),
        "{seen}"
    );
    assert_eq!(last(&office)["unchecked"], "企业已停产搬离");

    let office = found();
    let order = office.zh(&handle("zh", &[&[DRAW, P0], &order[..]].concat())[2..]);
    assert_eq!(order.code, 0, "{order:?}");
    let steps: [Step<'_>; 7] = [
        ("最近一步是责令改正", &typed("1")),
        ("处理方式（公开）", &typed("6")),
        ("处理内容", &typed("已改正")),
        ("处理日期", &[ENTER]),
        ("是否办结", &typed("2")),
        ("是否已复查？", &typed("已复查")),
        ("复查日期", &["2026-06-19", ENTER, "2026-06-20", ENTER]),
    ];
    let steps = [&steps[..], &[("确认？", &["y", ENTER])]].concat();
    let (code, seen) = dialogue(&office, &handle("zh", &[]), &steps).unwrap();
    assert_eq!(code, 0, "{seen}");
    let step = last(&office);
    assert_eq!(
        (&step["reinspected"], &step["closed"]),
        (&json!(DAY), &json!(true))
    );
}

#[test]
fn a_penalty_is_asked_for_its_number_and_a_transfer_for_its_office() {
    for (measure, asked, key, value) in [
        ("行政处罚", "决定书文号", "number", "应急罚〔2026〕12号"),
        ("移交其他行政机关", "接收单位", "to", "区市场监督管理局"),
    ] {
        let office = found();
        let given = [DRAW, P0, "--measure", measure, "--text=见文书"];
        let steps: [Step<'_>; 2] = [(asked, &[ENTER, value, ENTER]), ("确认？", &typed("y"))];
        let Some((code, seen)) = dialogue(&office, &handle("zh", &given), &steps) else {
            return;
        };
        assert_eq!(code, 0, "{seen}");
        assert_eq!(last(&office)[key], value);
    }
}

#[test]
fn where_nobody_can_be_asked_or_nothing_is_open_the_flags_are_named() {
    let office = found();
    let (zh, en) = office.refused("C10", &["handle", DRAW, P0, "--text=限期改正"]);
    assert!(
        zh.err.contains("--measure") && en.err.contains("--measure"),
        "{zh:?}"
    );
    let (zh, _) = office.refused("C10", &["handle"]);
    assert!(
        ["DRAW", "CODE", "--measure", "--text"]
            .iter()
            .all(|flag| zh.err.contains(flag)),
        "{zh:?}"
    );
    let office = Office::visited();
    let before = office.tree();
    let Some((code, seen)) = dialogue(&office, &handle("zh", &[]), &[]) else {
        return;
    };
    assert_eq!(code, 3, "{seen}");
    assert!(
        seen.contains("没有发现问题而尚未办结的检查") && seen.contains("[C10]"),
        "{seen}"
    );
    let unresulted = handle("zh", &[DRAW, P0]);
    let (code, seen) = dialogue(&office, &unresulted, &[]).unwrap();
    assert_eq!(code, 3, "{seen}");
    assert!(seen.contains("[R03]"), "{seen}");
    assert!(before == office.tree());
}
