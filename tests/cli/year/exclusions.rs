//! excluded.txt held against the book: what was left out, what was put in; and a cap that nobody published.

use serde_json::Value;

use crate::office::{Office, Ran, sha};
use crate::year::enterprises::six_tanks;

/// Appends a line of another book to this one, as somebody would who writes by hand.
fn append(office: &Office, mut line: Value) {
    let book = office.read("ledger.jsonl");
    let last = book.lines().last().unwrap();
    line["seq"] = (book.lines().count() + 1).into();
    line["prev"] = sha(format!("{last}\n")).into();
    office.write("ledger.jsonl", format!("{book}{line}\n"));
}

/// Takes a draw over from another folder, with its line.
fn take_over(office: &Office, other: &Office, draw: &str) {
    let (from, to) = (
        other.case(&format!("draws/{draw}")),
        office.case(&format!("draws/{draw}")),
    );
    std::fs::create_dir_all(&to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
    let line = other
        .book()
        .into_iter()
        .find(|line| line["data"]["draw"] == draw)
        .unwrap();
    append(office, line);
}

fn exclusions(office: &Office, draw: &str) -> Ran {
    let ran = office.zh(&["verify", draw]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let marked: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with('✗'))
        .collect();
    let told = |line: &&str| line.contains("排除名单与账本相符");
    assert!(marked.iter().any(told), "{}", ran.out);
    ran
}

#[test]
fn an_exclusion_that_was_left_out_is_found_by_the_book() {
    let [honest, other] = [(); 2].map(|()| six_tanks(1).0);
    honest.document("2026-06-02", 0, &["draw", "T1", "--seed", "1"]);
    other.document("2026-06-02", 0, &["draw", "T2", "--seed", "1"]);
    take_over(&honest, &other, "T2-1");
    let ran = exclusions(&honest, "T2-1");
    assert!(
        ran.out
            .contains("excluded.txt SB-1：记录为“–”，复算为“cap:T1-1”"),
        "{}",
        ran.out
    );
}

#[test]
fn an_exclusion_by_a_voided_draw_is_found_by_the_book() {
    let [honest, other] = [(); 2].map(|()| six_tanks(1).0);
    for office in [&honest, &other] {
        office.document("2026-06-02", 0, &["draw", "T1", "--seed", "1"]);
    }
    other.document("2026-06-02", 0, &["draw", "T2", "--seed", "1"]);
    honest.document("2026-06-02", 0, &["void", "T1-1", "--reason", "种子念错"]);
    take_over(&honest, &other, "T2-1");
    let ran = exclusions(&honest, "T2-1");
    assert!(
        ran.out
            .contains("excluded.txt SB-1：记录为“cap:T1-1”，复算为“–”"),
        "{}",
        ran.out
    );
    // Voided afterwards, it had used up the cap when the texts were made.
    other.document("2026-06-03", 0, &["void", "T1-1", "--reason", "种子念错"]);
    assert_eq!(other.zh(&["verify", "T2-1"]).code, 0);
}

#[test]
fn a_draw_by_a_cap_that_was_not_published_is_not_accepted() {
    let (office, _) = six_tanks(1);
    office.document("2026-06-02", 0, &["draw", "T1", "--seed", "1"]);
    let mut line = office
        .book()
        .into_iter()
        .find(|line| line["act"] == "draw")
        .unwrap();
    line["data"]["cap"] = 3.into();
    let book = office.read("ledger.jsonl");
    let before: String = book.split_inclusive('\n').take(2).collect();
    office.write("ledger.jsonl", before);
    append(&office, line);
    let ran = office.zh(&["verify", "T1-1"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let said =
        "✗ 账本记有本次抽取，各文件摘要一致\n  [P02] 任务 T1 与已发布的年度计划（第 1 版）不一致\n";
    assert!(ran.out.contains(said), "{}", ran.out);
    let ran = office.zh(&["ledger", "verify"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let said = "✗ 第 3 行（抽取）不予采信 [P02]：任务 T1 与已发布的年度计划（第 1 版）不一致\n";
    assert!(ran.out.contains(said), "{}", ran.out);
}

#[test]
fn a_draw_that_the_exclusions_rest_on_must_be_there() {
    let (office, _) = six_tanks(1);
    office.document("2026-06-02", 0, &["draw", "T1", "--seed", "1"]);
    office.document("2026-06-02", 0, &["draw", "T2", "--seed", "1"]);
    office.write("draws/T1-1/owners.txt", "");
    assert_eq!(
        office.zh(&["verify", "T2-1"]).code,
        0,
        "it was empty before"
    );
    office.write("draws/T1-1/owners.txt", "A\tB\n");
    let ran = exclusions(&office, "T2-1");
    assert!(
        ran.out.contains("文件 draws/T1-1/owners.txt 缺失或被改动"),
        "{}",
        ran.out
    );
}

/// A row outside the plan whose scope is the first region, all of it.
const SHIELD: &str = "盾,临时核查,A1,东,,100%,,,2026-06-01,2026-06-30,\n";

/// Draws the shield, by a seed of the operator's choice or from a seal; gives the office and who is to be shielded.
fn shielded(sealed: bool) -> (Office, String) {
    let (office, company) = six_tanks(1);
    let plan = office.read("plan.csv");
    office.write("plan.csv", plan + SHIELD);
    let adhoc = ["--adhoc", "举报核查"];
    if sealed {
        let source = "event 2026-06-01 8/100000000 测试开奖，八位数字连写";
        let seal = [&["seal", "盾", "--source", source][..], &adhoc].concat();
        office.document("2026-05-31", 0, &seal);
        office.document("2026-06-01", 0, &["draw", "盾", "--seed", "58312046"]);
    } else {
        let draw = [&["draw", "盾", "--seed", "随我挑"][..], &adhoc].concat();
        office.document("2026-06-01", 0, &draw);
    }
    (office, company)
}

#[test]
fn a_draw_outside_the_plan_shields_nobody_before_its_visit_is_completed() {
    for sealed in [false, true] {
        let (office, company) = shielded(sealed);
        assert_eq!(office.codes("盾-1"), std::slice::from_ref(&company));
        let document = office.document("2026-06-02", 0, &["coverage"]);
        assert_eq!(document["drawn"], 1, "it counts for coverage at once");
        office.document("2026-06-02", 0, &["draw", "T2", "--seed", "1"]);
        assert_eq!(office.read("draws/T2-1/excluded.txt"), "");
        assert_eq!(office.codes("T2-1").len(), 6);
        for draw in ["盾-1", "T2-1"] {
            let (zh, en) = (office.zh(&["verify", draw]), office.en(&["verify", draw]));
            assert_eq!((zh.code, en.code), (0, 0), "{zh:?}");
        }
    }
}

#[test]
fn a_completed_visit_outside_the_plan_uses_up_the_cap_from_its_line_on() {
    for sealed in [false, true] {
        let (office, company) = shielded(sealed);
        office.does(&office.done_flags("盾-1", &company, "2026-06-02"));
        office.document("2026-06-03", 0, &["draw", "T2", "--seed", "1"]);
        let excluded = [1, 2, 3, 4, 5, 6].map(|n| format!("SB-{n}\tcap:盾-1\n"));
        assert_eq!(office.read("draws/T2-1/excluded.txt"), excluded.concat());
        let (zh, en) = (
            office.zh(&["verify", "T2-1"]),
            office.en(&["verify", "T2-1"]),
        );
        assert_eq!((zh.code, en.code), (0, 0), "{zh:?}");
    }
}
