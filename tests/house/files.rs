//! How files stand: length, heading, names, and that none is forgotten.

use std::collections::BTreeSet;
use std::slice;

use crate::known::{Breach, Known, hold};
use crate::resolving::House;

/// Lines of a file.
const FILE: usize = 450;
/// Lines of a command's file: flags in, one call, words out.
const COMMAND: usize = 150;

const VAGUE: &[&str] = &[
    "util", "utils", "common", "helper", "helpers", "misc", "shared",
];

const LONG_FILES: Known = &[];
const LONG_COMMANDS: Known = &[];

fn breach(file: &str, line: usize, what: String, why: impl Into<String>) -> Breach {
    Breach {
        file: file.to_owned(),
        line,
        what,
        why: why.into(),
    }
}

fn longer(house: &House, below: &str, most: usize) -> Vec<Breach> {
    let files = house
        .files
        .iter()
        .filter(|(path, _)| path.starts_with(below));
    let lines = files.map(|(path, file)| (path, file.text.lines().count()));
    let long = lines.filter(|(_, lines)| *lines > most);
    let long = long.map(|(path, lines)| {
        breach(
            path,
            most + 1,
            format!("over {most} lines"),
            format!("{lines} lines"),
        )
    });
    long.collect()
}

/// Files without a heading, and names that say nothing.
fn names(house: &House) -> Vec<Breach> {
    let mut found = Vec::new();
    for (path, file) in &house.files {
        if !file.text.starts_with("//!") {
            found.push(breach(path, 1, "no //!".to_owned(), "says not what it is"));
        }
        let names = path.trim_end_matches(".rs").split('/');
        let vague = names.filter(|name| VAGUE.contains(name));
        found.extend(vague.map(|name| breach(path, 1, name.to_owned(), "the name says nothing")));
    }
    found
}

/// Files that no program declares, itself or through the modules that it declares.
fn forgotten(house: &House) -> Vec<Breach> {
    let is_program = |path: &&String| {
        let names: Vec<&str> = path.split('/').collect();
        match names[..] {
            ["src", name] => name == "lib.rs" || name == "main.rs",
            [_, _] => true,
            ["tests" | "benches", _, name] => name == "main.rs",
            _ => false,
        }
    };
    let mut open: Vec<String> = house.files.keys().filter(is_program).cloned().collect();
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    while let Some(path) = open.pop() {
        let (folder, name) = path.rsplit_once('/').unwrap();
        let program = seen.contains(&path) && is_program(&&path);
        let own = if program || name == "mod.rs" {
            folder.to_owned()
        } else {
            path.trim_end_matches(".rs").to_owned()
        };
        for child in &house.files[&path].reading.children {
            let below = [slice::from_ref(&own), &child.within[..]]
                .concat()
                .join("/");
            let at = match &child.path {
                Some(path) => vec![joined(folder, path)],
                None => vec![
                    format!("{below}/{}.rs", child.name),
                    format!("{below}/{}/mod.rs", child.name),
                ],
            };
            let at = at.into_iter().filter(|path| house.files.contains_key(path));
            open.extend(at.filter(|path| seen.insert(path.clone())));
        }
    }
    let lost = house.files.keys().filter(|path| !seen.contains(*path));
    let lost = lost.map(|path| breach(path, 1, "forgotten".to_owned(), "no `mod` declares it"));
    lost.collect()
}

/// A `#[path]` seen from its folder.
fn joined(folder: &str, path: &str) -> String {
    let mut names: Vec<&str> = folder.split('/').collect();
    for name in path.split('/') {
        match name {
            ".." => {
                names.pop();
            }
            "." => {}
            _ => names.push(name),
        }
    }
    names.join("/")
}

#[test]
fn files_are_short() {
    hold(&longer(House::here(), "", FILE), LONG_FILES);
}

#[test]
fn commands_are_short() {
    hold(
        &longer(House::here(), "src/commands/", COMMAND),
        LONG_COMMANDS,
    );
}

#[test]
fn files_say_what_they_are() {
    hold(&names(House::here()), &[]);
}

#[test]
fn no_file_is_forgotten() {
    hold(&forgotten(House::here()), &[]);
}

#[test]
fn a_long_file_is_caught() {
    let of = |lines: usize| House::of([("tests/cli/a.rs", "// line\n".repeat(lines))]);
    assert_eq!(longer(&of(451), "", FILE).len(), 1);
    assert!(longer(&of(450), "", FILE).is_empty());
}

#[test]
fn a_missing_heading_and_a_vague_name_are_caught() {
    let found = |path: &str, text: &str| names(&House::of([(path, text)])).len();
    assert_eq!(found("src/a.rs", "use std::fmt;"), 1);
    assert_eq!(found("src/a.rs", "/// Of the next.\nfn f() {}"), 1);
    assert_eq!(found("tests/cli/common.rs", "//! Says."), 1);
    assert_eq!(found("src/domain/helpers/a.rs", "//! Says."), 1);
    assert_eq!(found("tests/cli/shared/mod.rs", "//! Says."), 1);
    assert_eq!(found("src/commonplace.rs", "//! Says."), 0);
}

#[test]
fn a_forgotten_file_is_caught() {
    let found = |files: &[(&str, &str)]| {
        let found = forgotten(&House::of(files.iter().copied()));
        found.into_iter().map(|b| b.file).collect::<Vec<_>>()
    };
    let main = (
        "tests/cli/main.rs",
        "mod visit;\n#[path = \"../missing/mod.rs\"]\nmod missing;",
    );
    let missing = ("tests/missing/mod.rs", "//! Says.");
    let room = ("tests/cli/visit/mod.rs", "mod record;");
    let record = ("tests/cli/visit/record.rs", "mod deeper;");
    let deeper = ("tests/cli/visit/record/deeper.rs", "");
    let lost = ("tests/cli/visit/lost.rs", "");
    assert!(found(&[main, room, record, deeper, missing, ("tests/readme.rs", "")]).is_empty());
    assert_eq!(
        found(&[main, room, record, deeper, missing, lost]),
        [lost.0]
    );
    assert_eq!(
        found(&[("tests/cli/main.rs", "// mod visit;"), room]),
        [room.0]
    );
    assert_eq!(
        found(&[
            ("src/lib.rs", "pub mod a;"),
            ("src/a.rs", ""),
            ("src/b.rs", "")
        ]),
        ["src/b.rs"]
    );
}
