//! Tests of `src/domain/versions/flaw.rs`.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::versions::flaw::*;
use choucha::domain::versions::side::Side;

#[test]
fn codes_are_held_against_the_object_library_only() {
    let draw = Side::Draw("AJ-1".to_owned());
    assert!(check(ListName::Objects, [&draw, &Side::Now]).is_ok());
    assert!(check(ListName::Plan, [&Side::Now, &Side::Now]).is_ok());
    let refused = check(ListName::Inspectors, [&Side::Now, &draw]);
    assert_eq!(refused.map_err(|refusal| refusal.code()), Err("V02"));
}
