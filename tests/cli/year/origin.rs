//! 任务来源: a task is drawn from a published version of the yearly plan, or outside it with a reason.

use serde_json::{Value, json};

use crate::method::sources::{DAY, EVE, LOTTERY, OUTCOME};
use crate::office::{Office, copy, sum_again};

pub(super) const TASK: &str = "AJ-2026-04";
pub(super) const ID: &str = "AJ-2026-04-1";
/// A day on which its round is due and a seal on the lottery can be drawn, declared.
pub(super) const DUE: [&str; 2] = ["--today", DAY];

/// A task that no version of the sample's plan has.
const OTHER: &str =
    "LS-2026-01,举报核查,AJ02;AJ13,市场主体,,,危险化学品经营,,20%,,,2026-06-01,2026-06-30,3,1,,,\n";

/// Every way to draw or seal a task for good.
pub(super) fn acts(task: &str) -> [Vec<&str>; 2] {
    [
        vec!["draw", task, "--seed", OUTCOME],
        vec!["seal", task, "--source", LOTTERY, "--today", EVE],
    ]
}

pub(super) fn last_line(office: &Office) -> Value {
    serde_json::from_str(office.read("ledger.jsonl").lines().last().unwrap()).unwrap()
}

/// The cells 任务来源 of list.csv.
pub(super) fn cells(office: &Office, draw: &str) -> Vec<String> {
    let list = office.read(&format!("draws/{draw}/list.csv"));
    let mut reader = csv::Reader::from_reader(list.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(reader.headers().unwrap().get(19), Some("任务来源"));
    let rows = reader
        .records()
        .map(|row| row.unwrap().get(19).unwrap().to_owned());
    rows.collect()
}

pub(super) fn plan(office: &Office, version: u32) -> Value {
    json!({ "plan": { "version": version, "sha256": office.plan_sha(version) } })
}

pub(super) fn narrow(office: &Office) {
    office.replace(
        "plan.csv",
        ",危险化学品经营,,20%,,",
        ",危险化学品经营,,25%,,",
    );
}

#[test]
fn before_the_plan_is_published_no_task_is_drawn_or_sealed() {
    let office = Office::unpublished();
    for args in acts(TASK) {
        let (zh, en) = office.refused("P01", &args);
        assert_eq!(
            zh.err,
            "拒绝 [P01] 年度计划还没有发布，任务 AJ-2026-04 不能抽取\n\
             怎么办：先用 choucha plan check 检查、choucha plan publish 发布；确属临时任务的，用 --adhoc \"理由\"\n"
        );
        assert_eq!(
            en.err,
            "refused [P01] the yearly plan has not been published; AJ-2026-04 cannot be drawn\n\
             what to do: check it with choucha plan check and publish it with choucha plan publish; \
             a task outside the plan takes --adhoc \"reason\"\n"
        );
    }
    // A rehearsal needs no published plan, and says nothing of where the task comes from.
    let ran = office.zh(&["draw", TASK, "--dry-run"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(!ran.out.contains("任务来源"), "{}", ran.out);
    office.publish();
    assert_eq!(office.zh(&acts(TASK)[0]).code, 0);
}

#[test]
fn a_task_of_no_published_version_is_not_drawn() {
    let office = Office::sample();
    let text = office.read("plan.csv");
    office.write("plan.csv", text + OTHER);
    for args in acts("LS-2026-01") {
        let (zh, en) = office.refused("P01", &args);
        assert_eq!(
            zh.err,
            "拒绝 [P01] 任务 LS-2026-01 不在已发布的年度计划（第 1 版）中\n\
             怎么办：纳入计划的，用 choucha plan publish --reason \"…\" 发布新版；\
             确属临时任务的，用 --adhoc \"理由\"，各处均注明\n"
        );
        assert_eq!(
            en.err,
            "refused [P01] LS-2026-01 is not in the published plan (version 1)\n\
             what to do: publish a new version with choucha plan publish --reason \"…\", \
             or draw it outside the plan with --adhoc \"reason\", which every record then says\n"
        );
    }
    // The other tasks are as they were published.
    assert_eq!(office.zh(&acts(TASK)[0]).code, 0);
    office.publish_again("增加举报核查");
    assert_eq!(office.zh(&acts("LS-2026-01")[0]).code, 0);
    assert_eq!(office.record("LS-2026-01-1")["origin"], plan(&office, 2));
    assert_eq!(office.record(ID)["origin"], plan(&office, 1));
}

#[test]
fn a_task_taken_out_of_the_plan_is_not_drawn_from_the_version_before() {
    let office = Office::sample();
    let (text, mut kept) = (office.read("plan.csv"), office.read("plan.csv"));
    let from = kept.find(TASK).unwrap();
    let line = kept[from..].find('\n').unwrap() + 1;
    kept.replace_range(from..from + line, "");
    office.write("plan.csv", kept);
    office.publish_again("取消");
    office.write("plan.csv", text);
    for args in acts(TASK) {
        let (zh, _) = office.refused("P01", &args);
        assert!(zh.err.contains("（第 2 版）"), "{zh:?}");
    }
}

#[test]
fn a_task_that_was_changed_since_is_drawn_only_after_a_new_version() {
    let office = Office::sample();
    narrow(&office);
    for args in acts(TASK) {
        for more in [&[][..], &["--adhoc", "计划有变"]] {
            let (zh, en) = office.refused("P02", &[&args[..], more].concat());
            assert_eq!(
                zh.err,
                "拒绝 [P02] 任务 AJ-2026-04 与已发布的年度计划（第 1 版）不一致\n\
                 怎么办：按 plans/1/plan.csv 改回，或用 choucha plan publish --reason \"…\" 发布新版\n"
            );
            assert_eq!(
                en.err,
                "refused [P02] AJ-2026-04 is not what the published plan (version 1) says\n\
                 what to do: change it back to what plans/1/plan.csv says, \
                 or publish a new version with choucha plan publish --reason \"…\"\n"
            );
        }
    }
    office.publish_again("提高比例");
    let ran = office.en(&[&acts(TASK)[0][..], &DUE].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    let said = format!(
        "\ntask from: the yearly plan, version 2 ({}…)\n",
        &office.plan_sha(2)[..8]
    );
    assert!(ran.out.contains(&said), "{}", ran.out);
    assert_eq!(office.record(ID)["origin"], plan(&office, 2));
    assert_eq!(last_line(&office)["data"]["origin"], plan(&office, 2));
    assert_eq!(cells(&office, ID), ["年度计划第2版"; 9]);
    assert_eq!(office.zh(&["verify", ID]).code, 0);
}

#[test]
fn every_value_of_a_task_is_held_against_the_published_one() {
    for (from, to) in [
        ("危险化学品经营单位专项抽查", "危险化学品专项抽查"),
        ("AJ02;AJ13", "AJ13"),
        (",危险化学品经营,,20%", ",危险化学品,,20%"),
        (",危险化学品经营,,20%", ",危险化学品经营,A,20%"),
        (
            "市场主体,,,危险化学品经营",
            "市场主体,科创片区,,危险化学品经营",
        ),
        ("市场主体,,,危险化学品经营", "市场主体,,区级,危险化学品经营"),
        ("市场主体,,,危险化学品经营", ",,,危险化学品经营"),
        ("2026-06-01,2026-06-30,3", "2026-06-02,2026-06-30,3"),
        ("2026-06-01,2026-06-30,3", "2026-06-01,2026-06-29,3"),
        (",20%,,,2026-06-01", ",20%,,2,2026-06-01"),
        (",20%,,,2026-06-01", ",#7,,,2026-06-01"),
        ("2026-06-30,3,1,,,", "2026-06-30,2,1,,,"),
        ("2026-06-30,3,1,,,", "2026-06-30,3,2,,,"),
        ("2026-06-30,3,1,,,", "2026-06-30,3,1,3,,"),
        ("2026-06-30,3,1,,,", "2026-06-30,3,1,,30,"),
        ("2026-06-30,3,1,,,", "2026-06-30,3,1,,,2"),
    ] {
        let office = Office::sample();
        office.replace("plan.csv", from, to);
        let ran = office.en(&["draw", TASK, "--seed", "583"]);
        assert!(
            ran.code == 3 && ran.err.starts_with("refused [P02] "),
            "{from} -> {to}: {ran:?}"
        );
        // Nothing is lost on the way through plans/1/plan.csv: the new version is drawn from at once.
        office.publish_again("改");
        let ran = office.en(&["draw", TASK, "--seed", "583"]);
        assert_eq!(ran.code, 0, "{from} -> {to}: {ran:?}");
    }
}

#[test]
fn a_setting_that_stands_for_an_empty_cell_changes_the_task() {
    for (from, to) in [("team = 2", "team = 3"), ("cap = 1", "cap = 2")] {
        let office = Office::sample();
        let draw = ["draw", "AJ-2026-01", "--seed", "583"];
        office.replace("choucha.toml", from, to);
        office.refused("C16", &draw);
        office.enter_rules();
        office.refused("P02", &draw);
    }
}

#[test]
fn spelling_that_says_the_same_changes_nothing() {
    let office = Office::sample();
    office.replace("plan.csv", ",20%,,,", ",２０％,,1,");
    office.replace(
        "plan.csv",
        "2026-06-01,2026-06-30,3,1,,,",
        "2026/6/1,2026/6/30,3,1,,,1",
    );
    office.refused("P05", &["plan", "publish", "--reason", "写法"]);
    assert_eq!(office.zh(&acts(TASK)[0]).code, 0);
}

#[test]
fn a_published_task_is_not_outside_the_plan() {
    let office = Office::sample();
    for args in acts(TASK) {
        let (zh, en) = office.refused("P03", &[&args[..], &["--adhoc", "上级交办"]].concat());
        assert_eq!(
            zh.err,
            "拒绝 [P03] 任务 AJ-2026-04 在已发布的年度计划（第 1 版）中，不是临时任务\n怎么办：去掉 --adhoc\n"
        );
        assert_eq!(
            en.err,
            "refused [P03] AJ-2026-04 is in the published plan (version 1) and not outside it\n\
             what to do: leave out --adhoc\n"
        );
    }
}

#[test]
fn a_task_outside_the_plan_is_drawn_with_its_reason_in_every_record() {
    let reason = "群众举报，转来“=1+1, \"甲\"”";
    let origin = json!({ "adhoc": { "reason": reason } });
    // The plan is not published; or it is, without the task.
    let (early, late) = (Office::unpublished(), Office::sample());
    for office in [&early, &late] {
        let text = office.read("plan.csv");
        office.write("plan.csv", text + OTHER);
    }
    for office in [early, late] {
        let draw = ["draw", "LS-2026-01", "--seed", "583", "--adhoc", reason];
        let ran = office.zh(&[&draw[..], &DUE].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let said = format!("\n任务来源：临时任务（不在年度计划内），理由：{reason}\n");
        assert!(ran.out.contains(&said), "{}", ran.out);
        let id = "LS-2026-01-1";
        assert_eq!(office.record(id)["origin"], origin);
        assert_eq!(last_line(&office)["data"]["origin"], origin);
        assert_eq!(cells(&office, id), [&*format!("临时任务：{reason}"); 7]);
        let record = office.read(&format!("draws/{id}/draw.json"));
        assert!(
            record.find("\"origin\"").unwrap() < record.find("\"tool\"").unwrap(),
            "{record}"
        );
        assert_eq!(office.zh(&["verify", id]).code, 0);
        assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
    }
}

#[test]
fn a_script_is_told_where_the_task_comes_from() {
    let office = Office::unpublished();
    let args = ["draw", TASK, "--seed", "583", "--json", "--adhoc", "交办"];
    let ran = office.en(&[&args[..], &DUE].concat());
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(said["origin"], json!({ "adhoc": { "reason": "交办" } }));
    let args = ["seal", "AJ-2026-05", "--source", LOTTERY, "--today", EVE];
    let ran = office.en(&[&args[..], &["--json", "--adhoc", "交办"]].concat());
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(said["origin"], json!({ "adhoc": { "reason": "交办" } }));
}

#[test]
fn a_reason_is_one_line_that_says_something() {
    let office = Office::unpublished();
    for args in acts(TASK) {
        for bad in ["", " ", "甲 ", "甲\n乙", "甲\u{1b}[2K"] {
            office.refused("D10", &[&args[..], &["--adhoc", bad]].concat());
        }
    }
}

#[test]
fn a_published_plan_that_was_changed_or_is_gone_is_not_drawn_from() {
    let office = Office::sample();
    let path = "plans/1/plan.csv";
    let text = office.read(path);
    let refused = |office: &Office| {
        for args in acts(TASK) {
            let (zh, en) = office.refused("P08", &args);
            assert_eq!(
                zh.err,
                format!("拒绝 [P08] 已发布的计划 {path} 缺失或被改动\n怎么办：从备份恢复该文件\n")
            );
            assert_eq!(
                en.err,
                format!(
                    "refused [P08] the published plan {path} is missing or was changed\n\
                     what to do: restore the file from a copy\n"
                )
            );
        }
        office.refused("P08", &["plan", "publish", "--reason", "改"]);
        assert_eq!(office.zh(&["ledger", "verify"]).code, 1);
    };
    for changed in [
        text.replace(",20%,", ",30%,"),
        format!("{text}\r\n"),
        text.replace('\u{feff}', ""),
        String::new(),
    ] {
        office.write(path, changed);
        refused(&office);
    }
    std::fs::remove_file(office.case(path)).unwrap();
    refused(&office);
    office.write(path, text);
    std::fs::rename(office.case("plans"), office.path().join("plans")).unwrap();
    office.refused("P08", &acts(TASK)[0]);
    std::fs::rename(office.path().join("plans"), office.case("plans")).unwrap();
    assert_eq!(office.zh(&acts(TASK)[0]).code, 0);
}

#[test]
fn an_origin_changed_in_the_records_is_found_by_the_book() {
    let adhoc = "{\"adhoc\":{\"reason\":\"甲\"}}";
    for (cell, other) in [("年度计划第2版", ""), ("临时任务：甲", adhoc)] {
        let office = Office::sample();
        assert_eq!(office.zh(&acts(TASK)[0]).code, 0);
        let folder = format!("draws/{ID}");
        let (list, record) = (format!("{folder}/list.csv"), format!("{folder}/draw.json"));
        // Both records, so that they agree, and the digests beside them.
        let was = office.read(&list);
        office.write(&list, was.replace("年度计划第1版", cell));
        let sha = office.plan_sha(1);
        let origin =
            |version: u32| format!("{{\"plan\":{{\"version\":{version},\"sha256\":\"{sha}\"}}}}");
        let other = if other.is_empty() { &origin(2) } else { other };
        office.replace(&record, &origin(1), other);
        sum_again(&office.case(&folder));
        let ran = office.zh(&["verify", ID]);
        let sums = format!("\n✗ 账本记有本次抽取，各文件摘要一致\n  文件 {folder}/SHA256SUMS ");
        assert!(ran.code == 1 && ran.out.contains(&sums), "{}", ran.out);
        // The folder alone has only the two to hold against each other.
        office.write(&list, was);
        sum_again(&office.case(&folder));
        copy(&office.case(&folder), &office.path().join("published"));
        let ran = office.run(&["--lang", "zh", "verify", "published"]);
        assert!(
            ran.code == 1 && ran.out.contains("\n✗ list.csv 与 draw.json 一致"),
            "{}",
            ran.out
        );
    }
}

#[test]
fn a_round_drawn_before_or_after_its_days_is_told() {
    for (day, zh, en) in [
        (
            "2026-05-31",
            "注意：本轮 2026-06-01 才到期（2026-06-01 至 2026-06-30），今天 2026-05-31 提前抽取",
            "note: this round is due on 2026-06-01 (2026-06-01 to 2026-06-30); today, 2026-05-31, is early",
        ),
        ("2026-06-01", "", ""),
        ("2026-06-30", "", ""),
        (
            "2026-07-01",
            "注意：本轮已于 2026-06-30 到期（2026-06-01 至 2026-06-30），今天 2026-07-01 属逾期抽取",
            "note: the days of this round ended on 2026-06-30 (2026-06-01 to 2026-06-30); today, 2026-07-01, is late",
        ),
    ] {
        for dry in [true, false] {
            let how = if dry { "--dry-run" } else { "--seed=583" };
            let args = ["draw", TASK, "--today", day, how];
            let said = [
                (Office::sample().zh(&args), zh, "注意：", "注意：抽取日期"),
                (
                    Office::sample().en(&args),
                    en,
                    "note: ",
                    "note: the day of this draw",
                ),
            ];
            for (ran, note, word, declared) in said {
                assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{day}");
                let notes = ran.out.lines().filter(|l| l.starts_with(word));
                let notes = notes.filter(|l| !l.starts_with(declared));
                let notes: Vec<_> = notes.collect();
                let expected: Vec<_> = Some(note)
                    .filter(|note| !note.is_empty())
                    .into_iter()
                    .collect();
                assert_eq!(notes, expected, "{day}: {}", ran.out);
            }
        }
    }
}
