//! A draw that is cut off at any moment leaves no draw or a whole one, and a book that verifies.

use std::process::Stdio;
use std::time::Duration;

use super::sources::{DAY, EVE, LOTTERY, OUTCOME};
use crate::office::{Office, Ran};

const TASK: &str = "AJ-2026-04";
const ID: &str = "AJ-2026-04-1";
const FOLDER: &str = "draws/AJ-2026-04-1";
const UNFINISHED: &str = "draws/.new-AJ-2026-04-1";

fn draw(office: &Office) -> Ran {
    office.zh(&["draw", TASK, "--seed", "583"])
}

/// The book verifies; the round is drawn or can be drawn; nothing unfinished is left.
fn is_whole(office: &Office) {
    let ran = office.zh(&["ledger", "verify"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let in_book =
        office.read("ledger.jsonl").contains("\"act\":\"draw\"") && office.case(FOLDER).is_dir();
    let ran = office.zh(&["verify", ID]);
    assert_eq!(ran.code, if in_book { 0 } else { 3 }, "{ran:?}");
    let ran = draw(office);
    assert_eq!(ran.code, if in_book { 3 } else { 0 }, "{ran:?}");
    assert_eq!(office.zh(&["verify", ID]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    let left: Vec<_> = office
        .tree()
        .into_keys()
        .filter(|name| name.contains(".new-"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    let drawn = office
        .read("ledger.jsonl")
        .matches("\"act\":\"draw\"")
        .count();
    assert_eq!(drawn, 1);
}

#[test]
fn a_draw_that_is_killed_leaves_nothing_or_all() {
    for step in 0..72 {
        let office = Office::sample();
        let mut command = office.command();
        command.args(["-C", "case", "draw", TASK, "--seed", "583"]);
        let mut running = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(step * 850));
        let _ = running.kill();
        running.wait().unwrap();
        is_whole(&office);
    }
}

/// A case folder with a finished draw, and the book before it.
fn drawn() -> (Office, String) {
    let office = Office::sample();
    let book = office.read("ledger.jsonl");
    assert_eq!(draw(&office).code, 0);
    (office, book)
}

fn rename(office: &Office, from: &str, to: &str) {
    std::fs::rename(office.case(from), office.case(to)).unwrap();
}

#[test]
fn cut_off_while_the_folder_is_written_there_is_no_draw() {
    let files = [
        "SHA256SUMS",
        "list.csv",
        "draw.json",
        "manifest.txt",
        "salt.txt",
        "recusals.txt",
        "inspectors.txt",
        "owners.txt",
        "excluded.txt",
        "population.txt",
    ];
    for gone in 0..=files.len() {
        let (office, book) = drawn();
        rename(&office, FOLDER, UNFINISHED);
        office.write("ledger.jsonl", book);
        for file in &files[..gone] {
            std::fs::remove_file(office.case(&format!("{UNFINISHED}/{file}"))).unwrap();
        }
        if let Some(half) = files.get(gone) {
            let path = format!("{UNFINISHED}/{half}");
            let text = std::fs::read(office.case(&path)).unwrap();
            office.write(&path, &text[..text.len() / 2]);
        }
        is_whole(&office);
    }
}

#[test]
fn cut_off_before_anything_was_looked_at_the_next_draw_begins_anew() {
    let (office, book) = drawn();
    rename(&office, FOLDER, UNFINISHED);
    office.write("ledger.jsonl", book);
    office.write(&format!("{UNFINISHED}/draw.json"), "half");
    assert_eq!(draw(&office).code, 0);
    is_whole(&office);
}

#[test]
fn cut_off_after_the_line_the_draw_is_finished_by_whoever_looks_next() {
    for look in [
        &["ledger", "verify"][..],
        &["ledger", "show"],
        &["verify", ID],
        &["void", ID, "--reason", "重来"],
        &["seal", "AJ-2026-01", "--source", LOTTERY, "--today", EVE],
        &["draw", "AJ-2026-01"],
    ] {
        let (office, _) = drawn();
        let before = std::fs::read(office.case(&format!("{FOLDER}/draw.json"))).unwrap();
        rename(&office, FOLDER, UNFINISHED);
        let ran = office.zh(look);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{look:?}: {ran:?}");
        assert_eq!(
            std::fs::read(office.case(&format!("{FOLDER}/draw.json"))).unwrap(),
            before
        );
        assert_eq!(office.zh(&["verify", ID]).code, 0);
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    }
    let (office, _) = drawn();
    rename(&office, FOLDER, UNFINISHED);
    assert_eq!(draw(&office).code, 3, "the round is drawn");
    is_whole(&office);
}

#[test]
fn cut_off_after_the_line_a_rehearsal_still_counts_the_draw() {
    let (office, _) = drawn();
    let expected = office.zh(&["draw", "AJ-2026-01", "--dry-run", "--today", "2026-06-01"]);
    rename(&office, FOLDER, UNFINISHED);
    assert_eq!(
        office.zh(&["draw", "AJ-2026-01", "--dry-run", "--today", "2026-06-01"]),
        expected
    );
}

#[test]
fn cut_off_within_the_line_there_is_no_draw() {
    let (office, book) = drawn();
    let whole = office.read("ledger.jsonl");
    let line = whole.len() - book.len();
    for cut in (1..line).step_by(83).chain([line - 1]) {
        let (office, book) = drawn();
        let whole = office.read("ledger.jsonl").into_bytes();
        rename(&office, FOLDER, UNFINISHED);
        office.write("ledger.jsonl", &whole[..book.len() + cut]);
        let ran = office.zh(&["ledger", "verify"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(ran.err.starts_with("注意：账本末行未写完（"), "{ran:?}");
        assert!(!office.case(UNFINISHED).exists());
        let ran = draw(&office);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!(
            std::fs::read(office.case("ledger.torn-2-1")).unwrap(),
            &whole[book.len()..book.len() + cut]
        );
        is_whole(&office);
    }
}

#[test]
fn a_seal_cut_off_before_or_after_its_line_is_settled_too() {
    let office = Office::sample();
    let book = office.read("ledger.jsonl");
    let (folder, unfinished) = ("seals/AJ-2026-04-1.s1", "seals/.new-AJ-2026-04-1.s1");
    let seal = ["seal", TASK, "--source", LOTTERY, "--today", EVE];
    assert_eq!(office.zh(&seal).code, 0);
    rename(&office, folder, unfinished);
    assert_eq!(draw(&office).code, 3, "its source takes no such seed");
    let draw = ["draw", TASK, "--seed", OUTCOME, "--today", DAY];
    assert_eq!(office.zh(&draw).code, 0);
    assert_eq!(office.zh(&["verify", ID]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);

    let office = Office::sample();
    assert_eq!(office.zh(&seal).code, 0);
    rename(&office, folder, unfinished);
    let now = office.read("ledger.jsonl");
    let last = now.trim_end().rfind('\n').unwrap() + 1;
    office.write("ledger.jsonl", &now[..last]);
    assert_eq!(now.lines().count(), book.lines().count() + 1);
    assert_eq!(office.zh(&seal).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn a_broken_book_leaves_what_is_unfinished_alone() {
    let (office, _) = drawn();
    rename(&office, FOLDER, UNFINISHED);
    office.replace("ledger.jsonl", "\"by\":\"tester\"", "\"by\":\"another\"");
    let before = office.tree();
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    office.refused("B01", &["ledger", "show"]);
    office.refused("B01", &["draw", TASK]);
    assert!(before == office.tree());
}

#[test]
fn an_unfinished_folder_whose_name_is_taken_is_not_taken_away() {
    let (office, _) = drawn();
    rename(&office, FOLDER, UNFINISHED);
    std::fs::create_dir(office.case(FOLDER)).unwrap();
    let before = office.tree();
    let ran = office.zh(&["ledger", "verify"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out
            .contains(&format!("\n✗ 文件夹 {UNFINISHED} 不在账本中\n")),
        "{}",
        ran.out
    );
    assert!(before == office.tree());
    std::fs::remove_dir(office.case(FOLDER)).unwrap();
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    is_whole(&office);
}

/// A draw under a shell's limit on the size of files, in units of 512 bytes: the system stops it in the midst of a file.
#[cfg(unix)]
fn draw_limited(office: &Office, blocks: usize, killed: bool) -> std::process::Output {
    let trap = if killed { "" } else { "trap '' XFSZ; " };
    let mut command = std::process::Command::new("/bin/sh");
    command
        .current_dir(office.path())
        .env_clear()
        .env("USER", "tester")
        .env("LANG", "zh_CN.UTF-8");
    let line =
        format!("{trap}ulimit -f {blocks}; exec \"$0\" -C case --lang zh draw {TASK} --seed 583");
    command
        .args(["-c", &line, env!("CARGO_BIN_EXE_choucha")])
        .output()
        .unwrap()
}

/// A case folder whose book is longer than every file of a draw: each of them can be the one that stops the draw.
#[cfg(unix)]
fn long_book(acts: usize) -> Office {
    let office = Office::sample();
    let reason = "长".repeat(300);
    for _ in 0..acts {
        let seal = ["seal", TASK, "--source", LOTTERY, "--today", EVE];
        assert_eq!(office.zh(&seal).code, 0);
        assert_eq!(office.zh(&["void", ID, "--reason", &reason]).code, 0);
    }
    office
}

/// A limit, in units of 512 bytes, under which the book of a case folder takes the line of a draw.
#[cfg(unix)]
fn blocks_of(office: &Office) -> usize {
    let line = 2000;
    (office.read("ledger.jsonl").len() + line) / 512 + 1
}

/// Another case folder with the same files.
#[cfg(unix)]
fn same(office: &Office) -> Office {
    let other = Office::empty();
    std::fs::create_dir(other.case("")).unwrap();
    for (name, bytes) in office.tree() {
        let path = other.case(&name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        if !name.ends_with('/') {
            std::fs::write(path, bytes).unwrap();
        }
    }
    other
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_leaves_no_draw_and_the_book_as_it_was() {
    let long = long_book(3);
    for blocks in 0..=blocks_of(&long) {
        let office = same(&long);
        let before = office.tree();
        let done = draw_limited(&office, blocks, false);
        if done.status.success() {
            is_whole(&office);
            continue;
        }
        assert_eq!(done.status.code(), Some(4), "{blocks}: {done:?}");
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(
            said.starts_with("文件出错：") && said.ends_with("没有写入半份内容\n"),
            "{said}"
        );
        assert!(before == office.tree(), "{blocks}");
        is_whole(&office);
    }
}

#[cfg(unix)]
#[test]
fn a_draw_killed_in_the_midst_of_any_file_or_of_its_line_leaves_nothing_or_all() {
    let (long, mut torn) = (long_book(4), 0);
    for blocks in 0..=blocks_of(&long) {
        let office = same(&long);
        let book = office.read("ledger.jsonl");
        draw_limited(&office, blocks, true);
        assert!(
            std::fs::read(office.case("ledger.jsonl"))
                .unwrap()
                .starts_with(book.as_bytes())
        );
        is_whole(&office);
        torn += usize::from(office.case("ledger.torn-10-1").is_file());
    }
    assert!(torn > 0, "no run was stopped within its line");
}
