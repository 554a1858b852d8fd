//! Tests of `src/domain/replace/bench.rs`.

use choucha::domain::acts::replacement::StruckReason;
use choucha::domain::lists::inspector::Inspector;
use choucha::domain::method::frame::Crew;
use choucha::domain::replace::bench::*;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

use crate::visit::visits::visit_of;

pub(crate) fn crew(qualified: &[bool]) -> Crew {
    Crew {
        certs: (0..qualified.len()).map(|j| format!("J{j:02}")).collect(),
        qualified: qualified.to_vec(),
    }
}

/// A bench of six, of whom the even ones are qualified; nothing bars anybody.
fn bench(crew: &Crew, qualified: u32) -> Bench<'_> {
    Bench {
        crew,
        qualified,
        recused: BTreeSet::new(),
        granted: BTreeSet::new(),
        left: BTreeSet::new(),
        invalid: BTreeSet::new(),
        visits: BTreeMap::new(),
    }
}

fn team(certs: &[&str]) -> Vec<String> {
    certs.iter().map(|cert| (*cert).to_owned()).collect()
}

/// Candidates, and those who are struck with the reason.
fn told(sorted: &Sorted) -> (Vec<&str>, Vec<(&str, StruckReason)>) {
    let candidates = sorted.candidates.iter().map(|c| c.cert.as_str());
    let struck = sorted.struck.iter().map(|s| (s.cert.as_str(), s.reason));
    (candidates.collect(), struck.collect())
}

#[test]
fn every_line_of_the_list_is_a_candidate_or_struck() {
    let crew = crew(&[true, false, true, false, true, false]);
    let mut bench = bench(&crew, 0);
    bench.recused = BTreeSet::from(["J01"]);
    bench.granted = BTreeSet::from(["J02"]);
    bench.invalid = BTreeSet::from(["J05"]);
    bench.visits = BTreeMap::from([("J03", 2)]);
    let sorted = bench.sort(&team(&["J00", "J04"]), "J04");
    let struck = vec![
        ("J00", StruckReason::Team),
        ("J01", StruckReason::Recused),
        ("J02", StruckReason::Granted),
        ("J04", StruckReason::Team),
        ("J05", StruckReason::Certificate),
    ];
    assert_eq!(told(&sorted), (vec!["J03"], struck));
    let candidate = &sorted.candidates[0];
    assert_eq!((candidate.visits, candidate.qualified), (2, false));
}

#[test]
fn of_several_reasons_the_first_stands() {
    let crew = crew(&[false; 3]);
    let mut bench = bench(&crew, 1);
    let all = BTreeSet::from(["J00", "J01", "J02"]);
    bench.invalid = all.clone();
    let reason = |bench: &Bench<'_>, members: &[&str]| {
        let sorted = bench.sort(&team(members), "J02");
        sorted.struck.first().map(|struck| struck.reason)
    };
    assert_eq!(reason(&bench, &["J02"]), Some(StruckReason::Unqualified));
    bench.left = all.clone();
    assert_eq!(reason(&bench, &["J02"]), Some(StruckReason::Replaced));
    assert_eq!(reason(&bench, &["J00", "J02"]), Some(StruckReason::Team));
    bench.granted = all.clone();
    assert_eq!(reason(&bench, &["J00", "J02"]), Some(StruckReason::Granted));
    bench.recused = all;
    assert_eq!(reason(&bench, &["J00", "J02"]), Some(StruckReason::Recused));
    assert!(StruckReason::ALL.is_sorted());
}

#[test]
fn only_the_qualified_where_the_others_are_too_few_of_them() {
    let crew = crew(&[true, false, true, false, true, false]);
    let candidates = |qualified, members: &[&str], leaver| {
        let sorted = bench(&crew, qualified).sort(&team(members), leaver);
        let certs = sorted.candidates.into_iter().map(|c| c.cert);
        certs.collect::<Vec<_>>()
    };
    assert_eq!(candidates(1, &["J00", "J01"], "J00"), ["J02", "J04"]);
    assert_eq!(
        candidates(1, &["J00", "J01"], "J01"),
        ["J02", "J03", "J04", "J05"]
    );
    assert_eq!(candidates(2, &["J00", "J02"], "J02"), ["J04"]);
    // An empty seat: whoever left it sits no more, and the others are counted.
    assert_eq!(candidates(1, &["J01"], "J00"), ["J02", "J04"]);
}

#[test]
fn visits_of_lost_objects_do_not_count() {
    let visit = |codes: &[&str], lost: &[bool]| {
        let mut visit = visit_of(codes[0], codes);
        for (object, lost) in visit.objects.iter_mut().zip(lost) {
            object.lost = *lost;
        }
        visit
    };
    let visits = [
        visit(&["a", "b"], &[true, true]),
        visit(&["c", "d"], &[true, false]),
        visit(&["e", "f"], &[false, false]),
    ];
    assert_eq!(visits_of(&visits).get("1"), Some(&2));
}

#[test]
fn a_certificate_must_be_valid_today() {
    let day = |d| NaiveDate::from_ymd_opt(2026, 6, d);
    let inspector = |cert: &str, valid_to, active| {
        let inspector = Inspector {
            cert: cert.into(),
            name: "n".into(),
            unit: "u".into(),
            specialties: Vec::new(),
            valid_from: None,
            valid_to,
            active,
        };
        (2, inspector)
    };
    let list = [
        inspector("J00", day(9), true),
        inspector("J01", day(8), true),
        inspector("J02", day(9), false),
    ];
    let crew = crew(&[false; 4]);
    let today = day(9).expect("day");
    let found = invalid(&crew, &list, today);
    assert_eq!(found, BTreeSet::from(["J01", "J02", "J03"]));
}
