//! Tests of `src/domain/year/coverage.rs`.

use choucha::domain::year::coverage::*;
use choucha::domain::year::expected::Expected;

#[test]
fn a_year_is_judged_by_what_was_drawn_and_what_can_still_come() {
    let expected = |least, most| Expected {
        least,
        most,
        base: 100,
    };
    let judge = |drawn, least, most, over| verdict(drawn, expected(least, most), 5, over);
    assert_eq!(judge(5, 5, 5, false), CoverageVerdict::Reached);
    assert_eq!(judge(5, 5, 5, true), CoverageVerdict::Reached);
    assert_eq!(judge(4, 4, 4, true), CoverageVerdict::Short);
    assert_eq!(judge(0, 5, 9, false), CoverageVerdict::WillReach);
    assert_eq!(judge(0, 4, 5, false), CoverageVerdict::MayReach);
    assert_eq!(judge(0, 4, 4, false), CoverageVerdict::CannotReach);
}
