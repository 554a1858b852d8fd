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
    assert_eq!(judge(5, 5, 5, false), Verdict::Reached);
    assert_eq!(judge(5, 5, 5, true), Verdict::Reached);
    assert_eq!(judge(4, 4, 4, true), Verdict::Short);
    assert_eq!(judge(0, 5, 9, false), Verdict::WillReach);
    assert_eq!(judge(0, 4, 5, false), Verdict::MayReach);
    assert_eq!(judge(0, 4, 4, false), Verdict::CannotReach);
}
