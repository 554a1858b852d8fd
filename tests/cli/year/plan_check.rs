//! `plan check`: what it says of a plan before anyone draws, and that no year comes out otherwise.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::office::{Office, golden};
use crate::year::small_year::{P3, RECUSALS, Row, plan};

const CHECK: [&str; 2] = ["plan", "check"];

/// The text with the working days of each task masked: they are the calendar's.
pub(crate) fn without_working_days(text: &str) -> String {
    let line = |line: &str| {
        if line.contains("..2026-") {
            let (rest, _) = line.trim_end().rsplit_once(' ').unwrap();
            format!("{} <working days>\n", rest.trim_end())
        } else {
            format!("{line}\n")
        }
    };
    text.lines().map(line).collect()
}

/// What the coverage of the year is said to come to: least, most, base, whether exactly.
fn expected(document: &Value) -> (u64, u64, u64, bool) {
    let expected = &document["expected"];
    (
        expected["least"]["objects"].as_u64().unwrap(),
        expected["most"]["objects"].as_u64().unwrap(),
        expected["most"]["base"].as_u64().unwrap(),
        expected["exact"].as_bool().unwrap(),
    )
}

/// The same for a small year that nothing has been drawn of.
fn foretold(counts: &[(&str, &str, usize)], rows: &[Row]) -> (u64, u64, u64, bool) {
    expected(&Office::small(counts, rows).document("2026-05-20", 0, &CHECK))
}

#[test]
fn the_sample_is_looked_at_in_both_languages() {
    let office = Office::unpublished();
    let before = office.tree();
    for (lang, ran) in [
        ("zh", office.on("2026-05-20", &CHECK)),
        ("en", office.en(&["--today", "2026-05-20", "plan", "check"])),
    ] {
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        golden(
            &format!("plan-check.{lang}.txt"),
            &without_working_days(&ran.out),
        );
    }
    assert!(before == office.tree(), "a look changes nothing");
}

#[test]
fn disjoint_scopes_and_a_cap_of_one_are_foretold_exactly() {
    let two = [("东", "A", 100), ("西", "A", 50), ("南", "A", 30)];
    let apart = [
        Row::new("T1", "东", "5%").times(2),
        Row::new("T2", "西", "#7"),
    ];
    assert_eq!(foretold(&two, &apart), (17, 17, 180, true));
    let all = [("东", "A", 100)];
    let once = [Row::new("T1", "东", "10%"), Row::new("T2", "东", "10%")];
    assert_eq!(foretold(&all, &once), (20, 20, 100, true));
    // Whoever is drawn twice was drawn in the first task, which leaves nobody new to the second.
    let whole = [
        Row::new("T1", "东", "100%"),
        Row::new("T2", "东", "10%").cap(2),
    ];
    assert_eq!(foretold(&all, &whole), (100, 100, 100, true));
}

#[test]
fn a_cap_of_two_leaves_it_to_chance_between_bounds() {
    let all = [("东", "A", 100)];
    let twice = [
        Row::new("T1", "东", "10%").cap(2),
        Row::new("T2", "东", "30%").cap(2),
    ];
    assert_eq!(foretold(&all, &twice), (30, 40, 100, false));
    let office = Office::small(&all, &twice);
    let (zh, en) = (
        office.on("2026-05-20", &CHECK).out,
        office.en(&["--today", "2026-05-20", "plan", "check"]).out,
    );
    assert!(
        zh.contains("\n预计全年覆盖面：30.00% 至 40.00%（30–40/100 个对象，视抽取结果而定）；下限 5% 即 5 个\n"),
        "{zh}"
    );
    assert!(
        en.contains(
            "\nexpected coverage of the year: 30.00% to 40.00% (30 to 40 of 100 objects, as chance falls); the rule is 5%, 5 objects\n"
        ),
        "{en}"
    );
    assert!(!zh.contains("防止过度检查"), "the caps agree: {zh}");
    assert!(!en.contains("no over-inspection"), "the caps agree: {en}");
}

#[test]
fn a_stratum_of_all_after_another_task_may_fall_short() {
    let counts = [("东", "D", 10), ("东", "A", 10)];
    let all_of_d = Row {
        strata: "信用等级: D=100%; *=10%".to_owned(),
        ..Row::new("T2", "东", "").within("2026-07-01", "2026-07-31")
    };
    let rows = [Row::new("T1", "东", "20%"), all_of_d];
    // T1 draws four of twenty: between none and four of D's ten; T2 then takes the rest of D and one of A.
    let office = Office::small(&counts, &rows);
    let document = office.document("2026-05-20", 0, &CHECK);
    let (least, most, base, exact) = expected(&document);
    assert!(
        least <= 11 && (11..=15).contains(&most) && base == 20 && !exact,
        "{document}"
    );
    let strata = document["tasks"][1]["strata"].as_array().unwrap().iter();
    let strata: Vec<Value> = strata
        .map(|stratum| {
            json!([
                stratum["stratum"],
                stratum["how"],
                stratum["of"],
                stratum["take"],
                stratum["short_at_worst"]
            ])
        })
        .collect();
    assert_eq!(
        strata,
        [
            json!(["*", "10%", 10, 1, 0]),
            json!(["D", "100%", 10, 10, 4])
        ]
    );
    let zh = office.on("2026-05-20", &CHECK).out;
    assert!(
        zh.contains(
            "\n注意：T2 分层“D”最多可能缺额 4 个（其他任务可能先抽中同一批对象，达到年度上限）\n"
        ),
        "{zh}"
    );
    let en = office.en(&["--today", "2026-05-20", "plan", "check"]).out;
    assert!(
        en.contains("\nnote: T2, stratum D, may fall short by up to 4 (other tasks may draw the same objects first and use up their caps)\n"),
        "{en}"
    );
}

#[test]
fn a_plan_that_cannot_reach_the_rule_fails_and_is_not_published() {
    let office = Office::small(&[("东", "A", 100)], &[Row::new("T1", "东", "#4")]);
    let zh = office.on("2026-05-20", &CHECK);
    assert_eq!((zh.code, zh.err.as_str()), (1, ""));
    assert!(
        zh.out.ends_with(
            "预计全年覆盖面：4.00%（4/100 个对象，确定值）；下限 5% 即 5 个\n\
             年度计划尚未发布；期限 2026-05-31，还有 11 天（choucha plan publish）\n\
             ✗ 计划达不到覆盖面下限（细则第16条）：请提高抽查比例、增加频次或扩大范围。\n"
        ),
        "{}",
        zh.out
    );
    let en = office.en(&["--today", "2026-05-20", "plan", "check"]);
    assert_eq!((en.code, en.err.as_str()), (1, ""));
    assert!(
        en.out.ends_with(
            "✗ The plan cannot keep the rule of coverage (article 16): raise ratios, rounds or scopes.\n"
        ),
        "{}",
        en.out
    );
    assert_eq!(office.document("2026-05-20", 1, &CHECK)["holds"], false);
    let (zh, en) = office.refused("P04", &["plan", "publish", "--today", "2026-05-20"]);
    assert_eq!(
        zh.err,
        "拒绝 [P04] 按本计划全年覆盖面最多 4.00%，低于 5% 的下限（细则第16条）\n\
         怎么办：提高抽查比例、增加频次或扩大范围，再用 choucha plan check 检查\n"
    );
    assert_eq!(
        en.err,
        "refused [P04] under this plan the year's coverage can reach 4.00% at most, below the rule of 5% (article 16)\n\
         what to do: raise ratios, rounds or scopes, and check again with choucha plan check\n"
    );
    office.write("plan.csv", plan(&[Row::new("T1", "东", "#5")]));
    assert_eq!(office.on("2026-05-20", &CHECK).code, 0);
}

#[test]
fn the_day_of_publication_is_held_against_31_may() {
    let office = Office::unpublished();
    let said = |day: &str, zh: &str, en: &str| {
        let out = office.on(day, &CHECK).out;
        assert!(out.contains(&format!("\n{zh}\n")), "{day}: {out}");
        let out = office.en(&["--today", day, "plan", "check"]).out;
        assert!(out.contains(&format!("\n{en}\n")), "{day}: {out}");
    };
    said(
        "2026-05-31",
        "年度计划尚未发布；期限 2026-05-31，还有 0 天（choucha plan publish）",
        "the plan is not published yet; it is due by 2026-05-31, in 0 day(s) (choucha plan publish)",
    );
    said(
        "2026-06-02",
        "年度计划尚未发布；已过期限 2026-05-31 2 天（细则第13条），请尽快 choucha plan publish",
        "the plan is not published; it was due by 2026-05-31, 2 day(s) ago (article 13): publish it with choucha plan publish",
    );
    let ran = office.on("2026-06-02", &["plan", "publish"]);
    let late = "年度计划于 2026-06-02 发布，晚于 2026-05-31 的期限 2 天（细则第13条）";
    assert!(ran.out.contains(&format!("\n{late}\n")), "{ran:?}");
    said(
        "2026-06-09",
        late,
        "the plan was published on 2026-06-02, 2 day(s) after 2026-05-31 (article 13): late",
    );
    let office = Office::unpublished();
    office.publish();
    let out = office.on("2026-06-09", &CHECK).out;
    assert!(
        out.contains("\n年度计划于 2026-05-20 发布，在 2026-05-31 的期限之内\n"),
        "{out}"
    );
}

#[test]
fn lists_with_faults_are_told_and_fail() {
    let office = Office::unpublished();
    office.replace("objects.csv", "91370499MYBHLGMR9E", "91370499MYBHLGMR9X");
    office.replace("plan.csv", "2026-06-30,3,1", "2026-06-30,3,4");
    let before = office.tree();
    let checked = office.on("2026-05-20", &["check"]);
    let ran = office.on("2026-05-20", &CHECK);
    assert_eq!((ran.code, ran.err.as_str(), checked.code), (1, "", 1));
    for line in ran.out.lines() {
        assert!(checked.out.contains(line), "{line}");
    }
    let document = office.document("2026-05-20", 1, &CHECK);
    let codes: Vec<&str> = document["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["code"].as_str().unwrap())
        .collect();
    assert_eq!(
        (document["holds"].as_bool(), codes.len()),
        (Some(false), 2),
        "{document}"
    );
    office.refused("C04", &["plan", "publish", "--today", "2026-05-20"]);
    assert!(before == office.tree());
}

#[test]
fn recusals_that_leave_no_team_in_one_round_only_are_a_fault_of_that_round() {
    let row = Row::new("T1", "东", "#1")
        .times(2)
        .within("2026-06-01", "2026-06-10");
    let office = Office::small(&[("东", "A", 10)], &[row]);
    let recused = |until: &str| {
        let line = |cert: &str| format!("{cert},{P3},亲属,2026-01-05,{until}\n");
        format!("{RECUSALS}{}{}", line("001"), line("002"))
    };
    // Round 1 is from 1 to 5 June, round 2 from the 6th: the recusals end before it.
    office.write("recusals.csv", recused("2026-06-06"));
    let document = office.document("2026-05-20", 1, &CHECK);
    let faults = document["faults"].as_array().unwrap();
    assert_eq!(faults.len(), 1, "{document}");
    assert_eq!(
        (&faults[0]["code"], &faults[0]["row"], &faults[0]["what"]),
        (
            &"L29".into(),
            &2.into(),
            &format!("第 1 轮有 1 个对象因回避组不成检查组：{P3}").into()
        )
    );
    let en = office.en(&["--today", "2026-05-20", "plan", "check"]).out;
    assert!(
        en.contains(&format!(
            "in round 1, 1 object(s) cannot be given a team because of recusals: {P3}"
        )),
        "{en}"
    );
    office.refused("C04", &["plan", "publish", "--today", "2026-05-20"]);
    office.write("recusals.csv", recused("2026-06-07"));
    let document = office.document("2026-05-20", 1, &CHECK);
    assert_eq!(
        document["faults"].as_array().unwrap().len(),
        2,
        "{document}"
    );
    office.write("recusals.csv", recused("2026-06-01"));
    office.document("2026-05-20", 0, &CHECK);
}

/// A task that chance makes.
fn any_row(id: usize) -> impl Strategy<Value = Row> {
    let regions = prop::sample::select(vec!["东", "西", "南", "东;西", "西;南", "东;西;南"]);
    let taking = prop::sample::select(vec!["5%", "20%", "50%", "100%", "#2", "#6", "strata"]);
    let days = prop::sample::select(vec!["06-01", "06-03", "06-11", "07-01"]);
    let grades = prop::sample::select(vec!["", "A", "D"]);
    (regions, taking, days, grades, 1u32..=3, 1u32..=3).prop_map(
        move |(regions, taking, first, grades, times, cap)| {
            let mut row = Row::new(&format!("T{id}"), regions, taking)
                .within(&format!("2026-{first}"), "2026-07-20")
                .times(times)
                .cap(cap);
            grades.clone_into(&mut row.grades);
            if taking == "strata" {
                "信用等级: D=100%; *=10%".clone_into(&mut row.strata);
                row.ratio.clear();
            }
            row
        },
    )
}

/// A library and a plan that chance makes.
fn any_year() -> impl Strategy<Value = (Vec<usize>, Vec<Row>)> {
    let rows = (any_row(1), any_row(2), any_row(3), any_row(4));
    let rows = (rows, 1usize..=4)
        .prop_map(|((a, b, c, d), count)| [a, b, c, d].into_iter().take(count).collect());
    (prop::collection::vec(1usize..12, 6), rows)
}

/// Runs the year, each round on its first day, and looks ahead again after each day.
fn runs_as_foretold(counts: &[(&str, &str, usize)], rows: &[Row], seed: &str) {
    let office = Office::small(counts, rows);
    let ran = office.on("2026-05-20", &[&CHECK[..], &["--json"]].concat());
    let first: Value = serde_json::from_str(&ran.out).unwrap();
    if ran.code == 1 {
        office.refused("P04", &["plan", "publish", "--today", "2026-05-20"]);
        return;
    }
    let mut looks = vec![expected(&first)];
    office.publish();
    let shown = office.document("2026-05-20", 0, &["plan", "show"]);
    let days: BTreeSet<&str> = shown["rounds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|round| round["from"].as_str().unwrap())
        .collect();
    for day in days {
        office.document(day, 0, &["plan", "run", "--seed", seed]);
        let ran = office.on(day, &[&CHECK[..], &["--json"]].concat());
        looks.push(expected(&serde_json::from_str(&ran.out).unwrap()));
    }
    let ids = office.draws();
    assert_eq!(ids.len(), shown["rounds"].as_array().unwrap().len());
    let drawn: BTreeSet<String> = ids.iter().flat_map(|draw| office.codes(draw)).collect();
    let drawn = drawn.len() as u64;
    for (least, most, base, exact) in looks {
        assert!(
            (least..=most).contains(&drawn),
            "{drawn} of {base} drawn, foretold {least} to {most}:\n{}{counts:?}, seed {seed}",
            plan(rows)
        );
        assert_eq!(exact, least == most);
    }
}

#[test]
fn no_year_comes_out_otherwise_than_foretold() {
    // YEARS=300 looks at that many.
    let cases = std::env::var("YEARS").map_or(6, |years| years.parse().unwrap());
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 60,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&any_year(), |(counts, rows)| {
            let places = ["东", "西", "南"]
                .into_iter()
                .flat_map(|r| [(r, "A"), (r, "D")]);
            let counts: Vec<(&str, &str, usize)> = places
                .zip(counts)
                .map(|((region, grade), count)| (region, grade, count))
                .collect();
            for seed in ["1", "2"] {
                runs_as_foretold(&counts, &rows, seed);
            }
            Ok(())
        })
        .unwrap();
}
