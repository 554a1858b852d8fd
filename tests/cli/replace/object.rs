//! `replace` of an object: the stratum's next ticket, its team, coverage and caps before and after.

use serde_json::{Value, json};

use super::drawn_case::{
    DRAW, book, data, does, does_en, draw, free_visit, is_drawn_in_any_order, later, missing,
    person, plain, refused, teams, verifies, visit,
};
use super::plain_cipher::tickets;
use crate::flags::Flags;
use crate::method::sources::{OUTCOME, lottery};
use crate::office::{Office, sha};
use crate::year::small_year::Row;

fn name(office: &Office, code: &str) -> String {
    let objects = office.read("objects.csv");
    let row = objects.lines().find(|line| line.starts_with(code)).unwrap();
    row.split(',').nth(1).unwrap().to_owned()
}

fn lose(object: &str) -> Flags {
    missing(object).with("reason", "登记地址已拆除")
}

fn coverage(office: &Office) -> Value {
    let ran = office.zh(&["--today", "2026-06-02", "coverage", "--json"]);
    serde_json::from_str(&ran.out).unwrap()
}

/// Strikes an object off the library.
pub(crate) fn strike(office: &Office, code: &str) {
    let objects = office.read("objects.csv");
    let struck = objects.lines().map(|row| {
        let mut cells: Vec<&str> = row.split(',').collect();
        if row.starts_with(code) {
            cells[8] = "注销";
        }
        cells.join(",") + "\n"
    });
    office.write("objects.csv", struck.collect::<String>());
}

/// Name and certificate number of each of a team.
fn people(office: &Office, team: &[String]) -> Vec<String> {
    team.iter().map(|cert| person(office, cert)).collect()
}

#[test]
fn the_next_ticket_takes_the_lost_one_s_place_and_team() {
    let (office, lost, team) = free_visit(6);
    let (ticket, next) = tickets(&office, DRAW)[7].clone();
    let out = does(&office, &lose(&lost));
    let request = sha(&book(&office)[3]);
    let people = people(&office, &team);
    assert_eq!(
        plain(&out),
        [
            format!("更换对象：{DRAW} {lost}"),
            "更换事由：查无；理由：登记地址已拆除".to_owned(),
            "申请在账本第 4 行，该行摘要：".to_owned(),
            request.clone(),
            format!("注意：{lost} 在今天的名录库中仍参加抽取；属实的，请更新名录库"),
            format!(
                "替补对象：{next} {}，票号 {ticket:016x}，为本层尚未抽中的最小票号",
                name(&office, &next)
            ),
            "检查组无人须回避，不需抽签。".to_owned(),
            format!(
                "现检查组：组长 {}；组员 {}、{}",
                people[0], people[1], people[2]
            ),
        ]
    );
    let visit = json!({ "draw": DRAW, "enterprise": lost });
    assert_eq!(
        data(&office, 4),
        json!({ "visit": visit, "object": lost, "ground": "missing", "reason": "登记地址已拆除", "passed": [] })
    );
    assert_eq!(
        data(&office, 5),
        json!({ "request": 4, "request_sha256": request, "object": next })
    );
    verifies(&office, DRAW);
}

#[test]
fn a_lost_object_takes_no_more_acts_and_the_one_in_its_place_may_be_lost_in_turn() {
    let (office, lost, team) = free_visit(6);
    does(&office, &lose(&lost));
    refused(&office, "R04", &lose(&lost));
    let next = tickets(&office, DRAW)[7].1.clone();
    let again = missing(&next).with("ground", "注销");
    let out = does_en(&office, &again.with("reason", "struck off"));
    let (ticket, third) = tickets(&office, DRAW)[8].clone();
    let request = sha(&book(&office)[5]);
    let people = people(&office, &team);
    assert_eq!(
        plain(&out),
        [
            format!("Replacing an object: {DRAW} {next}"),
            "ground: deregistered; because: struck off".to_owned(),
            "the request is line 6 of the book, digest:".to_owned(),
            request.clone(),
            format!(
                "note: {next} still takes part by today's library; if it is gone, bring the library up to date"
            ),
            format!(
                "in its place: {third} {}, ticket {ticket:016x}, the smallest of its stratum not yet drawn",
                name(&office, &third)
            ),
            "Nobody of the team is recused from it; no lot is needed.".to_owned(),
            format!(
                "team now: {} (leader), {}, {}",
                people[0], people[1], people[2]
            ),
        ]
    );
    verifies(&office, DRAW);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn struck_off_objects_are_passed_and_named() {
    let (office, lost, _) = visit(2);
    let tickets = tickets(&office, DRAW);
    for code in [&lost, &tickets[7].1, &tickets[8].1] {
        strike(&office, code);
    }
    let out = does(&office, &missing(&lost).with("ground", "注销"));
    let passed = [&tickets[7].1, &tickets[8].1];
    let said = passed.map(|code| format!("{code}（今天已不参加抽取）"));
    assert_eq!(
        plain(&out)[4],
        format!("票号更小而跳过：{}", said.join("、"))
    );
    let passed = passed.map(|code| json!({ "code": code, "reason": "out" }));
    assert_eq!(data(&office, 4)["passed"], json!(passed));
    assert_eq!(data(&office, 5)["object"], *tickets[9].1);
    verifies(&office, DRAW);
}

#[test]
fn enterprises_at_their_cap_are_passed_with_the_draws_that_used_it_up() {
    let tasks = [Row::new("T1", "东", "#3"), Row::new("T2", "东", "100%")];
    let office = Office::small(&[("东", "A", 6)], &tasks);
    office.publish();
    office.draw_fixed("2026-06-01", "T1");
    // What is left is drawn by another task since, and may be visited once a year.
    office.draw_fixed("2026-06-02", "T2");
    let ask = |object: &str, day| {
        Flags::of(&["replace", "T1-1", object, "--object"])
            .on(day)
            .and("ground", "missing")
            .and("reason", "查无")
    };
    let lost = office.codes("T1-1")[0].clone();
    let out = does(&office, &ask(&lost, "2026-06-03"));
    let tickets = tickets(&office, "T1-1");
    let left = office.codes("T2-1");
    let passed = tickets.iter().filter(|(_, code)| left.contains(code));
    let passed: Vec<&String> = passed.map(|(_, code)| code).collect();
    assert_eq!(passed.len(), 3);
    let said = passed.iter();
    let said = said.map(|code| format!("{code}（其企业已达年度上限：T2-1）"));
    assert_eq!(
        plain(&out)[4..6],
        [
            format!("票号更小而跳过：{}", said.collect::<Vec<_>>().join("、")),
            format!("注意：{lost} 在今天的名录库中仍参加抽取；属实的，请更新名录库"),
        ]
    );
    let lines = book(&office);
    let request: Value = serde_json::from_str(&lines[lines.len() - 2]).unwrap();
    let expected = passed.iter();
    let expected = expected.map(|code| json!({ "code": code, "reason": { "cap": ["T2-1"] } }));
    assert_eq!(request["data"]["passed"], expected.collect::<Value>());
    for id in ["T1-1", "T2-1"] {
        verifies(&office, id);
    }
    // What is voided uses up nothing any more.
    let void = ["void", "T2-1", "--reason", "r", "--today", "2026-06-03"];
    assert_eq!(office.zh(&void).code, 0);
    let other = office.codes("T1-1")[1].clone();
    let out = does(&office, &ask(&other, "2026-06-04"));
    assert!(out.contains(&format!("替补对象：{} ", passed[0])), "{out}");
    verifies(&office, "T1-1");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    is_drawn_in_any_order(&office);
}

#[test]
pub(crate) fn a_draw_outside_the_plan_keeps_no_reserve_away_before_its_visit_is_completed() {
    let office = Office::small(&[("东", "A", 6)], &[Row::new("T1", "东", "#3")]);
    office.publish();
    office.draw_fixed("2026-06-01", "T1");
    let plan = office.read("plan.csv");
    let shield = "盾,临时核查,A1,东,,100%,,,2026-06-01,2026-06-30,\n";
    office.write("plan.csv", plan + shield);
    let source = "event 2026-06-02 8/100000000 测试开奖，八位数字连写";
    let seal = ["seal", "盾", "--source", source, "--adhoc", "举报核查"];
    office.document("2026-06-01", 0, &seal);
    office.document("2026-06-02", 0, &["draw", "盾", "--seed", "58312046"]);
    assert_eq!(office.codes("盾-1").len(), 3, "those that T1 left");
    let tickets = tickets(&office, "T1-1");
    let drawn = office.codes("T1-1");
    let mut reserve = tickets.iter().map(|(_, code)| code);
    let mut reserve = || reserve.find(|code| !drawn.contains(code)).unwrap().clone();
    let (first, second, third) = (reserve(), reserve(), reserve());
    let lose = |object: &str| {
        Flags::of(&["replace", "T1-1", object, "--object"])
            .on("2026-06-03")
            .and("ground", "missing")
            .and("reason", "查无")
    };
    let out = does(&office, &lose(&drawn[0]));
    assert!(out.contains(&format!("替补对象：{first} ")), "{out}");
    assert!(!out.contains("票号更小而跳过"), "{out}");
    office.does(&office.done_flags("盾-1", &second, "2026-06-03"));
    let out = does(&office, &lose(&drawn[1]));
    assert!(out.contains(&format!("替补对象：{third} ")), "{out}");
    let said = format!("票号更小而跳过：{second}（其企业已达年度上限：盾-1）");
    assert!(out.contains(&said), "{out}");
    for id in ["T1-1", "盾-1"] {
        verifies(&office, id);
    }
    is_drawn_in_any_order(&office);
}

#[test]
fn none_left_is_a_larger_shortfall() {
    let office = Office::unpublished();
    office.replace(
        "plan.csv",
        ",危险化学品经营,,20%,",
        ",危险化学品经营,,100%,",
    );
    draw(&office);
    let (lost, _) = teams(&office).remove(0);
    let before = coverage(&office);
    let out = does(&office, &lose(&lost));
    assert_eq!(plain(&out)[5..], ["本层没有可替补的对象，缺额增加 1 个。"]);
    assert_eq!(data(&office, 5)["object"], Value::Null);
    verifies(&office, DRAW);
    let drawn = |said: &Value| said["drawn"].as_u64().unwrap();
    assert_eq!(drawn(&before), drawn(&coverage(&office)) + 1);
    let out = does_en(
        &office,
        &missing(&teams(&office)[1].0).with("ground", "moved"),
    );
    let none = "\nNo object of the stratum is left; the shortfall grows by one.\n";
    assert!(out.contains(none), "{out}");
}

/// The lines of excluded.txt of a later draw that name the draw.
fn excluded(office: &Office, draw: &str) -> Vec<String> {
    let text = office.read(&format!("draws/{draw}/excluded.txt"));
    let codes = text
        .lines()
        .filter(|line| line.ends_with(&format!("\tcap:{DRAW}")));
    codes
        .map(|line| line.split('\t').next().unwrap().to_owned())
        .collect()
}

#[test]
fn coverage_and_caps_follow_and_later_draws_verify_whatever_is_lost_after_them() {
    let (office, lost, _) = visit(6);
    let next = tickets(&office, DRAW)[7].1.clone();
    let before = coverage(&office);
    does(&office, &lose(&lost));
    let after = coverage(&office);
    assert_eq!(before["drawn"], after["drawn"], "one goes, one comes");
    does(&office, &later("draw", "AJ-2026-01").and("seed", "583"));
    let excluded = excluded(&office, "AJ-2026-01-1");
    assert!(
        excluded.contains(&next) && !excluded.contains(&lost),
        "{excluded:?}"
    );
    assert_eq!(excluded.len(), 7);
    verifies(&office, "AJ-2026-01-1");
    // What is lost after that draw was there when it was made.
    does(&office, &lose(&next));
    let (other, _) = teams(&office).remove(0);
    does(&office, &lose(&other));
    for id in ["AJ-2026-01-1", DRAW] {
        verifies(&office, id);
    }
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn a_sealed_draw_knows_what_stood_in_the_book_at_its_seal() {
    let (office, lost, _) = visit(6);
    does(
        &office,
        &later("seal", "AJ-2026-01").and("source", &lottery("2026-06-03")),
    );
    does(&office, &lose(&lost));
    let draw = later("draw", "AJ-2026-01").and("seed", OUTCOME);
    does(&office, &draw.on("2026-06-03"));
    assert!(excluded(&office, "AJ-2026-01-1").contains(&lost));
    verifies(&office, "AJ-2026-01-1");
}
