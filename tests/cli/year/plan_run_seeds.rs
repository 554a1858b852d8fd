//! `plan run --seeds`: a list with the seed of each round, and where each seed comes from.

use serde_json::{Value, json};

use crate::office::Office;
use crate::year::plan_run::seeded;
use crate::year::small_year::Row;

const EVENT: &str =
    "event 2026-06-01 14/17721088 双色球第2026062期：红球六个由小到大各两位、蓝球两位，连写";
/// Another event, of which nobody can prove anything without a seal.
const OTHER: &str = "event 2026-06-01 3/1000 福彩3D第2026142期：百十个位连写";
const RUN: [&str; 4] = ["plan", "run", "--seeds", "seeds.csv"];

/// Two tasks due on 1 June.
fn two() -> Office {
    let office = Office::small(
        &[("东", "A", 20), ("西", "A", 20)],
        &[
            Row::new("T1", "东", "#3"),
            Row::new("T2", "西", "#3").times(2),
        ],
    );
    office.publish();
    office
}

/// Writes a list of seeds beside the case folder.
fn list(office: &Office, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(office.path().join(name), bytes).unwrap();
}

fn refusals(document: &Value) -> Vec<&Value> {
    let rounds = document["rounds"].as_array().unwrap().iter();
    rounds.map(|round| &round["refused"]).collect()
}

#[test]
fn each_round_is_drawn_with_the_seed_and_the_source_of_its_row() {
    let office = two();
    let sealed = office.on("2026-05-31", &["seal", "T2", "--source", EVENT]);
    assert_eq!(sealed.code, 0);
    let rows = format!(
        "任务编号,轮次,种子,种子来源\nT2,1,02091122303312,{EVENT}\nT1,1,314,{OTHER}\nT2,2,9,\n"
    );
    list(&office, "seeds.csv", rows);
    assert_eq!(office.document("2026-06-01", 0, &RUN)["drawn"], 2);
    assert_eq!(seeded(&office, "T1-1"), ["314", OTHER, "unproven"]);
    assert_eq!(seeded(&office, "T2-1"), ["02091122303312", EVENT, "event"]);
    assert_eq!(office.document("2026-06-16", 0, &RUN)["drawn"], 1);
    assert_eq!(seeded(&office, "T2-2"), ["9", "given", "unproven"]);
    for draw in office.draws() {
        assert_eq!(office.zh(&["verify", &draw]).code, 0);
    }
}

#[test]
fn the_seal_decides_on_the_source() {
    let office = two();
    assert_eq!(
        office
            .on("2026-05-31", &["seal", "T2", "--source", EVENT])
            .code,
        0
    );
    list(
        &office,
        "seeds.csv",
        format!("任务编号,种子,来源\nT1,314,\nT2,314,{OTHER}\n"),
    );
    let ran = office.on("2026-06-01", &RUN);
    assert_eq!((ran.code, ran.err.as_str()), (3, ""));
    assert!(
        ran.out.contains("✓ T1 第 1 轮：已抽取 T1-1，抽中 3 个\n"),
        "{ran:?}"
    );
    assert!(
        ran.out.contains(&format!(
            "✗ T2 第 1 轮：拒绝 [P10] 种子表写的来源“{OTHER}”与封存的来源“{EVENT}”不同\n  怎么办：来源以封存为准：改正种子表，或写明理由作废封存\n"
        )),
        "{ran:?}"
    );
    let en = office.en(&[&["--today", "2026-06-01"], &RUN[..]].concat());
    assert_eq!(en.code, 3);
    assert!(
        en.out.starts_with(&format!(
            "✗ T2 round 1: refused [P10] the list of seeds says \"{OTHER}\", the seal says \"{EVENT}\"\n"
        )),
        "{en:?}"
    );
    // A row without a source goes by the seal.
    list(
        &office,
        "seeds.csv",
        "任务编号,种子,来源\nT2,02091122303312,\n",
    );
    assert_eq!(office.document("2026-06-01", 0, &RUN)["drawn"], 1);
    assert_eq!(seeded(&office, "T2-1"), ["02091122303312", EVENT, "event"]);
}

#[test]
fn a_round_without_a_row_is_refused_and_the_others_go_on() {
    let office = two();
    list(&office, "seeds.csv", "任务编号,种子\nT2,271\n");
    let ran = office.on("2026-06-01", &RUN);
    assert_eq!((ran.code, ran.err.as_str()), (3, ""));
    assert!(
        ran.out.starts_with(
            "✗ T1 第 1 轮：拒绝 [P12] 种子表里没有 T1 第 1 轮的种子\n  怎么办：补上这一行再运行；已抽取的不会重抽\n✓ T2 第 1 轮：已抽取 T2-1，抽中 3 个\n"
        ),
        "{ran:?}"
    );
    let en = office.en(&[&["--today", "2026-06-01"], &RUN[..]].concat());
    assert!(
        en.out.starts_with(
            "✗ T1 round 1: refused [P12] the list of seeds has none for round 1 of T1\n  what to do: add the row and run again; what is drawn is not drawn again\n"
        ),
        "{en:?}"
    );
    list(&office, "seeds.csv", "任务编号,种子\nT1,314\n");
    assert_eq!(office.document("2026-06-01", 0, &RUN)["drawn"], 1);
    assert_eq!(office.draws(), ["T2-1", "T1-1"]);
}

#[test]
fn every_fault_of_the_list_is_named_and_nothing_is_drawn() {
    let office = two();
    list(
        &office,
        "seeds.csv",
        "任务编号,轮次,种子,种子来源\nT1,1,314,\nT9,1,1,\nT2,3,1,\nT2,x,1,\nT2,2,,\n,1,5,\nT1,1,7,\n",
    );
    let (zh, en) = office.refused("C09", &[&["--today", "2026-06-01"], &RUN[..]].concat());
    for (row, column) in [
        (3, "任务编号"),
        (4, "轮次"),
        (5, "轮次"),
        (6, "种子"),
        (7, "任务编号"),
        (8, "任务编号"),
    ] {
        assert!(
            zh.err.contains(&format!("第 {row} 行 {column}：")),
            "{row} {column}: {}",
            zh.err
        );
    }
    assert!(!zh.err.contains("] 第 2 行"), "{}", zh.err);
    assert!(
        zh.err.ends_with("怎么办：全部改正后再试；一行也没有采用\n"),
        "{}",
        zh.err
    );
    assert!(en.err.contains("seeds.csv"), "{}", en.err);
    for bad in ["任务编号,种子\n", "任务编号,轮次\nT1,1\n"] {
        list(&office, "seeds.csv", bad);
        office.refused("C09", &[&["--today", "2026-06-01"], &RUN[..]].concat());
    }
    list(&office, "seeds.csv", "");
    office.refused("C05", &[&["--today", "2026-06-01"], &RUN[..]].concat());
    std::fs::remove_file(office.path().join("seeds.csv")).unwrap();
    let missing = office.on("2026-06-01", &RUN);
    assert_eq!((missing.code, missing.out.as_str()), (4, ""));
    assert_eq!(office.draws(), Vec::<String>::new());
}

#[test]
fn the_list_may_be_gbk_or_json() {
    let rows = format!(
        "任务编号,轮次,种子,种子来源\nT1,1,02091122303312,{EVENT}\nT2,1,01020304050616,{EVENT}\n"
    );
    let (gbk, _, _) = encoding_rs::GBK.encode(&rows);
    let array = json!([
        { "task": "T1", "round": 1, "seed": "02091122303312", "source": EVENT },
        { "task": "T2", "seed": "01020304050616", "source": EVENT },
    ]);
    let lines = format!("{}\n{}\n", array[0], array[1]);
    let array = array.to_string();
    let files: [(&str, &[u8]); 4] = [
        ("seeds.csv", rows.as_bytes()),
        ("gbk.csv", &gbk),
        ("seeds.json", array.as_bytes()),
        ("seeds.jsonl", lines.as_bytes()),
    ];
    for (name, bytes) in files {
        let office = two();
        list(&office, name, bytes);
        let document = office.document("2026-06-01", 0, &["plan", "run", "--seeds", name]);
        assert_eq!(document["drawn"], 2, "{name}");
        assert_eq!(
            seeded(&office, "T1-1"),
            ["02091122303312", EVENT, "unproven"],
            "{name}"
        );
        assert_eq!(seeded(&office, "T2-1")[0], "01020304050616", "{name}");
    }
}

#[test]
fn a_seed_that_a_spreadsheet_or_a_hand_spoilt_is_refused() {
    for seed in [
        "  583",
        "583 ",
        "\u{3000}5 8 3",
        "５８３",
        "'583",
        "-5",
        "5.83",
        "5E2",
    ] {
        let office = two();
        list(
            &office,
            "seeds.csv",
            format!("任务编号,种子\nT1,{seed}\nT2,583\n"),
        );
        let (zh, _) = office.refused("C09", &[&["--today", "2026-06-01"], &RUN[..]].concat());
        assert!(
            zh.err.contains("[L32] 第 2 行 种子："),
            "{seed}: {}",
            zh.err
        );
    }
    let office = two();
    list(&office, "seeds.csv", "任务编号,种子\nT1,005\nT2,红 01 02\n");
    let document = office.document("2026-06-01", 0, &RUN);
    assert_eq!(refusals(&document), [&Value::Null, &Value::Null]);
    assert_eq!(seeded(&office, "T1-1")[0], "005");
}
