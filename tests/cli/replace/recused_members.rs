//! An object in a lost one's place, of which members of the team are recused: each is replaced with a request and a seed of
//! its own, in the order of the seats; what waits is said.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::flags::Flags;
use crate::method::sources::lottery;
use crate::office::{Office, sha};
use crate::replace::decision::alone;
use crate::replace::drawn_case::{book, plain};
use crate::replace::plain_cipher::tickets;
use crate::year::small_year::{RECUSALS, Row, code};

const DRAW: &str = "T1-1";
const DAY: &str = "2026-06-02";
const BALLS: &str = "03081219243007";

/// Six inspectors; two are recused from each of eight objects, of whom three are drawn.
fn drawn(salt: u8) -> Office {
    let office = Office::small(&[("东", "A", 8)], &[Row::new("T1", "东", "#3")]);
    let head = "执法证号,姓名,单位,职务,执法岗位,执法证有效期至,状态\n".to_owned();
    let rows = (1..=6).fold(head, |mut rows, j| {
        writeln!(rows, "00{j},人{j},队,员,岗,2028-12-31,有效").unwrap();
        rows
    });
    office.write("inspectors.csv", rows);
    let recusals = (0..8).fold(RECUSALS.to_owned(), |mut rows, i| {
        for j in [i % 6 + 1, (i + 1) % 6 + 1] {
            writeln!(rows, "00{j},{},亲属,2026-05-01,", code(i)).unwrap();
        }
        rows
    });
    office.write("recusals.csv", recusals);
    office.publish();
    office.draw_salted("2026-06-01", "T1", salt);
    office
}

/// A case in which so many of the first visit's team are recused from the next object; with that visit, the next object,
/// and who of the team is recused, in the order of the seats.
fn case(recused: usize) -> (Office, String, String, Vec<String>) {
    let found = (0..200).find_map(|salt| {
        let office = drawn(salt);
        let all = tickets(&office, DRAW);
        let (lost, next) = (office.codes(DRAW)[0].clone(), all[3].1.clone());
        let text = office.read(&format!("draws/{DRAW}/recusals.txt"));
        let apart = |cert: &String| text.contains(&format!("{next}\t{cert}\n"));
        let team = office.team(DRAW, &lost);
        let members: Vec<String> = team.into_iter().filter(apart).collect();
        (members.len() == recused).then_some((office, lost, next, members))
    });
    found.unwrap()
}

fn lose(lost: &str) -> Flags {
    Flags::of(&["replace", DRAW, lost, "--object"])
        .on(DAY)
        .and("ground", "missing")
        .and("reason", "查无")
}

fn replace(object: &str, cert: &str) -> Flags {
    Flags::of(&["replace", DRAW, object])
        .on(DAY)
        .and("inspector", cert)
        .and("ground", "recusal")
        .and("reason", "须回避")
}

/// Acts and data of the last lines of the book.
fn last(office: &Office, count: usize) -> Vec<(String, Value)> {
    let lines = book(office);
    let lines = lines[lines.len() - count..].iter();
    let parsed = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
    parsed
        .map(|line| {
            (
                line["act"].as_str().unwrap().to_owned(),
                line["data"].clone(),
            )
        })
        .collect()
}

#[test]
fn every_recused_member_is_replaced_at_once_by_the_system_s_seed() {
    let (office, lost, next, recused) = case(2);
    let out = office.does(&lose(&lost)).out;
    let lines = last(&office, 6);
    let acts: Vec<&str> = lines.iter().map(|(act, _)| act.as_str()).collect();
    assert_eq!(acts, ["replace", "replaced"].repeat(3));
    assert_eq!(lines[1].1["object"], next);
    let mut seeds = Vec::new();
    for (place, leaver) in recused.iter().enumerate() {
        let (request, outcome) = (&lines[2 + 2 * place].1, &lines[3 + 2 * place].1);
        assert_eq!(
            request["visit"],
            json!({ "draw": DRAW, "enterprise": next })
        );
        assert_eq!(request["leaver"], *leaver);
        assert_eq!(request["ground"], "recusal");
        assert_eq!(request["reason"], format!("须回避替补对象 {next}"));
        assert_eq!(request["source"], "os");
        seeds.push(outcome["seed"].as_str().unwrap().to_owned());
    }
    assert_ne!(seeds[0], seeds[1], "a seed of its own");
    let now: Vec<String> = office.shown(&next)["visits"][0]["team"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cert| cert.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(now.len(), 2);
    assert!(recused.iter().all(|cert| !now.contains(cert)));
    let titles = plain(&out)
        .into_iter()
        .filter(|line| line.starts_with("更换检查人员："));
    assert_eq!(titles.count(), 2);
    assert!(!out.contains("还须更换"), "{out}");
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
pub(crate) fn with_a_named_source_one_is_asked_for_after_the_other() {
    let (office, lost, next, recused) = case(2);
    let event = lottery("2026-06-05");
    let out = office.does(&lose(&lost).and("source", &event)).out;
    let named = |cert: &str| format!("人{} {cert}", &cert[2..]);
    let still = |cert: &str| {
        format!(
            "还须更换 {}（须回避）：choucha replace {DRAW} {next} --inspector {cert} --ground recusal --reason \"…\"",
            named(cert)
        )
    };
    let said = plain(&out);
    assert!(
        said.contains(&format!(
            "种子产生后：choucha replace {DRAW} {next} --seed \"…\""
        )),
        "{out}"
    );
    assert_eq!(said.last(), Some(&still(&recused[1])));
    let acts: Vec<String> = last(&office, 3).into_iter().map(|(act, _)| act).collect();
    assert_eq!(acts, ["replace", "replaced", "replace"]);
    // While it waits nothing is entered, and the request is what is open.
    let due = office.document(DAY, 0, &["due"]);
    let things = due["things"].as_array().unwrap();
    let of_next = things.iter().filter(|thing| thing["enterprise"] == *next);
    let open: Vec<&str> = of_next
        .map(|thing| thing["open"].as_str().unwrap())
        .collect();
    assert_eq!(open, ["visit", "replacement"]);
    office.refused("R08", &replace(&next, &recused[1]).args());
    let draw = Flags::of(&["replace", DRAW, &next]).on("2026-06-06");
    let out = office.does(&draw.and("seed", BALLS)).out;
    assert_eq!(plain(&out).last(), Some(&still(&recused[1])));
    let due = office.document(DAY, 0, &["due"]);
    let things = due["things"].as_array().unwrap();
    let mut recused_now = things.iter().filter(|thing| thing["open"] == "recused");
    assert_eq!(recused_now.next().unwrap()["recused"], json!([recused[1]]));
    let done = Flags::of(&["record", "done", DRAW, &next])
        .on("2026-06-06")
        .and("completed", "2026-06-06")
        .and("entered-by", &recused[1]);
    office.refused("R15", &done.args());
    let out = office.does(&replace(&next, &recused[1])).out;
    assert!(!out.contains("还须更换"), "{out}");
    let due = office.document(DAY, 0, &["due"]);
    let things = due["things"].as_array().unwrap().iter();
    assert!(things.into_iter().all(|thing| thing["open"] == "visit"));
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn a_typed_seed_serves_the_first_seat_only() {
    let (office, lost, _, recused) = case(2);
    let out = office.does(&lose(&lost).and("seed", "583")).out;
    assert!(out.contains("\n种子：583\n"), "{out}");
    assert!(
        out.contains(&format!("--inspector {} ", recused[1])),
        "{out}"
    );
    let acts: Vec<String> = last(&office, 4).into_iter().map(|(act, _)| act).collect();
    assert_eq!(acts, ["replace", "replaced", "replace", "replaced"]);
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
}

#[test]
fn a_source_that_is_refused_leaves_the_object_where_it_is() {
    let (office, lost, _, _) = case(1);
    office.refused("D08", &lose(&lost).and("source", "福彩3D").args());
    office.refused("D16", &lose(&lost).and("source", &lottery(DAY)).args());
    office.refused("R12", &lose(&lost).and("source", "given").args());
    office.refused(
        "R12",
        &lose(&lost).and("source", "os").and("seed", "5").args(),
    );
}

#[test]
fn a_member_whom_nobody_may_replace_needs_a_decision_and_the_object_is_replaced_all_the_same() {
    let (office, lost, next, recused) = case(1);
    alone(&office, &office.team(DRAW, &lost));
    let ran = office.zh(&lose(&lost).args());
    assert_eq!(ran.code, 5, "{ran:?}");
    assert!(
        ran.out.contains(&format!("替补对象：{next} ")),
        "{}",
        ran.out
    );
    let at = format!("{DRAW} {next}");
    let stopped = format!(
        "以上已记入账本，其余未完成：\n拒绝 [R10] 没有人可以在 {at} 接替 {}：",
        recused[0]
    );
    assert!(ran.err.starts_with(&stopped), "{}", ran.err);
    let acts: Vec<String> = last(&office, 2).into_iter().map(|(act, _)| act).collect();
    assert_eq!(acts, ["replace", "replaced"]);
    let decide = replace(&next, &recused[0]).and("decision", "请区局派员");
    let out = office.does(&decide).out;
    assert!(out.contains("检查组不足两人"), "{out}");
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
pub(crate) fn what_was_refused_behind_the_object_is_told_to_scripts_too() {
    let (office, lost, next, recused) = case(1);
    alone(&office, &office.team(DRAW, &lost));
    let ran = office.en(&lose(&lost).word("--json").args());
    assert_eq!(ran.code, 5, "{ran:?}");
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(said["stopped"]["refused"], "R10");
    assert_eq!(said["object"]["outcome"]["object"], next);
    assert_eq!(said["to_replace"], json!(recused));
    assert_eq!(said["seats"], json!([]));
    let head = sha(book(&office).pop().unwrap());
    assert_eq!(said["head"], head);
}

#[test]
fn a_request_for_an_object_that_was_cut_off_is_finished() {
    let (office, lost, next, recused) = case(1);
    office.does(&lose(&lost));
    let lines = book(&office);
    let cut = lines.len() - 3;
    office.write("ledger.jsonl", lines[..cut].concat());
    let (zh, _) = office.refused("R08", &lose(&lost).args());
    assert!(zh.err.contains("更换对象申请"), "{}", zh.err);
    let due = office.zh(&["--today", DAY, "due"]).out;
    let whom = format!("  待更换对象（2026-06-02 申请）：{lost}，查无");
    assert!(due.lines().any(|line| line == whom), "{due}");
    let en = office.en(&["--today", DAY, "due"]).out;
    let whom =
        format!("\n  replacement of an object (asked for on 2026-06-02): {lost},\n    missing\n");
    assert!(en.contains(&whom), "{en}");
    let finish = Flags::of(&["replace", DRAW, &lost]).on(DAY);
    office.refused("R12", &finish.clone().and("seed", "5").args());
    let out = office.does(&finish).out;
    assert!(out.contains(&format!("替补对象：{next} ")), "{out}");
    assert!(
        out.contains(&format!("--inspector {} ", recused[0])),
        "{out}"
    );
    assert_eq!(book(&office).len(), cut + 1);
    office.does(&replace(&next, &recused[0]));
    assert_eq!(office.zh(&["verify", DRAW]).code, 0);
}
