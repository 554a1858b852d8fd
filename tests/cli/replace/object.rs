//! `replace` of an object: the stratum's next ticket, its team, coverage and caps before and after.

use serde_json::Value;

use super::drawn_case::{
    DRAW, book, data, does, does_en, draw, later, lot, missing, person, plain, refused, teams,
    verifies, visit, visits,
};
use super::plain_cipher::{key_of, ranked, tickets};
use crate::flags::Flags;
use crate::office::{Office, sha};

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
fn strike(office: &Office, code: &str) {
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

#[test]
fn the_next_ticket_takes_the_lost_one_s_place_and_team() {
    let (office, lost, team) = visit(6);
    let (ticket, next) = tickets(&office, DRAW)[7].clone();
    let out = does(&office, &lose(&lost));
    let request = sha(&book(&office)[3]);
    let people: Vec<String> = team.iter().map(|cert| person(&office, cert)).collect();
    assert_eq!(
        plain(&out),
        [
            format!("更换对象：{DRAW} {lost}"),
            "更换事由：查无；理由：登记地址已拆除".to_owned(),
            format!("申请在账本第 4 行，该行摘要 {request}"),
            "种子来源：os".to_owned(),
            format!("注意：{lost} 在今天的名录库中仍参加抽取；属实的，请更新名录库"),
            format!(
                "替补对象：{next} {}，票号 {ticket:016x}，为本层尚未抽中的最小票号",
                name(&office, &next)
            ),
            "没有席位需要抽签，没有用种子。".to_owned(),
            format!(
                "现检查组：组长 {}；组员 {}、{}",
                people[0], people[1], people[2]
            ),
        ]
    );
    let outcome = data(&office, 5);
    assert_eq!(outcome["object"], *next);
    assert!(outcome["seed"].is_null() && outcome["key"].is_null());
    verifies(&office, DRAW);
    // The lost object takes no more acts; the new one does, and may be lost in turn.
    refused(&office, "R04", &lose(&lost));
    let lost = missing(&next).with("ground", "注销");
    let out = does_en(&office, &lost.with("reason", "struck off"));
    let (ticket, third) = tickets(&office, DRAW)[8].clone();
    let line = format!(
        "in its place: {third} {}, ticket {ticket:016x}, the smallest of its stratum not yet drawn",
        name(&office, &third)
    );
    let said = plain(&out);
    assert_eq!(said[0], format!("Replacing an object: {DRAW} {next}"));
    assert_eq!(said[1], "ground: deregistered; because: struck off");
    assert_eq!(
        said[4],
        format!(
            "note: {next} still takes part by today's library; if it is gone, bring the library up to date"
        )
    );
    assert_eq!(said[5], line);
    assert_eq!(said[6], "No seat needed a lot; no seed was used.");
    assert_eq!(
        said[7],
        format!(
            "team now: {} (leader), {}, {}",
            people[0], people[1], people[2]
        )
    );
    assert_eq!(said.len(), 8);
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
    let passed = format!(
        "票号更小，但今天已不参加抽取，或其企业本次检查已录入结果，跳过：{}、{}",
        tickets[7].1, tickets[8].1
    );
    assert_eq!(plain(&out)[4], passed);
    let outcome = data(&office, 5);
    assert_eq!(outcome["object"], *tickets[9].1);
    assert_eq!(
        outcome["passed"],
        Value::from(vec![tickets[7].1.clone(), tickets[8].1.clone()])
    );
    verifies(&office, DRAW);
}

/// Recuses members of a team from an object, after the draw.
fn recuse(office: &Office, object: &str, certs: &[&String]) {
    let lines = certs
        .iter()
        .map(|cert| format!("{cert},{object},配偶在该企业任职,2026-06-02,\n"));
    let recusals = office.read("recusals.csv");
    office.write("recusals.csv", recusals + &lines.collect::<String>());
}

#[test]
fn members_recused_from_the_new_object_are_replaced_by_lot() {
    for (count, source) in [(1, None), (2, Some("2026-06-05 福彩3D，三位数字"))] {
        let (office, lost, team) = visit(4);
        let next = tickets(&office, DRAW)[7].1.clone();
        let leavers: Vec<&String> = team[..count].iter().collect();
        recuse(&office, &next, &leavers);
        if let Some(source) = source {
            does(&office, &lose(&lost).and("source", source));
            assert_eq!(book(&office).len(), 4);
            // Another object of the stratum has to wait: requests take effect in the book's order.
            let (other, _) = teams(&office).remove(3);
            let (zh, _) = refused(&office, "R08", &lose(&other));
            assert!(
                zh.err
                    .contains(&format!("choucha replace {DRAW} {lost} --seed")),
                "{zh:?}"
            );
            does(&office, &lot(&lost).and("seed", "583"));
        } else {
            does(&office, &lose(&lost).and("seed", "583"));
        }
        let key = key_of(&office, 4, "583");
        let outcome = data(&office, 5);
        assert_eq!(outcome["key"], *key);
        let counts = visits(&teams(&office));
        let mut now = team.clone();
        for (seat, leaver) in leavers.iter().enumerate() {
            // The recused of the list are in no text of the draw, so the model is told of them.
            let ranked = ranked(&office, &next, (&now, leaver), &counts, &key);
            let mut ranked = ranked
                .iter()
                .filter(|(_, _, cert)| !leavers.contains(&cert));
            let taker = &ranked.next().unwrap().2;
            assert_eq!(outcome["seats"][seat]["leaver"], ***leaver);
            assert_eq!(outcome["seats"][seat]["taker"], **taker);
            now[seat].clone_from(taker);
        }
        assert_eq!(outcome["seats"].as_array().map(Vec::len), Some(count));
        let ran = office.zh(&["verify", DRAW]);
        assert_eq!(ran.code, 0, "{}", ran.out);
        assert!(ran.out.contains("\n更换中复算不能证明的："), "{}", ran.out);
    }
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
    assert_eq!(
        plain(&out)[5..],
        [
            "本层没有可替补的对象，缺额增加 1 个。",
            "没有席位需要抽签，没有用种子。"
        ]
    );
    let outcome = data(&office, 5);
    assert!(outcome.get("object").is_none() && outcome["seats"] == Value::Array(Vec::new()));
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
    assert_ne!(before["by"], after["by"]);
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
    does(&office, &later("seal", "AJ-2026-01").and("source", "given"));
    does(&office, &lose(&lost));
    does(&office, &later("draw", "AJ-2026-01").and("seed", "583"));
    assert!(excluded(&office, "AJ-2026-01-1").contains(&lost));
    verifies(&office, "AJ-2026-01-1");
}
