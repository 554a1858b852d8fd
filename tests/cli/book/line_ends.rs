//! Records of which only the line ends were changed, or a byte order mark put in front: what git on Windows and some
//! editors do. It is told for what it is, and nothing is verified.

use super::ledger::ID;
use crate::office::{Office, sum_again};

fn drawn() -> Office {
    Office::once("line_ends drawn", || {
        let office = Office::sample();
        assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "583"]).code, 0);
        office
    })
}

fn crlf(text: &str) -> Vec<u8> {
    text.replace('\n', "\r\n").into_bytes()
}

fn bom(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").into_bytes()
}

fn both(text: &str) -> Vec<u8> {
    [b"\xef\xbb\xbf".to_vec(), crlf(text)].concat()
}

/// A change of line ends.
type Change = fn(&str) -> Vec<u8>;

#[test]
fn a_book_with_other_line_ends_is_told_from_one_that_was_changed() {
    for change in [crlf as Change, bom, both] {
        let office = drawn();
        let book = office.read("ledger.jsonl");
        office.write("ledger.jsonl", change(&book));
        let (zh, en) = (
            office.zh(&["ledger", "verify"]),
            office.en(&["ledger", "verify"]),
        );
        assert_eq!(
            (zh.code, zh.out.as_str()),
            (
                1,
                "✗ 账本 ledger.jsonl 只是换行符被改成了 CRLF，或前面多了 BOM，除此之外各行与所记一致\n\
                 怎么办：从备份恢复，或只去掉各行末尾的 CR 和开头的 BOM（如 dos2unix ledger.jsonl），不要改别的；\
                 git 会这样改，.gitattributes 中应有“* -text”\n账本核验不通过。\n"
            )
        );
        assert_eq!(
            (en.code, en.out.as_str()),
            (
                1,
                "✗ only the line ends of the book, ledger.jsonl, are CRLF now, or a BOM stands in front of it; otherwise its \
                 lines are what was recorded\nwhat to do: restore it from a copy, or take the CR off each line's end and the \
                 BOM away (dos2unix ledger.jsonl) and change nothing else; git does this: .gitattributes should say \
                 \"* -text\"\nThe book is not verified.\n"
            )
        );
        office.refused("B06", &["ledger", "show"]);
        office.refused("B06", &["draw", "AJ-2026-01"]);
        // Changed besides, it is a changed book.
        office.write(
            "ledger.jsonl",
            change(&book.replacen("tester", "another", 1)),
        );
        office.refused("B01", &["ledger", "show"]);
        office.write("ledger.jsonl", &book);
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    }
}

#[test]
fn a_file_with_other_line_ends_is_told_from_one_that_was_changed() {
    for name in ["population.txt", "draw.json", "list.csv", "SHA256SUMS"] {
        for change in [crlf as Change, bom, both] {
            let office = drawn();
            let path = format!("draws/{ID}/{name}");
            let text = office.read(&path);
            // list.csv has a byte order mark and long line ends of its own.
            let text_without = text.trim_start_matches('\u{feff}').replace('\r', "");
            let changed = change(&text_without);
            if changed == text.as_bytes() {
                continue;
            }
            office.write(&path, &changed);
            let ran = office.zh(&["ledger", "verify"]);
            let said = format!(
                "\n✗ 第 3 行所记文件 {path} 只是换行符（或 BOM）被改，除此之外与所记一致；从备份恢复，或用 dos2unix 之类改回\n"
            );
            assert!(ran.code == 1 && ran.out.contains(&said), "{name}: {ran:?}");
            let ran = office.en(&["ledger", "verify"]);
            let said = format!(
                "\n✗ only the line ends (or a BOM) of the file {path}, named in line 3, differ; otherwise it is what was \
                 recorded; restore it from a copy, or put them back (dos2unix)\n"
            );
            assert!(ran.code == 1 && ran.out.contains(&said), "{name}: {ran:?}");
            let ran = office.zh(&["verify", ID]);
            let said = format!("文件 {name} 只是换行符（或 BOM）被改，除此之外与所记一致");
            assert!(ran.code == 1 && ran.out.contains(&said), "{name}: {ran:?}");
            let ran = office.en(&["verify", ID]);
            let said = format!("only the line ends (or a BOM) of the file {name} differ");
            assert!(ran.code == 1 && ran.out.contains(&said), "{name}: {ran:?}");
            office.write(&path, [&changed[..], b"x"].concat());
            let ran = office.zh(&["ledger", "verify"]);
            let said = format!("\n✗ 第 3 行所记文件 {path} 缺失或被改动\n");
            assert!(ran.code == 1 && ran.out.contains(&said), "{name}: {ran:?}");
        }
    }
}

#[test]
fn digests_made_anew_for_other_line_ends_do_not_help() {
    let office = drawn();
    let path = format!("draws/{ID}/population.txt");
    office.write(&path, crlf(&office.read(&path)));
    sum_again(&office.case(&format!("draws/{ID}")));
    assert_eq!(office.zh(&["verify", ID]).code, 1);
}

#[test]
fn whoever_needs_a_file_with_other_line_ends_is_told_that_too() {
    let office = drawn();
    let path = format!("draws/{ID}/draw.json");
    office.write(&path, crlf(&office.read(&path)));
    let (zh, en) = office.refused("B07", &["form", ID]);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [B07] 账本所记的文件 {path} 只是换行符（或 BOM）被改，除此之外与所记一致\n\
             怎么办：从备份恢复该文件，或把换行符和 BOM 改回去（如 dos2unix）；git 会这样改，.gitattributes 中应有“* -text”\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [B07] only the line ends (or a BOM) of the file {path} that the book names differ; otherwise it is \
             what was recorded\nwhat to do: restore the file from a copy, or put its line ends and BOM back (dos2unix); git \
             does this: .gitattributes should say \"* -text\"\n"
        )
    );
}
