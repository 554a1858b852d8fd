//! Floors: imports only go down, and two modules of one floor do not know each other.

use crate::known::{Breach, Known, hold};
use crate::resolving::{House, Import, Target};

/// Every module below the crate's root, from below; what docs/architecture.md has between acts and commands is counted
/// here too. `lib` is the root itself.
const FLOORS: [(&str, u8); 13] = [
    ("domain", 0),
    ("format", 1),
    ("text", 1),
    ("disk", 2),
    ("view", 2),
    ("acts", 3),
    ("console", 3),
    ("exit", 3),
    ("refusing", 4),
    ("commands", 5),
    ("cli", 6),
    ("main", 7),
    ("lib", 8),
];

const KNOWN: Known = &[];

fn floor(name: &str) -> Option<u8> {
    let found = FLOORS.iter().find(|(module, _)| *module == name);
    found.map(|(_, floor)| *floor)
}

fn upward(import: &Import<'_>) -> Option<String> {
    let own = import.file.module.first().map_or("lib", String::as_str);
    let Target::Inside(inside) = &import.target else {
        return None;
    };
    // What is no floor stands in the root.
    let other = inside.first().map(String::as_str);
    let other = other.filter(|name| floor(name).is_some()).unwrap_or("lib");
    let (below, above) = (floor(own)?, floor(other)?);
    (own != other && above >= below)
        .then(|| format!("{own} (floor {below}) names {other} (floor {above})"))
}

fn breaches(house: &House) -> Vec<Breach> {
    let homeless = house.files.iter().filter(|(path, file)| {
        let module = file.module.first().map_or("lib", String::as_str);
        path.starts_with("src/") && floor(module).is_none()
    });
    let homeless = homeless.map(|(path, _)| Breach {
        file: path.clone(),
        line: 1,
        what: "no floor".to_owned(),
        why: "the list of floors does not name it".to_owned(),
    });
    let upward = house.imports("src/").filter_map(|import| {
        let why = upward(&import)?;
        Some(Breach {
            file: import.path.to_owned(),
            line: import.named.line,
            what: import.written(),
            why,
        })
    });
    homeless.chain(upward).collect()
}

#[test]
fn imports_only_go_down() {
    hold(&breaches(House::here()), KNOWN);
}

/// What stands in `domain/lists/item.rs` of a house of all floors: lines of its breaches.
fn planted(text: &str) -> Vec<usize> {
    planted_at("src/domain/lists/item.rs", text)
}

fn planted_at(path: &str, text: &str) -> Vec<usize> {
    let floors = [
        "src/lib.rs",
        "src/domain/mod.rs",
        "src/domain/ground/cell.rs",
        "src/disk/mod.rs",
        "src/text/mod.rs",
        "src/format/mod.rs",
        "src/view/mod.rs",
        "src/commands/mod.rs",
    ];
    let floors = floors.map(|at| (at, "//! Empty.")).into_iter();
    let house = House::of(floors.chain([(path, text)]));
    let lines: Vec<usize> = breaches(&house).iter().map(|breach| breach.line).collect();
    lines
}

#[test]
fn an_upward_import_is_caught() {
    assert_eq!(planted("\nuse crate::disk::case;"), [2]);
    assert_eq!(planted("fn f() {\n    crate::text::x(1)\n}"), [2]);
    assert_eq!(planted("use choucha::disk::case;"), [1]);
    assert_eq!(
        planted_at("src/format/csv.rs", "use crate::text::Lang;"),
        [1]
    );
    assert_eq!(planted_at("src/disk/x.rs", "use crate::view::table;"), [1]);
    assert_eq!(planted_at("src/novel/mod.rs", ""), [1]);
}

#[test]
fn a_grouped_import_is_caught() {
    assert_eq!(
        planted("use crate::{\n    disk::case,\n    text::Lang\n};"),
        [2, 3]
    );
    assert_eq!(
        planted("use crate::{domain::{ground, lists}, disk::{self}};"),
        [1]
    );
    assert_eq!(planted("use {std::fmt, crate::disk};"), [1]);
    assert_eq!(planted("use crate::*;\nfn f() { disk::case::x() }"), [1, 2]);
}

#[test]
fn a_way_up_by_super_is_caught() {
    assert_eq!(planted("use super::super::super::disk::case;"), [1]);
    assert_eq!(
        planted("use super::super::{super::disk::case, ground::cell};"),
        [1]
    );
    assert_eq!(
        planted("fn f() { super::super::super::disk::case::x() }"),
        [1]
    );
    assert_eq!(
        planted("mod a { use super::super::super::super::disk::case; }"),
        [1]
    );
    assert_eq!(
        planted_at("src/format/a.rs", "use super::super::text::Lang;"),
        [1]
    );
}

#[test]
fn an_alias_is_followed() {
    // The import of the crate's root is a breach as well as what is reached through it.
    assert_eq!(
        planted("use crate as house;\nfn f() { house::disk::case::x() }"),
        [1, 2]
    );
    assert_eq!(
        planted("use super::super::super as up;\nuse up::disk as low;\nuse low::case;"),
        [1, 2, 3]
    );
    assert_eq!(
        planted("extern crate self as house;\nuse house::disk::case;"),
        [1, 2]
    );
}

#[test]
fn the_body_of_a_macro_is_read() {
    assert_eq!(
        planted("words! {\n    a(b: crate::disk::Case): \"x\", \"y\";\n}"),
        [2]
    );
    assert_eq!(
        planted("macro_rules! m { () => { $crate::disk::case::x() } }"),
        [1]
    );
    assert_eq!(
        planted("fn f() { format!(\"{}\", crate::disk::case::X) }"),
        [1]
    );
    assert_eq!(
        planted("#[serde(with = \"crate::disk::case\")]\nstruct S;"),
        [1]
    );
}

#[test]
fn code_after_a_first_cfg_test_is_read() {
    let tests = "#[cfg(test)]\nmod tests {\n    use crate::disk::case;\n}\n";
    assert!(planted(tests).is_empty());
    assert_eq!(planted(&format!("{tests}use crate::disk::case;")), [5]);
    assert_eq!(planted("#[cfg(test)]\nuse crate::disk::case;"), [2]);
    assert_eq!(
        planted("#[cfg(test)]\nfn f() {}\nuse crate::disk::case;"),
        [3]
    );
    assert_eq!(
        planted("#[cfg(test)]\nmod other {\n    use crate::disk::case;\n}"),
        [3]
    );
    assert_eq!(
        planted("#[cfg(not(test))]\nmod tests {\n    use crate::disk::case;\n}"),
        [3]
    );
    assert_eq!(
        planted("mod a {\n#[cfg(test)]\nmod tests { use crate::disk::case; }\n}"),
        [3]
    );
}

#[test]
fn what_goes_down_or_is_no_code_passes() {
    assert!(
        planted("use crate::domain::ground::{self, cell as c};\nuse super::super::ground;")
            .is_empty()
    );
    assert!(
        planted("// use crate::disk;\n/// [`crate::disk`]\nconst A: &str = \"crate::disk::case\";")
            .is_empty()
    );
    assert!(
        planted("/* crate::disk */ pub(in crate::domain) fn f<'a>(a: &'a str) -> char { 'c' }")
            .is_empty()
    );
    assert!(
        planted_at(
            "src/commands/draw.rs",
            "use crate::{disk::case, domain::lists, text::Lang};"
        )
        .is_empty()
    );
    assert!(
        planted_at(
            "src/main.rs",
            "use choucha::commands;\nfn main() { choucha::disk::case::x() }"
        )
        .is_empty()
    );
}
