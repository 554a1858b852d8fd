//! `explain`, docs/codes.md, `help` and `man`.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::office::{Office, files_below};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The codes that the rules give out: every `"X00"` below src/domain, the tests' own made-up ones left out.
fn given_out() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for (path, bytes) in files_below(&Path::new(ROOT).join("src/domain")) {
        let text = String::from_utf8(bytes).unwrap();
        let rules = text.split("#[cfg(test)]").next().unwrap();
        assert!(path.extension().is_some_and(|end| end == "rs"));
        codes.extend(rules.split('"').filter(|q| is_code(q)).map(str::to_owned));
    }
    codes
}

fn is_code(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 3 && bytes[0].is_ascii_uppercase() && bytes[1..].iter().all(u8::is_ascii_digit)
}

#[test]
pub(crate) fn every_code_that_is_given_out_is_explained_and_no_other() {
    let office = Office::empty();
    for lang in ["zh", "en"] {
        let ran = office.run(&["explain", "--lang", lang, "--json"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let all: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
        let codes: Vec<&str> = all
            .iter()
            .map(|code| code["code"].as_str().unwrap())
            .collect();
        let listed: BTreeSet<String> = codes.iter().map(|&code| code.to_owned()).collect();
        assert_eq!(listed.len(), codes.len(), "a code is explained twice");
        assert_eq!(listed, given_out());
        for key in ["meaning", "example", "todo"] {
            assert!(all.iter().all(|code| code[key] != ""), "{key}");
        }
    }
}

#[test]
fn the_page_of_codes_is_what_the_program_writes() {
    let ran = Office::empty().run(&["explain", "--markdown"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let path = Path::new(ROOT).join("docs/codes.md");
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|value| value == "1") {
        std::fs::write(&path, &ran.out).unwrap();
    }
    let page = std::fs::read_to_string(path).unwrap();
    assert!(
        page == ran.out,
        "docs/codes.md: write it anew with choucha explain --markdown"
    );
}

#[test]
fn a_code_is_explained_however_it_is_typed() {
    let office = Office::empty();
    for typed in ["D03", "d03", " Ｄ０３", "'d03"] {
        let zh = office.run(&["explain", typed, "--lang", "zh"]);
        assert_eq!((zh.code, zh.err.as_str()), (0, ""), "{typed}");
        assert_eq!(
            zh.out,
            "D03 本轮已抽取\n例如：本轮已抽取：AJ-2026-01-1\n怎么办：要抽别的轮次，加 --round；确需重抽本轮，先用 choucha void AJ-2026-01-1 --reason \"…\" 作废，原抽取保留在账\n"
        );
    }
    let en = office.run(&["explain", "l08", "--lang", "en"]);
    assert!(
        en.out.starts_with("L08 no date\nfor example: "),
        "{}",
        en.out
    );
    let (zh, en) = (office.zh(&["explain", "B9"]), office.en(&["explain", "Q1"]));
    assert_eq!((zh.code, en.code), (3, 3));
    assert_eq!(
        zh.err,
        "拒绝 [C14] 没有代号“B9”\n怎么办：相近的代号：B01、B02、B03、B04、B05、B06、B07、B08、B09、B10、B11、B12、B13、B14、B15、B16、B20、B21；choucha explain 列出全部\n"
    );
    assert!(
        en.err
            .starts_with("refused [C14] there is no code \"Q1\"\n"),
        "{}",
        en.err
    );
    assert!(
        en.err.contains("codes near it: B…, C…, D…, H…"),
        "{}",
        en.err
    );
}

#[test]
fn help_says_what_the_flag_says() {
    let office = Office::empty();
    for lang in ["zh", "en"] {
        for words in [&[][..], &["draw"], &["record", "add"], &["plan"]] {
            let asked = office.run(&[&["--lang", lang, "help"], words].concat());
            let flag = office.run(&[&["--lang", lang], words, &["--help"]].concat());
            assert_eq!(asked, flag, "{words:?}");
            assert_eq!(asked.code, 0);
        }
        let ran = office.run(&["--lang", lang, "help", "nix"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("nix"), "{}", ran.err);
    }
}

#[test]
fn a_page_of_the_manual_is_written_for_each_command_and_no_file_of_others_is_lost() {
    let office = Office::empty();
    let page = |name: &str| office.path().join("man").join(name);
    for (lang, heading, about) in [
        ("zh", ".SH 名称\n", "抽取一轮"),
        ("en", ".SH NAME\n", "Draw a round"),
        ("zh", ".SH 选项\n", "种子：一行文字"),
    ] {
        let ran = office.run(&["man", "man", "--lang", lang]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let text = std::fs::read_to_string(page("choucha-draw.1")).unwrap();
        assert!(text.contains(heading) && text.contains(about), "{text}");
        let pages = files_below(&office.path().join("man")).len();
        let help = ["", "plan", "record", "lists", "ledger"].map(|group| {
            let args: Vec<&str> = group
                .split_whitespace()
                .chain(["--help", "--lang=en"])
                .collect();
            let help = office.run(&args).out;
            let below = help.lines().skip_while(|line| *line != "Commands:").skip(1);
            below
                .take_while(|line| !line.is_empty())
                .filter(|line| !line.starts_with("   "))
                .count()
        });
        assert_eq!(pages, 1 + help.iter().sum::<usize>());
    }
    std::fs::write(page("choucha-void.1"), "somebody's own").unwrap();
    let before = files_below(&office.path().join("man"));
    for (lang, said) in [("zh", "拒绝 [C12] "), ("en", "refused [C12] ")] {
        let ran = office.run(&["man", "man", "--lang", lang]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""));
        assert!(
            ran.err.starts_with(said) && ran.err.contains("choucha-void.1"),
            "{}",
            ran.err
        );
    }
    assert_eq!(files_below(&office.path().join("man")), before);
    std::fs::write(office.path().join("file"), "").unwrap();
    assert_eq!(office.run(&["man", "file"]).code, 4);
}
