//! Tests of `src/domain/lists/search.rs`.

use choucha::domain::lists::search::*;

#[test]
fn a_condition_is_equal_or_contains() {
    let equal: Condition = "区域=鹿湾街道".parse().expect("infallible");
    assert!(equal.holds(" 鹿湾街道 ") && !equal.holds("鹿湾街道办"));
    let part: Condition = "经营范围～化学".parse().expect("infallible");
    assert!(part.contains && part.holds("危险化学品") && !part.holds("食品"));
    let none: Condition = "x".parse().expect("infallible");
    assert_eq!(none.column, "");
}
