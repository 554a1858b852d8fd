//! Tests of `src/domain/visit/visits.rs`.

use choucha::domain::acts::entry::{Act, Entry};
use choucha::domain::acts::inspection::VisitId;
use choucha::domain::acts::line_salt::LineSalt;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::drawn_rows::{DrawnRows, DrawnTeam};
use choucha::domain::method::owners::Owners;
use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::visits::*;
use choucha::domain::visit::visits_now::{AsDrawn, VisitsNow};

use super::replacements::Lines;

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
        empty: Vec::new(),
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
    let mut owners = Owners::default();
    for (code, owner) in pairs {
        owners.push(code, owner);
    }
    owners
}

/// The record of a draw: codes in draw order, each with its team.
fn rows(drawn: &[(&str, [&str; 2])]) -> DrawnRows {
    let mut rows = DrawnRows::default();
    for (place, (code, team)) in drawn.iter().enumerate() {
        let place = place as u64;
        let number = u32::try_from(place).expect("small") + 1;
        let of_team = DrawnTeam::Visit { number, recused: 0 };
        rows.push(place + 1, code, place, "", of_team, team.iter().copied());
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

/// A line of the book of 20 June.
pub(crate) fn entry(seq: u64, act: Act) -> Entry {
    Entry {
        seq,
        time: "2026-06-20T09:30:00+08:00".into(),
        declared: None,
        by: "x".into(),
        act,
        salt: LineSalt([0; 16]),
        prev: Sha([0; 32]),
    }
}

/// A line of which nothing but its number matters: what it says is pushed beside it.
pub(crate) fn nothing(seq: u64) -> Entry {
    let (target, reason) = (String::new(), String::new());
    entry(seq, Act::Void { target, reason })
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
    let mut lines = Lines::default();
    lines.lose(("X", "XA"), None);
    let found = visits("T-1", &drawn(), &owners(), &lines.logs);
    assert_eq!(told(&found)[0], "X: (XA) X by 1,2");
    assert!(!found[0].is_lost() && found[0].check_there().is_ok());
    assert_eq!(found[0].to_inspect(), ["X"]);
    lines.lose(("X", "X"), None);
    let found = visits("T-1", &drawn(), &owners(), &lines.logs);
    assert!(found[0].is_lost() && found[0].check_there().is_err());
    assert!(found[0].goes_by("XA"));
}

#[test]
fn an_object_in_a_lost_one_s_place_joins_the_visit_of_its_enterprise() {
    let mut lines = Lines::default();
    lines.lose(("Z", "Z"), Some("XB"));
    // The seats that change hands are those of the visit that it joins.
    lines.seat("X", "2", "9");
    let found = visits("T-1", &drawn(), &owners(), &lines.logs);
    assert_eq!(
        told(&found),
        ["X: XA XB X by 1,9", "Z: (Z) by 3,4", "Y: YA by 5,6"]
    );
    let joined = &found[0].objects[1];
    assert_eq!(joined.instead_of.as_deref(), Some("Z"));
    assert_eq!(joined.order, 2, "it has the lost one's place");
}

#[test]
fn an_object_of_an_enterprise_without_a_visit_is_one_of_the_lost_one_s_team_as_it_stands() {
    let mut lines = Lines::default();
    lines.seat("X", "2", "9");
    lines.lose(("X", "XA"), Some("W"));
    lines.seat("W", "1", "8");
    let found = visits("T-1", &drawn(), &owners(), &lines.logs);
    assert_eq!(
        told(&found),
        [
            "X: (XA) X by 1,9",
            "W: W by 8,9",
            "Z: Z by 3,4",
            "Y: YA by 5,6"
        ]
    );
    // Another of the same enterprise stays at its visit.
    lines.lose(("Y", "YA"), Some("YB"));
    let found = visits("T-1", &drawn(), &owners(), &lines.logs);
    assert_eq!(told(&found)[3], "Y: (YA) YB by 5,6");
    assert!(!found[3].is_lost());
}

#[test]
fn an_inspector_is_replaced_for_all_objects_of_the_visit() {
    let mut lines = Lines::default();
    lines.seat("X", "1", "7");
    let found = visits("T-1", &drawn(), &owners(), &lines.logs);
    assert_eq!(told(&found)[0], "X: XA X by 7,2");
}

#[test]
fn a_seat_that_was_given_up_is_taken_behind_the_others() {
    let mut lines = Lines::default();
    let x = |lines: &Lines| visits("T-1", &drawn(), &owners(), &lines.logs).remove(0);
    lines.decide("X", "1");
    assert_eq!(
        (x(&lines).team, x(&lines).empty),
        (team(&["2"]), team(&["1"]))
    );
    lines.seat("X", "1", "7");
    assert_eq!(
        (x(&lines).team, x(&lines).empty),
        (team(&["2", "7"]), team(&[]))
    );
}

#[test]
fn an_empty_seat_goes_with_the_team_to_the_visit_of_the_object_in_a_lost_one_s_place() {
    let mut lines = Lines::default();
    lines.decide("Z", "4");
    lines.lose(("Z", "Z"), Some("W"));
    let w = |lines: &Lines| {
        let mut found = visits("T-1", &drawn(), &owners(), &lines.logs).into_iter();
        found.find(|visit| visit.id == id("W")).expect("a visit")
    };
    assert_eq!(
        (w(&lines).team, w(&lines).empty),
        (team(&["3"]), team(&["4"]))
    );
    lines.seat("W", "4", "9");
    assert_eq!(
        (w(&lines).team, w(&lines).empty),
        (team(&["3", "9"]), team(&[]))
    );
}

fn team(certs: &[&str]) -> Vec<String> {
    certs.iter().map(|cert| (*cert).to_owned()).collect()
}

#[test]
fn visits_are_told_as_they_stood_before_a_line() {
    let mut lines = Lines::default();
    lines.seat("X", "1", "7"); // lines 10 and 11
    lines.lose(("Z", "Z"), None); // 12 and 13
    let at = |before| {
        told(&visits_before(
            "T-1",
            &drawn(),
            &owners(),
            (&lines.logs, before),
        ))
    };
    assert_eq!(at(11), ["X: XA X by 1,2", "Z: Z by 3,4", "Y: YA by 5,6"]);
    assert_eq!(at(12)[0], "X: XA X by 7,2");
    assert_eq!(at(13)[1], "Z: Z by 3,4");
    assert_eq!(at(14)[1], "Z: (Z) by 3,4");
}

#[test]
fn a_draw_is_finished_with_one_result_for_each_visit_that_is_not_lost() {
    let mut lines = Lines::default();
    lines.lose(("Z", "Z"), None);
    for enterprise in ["X", "Y"] {
        let now = visits("T-1", &drawn(), &owners(), &lines.logs);
        assert!(!is_finished(&now, &lines.logs), "{enterprise}");
        lines.enter(enterprise);
    }
    let logs = &lines.logs;
    let now = visits("T-1", &drawn(), &owners(), logs);
    assert!(is_finished(&now, logs));
    assert_eq!(now[0].check_open(logs).map_err(|f| f.code()), Err("R02"));
    assert_eq!(now[1].check_open(logs).map_err(|f| f.code()), Err("R04"));
}

#[test]
fn a_visit_that_is_asked_for_is_the_one_among_all_of_them() {
    let (rows, owners, draw) = (drawn(), owners(), "T-1".into());
    let as_drawn = AsDrawn {
        draw: &draw,
        rows: &rows,
        owners: &owners,
    };
    let mut now = VisitsNow::default();
    let mut holds = |lines: &Lines| {
        let all = visits("T-1", &rows, &owners, &lines.logs);
        for enterprise in ["V", "W", "X", "XA", "Y", "Z"] {
            let mut among = all.iter();
            let among = among.find(|visit| *visit.id.enterprise == *enterprise);
            let asked = now.of(&as_drawn, &lines.logs.replacements, enterprise);
            assert_eq!(asked.as_ref(), among, "{enterprise}");
        }
    };
    let mut lines = Lines::default();
    holds(&lines);
    lines.lose(("X", "XA"), Some("W"));
    lines.seat("Z", "3", "9");
    holds(&lines);
    lines.lose(("W", "W"), Some("YB"));
    lines.decide("Y", "5");
    holds(&lines);
    lines.lose(("X", "X"), None);
    holds(&lines);
    // Another book of the same draw.
    holds(&Lines::default());
}
