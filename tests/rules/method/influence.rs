//! Tests of `src/domain/method/influence.rs`: narrow scopes.

use choucha::domain::method::influence::Narrow;

#[test]
fn fewer_than_ten_objects_are_narrow_and_all_of_them_leave_nothing_to_the_seed() {
    let narrow = |objects, whole| Some(Narrow { objects, whole });
    assert_eq!(Narrow::of([(10, 10)]), None);
    assert_eq!(Narrow::of([(9, 1)]), narrow(9, false));
    assert_eq!(Narrow::of([(9, 9)]), narrow(9, true));
    assert_eq!(Narrow::of([(9, 20)]), narrow(9, true), "a count above them");
    assert_eq!(Narrow::of([(4, 4), (5, 1)]), narrow(9, false));
    assert_eq!(Narrow::of([(5, 5), (5, 5)]), None);
    assert_eq!(Narrow::of([]), None);
    assert_eq!(Narrow::of([(0, 0)]), None);
}
