//! Visits by the name of an enterprise or an object, and inspectors by theirs, where only one has it; codes however they are
//! typed.

use serde_json::Value;

use super::enterprise::drawn;
use super::two_draws::{COMPLETED, DRAW};
use crate::flags::Flags;
use crate::office::Office;
use crate::year::small_year::{P0, P1, P2, P3};

const DAY: &str = "2026-06-20";

/// The name of the first of a team.
fn first_name(office: &Office, object: &str) -> String {
    let named = office.named(&office.team(DRAW, object)[0]);
    named.split(' ').next().unwrap().to_owned()
}

#[test]
pub(crate) fn every_command_about_a_visit_takes_a_name() {
    let office = drawn();
    let (name, cert) = (first_name(&office, P0), office.team(DRAW, P0).remove(0));
    let at = |words: &[&str]| Flags::of(words).on(DAY);
    let form = office.does(&at(&["form", DRAW, "甲储罐1"]));
    assert!(form.out.contains("，共 2 个文件，在 "), "{form:?}");
    let done = at(&["record", "done", DRAW, "甲化工有限公司"]).and("completed", DAY);
    office.does(&done.and("entered-by", &name));
    office.does(
        &at(&["assist", DRAW, "甲储罐0"])
            .and("name", "何工")
            .and("unit", "研究院")
            .and("reason", "储罐检测"),
    );
    // An object is named by its name in an answer too.
    office.does(
        &at(&["record", "add", DRAW, "甲储罐0"])
            .and("completed", DAY)
            .and("method", "现场检查，查阅资料")
            .and("clear", "A1,A2")
            .and("found", "甲储罐1:A2=法兰渗漏")
            .and("code", "现场发现一般事故隐患，已责令当场改正")
            .and("signed", "甲某")
            .and("assisted-by", "何工/研究院/储罐检测")
            .and("assisted-by", "李工／质检所／测厚")
            .and("entered-by", &name),
    );
    office.does(
        &at(&["record", "amend", DRAW, "甲储罐1"])
            .and("reason", "漏记")
            .and("signed", "乙某")
            .and("entered-by", &name),
    );
    office.does(
        &at(&["handle", DRAW, "甲化工有限公司"])
            .and("measure", "责令改正")
            .and("text", "限期改正")
            .and("due", "2026-07-20"),
    );
    let shown = office.shown("甲储罐1");
    assert_eq!(
        (&shown["code"], &shown["name"]),
        (&"SB-1".into(), &"甲储罐1".into())
    );
    let results = shown["visits"][0]["results"].as_array().unwrap();
    let result = &results[0]["result"];
    assert_eq!(result["entered_by"], cert.as_str());
    assert_eq!(
        result["methods"],
        serde_json::json!(["实地核查", "书面检查"])
    );
    assert_eq!(result["codes"][0]["code"], "JG02");
    assert_eq!(result["objects"][2]["items"][1]["text"], "法兰渗漏");
    assert_eq!(results[1]["result"]["sign_off"]["signed"]["name"], "乙某");
    // Who was noted to assist is not noted twice.
    let experts = shown["visits"][0]["experts"].as_array().unwrap().iter();
    let experts: Vec<&Value> = experts.map(|logged| &logged["expert"]["name"]).collect();
    assert_eq!(experts, ["何工", "李工"]);
}

#[test]
pub(crate) fn who_is_replaced_or_recused_may_be_named() {
    let office = drawn();
    let name = first_name(&office, "XM-1");
    let recuse = [
        "--today",
        DAY,
        "recuse",
        DRAW,
        "乙工地",
        &name,
        "--grounds=亲属",
        "--grant",
        "--answer=属实",
        "--json",
    ];
    let ran = office.zh(&recuse);
    assert_eq!(ran.code, 0, "{ran:?}");
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(said["cert"], office.team(DRAW, "XM-1")[0].as_str());
    let replace = Flags::of(&["replace", DRAW, "乙建筑有限公司"])
        .on(DAY)
        .and("inspector", &name)
        .and("ground", "recusal")
        .and("reason", "准予回避");
    office.does(&replace);
    // Nobody is called so: the team is named.
    let (zh, en) = office.refused("R06", &replace.with("inspector", "丁").args());
    assert!(
        zh.err.contains("的检查组里没有 丁") && zh.err.contains("现检查组："),
        "{zh:?}"
    );
    assert!(en.err.contains("丁 is not in the team"), "{en:?}");
}

#[test]
fn a_name_that_several_have_and_one_that_nobody_has_are_refused() {
    let office = Office::visited();
    let done = |object: &str| {
        office.done_flags(DRAW, P0, COMPLETED).args()[4..]
            .iter()
            .fold(
                Flags::of(&["record", "done", DRAW, object]),
                |flags, word| flags.word(word),
            )
    };
    let (zh, en) = office.refused("I25", &done("对象").args());
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [I25] “对象”有 4 个：对象 {P0}、对象 {P1}、对象 {P2}、对象 {P3}\n怎么办：写明代码或执法证号\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [I25] 4 are called 对象: 对象 {P0}, 对象 {P1}, 对象 {P2}, 对象 {P3}\n\
             what to do: give the code or the certificate number\n"
        )
    );
    let office = drawn();
    // What was typed is named as it was typed.
    let (zh, _) = office.refused("R01", &["record", "show", "Jia Chemical ltd"]);
    assert!(
        zh.err
            .starts_with("拒绝 [R01] 没有这次检查：– Jia Chemical ltd\n"),
        "{}",
        zh.err
    );
    let (zh, en) = office.refused("R01", &["record", "show", "甲化工公司"]);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [R01] 没有这次检查：– 甲化工公司\n\
             怎么办：写企业或对象的代码，或唯一的名称；是不是：甲化工有限公司 {P0}？用 choucha due 查看待检查、待录入的\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [R01] there is no such visit: – 甲化工公司\n\
             what to do: give the code of the enterprise or the object, or a name that only one has; did you mean 甲化工有限公司 {P0}? \
             choucha due lists what is open\n"
        )
    );
}

#[test]
fn codes_are_known_however_they_are_typed() {
    let office = Office::visited();
    let wide = |code: &str| -> String {
        let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
        code.chars().map(wide).collect()
    };
    let typed = [
        format!("'{P0}"),
        format!("=\"{P0}\""),
        format!("\u{200b}{P0}\u{feff}"),
        wide(P0),
        format!(" {} ", P0.to_lowercase()),
    ];
    for object in &typed {
        assert_eq!(office.shown(object)["code"], P0, "{object}");
    }
    let cert = office.team(DRAW, P0).remove(0);
    for (place, by) in [format!("'{cert}"), wide(&cert), format!("\u{200b}{cert}")]
        .iter()
        .enumerate()
    {
        let day = format!("2026-06-{}", 15 - place);
        let day = day.as_str();
        let done = Flags::of(&["record", "done", DRAW, &typed[place]])
            .on(day)
            .and("completed", &day.replace('-', "/"))
            .and("entered-by", by);
        office.does(&done);
    }
    assert_eq!(office.shown(P0)["visits"][0]["done"]["by_cert"], cert);
}
