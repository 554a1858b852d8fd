//! `verify` by a draw's id: what the book says is held against the folder.

use serde_json::Value;

use super::verify::{ID, drawn};
use crate::office::{Office, sha};

#[test]
fn a_voided_draw_verifies_and_is_said_to_be_void() {
    let office = drawn();
    assert_eq!(office.zh(&["void", ID, "--reason", "重来"]).code, 0);
    let (zh, en) = (office.zh(&["verify", ID]), office.en(&["verify", ID]));
    assert_eq!((zh.code, en.code), (0, 0));
    assert_eq!(zh.out.lines().nth(1), Some("注意：账本中本次抽取已作废。"));
    assert_eq!(
        en.out.lines().nth(1),
        Some("note: the book says that this draw was voided.")
    );
}

#[test]
fn a_script_is_told_of_the_void_too() {
    let office = drawn();
    let voided = || {
        let document: Value =
            serde_json::from_str(&office.zh(&["verify", ID, "--json"]).out).unwrap();
        document["voided"].clone()
    };
    assert_eq!(voided(), false);
    assert_eq!(office.zh(&["void", ID, "--reason", "重来"]).code, 0);
    assert_eq!(voided(), true);
}

#[test]
fn the_books_line_is_held_against_the_record() {
    for (from, to) in [
        ("\"seed\":\"583\"", "\"seed\":\"584\""),
        ("\"source\":\"given\"", "\"source\":\"os\""),
        ("\"witnesses\":[\"见证人甲\"]", "\"witnesses\":[]"),
        ("\"drawn\":7", "\"drawn\":8"),
        ("\"shortfall\":0", "\"shortfall\":1"),
    ] {
        let office = drawn();
        office.replace("ledger.jsonl", from, to);
        let ran = office.zh(&["verify", ID]);
        assert_eq!(ran.code, 1, "{from} -> {to}: {}", ran.out);
        let told = ["ledger.jsonl ", "[D", "[B04]"];
        let found = "✗ 账本记有本次抽取，各文件摘要一致\n  ";
        let mut told = told.iter().map(|told| format!("{found}{told}"));
        assert!(told.any(|told| ran.out.contains(&told)), "{}", ran.out);
    }
}

#[test]
fn a_draw_cannot_follow_a_plan_that_the_book_does_not_have() {
    let office = drawn();
    let book = office.read("ledger.jsonl");
    let (before, last) = book.trim_end().rsplit_once('\n').unwrap();
    let digest = &office.plan_sha(1)[..4];
    for (from, to) in [
        (
            "\"version\":1,\"sha256\"".to_owned(),
            "\"version\":2,\"sha256\"".to_owned(),
        ),
        (
            format!("\"sha256\":\"{digest}"),
            "\"sha256\":\"0000".to_owned(),
        ),
    ] {
        assert!(last.contains(&from));
        office.write(
            "ledger.jsonl",
            format!("{before}\n{}\n", last.replacen(&from, &to, 1)),
        );
        let ran = office.zh(&["verify", ID]);
        assert_eq!(ran.code, 1, "{}", ran.out);
        let told = "✗ 账本记有本次抽取，各文件摘要一致\n  [P02]";
        assert!(ran.out.contains(told), "{}", ran.out);
        assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    }
}

#[test]
fn a_broken_book_fails_the_verification_by_id() {
    let office = drawn();
    office.replace("ledger.jsonl", "\"by\":\"tester\"", "\"by\":\"somebody\"");
    let ran = office.zh(&["verify", ID]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("\n✗ 账本前后衔接\n  [B01] 账本 ledger.jsonl 第 2 行与上一行的摘要不衔接\n"),
        "{}",
        ran.out
    );
}

#[test]
fn an_exclusion_by_a_draw_that_never_was_is_found_by_the_book() {
    let office = Office::sample();
    for task in ["AJ-2026-01", "AJ-2026-02"] {
        assert_eq!(office.zh(&["draw", task, "--seed", "583"]).code, 0);
    }
    let folder = "draws/AJ-2026-02-1";
    let excluded = office.read(&format!("{folder}/excluded.txt"));
    assert!(excluded.contains("\tcap:AJ-2026-01-1\n"), "{excluded}");
    assert_eq!(office.zh(&["verify", "AJ-2026-02-1"]).code, 0);
    // The draw that used up the cap is gone from the case folder: nothing vouches for the exclusions any more.
    std::fs::rename(
        office.case("draws/AJ-2026-01-1"),
        office.path().join("away"),
    )
    .unwrap();
    let ran = office.en(&["verify", "AJ-2026-02-1"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains(
            "✗ excluded.txt is what the book gives: every enterprise at its cap at the time of the seal (without one, of the \
             draw) is excluded with the draws that used it up, and nobody else\n  \
             the file draws/AJ-2026-01-1/draw.json is missing or was changed\n"
        ),
        "{}",
        ran.out
    );
}

#[test]
fn an_exclusion_by_a_draw_that_stands_later_in_the_book_is_found() {
    let office = Office::sample();
    for task in ["AJ-2026-01", "AJ-2026-02"] {
        assert_eq!(office.zh(&["draw", task, "--seed", "583"]).code, 0);
    }
    // The same two lines in the other order, chained anew as a forger would: each draw is whole by itself.
    let book = office.read("ledger.jsonl");
    let mut lines: Vec<String> = book.split_inclusive('\n').map(str::to_owned).collect();
    lines.swap(2, 3);
    for line in 2..4 {
        let mut entry: Value = serde_json::from_str(&lines[line]).unwrap();
        entry["seq"] = (line + 1).into();
        entry["prev"] = sha(&lines[line - 1]).into();
        lines[line] = format!("{entry}\n");
    }
    office.write("ledger.jsonl", lines.concat());
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    // The one excludes by a draw that was not there yet, and the other does not exclude by the one that was.
    let excluded = office.read("draws/AJ-2026-02-1/excluded.txt");
    let first = excluded
        .lines()
        .find(|line| line.ends_with("\tcap:AJ-2026-01-1"));
    let (code, ids) = first.unwrap().split_once('\t').unwrap();
    for (draw, difference) in [
        (
            "AJ-2026-02-1",
            format!("excluded.txt {code}: recorded \"{ids}\", recomputed \"–\""),
        ),
        ("AJ-2026-01-1", "recomputed \"cap:AJ-2026-02-1\"".to_owned()),
    ] {
        let ran = office.en(&["verify", draw]);
        assert_eq!(ran.code, 1, "{}", ran.out);
        let rest = ran
            .out
            .split_once("✗ excluded.txt is what the book gives")
            .unwrap()
            .1;
        assert!(rest.contains(&difference), "{}", ran.out);
    }
}

#[test]
fn a_second_draw_of_a_round_says_that_the_first_was_voided() {
    let office = drawn();
    assert_eq!(office.zh(&["void", ID, "--reason", "重来"]).code, 0);
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "584"]).code, 0);
    let ran = office.zh(&["verify", "AJ-2026-04-1.2"]);
    assert_eq!(
        ran.out.lines().nth(1),
        Some("注意：本轮此前的抽取 AJ-2026-04-1 已作废。")
    );
}
