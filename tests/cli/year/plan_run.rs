//! `plan run`: every round that is due, each once, whatever happens to the others.

use std::process::Stdio;

use serde_json::{Value, json};

use crate::method::sources::{OUTCOME, lottery};
use crate::office::{Office, Ran, masked};
use crate::year::small_year::{Row, plan};

const RUN: [&str; 4] = ["plan", "run", "--seed", "583"];
/// The day of the lottery for which rounds are sealed here.
const LATER: &str = "2026-06-03";

/// Three tasks due on 1 June, one of them in two rounds; the second is not due before the 16th.
pub(crate) fn three() -> Office {
    let office = Office::small(
        &[("东", "A", 20), ("西", "A", 20), ("南", "A", 20)],
        &[
            Row::new("T1", "东", "#3"),
            Row::new("T2", "西", "#3").times(2),
            Row::new("T3", "南", "#3"),
        ],
    );
    office.publish();
    office
}

fn holds(ran: &Ran) {
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

/// What became of each round.
fn came(document: &Value) -> Vec<Value> {
    let rounds = document["rounds"].as_array().unwrap().iter();
    let became = rounds.map(|round| {
        json!([
            round["task"],
            round["round"],
            round["came"],
            round["refused"]
        ])
    });
    became.collect()
}

/// Seals a task for the lottery of this day.
pub(crate) fn seal(office: &Office, task: &str, day: &str) {
    let seal = ["seal", task, "--source", &lottery(day)];
    holds(&office.on("2026-05-31", &seal));
}

/// Seed and source of a draw as its record has them, and its standing as `verify` finds it.
pub(super) fn seeded(office: &Office, draw: &str) -> [String; 3] {
    let record = office.record(draw);
    let verified = office.document("2026-12-31", 0, &["verify", draw]);
    let values = [&record["seed"], &record["source"], &verified["standing"]];
    values.map(|value| value.as_str().unwrap().to_owned())
}

#[test]
fn a_run_without_a_published_plan_is_refused() {
    let office = Office::unpublished();
    let (zh, en) = office.refused("P07", &["plan", "run", "--today", "2026-06-01"]);
    assert_eq!(
        zh.err,
        "拒绝 [P07] 年度计划还没有发布\n怎么办：先用 choucha plan check 检查，再用 choucha plan publish 发布\n"
    );
    assert_eq!(
        en.err,
        "refused [P07] the yearly plan has not been published\n\
         what to do: check it with choucha plan check, then publish it with choucha plan publish\n"
    );
}

#[test]
fn nothing_due_is_done_and_changes_nothing() {
    let office = three();
    let before = office.tree();
    let zh = office.on("2026-05-31", &RUN);
    holds(&zh);
    assert_eq!(
        masked(&zh.out),
        "2026-05-31：没有到期未抽的轮次。\n账本第 2 行，账本末行校验码 <head>\n"
    );
    let en = office.en(&[&["--today", "2026-05-31"], &RUN[..]].concat());
    holds(&en);
    assert_eq!(
        masked(&en.out),
        "2026-05-31: no round is due.\nbook line 2, head <head>\n"
    );
    assert!(before == office.tree());
}

#[test]
fn every_due_round_is_drawn_once_in_the_order_of_the_plan() {
    let office = three();
    let zh = office.on("2026-06-01", &RUN);
    holds(&zh);
    assert_eq!(
        masked(&zh.out),
        "✓ T1 第 1 轮：已抽取 T1-1，抽中 3 个\n\
         ✓ T2 第 1 轮：已抽取 T2-1，抽中 3 个\n\
         ✓ T3 第 1 轮：已抽取 T3-1，抽中 3 个\n\
         2026-06-01：抽取 3 轮，拒绝 0 轮，等待种子 0 轮。\n\
         账本第 5 行，账本末行校验码 <head>\n"
    );
    assert_eq!(office.draws(), ["T1-1", "T2-1", "T3-1"]);
    let after = office.tree();
    holds(&office.on("2026-06-01", &RUN));
    holds(&office.on("2026-06-15", &["plan", "run"]));
    assert!(after == office.tree());
    let en = office.en(&["--today", "2026-06-16", "plan", "run", "--present", "甲"]);
    holds(&en);
    assert_eq!(
        masked(&en.out),
        "✓ T2 round 2: drawn as T2-2, 3 object(s)\n  \
         note: 3 exclusion(s) rest on draws without a seal: T2-1, and not on sealed draws of the plan\n\
         2026-06-16: 1 round(s) drawn, 0 refused, 0 waiting for a seed.\n\
         book line 6, head <head>\n"
    );
    assert_eq!(office.record("T2-2")["witnesses"], json!(["甲"]));
    assert_eq!(seeded(&office, "T2-2")[1..], ["os", "unproven"]);
    for draw in office.draws() {
        holds(&office.zh(&["verify", &draw]));
    }
}

#[test]
fn a_run_draws_what_draw_would() {
    let (one, other) = (three(), three());
    for office in [&one, &other] {
        for task in ["T1", "T2", "T3"] {
            seal(office, task, LATER);
        }
        office.fix_salts();
    }
    let rows = ["T1", "T2", "T3"].map(|task| format!("{task},{OUTCOME}\n"));
    let list = format!("任务编号,种子\n{}", rows.concat());
    std::fs::write(one.path().join("seeds.csv"), list).unwrap();
    holds(&one.on(LATER, &["plan", "run", "--seeds", "seeds.csv"]));
    for task in ["T3", "T1", "T2"] {
        holds(&other.on(LATER, &["draw", task, "--seed", OUTCOME]));
    }
    for draw in ["T1-1", "T2-1", "T3-1"] {
        let list = format!("draws/{draw}/list.csv");
        assert_eq!(one.read(&list), other.read(&list));
        assert_eq!(one.record(draw)["drawn"], other.record(draw)["drawn"]);
    }
}

#[test]
fn rounds_whose_days_are_over_are_drawn_and_marked_late() {
    let office = three();
    let zh = office.on("2026-07-01", &RUN);
    holds(&zh);
    assert_eq!(
        masked(&zh.out),
        "✓ T1 第 1 轮：已抽取 T1-1，抽中 3 个（逾期抽取）\n\
         ✓ T2 第 1 轮：已抽取 T2-1，抽中 3 个（逾期抽取）\n\
         ✓ T2 第 2 轮：已抽取 T2-2，抽中 3 个（逾期抽取）\n  \
         注意：3 个对象被排除的依据是未封存的抽取 T2-1，不是事先封存的计划内抽取\n\
         ✓ T3 第 1 轮：已抽取 T3-1，抽中 3 个（逾期抽取）\n\
         2026-07-01：抽取 4 轮，拒绝 0 轮，等待种子 0 轮。\n\
         账本第 6 行，账本末行校验码 <head>\n"
    );
    let office = three();
    let document = office.document("2026-06-30", 0, &RUN);
    let late: Vec<&Value> = document["rounds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|round| &round["late"])
        .collect();
    assert_eq!(late, [false, true, false, false]);
}

#[test]
fn a_shortfall_is_told() {
    let office = Office::small(&[("东", "A", 5)], &[Row::new("T1", "东", "#3").times(2)]);
    office.publish();
    let zh = office.on("2026-06-16", &RUN);
    holds(&zh);
    assert!(
        zh.out
            .contains("\n✓ T1 第 2 轮：已抽取 T1-2，抽中 2 个，缺额 1 个\n"),
        "{zh:?}"
    );
    assert_eq!(
        office.record("T1-2")["shortfalls"],
        json!([{ "stratum": "", "missing": 1 }])
    );
}

#[test]
fn a_refused_round_is_told_and_the_others_go_on() {
    let office = three();
    seal(&office, "T2", LATER);
    // The day of the event has come, and nobody gave its seed.
    let zh = office.on("2026-06-03", &RUN);
    assert_eq!((zh.code, zh.err.as_str()), (5, ""));
    let lines: Vec<&str> = zh.out.lines().collect();
    assert_eq!(lines[0], "✓ T1 第 1 轮：已抽取 T1-1，抽中 3 个");
    assert!(
        lines[1].starts_with("✗ T2 第 1 轮：拒绝 [D05] "),
        "{lines:?}"
    );
    assert!(lines[2].starts_with("  怎么办："), "{lines:?}");
    assert_eq!(
        lines[3..5],
        [
            "✓ T3 第 1 轮：已抽取 T3-1，抽中 3 个",
            "2026-06-03：抽取 2 轮，拒绝 1 轮，等待种子 0 轮。"
        ]
    );
    let en = office.en(&["--today", "2026-06-03", "plan", "run"]);
    assert_eq!((en.code, en.err.as_str()), (3, ""));
    assert!(en.out.starts_with("✗ T2 round 1: refused [D05] "), "{en:?}");
    assert_eq!(office.draws(), ["T1-1", "T3-1"]);
    holds(&office.zh(&["ledger", "verify"]));
}

#[test]
fn a_task_that_is_not_as_published_is_refused_and_the_others_go_on() {
    let office = three();
    office.replace("plan.csv", "T2,任务,A1,西,,#3", "T2,任务,A1,西,,#4");
    let document = office.document("2026-06-01", 5, &RUN);
    assert_eq!(
        came(&document),
        [
            json!(["T1", 1, "drawn", null]),
            json!(["T2", 1, "refused", "P02"]),
            json!(["T3", 1, "drawn", null])
        ]
    );
    assert_eq!(
        (
            &document["drawn"],
            &document["refused"],
            &document["waiting"]
        ),
        (&2.into(), &1.into(), &0.into())
    );
    assert_eq!(
        document["rounds"][1]["what"],
        "任务 T2 与已发布的年度计划（第 1 版）不一致"
    );
    office.replace("plan.csv", "T2,任务,A1,西,,#4", "T2,任务,A1,西,,#3");
    assert_eq!(office.document("2026-06-01", 0, &RUN)["drawn"], 1);
}

#[test]
fn a_task_of_no_published_plan_is_left_to_people() {
    let office = three();
    let more = plan(&[Row::new("T4", "东", "#1")]);
    office.write(
        "plan.csv",
        office.read("plan.csv") + more.split_once('\n').unwrap().1,
    );
    let document = office.document("2026-06-01", 0, &RUN);
    assert_eq!(document["drawn"], 3);
    assert!(came(&document).iter().all(|round| round[0] != "T4"));
    office.refused(
        "P01",
        &["draw", "T4", "--seed", "1", "--today", "2026-06-01"],
    );
    holds(&office.on(
        "2026-06-01",
        &["draw", "T4", "--seed", "1", "--adhoc", "专项整治"],
    ));
    assert_eq!(office.document("2026-06-30", 0, &RUN)["drawn"], 1);
}

#[test]
fn a_sealed_round_waits_for_the_day_of_its_event() {
    let office = three();
    seal(&office, "T2", LATER);
    let zh = office.on("2026-06-02", &RUN);
    holds(&zh);
    assert_eq!(
        masked(&zh.out),
        "✓ T1 第 1 轮：已抽取 T1-1，抽中 3 个\n\
         … T2 第 1 轮：已封存，种子 2026-06-03 00:00:00（北京时间）以后才可知，届时抽取\n\
         ✓ T3 第 1 轮：已抽取 T3-1，抽中 3 个\n\
         2026-06-02：抽取 2 轮，拒绝 0 轮，等待种子 1 轮。\n\
         账本第 5 行，账本末行校验码 <head>\n"
    );
    let en = office.en(&["--today", "2026-06-02", "plan", "run"]);
    holds(&en);
    assert!(
        en.out
            .starts_with("… T2 round 1: sealed; its seed can be known from 2026-06-03 00:00:00 on (China's time)\n"),
        "{en:?}"
    );
    let document = office.document("2026-06-02", 0, &["plan", "run"]);
    assert_eq!(
        document["rounds"],
        json!([{ "task": "T2", "round": 1, "came": "waits", "until": "2026-06-03 00:00:00", "beacon": null }])
    );
    holds(&office.on(LATER, &["draw", "T2", "--seed", OUTCOME]));
    assert_eq!(seeded(&office, "T2-1"), [OUTCOME, &lottery(LATER), "event"]);
    assert_eq!(office.document("2026-06-03", 0, &RUN)["rounds"], json!([]));
}

#[test]
fn a_seed_is_taken_as_it_is_given() {
    let office = three();
    holds(&office.on("2026-06-01", &["plan", "run", "--seed", "  5 8 3 "]));
    for draw in office.draws() {
        assert_eq!(seeded(&office, &draw), ["  5 8 3 ", "given", "unproven"]);
        holds(&office.zh(&["verify", &draw]));
    }
    let keys: std::collections::BTreeSet<String> = office
        .draws()
        .iter()
        .map(|draw| office.record(draw)["key"].to_string())
        .collect();
    assert_eq!(keys.len(), 3, "one seed gives each round a key of its own");
    for bad in ["", "5\n8"] {
        office.refused("T23", &["plan", "run", "--seed", bad]);
    }
    office.refused("D10", &["plan", "run", "--present", " "]);
    let both = office.zh(&["plan", "run", "--seed", "1", "--seeds", "x.csv"]);
    assert_eq!(both.code, 2, "{both:?}");
}

#[test]
fn a_stray_folder_stops_its_round_only_and_the_run_goes_on_once_it_is_gone() {
    let office = three();
    std::fs::create_dir_all(office.case("draws/T2-1")).unwrap();
    office.write("draws/T2-1/note.txt", "别的");
    let document = office.document("2026-06-01", 5, &RUN);
    assert_eq!(
        came(&document),
        [
            json!(["T1", 1, "drawn", null]),
            json!(["T2", 1, "refused", "B03"]),
            json!(["T3", 1, "drawn", null])
        ]
    );
    assert_eq!(office.read("draws/T2-1/note.txt"), "别的");
    let first = office.read("draws/T1-1/draw.json");
    std::fs::remove_dir_all(office.case("draws/T2-1")).unwrap();
    assert_eq!(
        came(&office.document("2026-06-01", 0, &RUN)),
        [json!(["T2", 1, "drawn", null])]
    );
    assert_eq!(office.read("draws/T1-1/draw.json"), first);
    assert_eq!(office.draws(), ["T1-1", "T3-1", "T2-1"]);
    holds(&office.zh(&["ledger", "verify"]));
}

#[test]
fn a_run_that_was_cut_off_goes_on_where_it_stopped() {
    let whole = three();
    holds(&whole.on("2026-06-01", &RUN));
    let lines = whole.read("ledger.jsonl");
    let lines: Vec<&str> = lines.split_inclusive('\n').collect();
    // Cut off after the first draw's line, before its folder had its name; the second had been begun.
    whole.write("ledger.jsonl", lines[..3].concat());
    whole.cut_off("draws/T1-1");
    whole.cut_off("draws/T2-1");
    std::fs::remove_dir_all(whole.case("draws/T3-1")).unwrap();
    std::fs::remove_file(whole.case("draws/.new-T2-1/draw.json")).unwrap();
    let document = whole.document("2026-06-01", 0, &RUN);
    assert_eq!(
        came(&document),
        [
            json!(["T2", 1, "drawn", null]),
            json!(["T3", 1, "drawn", null])
        ]
    );
    assert_eq!(whole.draws(), ["T1-1", "T2-1", "T3-1"]);
    for draw in whole.draws() {
        holds(&whole.zh(&["verify", &draw]));
    }
    holds(&whole.zh(&["ledger", "verify"]));
    assert!(whole.tree().keys().all(|name| !name.contains(".new-")));
}

#[test]
fn two_runs_at_once_draw_nothing_twice() {
    for _ in 0..4 {
        let office = three();
        let run = || {
            let mut command = office.command();
            command.args(["-C", "case", "--today", "2026-06-01", "plan", "run"]);
            command
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        };
        let (one, other) = (run(), run());
        for ran in [one, other] {
            let ran = ran.wait_with_output().unwrap();
            let said = String::from_utf8(ran.stderr).unwrap();
            let busy = ran.status.code() == Some(3) && said.starts_with("拒绝 [C06] ");
            assert!(busy || ran.status.code() == Some(0), "{said}");
        }
        assert_eq!(office.draws(), ["T1-1", "T2-1", "T3-1"]);
        holds(&office.zh(&["ledger", "verify"]));
    }
}

#[test]
pub(crate) fn a_script_gets_what_became_of_each_round() {
    let office = three();
    seal(&office, "T3", LATER);
    office.replace("plan.csv", "T2,任务,A1,西,,#3", "T2,任务,A1,西,,#4");
    let ran = office.on("2026-06-01", &[&RUN[..], &["--json"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (5, ""));
    let head = office.document("2026-06-01", 0, &["ledger", "verify"])["head"].clone();
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        document,
        json!({
            "today": "2026-06-01", "drawn": 1, "refused": 1, "waiting": 1, "sealed": 0,
            "rounds": [
                { "task": "T1", "round": 1, "came": "drawn", "draw": "T1-1", "drawn": 3, "shortfall": 0, "late": false, "notes": [] },
                {
                    "task": "T2", "round": 1, "came": "refused", "refused": "P02",
                    "what": "任务 T2 与已发布的年度计划（第 1 版）不一致",
                    "todo": "按 plans/1/plan.csv 改回，或用 choucha plan publish --reason \"…\" 发布新版",
                },
                { "task": "T3", "round": 1, "came": "waits", "until": "2026-06-03 00:00:00", "beacon": null },
            ],
            "head": head,
        })
    );
}
