//! Tests of `src/domain/replace/reserve.rs`.

use choucha::domain::acts::replacement::PassedReason;
use choucha::domain::replace::reserve::*;

#[test]
fn an_enterprise_at_its_cap_or_with_its_result_is_passed() {
    let caps = |draws: &[&str], cap| CapFacts {
        draws: draws.iter().map(|draw| (*draw).to_owned()).collect(),
        cap,
    };
    let one = caps(&["B-1"], Some(1));
    let cap = Some(PassedReason::Cap(vec!["B-1".into()]));
    assert_eq!(passed_by_book(false, &one), cap);
    assert_eq!(passed_by_book(true, &one), Some(PassedReason::Visited));
    assert_eq!(passed_by_book(false, &caps(&["B-1"], Some(2))), None);
    assert_eq!(passed_by_book(false, &caps(&[], Some(1))), None);
    // What the book cannot tell it does not say.
    assert_eq!(passed_by_book(false, &caps(&["B-1"], None)), None);
}
