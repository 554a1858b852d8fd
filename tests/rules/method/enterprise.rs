//! Tests of `src/domain/method/enterprise.rs`.

use std::collections::{BTreeMap, BTreeSet};

use choucha::domain::method::enterprise::*;
use proptest::prelude::*;

/// Ten lines: 1 and 4 belong to the object on line 6, 2 and 9 to one outside, 7 to another outside.
fn ten() -> Enterprises {
    let owned = vec![
        (1, Owner::Line(6)),
        (2, Owner::Outside(0)),
        (4, Owner::Line(6)),
        (7, Owner::Outside(1)),
        (9, Owner::Outside(0)),
    ];
    Enterprises::new(10, owned)
}

#[test]
fn an_object_belongs_to_its_owner_or_to_itself() {
    let ten = ten();
    assert_eq!(
        (0..10).map(|line| ten.of(line)).collect::<Vec<_>>(),
        [0, 6, 10, 3, 6, 5, 6, 11, 8, 10]
    );
    assert!(!ten.is_empty());
    let none = Enterprises::new(10, Vec::new());
    assert!(none.is_empty());
    assert!((0..10).all(|line| none.of(line) == u64::from(line)));
    // The owners outside are told from the last possible line.
    let last = u32::MAX - 1;
    let most = Enterprises::new(
        u32::MAX,
        vec![(0, Owner::Outside(u32::MAX)), (1, Owner::Line(last))],
    );
    assert_eq!(
        (most.of(0), most.of(1)),
        (2 * u64::from(u32::MAX), u64::from(last))
    );
}

#[test]
fn a_group_has_every_object_of_the_enterprise() {
    let ten = ten();
    assert_eq!(ten.groups([4]), [[1, 4, 6]]);
    assert_eq!(ten.groups([6]), [[1, 4, 6]]);
    assert_eq!(ten.groups([9, 2, 9]), [[2, 9]]);
    assert_eq!(ten.groups([7]), [[7]]);
    assert_eq!(ten.groups([3]), [[3]]);
    assert_eq!(
        ten.groups([9, 1, 3, 6]),
        [vec![3], vec![1, 4, 6], vec![2, 9]]
    );
    assert!(ten.groups([]).is_empty());
}

#[test]
fn an_enterprise_is_excluded_as_a_whole_or_not_at_all() {
    let ten = ten();
    let whole = |excluded: &[u32], reasons: &[u32]| {
        check_whole(&ten, excluded, |a, b| reasons[a] == reasons[b])
    };
    assert_eq!(whole(&[], &[]), Ok(()));
    assert_eq!(whole(&[0, 3, 8], &[1, 2, 3]), Ok(()));
    assert_eq!(whole(&[1, 4, 6], &[5, 5, 5]), Ok(()));
    assert_eq!(whole(&[1, 2, 4, 6, 9], &[5, 7, 5, 5, 7]), Ok(()));
    // The place among the excluded of the enterprise's first one.
    assert_eq!(whole(&[1, 4], &[5, 5]), Err(0));
    assert_eq!(whole(&[0, 4, 6], &[5, 5, 5]), Err(1));
    assert_eq!(whole(&[6], &[5]), Err(0));
    assert_eq!(whole(&[2], &[5]), Err(0));
    assert_eq!(whole(&[0, 7, 9], &[1, 1, 1]), Err(2));
    assert_eq!(whole(&[1, 4, 6], &[5, 5, 6]), Err(0));
    assert_eq!(whole(&[1, 4, 6], &[6, 5, 5]), Err(0));
    assert_eq!(whole(&[2, 9], &[5, 6]), Err(0));
    // Without owners no exclusion is one in part.
    let none = Enterprises::new(3, Vec::new());
    assert_eq!(check_whole(&none, &[1, 2], |_, _| false), Ok(()));
}

/// Lines, their owners, and some excluded ones with a reason each.
fn random() -> impl Strategy<Value = (u32, BTreeMap<u32, Owner>, BTreeMap<u32, u8>)> {
    let owner = (0..3u8, 0..4u32);
    let line = (owner, 0..4u8, 0..2u8);
    prop::collection::vec(line, 4..40).prop_map(|lines| {
        let mut belongs = BTreeMap::new();
        let mut excluded = BTreeMap::new();
        for (line, ((kind, pick), die, reason)) in (0..).zip(&lines) {
            // Lines 0 to 3 have no owner, and may be one.
            match kind {
                1 if line > 3 => drop(belongs.insert(line, Owner::Line(*pick))),
                2 if line > 3 => drop(belongs.insert(line, Owner::Outside(*pick))),
                _ => {}
            }
            if *die == 0 {
                excluded.insert(line, *reason);
            }
        }
        (u32::try_from(lines.len()).unwrap(), belongs, excluded)
    })
}

proptest! {
    #[test]
    fn groups_are_those_of_a_full_scan((lines, owned, excluded) in random()) {
        let enterprises = Enterprises::new(lines, owned.into_iter().collect());
        let group = |line: u32| (0..lines).filter(|&l| enterprises.of(l) == enterprises.of(line)).collect::<Vec<_>>();
        let expected: BTreeSet<Vec<u32>> = excluded.keys().map(|&line| group(line)).collect();
        let found = enterprises.groups(excluded.keys().copied());
        prop_assert_eq!(found.len(), expected.len());
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn whole_exclusions_are_those_of_a_full_scan((lines, owned, excluded) in random()) {
        let enterprises = Enterprises::new(lines, owned.into_iter().collect());
        let (places, reasons): (Vec<u32>, Vec<u8>) = excluded.iter().unzip();
        let checked = check_whole(&enterprises, &places, |a, b| reasons[a] == reasons[b]);
        let in_part = |line: &u32| {
            (0..lines).any(|l| enterprises.of(l) == enterprises.of(*line) && excluded.get(&l) != excluded.get(line))
        };
        match checked {
            Ok(()) => prop_assert!(!places.iter().any(in_part)),
            Err(place) => prop_assert!(in_part(&places[place])),
        }
    }
}
