//! Tests of `src/domain/book/clock.rs`.

use std::collections::BTreeSet;

use super::lines::Lines;
use choucha::domain::acts::entry::Act;
use choucha::domain::acts::publication::{PublishAct, always};
use choucha::domain::ground::drawn_public::DrawnPublic;
use choucha::domain::ground::moment::Moment;
use choucha::domain::ground::sha::Sha;

fn some() -> Act {
    Act::Publish(PublishAct {
        day: String::new(),
        drawn: DrawnPublic::Now,
        withheld: BTreeSet::new(),
        files: always().map(|path| (path, Sha::of(b"x"))).collect(),
    })
}

fn clock() -> Act {
    Act::Clock {
        reason: "主板电池没电".into(),
    }
}

/// Adds an act at this time of China's; gives the day that counts for its line.
fn at(lines: &mut Lines, time: &str, mut act: Act) -> String {
    lines.time = format!("{time}+08:00");
    if let Act::Publish(act) = &mut act {
        // A publication is of the day that counts for its line.
        act.day = lines.book.clock.counted(now(time)).day.to_string();
    }
    lines.add(act).expect("a line");
    day(lines, lines.entries.len() - 1)
}

fn day(lines: &Lines, place: usize) -> String {
    lines.book.day_of(&lines.entries[place]).to_string()
}

fn now(time: &str) -> Moment {
    Moment::of_time(&format!("{time}+08:00")).expect("a time")
}

#[test]
fn a_clock_that_is_put_back_makes_no_line_older_than_the_one_before() {
    // The first line is of 2027-03-01.
    let mut lines = Lines::begun();
    assert_eq!(at(&mut lines, "2027-07-20T09:00:00", some()), "2027-07-20");
    assert_eq!(at(&mut lines, "2027-06-10T09:00:00", some()), "2027-07-20");
    assert_eq!(at(&mut lines, "2027-06-11T09:00:00", some()), "2027-07-20");
    assert_eq!(at(&mut lines, "2027-07-21T09:00:00", some()), "2027-07-21");
    let said = |place: usize| {
        let back = lines.book.clock.set_back[place];
        (back.line, back.behind, back.seconds / 86_400)
    };
    assert_eq!((said(0), said(1)), ((3, 2, 40), (4, 2, 39)));
    assert_eq!(lines.book.clock.set_back.len(), 2);
    // The same of every line, asked of the whole book afterwards.
    let days: Vec<String> = (0..5).map(|place| day(&lines, place)).collect();
    assert_eq!(
        days,
        [
            "2027-03-01",
            "2027-07-20",
            "2027-07-20",
            "2027-07-20",
            "2027-07-21"
        ]
    );
    // And of a line that would come next.
    let book = &lines.book;
    assert_eq!(
        book.clock
            .counted(now("2027-01-01T00:00:00"))
            .day
            .to_string(),
        "2027-07-21"
    );
    assert_eq!(
        book.clock
            .counted(now("2027-08-01T00:00:00"))
            .day
            .to_string(),
        "2027-08-01"
    );
}

#[test]
fn under_ten_minutes_it_is_marked_and_not_said_at_the_act() {
    let mut lines = Lines::begun();
    at(&mut lines, "2027-07-20T09:10:00", some());
    at(&mut lines, "2027-07-20T09:09:59", some());
    at(&mut lines, "2027-07-20T09:00:01", some());
    at(&mut lines, "2027-07-20T09:00:00", some());
    at(&mut lines, "2027-07-20T09:10:00", some());
    let marked = lines.book.clock.set_back.iter();
    let marked: Vec<_> = marked
        .map(|of| (of.line, of.seconds, of.is_noted()))
        .collect();
    assert_eq!(marked, [(3, 1, false), (4, 599, false), (5, 600, true)]);
}

#[test]
fn another_offset_is_no_other_time() {
    let mut lines = Lines::begun();
    at(&mut lines, "2027-07-20T09:00:00", some());
    for time in ["2027-07-20T01:00:00Z", "2027-07-20T10:30:00+09:00"] {
        lines.time = time.into();
        let Act::Publish(mut act) = some() else {
            panic!("a publication");
        };
        act.day = "2027-07-20".into();
        lines.add(Act::Publish(act)).expect("a line");
    }
    assert_eq!(lines.book.clock.set_back, []);
}

#[test]
fn a_clock_set_right_counts_again_and_nothing_is_in_time_until_the_wrong_time_has_passed() {
    let mut lines = Lines::begun();
    // The clock stood on 2036 by mistake.
    assert_eq!(at(&mut lines, "2036-01-01T09:00:00", some()), "2036-01-01");
    assert_eq!(at(&mut lines, "2027-06-10T09:00:00", some()), "2036-01-01");
    assert_eq!(at(&mut lines, "2027-06-10T09:05:00", clock()), "2027-06-10");
    assert_eq!(at(&mut lines, "2027-06-11T09:00:00", some()), "2027-06-11");
    assert_eq!(at(&mut lines, "2027-06-10T23:00:00", some()), "2027-06-11");
    at(&mut lines, "2036-01-01T09:00:00", some());
    at(&mut lines, "2036-01-01T09:00:01", some());
    let counted = |place: usize| lines.book.counted(&lines.entries[place]).unsure;
    let unsure: Vec<bool> = (0..8).map(counted).collect();
    assert_eq!(
        unsure,
        [false, false, false, false, true, true, true, false]
    );
    let right = &lines.book.clock.righted[0];
    assert_eq!((right.line, right.highest), (4, now("2036-01-01T09:00:00")));
}

#[test]
fn a_second_act_does_not_lower_what_the_first_left_in_doubt() {
    let mut lines = Lines::begun();
    at(&mut lines, "2036-01-01T09:00:00", some());
    at(&mut lines, "2027-06-10T09:00:00", clock());
    at(&mut lines, "2027-08-10T09:00:00", some());
    at(&mut lines, "2027-07-10T09:00:00", clock());
    let highest = lines.book.clock.righted[1].highest;
    assert_eq!(highest, now("2036-01-01T09:00:00"));
    assert!(lines.book.clock.is_unsure_at(now("2028-01-01T00:00:00")));
    assert!(!lines.book.clock.is_unsure_at(now("2036-01-01T09:00:01")));
}

#[test]
fn a_clock_that_is_not_behind_is_not_set_right() {
    let mut lines = Lines::begun();
    lines.time = "2027-07-20T09:00:00+08:00".into();
    assert_eq!(lines.add(clock()), Err("C19".to_owned()));
}

#[test]
fn a_time_in_the_future_of_a_reader_is_said_beyond_some_minutes() {
    let mut lines = Lines::begun();
    at(&mut lines, "2027-07-20T09:00:00", some());
    at(&mut lines, "2027-07-20T08:00:00", some());
    let told = |lines: &Lines, time: &str| {
        let future = lines.book.clock.in_future(now(time));
        future.map(|of| (of.line, of.seconds))
    };
    assert_eq!(told(&lines, "2027-07-20T09:00:00"), None);
    assert_eq!(told(&lines, "2027-07-21T00:00:00"), None);
    assert_eq!(told(&lines, "2027-07-20T08:50:00"), None);
    assert_eq!(told(&lines, "2027-07-20T08:49:59"), Some((2, 601)));
    // Once the clock was set right, what stood before it is known to be wrong.
    at(&mut lines, "2027-06-01T09:00:00", clock());
    assert_eq!(told(&lines, "2027-06-01T09:00:00"), None);
    assert_eq!(told(&lines, "2027-05-01T09:00:00"), Some((4, 31 * 86_400)));
}
