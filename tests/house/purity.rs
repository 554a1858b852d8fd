//! `domain` is pure: no files, clock, randomness, environment, printing. What it may use of other crates stands in a
//! list; whatever the list does not name may not be named.

use crate::known::{Breach, Known, hold};
use crate::resolving::{House, Target};

/// What may be named of other crates: the thing, and what is below it.
const ALLOWED: &[&str] = &[
    // The names of lints, in attributes.
    "clippy",
    "base64",
    "bls12_381",
    "chrono::DateTime",
    "chrono::Datelike",
    "chrono::Days",
    "chrono::NaiveDate",
    "chrono::NaiveDateTime",
    "chrono::NaiveTime",
    "chrono::Weekday",
    "ed25519_dalek",
    "petgraph::algo::dinics",
    "petgraph::graph",
    "rand_chacha::ChaCha20Rng",
    "rand_chacha::rand_core::Rng",
    "rand_chacha::rand_core::SeedableRng",
    "serde",
    "sha2",
    "sha2_0_10",
    "std::array",
    "std::borrow",
    // What is brought up to date where it lies, and what several hold: both end with the run.
    "std::cell::RefCell",
    "std::cmp",
    "std::collections",
    "std::convert",
    "std::error",
    "std::fmt",
    // What kind of failure the system reports: a word, nothing that reads or writes.
    "std::io::ErrorKind",
    "std::iter",
    "std::mem::Discriminant",
    "std::mem::discriminant",
    "std::num",
    "std::ops",
    "std::rc::Rc",
    "std::str",
    // What several hold, read on both cores; and a value made once, of what stands in the program.
    "std::sync::Arc",
    "std::sync::LazyLock",
    "strsim::levenshtein",
    "tinyvec::TinyVec",
    "unicode_normalization",
    "unicode_properties",
    // Several numbers at once.
    "wide::i16x8",
    "wide::u8x16",
];

/// Names that may not end or go through any path, even one of an allowed thing: the clock, and seeds that nobody chose.
const DENIED: &[&str] = &[
    "DefaultHasher",
    "RandomState",
    "from_entropy",
    "from_os_rng",
    "from_rng",
    "now",
    "try_from_os_rng",
    "try_from_rng",
];

/// Macros that may be called: none prints, none reads anything when the program runs.
const MACROS: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "concat",
    "debug_assert",
    "debug_assert_eq",
    "format",
    "format_args",
    "include_str",
    "matches",
    "panic",
    "stringify",
    "unreachable",
    "vec",
    "write",
    "writeln",
];

const KNOWN: Known = &[];

fn allowed(path: &[String]) -> bool {
    let whole = path.join("::");
    let whole = match whole.strip_prefix("core::") {
        Some(rest) => format!("std::{rest}"),
        None => whole,
    };
    let below = |name: &str| whole == *name || whole.starts_with(&format!("{name}::"));
    ALLOWED.iter().any(|name| below(name)) && path.last().is_some_and(|last| last != "*")
}

fn breaches(house: &House) -> Vec<Breach> {
    let named = house.imports("src/domain/").filter_map(|import| {
        let foreign = match &import.target {
            Target::Outside(path) if !allowed(path) => Some(path.join("::")),
            _ => None,
        };
        let segments = &import.named.segments;
        let denied = segments.iter().find(|name| DENIED.contains(&name.as_str()));
        let name = foreign.or(denied.cloned())?;
        Some((import.path, import.named.line, import.written(), name))
    });
    // A path that leads nowhere known, as `Utc::now` under a glob, may still end in what is denied.
    let denied = house.files.iter().flat_map(|(path, file)| {
        let named = file.reading.named.iter().filter_map(move |named| {
            let denied = named
                .segments
                .iter()
                .find(|name| DENIED.contains(&name.as_str()))?;
            let written = named.segments.join("::");
            Some((path.as_str(), named.line, written, denied.clone()))
        });
        named.filter(|(path, ..)| path.starts_with("src/domain/"))
    });
    let called = house.files.iter().flat_map(|(path, file)| {
        let made = &file.reading.made;
        let called = file.reading.called.iter();
        let called =
            called.filter(|(_, name)| !MACROS.contains(&name.as_str()) && !made.contains(name));
        called.map(|(line, name)| (path.as_str(), *line, format!("{name}!"), format!("{name}!")))
    });
    let called = called.filter(|(path, ..)| path.starts_with("src/domain/"));
    let mut found: Vec<_> = named.chain(denied).chain(called).collect();
    found.sort();
    found.dedup_by(|one, other| one.0 == other.0 && one.1 == other.1 && one.2 == other.2);
    let breach = |(file, line, what, name): (&str, usize, String, String)| Breach {
        file: file.to_owned(),
        line,
        what,
        why: format!("domain may not use {name}"),
    };
    found.into_iter().map(breach).collect()
}

#[test]
fn the_domain_is_pure() {
    hold(&breaches(House::here()), KNOWN);
}

fn planted(text: &str) -> Vec<usize> {
    let other = ("src/domain/method/key.rs", "");
    let house = House::of([("src/domain/method/draw.rs", text), other]);
    breaches(&house).iter().map(|breach| breach.line).collect()
}

#[test]
fn a_foreign_name_is_caught() {
    for text in [
        "fn f() -> u64 { rand::random::<u64>() }",
        "use std::{fs, fmt};",
        "use std::{fmt, time::SystemTime};",
        "use std::fs as text;",
        "use std::*;",
        "use std as s;",
        "use core::time::Duration;",
        "extern crate rand;",
        "extern crate rand as chance;",
        "fn f() { ::std::fs::read(\"x\") }",
        "fn f() -> ::std::fs::File { g() }",
        "fn f() { g(); {} ::std::fs::read(\"x\") }",
        "fn f() { std::env::var(\"x\") }",
        "fn f() { for x in std::env::args() {} }",
        "fn f() { let r = 0..std::process::id(); }",
        "fn f() { std::println!(\"x\") }",
        "fn f() { println!(\"x\") }",
        "fn f() { eprintln!(\"x\") }",
        "fn f() { print!(\"x\") }",
        "fn f() { dbg!(1) }",
        "fn f() { include!(\"x\") }",
        "fn f() { env!(\"x\") }",
        "fn f() { format!(\"{}\", std::process::id()) }",
        "fn f() { chrono::Utc::now() }",
        "use chrono::{Local, NaiveDate};",
        "use chrono::prelude::*;",
        "fn f() { Utc::now() }",
        "fn f() { Clock::now }",
        "use std::collections::hash_map::RandomState;",
        "use rand_chacha::ChaCha20Rng;fn f() { ChaCha20Rng::from_os_rng() }",
        "use serde_json::Value;",
        "#[serde(default = \"std::process::id\")] struct S;",
        "macro_rules! m { () => { rand::random() } }",
        "#[cfg(test)]\nfn g() {} fn f() { rand::random() }",
    ] {
        assert_eq!(planted(text).len(), 1, "{text}");
    }
    assert_eq!(
        planted("use std::{\n    fs,\n    time::SystemTime,\n};"),
        [2, 3]
    );
    assert_eq!(
        planted("use std as s;\nfn f() { s::fs::read(\"x\") }"),
        [1, 2]
    );
}

#[test]
fn what_is_pure_passes() {
    for text in [
        "use std::{cmp::Ordering, collections::BTreeMap, fmt::{self, Write as _}};",
        "use chrono::{Datelike, NaiveDate};fn f() { NaiveDate::from_ymd_opt(1, 1, 1) }",
        "use super::key;fn f() { key::derive(u64::MAX, str::len) }",
        "use std::fmt;impl fmt::Display for A { fn f() { write!(f, \"std::fs\") } }",
        "fn f<T: Default>() { T::default(); <T as Default>::default(); Vec::<T>::new(); x.map(A::b) }",
        "macro_rules! mine { () => {} } mine!();",
        "// std::fs\n/* rand::random() */ /// std::env\nfn f() { now(); a.now(); 'a: loop {} }",
        "#[cfg(test)]\nmod tests { use proptest::prelude::*; fn f() { println!(\"\") } }",
        "mod within { pub fn f() {} } fn g() { within::f() }",
    ] {
        assert!(planted(text).is_empty(), "{text}: {:?}", planted(text));
    }
}
