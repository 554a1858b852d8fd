//! Tests of `src/domain/book/times_drawn.rs`.

use choucha::domain::book::times_drawn::*;
use choucha::domain::ground::coverage::Coverage;

/// a, b and c belong to A; d is its own enterprise.
fn times() -> TimesDrawn {
    let mut times = TimesDrawn::default();
    for (code, enterprise, draw) in [
        ("a", "A", "T-2"),
        ("a", "A", "T-1"),
        ("b", "A", "T-1"),
        ("c", "A", "T-10"),
        ("a", "A", "T-1"),
        ("d", "d", "T-1"),
    ] {
        times.note((code, enterprise), draw);
    }
    times
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn one_visit_settles_all_objects_of_an_enterprise() {
    let times = times();
    // Two objects of A in T-1 are one visit of it. Ids ascend by their bytes.
    assert_eq!(times.visits_of("A"), ids(&["T-1", "T-10", "T-2"]));
    assert_eq!(times.draws_of("a"), ids(&["T-1", "T-2"]));
    assert_eq!(times.draws_of("A"), ids(&[]));
    assert_eq!(times.visits_of("a"), ids(&[]));
    assert_eq!((times.objects(), times.enterprises()), (4, 2));
}

#[test]
fn a_cap_is_used_up_by_visits_of_the_enterprise() {
    let times = times();
    let used = |cap| times.used_up(cap).map(|(code, _)| code).collect::<Vec<_>>();
    assert_eq!(
        (used(1), used(2), used(3), used(4)),
        (vec!["A", "d"], vec!["A"], vec!["A"], vec![])
    );
    let over = times.over(2, ["d", "A", "A", "x"].into_iter());
    assert_eq!(over, [("A".to_owned(), ids(&["T-1", "T-10", "T-2"]))]);
}

#[test]
fn coverage_counts_objects() {
    let times = times();
    let coverage = times.with(["a", "e", "f"].into_iter(), 40);
    let of = |objects| Coverage { objects, base: 40 };
    assert_eq!(coverage, (of(4), of(6)));
    assert!(times.has("c") && !times.has("A"));
}
