//! Acts that are in the book although something behind them failed: exit code 5, and the line and its head are said.

use std::fs::File;
use std::process::Stdio;

use super::ledger::{ID, lines};
use crate::office::{Office, sha};

/// Runs a command whose screen takes nothing; gives its code and what it says beside it.
#[cfg(target_os = "linux")]
fn to_a_full_screen(office: &Office, args: &[&str]) -> (Option<i32>, String) {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut command = office.command();
    let ran = command
        .args(["-C", "case"])
        .args(args)
        .stdout(full)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn an_act_whose_words_cannot_be_written_is_done_and_its_head_is_said() {
    for json in [false, true] {
        let office = Office::sample();
        let draw = ["draw", "AJ-2026-04", "--seed", "583"];
        let more = if json { &["--json"][..] } else { &[] };
        let args = [&["--lang", "zh"], &draw[..], more].concat();
        let (code, err) = to_a_full_screen(&office, &args);
        let head = sha(lines(&office).last().unwrap());
        let head = &head[..8];
        assert_eq!(code, Some(5), "{err}");
        let said = format!(
            "已完成，记入账本第 3 行，账本末行校验码 {head}；但是：磁盘空间不足（系统错误 28）\n"
        );
        assert!(err.starts_with(&said), "{err}");
        assert_eq!(office.zh(&["verify", ID]).code, 0);
        let void = ["--lang", "en", "void", ID, "--reason", "again"];
        let (code, err) = to_a_full_screen(&office, &[&void[..], more].concat());
        let head = sha(lines(&office).last().unwrap());
        let head = &head[..8];
        assert_eq!(code, Some(5), "{err}");
        let said = format!(
            "done: this is line 4 of the book, head {head}; but: no space is left on the disk (system error 28)\n"
        );
        assert!(err.starts_with(&said), "{err}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_only_reads_ends_with_file_trouble_when_its_words_cannot_be_written() {
    let office = Office::sample();
    let (code, err) = to_a_full_screen(&office, &["--lang", "en", "ledger", "show"]);
    assert_eq!(code, Some(4));
    assert_eq!(
        err,
        "error: no space is left on the disk (system error 28)\n"
    );
}

/// A folder that cannot have its name: something took it between the beginning of the act and its line. Here it is a file in
/// the way of the folder of all draws that the next act of another round meets.
#[test]
fn a_folder_that_cannot_be_settled_hinders_no_reader_and_no_writer() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "583"]).code, 0);
    office.cut_off(&format!("draws/{ID}"));
    // A folder where the mark has to be a file cannot be taken away as one.
    let mark = office.case(&format!("draws/.new-{ID}/{}", choucha::disk::marked::MARK));
    std::fs::remove_file(&mark).unwrap();
    std::fs::create_dir(&mark).unwrap();
    for args in [
        &["due", "--today", "2026-06-01"][..],
        &["verify", ID],
        &["ledger", "verify"],
    ] {
        let ran = office.zh(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}: {ran:?}");
    }
    let ran = office.zh(&["draw", "AJ-2026-01", "--seed", "1"]);
    assert!(
        ran.code == 0
            && ran
                .err
                .starts_with("注意：上次中断留下的文件夹还不能清理（"),
        "{ran:?}"
    );
    let ran = office.en(&["draw", "AJ-2026-06", "--seed", "1"]);
    assert!(
        ran.code == 0
            && ran.err.starts_with(
                "note: what was left behind when the tool was cut off cannot be tidied up yet ("
            ),
        "{ran:?}"
    );
    std::fs::remove_dir(&mark).unwrap();
    let ran = office.zh(&["void", ID, "--reason", "重来"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(office.case(&format!("draws/{ID}")).is_dir());
}

/// Readers beside writers: what is being written is no tampering.
#[test]
fn a_verification_beside_writers_raises_no_false_alarm() {
    let office = Office::sample();
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for n in 0..12 {
                let (task, round) = crate::office::ROUNDS[n % 7];
                let draw = ["draw", task, "--round", round, "--seed", "583"];
                assert_eq!(office.zh(&draw).code, 0);
                let id = format!("{task}-{round}");
                let id = if n < 7 { id } else { format!("{id}.2") };
                assert_eq!(office.zh(&["void", &id, "--reason", "重来"]).code, 0);
                assert_eq!(office.zh(&["publish"]).code, 0);
            }
        });
        while !writing.is_finished() {
            let ran = office.zh(&["ledger", "verify"]);
            assert_eq!(ran.code, 0, "{ran:?}");
        }
    });
}
