//! Completion in a shell: the script of the program, run by the shell itself, knows the ids of the case folder.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::needed;
use crate::office::Office;

/// What bash completes the last of these words to, in a folder.
fn bash(office: &Office, folder: &Path, words: &[&str]) -> Option<Vec<String>> {
    let bash = needed::program("bash")?;
    let script = office.run(&["completions", "bash"]);
    assert_eq!((script.code, script.err.as_str()), (0, ""));
    let program = Path::new(env!("CARGO_BIN_EXE_choucha")).parent().unwrap();
    let typed: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let (typed, place) = (typed.join(" "), words.len());
    let last = words.last().unwrap();
    let text = format!(
        "{}\nCOMP_WORDS=(choucha {typed}); COMP_CWORD={place}; COMP_TYPE=9\n\
         f=$(complete -p choucha | sed 's/.*-F \\([^ ]*\\).*/\\1/')\n\
         $f choucha '{last}' '' 2>/dev/null\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        script.out
    );
    let mut command = Command::new(bash);
    let ran = command
        .args(["--norc", "--noprofile", "-c", &text])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", program.display()))
        .env("LANG", "en_US.UTF-8")
        .output()
        .unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    Some(
        out.lines()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
    )
}

fn drawn() -> Office {
    let office = Office::sample();
    let seal = [
        "seal",
        "AJ-2026-06",
        "--source",
        crate::method::sources::LOTTERY,
    ];
    assert_eq!(
        office
            .zh(&[&["--today", "2026-05-31"], &seal[..]].concat())
            .code,
        0
    );
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "1"]).code, 0);
    office
}

#[test]
fn bash_completes_tasks_draws_and_seals() {
    let office = drawn();
    let (case, above) = (office.case(""), office.path().to_owned());
    let tasks = ["01", "02", "03", "04", "05", "06"].map(|task| format!("AJ-2026-{task}"));
    for (folder, words, expected) in [
        (&case, &["draw", "AJ"][..], &tasks[..]),
        (&case, &["seal", ""], &tasks),
        (&case, &["due", "--task", "AJ-2026-03"], &tasks[2..3]),
        (&above, &["-C", "case", "draw", "AJ-2026-05"], &tasks[4..5]),
        (
            &above,
            &["--case=case", "verify", "A"],
            &["AJ-2026-04-1".to_owned()],
        ),
        (
            &case,
            &["record", "done", "AJ"],
            &["AJ-2026-04-1".to_owned()],
        ),
        (
            &case,
            &["void", "AJ"],
            &["AJ-2026-04-1".to_owned(), "AJ-2026-06-1.s1".to_owned()],
        ),
        // Where there is no case folder there are no ids, and no fault.
        (&above, &["draw", "AJ"], &[]),
        (&above, &["-C", "nowhere", "void", "AJ"], &[]),
    ] {
        let Some(mut found) = bash(&office, folder, words) else {
            return;
        };
        found.retain(|word| !word.starts_with('-'));
        assert_eq!(found, expected, "{words:?}");
    }
    let commands = bash(&office, &above, &["led"]).unwrap();
    assert_eq!(commands, ["ledger"]);
    let flags = bash(&office, &above, &["plan", "run", "--se"]).unwrap();
    assert_eq!(flags, ["--seed", "--seeds", "--seal-ahead"]);
}

#[test]
fn what_is_no_id_is_not_given_and_runs_nowhere() {
    let office = drawn();
    let hostile = [
        "$(touch ran)",
        "`touch ran`",
        "a;touch ran",
        "x y",
        "*",
        "-x",
        "盾\u{202e}",
    ];
    for name in hostile {
        std::fs::create_dir(office.case("draws").join(name)).unwrap();
    }
    let plan = office.read("plan.csv");
    office.write("plan.csv", plan.replacen("AJ-2026-01", "$(touch ran)", 1));
    for words in [
        &["verify", ""][..],
        &["void", ""],
        &["draw", ""],
        &["verify", "$"],
    ] {
        let Some(found) = bash(&office, &office.case(""), words) else {
            return;
        };
        let ids = found.iter().filter(|word| !word.starts_with("--"));
        let sound = |word: &&String| word.starts_with("AJ-2026-0");
        let others: Vec<&String> = ids.filter(|word| !sound(word)).collect();
        let files = ["public", "draws/", "-C", "-v", "-q", "-h"];
        assert!(
            others.iter().all(|word| files.contains(&word.as_str())),
            "{others:?}"
        );
    }
    assert!(!office.case("ran").exists());
}

#[test]
fn every_shell_has_a_script_that_it_can_read() {
    let office = Office::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = office.run(&["completions", shell]);
        assert_eq!((script.code, script.err.as_str()), (0, ""), "{shell}");
        assert!(script.out.contains("CHOUCHA_COMPLETE"), "{script:?}");
        if !["bash", "zsh", "fish"].contains(&shell) {
            continue;
        }
        // Other shells than bash are no condition of these tests anywhere.
        if Command::new(shell).arg("--version").output().is_err() {
            let said = writeln!(std::io::stderr(), "skipped: {shell} is not on this machine");
            said.unwrap();
            continue;
        }
        let file = office.path().join(shell);
        std::fs::write(&file, script.out).unwrap();
        let status = Command::new(shell).arg("-n").arg(&file).status().unwrap();
        assert!(status.success(), "{shell}");
    }
}
