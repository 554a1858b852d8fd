//! Draws from a seal: from its texts as they were sealed, and only with the seed that it names.

use super::seal::{EVENT, FOLDER, TASK, sealed};
use crate::office::Office;

#[test]
fn a_sealed_round_is_drawn_whatever_has_become_of_the_lists() {
    let office = sealed(EVENT);
    let manifest = office.read(&format!("{FOLDER}/manifest.txt"));
    office.replace("recusals.csv", "配偶", "\u{1b}");
    let ran = office.zh(&["draw", TASK, "--seed", "583"]);
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
    let office = sealed(EVENT);
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
    let ran = office.zh(&["draw", TASK, "--seed", "583"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for name in [
        "population",
        "excluded",
        "inspectors",
        "recusals",
        "manifest",
    ] {
        let (seal, draw) = (
            office.read(&format!("{FOLDER}/{name}.txt")),
            office.read(&format!("draws/AJ-2026-04-1/{name}.txt")),
        );
        assert!(seal == draw, "{name}");
    }
    let record = office.record("AJ-2026-04-1");
    assert_eq!(record["standing"], "event");
    assert_eq!(record["source"], EVENT);
    assert!(record["sealed_at"].is_string());
    assert_eq!(record["drawn"].as_array().map(Vec::len), Some(7));
    assert_eq!(office.zh(&["verify", "AJ-2026-04-1"]).code, 0);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn an_object_struck_off_since_the_seal_is_still_drawn_and_named_by_its_code() {
    let office = sealed(EVENT);
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
    let ran = office.zh(&["draw", TASK, "--seed", "583"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let list = office.read("draws/AJ-2026-04-1/list.csv");
    assert_eq!(list.lines().count(), 8);
    assert_eq!(office.zh(&["verify", "AJ-2026-04-1"]).code, 0);
}

#[test]
fn the_seed_that_the_seal_names_has_to_be_given() {
    let office = sealed(EVENT);
    let (zh, en) = office.refused("D05", &["draw", TASK]);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [D05] 封存时写明种子来自“{EVENT}”，须给出种子\n怎么办：用 choucha draw 的 --seed \"…\" 按来源的写法给出，或写进 plan run 的种子表\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [D05] the seal says that the seed comes from \"{EVENT}\"; it has to be given\n\
             what to do: give it to choucha draw with --seed \"…\", spelt as the source says, or in the list of seeds of plan run\n"
        )
    );
    sealed("given").refused("D05", &["draw", TASK]);
    sealed("drand quicknet 26537812").refused("D05", &["draw", TASK]);
}

#[test]
fn a_seal_on_the_operating_system_takes_no_seed() {
    let office = sealed("os");
    let (zh, en) = office.refused("D06", &["draw", TASK, "--seed", "583"]);
    assert_eq!(
        zh.err,
        "拒绝 [D06] 封存时写明种子取自操作系统，不能另给种子\n怎么办：去掉 --seed\n"
    );
    assert_eq!(
        en.err,
        "refused [D06] the seal says that the seed comes from the operating system; none can be given\n\
         what to do: leave out --seed\n"
    );
    assert_eq!(office.zh(&["draw", TASK]).code, 0);
    let record = office.record("AJ-2026-04-1");
    assert_eq!(
        (&record["source"], &record["standing"]),
        (&"os".into(), &"unproven".into())
    );
    assert_eq!(record["seed"].as_str().map(str::len), Some(64));
}

#[test]
fn a_beacon_seed_is_64_lower_case_hex_digits() {
    let office = sealed("drand quicknet 26537812");
    let good = "0123456789abcdef".repeat(4);
    let (upper, short, long) = (good.to_uppercase(), &good[1..], format!("{good}0"));
    let spaced = format!(" {}", &good[1..]);
    for bad in ["583", &upper, short, &long, &spaced] {
        let (zh, en) = office.refused("D07", &["draw", TASK, "--seed", bad]);
        assert_eq!(
            zh.err,
            "拒绝 [D07] 种子与来源“drand quicknet 26537812”的写法不符：应为 64 位小写十六进制数字\n怎么办：核对后原样给出\n"
        );
        assert_eq!(
            en.err,
            "refused [D07] the seed is not spelt as \"drand quicknet 26537812\" gives it: 64 lower-case hex digits\n\
             what to do: check it, and give it as it stands\n"
        );
    }
    assert_eq!(office.zh(&["draw", TASK, "--seed", &good]).code, 0);
    assert_eq!(office.record("AJ-2026-04-1")["seed"], good);
}

#[test]
fn a_seal_whose_texts_were_changed_is_not_drawn_from() {
    let office = sealed(EVENT);
    for name in [
        "population",
        "excluded",
        "inspectors",
        "recusals",
        "manifest",
    ] {
        let path = format!("{FOLDER}/{name}.txt");
        let text = office.read(&path);
        office.write(&path, format!("{text}甲\n"));
        let (zh, en) = office.refused("D11", &["draw", TASK, "--seed", "583"]);
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
        office.refused("D11", &["draw", TASK, "--seed", "583"]);
        office.write(&path, text);
    }
    assert_eq!(office.zh(&["draw", TASK, "--seed", "583"]).code, 0);
}

#[test]
fn a_seal_swapped_for_another_consistent_one_is_not_drawn_from() {
    let (office, other) = (sealed(EVENT), Office::sample());
    other.replace(
        "recusals.csv",
        "37049901001,91370499MY8TUUJ52D",
        "37049901002,91370499MY8TUUJ52D",
    );
    assert_eq!(other.zh(&["seal", TASK, "--source", EVENT]).code, 0);
    for name in [
        "population",
        "excluded",
        "inspectors",
        "recusals",
        "manifest",
    ] {
        let path = format!("{FOLDER}/{name}.txt");
        office.write(&path, other.read(&path));
    }
    office.refused("D11", &["draw", TASK, "--seed", "583"]);
}

#[test]
fn a_seal_overtaken_by_another_draw_is_drawn_and_says_which_objects_pass_their_cap() {
    let office = sealed(EVENT);
    office.replace("plan.csv", "A=1%; B=4%; C=8%; D=100%; *=5%", "*=100%");
    office.publish_again("全部检查");
    assert_eq!(office.zh(&["draw", "AJ-2026-01", "--seed", "1"]).code, 0);
    let ran = office.zh(&["draw", TASK, "--seed", "583", "--json"]);
    let said: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(said["over_cap"].as_array().map(Vec::len), Some(7));
    assert_eq!(office.read("draws/AJ-2026-04-1/excluded.txt"), "");
    assert_eq!(office.zh(&["verify", "AJ-2026-04-1"]).code, 0);
}
