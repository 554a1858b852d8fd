//! Tests of `src/domain/visit/visits.rs`.

use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::inspection::VisitId;
use choucha::domain::acts::replacement::{Ground, ReplaceAct, ReplacedAct, SeatTaken};
use choucha::domain::acts::visit::ResultAct;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::drawn_rows::DrawnRows;
use choucha::domain::method::owners::Owners;
use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::visits::*;

use crate::acts::inspection::clear;

/// A visit of the enterprise `enterprise` in the draw T-1, with these objects and the team 1, 2.
pub(crate) fn visit_of(enterprise: &str, codes: &[&str]) -> Visit {
    let object = |(place, code): (usize, &&str)| VisitObject {
        code: (*code).to_owned(),
        order: place as u64 + 1,
        stratum: String::new(),
        instead_of: None,
        lost: false,
    };
    Visit {
        id: id(enterprise),
        objects: codes.iter().enumerate().map(object).collect(),
        team: vec!["1".into(), "2".into()],
    }
}

/// The visit of an enterprise in the draw T-1.
pub(crate) fn id(enterprise: &str) -> VisitId {
    VisitId {
        draw: "T-1".into(),
        enterprise: enterprise.into(),
    }
}

/// X owns the tanks XA and XB, Y the tank YA and the project YB; Z has no parts.
pub(crate) fn owners() -> Owners {
    let pairs = [("XA", "X"), ("XB", "X"), ("YA", "Y"), ("YB", "Y")];
    let pairs = pairs.map(|(code, owner)| (code.to_owned(), owner.to_owned()));
    pairs.into_iter().collect()
}

/// The record of a draw: codes in draw order, each with its team.
fn rows(drawn: &[(&str, [&str; 2])]) -> DrawnRows {
    let mut rows = DrawnRows::default();
    for (place, (code, team)) in drawn.iter().enumerate() {
        let place = place as u64;
        rows.push(place + 1, code, place, "", team.iter().copied());
    }
    rows
}

/// XA, Z, X and YA are drawn: three visits.
fn drawn() -> DrawnRows {
    rows(&[
        ("XA", ["1", "2"]),
        ("Z", ["3", "4"]),
        ("X", ["1", "2"]),
        ("YA", ["5", "6"]),
    ])
}

fn entry(seq: u64) -> Entry {
    Entry {
        seq,
        time: "2026-06-02T09:30:00+08:00".into(),
        declared: None,
        by: "x".into(),
        act: Act::Void {
            target: String::new(),
            reason: String::new(),
        },
        prev: Sha([0; 32]),
    }
}

/// Notes that an object of a visit was replaced by another, or by none; seats change hands from whom to whom.
pub(crate) fn lose(
    logs: &mut VisitLogs,
    (at, lost): (&str, &str),
    taken: Option<&str>,
    seats: &[(&str, &str)],
) {
    let request = ReplaceAct {
        visit: id(at),
        leaver: None,
        object: Some(lost.into()),
        ground: Ground::Missing,
        reason: "查无".into(),
        source: "os".into(),
    };
    replaced(logs, &request, taken, seats);
}

fn replaced(
    logs: &mut VisitLogs,
    request: &ReplaceAct,
    taken: Option<&str>,
    seats: &[(&str, &str)],
) {
    let line = 10 + 2 * logs.replacements.len() as u64;
    let seat = |(leaver, taker): &(&str, &str)| SeatTaken {
        leaver: (*leaver).to_owned(),
        taker: Some((*taker).to_owned()),
        candidates: Vec::new(),
    };
    let outcome = ReplacedAct {
        request: line,
        request_sha256: Sha([7; 32]),
        seed: None,
        key: None,
        standing: None,
        object: taken.map(str::to_owned),
        passed: Vec::new(),
        seats: seats.iter().map(seat).collect(),
        decision: None,
    };
    logs.push_replace(&entry(line), request, Sha([7; 32]));
    logs.push_replaced(&entry(line + 1), &outcome);
}

/// Enterprise, objects and team of each visit; lost objects in brackets.
fn told(visits: &[Visit]) -> Vec<String> {
    let object = |object: &VisitObject| {
        if object.lost {
            format!("({})", object.code)
        } else {
            object.code.clone()
        }
    };
    let one = |visit: &Visit| {
        let objects: Vec<String> = visit.objects.iter().map(object).collect();
        let (enterprise, team) = (&visit.id.enterprise, visit.team.join(","));
        format!("{enterprise}: {} by {team}", objects.join(" "))
    };
    visits.iter().map(one).collect()
}

#[test]
fn the_drawn_objects_of_one_enterprise_are_one_visit_of_one_team() {
    let found = visits("T-1", &drawn(), &owners(), &VisitLogs::default());
    assert_eq!(
        told(&found),
        ["X: XA X by 1,2", "Z: Z by 3,4", "Y: YA by 5,6"]
    );
    let x = &found[0];
    assert_eq!(x.to_inspect(), ["X", "XA"]);
    assert_eq!(
        (x.order(), x.has_parts(), found[1].has_parts()),
        (1, true, false)
    );
    assert!(["X", "XA"].iter().all(|code| x.goes_by(code)) && !x.goes_by("XB"));
    // Y was not drawn itself, and is visited all the same.
    assert!(found[2].goes_by("Y") && found[2].has_parts());
}

#[test]
fn without_owners_each_object_is_a_visit() {
    let found = visits("T-1", &drawn(), &Owners::default(), &VisitLogs::default());
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|visit| !visit.has_parts()));
}

#[test]
fn a_lost_object_leaves_its_visit_and_one_of_all_lost_objects_is_lost() {
    let mut logs = VisitLogs::default();
    lose(&mut logs, ("X", "XA"), None, &[]);
    let found = visits("T-1", &drawn(), &owners(), &logs);
    assert_eq!(told(&found)[0], "X: (XA) X by 1,2");
    assert!(!found[0].is_lost() && found[0].check_there().is_ok());
    assert_eq!(found[0].to_inspect(), ["X"]);
    lose(&mut logs, ("X", "X"), None, &[]);
    let found = visits("T-1", &drawn(), &owners(), &logs);
    assert!(found[0].is_lost() && found[0].check_there().is_err());
    assert!(found[0].goes_by("XA"));
}

#[test]
fn an_object_in_a_lost_one_s_place_joins_the_visit_of_its_enterprise() {
    let mut logs = VisitLogs::default();
    // The seats that change hands are those of the visit that it joins.
    lose(&mut logs, ("Z", "Z"), Some("XB"), &[("2", "9")]);
    let found = visits("T-1", &drawn(), &owners(), &logs);
    assert_eq!(
        told(&found),
        ["X: XA XB X by 1,9", "Z: (Z) by 3,4", "Y: YA by 5,6"]
    );
    let joined = &found[0].objects[1];
    assert_eq!(joined.instead_of.as_deref(), Some("Z"));
    assert_eq!(joined.order, 2, "it has the lost one's place");
    assert_eq!(
        logs.left(&id("X"), &owners()).collect::<Vec<_>>(),
        ["2"],
        "whoever left it does not come back"
    );
    assert_eq!(logs.left(&id("Z"), &owners()).count(), 0);
}

#[test]
fn an_object_of_an_enterprise_without_a_visit_is_one_of_the_lost_one_s_team() {
    let mut logs = VisitLogs::default();
    lose(&mut logs, ("X", "XA"), Some("W"), &[("1", "8")]);
    let found = visits("T-1", &drawn(), &owners(), &logs);
    assert_eq!(
        told(&found),
        [
            "X: (XA) X by 1,2",
            "W: W by 8,2",
            "Z: Z by 3,4",
            "Y: YA by 5,6"
        ]
    );
    // Another of the same enterprise stays at its visit.
    lose(&mut logs, ("Y", "YA"), Some("YB"), &[]);
    let found = visits("T-1", &drawn(), &owners(), &logs);
    assert_eq!(told(&found)[3], "Y: (YA) YB by 5,6");
    assert!(!found[3].is_lost());
}

#[test]
fn an_inspector_is_replaced_for_all_objects_of_the_visit() {
    let mut logs = VisitLogs::default();
    let request = ReplaceAct {
        visit: id("X"),
        leaver: Some("1".into()),
        object: None,
        ground: Ground::Unable,
        reason: "病".into(),
        source: "os".into(),
    };
    replaced(&mut logs, &request, None, &[("1", "7")]);
    let found = visits("T-1", &drawn(), &owners(), &logs);
    assert_eq!(told(&found)[0], "X: XA X by 7,2");
    assert_eq!(logs.left(&id("X"), &owners()).collect::<Vec<_>>(), ["1"]);
}

#[test]
fn a_draw_is_finished_with_one_result_for_each_visit_that_is_not_lost() {
    let mut logs = VisitLogs::default();
    lose(&mut logs, ("Z", "Z"), None, &[]);
    for enterprise in ["X", "Y"] {
        let now = visits("T-1", &drawn(), &owners(), &logs);
        assert!(!is_finished(&now, &logs), "{enterprise}");
        let mut result = clear();
        result.visit = id(enterprise);
        let act = ResultAct {
            results: vec![result],
            file_sha256: None,
        };
        logs.push_results(&entry(30), &act);
    }
    let now = visits("T-1", &drawn(), &owners(), &logs);
    assert!(is_finished(&now, &logs));
    assert_eq!(now[0].check_open(&logs).map_err(|f| f.code()), Err("R02"));
    assert_eq!(now[1].check_open(&logs).map_err(|f| f.code()), Err("R04"));
}
