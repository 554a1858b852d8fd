//! `draw --dry-run`: tells what a draw would look like, and leaves no trace.

use super::sources::{EVE, LOTTERY, SIGNATURE};
use crate::office::{Office, golden};

const TASK: &str = "AJ-2026-03";
/// A rehearsal of it on a day on which it is due.
const REHEARSAL: [&str; 5] = ["draw", TASK, "--dry-run", "--today", "2026-07-01"];

#[test]
fn a_rehearsal_leaves_every_file_as_it_was() {
    let office = Office::sample();
    let before = office.tree();
    for task in 1..=6 {
        assert_eq!(
            office
                .zh(&["draw", &format!("AJ-2026-0{task}"), "--dry-run"])
                .code,
            0
        );
    }
    assert!(before == office.tree());
}

#[test]
fn a_rehearsal_says_that_it_is_one_in_its_first_and_its_last_line() {
    let office = Office::sample();
    let (zh, en) = (office.zh(&REHEARSAL), office.en(&REHEARSAL));
    assert_eq!((zh.code, zh.err.as_str()), (0, ""));
    assert_eq!((en.code, en.err.as_str()), (0, ""));
    assert_eq!(
        zh.out.lines().next(),
        Some("试抽（不是抽取，不入账）：AJ-2026-03 危险作业和有限空间作业抽查，第 1 轮")
    );
    assert_eq!(
        zh.out.lines().last(),
        Some("以上为试抽：种子固定为 rehearsal，结果与正式抽取无关，任何地方都没有记录。")
    );
    assert_eq!(
        en.out.lines().next(),
        Some(
            "TRIAL (not a draw, recorded nowhere): AJ-2026-03 危险作业和有限空间作业抽查, round 1"
        )
    );
    assert_eq!(
        en.out.lines().last(),
        Some(
            "This was a trial: its seed is always \"rehearsal\", its outcome says nothing about the draw, and nothing was recorded."
        )
    );
    golden("rehearsal.zh.txt", &zh.out);
    golden("rehearsal.en.txt", &en.out);
}

#[test]
fn a_rehearsal_takes_neither_seed_nor_witness() {
    let office = Office::sample();
    let (zh, en) = office.refused("D13", &["draw", TASK, "--dry-run", "--seed", "583"]);
    assert_eq!(
        zh.err,
        "拒绝 [D13] 试抽不接受种子、见证人\n\
         怎么办：试抽固定用种子 rehearsal，以免有人用它试种子；去掉 --seed 和 --present\n"
    );
    assert_eq!(
        en.err,
        "refused [D13] a trial takes neither seed nor witness\n\
         what to do: it uses the seed \"rehearsal\" so that nobody can try seeds with it; leave out --seed and --present\n"
    );
    office.refused("D13", &["draw", TASK, "--dry-run", "--present", "甲"]);
    office.refused("D13", &["draw", TASK, "--dry-run", "--beacon", SIGNATURE]);
}

#[test]
fn a_rehearsal_comes_out_the_same_each_time_until_the_lists_change() {
    let office = Office::sample();
    let first = office.zh(&REHEARSAL);
    assert_eq!(first, office.zh(&REHEARSAL));
    assert_eq!(first, Office::sample().zh(&REHEARSAL));
    office.replace("objects.csv", "XW-006", "XW-906");
    let other = office.zh(&REHEARSAL);
    assert_eq!(other.code, 0, "{other:?}");
    assert_ne!(first.out, other.out);
}

#[test]
fn a_rehearsal_can_be_held_after_the_draw_and_beside_a_seal() {
    let office = Office::sample();
    let seal = ["seal", "AJ-2026-04", "--source", LOTTERY, "--today", EVE];
    assert_eq!(office.zh(&seal).code, 0);
    assert_eq!(office.zh(&["draw", TASK, "--seed", "1"]).code, 0);
    let before = office.tree();
    assert_eq!(office.zh(&["draw", TASK, "--dry-run"]).code, 0);
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--dry-run"]).code, 0);
    assert!(before == office.tree());
}

#[test]
fn a_script_is_told_that_it_is_a_rehearsal() {
    let office = Office::sample();
    let ran = office.zh(&["draw", TASK, "--dry-run", "--json"]);
    let said: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(said["rehearsal"], true);
    assert!(said["draw"].is_null() && said["folder"].is_null() && said["head"].is_null());
    assert_eq!(said["record"]["seed"], "rehearsal");
    assert!(said["standing"].is_null());
    assert_eq!(said["drawn"].as_array().map(Vec::len), Some(15));
}

#[test]
fn a_rehearsal_does_not_foretell_any_draw_that_can_be_made() {
    let office = Office::sample();
    let ran = office.zh(&["draw", TASK, "--dry-run", "--json"]);
    let rehearsed: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let ran = office.zh(&["draw", TASK, "--seed", "rehearsal", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let drawn: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_ne!(rehearsed["record"]["key"], drawn["record"]["key"]);
    assert_ne!(rehearsed["drawn"], drawn["drawn"]);
}
