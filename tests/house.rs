//! The house: imports only go down, `domain` is pure, files stay short, and no test file is forgotten.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Every module of the library below its first name, and its floor.
const FLOORS: [(&str, u8); 12] = [
    ("domain", 0),
    ("format", 1),
    ("text", 1),
    ("disk", 2),
    ("view", 2),
    ("acts", 3),
    ("exit", 3),
    ("console", 3),
    ("refusing", 4),
    ("commands", 5),
    ("cli", 6),
    ("main", 7),
];

/// What may not be named inside `domain`: files, clock, environment, printing, and libraries that do such things.
const IMPURE: [&str; 16] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::time",
    "std::process",
    "std::net",
    "Utc::now",
    "Local::now",
    "println!",
    "eprintln!",
    "anyhow",
    "clap",
    "csv::",
    "comfy_table",
    "indicatif",
    "tempfile",
];

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn floor_of(name: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(module, _)| *module == name)
        .map(|(_, floor)| *floor)
}

/// The first name of a file below src: its folder, or the file itself.
fn module_of(path: &Path) -> String {
    let below = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap();
    below
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .trim_end_matches(".rs")
        .to_owned()
}

/// Lines that are code, with their numbers: comments and what stands below the tests' heading are left out.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let tests = text
        .lines()
        .position(|line| line.trim() == "#[cfg(test)]")
        .unwrap_or(usize::MAX);
    text.lines()
        .enumerate()
        .take(tests)
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(i, l)| (i + 1, l))
}

/// Breaches of the order of floors in one file: `crate::name` with a name that is not below.
fn upward(module: &str, text: &str) -> Vec<String> {
    let own = floor_of(module).unwrap();
    let mut breaches = Vec::new();
    for (number, line) in code_lines(text) {
        for (at, _) in line.match_indices("crate::") {
            let name: String = line[at + 7..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let Some(floor) = floor_of(&name) else {
                continue;
            };
            if name != module && floor >= own {
                breaches.push(format!(
                    "line {number}: {module} (floor {own}) names {name} (floor {floor})"
                ));
            }
        }
    }
    breaches
}

#[test]
fn imports_only_go_down() {
    let mut breaches = Vec::new();
    for (path, text) in sources("src") {
        let module = module_of(&path);
        if module == "lib" || module == "main" {
            continue;
        }
        assert!(
            floor_of(&module).is_some(),
            "{}: no floor for {module}",
            path.display()
        );
        breaches.extend(
            upward(&module, &text)
                .into_iter()
                .map(|breach| format!("{}: {breach}", path.display())),
        );
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn a_planted_breach_is_caught() {
    assert_eq!(
        upward("domain", "use crate::disk::case;\n// use crate::disk\n").len(),
        1
    );
    assert_eq!(
        upward("format", "fn f() { crate::text::both!(1) }\n").len(),
        1
    );
    assert_eq!(
        upward(
            "commands",
            "use crate::domain::key;\nuse crate::commands::x;\n"
        )
        .len(),
        0
    );
}

#[test]
fn the_domain_is_pure() {
    let mut breaches = Vec::new();
    for (path, text) in sources("src/domain") {
        for (number, line) in code_lines(&text) {
            for word in IMPURE.iter().filter(|word| line.contains(*word)) {
                breaches.push(format!("{}:{number}: {word}", path.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn files_are_short_and_have_a_name_that_says_something() {
    for (path, text) in sources("src")
        .into_iter()
        .chain(sources("tests"))
        .chain(sources("benches"))
    {
        let lines = text.lines().count();
        assert!(lines <= 600, "{}: {lines} lines", path.display());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        for vague in [
            "util", "utils", "common", "helper", "helpers", "misc", "shared",
        ] {
            assert_ne!(name, vague, "{}", path.display());
        }
        assert!(
            text.starts_with("//!"),
            "{}: says not what it is",
            path.display()
        );
    }
}

#[test]
fn no_test_file_is_forgotten() {
    for folder in ["cli", "method", "site"] {
        for (path, _) in sources(&format!("tests/{folder}")) {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            if name == "main" {
                continue;
            }
            // A room's mod.rs is listed by its folder's name, one folder up.
            let (name, place) = if name == "mod" {
                let room = path.parent().unwrap();
                let name = room.file_name().unwrap().to_string_lossy().into_owned();
                (name, room.parent().unwrap())
            } else {
                (name, path.parent().unwrap())
            };
            let lists = ["main.rs", "mod.rs"].map(|list| place.join(list));
            let listed = lists.iter().filter(|list| list.exists()).any(|list| {
                let text = fs::read_to_string(list).unwrap();
                text.contains(&format!("mod {name};"))
            });
            assert!(listed, "{} is not listed", path.display());
        }
    }
}
