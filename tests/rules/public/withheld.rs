//! Tests of `src/domain/public/withheld.rs`: whatever becomes of the visits of withheld draws, no file that follows from
//! public.json names anybody who waits.

use std::collections::BTreeSet;

use choucha::domain::public::publication::{Public, PublicVisit, VisitState};
use choucha::domain::public::publication_flaw::PublicationFlaw;
use choucha::domain::public::told;
use choucha::domain::public::withheld::{
    count, not_withheld, of_shown, of_withheld, replacements_told,
};
use choucha::domain::public::withheld_draw::{PublicProgress, PublicWithheld};
use choucha::format::public_files;
use proptest::prelude::*;
use serde_json::{Value, json};

const STATES: [&str; 4] = ["open", "completed", "entered", "lost"];

/// The code of the company that was drawn at this place; the one that came instead of it.
fn code(place: usize) -> String {
    format!("9137-{place:02}-DRAWN")
}

fn instead(place: usize) -> String {
    format!("9137-{place:02}-INSTEAD")
}

/// The visit at this place; where it was lost, another came in its place, or nobody.
fn visits(place: usize, (state, taken): (usize, bool)) -> Vec<PublicVisit> {
    let visit = |code: &str, state: &str, replaced: Value, instead_of: Value| {
        let result = json!({"day": "2026-06-10", "reason": null, "values": ["未发现问题"], "names": ["未发现问题"],
            "objects": [{"object": code, "items": []}]});
        let results = if state == "entered" {
            vec![result]
        } else {
            Vec::new()
        };
        let visit = json!({"draw": "T1-1", "enterprise": code, "name": format!("{code}厂"), "inspectors": ["甲"], "state": state,
            "objects": [{"order": place + 1, "object": code, "name": format!("{code}厂"), "kind": "市场主体", "region": "东", "instead_of": instead_of, "replaced": replaced}],
            "completed": null, "deadline": null, "entered": null, "late": false, "overdue": false, "results": results, "handling": []});
        serde_json::from_value(visit).unwrap()
    };
    let (own, other) = (code(place), instead(place));
    if state != 3 {
        return vec![visit(&own, STATES[state], Value::Null, Value::Null)];
    }
    let by = if taken { json!(other) } else { Value::Null };
    let replaced = json!({"by": by, "withheld": false, "ground": "查无", "reason": "无此单位", "day": "2026-06-08"});
    let mut all = vec![visit(&own, "lost", replaced, Value::Null)];
    if taken {
        all.push(visit(&other, STATES[place % 3], Value::Null, json!(own)));
    }
    all
}

fn publication(visits: &[PublicVisit]) -> Public {
    let mut progress = PublicProgress::default();
    for visit in visits {
        count(&mut progress, visit, visit.state == VisitState::Open);
    }
    let draw: PublicWithheld = serde_json::from_value(json!({
        "id": "T1-1", "line": 2, "task": "T1", "task_name": "任务", "round": 1, "window": ["2026-06-01", "2026-06-30"],
        "drawn_on": "2026-06-02", "drawn_at": "2026-06-02T09:00:00+08:00", "sealed_at": null, "seal": 0, "source": "os",
        "standing": "unproven", "seal_standing": "none", "manifest_sha256": "00", "voided": null,
        "passed_over": {"open": [], "voided": []}, "drawn": visits.len(), "visits": progress, "cites": [], "until": "2026-07-01",
    }))
    .unwrap();
    serde_json::from_value(json!({
        "schema": "choucha-public-1", "bureau": "局", "year": 2026, "rehearsal": false, "language": "zh",
        "published_at": "2026-06-12T09:00:00+08:00", "day": "2026-06-12", "head": {"line": 2, "sha256": null},
        "coverage": null, "items": [], "rules": [], "plans": [], "seals": [], "draws": [], "withheld": [draw],
        "visits": visits.iter().cloned().filter_map(of_withheld).collect::<Vec<_>>(),
        "clock": [], "signatures": [], "signers": [], "refused": [], "heads": [],
    }))
    .unwrap()
}

/// Every file that follows from public.json, in one.
fn text(public: &Public) -> String {
    let mut all = Vec::new();
    for file in public_files::all(public) {
        all.extend_from_slice(file.name.as_bytes());
        file.write(&mut all).unwrap();
    }
    String::from_utf8_lossy(&all).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_file_names_who_waits(states in prop::collection::vec((0..4usize, any::<bool>()), 1..12)) {
        let all: Vec<PublicVisit> = states.iter().enumerate().flat_map(|(place, of)| visits(place, *of)).collect();
        let public = publication(&all);
        let text = text(&public);
        for visit in &all {
            let entered = visit.state == VisitState::Entered && visit.objects[0].instead_of.is_none();
            prop_assert_eq!(text.contains(&visit.enterprise), entered, "{}", visit.enterprise);
        }
        // An outsider accepts it, as long as somebody waits.
        let waits = all.iter().any(|visit| visit.state == VisitState::Open);
        prop_assert_eq!(not_withheld(&public).is_empty(), waits);
        let flaw = PublicationFlaw::Withheld("T1-1".into());
        prop_assert_eq!(told::flaws(&public).contains(&flaw), !waits);
    }

    /// In a draw that is public nobody is named who came in while a draw was withheld, whatever became of the request.
    #[test]
    fn nobody_is_named_who_came_in_while_a_draw_was_withheld(
        states in prop::collection::vec((0..4usize, any::<bool>()), 1..12),
        late in prop::collection::vec(any::<bool>(), 12),
    ) {
        let all: Vec<PublicVisit> = states.iter().enumerate().flat_map(|(place, of)| visits(place, *of)).collect();
        let withheld: BTreeSet<String> = (0..states.len()).filter(|place| late[*place]).map(code).collect();
        let shown = of_shown(all.clone(), |lost| withheld.contains(lost));
        let text = serde_json::to_string(&shown).unwrap();
        for (place, (state, taken)) in states.iter().enumerate() {
            prop_assert!(text.contains(&code(place)));
            if *state == 3 {
                let named = *taken && !late[place];
                prop_assert_eq!(text.contains(&instead(place)), named);
                let own = shown.iter().find(|visit| visit.enterprise == code(place)).unwrap();
                let replaced = own.objects[0].replaced.as_ref().unwrap();
                prop_assert_eq!(replaced.withheld, late[place]);
                prop_assert_eq!(replaced.by.is_some(), named);
            }
        }
    }
}

/// A visit of two objects, of which the second came in the place of one of another visit.
fn with_a_second_object() -> PublicVisit {
    let mut visit = visits(0, (2, false)).remove(0);
    let mut second = visit.objects[0].clone();
    second.object = instead(0);
    second.instead_of = Some(code(1));
    visit.objects.push(second);
    let mut answers = visit.results[0].objects[0].clone();
    answers.object = instead(0);
    visit.results[0].objects.push(answers);
    visit
}

#[test]
fn of_a_visit_with_an_object_that_came_in_the_rest_is_told() {
    let visit = with_a_second_object();
    let own = visits(0, (2, false));
    assert_eq!(of_withheld(visit.clone()), Some(own[0].clone()));
    assert_eq!(of_shown(vec![visit.clone()], |lost| lost == code(1)), own);
    // Where its own object was lost too, it is told as a lost one.
    let mut lost = visit.clone();
    lost.objects[0].replaced = visits(0, (3, false))[0].objects[0].replaced.clone();
    lost.entered = Some("2026-06-10".into());
    let told = of_shown(vec![lost], |_| true).remove(0);
    assert_eq!((told.state, told.objects.len()), (VisitState::Lost, 1));
    assert!(told.results.is_empty() && told.entered.is_none());
}

#[test]
fn what_came_in_a_lost_ones_place_is_told_or_withheld() {
    let all = visits(0, (3, true));
    let told = |visits: &[PublicVisit], withheld: bool| {
        let mut public = publication(&[]);
        public.visits = visits.to_vec();
        if !withheld {
            public.withheld.clear();
        }
        replacements_told(&public)
    };
    let wrong = BTreeSet::from([("T1-1".to_owned(), code(0))]);
    assert_eq!(told(&all, true), BTreeSet::new());
    let hidden = of_shown(all.clone(), |_| true);
    assert_eq!(told(&hidden, true), BTreeSet::new());
    // No draw is withheld; the visit is told; its code is.
    assert_eq!(told(&hidden, false), wrong);
    assert_eq!(told(&[hidden[0].clone(), all[1].clone()], true), wrong);
    let mut named = hidden.clone();
    named[0].objects[0].replaced.as_mut().unwrap().by = Some(instead(0));
    assert_eq!(told(&named, true), wrong);
}

#[test]
fn what_is_told_of_a_withheld_draw_has_to_fit() {
    let all: Vec<PublicVisit> = [(0, false), (2, false), (1, false)]
        .into_iter()
        .enumerate()
        .flat_map(|(place, of)| visits(place, of))
        .collect();
    let right = publication(&all);
    assert_eq!(not_withheld(&right), BTreeSet::new());
    let wrong = |change: &dyn Fn(&mut Public)| {
        let mut public = right.clone();
        change(&mut public);
        not_withheld(&public)
    };
    let named = BTreeSet::from(["T1-1".to_owned()]);
    // Its days are over; another day is said; nobody waits; another number of results; one who waits is named; it cites what is
    // not withheld.
    assert_eq!(wrong(&|public| public.day = "2026-07-01".into()), named);
    assert_eq!(
        wrong(&|public| public.withheld[0].until = "2026-12-31".into()),
        named
    );
    assert_eq!(
        wrong(&|public| public.withheld[0].visits.as_mut().unwrap().awaited = 0),
        named
    );
    assert_eq!(
        wrong(&|public| public.withheld[0].visits.as_mut().unwrap().entered = 2),
        named
    );
    assert_eq!(wrong(&|public| public.visits.push(all[0].clone())), named);
    assert_eq!(wrong(&|public| public.withheld[0].drawn = None), named);
    // Three visits of two objects.
    assert_eq!(wrong(&|public| public.withheld[0].drawn = Some(2)), named);
    assert_eq!(wrong(&|public| public.withheld[0].visits = None), named);
    assert_eq!(
        wrong(&|public| public.withheld[0].visits.as_mut().unwrap().completed = u64::MAX),
        named
    );
    // One that cites it is withheld with it, or until its own days are over, and tells no numbers.
    let citing = |until: &str, told: bool| {
        let mut public = right.clone();
        let mut draw = public.withheld[0].clone();
        draw.id = "T2-1".into();
        draw.cites = ["T1-1".to_owned()].into();
        draw.window[1] = "2026-07-31".into();
        draw.until = until.into();
        if !told {
            (draw.drawn, draw.visits) = (None, None);
        }
        public.withheld.push(draw);
        not_withheld(&public)
    };
    let second = BTreeSet::from(["T2-1".to_owned()]);
    assert_eq!(citing("2026-08-01", false), BTreeSet::new());
    assert_eq!(citing("2026-07-01", false), BTreeSet::new());
    assert_eq!(citing("2026-07-02", false), second);
    assert_eq!(citing("2026-08-01", true), second);
    assert_eq!(
        wrong(&|public| public.withheld[0].cites = ["T0-1".to_owned()].into()),
        named
    );
    assert_eq!(
        wrong(&|public| public.visits[0].objects[0].instead_of = Some("X".into())),
        named
    );
}

#[test]
fn coverage_counts_what_withheld_draws_tell_and_nothing_else() {
    let public = publication(&visits(0, (0, false)));
    let flawed = |withheld: u64, expected: Value, change: fn(&mut Public)| {
        let mut public = public.clone();
        let coverage = json!({
            "rule": "5%", "required": 1, "drawn": 0, "withheld": withheld, "base": 20, "plan_version": null, "plan_base": null,
            "base_left": null, "enterprises": {"drawn": 0, "base": 20, "plan_base": null}, "expected": expected, "by": {},
        });
        public.coverage = Some(serde_json::from_value(coverage).unwrap());
        change(&mut public);
        told::flaws(&public).contains(&PublicationFlaw::Coverage)
    };
    let least = json!({"least": 1, "most": 2, "exact": false});
    assert!(!flawed(1, Value::Null, |_| ()));
    assert!(flawed(0, Value::Null, |_| ()) && flawed(2, Value::Null, |_| ()));
    assert!(flawed(1, least.clone(), |_| ()));
    assert!(!flawed(0, least.clone(), |public| public.withheld.clear()));
    assert!(flawed(1, least, |public| public.withheld.clear()));
    // One that was voided drew nobody, and one that cites others does not say how many.
    assert!(!flawed(0, Value::Null, |public| {
        let voided = json!({"day": "2026-06-03", "reason": "误抽"});
        public.withheld[0].voided = Some(serde_json::from_value(voided).unwrap());
    }));
    assert!(!flawed(0, Value::Null, |public| public.withheld[0].drawn = None));
    // Numbers that a forger chose need not add up to one.
    assert!(flawed(0, Value::Null, |public| {
        public.withheld[0].drawn = Some(u64::MAX);
        public.withheld.push(public.withheld[0].clone());
    }));
}
