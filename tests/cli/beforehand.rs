//! At a terminal a line that stays is said before it is written, and asked about once.

use crate::dialogue::{Step, dialogue, typed};
use crate::office::Office;
use crate::visit::two_draws::{DRAW, DRAWN};
use crate::year::small_year::P0;

const DAY: &str = "2026-06-20";

/// What is said before an act, in both languages; “no” writes nothing, “yes” and `--yes` write it.
fn asked(office: &Office, args: &[&str], said: [&[&str]; 2]) {
    let before = office.tree();
    for (lang, said) in ["zh", "en"].into_iter().zip(said) {
        let words = [&["--lang", lang], args].concat();
        let steps: [Step<'_>; 1] = [(said[said.len() - 1], &typed("n"))];
        let Some((code, seen)) = dialogue(office, &words, &steps) else {
            return;
        };
        assert_eq!(code, 3, "{args:?}: {seen}");
        for said in said {
            assert!(seen.contains(said), "{args:?}, {said}: {seen}");
        }
        assert!(seen.contains("[I26]"), "{seen}");
        assert!(before == office.tree(), "{args:?}");
    }
    let words = [&["--lang", "zh"], args].concat();
    let (code, seen) = dialogue(office, &words, &[("确认？", &typed("y"))]).unwrap();
    assert_eq!(code, 0, "{args:?}: {seen}");
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn a_handling_and_a_voided_draw_are_asked_about() {
    let office = Office::visited();
    office.does(&office.found(DRAW, P0));
    let handle = [
        "--today",
        DAY,
        "handle",
        DRAW,
        P0,
        "--measure=责令改正",
        "--text=限期改正",
        "--due=2026-07-20",
    ];
    let zh = [
        "将登记对 T1-1 91370400P00000000E 的处理：",
        "  2026-06-20 责令改正：限期改正，期限 2026-07-20，办理中",
        "记入账本并公开，不能删除",
        "确认？（y 是，n 否，回车确定）",
    ];
    let en = [
        "the handling of T1-1 91370400P00000000E to be entered:",
        "it goes into the book and is published, and cannot be removed",
        "Do it? (y or n, then enter)",
    ];
    asked(&office, &handle, [&zh, &en]);
    let void = ["--today", DAY, "void", "T2-1", "--reason=范围填错"];
    let zh = ["将作废 T2-1，理由：范围填错", "原记录保留", "确认？"];
    let en = [
        "T2-1 will be voided, because: 范围填错",
        "the record stays",
        "Do it?",
    ];
    asked(&office, &void, [&zh, &en]);
}

#[test]
fn a_plan_a_seal_and_a_draw_are_asked_about() {
    let office = Office::unpublished();
    let publish = ["--today", "2026-01-05", "plan", "publish"];
    let zh = ["将发布年度计划", "以后的变更是写明理由的新版", "确认？"];
    let en = [
        "the plan will be published",
        "a new version with a reason",
        "Do it?",
    ];
    asked(&office, &publish, [&zh, &en]);
    let source = "--source=event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写";
    let seal = ["--today", "2026-05-20", "seal", "AJ-2026-01", source];
    let zh = ["将封存任务 AJ-2026-01 第 1 轮", "从此不能更改", "确认？"];
    let en = [
        "task AJ-2026-01, round 1 will be sealed",
        "stand from now on",
        "Do it?",
    ];
    asked(&office, &seal, [&zh, &en]);
    let draw = ["--today", DRAWN, "draw", "AJ-2026-03"];
    let zh = [
        "将抽取任务 AJ-2026-03 第 1 轮",
        "种子取自操作系统",
        "确认？",
    ];
    let en = [
        "task AJ-2026-03, round 1 will be drawn",
        "the operating system's",
        "Do it?",
    ];
    asked(&office, &draw, [&zh, &en]);
    // Who is sure is not asked, and a rehearsal writes nothing.
    let sure = [
        "--today",
        DRAWN,
        "void",
        "AJ-2026-03-1",
        "--reason=演示",
        "--yes",
    ];
    assert_eq!(dialogue(&office, &sure, &[]).map(|(code, _)| code), Some(0));
    let dry = ["--today", DRAWN, "draw", "AJ-2026-03", "--dry-run"];
    assert_eq!(dialogue(&office, &dry, &[]).map(|(code, _)| code), Some(0));
}
