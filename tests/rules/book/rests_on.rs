//! Tests of `src/domain/book/rests_on.rs`: on which draws exclusions rest.

use choucha::domain::acts::entry::Act;
use choucha::domain::acts::origin::Origin;
use choucha::domain::book::fold::{Book, DrawnRound};
use choucha::domain::book::standing::Grounds;
use choucha::domain::method::influence::RestsOn;

use crate::book::fold::draw;

/// A book with a draw of this task that holds.
fn with(book: &mut Book, task: &str, seal: u32, adhoc: bool) {
    let Act::Draw(mut act) = draw(book, task, seal) else {
        panic!("a draw");
    };
    let reason = "举报".to_owned();
    act.origin = adhoc.then_some(Origin::Adhoc { reason });
    book.draws.push(DrawnRound {
        act,
        seq: 2,
        time: String::new(),
        day: "2026-06-01".to_owned(),
        void: None,
        grounds: Grounds::default(),
    });
}

#[test]
fn exclusions_rest_on_draws_outside_the_plan_or_without_a_seal() {
    let mut book = Book::default();
    with(&mut book, "S", 1, false);
    with(&mut book, "U", 0, false);
    with(&mut book, "X", 1, true);
    let ids = |ids: &[&str]| -> Vec<String> { ids.iter().map(|id| (*id).to_owned()).collect() };
    let excluded = [
        ids(&["S-1"]),
        ids(&["S-1", "U-1"]),
        ids(&["X-1"]),
        ids(&["U-1", "X-1"]),
        ids(&["V7"]),
    ];
    let found = book.rests_on(excluded.iter().map(Vec::as_slice));
    let expected = RestsOn {
        excluded: 3,
        adhoc: ids(&["X-1"]),
        unsealed: ids(&["U-1"]),
    };
    assert_eq!(found, expected);
    assert_eq!(book.rests_on([]), RestsOn::default());
}
