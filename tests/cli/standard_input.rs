//! `-` in the place of a file that is read: the standard input, whatever the file would have been.

use std::io::Write as _;
use std::process::Stdio;

use choucha::format::ssh_armor;
use serde_json::Value;

use crate::book::signing_case::{RECEIVED, head, kept, registered, signature, text, witness};
use crate::method::sources::{AFTER_ROUND, BEFORE_ROUND, OUTCOME, ROUND, SIGNATURE, lottery};
use crate::office::{Office, Ran};
use crate::year::plan_run::{seal, three};

/// Runs the binary on the case folder, in Chinese, with these bytes on its standard input.
pub(crate) fn fed(office: &Office, args: &[&str], bytes: impl AsRef<[u8]>) -> Ran {
    let mut command = office.command();
    let args = [&["-C", "case", "--lang", "zh"], args].concat();
    command.args(&args);
    command.stdin(Stdio::piped());
    let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(bytes.as_ref())
        .unwrap();
    Ran::of(&args, child.wait_with_output().unwrap())
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

#[test]
fn it_can_be_read_at_one_place_of_a_call_only() {
    let office = Office::sample();
    for (args, named) in [
        (&["lists", "diff", "-", "-"][..], ["<变动前>", "<变动后>"]),
        (
            &["verify", "x", "--witness", "-", "--signers", "-"],
            ["--witness <文件>...", "--signers <文件>"],
        ),
        (
            &["verify", "x", "--against", "-", "-"],
            ["--against <旧的公开内容>...", "--against <旧的公开内容>..."],
        ),
        (
            &["plan", "run", "--seeds", "-", "--beacons=-"],
            ["--seeds <文件>", "--beacons <文件>"],
        ),
        (
            &["witness", "-", "--sig", "-"],
            ["<行号或文件>", "--sig <文件>"],
        ),
    ] {
        let ran = fed(&office, args, "");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        let said = format!(
            "用法错误：标准输入（-）只能用一次，现在写在 {}、{}\n用 --help 查看用法\n",
            named[0], named[1]
        );
        assert_eq!(ran.err, said);
        let document = fed(&office, &[args, &["--json"]].concat(), "").out;
        let document: Value = serde_json::from_str(&document).unwrap();
        assert_eq!(document["usage"], "standard-input-twice");
    }
    // What is no file may be a dash, as often as anybody likes.
    let search = ["objects", "--where", "名称=-", "--where", "地址=-"];
    assert_eq!(fed(&office, &search, "").code, 0);
}

#[test]
fn a_witness_s_text_stands_before_its_signature() {
    let office = registered();
    kept(&office, "w.txt", &text(&office, 4, RECEIVED), &witness());
    let file = |name: &str| std::fs::read_to_string(office.path().join(name)).unwrap();
    let both = file("w.txt") + &ssh_armor::write(&file("w.txt.sig"));
    std::fs::write(office.path().join("own"), witness().row("witness/上级")).unwrap();
    let verify = ["ledger", "verify", "--witness"];
    let of_file = office.zh(&[&verify[..], &["w.txt", "--signers", "own"]].concat());
    assert_eq!(of_file.code, 0, "{of_file:?}");
    let own = ["-", "--signers", "own"];
    let ran = fed(&office, &[&verify[..], &own].concat(), &both);
    assert_eq!(ran.out, of_file.out.replace("w.txt", "-"));
    let ran = fed(&office, &[&verify[..], &own, &["--json"]].concat(), &both);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found["signatures"]["kept"][0]["file"], "-");
    // The reader's own rows may come that way too.
    let signers = ["w.txt", "--signers", "-"];
    let ran = fed(&office, &[&verify[..], &signers].concat(), file("own"));
    assert_eq!(ran.out, of_file.out);
    // A text without its signature proves nothing.
    let ran = fed(&office, &[&verify[..], &["-"]].concat(), file("w.txt"));
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
    assert!(ran.out.contains("✗ -：[S"), "{ran:?}");
    // It goes into the book the same way, and so does a signature.
    let ran = fed(&office, &["witness", "-"], &both);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let signature = signature(&office, 4, &head());
    let ran = fed(&office, &["sign", "4", "--sig", "-"], file(&signature));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn a_text_is_read_though_there_is_no_seal() {
    let office = registered();
    let drawn = office.on("2026-06-01", &["draw", "AJ-2026-02", "--seed", "x"]);
    assert_eq!(drawn.code, 0, "{drawn:?}");
    for of in ["AJ-2026-02-1", "case/draws/AJ-2026-02-1"] {
        let verify = ["verify", of, "--witness", "-"];
        let refused = fed(&office, &verify, "临溪");
        assert_eq!((refused.code, refused.out.as_str()), (3, ""), "{refused:?}");
        assert!(refused.err.starts_with("拒绝 [S11]"), "{refused:?}");
        // One that is a text has nothing to speak for, and is called as it was named.
        kept(&office, "w.txt", &text(&office, 4, RECEIVED), &witness());
        let file = |name: &str| std::fs::read_to_string(office.path().join(name)).unwrap();
        let both = file("w.txt") + &ssh_armor::write(&file("w.txt.sig"));
        let silent = fed(&office, &verify, both);
        assert_eq!((silent.code, silent.err.as_str()), (0, ""), "{silent:?}");
        let note = "注意：见证文本 - 须与账本中的封存对照，这里没有，不能证明封存的时间";
        assert!(silent.out.contains(note), "{silent:?}");
    }
}

#[test]
fn kept_lines_are_held_against_a_publication() {
    let office = three();
    assert_eq!(office.on("2026-06-01", &["publish"]).code, 0);
    let lines = office.read("public/lines.csv");
    let verify = ["verify", "case/public", "--against", "-"];
    let ran = fed(&office, &verify, &lines);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let last = lines.trim_end().rsplit_once(',').unwrap().0;
    let other = format!("{last},{}\n", "0".repeat(64));
    assert_eq!(fed(&office, &verify, other).code, 1);
}

/// The arguments that a path is typed into: those that are read, and the others.
fn below(command: &clap::Command, above: &str, files: &mut Vec<String>, others: &mut Vec<String>) {
    for arg in command.get_arguments() {
        let name = format!("{above} {}", arg.get_id()).trim().to_owned();
        match arg.get_value_hint() {
            clap::ValueHint::FilePath => files.push(name),
            clap::ValueHint::AnyPath => others.push(name),
            _ => {}
        }
    }
    for command in command.get_subcommands() {
        let above = format!("{above} {}", command.get_name());
        below(command, &above, files, others);
    }
}

#[test]
fn every_file_that_is_read_may_be_the_standard_input() {
    let (mut files, mut others) = (Vec::new(), Vec::new());
    let command = choucha::cli::command(choucha::text::Lang::En);
    below(&command, "", &mut files, &mut others);
    assert_eq!(
        files,
        [
            "plan run seeds",
            "plan run beacons",
            "lists diff before",
            "lists diff after",
            "lists merge file",
            "draw beacon",
            "record import file",
            "replace beacon",
            "verify witness",
            "verify signers",
            "verify against",
            "sign sig",
            "witness what",
            "witness sig",
            "ledger verify witness",
            "ledger verify signers",
            "ledger verify lines",
        ]
    );
    // Folders, and files that are written.
    others.retain(|name| !name.ends_with(" case"));
    assert_eq!(
        others,
        [
            "case",
            "init dir",
            "init from",
            "check faults",
            "lists merge out",
            "seal notice",
            "publish out",
            "due csv",
            "stats csv",
            "report out",
            "form out",
            "sign out",
            "witness out",
            "demo dir",
            "man dir",
        ]
    );
}
