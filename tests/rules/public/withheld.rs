//! Tests of `src/domain/public/withheld.rs`: whatever becomes of the visits of withheld draws, no file that follows from
//! public.json names anybody who waits.

use std::collections::BTreeSet;

use choucha::domain::public::publication::{Public, PublicVisit, VisitState};
use choucha::domain::public::publication_flaw::PublicationFlaw;
use choucha::domain::public::told;
use choucha::domain::public::withheld::{count, not_withheld, of_shown, of_withheld};
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
    let mut all = String::new();
    public_files::each(public, |name, bytes| {
        all += name;
        all += &String::from_utf8_lossy(bytes);
        Ok::<(), ()>(())
    })
    .unwrap();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_file_names_who_waits(states in prop::collection::vec((0..4usize, any::<bool>()), 1..12)) {
        let all: Vec<PublicVisit> = states.iter().enumerate().flat_map(|(place, of)| visits(place, *of)).collect();
        let public = publication(&all);
        let text = text(&public);
        for visit in &all {
            let entered = visit.state == VisitState::Entered;
            prop_assert_eq!(text.contains(&visit.enterprise), entered, "{}", visit.enterprise);
        }
        // An outsider accepts it, as long as somebody waits.
        let waits = all.iter().any(|visit| visit.state == VisitState::Open);
        prop_assert_eq!(not_withheld(&public).is_empty(), waits);
        let flaw = PublicationFlaw::Withheld("T1-1".into());
        prop_assert_eq!(told::flaws(&public).contains(&flaw), !waits);
    }

    /// In a draw that is public nobody is named who came in by a request that cites withheld draws, before the result.
    #[test]
    fn nobody_is_named_who_came_in_over_a_withheld_draw(
        states in prop::collection::vec((0..4usize, any::<bool>()), 1..12),
        citing in prop::collection::vec(any::<bool>(), 12),
    ) {
        let all: Vec<PublicVisit> = states.iter().enumerate().flat_map(|(place, of)| visits(place, *of)).collect();
        let withheld: BTreeSet<String> = (0..states.len()).filter(|place| citing[*place]).map(code).collect();
        let shown = of_shown(all.clone(), |lost| withheld.contains(lost));
        let text = serde_json::to_string(&shown).unwrap();
        for (place, (state, taken)) in states.iter().enumerate() {
            prop_assert!(text.contains(&code(place)));
            if *state == 3 {
                let entered = place % 3 == 2;
                let named = *taken && (entered || !citing[place]);
                prop_assert_eq!(text.contains(&instead(place)), named);
                let own = shown.iter().find(|visit| visit.enterprise == code(place)).unwrap();
                let replaced = own.objects[0].replaced.as_ref().unwrap();
                prop_assert_eq!(replaced.withheld, citing[place] && !(*taken && entered));
                prop_assert_eq!(replaced.by.is_some(), named);
            }
        }
    }
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
        wrong(&|public| public.withheld[0].visits.awaited = 0),
        named
    );
    assert_eq!(
        wrong(&|public| public.withheld[0].visits.entered = 2),
        named
    );
    assert_eq!(wrong(&|public| public.visits.push(all[0].clone())), named);
    assert_eq!(
        wrong(&|public| public.withheld[0].cites = ["T0-1".to_owned()].into()),
        named
    );
    assert_eq!(
        wrong(&|public| public.visits[0].objects[0].instead_of = Some("X".into())),
        named
    );
}
