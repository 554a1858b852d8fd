//! The draw repeated by `examples/verify.py`, which shares no code with the library, on random frames.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use choucha::domain::method::text_flaw::TextName;
use choucha::format::ReadError;

use crate::needed;

use super::random_frames::{ANYTHING, Case, cases, fixed};
use super::texts::{any_text, edits};

const TEXTS: [TextName; 5] = [
    TextName::Population,
    TextName::Excluded,
    TextName::Inspectors,
    TextName::Recusals,
    TextName::Manifest,
];

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/verify.py")
}

/// The draw in the form in which `verify.py --json` prints it.
fn document(case: &Case) -> Value {
    let held = case.hold();
    let (frame, outcome) = (held.frame(), &held.outcome);
    let codes = case.codes();
    let cert = |j: &u32| frame.crew.certs[*j as usize].as_str();
    let strata = frame.population.strata();
    let visits = outcome.visits(frame);
    let drawn = (1..).zip(&outcome.drawn).zip(&outcome.teams);
    let drawn = drawn.map(|((order, object), team)| {
        json!({
            "order": order,
            "code": codes[object.line as usize],
            "ticket": format!("{:016x}", object.ticket),
            "stratum": strata[frame.population.stratum_of(object.line)],
            "team": team.iter().map(cert).collect::<Vec<_>>(),
        })
    });
    let shortfalls: BTreeMap<&String, &u64> = strata
        .iter()
        .zip(&outcome.shortfalls)
        .filter(|(_, missing)| **missing > 0)
        .collect();
    let visits: BTreeMap<&str, u64> = outcome
        .pool
        .iter()
        .map(|j| (cert(j), visits[*j as usize]))
        .collect();
    json!({
        "manifest_sha256": held.texts.manifest_sha,
        "key": held.key,
        "drawn": drawn.collect::<Vec<_>>(),
        "shortfalls": shortfalls,
        "pool": outcome.pool.iter().map(cert).collect::<Vec<_>>(),
        "visits": visits,
    })
}

proptest! {
    #![proptest_config(fixed(25, 5))]

    #[test]
    fn python_repeats_every_draw(case in cases(ANYTHING)) {
        if needed::program("python3").is_none() {
            return Ok(());
        }
        let folder = tempfile::tempdir().unwrap();
        for name in TEXTS {
            fs::write(folder.path().join(name.file()), case.text(name)).unwrap();
        }
        let output = Command::new("python3")
            .arg(script())
            .arg(folder.path())
            .arg(format!("--seed={}", case.seed))
            .arg("--json")
            .output()
            .unwrap();
        prop_assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
        prop_assert_eq!(printed, document(&case));
    }
}

/// Reads cases from standard input, one JSON line each, and prints the draw or the code of the refusal.
const MANY: &str = r#"
import json, sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import verify
for line in sys.stdin.buffer:
    texts = json.loads(line)
    seed = texts.pop("seed")
    try:
        case = verify.Case({name: bytes.fromhex(text) for name, text in texts.items()})
        print(json.dumps(verify.draw(case, seed)))
    except verify.Refused as refusal:
        print(json.dumps(refusal.code))
"#;

/// What Python says to each of `asked`.
fn python(asked: &[Value]) -> Vec<Value> {
    let mut child = Command::new("python3")
        .args(["-c", MANY])
        .arg(script().parent().unwrap())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let lines: Vec<String> = asked.iter().map(Value::to_string).collect();
    let writer = std::thread::spawn(move || stdin.write_all(lines.join("\n").as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    output
        .stdout
        .split(|&b| b == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

/// Whether both refuse a text that breaks two rules at once, each by the one it comes to first: a control character in
/// a line that is not ended; a line break put into a character's bytes or into a list of draws; an id malformed and
/// therefore out of order; a manifest's line broken in two, whose value and key are both wrong.
fn by_another_rule(ours: &Value, theirs: &Value) -> bool {
    matches!(
        (ours.as_str(), theirs.as_str()),
        (Some("T04"), Some("T03"))
            | (Some("T06" | "T08"), Some("T01"))
            | (Some("T16"), Some("T07" | "T15"))
            | (Some("T10" | "T15"), Some("T09"))
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

#[test]
fn python_refuses_what_the_library_refuses_and_draws_what_it_draws() {
    if needed::program("python3").is_none() {
        return;
    }
    let found: RefCell<Vec<(Value, Value)>> = RefCell::default();
    let mut runner = TestRunner::new(fixed(1500, 6));
    runner
        .run(
            &(cases(ANYTHING), any_text(), edits()),
            |(case, name, edit)| {
                let edited = edit.of(case.text(name));
                // The manifest follows an edited list, so that it is refused for what it is.
                let case = match String::from_utf8(edited.clone()) {
                    Ok(text) => case.with_list(name, text),
                    Err(_) => case,
                };
                let bytes = |open: TextName| {
                    if open == name {
                        edited.clone()
                    } else {
                        case.text(open).as_bytes().to_vec()
                    }
                };
                let read =
                    choucha::format::texts::read(|open| Ok(std::io::Cursor::new(bytes(open))));
                let ours = match read {
                    Ok(_) => document(&case),
                    Err(ReadError::Refused(refusal)) => Value::from(refusal.code()),
                    Err(ReadError::Io(error)) => panic!("{error}"),
                };
                let mut asked: BTreeMap<&str, String> = TEXTS
                    .iter()
                    .map(|open| (open.file(), hex(&bytes(*open))))
                    .collect();
                asked.insert("seed", case.seed.clone());
                found.borrow_mut().push((json!(asked), ours));
                Ok(())
            },
        )
        .unwrap();
    let (asked, ours): (Vec<Value>, Vec<Value>) = found.into_inner().into_iter().unzip();
    let theirs = python(&asked);
    assert_eq!(theirs.len(), ours.len());
    let mut differing = Vec::new();
    for ((asked, ours), theirs) in asked.iter().zip(&ours).zip(&theirs) {
        if ours != theirs && !by_another_rule(ours, theirs) {
            differing.push(format!("library {ours}\npython  {theirs}\nwith    {asked}"));
        }
    }
    assert!(
        differing.is_empty(),
        "{} differ:\n{}",
        differing.len(),
        differing.join("\n")
    );
    let refused = ours.iter().filter(|value| value.is_string()).count();
    let drawn = ours.len() - refused;
    assert!(
        refused > 500 && drawn > 30,
        "{refused} refused, {drawn} drawn"
    );
}
