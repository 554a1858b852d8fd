//! Tests of `src/domain/replace/request.rs`.

use choucha::domain::acts::replacement::{Ground, ReplaceAct};
use choucha::domain::ground::hex;
use choucha::domain::ground::moment::Moment;
use choucha::domain::method::beacon::Beacon;
use choucha::domain::method::given::Given;
use choucha::domain::method::key::Seed;
use choucha::domain::method::source::Source;
use choucha::domain::replace::bench::Sorted;
use choucha::domain::replace::flaw::ReplacementFlaw;
use choucha::domain::replace::request::{
    Lot, at_lot, at_request, check_candidates, check_ground, check_object, check_seat, lost_object,
    source as source_of_request,
};
use choucha::domain::visit::log::VisitLogs;
use choucha::domain::visit::visits::Visit;

use crate::method::given::{ROUND, SEED, SIGNATURE};
use crate::method::source::source;
use crate::visit::replacements::{Lines, seat};
use crate::visit::visits::{id, visit_of};

fn typed(text: &str) -> Given {
    Given::Seed(Seed::new(text).expect("seed"))
}

fn signed() -> Given {
    let signature = hex::bytes(SIGNATURE).expect("hex");
    Given::Beacon(Beacon {
        round: None,
        signature,
    })
}

fn at(time: &str) -> Moment {
    Moment::of_time(time).expect("time")
}

/// The seed of a lot, or what there is in its place.
fn told(lot: Result<Lot, ReplacementFlaw>) -> Result<String, &'static str> {
    match lot {
        Ok(Lot::FromSystem) => Ok("system".to_owned()),
        Ok(Lot::Later) => Ok("later".to_owned()),
        Ok(Lot::Seed(used)) => Ok(used.seed.as_str().to_owned()),
        Err(flaw) => Err(flaw.code()),
    }
}

#[test]
fn a_request_takes_the_seed_that_is_there_and_waits_for_one_that_is_not() {
    let now = at("2026-08-30T10:00:00+08:00");
    let ask = |text: &str, given: Option<&Given>| told(at_request(&source(text), given, now));
    let (seed, beacon) = (typed("583"), signed());
    assert_eq!(ask("os", None), Ok("system".into()));
    assert_eq!(ask("os", Some(&seed)), Err("R12"));
    assert_eq!(ask("given", None), Err("R12"));
    assert_eq!(ask("given", Some(&seed)), Ok("583".into()));
    let (event, drand) = (
        "event 2026-08-31 3/1000 福彩3D",
        format!("drand quicknet {ROUND}"),
    );
    for later in [event, &drand] {
        assert_eq!(ask(later, None), Ok("later".into()));
        for given in [&seed, &beacon] {
            assert_eq!(ask(later, Some(given)), Err("R12"), "it comes up later");
        }
    }
    // What is known already, due within minutes, or too far away proves nothing.
    let near = source(&drand);
    for (text, now) in [
        (
            "event 2026-08-30 3/1000 福彩3D",
            "2026-08-30T10:00:00+08:00",
        ),
        (&drand, "2026-09-01T02:40:15+08:00"),
        (&drand, "2025-07-01T00:00:00+08:00"),
    ] {
        assert_eq!(
            told(at_request(&source(text), None, at(now))),
            Err("D16"),
            "{text}"
        );
    }
    assert_eq!(
        told(at_request(&near, None, at("2026-09-01T02:30:00+08:00"))),
        Ok("later".into())
    );
}

#[test]
fn a_lot_is_drawn_once_its_seed_can_be_known() {
    let draw =
        |text: &str, given: Option<&Given>, now: &str| told(at_lot(&source(text), given, at(now)));
    let (seed, beacon) = (typed("583"), signed());
    let (before, after) = ("2026-08-31T23:59:59+08:00", "2026-09-01T02:45:15+08:00");
    assert_eq!(draw("os", None, before), Ok("system".into()));
    let event = "event 2026-09-01 3/1000 福彩3D";
    assert_eq!(draw(event, None, after), Err("R12"));
    assert_eq!(draw(event, Some(&seed), before), Err("D17"));
    assert_eq!(draw(event, Some(&seed), after), Ok("583".into()));
    assert_eq!(draw(event, Some(&typed("58")), after), Err("D07"));
    let drand = format!("drand quicknet {ROUND}");
    assert_eq!(draw(&drand, Some(&beacon), before), Err("D17"));
    assert_eq!(draw(&drand, Some(&beacon), after), Ok(SEED.into()));
    assert_eq!(draw(&drand, Some(&typed(SEED)), after), Err("D19"));
    let next = format!("drand quicknet {}", ROUND + 1);
    assert_eq!(
        draw(&next, Some(&beacon), "2026-09-02T00:00:00+08:00"),
        Err("D18")
    );
    assert_eq!(draw(event, Some(&beacon), after), Err("D19"));
}

#[test]
fn a_source_that_is_not_said_is_the_seed_s_or_the_system() {
    let now = at("2026-08-30T10:00:00+08:00");
    let read = |said: Option<&str>, given: Option<&Given>| {
        let source = source_of_request(said, given, now);
        source.map_err(|flaw| flaw.code())
    };
    assert_eq!(read(None, None), Ok(Source::Os));
    assert_eq!(read(None, Some(&typed("583"))), Ok(Source::Given));
    let moment = read(Some("drand 2026-09-01 02:45:15"), None);
    assert_eq!(moment, Ok(Source::Drand(ROUND)));
    assert_eq!(read(Some("福彩3D"), None), Err("D08"));
}

#[test]
fn a_seat_is_a_member_s_or_one_that_nobody_took() {
    let mut lines = Lines::default();
    let mut visit = visit_of("X", &["X"]);
    visit.empty = vec!["3".into()];
    let check = |lines: &Lines, leaver, ground| {
        check_seat(&visit, &lines.logs, leaver, ground).map_err(|flaw| flaw.code())
    };
    assert_eq!(check(&lines, "1", Ground::Unable), Ok(()));
    assert_eq!(check(&lines, "3", Ground::Unable), Ok(()));
    assert_eq!(check(&lines, "4", Ground::Unable), Err("R06"));
    assert_eq!(check(&lines, "1", Ground::Missing), Err("R07"));
    lines.ask(&seat("X", "1", &["7"]));
    assert_eq!(check(&lines, "2", Ground::Unable), Err("R08"));
    lines = Lines::default();
    lines.enter("X");
    assert_eq!(check(&lines, "1", Ground::Unable), Err("R02"));
}

#[test]
fn an_object_of_the_visit_may_be_lost() {
    let visit = visit_of("X", &["XA"]);
    let check = |logs: &VisitLogs, code, ground| {
        check_object(&visit, logs, code, ground).map_err(|flaw| flaw.code())
    };
    let none = VisitLogs::default();
    assert_eq!(check(&none, "X", Ground::Missing), Ok("XA".into()));
    assert_eq!(check(&none, "X", Ground::Left), Err("R07"));
    assert_eq!(check(&none, "XB", Ground::Moved), Err("R14"));
    let mut lines = Lines::default();
    lines.enter("X");
    assert_eq!(check(&lines.logs, "XA", Ground::Moved), Err("R02"));
}

#[test]
fn a_ground_fits_what_is_replaced() {
    for ground in Ground::ALL {
        let (person, object) = (check_ground(ground, true), check_ground(ground, false));
        assert_eq!(person.is_ok(), ground.is_of_inspector());
        assert_ne!(person.is_ok(), object.is_ok());
    }
}

#[test]
fn an_empty_seat_needs_a_decision_and_a_filled_one_none() {
    let sorted = |request| match request {
        ReplaceAct::Seat(request) => Sorted {
            candidates: request.candidates,
            struck: request.struck,
        },
        ReplaceAct::Object(_) => Sorted::default(),
    };
    let code = |candidates: &[&str], decided| {
        let sorted = sorted(seat("X", "1", candidates));
        let checked = check_candidates(&id("X"), "1", &sorted, decided);
        checked.map_err(|refusal| refusal.code())
    };
    assert_eq!(code(&["7"], false), Ok(()));
    assert_eq!(code(&[], true), Ok(()));
    assert_eq!(code(&[], false), Err("R10"));
    assert_eq!(code(&["7"], true), Err("R11"));
}

#[test]
fn the_lost_object_is_named_unless_it_is_the_only_one() {
    let mut visit = visit_of("X", &["X1", "X2", "X3"]);
    let lost = |visit: &Visit, code| lost_object(visit, code).map_err(|refusal| refusal.code());
    assert_eq!(lost(&visit, "X2"), Ok("X2".to_owned()));
    assert_eq!(lost(&visit, "X"), Err("R14"));
    visit.objects[0].lost = true;
    assert_eq!(lost(&visit, "X1"), Err("R14"), "it was lost before");
    visit.objects[1].lost = true;
    assert_eq!(lost(&visit, "X"), Ok("X3".to_owned()));
    assert_eq!(lost(&visit, "X1"), Err("R14"));
    let company = visit_of("X", &["X", "X1"]);
    assert_eq!(lost(&company, "X"), Ok("X".to_owned()));
}
