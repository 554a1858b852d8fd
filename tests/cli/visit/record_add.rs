//! `record done` and `record add`: a right result is taken, and every rule refuses what breaks it.

use serde_json::{Value, json};

use crate::flags::Flags;
use crate::office::{Office, golden, masked};
use crate::visit::two_draws::{AFTER, COMPLETED, DEADLINE, DRAW, OTHER, coded, codes_in};
use crate::year::small_year::{P0, P1, P2, P3, P9};

/// What is entered in one language: nothing found, something found, a refused signature, late, completion.
fn entered(lang: &str) -> String {
    let office = Office::visited();
    let acts = [
        office.clear(DRAW, P0).with("signed-on", COMPLETED),
        office
            .found(DRAW, P1)
            .and("method", "信息比对")
            .without("signed")
            .and("refused", "负责人外出，员工不愿签")
            .and("reported-to", "本局执法科")
            .and("witness", "社区李某"),
        office
            .clear(DRAW, P2)
            .with("clear", "A1")
            .and("unchecked", "A2=作业场所已封")
            .with("code", "JG09")
            .without("signed")
            .and("refused", "无人在场")
            .and("reported-to", "本局执法科")
            .and("late", "系统检修")
            .on(AFTER),
        office
            .clear(DRAW, P3)
            .with("clear", "A1")
            .and("inapplicable", "A2=本单位没有特种作业")
            .with("method", "现场检查")
            .on(DEADLINE),
        office.done_flags(OTHER, P0, COMPLETED),
        office.done_flags(OTHER, P1, "2026-12-15"),
        office
            .clear(OTHER, P1)
            .with("completed", "2026-12-15")
            .on("2026-12-16"),
    ];
    let mut said = String::new();
    for act in &acts {
        let ran = office.run(&[&["-C", "case", "--lang", lang], &act.args()[..]].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{act:?}");
        said += &masked(&ran.out);
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    said
}

#[test]
fn a_right_result_is_entered_and_said() {
    golden("record-add.zh.txt", &entered("zh"));
    golden("record-add.en.txt", &entered("en"));
}

#[test]
pub(crate) fn a_result_is_a_line_of_the_book_and_a_document() {
    let office = Office::visited();
    let ran = office.zh(&[&office.found(DRAW, P1).args()[..], &["--json"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let result = json!({
        "visit": { "draw": DRAW, "enterprise": P1 },
        "completed": COMPLETED,
        "methods": ["实地核查"],
        "objects": [{
            "object": P1,
            "items": [
                { "item": "A1", "answer": "clear" },
                { "item": "A2", "answer": "found", "text": "2 名电工未持证上岗" },
            ],
        }],
        "codes": coded(&["JG02"]),
        "sign_off": { "signed": { "name": "王某", "date": COMPLETED } },
        "entered_by": office.team(DRAW, P1)[0],
        "deadline": DEADLINE,
    });
    let said: Value = serde_json::from_str(&masked(&ran.out)).unwrap();
    let expected =
        json!({ "experts": [], "result": result, "reason": null, "late": false, "head": "<head>" });
    assert_eq!(said, expected);
    let line = office.book().pop().unwrap();
    assert_eq!(line["act"], "result");
    assert_eq!(line["by"], "tester");
    assert_eq!(line["declared"], COMPLETED);
    assert_eq!(line["data"], json!({ "results": [result] }));

    let done = office.done_flags(DRAW, P2, "2026-12-15");
    let ran = office.zh(&[&done.args()[..], &["--json"]].concat());
    let said: Value = serde_json::from_str(&masked(&ran.out)).unwrap();
    let visit = json!({ "draw": DRAW, "enterprise": P2 });
    let expected = json!({
        "visit": visit, "objects": [P2], "completed": "2026-12-15", "deadline": "2027-01-13", "provisional": true, "head": "<head>",
    });
    assert_eq!(said, expected);
}

#[test]
fn items_are_kept_in_order_and_codes_may_be_typed_by_hand() {
    let office = Office::visited();
    let act = office
        .clear(DRAW, P0)
        .with("clear", "A2")
        .and("clear", "A1");
    let mut words = act.args();
    let typed = format!("　{} ", P0.to_lowercase());
    words[3] = &typed;
    let act = Flags::of(&words);
    office.does(&act);
    let result = &office.shown_results(DRAW, P0)[0]["result"];
    let items = result["objects"][0]["items"].as_array().unwrap().iter();
    let items: Vec<_> = items.map(|item| item["item"].clone()).collect();
    assert_eq!(items, ["A1", "A2"]);
    assert_eq!(result["visit"]["enterprise"], P0);
}

/// Signatures and refusals that are not whole, with the codes that are answered.
fn unsigned(office: &Office) -> Vec<(&'static [&'static str], Flags)> {
    let clear = || office.clear(DRAW, P0).on("2026-06-20");
    let refused = || {
        let refused = clear().without("signed").and("refused", "不认可");
        refused.and("reported-to", "执法科")
    };
    vec![
        (&["I08"], clear().and("signed-on", "2026-06-09")),
        (&["I08"], clear().and("signed-on", "2026-06-21")),
        (&["I08"], clear().and("refused", "不认可")),
        (&["I08"], clear().and("witness", "李某")),
        (&["I08"], clear().and("reported-to", "执法科")),
        (&["I08"], refused().and("signed-on", COMPLETED)),
        (&["I21"], refused().with("reported-to", "无")),
        (&["I21"], refused().without("reported-to")),
    ]
}

/// Answers that an item does not apply, without a reason or with another code.
fn inapplicable(office: &Office) -> Vec<(&'static [&'static str], Flags)> {
    let clear = || office.clear(DRAW, P0).on("2026-06-20");
    let inapplicable = |why: &str| clear().with("clear", "A1").and("inapplicable", why);
    let nothing = |code| {
        let none = inapplicable("A2=本单位没有特种作业").without("clear");
        none.and("inapplicable", "A1=已停产多年").with("code", code)
    };
    vec![
        (&["I20"], inapplicable("A2")),
        (&["I20"], inapplicable("A2=不适用")),
        (&["I20"], inapplicable("A2=————————")),
        (
            &["I07"],
            inapplicable("A2=本单位没有特种作业").with("code", "JG09"),
        ),
        (
            &["I07"],
            inapplicable("A2=本单位没有特种作业").with("code", "JG02"),
        ),
        (&["I07"], nothing("JG01")),
        (&["I07"], nothing("JG09,JG07")),
    ]
}

/// Every other way of breaking one rule.
fn broken(office: &Office) -> Vec<(&'static [&'static str], Flags)> {
    let clear = || office.clear(DRAW, P0).on("2026-06-20");
    let found = || office.found(DRAW, P0).on("2026-06-20");
    let unchecked = || clear().with("clear", "A1").and("unchecked", "A2=无人");
    vec![
        (&["I01"], clear().with("completed", "2026-05-31")),
        (&["I01", "I08"], clear().with("completed", "2026-06-21")),
        (&["I02"], clear().with("method", "猜测")),
        (&["I02"], clear().and("method", "实地核察")),
        (&["I03"], clear().with("clear", "A1")),
        (&["I04"], clear().with("clear", "A1,A2,A9")),
        (&["I04"], clear().with("clear", "A1,A2,A1")),
        (&["I05"], found().with("found", "A2")),
        (&["I05"], found().with("found", "A2=")),
        (&["I06"], clear().with("code", "JG99")),
        (&["I06"], clear().with("code", "JG01,JG01")),
        (&["I07"], clear().with("code", "JG01,JG07")),
        (&["I07"], found().with("code", "JG01")),
        (&["I07"], unchecked().with("code", "JG01")),
        (&["I07"], found().with("code", "JG07")),
        (&["I07"], clear().with("code", "JG02")),
        (&["I07", "I07"], unchecked().with("code", "JG02")),
        (&["I07", "I07"], found().with("code", "JG01,JG02")),
        (
            &["I09"],
            clear().with("entered-by", office.outsider(DRAW, P0)),
        ),
        (&["I09"], clear().with("entered-by", "37049901001")),
        (&["I10"], clear().on(AFTER)),
        (&["I11"], clear().and("late", "忙").on(DEADLINE)),
        (
            &["I12"],
            office
                .clear(DRAW, P1)
                .with("completed", "2026-06-11")
                .on("2026-06-20"),
        ),
        (
            &[
                "I12", "I02", "I03", "I03", "I04", "I05", "I06", "I08", "I09", "I10",
            ],
            office
                .clear(DRAW, P1)
                .with("completed", "2026-06-11")
                .with("method", "猜测")
                .without("clear")
                .and("found", "A9")
                .with("code", "JG99")
                .and("witness", "李某")
                .with("entered-by", "9")
                .on("2026-08-01"),
        ),
    ]
}

#[test]
fn every_rule_refuses_and_all_that_is_wrong_is_listed() {
    let office = Office::visited();
    office.does(&office.done_flags(DRAW, P1, COMPLETED));
    let (mut zh, mut en) = (String::new(), String::new());
    let all = [broken(&office), unsigned(&office), inapplicable(&office)];
    for (codes, act) in all.into_iter().flatten() {
        let (chinese, english) = office.refused(codes[0], &act.args());
        assert_eq!(codes_in(&chinese), codes, "{act:?}");
        assert_eq!(codes_in(&english), codes, "{act:?}");
        zh += &chinese.err;
        en += &english.err;
    }
    golden("record-add-refused.zh.txt", &zh);
    golden("record-add-refused.en.txt", &en);
    // Nothing was spoilt: the right result goes in.
    office.does(&office.clear(DRAW, P0));
    office.does(&office.clear(DRAW, P1));
}

#[test]
fn a_refusal_is_a_document_too() {
    let office = Office::visited();
    let act = office.clear(DRAW, P0).with("method", "猜测");
    let ran = office.en(&[&act.args()[..], &["--json"]].concat());
    assert_eq!(ran.code, 3);
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(said["refused"], "I02");
    assert_eq!(said["todo"], "mend all of them; nothing was written");
    assert!(
        said["what"].as_str().unwrap().starts_with(&format!(
            "the result of T1-1 {P0} has 1 fault(s):\n  [I02] "
        )),
        "{said}"
    );
}

#[test]
fn missing_flags_are_named_where_there_is_nobody_to_ask() {
    let office = Office::visited();
    let (zh, en) = office.refused("C10", &["record", "add", DRAW, P0]);
    assert_eq!(
        zh.err,
        "拒绝 [C10] 缺少参数：--completed、--method、--clear/--found/--unchecked/--inapplicable、--code、--signed/--refused、--entered-by\n\
         怎么办：补上参数，或在终端上运行、逐项回答；用 --help 查看用法\n"
    );
    assert_eq!(
        en.err,
        "refused [C10] these flags are missing: --completed, --method, --clear/--found/--unchecked/--inapplicable, --code, \
         --signed/--refused, --entered-by\n\
         what to do: give them, or run the command at a terminal and answer its questions; see --help\n"
    );
    for flag in [
        "completed",
        "method",
        "clear",
        "code",
        "signed",
        "entered-by",
    ] {
        let (zh, _) = office.refused("C10", &office.clear(DRAW, P0).without(flag).args());
        let first = zh.err.lines().next().unwrap();
        assert!(first.contains(&format!("--{flag}")), "{zh:?}");
        assert!(!first.contains('、'), "{zh:?}");
    }
}

#[test]
fn texts_are_one_clean_line() {
    let office = Office::visited();
    let act = || office.found(DRAW, P0);
    for (flag, value) in [
        ("found", "A2=甲\t乙"),
        ("found", "A2=甲\n乙"),
        ("found", "A2=甲\u{2028}乙"),
        ("signed", ""),
        ("signed", " 王某"),
        ("signed", "王\u{7}某"),
        ("refused", "甲\u{85}乙"),
        ("witness", " "),
        ("reported-to", "甲\n乙"),
        ("inapplicable", "A2=甲\t乙"),
        ("late", ""),
        ("method", ""),
        ("code", "JG02\u{0b}"),
        ("entered-by", "001\u{7}"),
    ] {
        office.refused("D10", &act().with(flag, value).args());
    }
    let (zh, en) = office.refused("D10", &act().with("found", "A2=甲\u{1b}[31m乙").args());
    assert!(
        !zh.err.contains('\u{1b}') && !en.err.contains('\u{1b}'),
        "{zh:?}"
    );
    office.refused(
        "D10",
        &office
            .done_flags(DRAW, P0, COMPLETED)
            .with("entered-by", "")
            .args(),
    );
}

#[test]
fn a_visit_that_is_not_there_or_is_entered_takes_no_result() {
    let office = Office::visited();
    let act = |draw: &str, object: &str| {
        let words = office.clear(DRAW, P0);
        let words = words.args().into_iter().skip(4).collect::<Vec<_>>();
        Flags::of(&[&["record", "add", draw, object], &words[..]].concat())
    };
    let (zh, en) = office.refused("R01", &act(DRAW, P9).args());
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [R01] 没有这次检查：T1-1 {P9}\n\
         怎么办：写企业或对象的代码，或唯一的名称；是不是：对象 {P0}、对象 {P1}、对象 {P2}？用 choucha due 查看待检查、待录入的\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [R01] there is no such visit: T1-1 {P9}\n\
         what to do: give the code of the enterprise or the object, or a name that only one has; did you mean 对象 {P0}, 对象 {P1}, 对象 {P2}? choucha due lists what is open\n"
        )
    );
    office.refused("R01", &act("T9-1", P0).args());
    office.refused("R01", &act("../draws/T1-1", P0).args());
    office.refused("R01", &act("T1", P0).args());
    office.does(&act(DRAW, P0));
    let (zh, en) = office.refused("R02", &act(DRAW, P0).args());
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [R02] T1-1 {P0} 已录入结果\n怎么办：要更正，用 choucha record amend 并写明理由；原文保留\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [R02] T1-1 {P0} has a result\n\
         what to do: to correct it use choucha record amend with a reason; the former text stays\n"
        )
    );
    // The other draw's visit of the same object is open.
    office.does(&office.clear(OTHER, P0));
}

#[test]
fn a_voided_draw_takes_no_results_and_a_visited_one_is_not_voided() {
    let office = Office::visited();
    let void = |draw| ["void", draw, "--reason", "重来", "--today", COMPLETED];
    office.does(&Flags::of(&void(OTHER)));
    office.refused("R01", &office.clear(OTHER, P0).args());
    office.refused("R01", &office.done_flags(OTHER, P0, COMPLETED).args());
    office.does(&office.done_flags(DRAW, P0, COMPLETED));
    let (zh, en) = office.refused("D20", &void(DRAW));
    assert_eq!(
        zh.err,
        "拒绝 [D20] 抽取 T1-1 已有检查完成、结果或更换的记录，不能作废\n\
         怎么办：结果有误的用 choucha record amend 更正；对象或人员有变的用 choucha replace\n"
    );
    assert_eq!(
        en.err,
        "refused [D20] T1-1 has visits that are completed, entered or replaced; it cannot be voided\n\
         what to do: correct a result with choucha record amend; replace an object or inspector with choucha replace\n"
    );
    // Drawn anew, the round takes results, and is then not voided either.
    office.draw_fixed(COMPLETED, "T2");
    let anew = office.draws().pop().unwrap();
    office.refused("R01", &office.clear(OTHER, P0).args());
    office.does(&office.clear(&anew, P0));
    office.refused("D20", &void(&anew));
}

#[test]
fn completion_is_noted_once_by_the_team_and_holds_for_the_result() {
    let office = Office::visited();
    let outsider = office.outsider(DRAW, P0);
    let done = office.done_flags(DRAW, P0, COMPLETED);
    let (zh, en) = office.refused("I09", &done.clone().with("entered-by", outsider).args());
    let named = office.named(outsider);
    assert!(
        zh.err.contains(&format!("录入人 {named} 不是检查组成员")),
        "{zh:?}"
    );
    assert!(
        en.err.contains(&format!("{named} is not in the team")),
        "{en:?}"
    );
    // Any member may say so, and another may enter the result.
    let team = office.team(DRAW, P0);
    office.does(&done.clone().with("entered-by", &team[1]));
    office.refused("R05", &done.args());
    // A day that was noted wrongly is noted again, but never put off: the days for the result run from it.
    office.does(
        &done
            .clone()
            .with("completed", "2026-06-09")
            .with("entered-by", &team[1]),
    );
    office.refused("R17", &done.args());
    let act = office.clear(DRAW, P0).on("2026-06-20");
    let (zh, en) = office.refused("I12", &act.args());
    assert!(
        zh.err
            .contains("[I12] 完成日期与此前登记的 2026-06-09 不同\n"),
        "{zh:?}"
    );
    assert!(
        en.err
            .contains("[I12] completion was noted for 2026-06-09 before\n"),
        "{en:?}"
    );
    office.does(&act.with("completed", "2026-06-09"));
    office.refused("R02", &done.args());
    let done = &office.shown(P0)["visits"][0]["done"];
    assert_eq!(done["completed"], "2026-06-09");
    assert_eq!(done["by_cert"], team[1].as_str());
}
