//! No circle between files: whoever reads a file has read what stands below it before.

use std::collections::{BTreeMap, BTreeSet};

use crate::known::{Breach, Known, hold};
use crate::resolving::{House, Target};

/// The imports of which a circle is made, each with the file it leads to.
const KNOWN: Known = &[];

/// What each file imports, with the line of the first import. `mod name;` is none, and a `use` of a module alone only
/// brings in its name: what is reached through the name counts.
fn edges(house: &House) -> BTreeMap<&str, BTreeMap<&str, usize>> {
    let mut edges: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for import in house.imports("src/") {
        let Target::Inside(inside) = &import.target else {
            continue;
        };
        let Some((to, length)) = house.file_of(inside) else {
            continue;
        };
        let only_named = import.named.bound.is_some() && length == inside.len();
        if to != import.path && !only_named {
            let line = edges.entry(import.path).or_default().entry(to);
            line.or_insert(import.named.line);
        }
    }
    edges
}

/// Every file that can be reached from `from`.
fn reached<'a>(
    from: &'a str,
    edges: &BTreeMap<&'a str, BTreeMap<&'a str, usize>>,
) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        let next = edges.get(file).into_iter().flat_map(BTreeMap::keys);
        open.extend(next.filter(|file| found.insert(**file)));
    }
    found
}

/// Each import that is part of a circle.
fn breaches(house: &House) -> Vec<Breach> {
    let edges = edges(house);
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        edges.keys().map(|at| (*at, reached(at, &edges))).collect();
    let back = |from: &str, to: &str| reach.get(to).is_some_and(|files| files.contains(from));
    let mut found = Vec::new();
    for (from, imports) in &edges {
        for (to, line) in imports.iter().filter(|(to, _)| back(from, to)) {
            let circle = reach[to].iter().filter(|file| back(file, from));
            let circle: Vec<&str> = circle.copied().filter(|file| back(from, file)).collect();
            found.push(Breach {
                file: (*from).to_owned(),
                line: *line,
                what: (*to).to_owned(),
                why: format!("a circle of {}: {}", circle.len(), circle.join(" · ")),
            });
        }
    }
    found
}

#[test]
fn no_circle_between_files() {
    hold(&breaches(House::here()), KNOWN);
}

fn planted(files: &[(&str, &str)]) -> Vec<String> {
    let house = House::of(files.iter().copied());
    let lines = breaches(&house);
    let lines = lines
        .iter()
        .map(|b| format!("{}:{} {}", b.file, b.line, b.what));
    lines.collect()
}

#[test]
fn a_circle_of_two_files_is_caught() {
    let found = planted(&[
        ("src/a.rs", "\nuse crate::b::B;"),
        ("src/b.rs", "fn f() { super::a::f() }"),
        ("src/c.rs", "use crate::{a::A, b::B};"),
    ]);
    assert_eq!(found, ["src/a.rs:2 src/b.rs", "src/b.rs:1 src/a.rs"]);
}

#[test]
fn a_circle_of_three_files_is_caught() {
    let found = planted(&[
        ("src/a.rs", "use crate::b::B;"),
        ("src/b.rs", "use crate::c as low;\nfn f() { low::f() }"),
        ("src/c.rs", "words! { a(b: super::a::A) }"),
    ]);
    assert_eq!(
        found,
        [
            "src/a.rs:1 src/b.rs",
            "src/b.rs:2 src/c.rs",
            "src/c.rs:1 src/a.rs"
        ]
    );
}

#[test]
fn a_parent_that_holds_something_is_a_file() {
    let child = ("src/a/low.rs", "use super::Shared;");
    let found = planted(&[
        (
            "src/a/mod.rs",
            "mod low;\npub use low::Low;\nstruct Shared;",
        ),
        child,
    ]);
    assert_eq!(
        found,
        ["src/a/low.rs:1 src/a/mod.rs", "src/a/mod.rs:2 src/a/low.rs"]
    );
    assert!(planted(&[("src/a/mod.rs", "pub mod low;\nstruct Shared;"), child]).is_empty());
}

#[test]
fn what_goes_one_way_passes() {
    let found = planted(&[
        ("src/a/mod.rs", "pub mod b;\npub mod c;"),
        (
            "src/a/b.rs",
            "use super::c::C;\nuse crate::a;\nuse super::{self, c};",
        ),
        (
            "src/a/c.rs",
            "fn f() { self::f(); Self::g() }\n#[cfg(test)]\nmod tests { use crate::a::b::B; }",
        ),
    ]);
    assert!(found.is_empty(), "{found:?}");
}
