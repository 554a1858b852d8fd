//! `plan run --seeds`: a list with the seed of each round, and where each seed comes from.

use serde_json::json;

use crate::lists::workbooks::fixture;
use crate::method::sources::{OTHER, OUTCOME, lottery};
use crate::office::{Office, golden};
use crate::year::plan_run::seeded;
use crate::year::small_year::Row;

const RUN: [&str; 4] = ["plan", "run", "--seeds", "seeds.csv"];

/// The lottery of 1 June.
fn event() -> String {
    lottery("2026-06-01")
}

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

#[test]
fn each_round_is_drawn_with_the_seed_and_the_source_of_its_row() {
    let office = two();
    let event = event();
    let sealed = office.on("2026-05-31", &["seal", "T2", "--source", &event]);
    assert_eq!(sealed.code, 0);
    let draw = "event 2026-06-01 3/1000 电视直播摇号，三位数字连写";
    let rows =
        format!("任务编号,轮次,种子,种子来源\nT2,1,{OUTCOME},{event}\nT1,1,314,{draw}\nT2,2,9,\n");
    list(&office, "seeds.csv", rows);
    assert_eq!(office.document("2026-06-01", 0, &RUN)["drawn"], 2);
    assert_eq!(seeded(&office, "T1-1"), ["314", draw, "unproven"]);
    assert_eq!(seeded(&office, "T2-1"), [OUTCOME, &event, "event"]);
    assert_eq!(office.document("2026-06-16", 0, &RUN)["drawn"], 1);
    assert_eq!(seeded(&office, "T2-2"), ["9", "given", "unproven"]);
    for draw in office.draws() {
        assert_eq!(office.zh(&["verify", &draw]).code, 0);
    }
}

#[test]
fn the_seal_decides_on_the_source() {
    let (office, event) = (two(), event());
    let seal = ["seal", "T2", "--source", &event];
    assert_eq!(office.on("2026-05-31", &seal).code, 0);
    let other = "event 2026-06-01 3/1000 另一次摇号";
    let rows = format!("任务编号,种子,来源\nT1,314,\nT2,271,{other}\n");
    list(&office, "seeds.csv", rows);
    let ran = office.on("2026-06-01", &RUN);
    assert_eq!((ran.code, ran.err.as_str()), (5, ""));
    assert!(
        ran.out.contains("✓ T1 第 1 轮：已抽取 T1-1，抽中 3 个\n"),
        "{ran:?}"
    );
    assert!(
        ran.out.contains(&format!(
            "✗ T2 第 1 轮：拒绝 [P10] 种子表写的来源“{other}”与封存的来源“{event}”不同\n  怎么办：来源以封存为准：改正种子表，或写明理由作废封存\n"
        )),
        "{ran:?}"
    );
    let en = office.en(&[&["--today", "2026-06-01"], &RUN[..]].concat());
    assert_eq!(en.code, 3);
    assert!(
        en.out.starts_with(&format!(
            "✗ T2 round 1: refused [P10] the list of seeds says \"{other}\", the seal says \"{event}\"\n"
        )),
        "{en:?}"
    );
    // A row without a source goes by the seal.
    list(
        &office,
        "seeds.csv",
        format!("任务编号,种子,来源\nT2,{OUTCOME},\n"),
    );
    assert_eq!(office.document("2026-06-01", 0, &RUN)["drawn"], 1);
    assert_eq!(seeded(&office, "T2-1"), [OUTCOME, &event, "event"]);
}

#[test]
fn a_round_without_a_row_is_refused_and_the_others_go_on() {
    let office = two();
    list(&office, "seeds.csv", "任务编号,种子\nT2,271\n");
    let ran = office.on("2026-06-01", &RUN);
    assert_eq!((ran.code, ran.err.as_str()), (5, ""));
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
        (3, "A 栏「任务编号」"),
        (4, "B 栏「轮次」"),
        (5, "B 栏「轮次」"),
        (6, "C 栏「种子」"),
        (7, "A 栏「任务编号」"),
        (8, "A 栏「任务编号」"),
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
    let event = event();
    let rows =
        format!("任务编号,轮次,种子,种子来源\nT1,1,{OUTCOME},{event}\nT2,1,{OTHER},{event}\n");
    let (gbk, _, _) = encoding_rs::GBK.encode(&rows);
    let array = json!([
        { "task": "T1", "round": 1, "seed": OUTCOME, "source": event },
        { "task": "T2", "seed": OTHER, "source": event },
    ]);
    let lines = format!("{}\n{}\n", array[0], array[1]);
    let array = array.to_string();
    let files: [(&str, &[u8]); 4] = [
        ("seeds.csv", rows.as_bytes()),
        ("gbk.csv", &gbk),
        ("seeds.json", array.as_bytes()),
        ("seeds.jsonl", lines.as_bytes()),
    ];
    let mut lists = Vec::new();
    for (name, bytes) in files {
        let office = two();
        for task in ["T1", "T2"] {
            let seal = ["seal", task, "--source", &event];
            assert_eq!(office.on("2026-05-31", &seal).code, 0);
        }
        office.fix_salts();
        list(&office, name, bytes);
        let document = office.document("2026-06-01", 0, &["plan", "run", "--seeds", name]);
        assert_eq!(document["drawn"], 2, "{name}");
        assert_eq!(
            seeded(&office, "T1-1"),
            [OUTCOME, &event, "event"],
            "{name}"
        );
        lists.push(["T1-1", "T2-1"].map(|draw| office.read(&format!("draws/{draw}/list.csv"))));
    }
    assert!(lists.iter().all(|list| *list == lists[0]));
}

#[test]
fn a_seed_that_is_a_number_in_a_workbook_is_refused_and_text_is_drawn() {
    let mut text = String::new();
    for kind in ["xlsx", "xls", "ods"] {
        let office = two();
        let name = format!("seeds.{kind}");
        let bytes = std::fs::read(fixture(&name)).unwrap();
        list(&office, "seeds.xlsx", bytes);
        let run = [
            "--today",
            "2026-06-01",
            "plan",
            "run",
            "--seeds",
            "seeds.xlsx",
        ];
        let (zh, en) = office.refused("C09", &run);
        let said = zh.err + &en.err;
        assert!(text.is_empty() || text == said, "{kind}: {said}");
        text = said;
        assert_eq!(office.draws(), Vec::<String>::new());
    }
    golden("seeds_of_a_workbook.txt", &text);
    let office = two();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["任务编号", "种子"],
        ["T1", "005"],
        ["T2", "1234567890123456"],
    ];
    for (number, row) in (0..).zip(rows) {
        sheet.write_row(number, 0, row).unwrap();
    }
    book.save(office.path().join("seeds.xlsx")).unwrap();
    let run = ["plan", "run", "--seeds", "seeds.xlsx"];
    assert_eq!(office.document("2026-06-01", 0, &run)["drawn"], 2);
    assert_eq!(seeded(&office, "T1-1")[0], "005");
    assert_eq!(seeded(&office, "T2-1")[0], "1234567890123456");
}

#[test]
fn what_a_spreadsheet_or_a_hand_spoilt_is_refused_all_rows_at_once() {
    let spoilt = [
        "1.23457E+15",
        "583.0",
        "'007",
        "583 ",
        "  583",
        "\u{3000}583",
        "583\u{200b}",
        "５８３",
        "=583",
    ];
    for seed in spoilt {
        let office = two();
        let rows = format!("任务编号,种子,种子来源\nT1,{seed},given\nT2,{seed},\n");
        list(&office, "seeds.csv", rows);
        let (zh, en) = office.refused("C09", &[&["--today", "2026-06-01"], &RUN[..]].concat());
        let fault = "[L32] 第 2–3 行（2 行） B 栏「种子」：";
        assert!(zh.err.contains(fault), "{seed:?}: {}", zh.err);
        assert!(en.err.contains("[L32] rows 2–3 (2 rows)"), "{}", en.err);
    }
    // The lottery's digits, but for a zero that a spreadsheet dropped.
    let office = two();
    let seal = ["seal", "T1", "--source", &event()];
    assert_eq!(office.on("2026-05-31", &seal).code, 0);
    let rows = format!(
        "任务编号,种子,种子来源\nT1,3081219243007,{}\nT2,583,\n",
        event()
    );
    list(&office, "seeds.csv", rows);
    let (zh, _) = office.refused("C09", &[&["--today", "2026-06-01"], &RUN[..]].concat());
    assert!(
        zh.err.contains("[L32] 第 2 行 B 栏「种子」："),
        "{}",
        zh.err
    );
}

#[test]
fn a_seed_of_no_special_form_is_used_as_given() {
    for seed in ["5 8 3", "红 01 02", "007", "甲-7"] {
        let office = two();
        let rows = format!("任务编号,种子\nT1,{seed}\nT2,{seed}\n");
        list(&office, "seeds.csv", rows);
        assert_eq!(office.document("2026-06-01", 0, &RUN)["drawn"], 2);
        assert_eq!(seeded(&office, "T1-1"), [seed, "given", "unproven"]);
    }
}

#[test]
fn a_row_cannot_say_that_the_operating_system_gave_its_seed() {
    let office = two();
    let rows = format!(
        "任务编号,种子,种子来源\nT1,{},os\nT2,583,\n",
        "0a".repeat(32)
    );
    list(&office, "seeds.csv", rows);
    let ran = office.on("2026-06-01", &RUN);
    assert_eq!((ran.code, ran.err.as_str()), (5, ""));
    assert!(
        ran.out.starts_with(
            "✗ T1 第 1 轮：拒绝 [D06] 来源 os 是操作系统随机，不能另给种子\n  \
             怎么办：去掉种子，或把来源改为种子的真实出处\n✓ T2 第 1 轮：已抽取 T2-1，抽中 3 个\n"
        ),
        "{ran:?}"
    );
}

#[test]
fn the_one_seed_of_a_run_is_not_taken_for_a_sealed_round() {
    let office = two();
    let seal = ["seal", "T1", "--source", &event()];
    assert_eq!(office.on("2026-05-31", &seal).code, 0);
    // A possible outcome of the lottery, and still nobody says that it is its outcome.
    let run = ["plan", "run", "--seed", OUTCOME];
    let document = office.document("2026-06-01", 5, &run);
    let rounds = &document["rounds"];
    assert_eq!(
        [&rounds[0]["refused"], &rounds[1]["came"]],
        ["D05", "drawn"]
    );
    assert_eq!(seeded(&office, "T2-1"), [OUTCOME, "given", "unproven"]);
}
