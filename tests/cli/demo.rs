//! `demo` and `selftest`.

use crate::needed;
use crate::office::{Office, golden, masked};

/// The steps and the last lines. What is drawn differs each time, since a seal has a salt of the operating system: the
/// certificates that a step names are masked.
fn story(out: &str) -> String {
    let mut lines: Vec<&str> = out.lines().filter(|line| line.starts_with("── ")).collect();
    let end = out.lines().rev().take_while(|line| !line.is_empty());
    let mut end: Vec<&str> = end.collect();
    end.reverse();
    lines.append(&mut end);
    let mut story = lines.join("\n") + "\n";
    for option in ["--entered-by ", "--inspector "] {
        let mut from = 0;
        while let Some(at) = story[from..]
            .find(option)
            .map(|at| from + at + option.len())
        {
            assert!(story[at..].starts_with("370499010"), "{}", &story[at..]);
            story.replace_range(at..at + "37049901001".len(), "<cert>");
            from = at;
        }
    }
    story
}

#[test]
fn the_demonstration_runs_from_an_empty_folder_to_a_verified_draw() {
    if needed::program("ssh-keygen").is_none() {
        return;
    }
    for lang in ["zh", "en"] {
        let office = Office::empty();
        let ran = office.run(&["--lang", lang, "demo"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        golden(&format!("demo.{lang}.txt"), &story(&ran.out));
        golden(&format!("demo.{lang}.err.txt"), &masked(&ran.err));
        let book = office.path().join("choucha-demo/ledger.jsonl");
        let book = std::fs::read_to_string(book).unwrap();
        for (line, act) in [(17, "seal"), (19, "draw")] {
            let named = book.lines().nth(line - 1).unwrap();
            assert!(named.contains(&format!("\"act\":\"{act}\"")), "{named}");
        }
        for draw in ["AJ-2026-01-1", "AJ-2026-02-2"] {
            let ran = office.run(&["-C", "choucha-demo", "verify", draw]);
            assert_eq!(ran.code, 0, "{ran:?}");
        }
        // The keys are gone.
        let left = std::fs::read_dir(office.path()).unwrap();
        let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["choucha-demo"]);
    }
}

#[test]
fn without_ssh_keygen_the_demonstration_leaves_signatures_out_and_says_so() {
    for (lang, said) in [
        (
            "zh",
            "\n── 本机没有 ssh-keygen，登记签名人、签名和外部见证的步骤略过。\n",
        ),
        (
            "en",
            "\n── No ssh-keygen on this machine: registering signers, signing and witnessing are skipped.\n",
        ),
    ] {
        let office = Office::empty();
        let mut command = office.command();
        let ran = command
            .env("PATH", office.path())
            .args(["--lang", lang, "demo"]);
        let ran = ran.output().unwrap();
        let out = String::from_utf8(ran.stdout).unwrap();
        assert_eq!(ran.status.code(), Some(0), "{out}");
        assert_eq!(out.matches(said).count(), 1, "{out}");
        assert!(!out.contains("choucha-demo-keys"), "{out}");
        assert!(!office.path().join("choucha-demo/signers").exists());
    }
}

#[test]
fn the_demonstration_does_not_touch_a_folder_that_is_not_empty() {
    let office = Office::empty();
    assert_eq!(office.run(&["--lang", "zh", "demo", "x"]).code, 0);
    let list = office.path().join("x/draws/AJ-2026-01-1/list.csv");
    let before = std::fs::read(&list).unwrap();
    let ran = office.run(&["--lang", "zh", "demo", "x"]);
    assert_eq!(ran.code, 3);
    assert_eq!(
        ran.err,
        "拒绝 [C02] ./x 不是空文件夹\n怎么办：另选一个文件夹；已有的内容没有动过\n"
    );
    let ran = office.run(&["--lang", "en", "demo", "x"]);
    assert_eq!(ran.code, 3);
    assert_eq!(
        ran.err,
        "refused [C02] ./x is not empty\nwhat to do: choose another folder; nothing in this one was touched\n"
    );
    assert_eq!(std::fs::read(&list).unwrap(), before);
}

#[test]
pub(crate) fn the_selftest_passes_every_vector() {
    let office = Office::empty();
    let zh = office.run(&["--lang", "zh", "selftest"]);
    let en = office.run(&["--lang", "en", "selftest"]);
    assert_eq!((zh.code, zh.err.as_str()), (0, ""));
    assert_eq!((en.code, en.err.as_str()), (0, ""));
    let whats = [
        "ChaCha20 密码流",
        "密钥推导",
        "比例与取整",
        "对象抽取",
        "整场抽取与配组",
        "应当拒绝的文本",
        "更换",
        "信标签名",
        "签名和外部见证",
    ];
    let lines: Vec<&str> = zh.out.lines().collect();
    assert_eq!(lines.len(), whats.len(), "{}", zh.out);
    for (line, what) in lines.iter().zip(whats) {
        assert!(
            line.starts_with(&format!("✓ {what}：")) && line.ends_with(" 例通过，0 例不符"),
            "{line}"
        );
    }
    let whats = [
        "ChaCha20 stream",
        "key derivation",
        "ratios and ceilings",
        "drawing objects",
        "whole draws and teams",
        "texts to refuse",
        "replacements",
        "beacon signatures",
        "signatures and witnesses",
    ];
    for (line, what) in en.out.lines().zip(whats) {
        assert!(
            line.starts_with(&format!("✓ {what}: ")) && line.ends_with(" passed, 0 failed"),
            "{line}"
        );
    }
    let json = office.run(&["selftest", "--json"]);
    let results: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let results = results.as_array().unwrap();
    assert!(
        results
            .iter()
            .all(|result| result["failed"] == 0 && result["passed"].as_u64() > Some(0))
    );
}
