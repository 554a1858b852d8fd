//! Programs that some tests need and Rust does not bring. Where one is missing the test says so and is skipped; where
//! `CHOUCHA_NO_SKIP` is set, as `.ci/run` sets it, the test fails instead.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// The name under which this machine has `program`; `None` skips the test, and the reason is printed.
///
/// # Panics
///
/// If it is missing where nothing may be skipped.
pub(crate) fn program(program: &'static str) -> Option<&'static str> {
    static TRIED: Mutex<BTreeMap<&str, Option<&str>>> = Mutex::new(BTreeMap::new());
    let mut tried = TRIED.lock().unwrap_or_else(PoisonError::into_inner);
    let found = *tried.entry(program).or_insert_with(|| find(program));
    drop(tried);
    if found.is_none() {
        skip(program, std::env::var_os("CHOUCHA_NO_SKIP").is_some());
    }
    found
}

fn find(program: &'static str) -> Option<&'static str> {
    let names = match program {
        "chromium" => &["chromium", "chromium-browser", "google-chrome"][..],
        _ => &[program],
    };
    // A name alone is not enough: there are stand-ins that only say where to get the program.
    let answers = |name: &str, option: &str| {
        let mut command = Command::new(name);
        let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
        let ran = quiet.arg(option).status();
        ran.is_ok_and(|status| status.success())
    };
    // It knows no option that would end well.
    let runs = |name: &str| {
        let mut command = Command::new(name);
        let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
        name == "ssh-keygen" && quiet.arg("-?").status().is_ok()
    };
    let mut names = names.iter().copied();
    names.find(|name| runs(name) || answers(name, "--version") || answers(name, "--help"))
}

fn skip(program: &str, is_failure: bool) {
    assert!(
        !is_failure,
        "{program} is not on this machine, and CHOUCHA_NO_SKIP lets no test be skipped"
    );
    // Not by `println!`, which the test's harness keeps to itself where a test passes.
    let said = writeln!(
        std::io::stderr(),
        "skipped: {program} is not on this machine"
    );
    said.unwrap();
}

#[test]
#[should_panic(expected = "a-missing-program is not on this machine")]
fn what_is_missing_is_a_failure_where_nothing_may_be_skipped() {
    skip("a-missing-program", true);
}
