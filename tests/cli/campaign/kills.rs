//! Every act killed, or failed, at the system calls by which it writes: the book keeps its lines, an act is in it whole or
//! not at all, and the next run finds everything in order.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use crate::needed;
use crate::office::{Office, Ran};

use super::year::{DRAW, SEALED, SEED, SOURCE, result, year};
use super::{sample, tried};

/// The calls that change what lies on the disk, and those by which it is made to stay.
const CALLS: [&str; 9] = [
    "write",
    "openat",
    "fsync",
    "fdatasync",
    "rename",
    "mkdir",
    "unlink",
    "rmdir",
    "ftruncate",
];
/// What a call answers when the disk says no.
const ERRORS: [(&str, &str); 5] = [
    ("write", "ENOSPC"),
    ("fsync", "EIO"),
    ("rename", "EACCES"),
    ("openat", "EMFILE"),
    ("mkdir", "ENOSPC"),
];

/// An act: its name, and what is run.
struct Scene {
    name: &'static str,
    args: Vec<String>,
}

fn words(args: &[&str]) -> Vec<String> {
    args.iter().map(|word| (*word).to_owned()).collect()
}

fn scene(name: &'static str, args: &[&str]) -> Scene {
    let args = words(args);
    Scene { name, args }
}

/// The day of every act.
const DAY: &str = "2026-06-14";

/// A scene on that day.
fn on_day(name: &'static str, args: &[&str]) -> Scene {
    scene(name, &[&["--today", DAY], args].concat())
}

fn scenes() -> Vec<Scene> {
    let mut scenes = scenes_of_rounds();
    scenes.extend(scenes_of_visits());
    scenes.extend(scenes_of_teams());
    scenes.push(on_day("publish", &["publish"]));
    scenes
}

fn scenes_of_rounds() -> Vec<Scene> {
    let source = SOURCE.replace("06-02", "06-20");
    let void = |what: &'static str, id: &str| on_day(what, &["void", id, "--reason", "重来"]);
    vec![
        on_day("draw", &["draw", "AJ-2026-06", "--seed", "1"]),
        on_day("draw from a seal", &["draw", SEALED, "--seed", SEED]),
        on_day("seal", &["seal", "AJ-2026-06", "--source", &source]),
        void("void of a draw", "AJ-2026-05-1"),
        void("void of a seal", "AJ-2026-01-1.s1"),
        on_day("plan run", &["plan", "run"]),
    ]
}

fn scenes_of_visits() -> Vec<Scene> {
    let (first, second) = (&year().visits[0], &year().visits[1]);
    let done = ["--completed", "2026-06-10", "--entered-by", &second.team[0]];
    let found = ["--reason", "补正", "--found", "AJ13=配电箱两处无警示标志"];
    let entered = ["--entered-by", &first.team[0]];
    let measure = ["--measure", "correction", "--text", "责令限期改正"];
    let due = ["--due", "2026-07-20"];
    let (one, two) = (first.code.as_str(), second.code.as_str());
    let amend = [&["record", "amend", DRAW, one], &found[..], &entered[..]].concat();
    let handle = [&["handle", DRAW, one], &measure[..], &due[..]].concat();
    vec![
        on_day(
            "record done",
            &[&["record", "done", DRAW, two], &done[..]].concat(),
        ),
        scene("record add", &result(second, DAY)),
        on_day("record amend", &amend),
        on_day("handle", &handle),
    ]
}

fn scenes_of_teams() -> Vec<Scene> {
    let (second, third) = (&year().visits[1], &year().visits[2]);
    let unable = ["--inspector", &third.team[1], "--ground", "unable"];
    let leave = ["--reason", "骨折住院", "--source", "os"];
    let missing = ["--object", "--ground", "missing"];
    let lost = ["--reason", "查无此处", "--source", "os"];
    let expert = ["--name", "钱某", "--unit", "市检测中心"];
    let replace = ["replace", DRAW, &third.code];
    let assist = ["assist", DRAW, &second.code];
    vec![
        on_day(
            "replace of an inspector",
            &[&replace[..], &unable[..], &leave[..]].concat(),
        ),
        on_day(
            "replace of an object",
            &[&replace[..], &missing[..], &lost[..]].concat(),
        ),
        on_day(
            "assist",
            &[&assist[..], &expert[..], &["--reason", "电气检测"]].concat(),
        ),
    ]
}

/// How many lines end in these bytes.
fn lines(bytes: &[u8]) -> usize {
    String::from_utf8_lossy(bytes).matches('\n').count()
}

/// The book's bytes.
fn book(office: &Office) -> Vec<u8> {
    std::fs::read(office.case("ledger.jsonl")).unwrap()
}

fn traced(strace: &str, office: &Office, options: &[String], args: &[String]) -> Ran {
    let mut command = Command::new(strace);
    command
        .current_dir(office.path())
        .env_clear()
        .env("USER", "tester")
        .args(["-f", "-q", "-o", "trace"])
        .args(options)
        .arg(env!("CARGO_BIN_EXE_choucha"))
        .args(["-C", "case", "--lang", "zh"])
        .args(args)
        .stdin(Stdio::null());
    let ran = command.output().unwrap();
    Ran {
        code: ran.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&ran.stdout).into_owned(),
        err: String::from_utf8_lossy(&ran.stderr).into_owned(),
    }
}

/// How often an act makes each of the calls.
fn counted(strace: &str, scene: &Scene) -> BTreeMap<String, usize> {
    let office = year().copy();
    let trace = format!("trace={}", CALLS.join(","));
    let ran = traced(strace, &office, &["-e".to_owned(), trace], &scene.args);
    assert!([0, 5].contains(&ran.code), "{}: {ran:?}", scene.name);
    let trace = std::fs::read_to_string(office.path().join("trace")).unwrap();
    let mut counts = BTreeMap::new();
    for line in trace.lines() {
        let call = line
            .split_whitespace()
            .nth(1)
            .and_then(|rest| rest.split('(').next());
        if let Some(call) = call.filter(|call| CALLS.contains(call)) {
            *counts.entry(call.to_owned()).or_default() += 1;
        }
    }
    counts
}

/// What lies in the folder of a sound case after an act that was cut off: no torn line, nothing unfinished.
fn in_order(office: &Office, at: &str) {
    let ran = office.zh(&["ledger", "verify"]);
    assert_eq!(ran.code, 0, "{at}: {ran:?}");
    let unfinished = office
        .tree()
        .into_keys()
        .filter(|name| name.contains(".new-") || name.contains(".public-"));
    assert_eq!(unfinished.collect::<Vec<_>>(), Vec::<String>::new(), "{at}");
}

/// Runs a scene with something injected, and looks at what is left.
fn injected(strace: &str, scene: &Scene, whole: usize, inject: &str) {
    let at = format!("{}, {inject}", scene.name);
    let office = year().copy();
    let before = book(&office);
    let option = ["-e".to_owned(), format!("inject={inject}")];
    let ran = traced(strace, &office, &option, &scene.args);
    let after = book(&office);
    assert!(after.starts_with(&before), "{at}: the book lost a line");
    let new = lines(&after[before.len()..]);
    // Of the rounds of a run each is an act of its own.
    let several = scene.name == "plan run" || scene.name.starts_with("replace");
    assert!(
        new == 0 || new == whole || several,
        "{at}: half an act: {new} of {whole} lines"
    );
    match ran.code {
        0 => assert_eq!(
            new, whole,
            "{at}: done, it says, and the book does not: {ran:?}"
        ),
        3 | 4 => assert_eq!(
            new, 0,
            "{at}: not done, it says, and the book says so: {ran:?}"
        ),
        5 => assert!(
            new > 0,
            "{at}: done in part, it says, and nothing is in the book: {ran:?}"
        ),
        // Killed, or the system could not even load the program.
        -1 | 127 => {}
        code => panic!("{at}: it ended with {code}: {ran:?}"),
    }
    continued(&office, scene, new, &at);
}

/// After an act that was cut off readers and writers get on; the act had put `new` lines into the book.
fn continued(office: &Office, scene: &Scene, new: usize, at: &str) {
    // Readers get on with whatever was left.
    let read = office.zh(&["due", "--today", DAY]);
    assert!([0, 1].contains(&read.code), "{at}: {read:?}");
    let verified = office.zh(&["ledger", "verify"]);
    assert!([0, 1].contains(&verified.code), "{at}: {verified:?}");
    assert!(!verified.err.contains("不采用"), "{at}: {verified:?}");
    // The same again does it, or says that it is done.
    let args: Vec<&str> = scene.args.iter().map(String::as_str).collect();
    let again = office.zh(&args);
    assert!([0, 3, 5].contains(&again.code), "{at}: {again:?}");
    if new == 0 {
        assert!([0, 5].contains(&again.code), "{at}: {again:?}");
    }
    let _ = office.zh(&["--today", DAY, "publish"]);
    in_order(office, at);
}

#[test]
fn an_act_that_is_cut_off_is_done_or_not_and_the_book_stays_whole() {
    let Some(strace) = needed::program("strace") else {
        return;
    };
    let (mut kills, mut errors) = (0, 0);
    for scene in scenes() {
        let counts = counted(strace, &scene);
        let office = year().copy();
        let before = book(&office).len();
        let args: Vec<&str> = scene.args.iter().map(String::as_str).collect();
        assert!([0, 5].contains(&office.zh(&args).code), "{}", scene.name);
        let whole = lines(&book(&office)[before..]);
        let of = |call: &str| counts.get(call).copied().unwrap_or_default();
        let mut each: Vec<(bool, String)> = Vec::new();
        for call in CALLS {
            each.extend((1..=of(call)).map(|nth| (true, format!("{call}:signal=KILL:when={nth}"))));
        }
        for (call, error) in ERRORS {
            each.extend(
                (1..=of(call)).map(|nth| (false, format!("{call}:error={error}:when={nth}"))),
            );
        }
        for (kill, inject) in sample(each, 18) {
            injected(strace, &scene, whole, &inject);
            *if kill { &mut kills } else { &mut errors } += 1;
        }
    }
    tried(&format!(
        "{kills} kills and {errors} errors at system calls"
    ));
}
