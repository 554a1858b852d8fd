//! Tests of `src/domain/acts/base_change.rs`: numbers that a version of the plan can say of its base.

use choucha::domain::acts::base_change::{BaseChange, LeftOfBase};
use choucha::domain::acts::since_plan::{Changed, ComparedCells, ObjectChange};

fn change(total: u64, new: u64) -> BaseChange {
    let object = |number: u64| ObjectChange {
        code: format!("{number:03}"),
        name: String::new(),
        was: ComparedCells::new(),
        is: None,
    };
    let objects = (0..total.min(100)).map(object).collect();
    BaseChange {
        left: Changed { total, objects },
        left_undrawn: total,
        new,
        left_of_all: total,
        left_of_all_undrawn: total,
    }
}

#[test]
fn the_bases_and_what_changed_add_up() {
    assert!(change(0, 0).can_be((385, 385)));
    assert!(change(226, 0).can_be((385, 159)));
    assert!(change(3, 5).can_be((10, 12)));
    assert!(!change(0, 0).can_be((385, 159)));
    assert!(!change(226, 1).can_be((385, 159)));
    assert!(!change(1, u64::MAX).can_be((u64::MAX, 1)));
}

#[test]
fn what_cannot_be_is_found() {
    let spoil: [fn(&mut BaseChange); 7] = [
        |of| of.left.objects.clear(),
        |of| of.left.objects.swap(0, 1),
        |of| of.left.objects[1] = of.left.objects[0].clone(),
        |of| of.left_undrawn = 9,
        |of| of.left_of_all = 2,
        |of| of.left_of_all_undrawn = 9,
        |of| of.left_of_all_undrawn = 1,
    ];
    for (place, spoil) in spoil.iter().enumerate() {
        let mut of = change(5, 0);
        spoil(&mut of);
        assert!(!of.can_be((10, 5)), "{place}");
    }
    let mut many = change(150, 0);
    assert!(many.can_be((200, 50)));
    many.left.objects.pop();
    assert!(!many.can_be((200, 50)));
}

#[test]
fn coverage_with_those_who_left_is_of_a_wider_base() {
    assert_eq!(LeftOfBase::of(&change(0, 3), 159), None);
    let left = LeftOfBase::of(&change(226, 0), 159).unwrap();
    assert_eq!(
        (left.objects, left.undrawn, left.with_them),
        (226, 226, 385)
    );
}
