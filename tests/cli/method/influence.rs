//! Narrow scopes, and exclusions that rest on draws outside the plan or without a seal: said wherever they matter.

use serde_json::json;

use crate::office::{Office, golden};
use crate::year::small_year::{Row, code};

const SOURCE: &str = "event 2026-06-03 8/100000000 测试开奖，八位数字连写";
const SEED: &str = "58312046";

/// A region of three companies drawn whole, one of nine drawn by half, and both of them.
fn office() -> Office {
    let rows = [
        Row::new("T1", "东", "100%"),
        Row::new("T2", "西", "50%"),
        Row::new("T3", "东;西", "50%"),
    ];
    Office::small(&[("东", "A", 3), ("西", "B", 9)], &rows)
}

/// The notes of a command that is done, with the command before them.
pub(super) fn notes(office: &Office, lang: &str, args: &[&str]) -> String {
    let ran = office.run(&[&["-C", "case", "--lang", lang], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    let notes = ran
        .out
        .lines()
        .filter(|line| line.contains("注意") || line.contains("note"));
    let notes = notes.fold(String::new(), |text, line| text + line + "\n");
    format!("$ choucha {}\n{notes}", args.join(" "))
}

#[test]
fn narrow_scopes_and_weak_exclusions_are_said_by_plan_seal_draw_and_verify() {
    for lang in ["zh", "en"] {
        let office = office();
        let runs: [&[&str]; 8] = [
            &["plan", "check", "--today", "2026-05-20"],
            &["plan", "publish", "--today", "2026-05-20"],
            &["draw", "T1", "--seed", "1", "--today", "2026-06-01"],
            &["plan", "check", "--today", "2026-06-01"],
            &["seal", "T2", "--source", SOURCE, "--today", "2026-06-01"],
            &["draw", "T3", "--seed", "2", "--today", "2026-06-02"],
            &["verify", "T1-1"],
            &["verify", "T3-1"],
        ];
        let text: String = runs.iter().map(|args| notes(&office, lang, args)).collect();
        golden(&format!("influence.{lang}.txt"), &text);
    }
}

#[test]
fn a_script_gets_them_too() {
    let office = office();
    let day = "2026-06-01";
    let checked = office.document(day, 0, &["plan", "check"]);
    let narrow = |objects: u64, whole: bool| json!({ "objects": objects, "whole": whole });
    let scopes = [narrow(3, true), narrow(9, false), json!(null)];
    for (task, narrow) in scopes.iter().enumerate() {
        assert_eq!(&checked["tasks"][task]["narrow"], narrow);
    }
    let published = office.document("2026-05-20", 0, &["plan", "publish"]);
    assert_eq!(
        published["narrow"],
        json!([
            { "task": "T1", "objects": 3, "whole": true }, { "task": "T2", "objects": 9, "whole": false },
        ])
    );
    let drawn = office.document(day, 0, &["draw", "T1", "--seed", "1"]);
    assert_eq!(drawn["narrow"], narrow(3, true));
    let sealed = office.document(day, 0, &["seal", "T3", "--source", SOURCE]);
    let rests = json!({ "excluded": 3, "adhoc": [], "unsealed": ["T1-1"] });
    assert_eq!(
        (&sealed["narrow"], &sealed["rests_on"]),
        (&json!(null), &rests)
    );
    let drawn = office.document("2026-06-03", 0, &["draw", "T3", "--seed", SEED]);
    assert_eq!(drawn["rests_on"], rests);
    let verified = office.document(day, 0, &["verify", "T3-1"]);
    assert_eq!(verified["rests_on"], rests);
    // What a sealed draw of the plan used up is nothing to note.
    let plan = format!("T4,任务,A1,东;西,,100%,,,{day},2026-06-30,2\n");
    let text = office.read("plan.csv");
    office.write("plan.csv", text + &plan);
    office.publish_again("增加");
    let drawn = office.document("2026-06-04", 0, &["draw", "T4", "--seed", "3"]);
    assert_eq!(drawn["rests_on"]["unsealed"], json!(["T1-1"]));
    let three = [0, 1, 2].map(code);
    let excluded = office.read("draws/T4-1/excluded.txt");
    assert!(
        three
            .iter()
            .all(|code| excluded.contains(&format!("{code}\tcap:T1-1")))
    );
    assert_eq!(drawn["rests_on"]["excluded"], 3);
    assert!(excluded.lines().count() > 3, "{excluded}");
}
