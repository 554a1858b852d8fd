//! A seat that nobody may take: the decision, the visit with the rest of its team, and the empty seat.

use serde_json::json;

use super::drawn_case::{
    DAY, DRAW, data, does, does_en, lot, person, plain, refused, told, unable, verifies, visit,
};
use crate::flags::Flags;
use crate::office::Office;

/// Leaves no valid certificate but those of the team.
pub(crate) fn alone(office: &Office, team: &[String]) {
    let text = office.read("inspectors.csv");
    let rows = text.split_inclusive('\n').map(|row| {
        let stays = team.iter().any(|cert| row.starts_with(cert.as_str()));
        if stays {
            row.to_owned()
        } else {
            row.replace(",有效", ",失效")
        }
    });
    office.write("inspectors.csv", rows.collect::<String>());
}

/// The result of a visit, everything clear.
fn clear(object: &str, by: &str) -> Flags {
    Flags::of(&["record", "add", DRAW, object])
        .on("2026-06-10")
        .and("completed", "2026-06-10")
        .and("method", "实地核查")
        .and("clear", "AJ01")
        .and("code", "JG01")
        .and("signed", "甲某")
        .and("entered-by", by)
}

fn done(object: &str, by: &str) -> Flags {
    Flags::of(&["record", "done", DRAW, object])
        .on("2026-06-10")
        .and("completed", "2026-06-10")
        .and("entered-by", by)
}

#[test]
fn a_seat_that_nobody_may_take_needs_a_decision_and_stays_empty() {
    let (office, object, team) = visit(5);
    let listed = office.read("inspectors.csv");
    alone(&office, &team);
    let ask = unable(&object, &team[1]);
    let (zh, en) = refused(&office, "R10", &ask);
    let (at, leaver) = (format!("{DRAW} {object}"), &team[1]);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [R10] 没有人可以在 {at} 接替 {leaver}：其余人员均须回避、执法证失效、已在组内、曾被换下，或不具备所需专业\n\
             怎么办：由负责人决定怎样检查，写入账本，席位空缺：choucha replace {at} --inspector {leaver} --ground … --reason \"…\" --decision \"…\"\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [R10] nobody may take the place of {leaver} at {at}: all others are recused, without a valid certificate, in the team, replaced out of it, or lack the specialty needed\n\
             what to do: have it decided how to inspect, and put it into the book; the seat stays empty: choucha replace {at} --inspector {leaver} --ground … --reason \"…\" --decision \"…\"\n"
        )
    );
    let decide = ask.clone().and("decision", "由其余二人检查");
    let out = does(&office, &decide);
    let [first, gone, third] = [&team[0], &team[1], &team[2]].map(|cert| person(&office, cert));
    assert_eq!(
        plain(&out),
        [
            format!("更换检查人员：{at}，换下 {gone}"),
            "更换事由：因病因事不能参加；理由：r".to_owned(),
            "处理决定（账本第 4 行）：由其余二人检查；没有人可以接替，席位空缺".to_owned(),
            format!("现检查组：组长 {first}；组员 {third}"),
        ]
    );
    let act = data(&office, 4);
    assert_eq!(act["leaver"], **leaver);
    assert_eq!(act["decision"], "由其余二人检查");
    let struck = act["struck"].as_array().unwrap();
    let lines = office.read(&format!("draws/{DRAW}/inspectors.txt"));
    assert_eq!(struck.len(), lines.lines().count());
    verifies(&office, DRAW);
    let book = office.zh(&["ledger", "show"]).out;
    let said = format!("{at}：{leaver} 离组，席位空缺，因病因事不能参加：r；决定：由其余二人检查");
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    assert!(squeezed(&book).contains(&squeezed(&said)), "{book}");
    let shown = office.zh(&["record", "show", &object]).out;
    assert!(
        shown.contains(&format!(
            "{gone} 离组，席位空缺（因病因事不能参加：r，账本第 4 行）"
        )),
        "{shown}"
    );
    // Whoever left is nobody to leave again; two people inspect.
    refused(&office, "R06", &decide);
    office.write("inspectors.csv", listed);
    refused(
        &office,
        "R06",
        &unable(&object, &team[1]).and("decision", "d"),
    );
    assert_eq!(office.zh(&done(&object, &team[0]).args()).code, 0);
    verifies(&office, DRAW);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn one_person_visits_nobody_until_somebody_takes_the_empty_seat() {
    let (office, object, team) = visit(5);
    let listed = office.read("inspectors.csv");
    alone(&office, &team);
    for leaver in &team[1..2] {
        does(&office, &unable(&object, leaver).and("decision", "d"));
    }
    let out = does_en(&office, &unable(&object, &team[0]).and("decision", "d"));
    let third = person(&office, &team[2]);
    let said = plain(&out);
    assert_eq!(
        said[2..],
        [
            "decision (line 5 of the book): d; nobody may take the seat, it stays empty".to_owned(),
            format!("team now: {third} (leader)"),
            "Fewer than two people are left in the team: until somebody takes the empty seat nothing can be entered.".to_owned(),
        ]
    );
    let (zh, en) = refused(&office, "R16", &done(&object, &team[2]));
    assert!(
        zh.err.starts_with(&format!(
            "拒绝 [R16] {DRAW} {object} 的检查组不足两人（{}），不能检查\n",
            office.named(&team[2])
        )),
        "{}",
        zh.err
    );
    assert!(en.err.starts_with(&format!(
        "refused [R16] fewer than two people are left in the team of {DRAW} {object} ({}); they cannot inspect\n", office.named(&team[2])
    )), "{}", en.err);
    refused(&office, "R16", &clear(&object, &team[2]));
    let due = office.zh(&["due", "--today", DAY]).out;
    assert!(due.lines().any(|line| line == "  检查组不足两人"), "{due}");
    // Somebody's certificate is valid again: the seat is asked for by who left it.
    office.write("inspectors.csv", listed);
    let said = told(&office, unable(&object, &team[1]).and("seed", "583"));
    let taker = said["seats"][0]["outcome"]["taker"].as_str().unwrap();
    assert_eq!(said["team"], json!([team[2], taker]));
    verifies(&office, DRAW);
    let due = office.zh(&["due", "--today", DAY]).out;
    assert!(!due.contains("检查组不足两人"), "{due}");
    assert!(!due.contains("人员不足"), "{due}");
    does(&office, &done(&object, taker));
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    refused(&office, "R09", &lot(&object).and("seed", "583"));
}

#[test]
fn a_decision_is_for_an_inspector_and_draws_nothing() {
    let (office, object, team) = visit(5);
    refused(
        &office,
        "R11",
        &unable(&object, &team[0]).and("decision", "d"),
    );
    let decide = unable(&object, &team[0]).and("decision", "d");
    let object_too = lot(&object).word("--object").and("ground", "missing");
    for flags in [
        decide.clone().and("seed", "583"),
        decide.clone().and("source", "os"),
        lot(&object).and("decision", "d"),
        object_too.and("reason", "r").and("decision", "d"),
    ] {
        assert_eq!(office.zh(&flags.args()).code, 2, "{flags:?}");
    }
    alone(&office, &team);
    for bad in ["", " d", "d\n"] {
        refused(&office, "D10", &decide.clone().with("decision", bad));
    }
    refused(&office, "R07", &decide.clone().with("ground", "moved"));
    refused(
        &office,
        "R06",
        &unable(&object, "37049901999").and("decision", "d"),
    );
}
