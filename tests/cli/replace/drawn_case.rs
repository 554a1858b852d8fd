//! The case in which replacements are tested: task 04 of the sample, drawn; and the commands about a visit of it.

use std::collections::BTreeMap;

use choucha::disk::book_read;
use choucha::disk::case::Case;
use choucha::disk::times_drawn::{self, Timeline};
use serde_json::Value;

use crate::flags::Flags;
use crate::office::{Office, Ran};

/// The draw whose visits are replaced.
pub(crate) const DRAW: &str = "AJ-2026-04-1";
/// The day of the replacements, declared.
pub(crate) const DAY: &str = "2026-06-02";

/// The sample with its plan published and task 04 drawn.
pub(crate) fn drawn() -> Office {
    Office::once("drawn_case drawn", || {
        let office = Office::unpublished();
        draw(&office);
        office
    })
}

/// Publishes the plan and draws task 04.
pub(crate) fn draw(office: &Office) {
    for args in [
        &["--today", "2026-05-20", "plan", "publish"][..],
        &[
            "--today",
            "2026-06-01",
            "draw",
            "AJ-2026-04",
            "--seed",
            "583",
        ],
    ] {
        let ran = office.zh(args);
        assert_eq!(ran.code, 0, "{ran:?}");
    }
}

/// The sample with task 04 drawn, and the visit at a place (from 0) of the draw: its object and its team.
pub(crate) fn visit(place: usize) -> (Office, String, Vec<String>) {
    let office = drawn();
    let (object, team) = teams(&office).remove(place);
    (office, object, team)
}

/// The case without recusals, so that nobody has to be replaced with the object.
pub(crate) fn free_visit(place: usize) -> (Office, String, Vec<String>) {
    let office = Office::unpublished();
    let recusals = office.read("recusals.csv");
    office.write("recusals.csv", recusals.lines().next().unwrap());
    draw(&office);
    let (object, team) = teams(&office).remove(place);
    (office, object, team)
}

/// What had been drawn is the same for every line, whether one asks for it alone or after other lines.
pub(crate) fn is_drawn_in_any_order(office: &Office) {
    let case = Case::open(&office.case("")).unwrap();
    let read = book_read::read(&office.case("")).unwrap();
    let (facts, book) = (&case.facts, &read.book);
    let lines = || 0..=book.lines + 1;
    let mut timeline = Timeline::of(facts, book);
    for line in lines()
        .chain(lines().rev().step_by(2))
        .chain(lines().step_by(3))
    {
        let alone = times_drawn::before(facts, book, line).unwrap();
        assert_eq!(*timeline.before(line).unwrap(), alone, "line {line}");
    }
}

/// A request to replace an inspector, who is unable to take part.
pub(crate) fn unable(object: &str, leaver: &str) -> Flags {
    lot(object)
        .and("inspector", leaver)
        .and("ground", "unable")
        .and("reason", "r")
}

/// A request to replace an object, which cannot be found.
pub(crate) fn missing(object: &str) -> Flags {
    lot(object)
        .word("--object")
        .and("ground", "missing")
        .and("reason", "r")
}

/// The lot of a request that waits.
pub(crate) fn lot(object: &str) -> Flags {
    Flags::of(&["replace", DRAW, object]).on(DAY)
}

/// A request for recusal, answered with `--grant` or `--deny`.
pub(crate) fn recusal(object: &str, cert: &str, answer: &str) -> Flags {
    Flags::of(&["recuse", DRAW, object, cert, answer])
        .on(DAY)
        .and("grounds", "g")
        .and("answer", "a")
}

/// An expert who assists.
pub(crate) fn assist(object: &str) -> Flags {
    Flags::of(&["assist", DRAW, object])
        .on(DAY)
        .and("name", "n")
        .and("unit", "u")
        .and("reason", "r")
}

/// Seals or draws another task on the day of the replacements.
pub(crate) fn later(command: &str, task: &str) -> Flags {
    Flags::of(&[command, task]).on(DAY)
}

/// Runs a command, which has to be done, in Chinese.
pub(crate) fn does(office: &Office, flags: &Flags) -> String {
    let ran = office.zh(&flags.args());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{flags:?}: {ran:?}");
    ran.out
}

/// The same in English.
pub(crate) fn does_en(office: &Office, flags: &Flags) -> String {
    let ran = office.en(&flags.args());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{flags:?}: {ran:?}");
    ran.out
}

/// What a command tells a script.
pub(crate) fn told(office: &Office, flags: Flags) -> Value {
    serde_json::from_str(&does(office, &flags.word("--json"))).unwrap()
}

/// Runs a command, which has to be refused with `code`, in both languages.
pub(crate) fn refused(office: &Office, code: &str, flags: &Flags) -> (Ran, Ran) {
    office.refused(code, &flags.args())
}

/// That a draw is repeated without a difference, its replacements too.
pub(crate) fn verifies(office: &Office, draw: &str) {
    let ran = office.zh(&["verify", draw]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

/// Code and team of the drawn objects, in draw order.
pub(crate) fn teams(office: &Office) -> Vec<(String, Vec<String>)> {
    let record = office.record(DRAW);
    let lines = record["drawn"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let team = |line: &Value| line["team"].as_array().unwrap().iter().map(text).collect();
    lines
        .map(|line| (text(&line["code"]), team(line)))
        .collect()
}

/// The lines of the book.
pub(crate) fn book(office: &Office) -> Vec<String> {
    let text = office.read("ledger.jsonl");
    text.split_inclusive('\n').map(str::to_owned).collect()
}

/// The data of a line of the book, from 1.
pub(crate) fn data(office: &Office, line: usize) -> Value {
    let entry: Value = serde_json::from_str(&book(office)[line - 1]).unwrap();
    entry["data"].clone()
}

/// Visits by certificate number.
pub(crate) fn visits(teams: &[(String, Vec<String>)]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for cert in teams.iter().flat_map(|(_, team)| team) {
        *counts.entry(cert.clone()).or_insert(0) += 1;
    }
    counts
}

/// Name and certificate number, as sentences have them.
pub(crate) fn person(office: &Office, cert: &str) -> String {
    let inspectors = office.read("inspectors.csv");
    let row = inspectors
        .lines()
        .find(|line| line.starts_with(cert))
        .unwrap();
    format!("{} {cert}", row.split(',').nth(1).unwrap())
}

/// Lines with single spaces, without the rules of tables and without the head of the book.
pub(crate) fn plain(out: &str) -> Vec<String> {
    let lines = out.lines().filter(|line| !line.starts_with('─'));
    let lines = lines.filter(|line| !line.starts_with("账本第") && !line.starts_with("book line"));
    lines
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}
