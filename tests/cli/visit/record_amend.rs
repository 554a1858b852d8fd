//! `record amend` and `record show`: a correction is a new line, the former text stays, and all of it is shown.

use serde_json::{Value, json};

use crate::flags::Flags;
use crate::office::{Office, golden, masked};
use crate::visit::two_draws::{AFTER, COMPLETED, DEADLINE, DRAW, OTHER, coded, codes_in};
use crate::year::small_year::{P0, P1, P9};

const LATER: &str = "2026-07-20";

/// A case folder with a result with a finding.
fn recorded() -> Office {
    let office = Office::visited();
    office.does(&office.found(DRAW, P0));
    office
}

/// The result of P0 that holds.
fn holds(office: &Office) -> Value {
    office.shown_results(DRAW, P0).pop().unwrap()["result"].clone()
}

/// An amendment of P0.
fn amend(office: &Office) -> Flags {
    office.amend(DRAW, P0, LATER)
}

#[test]
pub(crate) fn a_correction_adds_a_line_and_keeps_every_byte_before_it() {
    let office = recorded();
    let (before, lines) = (office.read("ledger.jsonl"), office.book().len());
    let former = office.shown_results(DRAW, P0);
    let act = amend(&office).and("found", "A2=3 名电工未持证上岗");
    let zh = office.does(&act);
    assert!(
        zh.out.starts_with(&format!(
            "已更正 T1-1 {P0} 的检查结果，理由：笔误（原文保留）\n"
        )),
        "{zh:?}"
    );
    let after = office.read("ledger.jsonl");
    assert!(after.starts_with(&before) && after.len() > before.len());
    assert_eq!(office.book().len(), lines + 1);
    let line = office.book().pop().unwrap();
    assert_eq!(
        (&line["act"], &line["data"]["reason"]),
        (&json!("amend"), &json!("笔误"))
    );
    let results = office.shown_results(DRAW, P0);
    assert_eq!(results[..1], former);
    assert_eq!((results.len(), &results[1]["reason"]), (2, &json!("笔误")));
    assert_eq!(results[1]["line"], lines + 1);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    // A second one goes from the first, not from the result.
    office.does(&amend(&office).and("method", "信息比对").word("--json"));
    let result = holds(&office);
    assert_eq!(
        result["objects"][0]["items"][1]["text"],
        "3 名电工未持证上岗"
    );
    assert_eq!(result["methods"], json!(["信息比对"]));
    assert!(office.read("ledger.jsonl").starts_with(&after));
}

#[test]
fn only_what_is_mentioned_changes() {
    let changes: [(&str, &str, &str, Value); 6] = [
        ("method", "信息比对", "methods", json!(["信息比对"])),
        ("code", "JG04,JG02", "codes", coded(&["JG04", "JG02"])),
        ("completed", "2026-06-09", "completed", json!("2026-06-09")),
        (
            "signed",
            "赵某",
            "sign_off",
            json!({ "signed": { "name": "赵某", "date": "2026-06-12" } }),
        ),
        (
            "refused",
            "不认可",
            "sign_off",
            json!({ "refused": { "reason": "不认可", "reported_to": "本局执法科" } }),
        ),
        (
            "found",
            "A2=漏记",
            "objects",
            json!([{ "object": P0, "items": [
                { "item": "A1", "answer": "clear" },
                { "item": "A2", "answer": "found", "text": "漏记" },
            ] }]),
        ),
    ];
    for (flag, value, key, expected) in changes {
        let office = recorded();
        let mut result = holds(&office);
        let mut act = amend(&office).and(flag, value);
        if flag == "signed" {
            act = act.and("signed-on", "2026-06-12");
        }
        if flag == "refused" {
            act = act.and("reported-to", "本局执法科");
        }
        office.does(&act);
        result[key] = expected;
        if flag == "completed" {
            result["deadline"] = json!("2026-07-08");
        }
        assert_eq!(holds(&office), result, "{flag}");
    }
    // From a finding to none, in one correction.
    let office = recorded();
    office.does(&amend(&office).and("clear", "A2").and("code", "JG01"));
    let items = json!([{ "item": "A1", "answer": "clear" }, { "item": "A2", "answer": "clear" }]);
    assert_eq!(
        (
            &holds(&office)["objects"][0]["items"],
            &holds(&office)["codes"]
        ),
        (&items, &coded(&["JG01"]))
    );
}

#[test]
fn a_correction_is_held_against_every_rule() {
    let office = recorded();
    let act = || amend(&office);
    let outsider = office.outsider(DRAW, P0);
    for (codes, act) in [
        (&["I01"][..], act().and("completed", "2026-05-31")),
        (&["I02"], act().and("method", "猜测")),
        (&["I04"], act().and("clear", "A9")),
        (&["I05"], act().and("found", "A1")),
        (&["I06"], act().and("code", "JG99")),
        (&["I07"], act().and("clear", "A2")),
        (&["I07", "I07"], act().and("code", "JG01,JG02")),
        (
            &["I08"],
            act().and("signed", "赵某").and("signed-on", "2026-06-09"),
        ),
        (
            &["I08"],
            act().and("signed", "赵某").and("signed-on", "2026-07-21"),
        ),
        (
            &["I08"],
            act().and("signed", "赵某").and("refused", "不认可"),
        ),
        (
            &["I09"],
            act().and("method", "信息比对").with("entered-by", outsider),
        ),
        (&["I11"], act().and("method", "信息比对").and("late", "忙")),
        (
            &["I02", "I06", "I09"],
            act()
                .and("method", "猜")
                .and("code", "X")
                .with("entered-by", "9"),
        ),
    ] {
        let (zh, en) = office.refused(codes[0], &act.args());
        assert_eq!(codes_in(&zh), codes, "{act:?}");
        assert_eq!(codes_in(&en), codes, "{act:?}");
    }
    for value in ["", " 笔误", "笔\n误"] {
        office.refused(
            "D10",
            &act().with("reason", value).and("method", "信息比对").args(),
        );
    }
    office.refused("D10", &act().and("found", "A2=甲\t乙").args());
    office.refused(
        "C10",
        &act().and("method", "信息比对").without("entered-by").args(),
    );
    let ran = office.zh(&act().and("method", "信息比对").without("reason").args());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    // Signed after the result was entered, by the day of the correction: that is fine.
    office.does(&act().and("signed", "赵某").and("signed-on", LATER));
}

#[test]
fn a_correction_needs_a_result() {
    let office = recorded();
    let (zh, en) = office.refused(
        "R03",
        &office
            .amend(DRAW, P1, LATER)
            .and("method", "信息比对")
            .args(),
    );
    assert_eq!(
        zh.err,
        format!("拒绝 [R03] T1-1 {P1} 还没有录入结果\n怎么办：先用 choucha record add 录入\n")
    );
    assert_eq!(
        en.err,
        format!(
            "refused [R03] T1-1 {P1} has no result yet\nwhat to do: enter it with choucha record add first\n"
        )
    );
    office.does(&office.done_flags(DRAW, P1, COMPLETED));
    office.refused(
        "R03",
        &office
            .amend(DRAW, P1, LATER)
            .and("method", "信息比对")
            .args(),
    );
    office.refused(
        "R03",
        &office
            .amend(OTHER, P0, LATER)
            .and("method", "信息比对")
            .args(),
    );
    let nowhere = Flags::of(&[
        "record",
        "amend",
        DRAW,
        P9,
        "--reason=笔误",
        "--entered-by=001",
    ]);
    office.refused("R01", &nowhere.args());
}

#[test]
fn a_correction_says_something_else() {
    let office = recorded();
    let (zh, en) = office.refused("R05", &amend(&office).args());
    assert_eq!(
        zh.err,
        format!("拒绝 [R05] T1-1 {P0} 的更正与现有结果相同\n怎么办：没有改动，不需要更正\n")
    );
    assert_eq!(
        en.err,
        format!(
            "refused [R05] the correction of T1-1 {P0} says the same as its result\n\
         what to do: nothing has changed, so there is nothing to correct\n"
        )
    );
    let same = amend(&office)
        .and("completed", COMPLETED)
        .and("method", "实地核查")
        .and("found", "A2=2 名电工未持证上岗")
        .and("clear", "A1")
        .and("code", "JG02")
        .and("signed", "王某")
        .and("signed-on", COMPLETED);
    office.refused("R05", &same.args());
    // Another member of the team who says the same says nothing new either; with something new it is a correction.
    let second = office.team(DRAW, P0).remove(1);
    office.refused("R05", &same.clone().with("entered-by", &second).args());
    office.does(&same.with("entered-by", &second).with("code", "JG04"));
    assert_eq!(holds(&office)["entered_by"], second.as_str());
}

#[test]
fn what_was_late_stays_late() {
    let office = Office::visited();
    office.does(&office.found(DRAW, P0).and("late", "系统检修").on(AFTER));
    office.does(&amend(&office).and("method", "信息比对"));
    assert_eq!(holds(&office)["late"], "系统检修");
    // Completed a day later, it would have been in time; it was entered as late, and stays so.
    let act = amend(&office)
        .and("completed", "2026-06-11")
        .and("signed", "王某")
        .and("signed-on", "2026-06-11");
    office.does(&act);
    assert_eq!(holds(&office)["late"], "系统检修");
    assert_eq!(holds(&office)["deadline"], AFTER);
    assert_eq!(office.shown(P0)["visits"][0]["late"], true);
}

#[test]
fn a_correction_that_makes_the_entry_late_needs_a_reason_for_that_too() {
    let office = Office::visited();
    let act = office
        .found(DRAW, P0)
        .with("completed", "2026-06-11")
        .on(AFTER);
    office.does(&act);
    assert_eq!(holds(&office)["deadline"], AFTER);
    let act = amend(&office).and("completed", COMPLETED);
    let (zh, _) = office.refused("I10", &act.args());
    assert!(
        zh.err
            .contains(&format!("已过录入期限 {DEADLINE}（细则第19条）")),
        "{zh:?}"
    );
    office.does(&act.and("late", "记错日期"));
    let results = office.shown_results(DRAW, P0);
    assert_eq!(results[0]["result"].get("late"), None);
    assert_eq!(
        (
            &results[1]["result"]["late"],
            &results[1]["result"]["deadline"]
        ),
        (&json!("记错日期"), &json!(DEADLINE))
    );
    assert_eq!(office.shown(P0)["visits"][0]["late"], true);
    // A correction is no entry: made after the deadline, it is not late.
    let office = recorded();
    office.does(&amend(&office).and("method", "信息比对"));
    assert_eq!(holds(&office).get("late"), None);
}

/// What is said of corrections, and the whole history of two objects, in one language.
fn told(lang: &str) -> String {
    let office = Office::visited();
    let run = |args: &[&str]| {
        let ran = office.run(&[&["-C", "case", "--lang", lang], args].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        masked(&ran.out)
    };
    let mut said = run(&["record", "show", P0]);
    office.does(&office.done_flags(DRAW, P0, COMPLETED));
    office.does(&office.done_flags(OTHER, P0, "2026-06-15"));
    said += &run(&["record", "show", P0]);
    office.does(&office.found(DRAW, P0).on("2026-06-20"));
    let second = office.team(DRAW, P0).remove(1);
    let act = amend(&office)
        .with("entered-by", &second)
        .and("found", "A2=3 名电工未持证上岗")
        .and("method", "实地核查")
        .and("method", "检验检测");
    said += &run(&act.args());
    let act = amend(&office)
        .with("reason", "当场签字后又反悔")
        .and("refused", "对数量有异议")
        .and("reported-to", "本局执法科")
        .and("witness", "社区李某")
        .and("completed", "2026-06-02")
        .and("late", "日期误记")
        .on("2026-07-21");
    let (zh, _) = office.refused("I11", &act.args());
    assert!(zh.err.contains("录入期限 2026-07-01 未过"), "{zh:?}");
    said += &run(&act.without("late").args());
    said += &run(&["record", "show", P0]);
    said += &run(&["record", "show", P0, "--draw", OTHER]);
    said
}

#[test]
fn the_history_of_an_object_is_shown_whole() {
    golden("record-show.zh.txt", &told("zh"));
    golden("record-show.en.txt", &told("en"));
}

#[test]
fn a_history_is_a_document_too() {
    let office = recorded();
    office.does(&amend(&office).and("method", "信息比对"));
    office.does(&office.done_flags(OTHER, P0, "2026-06-15"));
    let text = |value: &Value| serde_json::to_string_pretty(value).unwrap() + "\n";
    golden("record-show.json", &text(&office.shown(P0)));
    let ran = office.zh(&["record", "show", P0, "--draw", OTHER, "--json"]);
    let one: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(one["visits"], json!([office.shown(P0)["visits"][1]]));
}

#[test]
fn an_object_that_was_not_drawn_has_no_history() {
    let office = recorded();
    let (zh, en) = office.refused("R01", &["record", "show", P9]);
    assert!(
        zh.err
            .starts_with(&format!("拒绝 [R01] 没有这次检查：– {P9}\n")),
        "{zh:?}"
    );
    assert!(
        en.err
            .starts_with(&format!("refused [R01] there is no such visit: – {P9}\n")),
        "{en:?}"
    );
    let (zh, _) = office.refused("R01", &["record", "show", P0, "--draw", "T9-1"]);
    assert!(
        zh.err
            .starts_with(&format!("拒绝 [R01] 没有这次检查：T9-1 {P0}\n")),
        "{zh:?}"
    );
    office.does(&Flags::of(&[
        "void", OTHER, "--reason", "重来", "--today", COMPLETED,
    ]));
    office.refused("R01", &["record", "show", P0, "--draw", OTHER]);
    assert_eq!(
        office.shown(&format!("{} ", P0.to_lowercase()))["visits"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}
