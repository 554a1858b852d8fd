//! An event with few outcomes is steered by its wording or by two invented recusals, which nobody outside can see: it is
//! `unproven`, and the seal says so already.

use super::seal::{TASK, sealed};
use super::sources::{DAY, EVE};
use super::verify::ID;
use crate::office::Office;

/// A lottery of three digits.
const THREE_DIGITS: &str =
    "event 2026-06-02 3/1000 福彩3D 第2026143期开奖号码，三位数字按百十个位连写";

const NOTE: &str = "\n注意：这个事件的结果总数不足 10,000,000，效力只能是“可复算，种子未经证明”；请改用信标，或把几种彩票连在一起\n";
const NOTE_EN: &str = "\nnote: this event has fewer than 10,000,000 outcomes and the standing will be unproven; use the beacon, or several lotteries joined\n";

fn seal(source: &str) -> [&str; 6] {
    ["seal", TASK, "--today", EVE, "--source", source]
}

#[test]
fn a_lottery_of_three_digits_is_unproven_at_the_seal_at_the_draw_and_afterwards() {
    let (office, en) = (Office::sample(), Office::sample());
    let said = office.zh(&seal(THREE_DIGITS)).out;
    assert!(said.contains(NOTE), "{said}");
    let said = en.en(&seal(THREE_DIGITS)).out;
    assert!(said.contains(NOTE_EN), "{said}");

    let draw = ["draw", TASK, "--today", DAY, "--seed", "583"];
    let why = "可复算，种子未经证明（事件的结果总数不足 10,000,000，措辞或虚列回避就能左右抽取）\n";
    let line = format!("\n抽取效力：{why}");
    let told = office.zh(&draw).out;
    assert!(told.contains(&line), "{told}");
    let verified = office.zh(&["verify", ID]);
    assert_eq!(verified.code, 0);
    assert!(verified.out.contains(&line), "{}", verified.out);
    let list = office.read(&format!("draws/{ID}/list.csv"));
    assert_eq!(
        list.matches(",可复算，种子未经证明,event 2026-06-02 3/1000 ")
            .count(),
        7
    );
    let told = en.en(&draw).out;
    let why = "\nstanding: unproven (the event has fewer than 10,000,000 outcomes, so that its wording or invented recusals can steer the draw)\n";
    assert!(told.contains(why), "{told}");
}

#[test]
fn ten_million_outcomes_are_enough_and_one_less_is_not() {
    let few = "event 2026-06-02 7/9999999 摇号，七位数字";
    let enough = "event 2026-06-02 7/10000000 摇号，七位数字";
    for (source, noted) in [(few, true), (enough, false)] {
        let office = Office::sample();
        let said = office.zh(&seal(source)).out;
        assert_eq!(said.contains(NOTE), noted, "{said}");
        let drew = office
            .zh(&["draw", TASK, "--today", DAY, "--seed", "0012345"])
            .out;
        assert_eq!(
            drew.contains("\n抽取效力：公开事件取种（"),
            !noted,
            "{drew}"
        );
    }
}

#[test]
fn one_outcome_has_one_spelling_and_so_draws_one_list() {
    let office = sealed(THREE_DIGITS);
    for seed in [
        "583 ",
        " 583",
        "５８３",
        "\u{200b}583",
        "0583",
        "58",
        "58.",
        "5 8 3",
        "+583",
    ] {
        let draw = ["draw", TASK, "--today", DAY, "--seed", seed];
        let (zh, _) = office.refused("D07", &draw);
        assert!(
            zh.err.contains("（005 不是 5，表格软件会去掉前面的零）"),
            "{}",
            zh.err
        );
    }
    let draw = ["draw", TASK, "--today", DAY, "--seed", "583"];
    assert_eq!(office.zh(&draw).code, 0);
}
