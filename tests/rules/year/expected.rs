//! Tests of `src/domain/year/expected.rs`, `ahead.rs`, `overlaps.rs` and `any_order.rs`: what a year can come to.

use std::collections::{BTreeMap, BTreeSet};

use crate::year::library::{Chance, Thing, census, code};
use crate::year::plan::task;
use choucha::domain::book::fold::Book;
use choucha::domain::book::times_drawn::{CountedDraw, TimesDrawn};
use choucha::domain::year::ahead::Ahead;
use choucha::domain::year::census::{Census, Class, Enterprise, Stratum, Visited};
use choucha::domain::year::expected::*;
use choucha::domain::year::over_inspection::over_cap;
use choucha::domain::year::plan::Task;
use choucha::domain::year::planned_round::{PlannedRound, rounds, to_come};
use proptest::prelude::*;

/// Enterprises of one object each: its strata, how often it was drawn, how many there are.
fn alone(classes: &[(&[Stratum], u32, u64)]) -> Census {
    let classes = classes.iter().map(|(strata, visits, count)| {
        let class = Class {
            strata: strata.to_vec(),
            drawn: *visits > 0,
            shut: vec![],
        };
        let cap = if *visits > 0 { 1 } else { u32::MAX };
        let visited = Visited {
            visits: *visits,
            cap,
            drawn: *visits > 0,
        };
        let objects = vec![(class, 1)];
        (Enterprise { objects, visited }, *count)
    });
    Census {
        enterprises: classes.collect(),
        ..Census::default()
    }
}

fn of_plan(tasks: &[&Task]) -> Vec<PlannedRound> {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("date");
    rounds(tasks.iter().copied(), &Book::default(), today)
}

fn look(tasks: &[&Task], census: &Census, drawn: u64) -> Forecast {
    forecast(tasks, census, &to_come(&of_plan(tasks)), drawn)
}

/// At least as the rounds fall due, at least in any order, at most, base.
fn bounds(forecast: &Forecast) -> (u64, u64, u64, u64) {
    let Expected { least, most, base } = forecast.expected;
    (least, forecast.least_in_any_order, most, base)
}

#[test]
fn disjoint_scopes_are_exact() {
    let (a, _) = task(&[("id", "A"), ("ratio", "5%"), ("times", "2")]);
    let (b, _) = task(&[("id", "B"), ("ratio", "#7")]);
    let census = alone(&[(&[(0, 0)], 0, 100), (&[(1, 0)], 0, 50), (&[], 0, 30)]);
    let seen = look(&[&a, &b], &census, 0);
    assert_eq!(bounds(&seen), (17, 17, 17, 180));
    assert!(seen.expected.is_exact());
}

#[test]
fn a_cap_of_one_keeps_overlapping_rounds_apart() {
    let (a, _) = task(&[("id", "A"), ("ratio", "10%")]);
    let (b, _) = task(&[("id", "B"), ("ratio", "10%")]);
    let all = alone(&[(&[(0, 0), (1, 0)], 0, 100)]);
    assert_eq!(bounds(&look(&[&a, &b], &all, 0)), (20, 20, 20, 100));
    // With a higher cap the second may draw the same objects again, unless the first one's cap forbids it.
    let (b, _) = task(&[("id", "B"), ("ratio", "10%"), ("cap", "2")]);
    assert_eq!(bounds(&look(&[&a, &b], &all, 0)), (10, 10, 20, 100));
}

#[test]
fn exclusions_may_leave_too_few() {
    let (a, _) = task(&[("id", "A"), ("ratio", "50%")]);
    let (b, _) = task(&[("id", "B"), ("ratio", "100%")]);
    let shared = alone(&[(&[(0, 0), (1, 0)], 0, 10), (&[(0, 0)], 0, 10)]);
    // A draws ten of twenty; between none and all of them are B's ten. If B comes first, A has ten left.
    let seen = look(&[&a, &b], &shared, 0);
    assert_eq!(bounds(&seen), (10, 10, 20, 20));
    assert_eq!(seen.taken[1][&0].short, 10);
}

#[test]
fn an_order_that_nobody_foresaw_is_no_promise() {
    // All of A's are B's too; the strict task first leaves the loose one its share, the other way round they may meet.
    let (a, _) = task(&[("id", "A"), ("ratio", "100%")]);
    let (b, _) = task(&[("id", "B"), ("ratio", "50%")]);
    let census = alone(&[(&[(0, 0), (1, 0)], 0, 10), (&[(1, 0)], 0, 10)]);
    // A draws its ten, B ten of the others: twenty. B first may draw A's ten, and A nobody: ten.
    assert_eq!(bounds(&look(&[&a, &b], &census, 0)), (20, 10, 20, 20));
}

#[test]
fn whoever_is_all_drawn_does_not_care_for_the_order() {
    let (a, _) = task(&[("id", "A"), ("ratio", "100%")]);
    let (b, _) = task(&[("id", "B"), ("ratio", "10%"), ("cap", "2")]);
    let all = alone(&[(&[(0, 0), (1, 0)], 0, 100)]);
    assert_eq!(bounds(&look(&[&a, &b], &all, 0)), (100, 100, 100, 100));
}

#[test]
fn a_sealed_round_may_draw_what_others_drew_since() {
    let (a, _) = task(&[("id", "A"), ("ratio", "#8")]);
    let (b, _) = task(&[("id", "B"), ("ratio", "#8")]);
    let all = alone(&[(&[(0, 0), (1, 0)], 0, 20)]);
    let mut rounds = of_plan(&[&a, &b]);
    rounds[1].sealed = Some(1);
    let seen = forecast(&[&a, &b], &all, &to_come(&rounds), 0);
    assert_eq!(bounds(&seen), (8, 8, 16, 20));
}

#[test]
fn what_was_drawn_counts_and_is_not_drawn_again() {
    let (a, _) = task(&[("id", "A"), ("ratio", "100%")]);
    let half = alone(&[(&[(0, 0)], 1, 4), (&[(0, 0)], 0, 6)]);
    let seen = look(&[&a], &half, 4);
    assert_eq!(bounds(&seen), (10, 10, 10, 10));
    assert_eq!(seen.taken[0][&0].short, 4);
}

/// A company with six tanks and a project, each kind a task of its own that draws all.
fn six_tanks() -> (Vec<Thing>, [Task; 3]) {
    let company = code(1);
    let mut things = vec![Thing::new(&company, "", &[(0, 0)])];
    things.extend((1..=6).map(|n| Thing::new(&format!("SB-{n}"), &company, &[(1, 0)])));
    things.push(Thing::new("XM-1", &company, &[(2, 0)]));
    let tasks = ["A", "B", "C"].map(|id| task(&[("id", id), ("ratio", "100%")]).0);
    (things, tasks)
}

#[test]
fn an_enterprise_is_visited_once_whatever_it_has() {
    let (things, [a, b, c]) = six_tanks();
    let nothing = TimesDrawn::default();
    let counted = census(&things, &nothing, &[]);
    // One visit: of the company, of its six tanks, or of its project. As the rounds fall due it is the company.
    assert_eq!(bounds(&look(&[&a, &b, &c], &counted, 0)), (1, 0, 6, 8));
    let (b2, _) = task(&[("id", "B"), ("ratio", "100%"), ("cap", "2")]);
    let (c2, _) = task(&[("id", "C"), ("ratio", "100%"), ("cap", "2")]);
    assert_eq!(bounds(&look(&[&a, &b2, &c2], &counted, 0)).2, 7);
}

#[test]
fn a_visited_enterprise_has_nothing_left() {
    let (things, [a, b, c]) = six_tanks();
    let company = code(1);
    let mut drawn = TimesDrawn::default();
    let draw = CountedDraw {
        id: "B-1".into(),
        task: "B".into(),
        cap: 1,
        adhoc: false,
    };
    drawn.add(draw, [(&*company, "SB-3")].into_iter(), |_| None);
    let counted = census(&things, &drawn, &[]);
    let seen = look(&[&a, &b, &c], &counted, 1);
    assert_eq!(bounds(&seen), (1, 1, 1, 8));
    assert_eq!(seen.taken[1][&0].short, 6);
}

/// A small library and plan that chance makes: tasks with their take, rounds, cap and how many of the rounds are sealed, and
/// enterprises with the tasks of each of their objects as bits.
type World = (Vec<(u64, u32, u32, u32)>, Vec<Vec<u8>>);

fn any_world() -> impl Strategy<Value = World> {
    let task = (1u64..7, 1u32..=2, 1u32..=3, 0u32..=1);
    let enterprise = prop::collection::vec(0u8..16, 1..4);
    (
        prop::collection::vec(task, 1..=4),
        prop::collection::vec(enterprise, 1..14),
    )
}

fn things(enterprises: &[Vec<u8>], tasks: usize) -> Vec<Thing> {
    let strata = |bits: u8| -> Vec<Stratum> {
        let here = (0..tasks).filter(|place| bits >> place & 1 == 1);
        here.map(|place| (u16::try_from(place).unwrap(), 0))
            .collect()
    };
    let mut things = Vec::new();
    for (number, objects) in (1u32..).zip(enterprises) {
        let company = code(number);
        // Of every third enterprise the company itself is in the library.
        let own = objects.len() == 1 || number % 3 == 0;
        for (index, bits) in objects.iter().enumerate() {
            things.push(if own && index == 0 {
                Thing::new(&company, "", &strata(*bits))
            } else {
                Thing::new(&format!("P-{number:02}-{index}"), &company, &strata(*bits))
            });
        }
    }
    things
}

/// Draws the rounds in this order: those without a seal exclude whoever is at the cap, sealed ones nobody.
fn played(
    things: &[Thing],
    tasks: &[Task],
    order: &[&PlannedRound],
    chance: &mut Chance,
) -> (BTreeSet<String>, BTreeMap<String, (u32, u32)>) {
    let mut drawn = BTreeSet::new();
    let mut visits: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for round in order {
        let task = &tasks[round.task];
        let place = u16::try_from(round.task).unwrap();
        let here = things
            .iter()
            .filter(|thing| thing.strata.contains(&(place, 0)));
        let population = here.clone().count() as u64;
        let take = match &task.taking {
            Some(choucha::domain::year::plan::Taking::Ratio(ratio)) => ratio.take(population),
            other => panic!("{other:?}"),
        };
        let open = here.filter(|thing| {
            let visited = visits.get(thing.enterprise());
            let at_cap = visited.is_some_and(|(count, cap)| *count >= task.cap.min(*cap));
            round.sealed.is_some() || !at_cap
        });
        let taken = chance.shuffled(open.collect());
        let taken = &taken[..taken.len().min(usize::try_from(take).unwrap())];
        let enterprises: BTreeSet<&str> = taken.iter().map(|thing| thing.enterprise()).collect();
        for enterprise in enterprises {
            let (count, cap) = visits.entry(enterprise.to_owned()).or_insert((0, u32::MAX));
            *count += 1;
            *cap = task.cap.min(*cap);
        }
        drawn.extend(taken.iter().map(|thing| thing.code.clone()));
    }
    (drawn, visits)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_year_comes_out_otherwise(world in any_world(), seed in any::<u64>()) {
        let (plan, enterprises) = world;
        let tasks: Vec<Task> = plan.iter().enumerate().map(|(place, (take, times, cap, _))| {
            let (id, take) = (format!("T{place}"), format!("#{take}"));
            task(&[("id", &id), ("ratio", &take), ("times", &times.to_string()), ("cap", &cap.to_string())]).0
        }).collect();
        let things = things(&enterprises, tasks.len());
        let of_plan = {
            let tasks: Vec<&Task> = tasks.iter().collect();
            let mut rounds = of_plan(&tasks);
            for round in &mut rounds {
                let (_, _, cap, sealed) = plan[round.task];
                round.sealed = (round.round <= sealed).then_some(cap);
            }
            rounds
        };
        let open = to_come(&of_plan);
        let refs: Vec<&Task> = tasks.iter().collect();
        let counted = census(&things, &TimesDrawn::default(), &[]);
        let seen = forecast(&refs, &counted, &open, 0);
        let over = over_cap(&counted, &Ahead::new(&refs, &open));
        let (as_due, in_any_order, most, base) = bounds(&seen);
        prop_assert_eq!(base, things.len() as u64);
        let mut chance = Chance(seed);
        for _ in 0..4 {
            let (drawn, visits) = played(&things, &tasks, &open, &mut chance);
            let drawn = drawn.len() as u64;
            prop_assert!((as_due..=most).contains(&drawn), "{} of {}..{}", drawn, as_due, most);
            let other = chance.shuffled(open.clone());
            let (drawn, more) = played(&things, &tasks, &other, &mut chance);
            let drawn = drawn.len() as u64;
            prop_assert!((in_any_order..=most).contains(&drawn), "{} of {}..{}", drawn, in_any_order, most);
            for visits in [visits, more] {
                let above = visits.values().filter(|(count, cap)| count > cap);
                let foretold: u64 = over.iter().map(|over| over.enterprises).sum();
                prop_assert!(above.clone().count() as u64 <= foretold);
                for (count, _) in above {
                    prop_assert!(over.iter().any(|over| over.could >= *count));
                }
            }
        }
    }
}
