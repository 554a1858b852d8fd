//! Tests of `src/domain/replace/reserve.rs`.

use choucha::domain::acts::replacement::PassedReason;
use choucha::domain::replace::reserve::*;

#[test]
fn an_enterprise_at_its_cap_or_with_its_result_is_passed() {
    let draws = ["B-1".to_owned(), "C-2".to_owned()];
    let cap = Some(PassedReason::Cap(draws.to_vec()));
    assert_eq!(passed_by_book(false, Some(&draws)), cap);
    assert_eq!(
        passed_by_book(true, Some(&draws)),
        Some(PassedReason::Visited)
    );
    assert_eq!(passed_by_book(true, None), Some(PassedReason::Visited));
    assert_eq!(passed_by_book(false, None), None);
}
