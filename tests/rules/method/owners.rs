//! Tests of `src/domain/method/owners.rs`.

use std::collections::BTreeMap;

use choucha::domain::method::owners::*;
use proptest::prelude::*;

#[test]
fn an_enterprise_is_the_owner_or_the_object_itself() {
    let mut owners = Owners::default();
    assert!(owners.is_empty());
    for (code, owner) in [("b", "Z"), ("d", "A"), ("f", "Z"), ("任", "é")] {
        owners.push(code, owner);
    }
    assert_eq!(owners.len(), 4);
    assert_eq!(owners.owner_of("d"), Some("A"));
    assert_eq!(owners.owner_of("任"), Some("é"));
    for none in ["a", "c", "Z", "", "任务", "g"] {
        assert_eq!(owners.owner_of(none), None, "{none}");
    }
    assert_eq!(
        (owners.enterprise_of("f"), owners.enterprise_of("e")),
        ("Z", "e")
    );
    // Each owner once, ascending, with the number that its objects have.
    let named: Vec<(&str, u32)> = owners.owners().collect();
    assert_eq!(named, [("A", 1), ("Z", 0), ("é", 2)]);
    let numbers = (0..4).map(|place| owners.number(place));
    assert_eq!(numbers.collect::<Vec<_>>(), [0, 1, 0, 2]);
    assert_eq!((owners.code(0), owners.code(3)), ("b", "任"));
    let all: Vec<(&str, &str)> = owners.iter().collect();
    assert_eq!(all, [("b", "Z"), ("d", "A"), ("f", "Z"), ("任", "é")]);
}

proptest! {
    #[test]
    fn they_are_a_map(map in prop::collection::btree_map("[a-d甲乙]{1,3}", "[A-C]{1,2}", 0..40), asked in "[a-d甲乙]{1,3}") {
        let mut owners = Owners::default();
        for (code, owner) in &map {
            owners.push(code, owner);
        }
        prop_assert_eq!(owners.owner_of(&asked), map.get(&asked).map(String::as_str));
        let all: BTreeMap<String, String> = owners.iter().map(|(c, o)| (c.to_owned(), o.to_owned())).collect();
        prop_assert_eq!(all, map);
    }
}
