//! What `due` lists as not public yet is what changes what `publish` would write: held against publications before and after each act.

use std::collections::BTreeSet;

use choucha::domain::ground::act_kind::ActKind;
use serde_json::Value;

use crate::acts::written::Drawn;
use crate::book::signing_case::{head, rows, sign};
use crate::office::Office;

const DAY: &str = "2026-06-20";
const SOURCE: &str = "event 2026-06-29 8/100000000 测试开奖，八位数字连写";

/// What happens here to a kind of act: it changes what is public, or not, or it is tried nowhere here, and why.
enum Here {
    Public,
    Inside,
    Elsewhere(&'static str),
}

fn here(kind: ActKind) -> Here {
    match kind {
        ActKind::Plan
        | ActKind::Rules
        | ActKind::Seal
        | ActKind::Void
        | ActKind::Replaced
        | ActKind::Done
        | ActKind::Result
        | ActKind::Handle
        | ActKind::Signers
        | ActKind::Sign
        | ActKind::Draw => Here::Public,
        ActKind::Replace
        | ActKind::Recusal
        | ActKind::Assist
        | ActKind::Approve
        | ActKind::Papers => Here::Inside,
        ActKind::Init => Here::Elsewhere("nothing was published before it"),
        ActKind::Amend => Here::Elsewhere("tests/cli/public/publish.rs"),
        ActKind::Decision => Here::Elsewhere("tests/cli/replace/decision.rs"),
        ActKind::Witness => Here::Elsewhere("as a signature is"),
        ActKind::Clock => {
            Here::Elsewhere("no clock of a test stands wrong: tests/cli/book/clock.rs")
        }
        ActKind::Tail => Here::Elsewhere("nothing but its line: tests/cli/book/torn.rs"),
        ActKind::Filed => Here::Elsewhere("as a version of the plan is"),
        ActKind::Publish => Here::Elsewhere("it publishes"),
    }
}

/// What is published, besides the list of all lines and when it was made.
fn content(office: &Office) -> Value {
    let ran = office.zh(&["--today", DAY, "publish"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let mut public: Value = serde_json::from_str(&office.read("public/json/public.json")).unwrap();
    let all = public.as_object_mut().unwrap();
    for key in ["head", "heads", "published_at"] {
        all.remove(key).unwrap();
    }
    public
}

fn waiting(office: &Office) -> Vec<Value> {
    let ran = office.zh(&["--today", DAY, "due", "--json"]);
    let due: Value = serde_json::from_str(&ran.out).unwrap();
    due["not_public"].as_array().unwrap().clone()
}

/// An act of the office, to be tried.
type Step<'a> = Box<dyn Fn() + 'a>;

fn run(office: &Office, args: &[&str]) {
    let ran = office.zh(&[&["--today", DAY], args].concat());
    assert_eq!(ran.code, 0, "{args:?} {ran:?}");
}

/// Acts on visits.
fn on_visits<'a>(office: &'a Office, visits: &'a [Drawn]) -> Vec<Step<'a>> {
    let at = &visits[4];
    let visit = [&*at.visit.draw, &*at.visit.enterprise];
    vec![
        Box::new(move || office.done(&visits[0], "2026-06-05")),
        Box::new(move || {
            office.results(
                "2026-06-10",
                vec![visits[1].result("2026-06-05", true, None)],
            );
        }),
        Box::new(move || {
            office.handle(
                "2026-06-15",
                visits[1].correction("2026-06-12", "2026-06-30"),
            );
        }),
        Box::new(move || office.ask_for_leader(DAY, &visits[2])),
        Box::new(move || {
            let grounds = ["--deny", "--grounds", "亲属", "--answer", "不属实"];
            run(
                office,
                &[&["recuse"][..], &visit, &[&at.team[1]], &grounds].concat(),
            );
        }),
        Box::new(move || {
            let expert = [
                "--name",
                "何工",
                "--unit",
                "设计院",
                "--reason",
                "需要专业意见",
            ];
            run(office, &[&["assist"][..], &visit, &expert].concat());
        }),
        Box::new(move || {
            let who = ["--approver", "甲", "--position", "局长", "--on", DAY];
            run(office, &[&["approve"][..], &visit, &who].concat());
        }),
        Box::new(move || run(office, &[&["form"][..], &visit].concat())),
        Box::new(move || {
            let lost = [&*visits[3].visit.draw, &*visits[3].objects[0], "--object"];
            let why = ["--ground", "missing", "--reason", "查无"];
            run(office, &[&["replace"][..], &lost, &why].concat());
        }),
    ]
}

/// Acts on rounds, plans, rules and who signs.
fn on_rounds(office: &Office) -> Vec<Step<'_>> {
    vec![
        Box::new(move || run(office, &["void", "AJ-2026-04-1", "--reason", "种子念错"])),
        Box::new(move || run(office, &["seal", "AJ-2026-03", "--source", SOURCE])),
        Box::new(move || run(office, &["draw", "AJ-2026-04", "--seed", "7"])),
        Box::new(move || {
            office.replace("choucha.toml", "shrink = \"2%\"", "shrink = \"3%\"");
            office.enter_rules();
        }),
        Box::new(move || {
            office.replace("plan.csv", "AJ-2026-05", "AJ-2026-15");
            run(office, &["plan", "publish", "--reason", "改编号"]);
        }),
        Box::new(move || {
            office.write("signers", rows());
            run(office, &["signers", "--reason", "首次登记"]);
        }),
        Box::new(move || {
            // Whoever signs a line was registered before it: that of the signers is followed by a publication.
            run(office, &["seal", "AJ-2026-06", "--source", SOURCE]);
            sign(office, office.book().len(), &head());
        }),
    ]
}

#[test]
fn every_act_that_changes_what_is_public_is_listed_until_it_is_published() {
    let office = Office::drawn_in_june();
    let visits = office.visits("AJ-2026-01-1");
    let steps = on_visits(&office, &visits).into_iter();
    let steps = steps.chain(on_rounds(&office));
    let mut before = content(&office);
    let mut seen = BTreeSet::new();
    for step in steps {
        let lines = office.book().len();
        step();
        let acts: Vec<String> = office.book()[lines..]
            .iter()
            .map(|line| line["act"].as_str().unwrap().to_owned())
            .collect();
        let listed = waiting(&office);
        let now = content(&office);
        assert_eq!(before != now, !listed.is_empty(), "{acts:?} {listed:?}");
        assert_eq!(waiting(&office), [0; 0], "{acts:?}");
        before = now;
        let kinds = acts.iter().map(|act| ActKind::from_word(act).unwrap());
        for kind in kinds {
            match here(kind) {
                Here::Public => assert!(!listed.is_empty(), "{acts:?}"),
                Here::Inside => {}
                Here::Elsewhere(why) => panic!("{acts:?}: {why}"),
            }
            seen.insert(kind);
        }
    }
    for kind in ActKind::ALL {
        let elsewhere = matches!(here(*kind), Here::Elsewhere(_));
        assert!(elsewhere != seen.contains(kind), "{}", kind.word());
    }
    // A publication can be signed itself, and the next one has that: nothing waits.
    let line = office.book().len();
    sign(&office, line, &head());
    assert_eq!(waiting(&office), [0; 0]);
}
