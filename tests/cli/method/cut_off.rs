//! A draw that is cut off at any moment leaves no draw or a whole one, and a book that verifies.

use std::process::Stdio;
use std::time::Duration;

use choucha::disk::marked::MARK;

use super::sources::{DAY, EVE, LOTTERY, OUTCOME};
use crate::office::{Office, Ran};

const TASK: &str = "AJ-2026-04";
const ID: &str = "AJ-2026-04-1";
const FOLDER: &str = "draws/AJ-2026-04-1";
const UNFINISHED: &str = "draws/.new-AJ-2026-04-1";

fn draw(office: &Office) -> Ran {
    office.zh(&["draw", TASK, "--seed", "583"])
}

/// The book verifies, but for a line that was torn; the round is drawn or can be drawn; nothing unfinished is left then.
fn is_whole(office: &Office) {
    let is_torn = !book(office).ends_with(b"\n");
    let ran = office.zh(&["ledger", "verify"]);
    assert_eq!(ran.code, i32::from(is_torn), "{ran:?}");
    let in_book = !is_torn && String::from_utf8_lossy(&book(office)).contains("\"act\":\"draw\"");
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

fn book(office: &Office) -> Vec<u8> {
    std::fs::read(office.case("ledger.jsonl")).unwrap()
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
    let office = Office::once("cut_off drawn", || {
        let office = Office::sample();
        assert_eq!(draw(&office).code, 0);
        office
    });
    let book = office.read("ledger.jsonl");
    let lines = book.split_inclusive('\n').take(2);
    let book = lines.collect();
    (office, book)
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
        office.cut_off(FOLDER);
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
    office.cut_off(FOLDER);
    office.write("ledger.jsonl", book);
    office.write(&format!("{UNFINISHED}/draw.json"), "half");
    assert_eq!(draw(&office).code, 0);
    is_whole(&office);
}

/// Cut off behind its line, with the mark or just without it.
fn cut_off_behind_its_line(is_marked: bool) -> Office {
    let (office, _) = drawn();
    office.cut_off(FOLDER);
    if !is_marked {
        std::fs::remove_file(office.case(&format!("{UNFINISHED}/{MARK}"))).unwrap();
    }
    office
}

#[test]
fn cut_off_after_the_line_the_draw_is_read_where_it_lies() {
    for is_marked in [true, false] {
        let office = cut_off_behind_its_line(is_marked);
        let before = office.tree();
        for look in [
            &["ledger", "verify"][..],
            &["ledger", "show"],
            &["verify", ID],
            &["due", "--today", "2026-06-01"],
            &["coverage"],
            &["form", ID, "--draft", "--out", "../forms"],
            &["draw", "AJ-2026-01", "--dry-run", "--today", "2026-06-01"],
        ] {
            let ran = office.zh(look);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{look:?}: {ran:?}");
        }
        assert!(before == office.tree(), "looking changes nothing");
    }
}

#[test]
fn cut_off_after_the_line_the_draw_is_finished_by_whoever_writes_next() {
    for (write, is_marked) in [
        (&["void", ID, "--reason", "重来"][..], true),
        (
            &["seal", "AJ-2026-01", "--source", LOTTERY, "--today", EVE],
            false,
        ),
        (&["draw", "AJ-2026-01"], true),
    ] {
        let office = cut_off_behind_its_line(is_marked);
        let before = std::fs::read(office.case(&format!("{UNFINISHED}/draw.json"))).unwrap();
        let ran = office.zh(write);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{write:?}: {ran:?}");
        let after = std::fs::read(office.case(&format!("{FOLDER}/draw.json"))).unwrap();
        assert_eq!(after, before);
        assert!(!office.case(UNFINISHED).exists());
        assert!(!office.case(&format!("{FOLDER}/{MARK}")).exists());
        assert_eq!(office.zh(&["verify", ID]).code, 0);
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    }
    let office = cut_off_behind_its_line(true);
    assert_eq!(draw(&office).code, 3, "the round is drawn");
    is_whole(&office);
}

#[test]
fn what_has_no_mark_is_nobody_s_to_take_away() {
    let office = Office::sample();
    std::fs::create_dir(office.case("draws")).unwrap();
    office.write("draws/.new-note.txt", "x");
    for path in [
        "draws/.new-mine/p",
        "seals/.new-AJ-2026-04-1.s1/p",
        ".public-new/p",
        ".public-old/p",
    ] {
        let above = office.case(path);
        std::fs::create_dir_all(above.parent().unwrap()).unwrap();
        office.write(path, "precious");
    }
    let before = office.tree();
    assert_eq!(draw(&office).code, 0);
    assert_eq!(office.zh(&["publish"]).code, 0);
    let after = office.tree();
    let mine = before
        .iter()
        .filter(|(name, _)| name.contains(".new-") || name.contains(".public-"));
    for (name, bytes) in mine {
        assert_eq!(after.get(name), Some(bytes), "{name}");
    }
    let (zh, en) = (
        office.zh(&["ledger", "verify"]),
        office.en(&["ledger", "verify"]),
    );
    assert_eq!((zh.code, en.code), (0, 0));
    let note = "\n注意：draws/.new-mine 不是本工具写入的，账本中没有它\n注意：draws/.new-note.txt 不是本工具写入的，账本中没有它\n";
    assert!(zh.out.contains(note), "{}", zh.out);
    let note = "\nnote: draws/.new-note.txt was not written by this tool, and the book knows nothing of it\n";
    assert!(en.out.contains(note), "{}", en.out);
    let seal = ["seal", TASK, "--source", LOTTERY, "--today", EVE];
    assert_eq!(office.zh(&["void", ID, "--reason", "重来"]).code, 0);
    let ran = office.zh(&seal);
    assert!(
        ran.code == 3
            && ran
                .err
                .starts_with("拒绝 [B03] 文件夹 seals/.new-AJ-2026-04-1.s1 "),
        "{ran:?}"
    );
}

#[test]
fn cut_off_after_the_line_a_rehearsal_still_counts_the_draw() {
    let (office, _) = drawn();
    let expected = office.zh(&["draw", "AJ-2026-01", "--dry-run", "--today", "2026-06-01"]);
    office.cut_off(FOLDER);
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
        office.cut_off(FOLDER);
        office.write("ledger.jsonl", &whole[..book.len() + cut]);
        // One byte less than the line itself is a whole entry.
        if cut == line - 1 {
            assert_eq!(office.zh(&["verify", ID]).code, 1);
            assert_eq!(draw(&office).code, 3);
            assert_eq!(office.zh(&["void", ID, "--reason", "重来"]).code, 0);
            assert!(office.case(FOLDER).is_dir());
            continue;
        }
        let ran = office.zh(&["ledger", "verify"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        let note = format!("注意：账本末尾有 {cut} 字节不是完整的一行");
        assert!(ran.err.starts_with(&note), "{ran:?}");
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
    let folder = "seals/AJ-2026-04-1.s1";
    let seal = ["seal", TASK, "--source", LOTTERY, "--today", EVE];
    assert_eq!(office.zh(&seal).code, 0);
    office.cut_off(folder);
    assert_eq!(draw(&office).code, 3, "its source takes no such seed");
    let draw = ["draw", TASK, "--seed", OUTCOME, "--today", DAY];
    assert_eq!(office.zh(&draw).code, 0);
    assert_eq!(office.zh(&["verify", ID]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);

    let office = Office::sample();
    assert_eq!(office.zh(&seal).code, 0);
    office.cut_off(folder);
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
    office.cut_off(FOLDER);
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
    office.cut_off(FOLDER);
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

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_leaves_no_draw_and_the_book_as_it_was() {
    let office = long_book(3);
    let long = office.tree();
    for blocks in 0..=blocks_of(&office) {
        let office = Office::with(&long);
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
    let (office, mut torn) = (long_book(4), 0);
    let long = office.tree();
    for blocks in 0..=blocks_of(&office) {
        let office = Office::with(&long);
        let former = book(&office);
        draw_limited(&office, blocks, true);
        assert!(book(&office).starts_with(&former));
        is_whole(&office);
        torn += usize::from(office.case("ledger.torn-10-1").is_file());
    }
    assert!(torn > 0, "no run was stopped within its line");
}
