//! Tests of `src/domain/year/base_left.rs` and, over files, of `src/disk/plan_bases.rs`.

use std::collections::BTreeSet;

use choucha::domain::acts::since_plan::{ComparedCells, ObjectChange};
use choucha::domain::year::base_left::*;
use proptest::prelude::*;

fn named(noticed: (String, usize)) -> ObjectChange {
    ObjectChange {
        code: noticed.0,
        name: String::new(),
        was: ComparedCells::new(),
        is: None,
    }
}

proptest! {
    #[test]
    fn it_is_what_sets_give(
        bases in proptest::collection::vec(proptest::collection::btree_set(0u8..40, 0..30), 2..5),
        drawn in proptest::collection::btree_set(0u8..40, 0..20),
    ) {
        let (now, earlier) = bases.split_last().unwrap();
        let before = earlier.last().unwrap();
        let all: BTreeSet<u8> = earlier.iter().flatten().copied().collect();
        let mut found = BaseLeft::default();
        for code in 0u8..40 {
            let of = InBases {
                before: before.contains(&code).then_some(usize::from(code)),
                earlier: all.contains(&code),
                now: now.contains(&code),
            };
            if of.earlier || of.now {
                found.look(&format!("{code:02}"), of, |_| drawn.contains(&code));
            }
        }
        let change = found.record(named);
        let left: Vec<u8> = before.difference(now).copied().collect();
        let gone: Vec<u8> = all.difference(now).copied().collect();
        let undrawn = |of: &[u8]| of.iter().filter(|code| !drawn.contains(code)).count() as u64;
        prop_assert_eq!(change.left.total, left.len() as u64);
        let codes: Vec<String> = left.iter().map(|code| format!("{code:02}")).collect();
        let told: Vec<String> = change.left.objects.iter().map(|of| of.code.clone()).collect();
        prop_assert_eq!(told, codes);
        prop_assert_eq!(change.left_undrawn, undrawn(&left));
        prop_assert_eq!(change.new, now.difference(before).count() as u64);
        prop_assert_eq!(change.left_of_all, gone.len() as u64);
        prop_assert_eq!(change.left_of_all_undrawn, undrawn(&gone));
        prop_assert!(change.can_be((before.len() as u64, now.len() as u64)));
    }
}
