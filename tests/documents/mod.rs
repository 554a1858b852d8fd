//! What `--json` prints is described in `data/json`, a file a document: every run of the binary in these tests that asks for
//! JSON is held against it, and every property that is described occurs.

mod every;
mod page;
mod rare;
mod schemas;

use std::cell::RefCell;
use std::collections::BTreeSet;

use choucha::cli;
use choucha::text::Lang;
use clap::error::ErrorKind;
use serde_json::Value;

use crate::office::Ran;
use schemas::{SCHEMAS, Schema};

thread_local! {
    /// The properties that documents of this thread's runs had.
    static SEEN: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// The properties that documents of this thread's runs had.
fn seen() -> BTreeSet<String> {
    SEEN.take()
}

/// Holds what a run printed against the schemas of its documents, where its arguments ask for JSON.
pub(crate) fn hold(args: &[&str], ran: &Ran) {
    let mut before_end = args.iter().take_while(|&&arg| arg != "--");
    if !before_end.any(|&arg| arg == "--json") {
        return;
    }
    let document: Value = serde_json::from_str(&ran.out)
        .unwrap_or_else(|error| panic!("{args:?} prints no JSON document: {error}\n{ran:?}"));
    let may_be = may_be(args, ran.code);
    described(args, &may_be, &document);
    if command(args).as_deref() == Ok("demo") && ran.code < 2 {
        for step in document["steps"].as_array().unwrap() {
            let words = step["words"].as_array().unwrap().iter();
            let words: Vec<&str> = words.map(|word| word.as_str().unwrap()).collect();
            let code = match step["ends"].as_str().unwrap() {
                "done" => 0,
                "fails" => 1,
                _ => 3,
            };
            described(&words, &self::may_be(&words, code), &step["document"]);
        }
    }
}

/// A document is one of those that it may be, and no other.
fn described(args: &[&str], may_be: &[&Schema], document: &Value) {
    assert!(!may_be.is_empty(), "no schema in data/json for {args:?}");
    let mut flaws = Vec::new();
    for schema in may_be {
        let found = schema.check(document);
        if found.flaws.is_empty() {
            SEEN.with_borrow_mut(|seen| seen.extend(found.seen));
            return;
        }
        flaws.push(format!("{}: {}", schema.name, found.flaws.join("; ")));
    }
    flaws.sort_by_key(String::len);
    panic!(
        "{args:?} prints what data/json does not describe\n{}",
        flaws.join("\n")
    );
}

/// The documents that a run with these arguments may print, by how it ended.
fn may_be(args: &[&str], code: i32) -> Vec<&'static Schema> {
    let named = |names: &[&str]| -> Vec<&'static Schema> {
        let all = SCHEMAS.iter();
        all.filter(|schema| names.contains(&&*schema.name))
            .collect()
    };
    let of_command = || -> Vec<&'static Schema> {
        let command = match command(args) {
            Ok(command) => command,
            Err(ErrorKind::DisplayHelp) => "help".to_owned(),
            Err(ErrorKind::DisplayVersion) => return named(&["version"]),
            Err(kind) => panic!("{args:?}: {kind}"),
        };
        let all = SCHEMAS.iter();
        all.filter(|schema| schema.command.as_ref() == Some(&command))
            .collect()
    };
    match code {
        0 | 1 => of_command(),
        2 => named(&["usage"]),
        3 => [of_command(), named(&["refusal"])].concat(),
        4 => named(&["refusal", "trouble"]),
        5 => [of_command(), named(&["done_but"])].concat(),
        _ => panic!("{args:?} exits with {code}"),
    }
}

/// The command that the arguments name, with the commands above it.
fn command(args: &[&str]) -> Result<String, ErrorKind> {
    let line = [&["choucha"], args].concat();
    let matches = cli::command(Lang::Zh).try_get_matches_from(line);
    let matches = matches.map_err(|error| error.kind())?;
    let (mut at, mut names) = (&matches, Vec::new());
    while let Some((name, below)) = at.subcommand() {
        names.push(name.to_owned());
        at = below;
    }
    Ok(names.join(" "))
}
