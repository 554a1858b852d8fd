//! `-` in the place of a file that is read: the standard input, whatever the file would have been.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use crate::method::sources::{AFTER_ROUND, BEFORE_ROUND, OUTCOME, ROUND, SIGNATURE, lottery};
use crate::office::{Office, Ran};
use crate::year::plan_run::{seal, three};

/// Runs the binary on the case folder, in Chinese, with these bytes on its standard input.
pub(crate) fn fed(office: &Office, args: &[&str], bytes: impl AsRef<[u8]>) -> Ran {
    let mut command = office.command();
    command.args(["-C", "case", "--lang", "zh"]).args(args);
    command.stdin(Stdio::piped());
    let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(bytes.as_ref())
        .unwrap();
    let ran = child.wait_with_output().unwrap();
    Ran {
        code: ran.status.code().unwrap_or(-1),
        out: String::from_utf8(ran.stdout).unwrap(),
        err: String::from_utf8(ran.stderr).unwrap(),
    }
}

#[test]
fn a_list_is_compared_and_called_as_it_was_named() {
    let office = Office::sample();
    let objects = office.read("objects.csv");
    let diff = ["lists", "diff", "-", "now"];
    let same = fed(&office, &diff, &objects);
    assert_eq!((same.code, same.err.as_str()), (0, ""), "{same:?}");
    // The last row is gone, in another encoding.
    let (fewer, _) = objects.trim_end().rsplit_once('\n').unwrap();
    let utf16: Vec<u8> = fewer.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let differs = fed(&office, &[&diff[..], &["--json"]].concat(), utf16);
    let document: Value = serde_json::from_str(&differs.out).unwrap();
    assert_eq!((differs.code, &document["same"]), (1, &false.into()));
    std::fs::write(office.path().join("objects.csv"), fewer).unwrap();
    let named = office.zh(&["lists", "diff", "objects.csv", "now"]);
    let input = fed(&office, &diff, fewer);
    let named = named.out.replace("变动前：objects.csv", "变动前：-");
    assert_eq!(input.out, named);
    let both = fed(&office, &["lists", "diff", "-", "-"], &objects);
    assert_eq!((both.code, both.err.as_str()), (0, ""), "{both:?}");
}

#[test]
fn rows_are_merged() {
    let office = Office::sample();
    let merge = ["lists", "merge", "-", "--out", "merged.csv"];
    let ran = fed(&office, &merge, office.read("objects.csv"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(office.path().join("merged.csv").is_file());
}

#[test]
fn nothing_on_it_is_an_empty_file() {
    let office = Office::sample();
    let ran = fed(&office, &["lists", "diff", "-", "now"], "");
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.starts_with("拒绝 [C05] "), "{ran:?}");
}

#[test]
fn a_beacon_is_taken_by_a_draw_and_by_a_run() {
    for command in [
        &["draw", "T1", "--beacon", "-"][..],
        &["plan", "run", "--beacons", "-"],
    ] {
        let office = three();
        let ahead = ["seal", "T1", "--source", ROUND];
        assert_eq!(office.on(BEFORE_ROUND, &ahead).code, 0);
        let day = ["--today", AFTER_ROUND];
        let refused = fed(&office, &[&day[..], command].concat(), "没有签名\n");
        assert_eq!(refused.code, 3, "{refused:?}");
        assert!(office.draws().is_empty());
        let drawn = fed(
            &office,
            &[&day[..], command].concat(),
            format!("{SIGNATURE}\n"),
        );
        assert_eq!((drawn.code, drawn.err.as_str()), (0, ""), "{drawn:?}");
        assert!(office.draws().contains(&"T1-1".to_owned()));
    }
}

#[test]
fn a_list_of_seeds_is_taken_as_text_and_as_json() {
    for list in [
        format!("任务编号,种子\nT1,{OUTCOME}\n"),
        format!("\n[{{\"task\": \"T1\", \"seed\": \"{OUTCOME}\"}}]"),
    ] {
        let office = three();
        for task in ["T1", "T2", "T3"] {
            seal(
                &office,
                task,
                if task == "T1" {
                    "2026-06-03"
                } else {
                    "2026-06-09"
                },
            );
        }
        let run = ["--today", "2026-06-03", "plan", "run", "--seeds", "-"];
        let ran = fed(&office, &run, list);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        assert_eq!(office.draws(), ["T1-1"]);
        assert_eq!(office.record("T1-1")["source"], lottery("2026-06-03"));
    }
}

#[test]
fn kept_lines_are_held_against_the_book() {
    let office = three();
    assert_eq!(office.on("2026-06-01", &["publish"]).code, 0);
    let lines = office.read("public/lines.csv");
    let verify = ["ledger", "verify", "--lines", "-"];
    let ran = fed(&office, &verify, &lines);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(
        ran.out
            .contains("✓ 留存的 - 所列各行、账本末行校验码都在账本里\n"),
        "{ran:?}"
    );
    let last = lines.trim_end().rsplit_once(',').unwrap().0;
    let other = format!("{last},{}\n", "0".repeat(64));
    assert_eq!(fed(&office, &verify, other).code, 1);
    let none = fed(&office, &verify, "什么也不是\n");
    assert_eq!(none.code, 3);
    assert!(none.err.contains(" - "), "{none:?}");
}
