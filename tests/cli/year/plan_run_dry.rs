//! `plan run --dry-run`: what a run would do, and nothing of it done.

use serde_json::{Value, json};

use crate::method::sources::{OUTCOME, ROUND};
use crate::office::{Office, Ran, masked};
use crate::year::plan_run::{seal, three};
use crate::year::small_year::Row;

/// Tries a run, which writes nothing.
fn tried(office: &Office, args: &[&str]) -> Ran {
    let before = office.tree();
    let ran = office.run(&[args, &["plan", "run", "--dry-run"]].concat());
    assert!(before == office.tree(), "{ran:?}");
    ran
}

fn document(office: &Office, day: &str, args: &[&str]) -> (i32, Value) {
    let flags = ["-C", "case", "--lang", "zh", "--today", day, "--json"];
    let before = office.tree();
    let line = [&flags[..], &["plan", "run", "--dry-run"], args].concat();
    let ran = office.run(&line);
    assert!(before == office.tree(), "{ran:?}");
    (ran.code, serde_json::from_str(&ran.out).unwrap())
}

#[test]
fn every_round_is_told_and_nothing_is_written() {
    let office = three();
    seal(&office, "T3", "2026-06-03");
    office.replace("plan.csv", "T1,任务,A1,东,,#3", "T1,任务,A1,东,,#4");
    let flags = ["-C", "case", "--today", "2026-06-02", "--lang"];
    let zh = tried(&office, &[&flags[..], &["zh"]].concat());
    assert_eq!((zh.code, zh.err.as_str()), (5, ""));
    let todo = zh.out.lines().nth(1).unwrap();
    assert!(todo.starts_with("  怎么办："), "{zh:?}");
    assert_eq!(
        masked(&zh.out.replace(&format!("{todo}\n"), "")),
        "✗ T1 第 1 轮：将被拒绝 [P02] 任务 T1 与已发布的年度计划（第 1 版）不一致\n\
         ✓ T2 第 1 轮：将抽取 T2-1，抽 3 个\n\
         … T3 第 1 轮：已封存，种子 2026-06-03 00:00:00（北京时间）以后才可知，届时抽取\n\
         2026-06-02：将抽取 1 轮，封存 0 轮，拒绝 1 轮，等待种子 1 轮。\n\
         以上为试运行：没有抽取，没有封存，案卷没有改动。\n\
         账本第 3 行，账本末行校验码 <head>\n"
    );
    let en = tried(&office, &[&flags[..], &["en"]].concat());
    assert_eq!((en.code, en.err.as_str()), (5, ""));
    let todo = en.out.lines().nth(1).unwrap();
    assert!(todo.starts_with("  what to do: "), "{en:?}");
    assert_eq!(
        masked(&en.out.replace(&format!("{todo}\n"), "")),
        "✗ T1 round 1: would be refused [P02] T1 is not what the published plan (version 1) says\n\
         ✓ T2 round 1: would be drawn as T2-1, 3 object(s)\n\
         … T3 round 1: sealed; its seed can be known from 2026-06-03 00:00:00 on (China's time)\n\
         2026-06-02: 1 round(s) would be drawn, 0 sealed, 1 refused, 1 waiting for a seed.\n\
         This was a trial: nothing was drawn or sealed, and the case folder is as it was.\n\
         book line 3, head <head>\n"
    );
}

#[test]
pub(crate) fn it_exits_as_the_run_would() {
    let office = three();
    let (code, nothing) = document(&office, "2026-05-31", &[]);
    assert_eq!((code, &nothing["rounds"]), (0, &json!([])));
    assert_eq!(nothing["dry_run"], true);
    assert_eq!(document(&office, "2026-06-01", &[]).0, 0);
    seal(&office, "T2", "2026-06-03");
    // The outcome of T2's event is there, and nobody gave it.
    assert_eq!(document(&office, "2026-06-03", &[]).0, 5);
    for task in ["T1", "T3"] {
        office.zh(&["--today", "2026-06-03", "draw", task]);
    }
    let (code, refused) = document(&office, "2026-06-03", &[]);
    assert_eq!((code, &refused["rounds"][0]["refused"]), (3, &"D05".into()));
    let run = office.on("2026-06-03", &["plan", "run"]);
    assert_eq!(run.code, 3);
    std::fs::write(
        office.path().join("seeds.csv"),
        format!("任务编号,种子\nT2,{OUTCOME}\n"),
    )
    .unwrap();
    let seeds = ["--seeds", "seeds.csv"];
    assert_eq!(document(&office, "2026-06-03", &seeds).0, 0);
    assert_eq!(
        office
            .on("2026-06-03", &[&["plan", "run"], &seeds[..]].concat())
            .code,
        0
    );
}

#[test]
fn a_later_round_of_the_run_finds_what_an_earlier_one_leaves() {
    let office = Office::small(&[("东", "A", 5)], &[Row::new("T1", "东", "#3").times(2)]);
    office.publish();
    let (code, document) = document(&office, "2026-06-16", &[]);
    let rests = "注意：3 个对象被排除的依据是未封存的抽取 T1-1，不是事先封存的计划内抽取";
    assert_eq!(code, 0);
    assert_eq!(document["rounds"][1]["shortfall"], 1);
    assert_eq!(
        document["rounds"][1],
        json!({
            "task": "T1", "round": 2, "would": "draw", "draw": "T1-2", "drawn": 2, "shortfall": 1, "late": false,
            "notes": document["rounds"][1]["notes"],
        })
    );
    let notes = document["rounds"][1]["notes"].to_string();
    assert!(notes.contains(rests), "{notes}");
}

#[test]
pub(crate) fn seals_are_told_without_a_commitment() {
    let office = three();
    let ahead = ["--seal-ahead", "drand 2026-09-01 02:45:15"];
    let (code, mut tried) = document(&office, "2026-06-01", &ahead);
    assert_eq!((code, &tried["seal"]), (0, &4.into()));
    assert_eq!(
        tried["rounds"][0].take(),
        json!({ "task": "T1", "round": 1, "would": "seal", "seal": "T1-1.s1", "source": ROUND, "notes": [] })
    );
    let run = [&["plan", "run"], &ahead[..]].concat();
    assert_eq!(office.document("2026-06-01", 0, &run)["sealed"], 4);
}

#[test]
fn a_folder_without_a_plan_is_refused_as_for_a_run() {
    let office = Office::unpublished();
    office.refused(
        "P07",
        &["plan", "run", "--dry-run", "--today", "2026-06-01"],
    );
    office.refused("T23", &["plan", "run", "--dry-run", "--seed", ""]);
}

#[test]
fn a_stray_folder_refuses_its_round_and_lists_elsewhere_are_found() {
    let office = three();
    std::fs::create_dir_all(office.case("draws/T2-1")).unwrap();
    office.write("draws/T2-1/note.txt", "别的");
    std::fs::rename(office.case("plan.csv"), office.path().join("计划.csv")).unwrap();
    office.replace("choucha.toml", "\"plan.csv\"", "\"../计划.csv\"");
    let (code, document) = document(&office, "2026-06-01", &[]);
    assert_eq!(code, 5, "{document}");
    let would: Vec<&Value> = document["rounds"].as_array().unwrap().iter().collect();
    assert_eq!(
        [&would[0]["would"], &would[1]["refused"], &would[2]["would"]],
        ["draw", "B03", "draw"]
    );
}
