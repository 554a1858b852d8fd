//! Tests of `src/domain/book/passed_over.rs`: which seals and draws were passed over for another.

use choucha::domain::acts::entry::{Act, SealAct};
use choucha::domain::book::fold::{Book, SealedRound};
use choucha::domain::book::passed_over::{PassedOver, SealFate};
use choucha::domain::method::source::come_together;

use crate::book::fold::seal;

/// An event of the second of June.
const EVENT: &str = "event 2026-06-02 8/100000000 测试开奖，八位数字连写";
/// Another one of that day.
const OTHER: &str = "event 2026-06-02 8/100000000 另一场开奖，八位数字连写";
/// The day after.
const LATER: &str = "event 2026-06-03 8/100000000 测试开奖，八位数字连写";

fn with(book: &mut Book, task: &str, source: &str, void: Option<u64>) -> SealAct {
    let Act::Seal(mut act) = seal(task, 1) else {
        panic!("a seal");
    };
    source.clone_into(&mut act.source);
    book.seals.push(SealedRound {
        act: act.clone(),
        seq: 2,
        time: String::new(),
        moment: None,
        closed: void.is_some(),
        void,
        chosen: false,
        unsure: false,
    });
    act
}

#[test]
fn seeds_come_together_from_one_source_or_on_one_day() {
    assert!(come_together(EVENT, EVENT) && come_together(EVENT, OTHER));
    assert!(!come_together(EVENT, LATER));
    assert!(come_together("drand quicknet 1000", "drand quicknet 1001"));
    assert!(!come_together("os", "os") && !come_together("given", EVENT));
}

#[test]
fn open_and_voided_seals_are_passed_over_and_drawn_ones_are_not() {
    let mut book = Book::default();
    let own = with(&mut book, "A", EVENT, None);
    with(&mut book, "B", OTHER, None);
    with(&mut book, "C", EVENT, Some(7));
    with(&mut book, "D", LATER, None);
    let mut found = PassedOver::default();
    for (other, fate) in book.passed_over_for(("A", 1, 1), &own.source) {
        found.add(&other.act, &fate);
    }
    let expected = PassedOver {
        open: vec!["B-1.s1".to_owned()],
        voided: vec!["C-1.s1".to_owned()],
    };
    assert_eq!((found.count(), &found), (2, &expected));
    assert_eq!(book.fate_of(&book.seals[0]), SealFate::Open);
    assert_eq!(book.fate_of(&book.seals[2]), SealFate::Voided(7));
}
