//! Cells of plans, certificates and remarks as offices write them: what is read of them is said.

use serde_json::Value;

use super::field_cases::codes;
use super::values::{read_as, set, told, valid_to};
use crate::office::Office;

/// A plan's cells, as offices write them, and what a check says of each.
const SAID: &[(&str, &str, &str)] = &[
    ("抽查比例", "百分之五", "读作：每次 5%"),
    ("抽查比例", "抽20户", "读作：每次 #20"),
    ("抽查时间", "年底前", "读作 2026-01-01 至 2026-12-31"),
    ("抽查时间", "12月31日前", "读作 2026-01-01 至 2026-12-31"),
    (
        "抽查时间",
        "全年（1-12月）",
        "读作 2026-01-01 至 2026-12-31",
    ),
    (
        "抽查时间",
        "6月-8月（暂定）",
        "读作 2026-06-01 至 2026-08-31",
    ),
    ("每组人数", "不少于2人", "读作 2"),
    ("年度上限", "每年不超过2次", "读作 2"),
];

#[test]
fn more_of_what_plans_say_is_read_and_said() {
    for (column, cell, expected) in SAID {
        let office = Office::unpublished();
        let no_days = [("开始日期", ""), ("截止日期", ""), ("抽查时间", "6月")];
        set(
            &office,
            if *column == "抽查时间" {
                &no_days
            } else {
                &[]
            },
        );
        set(&office, &[("分层", ""), ("抽查比例", "5%"), (column, cell)]);
        let said = read_as(&office, "zh");
        let word = cell.replace('（', "(").replace('）', ")");
        let expected = format!("注意：plan.csv 第 2 行 {column}“{word}”{expected}");
        assert_eq!(said, [expected], "{cell}");
    }
    let office = Office::unpublished();
    set(&office, &[("每组人数", "不超过2人")]);
    assert_eq!(codes(&office), ["L15"]);
}

#[test]
fn a_most_frequency_in_the_cell_of_the_ratio_is_the_cap() {
    let office = Office::unpublished();
    set(&office, &[("分层", ""), ("抽查比例", "5%，每年不超过3次")]);
    assert_eq!(
        read_as(&office, "zh"),
        [
            "注意：plan.csv 第 2 行 抽查比例“5%,每年不超过3次”读作：每次 5%",
            "注意：plan.csv 第 2 行 抽查比例“5%,每年不超过3次”读作：同一企业一年最多查 3 次",
        ]
    );
    assert_eq!(
        read_as(&office, "en")[1],
        "note: plan.csv, row 2, ratio: \"5%,每年不超过3次\" is read as at most 3 inspection(s) of one enterprise a year"
    );
    office.publish();
    let published = office.read("plans/1/plan.csv");
    assert!(
        published.lines().nth(1).unwrap().ends_with(",3"),
        "{published}"
    );
    set(&office, &[("年度上限", "2")]);
    assert_eq!(
        told(&office, "zh"),
        ["L60 cap 2: 与“抽查比例”一栏说的不一致"]
    );
}

#[test]
fn a_certificate_with_both_its_days_holds_between_them() {
    let office = Office::unpublished();
    valid_to(&office, "2023.6.1-2029.3.31");
    assert_eq!(
        read_as(&office, "zh"),
        [
            "注意：inspectors.csv 第 2 行 执法证有效期至“2023.6.1-2029.3.31”读作 2023-06-01 至 2029-03-31"
        ]
    );
    // Who has no certificate yet is in no draw of a task that begins before it holds.
    valid_to(&office, "2026.9.1-2031.8.31");
    let (zh, en) = (office.zh(&["check"]), office.en(&["check"]));
    assert_eq!((zh.code, en.code), (0, 0), "{zh:?}");
    assert!(
        zh.out.contains("（37049901001）执法证有效期 2026-09-01 至 2031-08-31，不足任务 AJ-2026-01、AJ-2026-02、AJ-2026-03"),
        "{}",
        zh.out
    );
    assert!(
        en.out.contains(
            "(37049901001) holds from 2026-09-01 to 2031-08-31, not on all days of AJ-2026-01"
        ),
        "{}",
        en.out
    );
    assert!(
        !zh.out.contains("AJ-2026-05、AJ-2026-06 的全部"),
        "{}",
        zh.out
    );
    valid_to(&office, "2029.3.31-2023.6.1");
    assert_eq!(
        told(&office, "zh"),
        ["L09 valid_to 2029.3.31-2023.6.1: 早于起始日期 2029-03-31"]
    );
}

#[test]
fn what_a_remark_says_against_the_status_is_noted() {
    let office = Office::unpublished();
    office.replace("objects.csv", ",联系电话,行业", ",联系电话,备注");
    office.replace(
        "objects.csv",
        "0632-5554744,金属制品",
        "0632-5554744,已注销",
    );
    office.replace(
        "objects.csv",
        "0632-5559514,造纸印刷",
        "0632-5559514,停产后已恢复",
    );
    let noted = |lang: &str| {
        let ran = office.run(&["-C", "case", "--lang", lang, "check", "--json"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        let notes = document["notes"].as_array().unwrap().iter();
        let gone = notes.filter(|note| note["note"] == "gone");
        gone.map(|note| note["what"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        noted("zh"),
        [
            "注意：objects.csv 第 2 行“备注”写着“已注销”，状态却是参加抽取的；如已注销、停业或搬迁，请改状态，否则可能被抽中"
        ]
    );
    assert_eq!(
        noted("en"),
        [
            "note: objects.csv, row 2: 备注 says \"已注销\", but by its status the object takes part; if it is gone, mend the status, or it may be drawn"
        ]
    );
    // Whoever has the status goes without a word.
    office.replace(
        "objects.csv",
        ",A,有效,临溪高新区科创片区孵化园路120号",
        ",A,注销,临溪高新区科创片区孵化园路120号",
    );
    assert_eq!(noted("zh"), [""; 0]);
}
