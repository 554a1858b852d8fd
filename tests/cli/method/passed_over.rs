//! Several seals of one moment, or several draws of one day, of which only one is kept: counted and said by seal, draw and
//! verify, and by `plan run` where it did not do it itself.

use serde_json::json;

use super::influence::notes;
use crate::office::{Office, golden};
use crate::year::small_year::Row;

const SOURCE: &str = "event 2026-06-03 8/100000000 测试开奖，八位数字连写";
/// Another event of the same day.
const OTHER: &str = "event 2026-06-03 8/100000000 另一场开奖，八位数字连写";
const SEED: &str = "58312046";
const EVE: &str = "2026-06-01";
const DAY: &str = "2026-06-03";

/// Three tasks on the objects of one region, one on those of another.
fn office() -> Office {
    let rows = [
        Row::new("T1", "东", "20%").cap(9),
        Row::new("T2", "东", "20%").cap(9),
        Row::new("T3", "东;西", "20%").cap(9),
        Row::new("T4", "西", "20%").cap(9),
    ];
    let office = Office::small(&[("东", "A", 12), ("西", "B", 12)], &rows);
    office.publish();
    office
}

#[test]
fn one_of_several_seals_of_a_moment_is_told_as_a_choice() {
    for lang in ["zh", "en"] {
        let office = office();
        let runs: [&[&str]; 12] = [
            &["seal", "T1", "--source", SOURCE, "--today", EVE],
            &["seal", "T4", "--source", SOURCE, "--today", EVE],
            &["seal", "T2", "--source", OTHER, "--today", EVE],
            &["seal", "T3", "--source", SOURCE, "--today", EVE],
            &["draw", "T4", "--seed", SEED, "--today", DAY],
            &["void", "T1-1.s1", "--reason", "任务取消", "--today", DAY],
            &["draw", "T3", "--seed", SEED, "--today", DAY],
            &["verify", "T3-1"],
            &["verify", "T4-1"],
            &["void", "T2-1.s1", "--reason", "任务取消", "--today", DAY],
            &["verify", "T3-1"],
            &["verify", "T4-1"],
        ];
        let text: String = runs.iter().map(|args| notes(&office, lang, args)).collect();
        golden(&format!("passed-over.{lang}.txt"), &text);
    }
}

#[test]
fn a_script_gets_the_count() {
    let office = office();
    let seal = |task| office.document(EVE, 0, &["seal", task, "--source", SOURCE]);
    let none = json!({ "count": 0, "open": [], "voided": [] });
    assert_eq!(seal("T1")["passed_over"], none);
    assert_eq!(seal("T4")["passed_over"], none);
    let one = json!({ "count": 1, "open": ["T1-1.s1"], "voided": [] });
    assert_eq!(seal("T2")["passed_over"], one);
    let drawn = office.document(DAY, 0, &["draw", "T2", "--seed", SEED]);
    assert_eq!(drawn["passed_over"], one);
    office.document(DAY, 0, &["draw", "T1", "--seed", SEED]);
    let verify = |draw| office.document(DAY, 0, &["verify", draw])["passed_over"].clone();
    assert_eq!(verify("T2-1"), none, "all were drawn");
    office.document(DAY, 0, &["void", "T1-1", "--reason", "录入错误"]);
    let voided = json!({ "count": 1, "open": [], "voided": ["T1-1.s1"] });
    assert_eq!(
        verify("T2-1"),
        voided,
        "a draw that was thrown away counts too"
    );
    // Texts that are not there any more hide nothing.
    std::fs::remove_file(office.case("seals/T1-1.s1/population.txt")).unwrap();
    assert_eq!(verify("T2-1"), voided);
}

#[test]
fn draws_without_a_seal_that_were_voided_the_same_day_count() {
    let office = office();
    let draw = |task, day: &str| {
        let drawn = office.document(day, 0, &["draw", task, "--seed", "1"]);
        drawn["passed_over"]["voided"].clone()
    };
    assert_eq!(draw("T1", DAY), json!([]));
    office.document(DAY, 0, &["void", "T1-1", "--reason", "范围填错"]);
    assert_eq!(draw("T4", DAY), json!([]), "no object in common");
    assert_eq!(draw("T2", DAY), json!(["T1-1"]));
    assert_eq!(draw("T3", "2026-06-04"), json!([]), "another day");
    let zh = office.zh(&["verify", "T2-1"]);
    assert!(
        zh.code == 0 && zh.out.contains("另有 1 个作废而未用（已作废 T1-1）"),
        "{}",
        zh.out
    );
}

#[test]
fn a_run_of_the_plan_does_not_accuse_itself() {
    let office = office();
    let run = |day, args: &[&str]| {
        let ran = office.on(day, &[&["plan", "run"], args].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        ran.out
    };
    let sealed = run(EVE, &["--seal-ahead", SOURCE]);
    assert!(
        sealed.contains("T4-1.s1") && !sealed.contains("同时可知"),
        "{sealed}"
    );
    let seeds = ["T1", "T2", "T3", "T4"].map(|task| format!("{task},1,{SEED},{SOURCE}\n"));
    let seeds = format!("任务编号,轮次,种子,种子来源\n{}", seeds.concat());
    office.write("seeds.csv", seeds);
    let drawn = run(DAY, &["--seeds", "case/seeds.csv"]);
    assert!(
        drawn.contains("T4-1") && !drawn.contains("同时可知"),
        "{drawn}"
    );
}
