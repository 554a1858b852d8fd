//! `--quiet`: on success nothing on the output but what was asked for; all else is told as ever.

use serde_json::Value;

use crate::office::{Office, Ran};

/// The same command with and without `-q`, in both languages: code and standard error are the same.
fn both(office: &Office, args: &[&str]) -> Vec<[Ran; 2]> {
    let ran = ["zh", "en"].map(|lang| {
        let words = [&["-C", "case", "--lang", lang], args].concat();
        let loud = office.run(&words);
        let quiet = office.run(&[&words[..], &["-q"]].concat());
        assert_eq!((quiet.code, &quiet.err), (loud.code, &loud.err), "{args:?}");
        [loud, quiet]
    });
    ran.into()
}

#[test]
fn what_succeeds_says_nothing() {
    let office = Office::sample();
    for args in [
        &["check"][..],
        &["plan", "show"],
        &["ledger", "verify"],
        &["draw", "AJ-2026-01", "--dry-run"],
    ] {
        for [loud, quiet] in both(&office, args) {
            assert_eq!((loud.code, quiet.out.as_str()), (0, ""), "{args:?}");
            assert!(!loud.out.is_empty(), "{args:?}");
        }
    }
    let lines = office.read("ledger.jsonl").lines().count();
    let seal = ["seal", "AJ-2026-01", "--source", "drand 2026-09-01 10:00"];
    let sealed = office.zh(&[&["--quiet", "--today", "2026-08-20"], &seal[..]].concat());
    assert_eq!(
        (sealed.code, sealed.out.as_str(), sealed.err.as_str()),
        (0, "", "")
    );
    assert_eq!(office.read("ledger.jsonl").lines().count(), lines + 1);
}

#[test]
fn what_was_asked_for_is_printed() {
    let office = Office::sample();
    for args in [
        &["--help"][..],
        &["help", "draw"],
        &["--version"],
        &["completions", "bash"],
        &["explain", "B03"],
        &["explain"],
    ] {
        for [loud, quiet] in both(&office, args) {
            assert_eq!((loud.code, &quiet.out), (0, &loud.out), "{args:?}");
            assert!(!loud.out.is_empty(), "{args:?}");
        }
    }
    for args in [&["ledger", "show"][..], &["objects", "--limit", "3"]] {
        for [loud, quiet] in both(&office, args) {
            // The sum below the lines is no line.
            let lines = loud.out.trim_end().rsplit_once('\n').unwrap().0;
            assert_eq!(quiet.out.trim_end(), lines, "{args:?}");
        }
    }
    for [loud, quiet] in both(&office, &["plan", "show", "--json"]) {
        assert_eq!(quiet.out, loud.out);
        serde_json::from_str::<Value>(&quiet.out).unwrap();
    }
}

#[test]
fn what_does_not_succeed_is_told_as_ever() {
    let office = Office::sample();
    // A refusal, and a mistake in the use.
    for (code, args) in [(3, &["verify", "no-such-draw"][..]), (2, &["drew"])] {
        for [loud, quiet] in both(&office, args) {
            assert_eq!((loud.code, &quiet.out), (code, &loud.out), "{args:?}");
            assert!(!quiet.err.is_empty(), "{args:?}");
        }
    }
    // A folder that no line names is noted beside the output.
    std::fs::create_dir_all(office.case("draws/X-1")).unwrap();
    office.write("draws/X-1/note.txt", "别的");
    for [loud, quiet] in both(&office, &["plan", "show"]) {
        assert!(loud.err.contains("[B03]"), "{loud:?}");
        assert_eq!((loud.code, quiet.out.as_str()), (0, ""));
    }
    // What does not hold is told whole, in its order.
    office.replace("plan.csv", "AJ-2026-02", "AJ-2026-01");
    for [loud, quiet] in both(&office, &["check"]) {
        assert_eq!((loud.code, &quiet.out), (1, &loud.out));
        assert!(quiet.out.contains("L07"), "{quiet:?}");
    }
}
