//! Who left the base of coverage from one version of the plan to the next: said by `plan publish`, `plan show`, `coverage`, kept in
//! the book, and public.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::office::{Office, golden, masked, sha};
use crate::year::small_year::{Row, code, objects, plan};

/// A library whose plan was published, and of which eight companies were drawn.
pub(super) fn drawn() -> Office {
    Office::once("base_left drawn", || {
        let counts = [("东", "A", 12), ("西", "B", 12)];
        let office = Office::small(&counts, &[Row::new("T1", "东", "#8")]);
        office.publish();
        office.document("2026-06-01", 0, &["draw", "T1", "--seed", "1"]);
        office
    })
}

/// Who was drawn of the first twelve, and who was not.
pub(super) fn by_luck(office: &Office) -> (Vec<usize>, Vec<usize>) {
    let drawn = office.codes("T1-1");
    (0..12).partition(|number| drawn.contains(&code(*number)))
}

/// Takes companies out of the library.
pub(super) fn take_out(office: &Office, numbers: impl IntoIterator<Item = usize>) {
    let gone: Vec<String> = numbers.into_iter().map(code).collect();
    let text = office.read("objects.csv");
    let kept = text.split_inclusive('\n');
    let kept = kept.filter(|row| !gone.iter().any(|code| row.starts_with(code)));
    let kept: String = kept.collect();
    office.write("objects.csv", kept);
}

/// Publishes a plan of another ratio.
pub(super) fn republish(office: &Office, day: &str, ratio: &str) -> Value {
    office.write("plan.csv", plan(&[Row::new("T1", "东", ratio)]));
    office.document(day, 0, &["plan", "publish", "--reason", "调整比例"])
}

pub(super) fn plan_line(office: &Office) -> Value {
    let book = office.book();
    let mut plans = book.into_iter().filter(|line| line["act"] == "plan");
    plans.next_back().unwrap()["data"].clone()
}

/// Four of the west are taken out, one closes, one comes; and one that was drawn leaves.
fn shrunk(office: &Office) {
    take_out(office, 14..18);
    office.replace(
        "objects.csv",
        &format!("{},对象,市场主体,西,B,有效", code(13)),
        &format!("{},己厂,市场主体,西,B,停业", code(13)),
    );
    let (drawn, _) = by_luck(office);
    take_out(office, drawn.into_iter().take(1));
    let new = format!("{},戊厂,市场主体,东,A,有效\n", code(30));
    let text = office.read("objects.csv");
    office.write("objects.csv", text + &new);
}

#[test]
fn publish_show_and_coverage_say_who_left_in_both_languages() {
    for lang in ["zh", "en"] {
        let office = drawn();
        // Which company was drawn depends on chance: only undrawn ones are named here.
        take_out(&office, 14..18);
        office.replace(
            "objects.csv",
            &format!("{},对象,市场主体,西,B,有效", code(13)),
            &format!("{},己厂,市场主体,西,B,停业", code(13)),
        );
        office.write("plan.csv", plan(&[Row::new("T1", "东", "#9")]));
        let runs: [&[&str]; 5] = [
            &[
                "--today",
                "2026-06-15",
                "plan",
                "publish",
                "--reason",
                "调整比例",
            ],
            &["--today", "2026-06-15", "plan", "show"],
            &["--today", "2026-06-15", "coverage"],
            &["ledger", "show"],
            &["ledger", "verify"],
        ];
        let mut text = String::new();
        for args in runs {
            let ran = office.run(&[&["-C", "case", "--lang", lang], args].concat());
            assert_eq!(
                (ran.code, ran.err.as_str()),
                (0, ""),
                "{args:?} {}",
                ran.out
            );
            write!(text, "$ choucha {}\n{}", args.join(" "), masked(&ran.out)).unwrap();
        }
        let text = (1..3).fold(text, |text, version| {
            let (sha, named) = (office.plan_sha(version), format!("<plan {version}>"));
            let short = format!("{}…", &sha[..8]);
            text.replace(&sha, &named).replace(&short, &named)
        });
        golden(&format!("base-left.{lang}.txt"), &text);
    }
}

#[test]
fn the_line_of_a_version_names_them_and_says_how_many_were_never_drawn() {
    let office = drawn();
    assert_eq!(plan_line(&office).get("since_before"), None);
    shrunk(&office);
    let (drawn, _) = by_luck(&office);
    let made = republish(&office, "2026-06-15", "#9");
    let line = plan_line(&office);
    let change = &line["since_before"];
    assert_eq!(&made["since_before"], change);
    let mut gone: Vec<usize> = (13..18).chain([drawn[0]]).collect();
    gone.sort_unstable();
    let named = change["left"]["objects"].as_array().unwrap();
    let codes: Vec<&str> = named
        .iter()
        .map(|of| of["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, gone.iter().map(|of| code(*of)).collect::<Vec<_>>());
    let closed = named.iter().find(|of| of["name"] == "己厂").unwrap();
    assert_eq!(
        (&closed["was"], &closed["is"]),
        (&json!({ "status": "有效" }), &json!({ "status": "停业" }))
    );
    assert_eq!(named.iter().filter(|of| of["is"].is_null()).count(), 5);
    let counts = |change: &Value| {
        let keys = ["left_undrawn", "new", "left_of_all", "left_of_all_undrawn"];
        keys.map(|key| change[key].as_u64().unwrap())
    };
    assert_eq!(counts(change), [5, 1, 6, 5]);
    assert_eq!(line["base"], 19);
    let found = office.document("2026-06-15", 0, &["coverage"]);
    assert_eq!(
        found["base_left"],
        json!({ "objects": 6, "undrawn": 5, "with_them": 25 })
    );
    // Who comes back is no longer among those who left; who leaves later is.
    let text = office.read("objects.csv");
    office.write(
        "objects.csv",
        text + &format!("{},对象,市场主体,西,B,有效\n", code(14)),
    );
    take_out(&office, [18]);
    republish(&office, "2026-06-20", "#10");
    assert_eq!(counts(&plan_line(&office)["since_before"]), [1, 1, 6, 5]);
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}

#[test]
fn a_version_from_which_nobody_left_says_so() {
    let office = drawn();
    republish(&office, "2026-06-15", "#9");
    assert_eq!(
        plan_line(&office)["since_before"],
        json!({ "left": { "total": 0, "objects": [] }, "left_undrawn": 0, "new": 0, "left_of_all": 0, "left_of_all_undrawn": 0 })
    );
    let found = office.document("2026-06-15", 0, &["coverage"]);
    assert_eq!(found["base_left"], Value::Null);
}

#[test]
fn more_than_a_hundred_are_counted() {
    let office = Office::small(&[("东", "A", 200)], &[Row::new("T1", "东", "20%")]);
    office.publish();
    office.write("objects.csv", objects(&[("东", "A", 50)]));
    let made = republish(&office, "2026-06-15", "30%");
    let left = &made["since_before"]["left"];
    assert_eq!(
        (&left["total"], left["objects"].as_array().unwrap().len()),
        (&150.into(), 100)
    );
    let text = office.zh(&["plan", "show"]).out;
    assert!(
        text.contains("离开基数 150 个（其中 150 个从未抽中）"),
        "{text}"
    );
    assert_eq!(office.zh(&["--today", "2026-06-16", "publish"]).code, 0);
    let table = office.read("public/csv/changes.csv");
    assert!(table.contains(",,,1,离开基数,,,,,50"), "{table}");
}

#[test]
fn what_left_is_public() {
    let office = drawn();
    shrunk(&office);
    republish(&office, "2026-06-15", "#9");
    assert_eq!(office.zh(&["--today", "2026-06-16", "publish"]).code, 0);
    let plans = office.read("public/csv/plans.csv");
    assert!(
        plans.contains(
            "变更理由,批准,备案,基数,企业数,离开基数,离开未抽中,各版累计离开,各版累计未抽中,任务编号"
        ),
        "{plans}"
    );
    assert!(plans.contains("调整比例,,,19,19,6,5,6,5,T1"), "{plans}");
    let table = office.read("public/csv/changes.csv");
    let closed = format!(",,,1,离开基数,{},己厂,状态 有效,状态 停业,1", code(13));
    assert!(table.contains(&closed), "{table}");
    assert!(table.contains(",,,1,新增基数,,,,,1"), "{table}");
    let public: Value = serde_json::from_str(&office.read("public/json/public.json")).unwrap();
    assert_eq!(
        public["plans"][1]["since_before"],
        plan_line(&office)["since_before"]
    );
    assert_eq!(public["coverage"]["base_left"]["with_them"], 25);
    let verified = office.run(&["--lang", "zh", "verify", "case/public"]);
    assert_eq!(verified.code, 0, "{verified:?}");
}

#[test]
fn a_former_base_that_was_changed_is_refused() {
    let office = drawn();
    let text = office.read("plans/1/objects.txt");
    let one = text.split_inclusive('\n').skip(1).collect::<String>();
    office.write("plans/1/objects.txt", one);
    office.write("plan.csv", plan(&[Row::new("T1", "东", "#9")]));
    office.refused(
        "P08",
        &[
            "plan",
            "publish",
            "--reason",
            "调整比例",
            "--today",
            "2026-06-15",
        ],
    );
    office.write("plans/1/objects.txt", text);
    republish(&office, "2026-06-15", "#9");
}

#[test]
fn the_base_keeps_owners_and_is_counted_again() {
    let office = Office::sample();
    let text = office.read("plans/1/objects.txt");
    let owned = text.lines().filter(|line| line.split('\t').count() == 3);
    assert!(owned.count() > 50, "{text}");
    let read = office.zh(&["lists", "diff", "plan:1", "now"]);
    assert_eq!(read.code, 0, "{read:?}");
    let line = plan_line(&office);
    assert_eq!(
        (&line["base"], &line["enterprises"]),
        (&385.into(), &287.into())
    );
    assert_eq!(line["files"]["plans/1/objects.txt"], sha(text));
    assert_eq!(office.zh(&["ledger", "verify"]).code, 0);
}
