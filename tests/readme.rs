//! The README: its commands run as they stand, what they are said to print is printed, and every code is listed.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]
#![allow(clippy::print_stdout, reason = "a test says why it was skipped")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn readme() -> String {
    fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap()
}

/// The shell blocks in their order.
fn blocks(text: &str) -> Vec<String> {
    text.split("```sh\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap().to_owned())
        .collect()
}

fn there(program: &str) -> bool {
    Command::new(program).arg("--help").output().is_ok()
}

#[test]
fn the_commands_run_as_they_stand() {
    for program in ["bash", "sha256sum", "openssl", "od", "sed"] {
        if !there(program) {
            println!("skipped: {program} is not on this machine");
            return;
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let bin = folder.path().join("bin");
    fs::create_dir(&bin).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_choucha"), bin.join("choucha")).unwrap();
    fs::create_dir(folder.path().join("examples")).unwrap();
    fs::copy(
        Path::new(ROOT).join("examples/verify.py"),
        folder.path().join("examples/verify.py"),
    )
    .unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut run = 0;
    for block in blocks(&readme()) {
        if block.contains("cargo test") {
            println!("skipped: a test does not run the tests");
            continue;
        }
        if block.contains("python3") && !there("python3") {
            println!("skipped: python3 is not on this machine");
            continue;
        }
        let script = block.replace("cargo run --release -- ", "choucha ");
        let output = Command::new("bash")
            .args(["-euo", "pipefail", "-c", &script])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env("LANG", "zh_CN.UTF-8")
            .env_remove("LC_ALL")
            .output()
            .unwrap();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{script}\n{printed}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        for promised in block.lines().filter_map(|line| line.strip_prefix("# → ")) {
            assert!(
                printed.contains(promised),
                "{script}\nprinted {printed}\nnot {promised}"
            );
        }
        if block.contains("openssl") {
            // Once from the cipher by hand, once from the record.
            assert_eq!(printed.matches("0005307fa523beeb").count(), 2, "{printed}");
        }
        run += 1;
    }
    assert!(run >= 6, "only {run} blocks were run");
}

/// The codes that a source file gives out: `"X00"`.
fn codes_in(file: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(Path::new(ROOT).join(file)).unwrap();
    let quoted = text.split('"').map(str::to_owned);
    quoted
        .filter(|q| {
            q.len() == 3
                && q.is_ascii()
                && q.starts_with(['T', 'C', 'D', 'P', 'B', 'L', 'V', 'W', 'I', 'H', 'R'])
                && q[1..].bytes().all(|b| b.is_ascii_digit())
        })
        .collect()
}

#[test]
fn every_code_is_listed_and_every_listed_code_is_given_out() {
    let mut given = codes_in("src/domain/refusal.rs");
    for file in [
        "fault",
        "text_flaw",
        "version_flaw",
        "inspection",
        "handling",
        "replacement_flaw",
    ] {
        given.extend(codes_in(&format!("src/domain/{file}.rs")));
    }
    let listed: BTreeSet<String> = readme()
        .lines()
        .filter_map(|line| line.strip_prefix("| "))
        .map(|line| line.split(' ').next().unwrap().to_owned())
        .filter(|code| {
            code.len() == 3 && code.is_ascii() && code[1..].bytes().all(|b| b.is_ascii_digit())
        })
        .collect();
    assert_eq!(given, listed);
}

#[test]
fn both_languages_stand_in_every_section() {
    for section in readme()
        .split("\n## ")
        .skip(1)
        .filter(|section| section.contains("**"))
    {
        let (zh, en) = (
            section.matches("**中文**").count(),
            section.matches("**English**").count(),
        );
        assert_eq!(zh, en, "{}", section.lines().next().unwrap());
    }
}
