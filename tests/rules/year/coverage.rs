//! Tests of `src/domain/year/coverage.rs`.

use choucha::domain::year::coverage::*;

#[test]
fn a_year_is_judged_by_what_was_drawn_and_what_can_still_come() {
    // Drawn, the least as the rounds fall due and in any order, the most, and whether the year is over.
    let judge = |drawn, as_due, any, most, over| verdict(drawn, ((as_due, any), most), 5, over);
    assert_eq!(judge(5, 5, 5, 5, false), CoverageVerdict::Reached);
    assert_eq!(judge(5, 5, 5, 5, true), CoverageVerdict::Reached);
    assert_eq!(judge(4, 4, 4, 4, true), CoverageVerdict::Short);
    assert_eq!(judge(0, 5, 5, 9, false), CoverageVerdict::WillReach);
    assert_eq!(judge(0, 5, 4, 9, false), CoverageVerdict::WillReachAsDue);
    assert_eq!(judge(0, 4, 4, 5, false), CoverageVerdict::MayReach);
    assert_eq!(judge(0, 4, 4, 4, false), CoverageVerdict::CannotReach);
    assert!(CoverageVerdict::WillReachAsDue.holds());
}
