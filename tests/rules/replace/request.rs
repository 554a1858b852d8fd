//! Tests of `src/domain/replace/request.rs`.

use crate::visit::visits::visit_of;
use choucha::domain::acts::inspection::VisitId;
use choucha::domain::method::key::Seed;
use choucha::domain::method::source::Source;
use choucha::domain::replace::flaw::ReplacementFlaw;
use choucha::domain::replace::request::*;

#[test]
fn a_seed_comes_when_its_source_gives_it() {
    let (os, given) = (Source::Os, Source::Given);
    let (event, drand) = (Source::Event("x".into()), Source::Drand(7));
    let seed = Seed::new("583").expect("seed");
    let hex = Seed::new(&"0a".repeat(32)).expect("seed");
    let code = |lot: Result<Lot, ReplacementFlaw>| lot.map_err(|refusal| refusal.code());
    let given_lot = || Ok(Lot::Seed(seed.clone()));
    assert_eq!(code(at_request(&os, None)), Ok(Lot::FromSystem));
    assert_eq!(code(at_request(&os, Some(&seed))), Err("R12"));
    assert_eq!(code(at_request(&given, None)), Err("R12"));
    assert_eq!(code(at_request(&given, Some(&seed))), given_lot());
    for source in [&event, &drand] {
        assert_eq!(code(at_request(source, None)), Ok(Lot::Later));
        assert_eq!(code(at_request(source, Some(&hex))), Err("R12"));
        assert_eq!(code(at_lot(source, None)), Err("R12"));
    }
    assert_eq!(code(at_lot(&os, None)), Ok(Lot::FromSystem));
    assert_eq!(code(at_lot(&event, Some(&seed))), given_lot());
    assert_eq!(code(at_lot(&drand, Some(&seed))), Err("D07"));
    assert_eq!(code(at_lot(&drand, Some(&hex))), Ok(Lot::Seed(hex)));
}

#[test]
fn an_empty_seat_needs_a_decision_and_a_filled_one_none() {
    let visit = VisitId {
        draw: "T-1".into(),
        enterprise: "a".into(),
    };
    let code = |fills, decision| {
        let checked = check_decision(&visit, &[], fills, decision);
        checked.map_err(|refusal| refusal.code())
    };
    assert_eq!(code(true, None), Ok(()));
    assert_eq!(code(false, Some("d")), Ok(()));
    assert_eq!(code(false, None), Err("R10"));
    assert_eq!(code(true, Some("d")), Err("R11"));
}

#[test]
fn the_lost_object_is_named_unless_it_is_the_only_one() {
    let mut visit = visit_of("X", &["X1", "X2", "X3"]);
    let lost = |visit: &choucha::domain::visit::visits::Visit, code| {
        lost_object(visit, code).map_err(|refusal| refusal.code())
    };
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
