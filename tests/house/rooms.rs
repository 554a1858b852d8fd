//! Rooms inside `domain`: which may know which, and that text, acts and the tests of the commands use their names.

use std::collections::BTreeSet;

use crate::known::{Breach, Known, hold};
use crate::resolving::{House, Import, Target};

/// Each room, and those next below it; what a room may know, whoever may know the room may know too.
const ROOMS: [(&str, &[&str]); 13] = [
    ("ground", &[]),
    ("settings", &["ground"]),
    ("day", &["ground"]),
    ("lists", &["ground", "settings"]),
    ("method", &["ground", "lists"]),
    ("acts", &["ground", "lists"]),
    ("visit", &["acts", "method", "lists", "day"]),
    ("book", &["acts", "visit", "method", "day", "replace"]),
    ("year", &["book", "visit", "method", "lists"]),
    ("replace", &["visit", "acts", "method", "lists"]),
    ("versions", &["lists"]),
    ("public", &["visit", "acts", "method", "lists"]),
    (
        "refusal",
        &["book", "year", "replace", "versions", "public"],
    ),
];

const KNOWN: Known = &[];

/// Those that are a file.
const FILES: &[&str] = &["settings", "refusal"];

/// Folders that hold something else than a room's files; the campaign goes through all of them.
const NO_ROOMS: &[&str] = &["fixtures", "golden", "campaign"];

fn may_know(room: &str, other: &str) -> bool {
    let below = ROOMS.iter().find(|(name, _)| *name == room);
    room == other || below.is_some_and(|(_, below)| below.iter().any(|next| may_know(next, other)))
}

fn is_room(name: &str) -> bool {
    ROOMS.iter().any(|(room, _)| *room == name)
}

fn sideways(import: &Import<'_>) -> Option<String> {
    let Target::Inside(inside) = &import.target else {
        return None;
    };
    let other = inside
        .strip_prefix(&["domain".to_owned()])?
        .first()
        .map_or("domain", String::as_str);
    let room = import.file.module.get(1).map_or("domain", String::as_str);
    (!may_know(room, other)).then(|| format!("{room} may not know {other}"))
}

fn breaches(house: &House) -> Vec<Breach> {
    let sideways = house.imports("src/domain/").filter_map(|import| {
        Some(Breach {
            file: import.path.to_owned(),
            line: import.named.line,
            what: import.written(),
            why: sideways(&import)?,
        })
    });
    let strange = house.files.keys().filter_map(|path| {
        let homes = ["src/domain/", "src/text/", "src/acts/", "tests/cli/"];
        let below = homes.iter().find_map(|home| path.strip_prefix(home))?;
        let file = ["mod.rs", "settings.rs", "refusal.rs"].contains(&below);
        let room = match below.split_once('/') {
            Some((folder, _)) => folder,
            None if path.starts_with("src/domain/") && !file => below,
            None => return None,
        };
        (!is_room(room) && !NO_ROOMS.contains(&room)).then(|| Breach {
            file: path.clone(),
            line: 1,
            what: room.to_owned(),
            why: "is no room of domain".to_owned(),
        })
    });
    sideways.chain(strange).collect()
}

#[test]
fn a_room_knows_only_what_is_below_it() {
    hold(&breaches(House::here()), KNOWN);
}

#[test]
fn the_list_of_rooms_names_what_there_is() {
    let house = House::here();
    let below = house.files.keys();
    let below = below.filter_map(|path| path.strip_prefix("src/domain/"));
    let names = below.map(|path| path.split('/').next().unwrap().trim_end_matches(".rs"));
    let names: BTreeSet<&str> = names.filter(|name| *name != "mod").collect();
    assert_eq!(names, ROOMS.iter().map(|(name, _)| *name).collect());
}

/// What `docs/architecture.md` says of each room: its name, and the rooms of the last column.
fn on_paper(page: &str) -> Vec<(&str, BTreeSet<&str>)> {
    let rows = page.lines().filter_map(|line| {
        let row = line.strip_prefix("| `src/domain/")?;
        let (room, row) = row.split_once("` |")?;
        let known = row.trim_end_matches(" |").rsplit("| ").next()?;
        let known = known.split(", ").filter(|name| *name != "–");
        Some((room, known.collect()))
    });
    rows.collect()
}

#[test]
fn the_architecture_has_the_same_table() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/architecture.md");
    let page = std::fs::read_to_string(path).unwrap();
    let folders = ROOMS.iter().filter(|(room, _)| !FILES.contains(room));
    let folders = folders.map(|(room, known)| (*room, known.iter().copied().collect()));
    assert_eq!(on_paper(&page), folders.collect::<Vec<_>>());
}

fn planted(path: &str, text: &str) -> Vec<usize> {
    let rooms = ROOMS.map(|(room, _)| (format!("src/domain/{room}/mod.rs"), ""));
    let house = House::of(rooms.into_iter().chain([(path.to_owned(), text)]));
    breaches(&house).iter().map(|breach| breach.line).collect()
}

#[test]
fn a_sideways_import_is_caught() {
    let day = "src/domain/day/way.rs";
    assert_eq!(planted(day, "\nuse crate::domain::lists::item;"), [2]);
    assert_eq!(planted(day, "use super::super::lists::item;"), [1]);
    assert_eq!(planted(day, "use super::super::{ground, lists};"), [1]);
    assert_eq!(
        planted(day, "fn f() { crate::domain::year::plan::x() }"),
        [1]
    );
    assert_eq!(
        planted(day, "use crate::domain as all;\nfn f() { all::year::x() }"),
        [1, 2]
    );
    assert_eq!(
        planted(day, "use crate::domain::*;\nfn f() { year::x() }"),
        [1, 2]
    );
    assert_eq!(planted(day, "use crate::domain::refusal::Refusal;"), [1]);
    assert_eq!(
        planted("src/domain/settings.rs", "use super::lists::item;"),
        [1]
    );
    assert_eq!(
        planted(
            "src/domain/versions/side.rs",
            "use crate::domain::method::key;"
        ),
        [1]
    );
}

#[test]
fn what_a_room_may_know_passes() {
    let year = "src/domain/year/plan.rs";
    assert!(
        planted(
            year,
            "use crate::domain::{ground, settings, day::way, acts::x};"
        )
        .is_empty()
    );
    assert!(planted(year, "use super::round;\nuse super::super::book;").is_empty());
    let refusal = "use crate::domain::{public::flaw, year::plan::F, ground};";
    assert!(planted("src/domain/refusal.rs", refusal).is_empty());
}

#[test]
fn a_folder_that_is_no_room_is_caught() {
    for home in ["src/domain", "src/text", "src/acts", "tests/cli"] {
        assert_eq!(planted(&format!("{home}/novel/mod.rs"), ""), [1]);
        assert!(planted(&format!("{home}/visit/novel.rs"), "").is_empty());
    }
    assert_eq!(planted("src/domain/novel.rs", ""), [1]);
    assert!(planted("src/text/novel.rs", "").is_empty());
}
