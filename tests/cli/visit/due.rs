//! `due`: what is open, by when, and for whom; overdue first, and an exit code for a scheduled mail.

use std::fmt::Write as _;

use choucha::domain::acts::inspection::VisitId;
use serde_json::{Value, json};

use crate::office::{Office, golden};

/// The draw that most of it is about: seven visits, due by 30 June.
const DRAW: &str = "AJ-2026-04-1";
const TASK: &str = "AJ-2026-04";

/// Of its visits, in draw order: one entered, one completed on 10 June, one with findings and no handling, one whose
/// correction is due on 25 June, one whose handling is closed, one to be replaced, one untouched.
pub(crate) fn worked() -> Office {
    let office = Office::drawn_in_june();
    let visits = office.visits(DRAW);
    office.done(&visits[1], "2026-06-10");
    let found = [2, 3, 4].map(|place: usize| visits[place].result("2026-06-12", true, None));
    let clear = visits[0].result("2026-06-12", false, None);
    office.results("2026-06-15", [vec![clear], found.into()].concat());
    for act in [
        visits[3].correction("2026-06-16", "2026-06-25"),
        visits[4].correction("2026-06-16", "2026-06-25"),
        visits[4].corrected("2026-06-24", "2026-06-25"),
    ] {
        office.handle("2026-06-24", act);
    }
    office.ask_for_leader("2026-06-20", &visits[5]);
    office
}

fn document(office: &Office, day: &str, code: i32, args: &[&str]) -> Value {
    let ran = office.zh(&[&["--json", "--today", day, "due"], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{}", ran.out);
    serde_json::from_str(&ran.out).unwrap()
}

/// What is listed: kind and place in the draw.
fn listed(office: &Office, document: &Value) -> Vec<(String, usize)> {
    let visits = office.visits(DRAW);
    let things = document["things"].as_array().unwrap().iter();
    let place = |code: &Value| {
        visits
            .iter()
            .position(|v| *code == *v.visit.enterprise)
            .unwrap()
    };
    things
        .map(|thing| {
            (
                thing["open"].as_str().unwrap().to_owned(),
                place(&thing["enterprise"]),
            )
        })
        .collect()
}

fn as_listed(things: &[(&str, usize)]) -> Vec<(String, usize)> {
    let own = |(kind, place): &(&str, usize)| ((*kind).to_owned(), *place);
    things.iter().map(own).collect()
}

#[test]
fn everything_open_is_told_in_both_languages() {
    let office = worked();
    let leader = office.visits(DRAW)[6].team[0].clone();
    let mut text = String::new();
    for (day, code, args) in [
        ("2026-06-26", 1, &["--task", TASK][..]),
        ("2026-06-26", 1, &["--within", "4"]),
        ("2026-06-24", 0, &["--within", "0"]),
        ("2026-06-24", 0, &["--task", TASK, "--inspector", &leader]),
        ("2026-07-10", 1, &["--task", TASK, "--within", "0"]),
    ] {
        for lang in ["zh", "en"] {
            let base = ["-C", "case", "--lang", lang, "--today", day, "due"];
            let ran = office.run(&[&base, args].concat());
            assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{}", ran.out);
            let _ = write!(text, "=== {lang} {day} due {}\n{}", args.join(" "), ran.out);
        }
    }
    golden("due.txt", &text);
}

/// A step of handling that the command enters on 17 June.
fn handle(office: &Office, visit: &VisitId, rest: &[&str]) {
    let words = ["handle", &*visit.draw, &*visit.enterprise];
    let ran = office.on("2026-06-17", &[&words, rest].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
}

/// A penalty, as the command takes it.
const PENALTY: [&str; 3] = [
    "--measure=penalty",
    "--text=罚款 2 万元",
    "--number=临应急罚〔2026〕12号",
];

/// One visit with a penalty that is not public yet, one whose correction was not inspected again.
pub(crate) fn handled() -> Office {
    let office = Office::drawn_in_june();
    let visits = office.visits(DRAW);
    let found = [0, 1].map(|place: usize| visits[place].result("2026-06-12", true, None));
    office.results("2026-06-15", found.into());
    handle(
        &office,
        &visits[0].visit,
        &[&PENALTY[..], &["--closed"]].concat(),
    );
    office.handle(
        "2026-06-16",
        visits[1].correction("2026-06-16", "2026-06-25"),
    );
    let unseen = "--unchecked=企业已停产搬离，无处复查";
    handle(
        &office,
        &visits[1].visit,
        &["--measure=nothing", "--text=情节轻微", unseen, "--closed"],
    );
    office
}

#[test]
fn penalties_to_publish_and_what_was_not_inspected_again_are_told() {
    let office = handled();
    let mut text = String::new();
    // Decided on 17 June: the 19th is a holiday, the seventh working day after it is the 29th.
    for (day, code, within) in [("2026-06-26", 0, "1"), ("2026-06-30", 1, "0")] {
        for lang in ["zh", "en"] {
            let base = [
                "-C", "case", "--lang", lang, "--today", day, "due", "--task", TASK,
            ];
            let ran = office.run(&[&base[..], &["--within", within]].concat());
            assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{}", ran.out);
            let _ = write!(text, "=== {lang} {day} due --within {within}\n{}", ran.out);
        }
    }
    golden("due-handled.txt", &text);
}

#[test]
fn scripts_get_penalties_to_publish_and_what_was_not_inspected_again() {
    let office = handled();
    let visits = office.visits(DRAW);
    let told = document(&office, "2026-06-26", 0, &["--task", TASK, "--within", "1"]);
    let things = told["things"].as_array().unwrap();
    assert_eq!(things.len(), 1);
    let of =
        ["open", "number", "decided", "by", "working_days_left"].map(|key| things[0][key].clone());
    let penalised = json!([
        "penalty",
        "临应急罚〔2026〕12号",
        "2026-06-17",
        "2026-06-29",
        1
    ]);
    assert_eq!(json!(of), penalised);
    let unseen = json!([{
        "draw": DRAW, "enterprise": visits[1].visit.enterprise, "reason": "企业已停产搬离，无处复查",
    }]);
    assert_eq!(told["unchecked"], unseen);
    handle(
        &office,
        &visits[0].visit,
        &[&PENALTY[..], &["--published=2026-06-17"]].concat(),
    );
    let told = document(&office, "2026-06-30", 0, &["--task", TASK, "--within", "0"]);
    assert_eq!(
        told["things"].as_array().unwrap().len(),
        5,
        "the visits of the last day"
    );
}

#[test]
fn nothing_open_is_told_too() {
    let office = Office::sample();
    let published = office.zh(&["--today", "2026-06-01", "publish"]);
    assert_eq!(published.code, 0, "{published:?}");
    for (lang, said) in [
        (
            "zh",
            "截至 2026-06-01 未完事项共 0 项，其中逾期 0 项\n✓ 没有未完事项。\n",
        ),
        (
            "en",
            "open on 2026-06-01: 0, of them overdue: 0\n✓ Nothing is open.\n",
        ),
    ] {
        let base = ["-C", "case", "--lang", lang, "--today", "2026-06-01", "due"];
        let ran = office.run(&base);
        assert_eq!(
            (ran.code, ran.out.as_str(), ran.err.as_str()),
            (0, said, "")
        );
    }
}

#[test]
fn overdue_comes_first_then_by_days_left_and_what_has_no_day_last() {
    let office = worked();
    let of_task = |day, code| document(&office, day, code, &["--task", TASK]);
    let found = of_task("2026-06-26", 1);
    let expected = [
        ("handling", 3),
        ("visit", 5),
        ("visit", 6),
        ("result", 1),
        ("unhandled", 2),
        ("replacement", 5),
    ];
    assert_eq!(listed(&office, &found), as_listed(&expected));
    assert_eq!(
        (found["open"].clone(), found["overdue"].clone()),
        (json!(6), json!(1))
    );
    // The 19th is a holiday: the 20th working day after 10 June is 9 July.
    let result = &found["things"][3];
    assert_eq!(result["by"], "2026-07-09");
    assert_eq!(
        (&result["days_left"], &result["working_days_left"]),
        (&json!(13), &json!(9))
    );
    assert_eq!(result["completed"], "2026-06-10");
    let visit = &found["things"][1];
    assert_eq!(
        (&visit["by"], &visit["days_left"]),
        (&json!("2026-06-30"), &json!(4))
    );
    assert_eq!(
        visit["latest_result"],
        json!({ "by": "2026-07-28", "provisional": false })
    );
    // Each is in time on its last day, and overdue on the day after it.
    let overdue = |day, code| of_task(day, code)["overdue"].clone();
    assert_eq!(overdue("2026-06-25", 0), 0);
    assert_eq!(overdue("2026-06-30", 1), 1);
    assert_eq!(overdue("2026-07-01", 1), 3);
    assert_eq!(overdue("2026-07-09", 1), 3);
    assert_eq!(overdue("2026-07-10", 1), 4);
}

#[test]
fn within_counts_working_days_for_results_and_never_hides_what_is_overdue() {
    let office = worked();
    let within = |day, code, days: &str| {
        let found = document(&office, day, code, &["--task", TASK, "--within", days]);
        listed(&office, &found)
    };
    assert_eq!(within("2026-06-26", 1, "3"), as_listed(&[("handling", 3)]));
    let visits = [("handling", 3), ("visit", 5), ("visit", 6)];
    assert_eq!(within("2026-06-26", 1, "8"), as_listed(&visits));
    let with_result = [&visits[..], &[("result", 1)]].concat();
    assert_eq!(within("2026-06-26", 1, "9"), as_listed(&with_result));
    // What is only near is no reason to fail.
    assert_eq!(within("2026-06-25", 0, "0"), as_listed(&[("handling", 3)]));
}

#[test]
fn each_inspector_is_told_what_is_open_for_him_alone() {
    let office = worked();
    let visits = office.visits(DRAW);
    let all = document(&office, "2026-06-26", 1, &["--task", TASK]);
    for row in all["inspectors"].as_array().unwrap() {
        let cert = row["cert"].as_str().unwrap();
        let places = (0..7usize).filter(|place| visits[*place].team.iter().any(|c| c == cert));
        let places: Vec<usize> = places.collect();
        let count = |of: &[usize]| places.iter().filter(|place| of.contains(place)).count();
        let expected = [count(&[5, 6]), count(&[1]), count(&[2, 3]), count(&[3])];
        let keys = ["visits", "results", "handling", "overdue"];
        assert_eq!(
            keys.map(|key| row[key].clone()),
            expected.map(|n| json!(n)),
            "{cert}"
        );
    }
    let leaders = all["leaders"].as_array().unwrap();
    assert_eq!(
        leaders.len(),
        5,
        "the leaders of five visits that have something open"
    );
    let cert = &visits[3].team[1];
    let own = document(
        &office,
        "2026-06-26",
        1,
        &["--task", TASK, "--inspector", cert],
    );
    assert!(listed(&office, &own).contains(&("handling".to_owned(), 3)));
    assert_eq!(own["inspectors"].as_array().unwrap().len(), 1);
    assert_eq!(own["inspectors"][0]["cert"], json!(cert));
}

#[test]
fn a_lost_object_is_not_open_and_the_one_in_its_place_is() {
    let office = Office::drawn_in_june();
    let visits = office.visits(DRAW);
    let request = office.ask("2026-06-20", &visits[5]);
    let taken = office.replace_object("2026-06-28", request, &visits[5]);
    let found = document(&office, "2026-06-29", 0, &["--task", TASK]);
    let things = found["things"].as_array().unwrap();
    let objects: Vec<&Value> = things.iter().map(|thing| &thing["enterprise"]).collect();
    assert_eq!(objects.len(), 7);
    assert!(!objects.contains(&&json!(visits[5].visit.enterprise)));
    assert!(objects.contains(&&json!(taken.visit.enterprise)));
}

#[test]
fn a_deadline_on_the_way_through_2027_is_provisional() {
    let office = Office::drawn_in_june();
    office.done(&office.visits(DRAW)[0], "2026-12-18");
    let found = document(&office, "2026-12-20", 1, &["--task", TASK]);
    let things = found["things"].as_array().unwrap().iter();
    let results: Vec<&Value> = things.filter(|thing| thing["open"] == "result").collect();
    assert_eq!(results[0]["provisional"], true);
    let ran = office.zh(&["--today", "2026-12-20", "due", "--task", TASK]);
    assert!(
        ran.out
            .contains("\n*暂定：所涉年度的放假安排尚未公布，期限可能变动\n")
    );
    let marked = ran
        .out
        .lines()
        .find(|line| line.contains("待录入 "))
        .unwrap();
    assert!(
        marked.contains(&format!("{}*", results[0]["by"].as_str().unwrap())),
        "{marked}"
    );
}

#[test]
fn a_year_without_a_calendar_is_refused_only_where_a_deadline_needs_it() {
    let office = Office::drawn_in_june();
    let found = document(&office, "2062-01-10", 1, &["--task", TASK]);
    assert_eq!(found["overdue"], 7);
    assert_eq!(found["things"][0]["working_days_left"], Value::Null);
    office.done(&office.visits(DRAW)[0], "2026-06-10");
    office.refused("W01", &["--today", "2062-01-10", "due"]);
}

#[test]
fn names_that_stand_nowhere_and_changed_records_are_refused() {
    let office = worked();
    let (zh, en) = office.refused("C11", &["due", "--inspector", "37049909999"]);
    assert!(zh.err.contains("没有执法证号为“37049909999”的执法检查人员"));
    assert!(
        en.err
            .contains("there is no inspector with the certificate \"37049909999\"")
    );
    office.refused("D01", &["due", "--task", "AJ-2026-99"]);
    let record = format!("draws/{DRAW}/draw.json");
    let text = office.read(&record);
    office.write(&record, text.replacen("37049901", "37049902", 1));
    office.refused("B02", &["due"]);
}

#[test]
fn an_inspector_who_left_the_library_is_named_by_his_certificate() {
    let office = Office::drawn_in_june();
    let leader = office.visits(DRAW)[0].team[0].clone();
    let text = office.read("inspectors.csv");
    let kept = text.lines().filter(|line| !line.starts_with(&leader));
    let kept = kept.fold(String::new(), |kept, line| kept + line + "\n");
    office.write("inspectors.csv", kept);
    let found = document(&office, "2026-06-29", 0, &["--inspector", &leader]);
    assert_eq!(found["inspectors"][0]["name"], json!(leader));
}
