//! Tests of `src/domain/year/alike.rs`: strata that stand in the same lists.

use choucha::domain::year::alike::Alike;
use choucha::domain::year::census::Stratum;
use proptest::prelude::*;

proptest! {
    #[test]
    fn strata_are_alike_if_no_list_tells_them_apart(
        lists in prop::collection::vec(prop::collection::btree_set((0u16..6, 0u16..2), 0..8), 0..8),
    ) {
        let lists: Vec<Vec<Stratum>> = lists.into_iter().map(|list| list.into_iter().collect()).collect();
        let alike = Alike::of(lists.iter().map(Vec::as_slice));
        let all = (0u16..6).flat_map(|task| [(task, 0), (task, 1)]);
        let all: Vec<Stratum> = all.collect();
        let inside = |stratum: &Stratum| lists.iter().map(|list| list.contains(stratum)).collect::<Vec<bool>>();
        for one in &all {
            prop_assert_eq!(alike.group(*one).is_some(), inside(one).contains(&true));
            for other in &all {
                let same = alike.group(*one) == alike.group(*other);
                prop_assert_eq!(same, inside(one) == inside(other));
            }
        }
    }
}
