//! `examples/verify.py` repeats what the binary draws, with nothing but Python's standard library.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::sources::{DAY, EVE, LOTTERY, OUTCOME};
use crate::needed;
use crate::office::{Office, ROUNDS, sum_again};

/// Runs the script; `None`, with the reason printed, where there is no Python.
fn python(folder: &Path) -> Option<(i32, Value)> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/verify.py");
    let ran = Command::new(needed::program("python3")?)
        .arg(script)
        .arg(folder)
        .arg("--json")
        .output()
        .unwrap();
    let said = serde_json::from_slice(&ran.stdout).unwrap_or(Value::Null);
    Some((ran.status.code().unwrap_or(-1), said))
}

#[test]
fn the_script_draws_the_same_objects_and_teams() {
    let office = Office::sample();
    for (task, round) in ROUNDS {
        let id = format!("{task}-{round}");
        assert_eq!(
            office
                .zh(&["draw", task, "--round", round, "--seed", "583"])
                .code,
            0
        );
        let Some((code, said)) = python(&office.case(&format!("draws/{id}"))) else {
            return;
        };
        let record = office.record(&id);
        assert_eq!(code, 0, "{id}");
        assert_eq!(said["drawn"], record["drawn"], "{id}");
        assert_eq!(said["key"], record["key"], "{id}");
        assert_eq!(said["manifest_sha256"], record["manifest_sha256"], "{id}");
    }
}

#[test]
fn the_script_draws_the_same_from_a_seal() {
    let office = Office::sample();
    let seal = ["seal", "AJ-2026-01", "--source", LOTTERY, "--today", EVE];
    assert_eq!(office.zh(&seal).code, 0);
    let draw = ["draw", "AJ-2026-01", "--seed", OUTCOME, "--today", DAY];
    assert_eq!(office.zh(&draw).code, 0);
    let Some((code, said)) = python(&office.case("draws/AJ-2026-01-1")) else {
        return;
    };
    assert_eq!(code, 0);
    assert_eq!(said["drawn"], office.record("AJ-2026-01-1")["drawn"]);
}

#[test]
fn the_script_does_not_accept_a_tampered_folder() {
    for (file, from, to, expected) in [
        ("draw.json", "\"order\":1,", "\"order\":2,", 1),
        (
            "draw.json",
            "\"sealed_at\": null",
            "\"standing\": \"event\",\n  \"sealed_at\": null",
            1,
        ),
        ("draw.json", "\"seed\": \"583\"", "\"seed\": \"584\"", 1),
        (
            "population.txt",
            "91370499MXGNAYY552",
            "91370499MXGNAYY553",
            3,
        ),
        ("inspectors.txt", "37049901001\t+", "37049901001", 3),
        ("recusals.txt", "37049901", "37049902", 3),
        ("salt.txt", "\n", "0\n", 3),
        (
            "manifest.txt",
            "take: 20% of 33 = 7",
            "take: 20% of 33 = 6",
            3,
        ),
        ("manifest.txt", "bureau: 临溪", "bureau: 林溪", 1),
    ] {
        let office = Office::sample();
        assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "583"]).code, 0);
        office.replace(&format!("draws/AJ-2026-04-1/{file}"), from, to);
        let folder = office.case("draws/AJ-2026-04-1");
        sum_again(&folder);
        let Some((code, _)) = python(&folder) else {
            return;
        };
        assert_eq!(code, expected, "{file}: {from} -> {to}");
        let ran = office.run(&["--lang", "zh", "verify", "case/draws/AJ-2026-04-1"]);
        assert_eq!(ran.code, 1, "{file}: {from} -> {to}: {ran:?}");
    }
}
