//! Draws from a seal: from its texts as they were sealed, and only with the seed that it names.

use super::seal::{DRAW, FOLDER, TASK, sealed};
use super::sources::{AFTER_ROUND, DAY, EVE, LOTTERY, OUTCOME, RANDOMNESS, ROUND};
use crate::office::Office;

/// The texts of a seal.
const TEXTS: [&str; 7] = [
    "population",
    "excluded",
    "owners",
    "inspectors",
    "recusals",
    "salt",
    "manifest",
];

#[test]
fn a_sealed_round_is_drawn_whatever_has_become_of_the_lists() {
    let office = sealed(LOTTERY);
    let manifest = office.read(&format!("{FOLDER}/manifest.txt"));
    office.replace("recusals.csv", "配偶", "\u{1b}");
    let ran = office.zh(&DRAW);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            0,
            "注意：名录或计划现有 1 处错误；本轮按封存的文本抽取，不受影响，请用 choucha check 查看并改正\n"
        )
    );
    assert_eq!(office.read("draws/AJ-2026-04-1/manifest.txt"), manifest);
    office.refused("C04", &["draw", "AJ-2026-05", "--seed", "583"]);
}

#[test]
fn a_sealed_round_is_drawn_from_its_texts_although_the_lists_changed_since() {
    let office = sealed(LOTTERY);
    let half = |text: String| {
        let lines = text.lines().count();
        text.split_inclusive('\n')
            .take(lines / 2)
            .collect::<String>()
    };
    let objects = half(office.read("objects.csv"));
    office.write("objects.csv", objects);
    office.write(
        "recusals.csv",
        "执法证号,对象代码,回避事由,申报日期,失效日期\n",
    );
    office.replace(
        "plan.csv",
        ",危险化学品经营,,20%,",
        ",危险化学品经营,,100%,",
    );
    let ran = office.zh(&DRAW);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for name in TEXTS {
        let (seal, draw) = (
            office.read(&format!("{FOLDER}/{name}.txt")),
            office.read(&format!("draws/AJ-2026-04-1/{name}.txt")),
        );
        assert!(seal == draw, "{name}");
    }
    let record = office.record("AJ-2026-04-1");
    assert_eq!(record["source"], LOTTERY);
    assert!(
        ran.out.contains("\n抽取效力：公开事件取种（"),
        "{}",
        ran.out
    );
    assert!(record["sealed_at"].is_string());
    assert_eq!(record["drawn"].as_array().map(Vec::len), Some(7));
    assert_eq!(office.zh(&["verify", "AJ-2026-04-1"]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn an_object_struck_off_since_the_seal_is_still_drawn_and_named_by_its_code() {
    let office = sealed(LOTTERY);
    let objects = office.read("objects.csv");
    let kept =
        |line: &&str| !line.contains("危险化学品经营") || line.starts_with("91370499MY2UU2Y43C");
    office.write(
        "objects.csv",
        objects
            .split_inclusive('\n')
            .filter(kept)
            .collect::<String>(),
    );
    office.write(
        "recusals.csv",
        "执法证号,对象代码,回避事由,申报日期,失效日期\n",
    );
    let ran = office.zh(&DRAW);
    assert_eq!(ran.code, 0, "{ran:?}");
    let list = office.read("draws/AJ-2026-04-1/list.csv");
    assert_eq!(list.lines().count(), 8);
    assert_eq!(office.zh(&["verify", "AJ-2026-04-1"]).code, 0);
}

#[test]
fn the_seed_that_the_seal_names_has_to_be_given() {
    let office = sealed(LOTTERY);
    let (zh, en) = office.refused("D05", &["draw", TASK, "--today", DAY]);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [D05] 封存时写明种子来自“{LOTTERY}”，须给出种子\n\
             怎么办：信标轮次用 --beacon 给出签名（96 位十六进制数字、下载的 JSON 或文件），公开事件用 --seed 照公布的结果给出；plan run 用 --beacons 和 --seeds\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [D05] the seal says that the seed comes from \"{LOTTERY}\"; it has to be given\n\
             what to do: give a drand round's signature with --beacon (96 hex digits, the JSON of a relay, or a file), the outcome of a public event with --seed, as it was published; plan run takes --beacons and --seeds\n"
        )
    );
    sealed(ROUND).refused("D05", &["draw", TASK, "--today", AFTER_ROUND]);
}

#[test]
fn a_seed_is_spelt_as_its_event_gives_it_and_can_be_its_outcome() {
    let office = sealed(LOTTERY);
    let draw = |seed| ["draw", TASK, "--today", DAY, "--seed", seed];
    let (zh, en) = office.refused("D07", &draw("583"));
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [D07] 种子与来源“{LOTTERY}”的写法不符，或不可能是它的结果\n\
             怎么办：照公布的结果给出，位数不能多也不能少（005 不是 5，表格软件会去掉前面的零），首尾不留空白\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [D07] the seed is not spelt as \"{LOTTERY}\" gives it, or cannot be its outcome\n\
             what to do: give it as it was published, neither more digits nor fewer (005 is not 5; a spreadsheet drops leading zeros), no white space at its ends\n"
        )
    );
    for bad in [
        "0308121924300",
        "030812192430070",
        " 03081219243007",
        "03081219243007 ",
        "０３０８１２１９２４３００７",
        "\u{200b}03081219243007",
        "03 08 12 19 24 30 07",
        "3081219243007",
        // A ball of 34, of 0, twice, out of order; the blue one of 17, of 0.
        "03081219243407",
        "00081219243007",
        "03081212243007",
        "08031219243007",
        "03081219243017",
        "03081219243000",
    ] {
        office.refused("D07", &draw(bad));
    }
    assert_eq!(office.zh(&DRAW).code, 0);
    assert_eq!(office.record("AJ-2026-04-1")["seed"], OUTCOME);
}

#[test]
fn a_seed_typed_for_a_beacon_is_not_taken() {
    let office = sealed(ROUND);
    for seed in [RANDOMNESS, "583", OUTCOME, &"aa".repeat(32)] {
        let draw = ["draw", TASK, "--today", AFTER_ROUND, "--seed", seed];
        let (zh, en) = office.refused("D19", &draw);
        assert_eq!(
            zh.err,
            format!(
                "拒绝 [D19] 来源“{ROUND}”的种子由签名算出，不能另填\n\
                 怎么办：信标轮次用 --beacon 给出签名（96 位十六进制数字、下载的 JSON 或文件），公开事件用 --seed 照公布的结果给出；plan run 用 --beacons 和 --seeds\n"
            )
        );
        assert!(
            en.err.starts_with(&format!(
                "refused [D19] the seed of \"{ROUND}\" is computed from its signature and cannot be typed\n"
            )),
            "{}",
            en.err
        );
    }
}

#[test]
fn nothing_is_drawn_before_the_seed_can_be_known() {
    let office = sealed(LOTTERY);
    let draw = |day| ["draw", TASK, "--today", day, "--seed", OUTCOME];
    let (zh, en) = office.refused("D17", &draw("2026-06-01"));
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [D17] 种子来源“{LOTTERY}”2026-06-02 00:00:00（北京时间）才产生种子，现在还不可能知道\n怎么办：届时再抽取\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [D17] the seed from \"{LOTTERY}\" comes up at 2026-06-02 00:00:00 (China's time); nobody can know it yet\n\
             what to do: draw when it has come up\n"
        )
    );
    office.refused("D17", &draw("2026-05-20"));
    let ran = office.zh(&draw("2026-06-02"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_seal_whose_texts_were_changed_is_not_drawn_from() {
    let office = sealed(LOTTERY);
    for name in TEXTS {
        let path = format!("{FOLDER}/{name}.txt");
        let text = office.read(&path);
        office.write(&path, format!("{text}甲\n"));
        let (zh, en) = office.refused("D11", &DRAW);
        assert_eq!(
            zh.err,
            format!(
                "拒绝 [D11] 封存的文本 {FOLDER} 已被改动或缺失\n怎么办：从备份恢复，或写明理由作废封存\n"
            )
        );
        assert_eq!(
            en.err,
            format!(
                "refused [D11] the sealed texts in {FOLDER} were changed or are missing\n\
                 what to do: restore them from a copy, or void the seal with a reason\n"
            )
        );
        std::fs::remove_file(office.case(&path)).unwrap();
        office.refused("D11", &DRAW);
        office.write(&path, text);
    }
    assert_eq!(office.zh(&DRAW).code, 0);
}

#[test]
fn a_seal_swapped_for_another_consistent_one_is_not_drawn_from() {
    let (office, other) = (sealed(LOTTERY), Office::sample());
    other.replace(
        "recusals.csv",
        "37049901001,91370499MY8TUUJ52D",
        "37049901002,91370499MY8TUUJ52D",
    );
    let seal = ["seal", TASK, "--today", EVE, "--source", LOTTERY];
    assert_eq!(other.zh(&seal).code, 0);
    for name in TEXTS {
        let path = format!("{FOLDER}/{name}.txt");
        office.write(&path, other.read(&path));
    }
    office.refused("D11", &DRAW);
}

#[test]
fn a_seal_overtaken_by_another_draw_is_drawn_and_says_which_objects_pass_their_cap() {
    let office = sealed(LOTTERY);
    office.replace("plan.csv", "A=1%; B=4%; C=8%; D=100%; *=5%", "*=100%");
    office.publish_again("全部检查");
    assert_eq!(office.zh(&["draw", "AJ-2026-01", "--seed", "1"]).code, 0);
    let ran = office.zh(&[&DRAW[..], &["--json"]].concat());
    let said: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(said["drawn_again"].as_array().map(Vec::len), Some(7));
    assert_eq!(office.read("draws/AJ-2026-04-1/excluded.txt"), "");
    assert_eq!(office.zh(&["verify", "AJ-2026-04-1"]).code, 0);
}
