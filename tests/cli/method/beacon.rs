//! Rounds sealed for a round of the beacon: drawn with its verified signature, or not at all (rule 17).

use std::path::Path;

use super::seal::{TASK, sealed};
use super::sources::{AFTER_ROUND, BEFORE_ROUND, DAY, LOTTERY, RANDOMNESS, ROUND, SIGNATURE};
use super::verify::ID;
use crate::office::{Office, copy, golden, masked, sum_again};

/// Round 1000 of the network, and its signature.
const OTHER_ROUND: &str = "drand quicknet 1000";
const OTHER_SIGNATURE: &str = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";

/// Forgeries: the genuine signature and a point of order 3, (0, 2) and (0, −2). They are on the curve, and the equation of
/// the pairing holds for them; only that they are outside the subgroup gives them away.
const TORSION: [&str; 2] = [
    "b1c16b9593cb7d3b78e6fd5baa411ea916984f88d28ea53b844be7bd7e634ed184aaaffc577640773cc2a27312e872e0",
    "863bc3abc4b1f8d24b6f61623f5ad68978447c614a10aff7832b363d716016760b9d1a236581d92f1cbb44993fd3cee3",
];

/// Draws the task with a beacon, after the genuine round.
fn draw(beacon: &str) -> [&str; 6] {
    ["draw", TASK, "--today", AFTER_ROUND, "--beacon", beacon]
}

/// The same, sealed with the known salt and drawn with the genuine signature.
fn drawn() -> Office {
    let office = Office::sample();
    office.seal_fixed(BEFORE_ROUND, TASK, ROUND);
    let ran = office.zh(&draw(SIGNATURE));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    office
}

/// A relay's answer.
fn answer(round: u64, randomness: &str, signature: &str) -> String {
    format!(
        "{{\n  \"round\": {round},\n  \"randomness\": \"{randomness}\",\n  \"signature\": \"{signature}\",\n  \
         \"extra\": [1]\n}}\n"
    )
}

#[test]
fn a_signature_is_taken_as_digits_as_a_relays_answer_or_as_a_file() {
    let json = answer(31_799_517, RANDOMNESS, SIGNATURE);
    let bare = format!("{{\"round\":31799517,\"signature\":\"{SIGNATURE}\"}}");
    let line = format!("{ROUND} {SIGNATURE}");
    let spaced = format!(
        " {} {}\n",
        &SIGNATURE[..48],
        &SIGNATURE[48..].to_uppercase()
    );
    for given in [SIGNATURE, &spaced, &line, &json, &bare] {
        for in_a_file in [false, true] {
            let office = sealed(ROUND);
            let text = if in_a_file {
                std::fs::write(office.path().join("信标.json"), given).unwrap();
                "信标.json"
            } else {
                given
            };
            let ran = office.zh(&draw(text));
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{given:?}");
            assert_eq!(office.record(ID)["seed"], RANDOMNESS);
            assert_eq!(
                office.read(&format!("draws/{ID}/beacon.txt")),
                format!("{ROUND} {SIGNATURE}\n")
            );
            let in_book = format!("\"beacon\":\"{SIGNATURE}\"");
            assert!(office.read("ledger.jsonl").contains(&in_book));
            let said = "\n抽取效力：信标取种（记录上先封存、后有该轮信标，签名已核实）\n";
            assert!(ran.out.contains(said), "{}", ran.out);
            let list = office.read(&format!("draws/{ID}/list.csv"));
            assert_eq!(list.matches(&format!(",信标取种,{ROUND},")).count(), 7);
        }
    }
}

#[test]
fn what_is_not_the_rounds_signature_draws_nothing() {
    let office = sealed(ROUND);
    let wrong_digit = format!("{}d", &SIGNATURE[..95]);
    let negated = SIGNATURE.replacen('b', "9", 1);
    let infinity = format!("c{}", "0".repeat(95));
    let signatures = [
        &wrong_digit,
        &negated,
        &infinity,
        OTHER_SIGNATURE,
        TORSION[0],
        TORSION[1],
    ];
    for signature in signatures {
        let (zh, en) = office.refused("D18", &draw(signature));
        assert_eq!(
            zh.err,
            "拒绝 [D18] 签名不是信标网络对第 31799517 轮的签名\n\
             怎么办：核对轮次和全部 96 位数字；一位之差也通不过\n",
            "{signature}"
        );
        assert_eq!(
            en.err,
            "refused [D18] the signature is not the beacon network's for round 31799517\n\
             what to do: check the round and all 96 digits; a single wrong digit fails\n"
        );
    }
    assert_eq!(office.zh(&draw(SIGNATURE)).code, 0);
}

#[test]
fn what_is_of_another_round_or_no_signature_draws_nothing() {
    let office = sealed(ROUND);
    for said in [
        format!("{OTHER_ROUND} {SIGNATURE}"),
        format!("{OTHER_ROUND} {OTHER_SIGNATURE}"),
    ] {
        let (zh, en) = office.refused("D18", &draw(&said));
        assert_eq!(
            zh.err,
            "拒绝 [D18] 这是信标第 1000 轮的签名，封存的是第 31799517 轮\n怎么办：取第 31799517 轮的签名\n"
        );
        assert_eq!(
            en.err,
            "refused [D18] this is the signature of round 1000; the seal names round 31799517\n\
             what to do: get the signature of round 31799517\n"
        );
    }
    let (zh, en) = office.refused("D18", &draw(&SIGNATURE[..95]));
    assert_eq!(
        zh.err,
        "拒绝 [D18] 信标签名应为 96 位十六进制数字，现为 95 位\n怎么办：整段复制，一位不漏\n"
    );
    assert_eq!(
        en.err,
        "refused [D18] a beacon's signature has 96 hex digits; this has 95\nwhat to do: copy all of it\n"
    );
    let (zh, en) = office.refused(
        "D18",
        &draw(&answer(31_799_517, &"aa".repeat(32), SIGNATURE)),
    );
    assert_eq!(
        zh.err,
        "拒绝 [D18] 信标答复中的 randomness 与签名不符\n怎么办：重新下载该轮的答复\n"
    );
    assert_eq!(
        en.err,
        "refused [D18] the randomness in the relay's answer is not that of its signature\n\
         what to do: get the answer of the round again\n"
    );
    for no_beacon in [
        "",
        "583",
        RANDOMNESS,
        "{\"round\":31799517}",
        "{}",
        "信标.json",
    ] {
        office.refused("D18", &draw(no_beacon));
    }
    assert_eq!(office.zh(&draw(SIGNATURE)).code, 0);
}

#[test]
fn a_beacon_is_for_a_drand_round_only_and_no_seed_stands_beside_it() {
    let office = sealed(LOTTERY);
    let args = ["draw", TASK, "--today", DAY, "--beacon", SIGNATURE];
    let (zh, en) = office.refused("D19", &args);
    assert!(
        zh.err.starts_with(&format!(
            "拒绝 [D19] 来源“{LOTTERY}”不是信标轮次，不接受信标签名\n怎么办：信标轮次用 --beacon "
        )),
        "{}",
        zh.err
    );
    assert!(
        en.err.starts_with(&format!(
            "refused [D19] \"{LOTTERY}\" is no drand round and takes no beacon\nwhat to do: "
        )),
        "{}",
        en.err
    );
    // Nor may a draw without a seal call itself a beacon's.
    Office::sample().refused("D19", &args);
    let both = office.zh(&[&args[..], &["--seed", RANDOMNESS]].concat());
    assert_eq!((both.code, both.out.as_str()), (2, ""));
}

#[test]
fn a_round_is_not_drawn_before_it_is_due_although_its_signature_is_there() {
    let office = sealed(ROUND);
    // The round is due at 02:45:15 of 1 September; a declared draw counts as 00:00.
    for day in ["2026-06-02", "2026-08-31", "2026-09-01"] {
        let args = ["draw", TASK, "--today", day, "--beacon", SIGNATURE];
        let (zh, en) = office.refused("D17", &args);
        assert!(
            zh.err.contains("2026-09-01 02:45:15（北京时间）才产生种子"),
            "{}",
            zh.err
        );
        assert!(
            en.err
                .contains("comes up at 2026-09-01 02:45:15 (China's time)"),
            "{}",
            en.err
        );
    }
    assert_eq!(office.zh(&draw(SIGNATURE)).code, 0);
}

#[test]
fn an_invented_seed_is_never_a_rounds() {
    // A round that is long past cannot be sealed at all.
    let office = Office::sample();
    office.refused("D16", &["seal", TASK, "--source", OTHER_ROUND]);
    office.refused(
        "D16",
        &[
            "seal",
            TASK,
            "--source",
            "drand quicknet 1",
            "--today",
            "2026-05-31",
        ],
    );
    // And what names no seal is no beacon's, whatever its seed looks like.
    let seed = "aa".repeat(32);
    let ran = office.zh(&["draw", TASK, "--today", "2026-05-31", "--seed", &seed]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let said = "\n抽取效力：可复算，种子未经证明（没有先封存公开的来源）\n种子来源：当场给定\n";
    assert!(ran.out.contains(said), "{}", ran.out);
}

#[test]
fn a_draw_with_a_beacon_is_verified_in_both_languages_and_its_public_folder_alone() {
    let office = drawn();
    for (lang, ran) in [
        ("zh", office.zh(&["verify", ID])),
        ("en", office.en(&["verify", ID])),
    ] {
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        golden(&format!("verify-beacon.{lang}.txt"), &masked(&ran.out));
    }
    publish(&office);
    let public = format!("case/public/draws/{ID}");
    let case = office.path().join("case");
    copy(&office.path().join(&public), &office.path().join("公开"));
    std::fs::remove_dir_all(case).unwrap();
    for lang in ["zh", "en"] {
        let ran = office.run(&["--lang", lang, "verify", "公开"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        golden(&format!("verify-public.{lang}.txt"), &masked(&ran.out));
    }
}

fn publish(office: &Office) {
    let ran = office.zh(&["publish", "--today", AFTER_ROUND]);
    assert_eq!(ran.code, 0, "{ran:?}");
}

/// That a folder is not verified, and why.
fn fails(office: &Office, folder: &Path, why: &str) {
    let ran = office.run(&["--lang", "zh", "verify", folder.to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
    assert!(ran.out.contains(why), "{}", ran.out);
    assert!(!ran.out.contains("效力："), "{}", ran.out);
}

#[test]
fn beacon_txt_is_digested_and_neither_left_out_nor_changed_nor_put_where_it_does_not_belong() {
    let office = drawn();
    publish(&office);
    let missing = "\n  文件 SHA256SUMS 缺失或被改动\n";
    let kept = "✗ 信标签名经核实是该轮的，种子由它算出\n  [D18] beacon.txt 缺失、不是该轮的签名，或与种子不符";
    for (from, whole) in [("draws", true), ("public/draws", false)] {
        let from = office.case(&format!("{from}/{ID}"));
        let sums = std::fs::read_to_string(from.join("SHA256SUMS")).unwrap();
        assert!(
            sums.lines().last().unwrap().ends_with("  beacon.txt"),
            "{sums}"
        );
        let folder = office.path().join("copy");
        let again = || {
            std::fs::remove_dir_all(&folder).ok();
            copy(&from, &folder);
        };
        again();
        std::fs::remove_file(folder.join("beacon.txt")).unwrap();
        fails(&office, &folder, missing);
        // A forger leaves it out of the digests too.
        let less: Vec<&str> = sums
            .lines()
            .filter(|line| !line.contains("beacon"))
            .collect();
        std::fs::write(folder.join("SHA256SUMS"), less.join("\n") + "\n").unwrap();
        fails(&office, &folder, kept);
        for text in [
            format!("{OTHER_ROUND} {OTHER_SIGNATURE}\n"),
            format!("{ROUND} {OTHER_SIGNATURE}\n"),
            format!("{ROUND} {}\n", TORSION[0]),
            format!("{ROUND} {SIGNATURE}"),
            String::new(),
        ] {
            again();
            std::fs::write(folder.join("beacon.txt"), &text).unwrap();
            fails(&office, &folder, "\n  文件 beacon.txt 缺失或被改动\n");
            let digest = crate::office::sha(&text);
            let changed = less.join("\n") + &format!("\n{digest}  beacon.txt\n");
            std::fs::write(folder.join("SHA256SUMS"), changed).unwrap();
            let why = if text.ends_with('\n') {
                kept
            } else {
                "✗ 信标签名"
            };
            fails(&office, &folder, why);
        }
        assert!(whole || !folder.join("salt.txt").exists());
    }
    // Beside a seed that is no round's it has no place.
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", TASK, "--seed", "583"]).code, 0);
    let folder = office.case(&format!("draws/{ID}"));
    std::fs::write(folder.join("beacon.txt"), format!("{ROUND} {SIGNATURE}\n")).unwrap();
    sum_again(&folder);
    fails(
        &office,
        &folder,
        "✗ 信标签名经核实是该轮的，种子由它算出\n  文件 beacon.txt ",
    );
}
