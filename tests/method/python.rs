//! The draw repeated by `examples/verify.py`, which shares no code with the library, on random folders and random texts.
//!
//! `CHOUCHA_FOLDERS=10000 cargo test --release --locked --test method -- python` asks it of ten thousand.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use choucha::acts::method::verify_folder;
use choucha::disk::draw_folder;
use choucha::domain::method::draw_flaw::DrawFlaw;
use choucha::domain::method::key::Seed;
use choucha::domain::method::source::Source;
use choucha::domain::method::standing;
use choucha::domain::method::text_flaw::TextName;
use choucha::format::{ReadError, beacon_text};

use crate::needed;

use super::folders::{self, When, when};
use super::random_frames::{ANYTHING, Case, Held, cases, fixed};
use super::texts::{Edit, TEXTS, code, edits};

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/verify.py")
}

/// The draw in the form in which `verify.py --json` prints it, but for the standing.
fn document(case: &Case, held: &Held) -> Value {
    let (frame, outcome) = (held.frame(), &held.outcome);
    let codes = case.codes();
    let cert = |j: &u32| frame.crew.certs[*j as usize].as_str();
    let strata = frame.population.strata();
    let drawn = (1..).zip(&outcome.drawn).zip(outcome.visit_of());
    let drawn = drawn.map(|((order, object), place)| {
        let visit = &outcome.visits[place];
        json!({
            "order": order,
            "code": codes[object.line as usize],
            "ticket": format!("{:016x}", object.ticket),
            "stratum": strata[frame.population.stratum_of(object.line)],
            "visit": place + 1,
            "team": visit.team.iter().map(cert).collect::<Vec<_>>(),
            "recused": visit.recused.len(),
        })
    });
    let shortfalls: BTreeMap<&String, &u64> = strata
        .iter()
        .zip(&outcome.shortfalls)
        .filter(|(_, missing)| **missing > 0)
        .collect();
    let loads = outcome.loads(frame);
    let pool = outcome.pool.iter();
    let visits: BTreeMap<&str, u64> = pool.map(|j| (cert(j), loads[*j as usize])).collect();
    json!({
        "manifest_sha256": held.texts.manifest_sha,
        "key": held.keys.objects,
        "people_key": held.keys.people,
        "drawn": drawn.collect::<Vec<_>>(),
        "shortfalls": shortfalls,
        "pool": outcome.pool.iter().map(cert).collect::<Vec<_>>(),
        "visits": visits,
    })
}

/// What of it can be repeated from what is public.
fn public_document(mut document: Value) -> Value {
    for row in document["drawn"].as_array_mut().unwrap() {
        for key in ["visit", "team", "recused"] {
            row.as_object_mut().unwrap().remove(key);
        }
    }
    document.as_object_mut().unwrap().remove("people_key");
    document["pool"] = json!([]);
    document["visits"] = json!({});
    document
}

/// Reads folders from standard input, one path a line; prints what there is to say of each, one JSON line each.
const FOLDERS: &str = r#"
import json, os, sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import verify
for line in sys.stdin:
    folder = json.loads(line)
    try:
        case, document, stated, seed = verify.repeat(folder, None)
        document["standing"] = verify.standing(case, seed, stated, os.path.basename(folder))["seed"]
        print(json.dumps(document))
    except verify.Refused as refusal:
        print(json.dumps(refusal.code))
    except verify.Differs as difference:
        print(json.dumps("differs: %s" % difference))
"#;

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
fn python(program: &str, asked: &[Value]) -> Vec<Value> {
    let mut child = Command::new("python3")
        .args(["-c", program])
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
    let said = output.stdout.split(|&b| b == b'\n');
    let said: Vec<Value> = said
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    assert_eq!(said.len(), asked.len());
    said
}

/// A change in draw.json that no reader may miss; nothing where this record has no such place.
fn doctored(record: &Value, kind: usize, pick: Index) -> Option<Value> {
    let mut record = record.clone();
    let rows = record["drawn"].as_array().unwrap().len();
    if kind >= 3 && rows == 0 {
        return None;
    }
    match kind {
        0 => record["key"] = record["manifest_sha256"].clone(),
        1 => record["source"] = json!("given "),
        2 => record["shortfalls"] = json!([{"stratum": "~", "missing": 1}]),
        _ => {
            let row = &mut record["drawn"][pick.index(rows)];
            match kind {
                3 => row["ticket"] = json!("0000000000000000"),
                4 => row["order"] = json!(rows + 1),
                5 => row["code"] = json!("~"),
                6 => row["visit"] = json!(row["visit"].as_u64().unwrap() + 1),
                7 => row["recused"] = json!(row["recused"].as_u64().unwrap() + 1),
                8 => row["team"].as_array_mut().unwrap().swap(0, 1),
                _ => drop(record["drawn"].as_array_mut().unwrap().pop()),
            }
        }
    }
    Some(record)
}

/// A random folder that Python is asked about, and what the library says of it.
struct Asked {
    folder: Value,
    ours: Value,
}

/// Writes a draw as the office keeps it, as it is published, and with a doctored record; each judged by the library.
fn ask(case: &Case, when: &When, (kind, pick): (usize, Index), place: &Path) -> Vec<Asked> {
    let held = case.hold();
    let document = document(case, &held);
    let judged = |folder: &Path, document: Option<Value>| {
        let verified = verify_folder::any(folder).unwrap();
        let ours = document.map(|mut document| {
            assert!(verified.holds(), "{:?}", verified.checks);
            document["standing"] = json!(verified.standing.unwrap().word());
            document
        });
        assert_eq!(ours.is_some(), verified.holds(), "{:?}", verified.checks);
        Asked {
            folder: json!(folder),
            ours: ours.unwrap_or_else(|| json!("differs")),
        }
    };
    let whole = folders::write_whole(case, &held, when, &place.join("inside"));
    let public = folders::write_public(case, &held, when, &place.join("public"));
    let mut asked = vec![
        judged(&whole, Some(document.clone())),
        judged(&public, Some(public_document(document))),
    ];
    let wrong = folders::write_whole(case, &held, when, &place.join("wrong"));
    let json = serde_json::from_slice(&fs::read(wrong.join(draw_folder::RECORD)).unwrap());
    if let Some(json) = doctored(&json.unwrap(), kind, pick) {
        folders::put(&wrong, draw_folder::RECORD, json.to_string().as_bytes());
        asked.push(judged(&wrong, None));
    }
    asked
}

#[test]
fn python_finds_of_every_folder_what_the_library_finds() {
    if needed::program("python3").is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let found: RefCell<Vec<Asked>> = RefCell::default();
    let strategy = (cases(ANYTHING), when(), 0..10usize, any::<Index>());
    let mut runner = TestRunner::new(fixed(folders::count(100), 5));
    runner
        .run(&strategy, |(case, when, kind, pick)| {
            let place = folder.path().join(found.borrow().len().to_string());
            found
                .borrow_mut()
                .extend(ask(&case, &when, (kind, pick), &place));
            Ok(())
        })
        .unwrap();
    let found = found.into_inner();
    let asked: Vec<Value> = found.iter().map(|asked| asked.folder.clone()).collect();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for (theirs, Asked { folder, ours }) in python(FOLDERS, &asked).into_iter().zip(&found) {
        let word = match theirs.as_str() {
            Some(said) if said.starts_with("differs") => json!("differs"),
            _ => theirs,
        };
        assert_eq!(&word, ours, "{folder}");
        let kind = word["standing"].as_str().or(word.as_str());
        *seen.entry(kind.unwrap().to_owned()).or_default() += 1;
    }
    println!("{} folders: {seen:?}", found.len());
    assert_eq!(
        seen.keys().collect::<Vec<_>>(),
        ["beacon", "differs", "event", "unproven"]
    );
}

proptest! {
    #![proptest_config(fixed(8, 13))]

    #[test]
    fn the_script_prints_every_draw(case in cases(ANYTHING), when in when()) {
        if needed::program("python3").is_none() {
            return Ok(());
        }
        let place = tempfile::tempdir().unwrap();
        let held = case.hold();
        let folder = folders::write_whole(&case, &held, &when, place.path());
        let output = Command::new("python3").arg(script()).arg(folder).arg("--json").output().unwrap();
        prop_assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut printed: Value = serde_json::from_slice(&output.stdout).unwrap();
        prop_assert!(printed.as_object_mut().unwrap().remove("standing").is_some());
        prop_assert_eq!(printed, document(&case, &held));
    }
}

/// What an edit is made in: a text, the seed, or beacon.txt.
#[derive(Debug, Clone, Copy)]
enum Place {
    Text(TextName),
    Seed,
    Beacon,
}

fn places() -> impl Strategy<Value = Place> {
    let text = prop::sample::select(&TEXTS[..]).prop_map(Place::Text);
    prop_oneof![7 => text, 1 => Just(Place::Seed), 1 => Just(Place::Beacon)]
}

/// The texts of a case with an edit in one of them; the manifest follows an edited list, so that it is refused for what it
/// is. Nothing where the seed is no text any more.
fn edited(mut case: Case, place: Place, edit: &Edit) -> Option<(Case, BTreeMap<String, Vec<u8>>)> {
    let mut raw = None;
    match place {
        Place::Text(name) => {
            let bytes = edit.of(case.text(name));
            match String::from_utf8(bytes) {
                Ok(text) => case = case.with(name, text),
                Err(error) => raw = Some((name.file(), error.into_bytes())),
            }
        }
        Place::Seed => case.seed = String::from_utf8(edit.of(&case.seed)).ok()?,
        Place::Beacon => {
            let text = case.beacon.take().unwrap_or_default();
            raw = Some((draw_folder::BEACON, edit.of(&text)));
        }
    }
    let bytes = |name: &TextName| (name.file().to_owned(), case.text(*name).as_bytes().to_vec());
    let mut texts: BTreeMap<String, Vec<u8>> = TEXTS.iter().map(bytes).collect();
    if let Some(beacon) = &case.beacon {
        texts.insert(draw_folder::BEACON.to_owned(), beacon.clone().into_bytes());
    }
    if let Some((name, bytes)) = raw {
        texts.insert(name.to_owned(), bytes);
    }
    Some((case, texts))
}

/// The draw, or the code of the refusal: of the texts, then of the seed, then of the beacon.
fn ours(case: &Case, texts: &BTreeMap<String, Vec<u8>>) -> Value {
    let open = |name: TextName| Ok(std::io::Cursor::new(&texts[name.file()][..]));
    let read = match choucha::format::texts::read(open) {
        Ok(read) => read,
        Err(error @ ReadError::Refused(_)) => return json!(code::<()>(Err(error))),
        Err(ReadError::Io(error)) => panic!("{error}"),
    };
    let Ok(seed) = Seed::new(&case.seed) else {
        return json!("T23");
    };
    let source = &read.manifest.source;
    if !source.fits(&seed) {
        return json!("D07");
    }
    if let Source::Drand(round) = source {
        let kept = texts.get(draw_folder::BEACON);
        let kept = kept.and_then(|bytes| std::str::from_utf8(bytes).ok());
        let kept = kept.and_then(|text| beacon_text::read(text).ok());
        let gives = kept.is_some_and(|(of, signature)| {
            of == *round && standing::gives(*round, Some(&signature), &seed)
        });
        if !gives {
            return json!(DrawFlaw::BeaconKept.code());
        }
    }
    document(case, &case.hold())
}

/// Whether both refuse a text that breaks two rules at once, each by the one it comes to first: a control character in
/// a line that is not ended; a line break put into a character's bytes, a stratum or a list of draws, a TAB into a
/// certificate; an id malformed and therefore out of order; a manifest's line broken in two, whose value and key are both
/// wrong.
fn by_another_rule(ours: &Value, theirs: &Value) -> bool {
    matches!(
        (ours.as_str(), theirs.as_str()),
        (Some("T04"), Some("T03"))
            | (Some("T06" | "T08"), Some("T01"))
            | (Some("T07"), Some("T08"))
            | (Some("T15" | "T16"), Some("T07"))
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
    let mut runner = TestRunner::new(fixed(folders::count(900), 6));
    runner
        .run(
            &(cases(ANYTHING), places(), edits()),
            |(case, place, edit)| {
                let Some((case, texts)) = edited(case, place, &edit) else {
                    return Ok(());
                };
                let mut asked: BTreeMap<&str, String> = texts
                    .iter()
                    .map(|(name, bytes)| (name.as_str(), hex(bytes)))
                    .collect();
                asked.insert("seed", case.seed.clone());
                found.borrow_mut().push((json!(asked), ours(&case, &texts)));
                Ok(())
            },
        )
        .unwrap();
    let (asked, ours): (Vec<Value>, Vec<Value>) = found.into_inner().into_iter().unzip();
    let theirs = python(MANY, &asked);
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
    println!("{refused} refused, {drawn} drawn");
    assert!(refused > ours.len() / 3 && drawn > ours.len() / 50);
}
