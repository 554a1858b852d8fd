//! Tests of `src/domain/book/times_drawn.rs`: visits counted by enterprise, and caps.

use choucha::domain::book::times_drawn::*;
use choucha::domain::ground::coverage::{Coverage, EnterpriseCoverage};
use chrono::NaiveDate;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, day).expect("date")
}

/// A draw: id, task, cap, and the objects that it drew as pairs of enterprise and code.
type Draw<'a> = (&'a str, &'a str, u32, &'a [(&'a str, &'a str)]);

/// Draws whose visits are all open.
fn drawn(draws: &[Draw<'_>]) -> TimesDrawn {
    let mut times = TimesDrawn::default();
    for (id, task, cap, pairs) in draws {
        let draw = CountedDraw {
            id: (*id).to_owned(),
            task: (*task).to_owned(),
            cap: *cap,
            adhoc: false,
        };
        times.add(draw, pairs.iter().copied(), |_| None);
    }
    times
}

#[test]
fn a_draw_counts_once_for_an_enterprise_however_many_objects_it_drew() {
    let times = drawn(&[(
        "T-1",
        "T",
        3,
        &[("E", "a"), ("E", "b"), ("F", "F"), ("E", "a")],
    )]);
    assert_eq!(
        (times.visits_of("E").count(), times.visits_of("F").count()),
        (1, 1)
    );
    assert_eq!(times.visits_of("a").count(), 0);
    assert_eq!((times.of("a").0, times.of("E").0), (1, 0));
    assert_eq!(
        times.all(),
        Tally {
            objects: 3,
            enterprises: 2
        }
    );
}

#[test]
fn the_cap_is_the_least_of_the_drawing_task_and_of_the_draws() {
    let times = drawn(&[
        ("T-2", "T", 3, &[("E", "a"), ("F", "F")]),
        ("T-1", "T", 2, &[("E", "b")]),
    ]);
    let ids = |cap| times.used_up(cap).into_iter().collect::<Vec<_>>();
    let both = vec!["T-1".to_owned(), "T-2".to_owned()];
    // E was visited twice, and once was the cap two; F once, with a cap of three.
    assert_eq!(ids(9), [("E", both.clone())]);
    assert_eq!(ids(2), [("E", both.clone())]);
    assert_eq!(ids(1), [("E", both), ("F", vec!["T-2".to_owned()])]);
    assert!(
        !times.visits_of("G").use_up(1),
        "nobody is at the cap without a visit"
    );
    let over = times.over(2, ["E", "F", "E", "G"].into_iter());
    assert_eq!(over.keys().copied().collect::<Vec<_>>(), ["E"]);
}

#[test]
fn visits_completed_on_one_day_are_one() {
    let mut times = TimesDrawn::default();
    for (id, completed) in [
        ("A-1", Some(1)),
        ("B-1", Some(1)),
        ("C-1", None),
        ("D-1", Some(2)),
    ] {
        let draw = CountedDraw {
            id: id.into(),
            task: id[..1].into(),
            cap: 3,
            adhoc: false,
        };
        times.add(draw, [("E", "E")].into_iter(), |_| completed.map(day));
        let counted = times.visits_of("E").count();
        assert_eq!(
            counted,
            [("A-1", 1), ("B-1", 1), ("C-1", 2), ("D-1", 3)]
                .iter()
                .find(|(of, _)| *of == id)
                .unwrap()
                .1
        );
    }
    // All of them are named, those that were one visit too.
    let ids = ["A-1", "B-1", "C-1", "D-1"].map(str::to_owned);
    assert_eq!(times.used_up(3)["E"], ids);
}

#[test]
fn tasks_and_the_year_count_distinct_objects_and_enterprises() {
    let times = drawn(&[
        ("T-1", "T", 9, &[("E", "a"), ("F", "F")]),
        ("T-2", "T", 9, &[("E", "a"), ("E", "b")]),
        ("U-1", "U", 9, &[("E", "a"), ("G", "G")]),
    ]);
    assert_eq!(
        times.all(),
        Tally {
            objects: 4,
            enterprises: 3
        }
    );
    assert_eq!(
        times.of_task("T"),
        Tally {
            objects: 3,
            enterprises: 2
        }
    );
    assert_eq!(
        times.of_task("U"),
        Tally {
            objects: 2,
            enterprises: 2
        }
    );
    assert_eq!(times.of_task("V"), Tally::default());
    let ids: Vec<&str> = times
        .draws_of("a")
        .iter()
        .map(|draw| draw.id.as_str())
        .collect();
    assert_eq!(ids, ["T-1", "T-2", "U-1"]);
    let coverage = |objects| Coverage { objects, base: 10 };
    assert_eq!(
        times.with(["a", "c", "d"].into_iter(), 10),
        (coverage(4), coverage(6))
    );
    let of = |enterprises| EnterpriseCoverage {
        enterprises,
        base: 8,
    };
    assert_eq!(
        times.enterprises_with(["E", "H"].into_iter(), 8),
        (of(3), of(4))
    );
}

#[test]
fn a_visit_outside_the_plan_uses_up_a_cap_only_once_it_is_completed() {
    let draw = |id: &str, adhoc| CountedDraw {
        id: id.to_owned(),
        task: id[..1].to_owned(),
        cap: 1,
        adhoc,
    };
    let pairs = [("E", "a"), ("E", "b"), ("F", "F")];
    let mut times = TimesDrawn::default();
    let completed = |code: &str| (code == "F").then(|| day(3));
    times.add(draw("X-1", true), pairs.into_iter(), completed);
    // For coverage all of them count from the draw on.
    let tally = Tally {
        objects: 3,
        enterprises: 2,
    };
    assert_eq!((times.all(), times.of_task("X")), (tally, tally));
    let (before, after) = times.enterprises_with(["E", "G"].into_iter(), 10);
    assert_eq!((before.enterprises, after.enterprises), (2, 3));
    assert_eq!(times.used_up(1).keys().collect::<Vec<_>>(), [&"F"]);
    let open = times.visits_of("E");
    assert!(open.any() && open.count() == 0 && open.cap().is_none() && open.ids().is_empty());
    assert!(!times.visits_of("G").any());
    // A planned draw uses it up at once, and then it alone is named; its task's cap counts, the other's does not.
    let planned = CountedDraw {
        cap: 2,
        ..draw("P-1", false)
    };
    times.add(planned, [("E", "a")].into_iter(), |_| None);
    let visits = times.visits_of("E");
    assert_eq!((visits.count(), visits.cap()), (1, Some(2)));
    assert_eq!(times.used_up(1)["E"], ["P-1"]);
    assert!(!visits.use_up(2));
}
