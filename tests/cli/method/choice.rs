//! A round that was drawn or whose seal was voided when its seed could be known gives a choice: whatever is drawn from it
//! afterwards proves nothing of its seed, and says so (rule 18).

use super::seal::{DRAW, TASK, sealed};
use super::sources::{DAY, EVE, LOTTERY, OUTCOME, lottery};
use crate::office::Office;
use crate::public::published_case::column;

/// The day of a later lottery.
const LATER: &str = "2026-06-05";

fn does(office: &Office, day: &str, args: &[&str]) -> String {
    let ran = office.on(day, args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}: {ran:?}");
    ran.out
}

/// Voids what `name` means on a day, seals the task anew for the later lottery, and draws it; gives what the draw said.
fn drawn_again(office: &Office, day: &str, name: &str) -> String {
    does(office, day, &["void", name, "--reason", "名单有误"]);
    does(office, day, &["seal", TASK, "--source", &lottery(LATER)]);
    does(office, LATER, &["draw", TASK, "--seed", OUTCOME])
}

/// What screen, `verify`, list.csv and the published tables say of a draw.
fn says(office: &Office, draw: &str, told: &str, word: &str, standing: &str) {
    let line = format!("\n抽取效力：{standing}");
    assert!(told.contains(&line), "{told}");
    let verified = office.zh(&["verify", draw]);
    assert_eq!((verified.code, verified.err.as_str()), (0, ""));
    assert!(verified.out.contains(&line), "{}", verified.out);
    let document = office.document("2026-12-31", 0, &["verify", draw]);
    assert_eq!(document["standing"], word);
    let list = office.read(&format!("draws/{draw}/list.csv"));
    let name = standing.split('（').next().unwrap();
    assert_eq!(
        list.matches(&format!(",{name},event 2026-06-05 ")).count(),
        7
    );

    does(office, "2026-07-01", &["publish"]);
    let ids = column(office, "draws", "抽取编号");
    let standings = column(office, "draws", "抽取效力");
    let place = ids.iter().position(|id| id == draw).unwrap();
    assert_eq!(standings[place], name);
}

/// In words, that there was a choice.
const CHOICE: &str = "可复算，种子未经证明（本轮有封存或抽取在种子可知以后作废，存在挑选余地）\n";

#[test]
fn a_draw_voided_and_drawn_again_proves_nothing_of_its_seed() {
    let office = sealed(LOTTERY);
    let first = office.zh(&DRAW).out;
    assert!(first.contains("\n抽取效力：公开事件取种（"), "{first}");
    let drew = drawn_again(&office, DAY, "AJ-2026-04-1");
    says(&office, "AJ-2026-04-1.2", &drew, "unproven", CHOICE);
    let en = office.en(&["verify", "AJ-2026-04-1.2"]).out;
    assert!(
        en.contains("\nstanding: unproven (a seal or a draw of this round was voided when its seed could be known, so there was a choice)\n"),
        "{en}"
    );
}

#[test]
fn a_draw_without_a_seal_gives_a_choice_too() {
    let office = Office::sample();
    does(&office, "2026-06-01", &["draw", TASK]);
    let drew = drawn_again(&office, "2026-06-01", "AJ-2026-04-1");
    says(&office, "AJ-2026-04-1.2", &drew, "unproven", CHOICE);
}

#[test]
fn a_seal_voided_when_its_seed_could_be_known_gives_a_choice() {
    let office = sealed(LOTTERY);
    let drew = drawn_again(&office, DAY, "AJ-2026-04-1.s1");
    says(&office, "AJ-2026-04-1", &drew, "unproven", CHOICE);
}

#[test]
fn a_seal_voided_before_its_seed_could_be_known_does_not() {
    let office = sealed(LOTTERY);
    // A declared void counts as 24:00 of its day, and still to that day.
    let drew = drawn_again(&office, EVE, "AJ-2026-04-1.s1");
    let event = "公开事件取种（记录上先封存、后有事件；";
    says(&office, "AJ-2026-04-1", &drew, "event", event);
}

#[test]
fn a_draw_of_another_round_gives_no_choice() {
    let office = Office::sample();
    does(&office, "2026-06-01", &["draw", "AJ-2026-01"]);
    does(
        &office,
        "2026-06-01",
        &["void", "AJ-2026-01-1", "--reason", "错"],
    );
    does(
        &office,
        "2026-06-01",
        &["seal", TASK, "--source", &lottery(LATER)],
    );
    let drew = does(&office, LATER, &["draw", TASK, "--seed", OUTCOME]);
    let event = "公开事件取种（记录上先封存、后有事件；";
    says(&office, "AJ-2026-04-1", &drew, "event", event);
}
