//! Draws that are refused: what is asked for is not there, or what stands in the folder does not hold.

use super::sources::LOTTERY;
use crate::office::Office;

#[test]
fn an_unknown_task_or_round_is_refused() {
    let office = Office::sample();
    let (zh, en) = office.refused("D01", &["draw", "AJ-2026-4"]);
    let tasks = "AJ-2026-01、AJ-2026-02、AJ-2026-03、AJ-2026-04、AJ-2026-05、AJ-2026-06";
    assert_eq!(
        zh.err,
        format!("拒绝 [D01] 计划中没有任务“AJ-2026-4”\n怎么办：现有任务：{tasks}\n")
    );
    assert_eq!(
        en.err,
        format!(
            "refused [D01] the plan has no task \"AJ-2026-4\"\nwhat to do: the tasks are: {}\n",
            tasks.replace('、', ", ")
        )
    );
    let (zh, en) = office.refused("D02", &["draw", "AJ-2026-02", "--round", "3"]);
    assert_eq!(
        zh.err,
        "拒绝 [D02] 没有第 3 轮：该任务共 2 轮\n怎么办：用 --round 指定 1 到 2\n"
    );
    assert_eq!(
        en.err,
        "refused [D02] there is no round 3: the task has 2\nwhat to do: give --round 1 to 2\n"
    );
    office.refused("D02", &["draw", "AJ-2026-02", "--round", "0"]);
    office.refused("D01", &["seal", "", "--source", LOTTERY]);
    office.refused("D01", &["draw", "../AJ-2026-04"]);
}

#[test]
fn what_is_no_seed_is_refused() {
    let office = Office::sample();
    let (zh, en) = office.refused("T23", &["draw", "AJ-2026-04", "--seed", ""]);
    assert_eq!(
        zh.err,
        "拒绝 [T23] 种子应为 1 到 1024 字节，现为 0 字节\n怎么办：用 --seed \"…\" 给出一行文字\n"
    );
    assert_eq!(
        en.err,
        "refused [T23] a seed has 1 to 1,024 bytes; this has 0\nwhat to do: give one line of text with --seed \"…\"\n"
    );
    let (zh, _) = office.refused("T23", &["draw", "AJ-2026-04", "--seed", "5\n8"]);
    assert_eq!(
        zh.err,
        "拒绝 [T23] 种子第 2 个字符是换行或控制字符\n怎么办：种子只能是一行文字\n"
    );
    for bad in [&*"8".repeat(1025), "5\t8", "5\u{2028}8", "583\n"] {
        office.refused("T23", &["draw", "AJ-2026-04", "--seed", bad]);
    }
}

#[test]
fn a_witness_without_a_name_is_refused() {
    let office = Office::sample();
    let (zh, en) = office.refused(
        "D10",
        &["draw", "AJ-2026-04", "--present", "甲", "--present", " "],
    );
    assert_eq!(
        zh.err,
        "拒绝 [D10] 见证人“ ”为空，或首尾有空白，或含控制字符\n怎么办：写一行文字\n"
    );
    assert_eq!(
        en.err,
        "refused [D10] the witness \" \" is empty, has white space at its ends, or holds control characters\n\
         what to do: write one line of text\n"
    );
    office.refused("D10", &["draw", "AJ-2026-04", "--by", "甲\u{1b}[2K乙"]);
}

#[test]
fn lists_with_faults_are_not_drawn_from_and_nothing_is_written() {
    let office = Office::sample();
    office.replace("objects.csv", "91370499MYBHLGMR9E", "91370499MYBHLGMR9X");
    office.replace("inspectors.csv", "2028-10-15", "2028-13-15");
    for command in [
        &["draw", "AJ-2026-04", "--seed", "1"][..],
        &["draw", "AJ-2026-04", "--dry-run"],
        &["seal", "AJ-2026-04", "--source", LOTTERY],
    ] {
        let (zh, en) = office.refused("C04", command);
        assert_eq!(
            zh.err,
            "拒绝 [C04] 名录或计划有 2 处错误\n怎么办：运行 choucha check 查看并改正后再试\n"
        );
        assert_eq!(
            en.err,
            "refused [C04] the lists or the plan have 2 fault(s)\nwhat to do: run choucha check, mend them, and try again\n"
        );
    }
}

#[test]
fn a_draw_whose_record_was_changed_stops_the_next_draw() {
    let office = Office::sample();
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "583"]).code, 0);
    let path = "draws/AJ-2026-04-1/draw.json";
    let text = office.read(path);
    office.write(path, text.replace("\"order\":1,", "\"order\": 1,"));
    let (zh, en) = office.refused("B02", &["draw", "AJ-2026-01", "--seed", "1"]);
    assert_eq!(
        zh.err,
        format!(
            "拒绝 [B02] 账本所记的文件 {path} 已不存在或被改动\n怎么办：从备份恢复该文件；账本没有动过\n"
        )
    );
    assert_eq!(
        en.err,
        format!(
            "refused [B02] the file {path} that the book names is gone or was changed\n\
             what to do: restore the file from a copy; the book was not touched\n"
        )
    );
    std::fs::remove_file(office.case(path)).unwrap();
    office.refused("B02", &["draw", "AJ-2026-01", "--seed", "1"]);
    office.write(path, text);
    assert_eq!(office.zh(&["draw", "AJ-2026-01", "--seed", "1"]).code, 0);
}

#[test]
fn a_folder_that_the_book_does_not_know_is_never_drawn_over() {
    let office = Office::sample();
    let begun = office.read("ledger.jsonl");
    assert_eq!(office.zh(&["draw", "AJ-2026-04", "--seed", "583"]).code, 0);
    office.write("ledger.jsonl", begun);
    let before = office.tree();
    let ran = office.zh(&["draw", "AJ-2026-04", "--seed", "584"]);
    assert!(matches!(ran.code, 3 | 4), "{ran:?}");
    assert!(before == office.tree());
    assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    assert!(before == office.tree());
}
