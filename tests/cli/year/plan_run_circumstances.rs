//! `plan run` when the lists, the seals or the days are not as the plan had them; and the forecast that must know of it.

use crate::method::sources::{OUTCOME, lottery};
use crate::office::{Office, Ran};
use crate::year::plan_run::seeded;
use crate::year::small_year::{Row, objects, plan};

fn holds(ran: &Ran) {
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

fn two(rows: &[Row]) -> Office {
    let office = Office::small(&[("东", "A", 20)], rows);
    office.publish();
    office
}

/// Least, most and whether exact, as `plan check` foretells.
fn foretold(office: &Office, day: &str) -> (u64, u64, bool) {
    let document = office.document(day, 0, &["plan", "check"]);
    let expected = &document["expected"];
    let of = |key: &str| expected[key]["objects"].as_u64().unwrap();
    (
        of("least"),
        of("most"),
        expected["exact"].as_bool().unwrap(),
    )
}

fn drawn(office: &Office, day: &str) -> u64 {
    office.document(day, 0, &["coverage"])["drawn"]
        .as_u64()
        .unwrap()
}

#[test]
fn rounds_that_are_late_are_foretold_in_the_order_in_which_they_will_be_drawn() {
    let office = two(&[
        Row::new("T1", "东", "#8").within("2026-07-01", "2026-07-10"),
        Row::new("T2", "东", "#8")
            .within("2026-06-01", "2026-06-10")
            .cap(2),
    ]);
    // In time T2 comes first and T1 excludes what it drew; late, the plan's order has T1 first, and T2 may draw the same.
    assert_eq!(foretold(&office, "2026-05-21"), (16, 16, true));
    assert_eq!(foretold(&office, "2026-08-01"), (8, 16, false));
    holds(&office.on("2026-08-01", &["plan", "run", "--seed", "1"]));
    assert!((8..=16).contains(&drawn(&office, "2026-08-01")));
}

#[test]
fn a_seal_cannot_exclude_what_is_drawn_after_it_and_the_forecast_knows() {
    let office = two(&[
        Row::new("T1", "东", "#8").within("2026-07-01", "2026-07-10"),
        Row::new("T2", "东", "#8").within("2026-06-01", "2026-06-10"),
    ]);
    assert_eq!(foretold(&office, "2026-05-21"), (16, 16, true));
    holds(&office.on(
        "2026-05-21",
        &["seal", "T1", "--source", &lottery("2026-07-01")],
    ));
    assert_eq!(foretold(&office, "2026-05-21"), (8, 16, false));
}

#[test]
fn a_published_task_that_the_plan_lacks_or_has_broken_is_refused_and_not_passed_over() {
    let rows = [Row::new("T1", "东", "#3"), Row::new("T2", "东", "#3")];
    let office = two(&rows);
    office.write("plan.csv", plan(&rows[..1]));
    let ran = office.on("2026-06-01", &["plan", "run", "--seed", "1"]);
    assert_eq!(ran.code, 5);
    assert!(ran.out.contains("✓ T1 第 1 轮：已抽取 T1-1"), "{}", ran.out);
    assert!(ran.out.contains("✗ T2 第 1 轮：拒绝 [D01]"), "{}", ran.out);

    let office = two(&rows);
    office.replace(
        "plan.csv",
        "T1,任务,A1,东,,#3,,,2026-06-01",
        "T1,任务,A1,东,,#3,,,2026-06-31",
    );
    let ran = office.on("2026-06-01", &["plan", "run", "--seed", "1"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("✗ T1 第 1 轮：拒绝 [C04]"), "{}", ran.out);
}

#[test]
fn a_seed_listed_for_an_event_is_not_taken_before_its_day() {
    let office = two(&[Row::new("T1", "东", "#3")]);
    holds(&office.on(
        "2026-05-31",
        &["seal", "T1", "--source", &lottery("2026-06-03")],
    ));
    let list = format!("任务编号,种子\nT1,{OUTCOME}\n");
    std::fs::write(office.path().join("seeds.csv"), list).unwrap();
    let run = ["plan", "run", "--seeds", "seeds.csv"];
    let early = office.document("2026-06-01", 0, &run);
    assert_eq!(
        (early["waiting"].as_u64(), early["drawn"].as_u64()),
        (Some(1), Some(0))
    );
    let due = office.document("2026-06-03", 0, &run);
    assert_eq!(due["drawn"].as_u64(), Some(1));
    assert_eq!(seeded(&office, "T1-1")[2], "event");
}

#[test]
fn a_draw_before_the_day_of_its_event_is_refused() {
    let office = two(&[Row::new("T1", "东", "#3")]);
    holds(&office.on(
        "2026-05-31",
        &["seal", "T1", "--source", &lottery("2026-06-03")],
    ));
    let draw = ["draw", "T1", "--seed", OUTCOME, "--today"];
    for day in ["2026-06-01", "2026-06-02"] {
        office.refused("D17", &[&draw[..], &[day]].concat());
    }
    holds(&office.zh(&[&draw[..], &["2026-06-03"]].concat()));
}

#[test]
fn a_run_says_what_a_draw_would_say_of_a_library_that_shrank() {
    let office = two(&[Row::new("T1", "东", "#3")]);
    office.write("objects.csv", objects(&[("东", "A", 19)]));
    let ran = office.on("2026-06-01", &["plan", "run", "--seed", "1"]);
    assert!(
        ran.out
            .contains("\n  注意：名录库参加抽取的对象比计划第 1 版发布时少 1 个（20 → 19）"),
        "{}",
        ran.out
    );
}

#[test]
fn a_list_of_seeds_that_is_not_there_is_file_trouble() {
    let office = two(&[Row::new("T1", "东", "#3")]);
    let ran = office.on("2026-06-01", &["plan", "run", "--seeds", "none.csv"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.starts_with("文件出错：none.csv："), "{}", ran.err);
}

#[test]
fn a_day_that_is_past_is_told_as_it_was_and_one_that_has_not_come_is_refused() {
    let office = two(&[Row::new("T1", "东", "#3")]);
    holds(&office.on("2026-06-01", &["plan", "run", "--seed", "1"]));
    holds(&office.on("2026-07-01", &["void", "T1-1", "--reason", "错"]));
    let at = |day: &str| office.document("2026-07-02", 0, &["coverage", "--as-of", day]);
    assert_eq!(at("2026-06-05")["drawn"], 3);
    assert_eq!(at("2026-07-01")["drawn"], 0);
    assert_eq!(at("2026-05-19")["plan_version"], serde_json::Value::Null);
    let (zh, en) = office.refused(
        "P13",
        &["--today", "2026-07-02", "coverage", "--as-of", "2026-12-31"],
    );
    assert_eq!(
        zh.err,
        "拒绝 [P13] 2026-12-31 还没有到，今天是 2026-07-02\n怎么办：给出今天或以前的日期\n"
    );
    assert_eq!(
        en.err,
        "refused [P13] 2026-12-31 has not come; today is 2026-07-02\nwhat to do: give today or an earlier day\n"
    );
}
