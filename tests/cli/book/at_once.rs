//! Processes that write at once: a line each, and one draw of a round.

use std::process::Stdio;

use super::ledger::{ID, lines};
use crate::method::sources::{DAY, EVE, LOTTERY, OUTCOME};
use crate::office::Office;

#[test]
fn processes_at_once_write_a_line_each() {
    let office = Office::sample();
    let rounds = [
        ("01", "1"),
        ("02", "1"),
        ("02", "2"),
        ("03", "1"),
        ("04", "1"),
        ("05", "1"),
        ("06", "1"),
    ];
    let at_once = |commands: Vec<Vec<String>>| {
        let running: Vec<_> = commands
            .iter()
            .map(|args| {
                let mut command = office.command();
                command.args(["-C", "case"]).args(args);
                command
                    .stdout(Stdio::null())
                    .stderr(Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        for running in running {
            let done = running.wait_with_output().unwrap();
            assert!(
                done.status.success(),
                "{}",
                String::from_utf8_lossy(&done.stderr)
            );
        }
    };
    let words = |args: &[&str]| args.iter().map(|&arg| arg.to_owned()).collect::<Vec<_>>();
    let task = |task: &str| format!("AJ-2026-{task}");
    let seal = ["seal", "--today", EVE, "--source", LOTTERY];
    at_once(
        rounds
            .iter()
            .map(|(t, r)| words(&[&seal[..], &["--round", r, &task(t)]].concat()))
            .collect(),
    );
    assert_eq!(lines(&office).len(), 9);
    let mut both: Vec<_> = rounds[..4]
        .iter()
        .map(|(t, r)| words(&["void", &format!("{}-{r}.s1", task(t)), "--reason", "同时"]))
        .collect();
    let draw = ["draw", "--today", DAY, "--seed", OUTCOME];
    both.extend(
        rounds[4..]
            .iter()
            .map(|(t, r)| words(&[&draw[..], &["--round", r, &task(t)]].concat())),
    );
    at_once(both);
    assert_eq!(lines(&office).len(), 16);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn of_eight_processes_that_draw_one_round_at_once_one_draws_it() {
    let office = Office::sample();
    let running: Vec<_> = (0..8)
        .map(|seed| {
            let mut command = office.command();
            command.args([
                "-C",
                "case",
                "draw",
                "AJ-2026-04",
                "--seed",
                &seed.to_string(),
            ]);
            command
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut codes: Vec<i32> = running
        .into_iter()
        .map(|mut running| running.wait().unwrap().code().unwrap())
        .collect();
    codes.sort_unstable();
    assert_eq!(codes, [0, 3, 3, 3, 3, 3, 3, 3]);
    assert_eq!(lines(&office).len(), 3);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    assert_eq!(office.zh(&["verify", ID]).code, 0);
}
