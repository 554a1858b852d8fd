//! Tests of `src/domain/book/ripe.rs`: sealed rounds whose seed has come and that are not drawn.

use choucha::domain::acts::entry::Act;
use choucha::domain::book::fold::{Book, SealedRound};
use choucha::domain::ground::moment::Moment;
use chrono::NaiveDate;

use crate::book::fold::seal;

fn with(book: &mut Book, task: &str, source: &str, closed: bool) {
    let Act::Seal(mut act) = seal(task, 1) else {
        panic!("a seal");
    };
    source.clone_into(&mut act.source);
    book.seals.push(SealedRound {
        act,
        seq: 2,
        time: String::new(),
        moment: None,
        closed,
        void: None,
        chosen: false,
        unsure: false,
    });
}

#[test]
fn a_seal_is_ripe_from_the_moment_of_its_seed_and_overdue_from_the_day_after() {
    let event = |day: &str| format!("event {day} 8/100000000 测试开奖，八位数字连写");
    let mut book = Book::default();
    with(&mut book, "LATER", &event("2026-06-03"), false);
    with(&mut book, "A", &event("2026-06-02"), false);
    with(&mut book, "CLOSED", &event("2026-06-02"), true);
    let ripe = |now: Moment| {
        let found = book.ripe(now, now.day).into_iter();
        let found = found.map(|ripe| {
            let overdue = ripe.is_overdue();
            (ripe.seal.act.task, ripe.days, overdue)
        });
        found.collect::<Vec<_>>()
    };
    let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).expect("a day");
    assert_eq!(ripe(Moment::end_of(day(1))), []);
    let own = |task: &str, days: i64| (task.to_owned(), days, days < 0);
    assert_eq!(ripe(Moment::begin_of(day(2))), [own("A", 0)]);
    assert_eq!(
        ripe(Moment::begin_of(day(3))),
        [own("A", -1), own("LATER", 0)]
    );
    // A round of the beacon is due at its second.
    let mut book = Book::default();
    with(&mut book, "D", "drand quicknet 1000", false);
    let round = Moment::at(1_692_803_367 + 999 * 3).expect("its moment");
    let before = Moment::at(round.unix - 1).expect("a moment");
    assert_eq!(book.ripe(before, before.day).len(), 0);
    assert_eq!(book.ripe(round, round.day).len(), 1);
}
