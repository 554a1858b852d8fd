//! The draw repeated by the page's scripts, which share no code with the library, on random public texts.
//!
//! `CHOUCHA_FOLDERS=10000 cargo test --release --locked --test method -- page` asks them of ten thousand.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use choucha::acts::method::verify_folder;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::key::{self, Seed};
use choucha::domain::method::source::Source;
use choucha::domain::method::standing;
use choucha::domain::method::text_flaw::TextName;
use choucha::format::{beacon_text, texts};

use crate::needed;

use super::folders::{self, when};
use super::random_frames::{ANYTHING, Case, cases, fixed};
use super::texts::{Edit, edits};

/// Reads cases from standard input, one JSON line each; prints the names of the steps that do not agree, one JSON line each.
/// A signature is checked once, since that takes a while.
const STEPS: &str = r#"
globalThis.window = globalThis;
for (const file of ["digest", "texts", "beacon"]) require(process.argv[1] + "/" + file + ".js");
const { verify } = window.ChouchaBeacon, known = new Map();
window.ChouchaBeacon.verify = async (round, signature, rest) => {
  const name = round + " " + signature;
  if (!known.has(name)) known.set(name, await verify(round, signature, rest));
  return known.get(name);
};
require(process.argv[1] + "/repeat.js");
(async () => {
  for await (const line of require("readline").createInterface({ input: process.stdin })) {
    const { files, page } = JSON.parse(line), steps = [];
    await window.ChouchaRepeat.repeat(files, page, (step) => steps.push(step), () => {});
    console.log(JSON.stringify(steps.filter((step) => !step.ok).map((step) => step.name)));
  }
})();
"#;

/// The steps that the page finds not to agree, of each of `asked`.
fn wrong_steps(asked: &[Value]) -> Vec<Vec<String>> {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/site/site");
    let mut child = Command::new("node")
        .args(["-e", STEPS])
        .arg(scripts)
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
    let said: Vec<Vec<String>> = said
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    assert_eq!(said.len(), asked.len());
    said
}

/// The takes of a manifest as the page states them.
fn takes(manifest: &str) -> Vec<Value> {
    let lines = manifest
        .lines()
        .filter_map(|line| line.strip_prefix("take: "));
    let take = |line: &str| {
        let (left, take) = line.rsplit_once(" = ").unwrap_or((line, ""));
        let (left, of) = left.rsplit_once(" of ").unwrap_or((left, ""));
        let (stratum, how) = left.rsplit_once(' ').unwrap_or(("", left));
        json!({"stratum": stratum, "how": how, "of": of, "take": take})
    };
    lines.map(take).collect()
}

/// A case as the page has it; `drawn` and `shortfalls` are those of draw.json.
fn asked(case: &Case, standing: &str, drawn: &Value, shortfalls: &Value) -> Value {
    let value = |key: &str| {
        let start = format!("{key}: ");
        let mut values = case
            .manifest
            .lines()
            .filter_map(|line| line.strip_prefix(&start));
        values.next().unwrap_or("").to_owned()
    };
    let seed = Seed::new(&case.seed).map(|seed| key::derive(case.manifest.as_bytes(), &seed));
    let rows = drawn.as_array().unwrap().iter();
    let list = rows.map(|row| json!({"order": row["order"], "code": row["code"]}));
    let window = value("window");
    let (from, to) = window.split_once("..").unwrap_or((&window, ""));
    json!({
        "files": {
            "manifest": case.manifest,
            "population": case.population,
            "excluded": case.excluded,
            "owners": case.owners,
            "seed": case.seed,
            "beacon": case.beacon,
            "drawn": drawn,
        },
        "page": {
            "manifest_sha256": Sha::of(case.manifest.as_bytes()),
            "key": seed.map_or_else(|_| String::new(), |key| key.to_string()),
            "seed": case.seed,
            "source": value("source"),
            "task": value("task"),
            "round": value("round"),
            "seal": value("seal"),
            "window": [from, to],
            "standing": standing,
            "takes": takes(&case.manifest),
            "shortfalls": shortfalls,
            "list": list.collect::<Vec<_>>(),
        },
    })
}

/// A case as it is published: what the page shows of it, and what the library says that its seed can prove.
fn published(case: &Case, when: &folders::When, place: &Path) -> (Value, &'static str) {
    let held = case.hold();
    let folder = folders::write_public(case, &held, when, place);
    let verified = verify_folder::any(&folder).unwrap();
    assert!(verified.holds(), "{:?}", verified.checks);
    let standing = verified.standing.unwrap().word();
    let repeated = verified.record.unwrap().repeated;
    let drawn = serde_json::to_value(&repeated.drawn).unwrap();
    let shortfalls = serde_json::to_value(&repeated.shortfalls).unwrap();
    (asked(case, standing, &drawn, &shortfalls), standing)
}

#[test]
fn the_page_agrees_with_every_public_folder() {
    if needed::program("node").is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let found: RefCell<Vec<Value>> = RefCell::default();
    let seen: RefCell<BTreeMap<&str, u32>> = RefCell::default();
    let mut runner = TestRunner::new(fixed(folders::count(150), 14));
    runner
        .run(&(cases(ANYTHING), when()), |(case, when)| {
            let place = folder.path().join(found.borrow().len().to_string());
            let (asked, standing) = published(&case, &when, &place);
            found.borrow_mut().push(asked);
            *seen.borrow_mut().entry(standing).or_default() += 1;
            Ok(())
        })
        .unwrap();
    let (found, seen) = (found.into_inner(), seen.into_inner());
    for (wrong, asked) in wrong_steps(&found).into_iter().zip(&found) {
        assert!(wrong.is_empty(), "{wrong:?}: {asked}");
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
    println!("{} public folders: {seen:?}", found.len());
}

/// A public text, the seed or the beacon with an edit in it; the manifest follows a list. Nothing where it is no text any
/// more, or the case has no beacon.
fn edited(mut case: Case, place: usize, edit: &Edit) -> Option<Case> {
    let text = |text: &str| String::from_utf8(edit.of(text)).ok();
    let lists = [
        TextName::Population,
        TextName::Excluded,
        TextName::Owners,
        TextName::Manifest,
    ];
    match (place, lists.get(place)) {
        (_, Some(name)) => return Some(case.with(*name, text(case.text(*name))?)),
        (4, _) => case.seed = text(&case.seed)?,
        _ => case.beacon = Some(text(case.beacon.as_deref()?)?),
    }
    Some(case)
}

/// Whether the library takes the public texts, the seed and the beacon.
fn is_taken(case: &Case) -> bool {
    let read = texts::read_public(|name| Ok(Cursor::new(case.text(name))));
    let (Ok(texts), Ok(seed)) = (read, Seed::new(&case.seed)) else {
        return false;
    };
    let source = &texts.manifest.source;
    let of_round = |round: u64| {
        let kept = beacon_text::read(case.beacon.as_deref().unwrap_or_default());
        kept.is_ok_and(|(of, signature)| {
            of == round && standing::gives(round, Some(&signature), &seed)
        })
    };
    source.fits(&seed)
        && match source {
            Source::Drand(round) => of_round(*round),
            _ => true,
        }
}

#[test]
fn the_page_refuses_what_the_library_refuses() {
    if needed::program("node").is_none() {
        return;
    }
    let found: RefCell<Vec<(Value, bool)>> = RefCell::default();
    let mut runner = TestRunner::new(fixed(folders::count(400), 15));
    runner
        .run(
            &(cases(ANYTHING), 0..6usize, edits()),
            |(case, place, edit)| {
                if let Some(case) = edited(case, place, &edit) {
                    let asked = asked(&case, "unproven", &json!([]), &json!([]));
                    found.borrow_mut().push((asked, is_taken(&case)));
                }
                Ok(())
            },
        )
        .unwrap();
    let (found, taken): (Vec<Value>, Vec<bool>) = found.into_inner().into_iter().unzip();
    // What is drawn is another question.
    let of_drawn = ["tickets", "drawn", "shortfalls", "page"];
    let mut differing = Vec::new();
    for ((mut wrong, asked), taken) in wrong_steps(&found).into_iter().zip(&found).zip(&taken) {
        wrong.retain(|step| !of_drawn.contains(&step.as_str()));
        if wrong.is_empty() != *taken {
            differing.push(format!("taken: {taken}, page: {wrong:?}: {asked}"));
        }
    }
    assert!(
        differing.is_empty(),
        "{} differ:\n{}",
        differing.len(),
        differing.join("\n")
    );
    let refused = taken.iter().filter(|taken| !**taken).count();
    let drawn = taken.len() - refused;
    println!("{refused} refused, {drawn} taken");
    assert!(refused > taken.len() / 3 && drawn > taken.len() / 50);
}
