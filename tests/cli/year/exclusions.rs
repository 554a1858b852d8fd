//! excluded.txt held against the book: what was left out, what was put in, and a cap that nobody published.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::office::{Office, Ran};
use crate::year::enterprises::six_tanks;

/// Appends a line of another book to this one, as somebody would who writes by hand.
fn append(office: &Office, mut line: Value) {
    let book = office.read("ledger.jsonl");
    let last = book.lines().last().unwrap();
    line["seq"] = (book.lines().count() + 1).into();
    let digest = Sha256::digest(format!("{last}\n"));
    line["prev"] = choucha::domain::ground::hex::text(&digest).into();
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
    assert!(marked[0].contains("排除名单与账本相符"), "{}", ran.out);
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
fn a_cap_that_was_not_published_is_found_by_the_book() {
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
    let ran = exclusions(&office, "T1-1");
    assert!(
        ran.out.contains("ledger.jsonl cap：记录为“3”，复算为“1”"),
        "{}",
        ran.out
    );
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
