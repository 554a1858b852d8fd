//! `coverage`: what has been drawn, what is to come, and whether the rule is kept.

use serde_json::{Value, json};

use crate::office::{Office, golden};
use crate::year::small_year::{P1, RECUSALS, Row, objects, plan};

const COVERAGE: [&str; 1] = ["coverage"];

/// A hundred objects, and two tasks of three objects each in June and in July.
fn hundred() -> Office {
    let office = Office::small(
        &[("东", "A", 60), ("西", "B", 40)],
        &[
            Row::new("T1", "东", "#3"),
            Row::new("T2", "西", "#3").within("2026-07-01", "2026-07-31"),
        ],
    );
    office.publish();
    office
}

fn run(office: &Office, day: &str) {
    let ran = office.on(day, &["plan", "run", "--seed", "583"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

/// Objects drawn, the verdict, and the expected least and most.
fn stands(document: &Value) -> (u64, &str, u64, u64) {
    let number = |value: &Value| value.as_u64().unwrap();
    let expected = |bound: &str| number(&document["expected"][bound]["objects"]);
    (
        number(&document["drawn"]),
        document["verdict"].as_str().unwrap(),
        expected("least"),
        expected("most"),
    )
}

/// The row of a value, every object being of an enterprise of its own.
fn value(value: &str, base: u64, drawn: u64) -> Value {
    let enterprises = json!({ "base": base, "drawn": drawn });
    json!({ "value": value, "base": base, "drawn": drawn, "enterprises": enterprises })
}

#[test]
fn the_sample_is_told_in_both_languages() {
    let office = Office::drawn_in_june();
    office.draw_fixed("2026-07-01", "AJ-2026-03");
    let before = office.tree();
    for (lang, ran) in [
        ("zh", office.on("2026-07-01", &COVERAGE)),
        ("en", office.en(&["--today", "2026-07-01", "coverage"])),
    ] {
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        golden(&format!("coverage.{lang}.txt"), &ran.out);
    }
    assert!(before == office.tree(), "a look changes nothing");
}

#[test]
fn it_is_told_before_anything_is_published_or_drawn() {
    let office = Office::small(&[("东", "A", 40)], &[Row::new("T1", "东", "#3")]);
    let document = office.document("2026-05-01", 0, &COVERAGE);
    assert_eq!(stands(&document), (0, "will_reach", 3, 3));
    assert_eq!(
        (&document["plan_version"], &document["plan_base"]),
        (&Value::Null, &Value::Null)
    );
    let out = office.on("2026-05-01", &COVERAGE).out;
    assert!(
        out.starts_with(
            "2026 年度抽查覆盖面，截至 2026-05-01\n\
             按今天的名录库：0.00%（0/40）\n\
             按今天的名录库：0.00%（0/40 家）\n"
        ),
        "{out}"
    );
}

#[test]
fn a_voided_draw_counts_for_nothing() {
    let office = hundred();
    run(&office, "2026-06-01");
    run(&office, "2026-07-01");
    let document = office.document("2026-07-01", 0, &COVERAGE);
    assert_eq!(stands(&document), (6, "reached", 6, 6));
    let voided = office.on("2026-07-02", &["void", "T2-1", "--reason", "种子念错"]);
    assert_eq!(voided.code, 0, "{voided:?}");
    let document = office.document("2026-07-02", 0, &COVERAGE);
    assert_eq!(stands(&document), (3, "will_reach", 6, 6));
    let tasks = document["tasks"].as_array().unwrap().iter();
    let tasks: Vec<Value> = tasks
        .map(|task| {
            json!([
                task["task"],
                task["drawn"],
                task["rounds_drawn"],
                task["to_come"]
            ])
        })
        .collect();
    assert_eq!(tasks, [json!(["T1", 3, 1, 0]), json!(["T2", 0, 0, 3])]);
    let region = &document["by"]["region"];
    assert_eq!(*region, json!([value("东", 60, 3), value("西", 40, 0)]));
    run(&office, "2026-07-03");
    assert_eq!(office.draws(), ["T1-1", "T2-1", "T2-1.2"]);
    let document = office.document("2026-07-03", 0, &COVERAGE);
    assert_eq!(stands(&document), (6, "reached", 6, 6));
}

#[test]
fn a_day_shows_what_had_been_drawn_by_then() {
    let office = hundred();
    run(&office, "2026-06-01");
    run(&office, "2026-07-01");
    for (day, stood) in [
        ("2026-05-31", (0, "will_reach", 6, 6)),
        ("2026-06-01", (3, "will_reach", 6, 6)),
        ("2026-06-30", (3, "will_reach", 6, 6)),
        ("2026-07-01", (6, "reached", 6, 6)),
        ("2026-08-01", (6, "reached", 6, 6)),
    ] {
        let document = office.document("2026-08-01", 0, &["coverage", "--as-of", day]);
        assert_eq!(stands(&document), stood, "{day}");
        assert_eq!(document["as_of"], day);
    }
    let out = office
        .en(&["--today", "2026-08-01", "coverage", "--as-of", "2026-06-30"])
        .out;
    assert!(
        out.starts_with(
            "Coverage of 2026 as of 2026-06-30\n\
             3 distinct objects drawn: 3.00% (base 100 of version 1 of the plan)\n\
             on today's library: 3.00% (3 of 100)\n\
             3 distinct enterprises drawn: 3.00% (base 100 of version 1 of the plan)\n\
             enterprises, on today's library: 3.00% (3 of 100)\n"
        ),
        "{out}"
    );
    assert_eq!(office.zh(&["coverage", "--as-of", "昨天"]).code, 2);
}

#[test]
fn an_object_that_two_tasks_drew_counts_once() {
    let rows = [
        Row::new("T1", "东", "100%").cap(2),
        Row::new("T2", "东", "100%")
            .cap(2)
            .within("2026-07-01", "2026-07-31"),
    ];
    let office = Office::small(&[("东", "A", 5), ("西", "A", 5)], &rows);
    office.publish();
    run(&office, "2026-06-01");
    run(&office, "2026-07-01");
    let document = office.document("2026-07-01", 0, &COVERAGE);
    assert_eq!(stands(&document), (5, "reached", 5, 5));
    let tasks = document["tasks"].as_array().unwrap().iter();
    assert_eq!(tasks.map(|task| &task["drawn"]).collect::<Vec<_>>(), [5, 5]);
}

#[test]
fn a_year_that_is_over_and_short_fails() {
    let office = hundred();
    run(&office, "2026-06-01");
    let day = office.document("2026-12-30", 0, &COVERAGE);
    assert_eq!(stands(&day), (3, "will_reach", 6, 6));
    for day in ["2026-12-31", "2027-01-01", "2027-06-01"] {
        let document = office.document(day, 1, &COVERAGE);
        assert_eq!(stands(&document), (3, "short", 3, 3), "{day}");
        assert_eq!(document["holds"], false);
    }
    let zh = office.on("2026-12-31", &COVERAGE);
    assert_eq!((zh.code, zh.err.as_str()), (1, ""));
    assert!(
        zh.out
            .ends_with("✗ 本年度未达到覆盖面下限（细则第16条）。\n"),
        "{}",
        zh.out
    );
    let en = office.en(&["--today", "2026-12-31", "coverage"]);
    assert!(
        en.out
            .ends_with("✗ The year is over, and the rule was not kept (article 16).\n"),
        "{}",
        en.out
    );
    // Drawn at last, and late: the rule is kept.
    run(&office, "2026-12-31");
    let document = office.document("2026-12-31", 0, &COVERAGE);
    assert_eq!(stands(&document), (6, "reached", 6, 6));
}

#[test]
fn a_plan_that_cannot_reach_the_rule_any_more_fails() {
    let office = hundred();
    run(&office, "2026-06-01");
    office.write("plan.csv", plan(&[Row::new("T1", "东", "#3")]));
    let document = office.document("2026-06-02", 1, &COVERAGE);
    assert_eq!(stands(&document), (3, "cannot_reach", 3, 3));
    let zh = office.on("2026-06-02", &COVERAGE);
    assert_eq!((zh.code, zh.err.as_str()), (1, ""));
    assert!(
        zh.out
            .ends_with("✗ 按现有计划全年达不到下限（细则第16条），请修订计划。\n"),
        "{}",
        zh.out
    );
    let en = office.en(&["--today", "2026-06-02", "coverage"]);
    assert!(
        en.out
            .ends_with("✗ The plan cannot keep the rule any more (article 16): revise it.\n"),
        "{}",
        en.out
    );
    // A task that today's plan lacks keeps its draws.
    office.write("plan.csv", plan(&[Row::new("T2", "西", "#3")]));
    let document = office.document("2026-06-02", 0, &COVERAGE);
    assert_eq!(stands(&document), (3, "will_reach", 6, 6));
    assert_eq!(
        document["tasks"][1],
        json!({ "task": "T1", "objects": 0, "drawn": 3, "rounds": 0, "rounds_drawn": 1, "to_come": 0, "enterprises": { "base": 0, "drawn": 3 } })
    );
}

#[test]
fn chance_decides_where_caps_let_objects_be_drawn_again() {
    let rows = [
        Row::new("T1", "东", "#3").cap(2),
        Row::new("T2", "东", "#3")
            .cap(2)
            .within("2026-07-01", "2026-07-31"),
    ];
    let office = Office::small(&[("东", "A", 100)], &rows);
    office.publish();
    let document = office.document("2026-06-01", 0, &COVERAGE);
    assert_eq!(stands(&document), (0, "may_reach", 3, 6));
    let out = office.on("2026-06-01", &COVERAGE).out;
    assert!(
        out.ends_with("✓ 尚未达到下限；按计划抽完可能达到，也可能不足，请考虑增加轮次。\n"),
        "{out}"
    );
}

#[test]
fn another_year_is_refused() {
    let office = hundred();
    let (zh, en) = office.refused("P09", &["coverage", "--year", "2025"]);
    assert_eq!(
        zh.err,
        "拒绝 [P09] 本案卷的账本是 2026 年的，不能当作 2025 年的\n怎么办：用 -C 指定 2025 年的案卷，还没有的用 \
         choucha init 文件夹 --year 2025 新建；choucha.toml 中的年度保持 2026\n"
    );
    assert_eq!(
        en.err,
        "refused [P09] the book of this case folder is of 2026; it cannot serve 2025\n\
         what to do: name the case folder of 2025 with -C, or make one with choucha init DIR --year 2025; the year in \
         choucha.toml stays 2026\n"
    );
    office.document("2026-06-01", 0, &["coverage", "--year", "2026"]);
}

#[test]
fn drawn_objects_that_left_the_library_still_count_and_are_told() {
    let office = hundred();
    run(&office, "2026-06-01");
    let gone = &office.codes("T1-1")[..2];
    let library = objects(&[("东", "A", 60), ("西", "B", 40)]);
    let kept = library
        .split_inclusive('\n')
        .filter(|line| !gone.iter().any(|code| line.starts_with(code)));
    office.write("objects.csv", kept.collect::<String>());
    let document = office.document("2026-06-02", 0, &COVERAGE);
    assert_eq!(stands(&document), (3, "will_reach", 6, 6));
    assert_eq!(
        [
            &document["not_in_library"],
            &document["base"],
            &document["plan_base"],
            &document["required"]
        ],
        [2, 98, 100, 5]
    );
    assert_eq!(document["by"]["region"][0], value("东", 58, 1));
    let zh = office.on("2026-06-02", &COVERAGE).out;
    assert!(
        zh.contains(
            "\n已抽中 3 个不同对象：3.00%（计划第 1 版基数 100）\n按今天的名录库：3.06%（3/98）\n其中 2 个已不在名录库中\n\
             已抽中 3 家不同企业：3.00%（计划第 1 版基数 100 家）\n按今天的名录库：3.06%（3/98 家）\n"
        ),
        "{zh}"
    );
    let en = office.en(&["--today", "2026-06-02", "coverage"]).out;
    assert!(
        en.contains("\n2 of them are not in the library any more\n"),
        "{en}"
    );
    // An object that takes no more part, but still stands in the library, is not gone.
    let left = library.replace(&format!("{},对象", gone[0]), &format!("{},旧对象", gone[0]));
    let left: String = left
        .split_inclusive('\n')
        .map(|line| {
            if line.contains("旧对象") {
                line.replace("有效", "注销")
            } else {
                line.to_owned()
            }
        })
        .collect();
    office.write("objects.csv", left);
    let document = office.document("2026-06-02", 0, &COVERAGE);
    assert_eq!([&document["not_in_library"], &document["base"]], [0, 99]);
}

#[test]
fn lists_with_faults_are_told_and_fail() {
    let office = hundred();
    run(&office, "2026-06-01");
    office.write(
        "recusals.csv",
        format!("{RECUSALS}009,{P1},亲属,2026-01-05,\n"),
    );
    let ran = office.on("2026-06-02", &COVERAGE);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains("009"), "{ran:?}");
    let document = office.document("2026-06-02", 1, &COVERAGE);
    assert_eq!(document["faults"].as_array().unwrap().len(), 1);
}
