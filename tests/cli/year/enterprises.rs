//! The year by enterprise (企业): caps, exclusions, rounds sealed side by side, and what is told of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::office::{Office, Ran, golden};
use crate::year::small_year::{RECUSALS, Row, code};

/// The source of a sealed round, and what came of it.
const SOURCE: &str = "event 2026-06-20 8/100000000 测试开奖，八位数字连写";
const SEED: &str = "58312046";

/// A library: code, kind, owner ("" for a company), region of each object.
fn library(objects: &[(&str, &str, &str, &str)]) -> String {
    let mut text = "代码,名称,对象类型,所属主体代码,区域,信用等级,状态\n".to_owned();
    for (code, kind, owner, region) in objects {
        writeln!(text, "{code},对象,{kind},{owner},{region},A,有效").unwrap();
    }
    text
}

/// A case folder with a task of 100 % for each of three regions, of the cap `cap`, and a company in the first that has six
/// tanks in the second and a project in the third.
pub(super) fn six_tanks(cap: u32) -> (Office, String) {
    let june = |id: &str, region: &str| Row::new(id, region, "100%").cap(cap);
    let rows = [june("T1", "东"), june("T2", "西"), june("T3", "南")];
    let office = Office::small(&[("东", "A", 1)], &rows);
    let company = code(1);
    let tanks: Vec<String> = (1..=6).map(|n| format!("SB-{n}")).collect();
    let mut objects = vec![(company.as_str(), "市场主体", "", "东")];
    objects.extend(
        tanks
            .iter()
            .map(|tank| (tank.as_str(), "设施设备", company.as_str(), "西")),
    );
    objects.push(("XM-1", "项目", &company, "南"));
    office.write("objects.csv", library(&objects));
    office.publish();
    (office, company)
}

/// The enterprise of each object of the library.
fn enterprises(office: &Office) -> BTreeMap<String, String> {
    let text = office.read("objects.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().unwrap().clone();
    let place = |name: &[&str]| {
        names
            .iter()
            .position(|column| name.contains(&column))
            .unwrap()
    };
    let (code, owner) = (
        place(&["代码", "统一社会信用代码"]),
        place(&["所属主体代码"]),
    );
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let of = if row[owner].is_empty() { code } else { owner };
        (row[code].to_owned(), row[of].to_owned())
    });
    rows.collect()
}

/// The draws that drew an object of each enterprise.
fn visits(office: &Office) -> BTreeMap<String, BTreeSet<String>> {
    let enterprise = enterprises(office);
    let mut visits: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for draw in office.draws() {
        for code in office.codes(&draw) {
            visits
                .entry(enterprise[&code].clone())
                .or_default()
                .insert(draw.clone());
        }
    }
    visits
}

fn holds(office: &Office) {
    for draw in office.draws() {
        let verified = office.zh(&["verify", &draw]);
        assert_eq!(verified.code, 0, "{}", verified.out);
    }
}

#[test]
fn a_whole_year_drawn_in_december_visits_no_enterprise_above_its_cap() {
    let office = Office::sample();
    office.document("2026-12-01", 0, &["plan", "run", "--seed", "20261201"]);
    let book = office.book();
    let lines = book
        .iter()
        .filter(|line| line["act"] == "draw")
        .map(|line| &line["data"]);
    let caps: BTreeMap<&str, u64> = lines
        .map(|draw| {
            (
                draw["draw"].as_str().unwrap(),
                draw["cap"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(caps["AJ-2026-05-1"], 2);
    let visits = visits(&office);
    assert!(visits.len() > 70, "{}", visits.len());
    for (enterprise, draws) in visits {
        let cap = draws.iter().map(|draw| caps[draw.as_str()]).min().unwrap();
        assert!(draws.len() as u64 <= cap, "{enterprise}: {draws:?}");
    }
    holds(&office);
}

#[test]
fn a_company_with_six_tanks_and_a_project_is_visited_once() {
    let (office, company) = six_tanks(1);
    let check = ["plan", "check"];
    let document = office.document("2026-05-20", 0, &check);
    assert_eq!(
        (&document["enterprises"], &document["over_cap"]),
        (&1.into(), &json!([]))
    );
    assert_eq!(
        document["expected"]["most"]["objects"], 6,
        "one visit, at best that of the tanks"
    );
    office.document("2026-06-01", 0, &["plan", "run", "--seed", "1"]);
    let drawn: Vec<Vec<String>> = office
        .draws()
        .iter()
        .map(|draw| office.codes(draw))
        .collect();
    assert_eq!(drawn, [vec![company.clone()], vec![], vec![]]);
    let excluded = [1, 2, 3, 4, 5, 6].map(|n| format!("SB-{n}\tcap:T1-1\n"));
    assert_eq!(office.read("draws/T2-1/excluded.txt"), excluded.concat());
    holds(&office);
    let document = office.document("2026-06-01", 0, &["coverage"]);
    assert_eq!(
        (&document["drawn"], &document["base"]),
        (&1.into(), &8.into())
    );
    assert_eq!(
        document["enterprises"],
        json!({ "drawn": 1, "base": 1, "plan_base": 1, "not_in_library": 0 })
    );
    let found = office.document(
        "2026-06-01",
        0,
        &["objects", "--where", "本企业本年检查次数=1"],
    );
    assert_eq!(found["found"], 8);
    let cell = |row: usize, name: &str| found["rows"][row][name].as_str().unwrap().to_owned();
    assert_eq!(
        [cell(0, "本年抽中次数"), cell(1, "本年抽中次数")],
        ["1", "0"]
    );
    assert_eq!(
        [cell(1, "本企业本年检查次数"), cell(1, "年度上限")],
        ["1", "1"]
    );
}

/// Two rounds of a strict and a loose task sealed side by side over three companies, of which one has its projects in the
/// second task only and one lies in the first alone.
fn side_by_side() -> Office {
    let rows = [
        Row::new("T1", "东", "100%"),
        Row::new("T2", "西", "100%")
            .cap(2)
            .within("2026-06-25", "2026-07-31"),
    ];
    let office = Office::small(&[("东", "A", 1)], &rows);
    let codes: Vec<String> = (0..3).map(code).collect();
    office.write(
        "objects.csv",
        library(&[
            (&codes[0], "市场主体", "", "东"),
            (&codes[1], "市场主体", "", "东"),
            ("XM-1", "项目", &codes[1], "西"),
            ("XM-2", "项目", &codes[1], "西"),
            (&codes[2], "市场主体", "", "西"),
        ]),
    );
    office.publish();
    office
}

fn seal(office: &Office, task: &str) -> Ran {
    let ran = office.on("2026-06-01", &["seal", task, "--source", SOURCE]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    ran
}

fn draw(office: &Office, task: &str) -> Value {
    office.document("2026-06-25", 0, &["draw", task, "--seed", SEED])
}

#[test]
pub(crate) fn rounds_sealed_side_by_side_are_named_by_seal_plan_check_and_draw() {
    let office = side_by_side();
    let first = seal(&office, "T1");
    assert!(!first.out.contains("家企业"), "{}", first.out);
    let second = seal(&office, "T2");
    assert!(
        second.out.contains(
            "\n注意：1 家企业也可能被已封存待抽的 T1-1.s1 抽中，合计超过年度上限：并行封存的轮次互不知道抽中谁，不能相互排除；\
             与 T1-1.s1 日期相交，两次检查合并为一次进行（细则第2条）\n"
        ),
        "{}",
        second.out
    );
    for lang in ["zh", "en"] {
        let ran = office.run(&[
            "-C",
            "case",
            "--lang",
            lang,
            "--today",
            "2026-06-02",
            "plan",
            "check",
        ]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let masked = crate::year::plan_check::without_working_days(&ran.out);
        golden(&format!("plan-check-side-by-side.{lang}.txt"), &masked);
    }
    let document = office.document("2026-06-02", 0, &["plan", "check"]);
    assert_eq!(
        document["over_cap"],
        json!([{ "enterprises": 1, "could": 2, "cap": 1, "tasks": ["T1", "T2"] }])
    );
    let document = draw(&office, "T1");
    assert_eq!(
        document["side_by_side"],
        json!({ "enterprises": 1, "seals": ["T2-1.s1"], "together": ["T2-1.s1"], "broken": [] })
    );
    assert_eq!(document["drawn_again"], json!([]));
    let document = draw(&office, "T2");
    let again = json!([{ "enterprise": code(1), "draws": ["T1-1"], "together": ["T1-1"] }]);
    assert_eq!(document["drawn_again"], again);
    assert_eq!(document["side_by_side"]["enterprises"], 0);
    // What was sealed could not know; what each excludes is right by the book as of its seal.
    assert_eq!(office.read("draws/T2-1/excluded.txt"), "");
    holds(&office);
    for (lang, args) in [("zh", ["coverage"]), ("en", ["coverage"])] {
        let args = [
            &["-C", "case", "--lang", lang, "--today", "2026-06-26"],
            &args[..],
        ]
        .concat();
        let ran = office.run(&args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        golden(&format!("coverage-side-by-side.{lang}.txt"), &ran.out);
    }
}

#[test]
fn many_enterprises_drawn_again_are_counted_after_the_first_twenty() {
    let rows = ["T1", "T2"].map(|id| Row::new(id, "东", "100%"));
    let office = Office::small(&[("东", "A", 25)], &rows);
    office.publish();
    seal(&office, "T1");
    seal(&office, "T2");
    draw(&office, "T1");
    let ran = office.on("2026-06-25", &["draw", "T2", "--seed", SEED]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let named = "在封存之后已被 T1-1 抽中，达到年度上限";
    let notes = ran.out.lines().filter(|line| line.contains(named));
    assert_eq!(notes.count(), 20, "{}", ran.out);
    let more = "\n注意：另有 5 家企业同样如此，--json 列出全部\n";
    assert!(ran.out.contains(more), "{}", ran.out);
}

#[test]
fn a_seal_after_a_draw_excludes_and_has_nothing_to_say() {
    let office = side_by_side();
    seal(&office, "T1");
    draw(&office, "T1");
    let args = [
        "seal",
        "T2",
        "--source",
        "event 2026-07-20 8/100000000 测试开奖，八位数字连写",
    ];
    let document = office.document("2026-06-26", 0, &args);
    assert_eq!(document["side_by_side"]["enterprises"], 0);
    let document = office.document("2026-06-26", 0, &["plan", "check"]);
    assert_eq!(
        document["over_cap"],
        json!([]),
        "whoever the seal excludes it cannot draw"
    );
    assert_eq!(
        office.read("seals/T2-1.s1/excluded.txt"),
        "XM-1\tcap:T1-1\nXM-2\tcap:T1-1\n"
    );
}

#[test]
fn a_seal_whose_texts_were_changed_is_named_and_stops_nobody() {
    let office = side_by_side();
    seal(&office, "T1");
    office.write("seals/T1-1.s1/population.txt", "");
    let ran = seal(&office, "T2");
    assert!(
        ran.out
            .contains("\n注意：T1-1.s1 的封存文本缺失或被改动，未能核对会不会重复抽中\n"),
        "{}",
        ran.out
    );
}

#[test]
fn an_owner_with_an_owner_is_a_fault_and_an_object_is_not_its_own_owner() {
    let (office, company) = six_tanks(1);
    let other = code(2);
    let rows = |owner_of_company: &str, own: &str| {
        library(&[
            (&company, "市场主体", owner_of_company, "东"),
            ("SB-1", "设施设备", &company, "西"),
            ("SB-2", "设施设备", &company, "南"),
            (&other, "市场主体", own, "东"),
        ])
    };
    office.write("objects.csv", rows("", &other));
    let document = office.document("2026-06-01", 0, &["coverage"]);
    assert_eq!(document["enterprises"]["base"], 2);
    let drawn = office.document("2026-06-01", 0, &["draw", "T1", "--seed", "1"]);
    assert_eq!(
        drawn["enterprises_after"],
        json!({ "enterprises": 2, "base": 2 })
    );
    assert_eq!(office.read("draws/T1-1/owners.txt"), "");
    office.write("objects.csv", rows(&other, ""));
    let ran = office.zh(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let line = ran.out.lines().find(|line| {
        let cells: Vec<&str> = line.split_whitespace().collect();
        cells.starts_with(&["L33", "objects.csv", "3–4（2", "行）", "D「所属主体代码」"])
    });
    let line = line.unwrap_or_else(|| panic!("{}", ran.out));
    let fault = format!("“{company}” 第 2 行的这个主体自己又填了所属主体");
    assert!(line.contains(&fault), "{line}");
    let en = office.en(&["check"]);
    assert!(
        en.out.contains("stands in row 2 with an owner of its own"),
        "{}",
        en.out
    );
    office.refused(
        "C04",
        &["--today", "2026-06-01", "draw", "T2", "--seed", "1"],
    );
}

#[test]
fn recusals_from_several_objects_of_a_company_meet_in_its_visit() {
    let (office, company) = six_tanks(1);
    let recused = |codes: [&str; 2]| {
        let line = |cert: &str, code: &str| format!("{cert},{code},亲属,2026-01-05,\n");
        let lines = [line("001", codes[0]), line("002", codes[1])].concat();
        office.write("recusals.csv", format!("{RECUSALS}{lines}"));
    };
    // Three may serve, and a team is two: one recusal leaves enough, and so do two of which one is in another task.
    recused(["SB-1", "XM-1"]);
    office.document("2026-05-21", 0, &["plan", "check"]);
    recused(["SB-1", "SB-2"]);
    let document = office.document("2026-05-21", 1, &["plan", "check"]);
    let faults = document["faults"].as_array().unwrap();
    assert_eq!(
        (faults.len(), &faults[0]["code"]),
        (1, &"L29".into()),
        "{document}"
    );
    assert_eq!(
        faults[0]["what"],
        "第 1 轮有 2 个对象因回避组不成检查组：SB-1, SB-2"
    );
    // The method says the same of its texts.
    office.refused(
        "T20",
        &["--today", "2026-06-01", "seal", "T2", "--source", SOURCE],
    );
    // Whoever is at the cap needs no team any more.
    recused(["XM-1", &company]);
    office.document("2026-06-02", 0, &["draw", "T1", "--seed", "1"]);
    recused(["SB-1", "SB-2"]);
    office.document("2026-06-03", 0, &["plan", "check"]);
}

#[test]
fn a_company_that_gets_visited_twice_on_one_day_was_visited_once() {
    let office = side_by_side();
    for task in ["T1", "T2"] {
        seal(&office, task);
    }
    for task in ["T1", "T2"] {
        draw(&office, task);
    }
    let company = code(1);
    let counted = || {
        let condition = format!("代码={company}");
        let found = office.document("2026-07-05", 0, &["objects", "--where", &condition]);
        found["rows"][0]["本企业本年检查次数"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(counted(), "2");
    let done = |draw: &str, code: &str| {
        let record = office.record(draw);
        let drawn = record["drawn"].as_array().unwrap().iter();
        let of = drawn.clone().find(|line| line["code"] == code).unwrap();
        let leader = of["team"][0].as_str().unwrap();
        let day = ["--completed", "2026-07-01", "--entered-by", leader];
        let args = [&["record", "done", draw, code], &day[..]].concat();
        let ran = office.on("2026-07-02", &args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    };
    done("T1-1", &company);
    assert_eq!(counted(), "2", "the other visit is still open");
    done("T2-1", "XM-1");
    assert_eq!(counted(), "1");
}
