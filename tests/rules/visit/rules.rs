//! Tests of `src/domain/visit/rules.rs`: one completion and one result for a visit of several objects.

use choucha::domain::acts::entry::Act;
use choucha::domain::acts::inspection::{Answer, ItemAnswer};
use choucha::domain::acts::visit::ResultAct;
use choucha::domain::day::counted::CountedDeadlines;
use choucha::domain::ground::moment::Moment;
use choucha::domain::visit::draft::{Draft, SaidAnswer, Signing};
use choucha::domain::visit::flaw::VisitFlaw;
use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::readiness::Apart;
use choucha::domain::visit::rules::AtVisit;
use choucha::domain::visit::scan::SaidScan;
use choucha::domain::visit::visits::Visit;

use crate::acts::counted::counted;
use crate::acts::inspection::{code, day};
use crate::visit::due::calendar;
use crate::visit::replacements::Lines;
use crate::visit::visits::{entry, visit_of};

/// Runs `with` on the facts of a visit on 20 June.
fn facts<T>(visit: &Visit, logs: &VisitLogs, with: impl Fn(&AtVisit<'_>) -> T) -> T {
    with(&AtVisit {
        visit,
        logs,
        apart: &Apart::default(),
        items: &["A1".into(), "A2".into()],
        findings: &["J1", "J2"].map(code),
        drawn: "2026-06-01",
        today: day("2026-06-20"),
        now: Some(Moment::end_of(day("2026-06-20"))),
        unsure: false,
        calendar: &calendar(),
        counted: &CountedDeadlines::default(),
        entry_working_days: 20,
    })
}

fn said(object: Option<&str>, item: &str, answer: Answer) -> SaidAnswer {
    let text = match answer {
        Answer::Clear => "",
        Answer::Found | Answer::Unchecked | Answer::Inapplicable => "渗漏",
    };
    SaidAnswer {
        object: object.map(str::to_owned),
        answer: ItemAnswer {
            item: item.into(),
            answer,
            text: text.into(),
        },
    }
}

fn draft(code: &str, answers: Vec<SaidAnswer>) -> Draft {
    Draft {
        completed: Some(day("2026-06-10")),
        methods: vec!["实地核查".into()],
        answers,
        codes: vec![code.into()],
        signing: Some(Signing {
            signed: true,
            signer: "甲".into(),
            ..Signing::default()
        }),
        experts: Vec::new(),
        entered_by: "1".into(),
        late: None,
        scan: SaidScan::default(),
        recorded: None,
    }
}

/// The answers of a result, a line for each object; or the codes of its flaws.
fn told(visit: &Visit, draft: &Draft) -> Result<Vec<String>, Vec<String>> {
    let found = facts(visit, &VisitLogs::default(), |facts| facts.result(draft));
    let word = |answer| match answer {
        Answer::Clear => "-",
        Answer::Found => "!",
        Answer::Unchecked => "?",
        Answer::Inapplicable => "/",
    };
    match found {
        Ok(result) => {
            let line = |of: &choucha::domain::acts::inspection::ObjectAnswers| {
                let items = of.items.iter();
                let items = items.map(|item| format!("{}{}", item.item, word(item.answer)));
                format!("{}: {}", of.object, items.collect::<Vec<_>>().join(" "))
            };
            Ok(result.objects.iter().map(line).collect())
        }
        Err(VisitFlaw::Inspection { flaws, .. }) => Err(flaws
            .iter()
            .map(|flaw| format!("{} {flaw:?}", flaw.code()))
            .collect()),
        Err(other) => Err(vec![other.code().to_owned()]),
    }
}

const ALL: Option<&str> = None;

#[test]
fn one_result_has_the_answers_of_every_object() {
    let visit = visit_of("X", &["XB", "X", "XA"]);
    let clear = draft(
        "J1",
        vec![
            said(ALL, "A2", Answer::Clear),
            said(ALL, "A1", Answer::Clear),
        ],
    );
    let expected = ["X: A1- A2-", "XA: A1- A2-", "XB: A1- A2-"];
    assert_eq!(told(&visit, &clear), Ok(expected.map(str::to_owned).into()));
    // What is said of one object goes before what is said of all, wherever it stands.
    let leak = said(Some("XA"), "A2", Answer::Found);
    let mut answers = clear.answers.clone();
    answers.insert(0, leak);
    let expected = ["X: A1- A2-", "XA: A1- A2!", "XB: A1- A2-"];
    assert_eq!(
        told(&visit, &draft("J2", answers)),
        Ok(expected.map(str::to_owned).into())
    );
}

#[test]
fn every_item_needs_an_answer_at_every_object() {
    let visit = visit_of("X", &["XA", "XB"]);
    let some = draft(
        "J1",
        vec![
            said(ALL, "A1", Answer::Clear),
            said(Some("XA"), "A2", Answer::Clear),
        ],
    );
    let flaws = told(&visit, &some).unwrap_err();
    assert_eq!(
        flaws,
        ["I03 ItemMissing(ItemPlace { object: Some(\"XB\"), item: \"A2\" })"]
    );
    // At a visit of one object the object is not named.
    let flaws = told(
        &visit_of("X", &["XA"]),
        &draft("J1", vec![said(ALL, "A1", Answer::Clear)]),
    );
    assert_eq!(
        flaws.unwrap_err(),
        ["I03 ItemMissing(ItemPlace { object: None, item: \"A2\" })"]
    );
}

#[test]
fn a_finding_says_of_which_of_several_objects_it_is() {
    let answers = vec![
        said(ALL, "A1", Answer::Clear),
        said(ALL, "A2", Answer::Found),
    ];
    let flaws = told(&visit_of("X", &["XA", "XB"]), &draft("J2", answers.clone()));
    assert_eq!(flaws.unwrap_err(), ["I14 Object(\"\")"]);
    let one = told(&visit_of("X", &["XA"]), &draft("J2", answers));
    assert_eq!(one, Ok(vec!["XA: A1- A2!".to_owned()]));
}

#[test]
fn strange_objects_lost_ones_and_double_answers_are_found() {
    let mut visit = visit_of("X", &["XA", "XB", "XC"]);
    visit.objects[2].lost = true;
    let clear = || {
        vec![
            said(ALL, "A1", Answer::Clear),
            said(ALL, "A2", Answer::Clear),
        ]
    };
    assert_eq!(told(&visit, &draft("J1", clear())).unwrap().len(), 2);
    for strange in ["XC", "YA"] {
        let answers = [clear(), vec![said(Some(strange), "A1", Answer::Clear)]].concat();
        let flaws = told(&visit, &draft("J1", answers)).unwrap_err();
        assert_eq!(flaws, [format!("I14 Object({strange:?})")]);
    }
    let twice = [clear(), vec![said(ALL, "A1", Answer::Clear)]].concat();
    let flaws = told(&visit, &draft("J1", twice)).unwrap_err();
    assert!(flaws.iter().all(|flaw| flaw.starts_with("I04")) && flaws.len() == 2);
    let twice = vec![said(Some("XA"), "A1", Answer::Clear); 2];
    let flaws = told(&visit, &draft("J1", [clear(), twice].concat())).unwrap_err();
    assert_eq!(
        flaws,
        ["I04 ItemUnknown(ItemPlace { object: Some(\"XA\"), item: \"A1\" })"]
    );
}

#[test]
fn codes_are_held_against_the_answers_of_all_objects() {
    let visit = visit_of("X", &["XA", "XB"]);
    let answers = vec![
        said(ALL, "A1", Answer::Clear),
        said(ALL, "A2", Answer::Clear),
        said(Some("XB"), "A2", Answer::Found),
    ];
    let flaws = told(&visit, &draft("J1", answers)).unwrap_err();
    assert!(flaws[0].starts_with("I07"), "{flaws:?}");
}

#[test]
fn completion_names_the_objects_that_are_there() {
    let mut visit = visit_of("X", &["XB", "XA", "XC"]);
    visit.objects[2].lost = true;
    let mut logs = VisitLogs::default();
    let complete = |visit: &Visit, logs: &VisitLogs| {
        let (completed, cert) = (day("2026-06-10"), "1");
        let done = facts(visit, logs, |facts| {
            facts.completion(completed, cert.into())
        });
        done.map_err(|flaw| flaw.code())
    };
    let (act, deadline) = complete(&visit, &logs).unwrap();
    assert_eq!(act.objects, ["XA", "XB"]);
    assert_eq!(deadline.date, day("2026-07-08"));
    logs.push_done(&counted(&entry(3, Act::Done(act.clone()))), &act);
    assert_eq!(complete(&visit, &logs).unwrap_err(), "R05");
    // With another object to inspect it says something else.
    visit.objects[0].lost = true;
    assert_eq!(complete(&visit, &logs).unwrap().0.objects, ["XA"]);
    let log = logs.of(&visit.id).unwrap();
    assert_eq!(log.inspected(), ["XA", "XB"]);
}

#[test]
fn a_correction_changes_one_object_and_leaves_the_others() {
    let visit = visit_of("X", &["XA", "XB"]);
    let mut logs = VisitLogs::default();
    let clear = draft(
        "J1",
        vec![
            said(ALL, "A1", Answer::Clear),
            said(ALL, "A2", Answer::Clear),
        ],
    );
    let result = facts(&visit, &logs, |facts| facts.result(&clear)).unwrap();
    let act = ResultAct {
        results: vec![result.into()],
        file_sha256: None,
    };
    logs.push_results(&counted(&entry(3, Act::Result(act.clone()))), &act);
    let change = Draft {
        answers: vec![said(Some("XB"), "A1", Answer::Found)],
        codes: vec!["J2".into()],
        entered_by: "2".into(),
        ..Draft::default()
    };
    let corrected = facts(&visit, &logs, |facts| facts.correction(&change)).unwrap();
    let answers: Vec<Answer> = corrected.answers().map(|item| item.answer).collect();
    assert_eq!(
        answers,
        [Answer::Clear, Answer::Clear, Answer::Found, Answer::Clear]
    );
    assert!(corrected.has_findings());
}

#[test]
fn people_who_cannot_make_a_visit_complete_and_enter_nothing() {
    let mut visit = visit_of("X", &["X"]);
    let answers = ["A1", "A2"].map(|item| said(ALL, item, Answer::Clear));
    let clear = draft("J1", answers.into());
    let mut lines = Lines::default();
    let codes = |visit: &Visit, logs: &VisitLogs| {
        facts(visit, logs, |facts| {
            let result = facts.result(&clear).map_err(|flaw| flaw.code());
            let done = facts.completion(day("2026-06-10"), "1".into());
            (result.err(), done.map_err(|flaw| flaw.code()).err())
        })
    };
    assert_eq!(codes(&visit, &lines.logs), (None, None));
    lines.recuse("X", "2", true);
    assert_eq!(codes(&visit, &lines.logs), (Some("R15"), Some("R15")));
    visit.team.truncate(1);
    assert_eq!(codes(&visit, &lines.logs), (Some("R16"), Some("R16")));
}
