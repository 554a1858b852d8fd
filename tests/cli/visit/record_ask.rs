//! `record add` at a terminal: it asks for what the flags do not say, and nothing is selected before somebody selects it.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::needed;
use crate::office::Office;
use crate::visit::enterprise;
use crate::visit::two_draws::{COMPLETED, DRAW, coded};
use crate::year::small_year::{P0, P9};

/// Runs a command in a pseudo-terminal: waits for each text, then types. Prints its exit code and all that was seen.
const SCRIPT: &str = r#"
import json, os, pty, select, sys, time

args, steps = json.loads(sys.argv[1]), json.loads(sys.argv[2])
pid, terminal = pty.fork()
if pid == 0:
    os.execve(args[0], args, {"USER": "tester", "LANG": "zh_CN.UTF-8", "TERM": "xterm"})
seen, mark, end = b"", 0, time.time() + 120

def read(wait):
    global seen
    if not select.select([terminal], [], [], wait)[0]:
        return True
    try:
        more = os.read(terminal, 65536)
    except OSError:
        more = b""
    seen += more
    return bool(more)

open_ = True
for text, keys in steps:
    text = text.encode()
    while open_ and time.time() < end and text not in seen[mark:]:
        open_ = read(1)
    if text not in seen[mark:]:
        break
    mark = seen.index(text, mark) + len(text)
    for key in keys:
        while open_ and read(0.15) and select.select([terminal], [], [], 0)[0]:
            pass
        os.write(terminal, key.encode())
while open_ and time.time() < end:
    open_ = read(1)
if open_:
    os.kill(pid, 9)
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print(json.dumps({"code": code, "seen": seen.decode("utf-8", "replace")}))
"#;

const ENTER: &str = "\r";
const SPACE: &str = " ";
const DOWN: &str = "\u{1b}[B";

/// What is typed once this text has been seen, key by key.
type Step<'a> = (&'a str, &'a [&'a str]);

/// A dialogue: its exit code and what was on the screen. `None`, with the reason printed, where there is no Python.
fn dialogue(office: &Office, args: &[&str], steps: &[Step<'_>]) -> Option<(i64, String)> {
    let case = office.case("");
    let words = [
        &[env!("CARGO_BIN_EXE_choucha"), "-C", case.to_str().unwrap()],
        args,
    ]
    .concat();
    let ran = Command::new(needed::program("python3")?)
        .args([
            "-c",
            SCRIPT,
            &json!(words).to_string(),
            &json!(steps).to_string(),
        ])
        .current_dir(Path::new("/"))
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let said: Value = serde_json::from_slice(&ran.stdout).unwrap();
    Some((
        said["code"].as_i64().unwrap(),
        said["seen"].as_str().unwrap().to_owned(),
    ))
}

fn add<'a>(lang: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let words = [
        "--lang", lang, "--today", COMPLETED, "record", "add", DRAW, P0,
    ];
    [&words[..], more].concat()
}

/// A text and enter.
fn typed(text: &str) -> [&str; 2] {
    [text, ENTER]
}

/// What a dialogue asks for, in its order.
const ASKED: [(&str, [&str; 11]); 2] = [
    (
        "zh",
        [
            "录入人",
            "检查完成日期",
            "检查方式",
            "A1 台账",
            "A2 持证",
            "写明问题",
            "结果代码",
            "签字情况",
            "拒绝签字的原因",
            "见证人",
            "拒签向谁报告",
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
        ],
    ),
];

#[test]
fn a_whole_dialogue_ends_in_a_result() {
    for (lang, texts) in ASKED {
        let office = Office::visited();
        let steps: [Step<'_>; 11] = [
            // Enter alone selects nobody; then the second of the team.
            (texts[0], &[ENTER, DOWN, DOWN, ENTER]),
            (texts[1], &typed(COMPLETED)),
            (texts[2], &[SPACE, DOWN, SPACE, ENTER]),
            (texts[3], &[ENTER, DOWN, ENTER]),
            (texts[4], &[DOWN, DOWN, ENTER]),
            (texts[5], &typed("电工未持证=2 名")),
            (texts[6], &[DOWN, SPACE, DOWN, DOWN, SPACE, ENTER]),
            (texts[7], &[ENTER, DOWN, DOWN, ENTER]),
            (texts[8], &typed("不认可")),
            (texts[9], &typed("李某")),
            (texts[10], &typed("执法科")),
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
        assert!(
            seen.contains("JG09 已停产停业或者未从事本次抽查涉及的生产经营活动"),
            "{seen}"
        );
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    }
}

#[test]
fn enter_alone_selects_no_method_and_no_code() {
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
    let steps: [Step<'_>; 2] = [("检查方式", &[ENTER]), ("结果代码", &[ENTER])];
    let Some((code, seen)) = dialogue(&office, &add("zh", &given), &steps) else {
        return;
    };
    assert_eq!(code, 3, "{seen}");
    assert!(
        seen.contains("拒绝 [I02] ") && seen.contains("[I06] 没有填结果代码"),
        "{seen}"
    );
    assert!(before == office.tree());
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
    let steps: [Step<'_>; 5] = [
        // What is no day is asked again.
        (
            "检查完成日期",
            &[
                "昨天",
                ENTER,
                "\u{15}",
                "\u{8}\u{8}\u{8}\u{8}",
                COMPLETED,
                ENTER,
            ],
        ),
        ("A2 持证", &[DOWN, ENTER]),
        ("签字情况", &[DOWN, ENTER]),
        ("签字人", &typed("王某")),
        ("签字日期", &typed("2026年6月10日")),
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
    let steps: [Step<'_>; 5] = [
        ("录入人", &[DOWN, ENTER]),
        (&first, &[DOWN, ENTER]),
        (&tank, &[DOWN, DOWN, ENTER]),
        ("写明问题", &typed("法兰渗漏")),
        ("结果代码", &[DOWN, SPACE, ENTER]),
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
