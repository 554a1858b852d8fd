//! Tests of `src/domain/replace/replacement.rs`.

use crate::visit::visits::visit_of;
use choucha::domain::acts::replacement::Ground;
use choucha::domain::ground::sha::Sha;
use choucha::domain::lists::inspector::Inspector;
use choucha::domain::lists::recusal::Recusal;
use choucha::domain::method::frame::Crew;
use choucha::domain::method::key::Seed;
use choucha::domain::method::numbers::Numbers;
use choucha::domain::replace::replacement::*;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn crew(qualified: &[bool]) -> Crew {
    Crew {
        certs: (0..qualified.len()).map(|j| format!("J{j:02}")).collect(),
        qualified: qualified.to_vec(),
    }
}

fn seed() -> Seed {
    Seed::new("07 12").expect("seed")
}

#[test]
fn the_key_is_the_digest_of_manifest_request_and_seed() {
    let request = Sha::of(b"line\n");
    let plain = format!("m\nreplace: {request}\nseed: 07 12\n");
    assert_eq!(derive(b"m\n", request, &seed()), Sha::of(plain.as_bytes()));
}

#[test]
fn a_ground_fits_what_is_replaced() {
    for ground in Ground::ALL {
        let (person, object) = (
            check_ground(ground, Some("J00")),
            check_ground(ground, None),
        );
        assert_eq!(person.is_ok(), ground.is_of_inspector());
        assert_ne!(person.is_ok(), object.is_ok());
    }
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
    let counts = visits_of(&[
        visit(&["a", "b"], &[true, true]),
        visit(&["c", "d"], &[true, false]),
        visit(&["e", "f"], &[false, false]),
    ]);
    assert_eq!(counts.get("1"), Some(&2));
}

#[test]
fn a_recusal_from_the_enterprise_or_one_of_its_objects_is_from_the_visit_until_it_ends() {
    let day = |d| NaiveDate::from_ymd_opt(2026, 6, d).expect("day");
    let recusal = |cert: &str, code: &str, until| {
        (
            2,
            Recusal {
                cert: cert.into(),
                code: code.into(),
                declared: Some(day(1)),
                until,
                row: 2,
            },
        )
    };
    let list = [
        recusal("J00", "object", None),
        recusal("J01", "enterprise", None),
        recusal("J02", "object", Some(day(9))),
        recusal("J03", "object", Some(day(10))),
        recusal("J04", "other", None),
        recusal("J05", "second", None),
    ];
    let held = |enterprise: &str, objects: &[&str]| {
        let objects: Vec<String> = objects.iter().map(|code| (*code).to_owned()).collect();
        let certs = declared(&list, (enterprise, &objects), day(9));
        certs.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(held("enterprise", &["object"]), ["J00", "J01", "J03"]);
    assert_eq!(held("enterprise", &["second"]), ["J01", "J05"]);
    assert_eq!(held("object", &["object"]), ["J00", "J03"]);
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
    assert_eq!(
        invalid(&crew, &list, today).collect::<Vec<_>>(),
        ["J01", "J02", "J03"]
    );
}

/// The rule word for word: every line in turn, asked everything.
fn plainly(bench: &Bench<'_>, team: &[String], leaver: &str, key: Sha) -> Option<String> {
    let qualified = |cert: &str| bench.is_qualified(cert);
    let mut others = 0;
    for member in team {
        if member != leaver && qualified(member) {
            others += 1;
        }
    }
    let mut numbers = Numbers::new(&key.0, 3);
    let mut best: Option<(u64, u64, String)> = None;
    for (j, cert) in bench.crew.certs.iter().enumerate() {
        let lot = numbers.at(j as u64);
        if bench.barred.contains(cert) || team.contains(cert) {
            continue;
        }
        if others < bench.qualified && !qualified(cert) {
            continue;
        }
        let rank = (
            bench.visits.get(cert).copied().unwrap_or(0),
            lot,
            cert.clone(),
        );
        if best.as_ref().is_none_or(|best| rank < *best) {
            best = Some(rank);
        }
    }
    best.map(|(_, _, cert)| cert)
}

proptest! {
    #[test]
    fn the_seat_goes_to_whom_the_rule_names(
        qualified in prop::collection::vec(any::<bool>(), 3..20),
        barred in prop::collection::btree_set(0usize..20, 0..12),
        visits in prop::collection::vec(0u64..3, 20),
        (group, q) in (2usize..4, 0u32..4),
        leavers in 1usize..4,
        key: [u8; 32],
    ) {
        let crew = crew(&qualified);
        let team: Vec<String> = crew.certs.iter().take(group).cloned().collect();
        let leavers: Vec<String> = team.iter().take(leavers).cloned().collect();
        let barred: BTreeSet<String> = barred
            .into_iter()
            .map(|j| format!("J{j:02}"))
            .chain(leavers.iter().cloned())
            .collect();
        let visits: BTreeMap<String, u64> = crew.certs.iter().cloned().zip(visits).collect();
        let bench = Bench { crew: &crew, qualified: q, barred: &barred, visits: &visits };
        let key = Sha(key);
        let (seats, after) = bench.replace(&team, &leavers, Some(key));
        let mut now = team.clone();
        for (seat, leaver) in seats.iter().zip(&leavers) {
            prop_assert_eq!(&seat.leaver, leaver);
            prop_assert_eq!(&seat.taker, &plainly(&bench, &now, leaver, key));
            prop_assert!(seat.candidates.is_sorted_by(|a, b| a.cert < b.cert));
            let place = now.iter().position(|cert| cert == leaver).expect("a member");
            match &seat.taker {
                Some(taker) => now[place].clone_from(taker),
                None => drop(now.remove(place)),
            }
        }
        prop_assert_eq!(seats.len(), leavers.len());
        prop_assert_eq!(&after, &now);
        if bench.fills(&team, &leavers) {
            prop_assert!(seats.iter().all(|seat| seat.taker.is_some()));
        } else if leavers.len() == 1 {
            prop_assert!(seats.iter().all(|seat| seat.taker.is_none()));
        }
        let none = seats.iter().all(|seat| seat.taker.is_none());
        prop_assert_eq!(bench.needs_a_lot(&team, &leavers), !none);
        // A team that had enough qualified people, and was filled, has enough of them still.
        let enough = |team: &[String]| bench.qualified_of(team.iter()) >= q as usize;
        if enough(&team) && after.len() == team.len() {
            prop_assert!(enough(&after));
        }
    }
}
