//! 第二十三条: who was passed, and so who is recused from whom, does not show in what is published. Turns of people, or of
//! standing teams, grow by one, lap after lap: whoever knows the order in which teams were formed sees who is missing from a
//! lap. That order is nowhere in public; here the attack is made with every order that can be seen or made there.
#![allow(
    clippy::float_arithmetic,
    reason = "statistics of a test; no float takes part in a draw"
)]

use std::collections::BTreeMap;

use choucha::domain::ground::sha::Sha;

use super::simulated::{Shape, Simulated};

/// People in twos, in threes, and in five standing teams of two; the seats of twenty visits never divide evenly.
const SHAPES: [Shape; 3] = [
    Shape {
        people: 9,
        group: 2,
        teams: None,
    },
    Shape {
        people: 11,
        group: 3,
        teams: None,
    },
    Shape {
        people: 12,
        group: 2,
        teams: Some(6),
    },
];
/// Draws of each shape.
const DRAWS: usize = 200;
/// Orders by chance that each draw is attacked with too: what an attacker gets who knows no order at all.
const SHUFFLES: usize = 5;

/// The visits, in an order that an attacker takes to be that in which teams were formed; each with who went, by units of
/// whom turns are counted: the leader, then the others.
type Laps<'a> = Vec<(&'a str, Vec<&'a str>)>;

/// Goes through the visits and counts turns. Whoever goes while somebody else has had fewer turns shows that the other was
/// passed in the lap that he is missing from: at one of the visits since it began. Gives the likeliest visit and person.
fn missing_from_a_lap<'a>(laps: &Laps<'a>, units: &[&'a str]) -> Option<(&'a str, &'a str)> {
    let mut turns: BTreeMap<&str, usize> = units.iter().map(|unit| (*unit, 0)).collect();
    let mut begun: Vec<usize> = Vec::new();
    let mut weights: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (now, (_, team)) in laps.iter().enumerate() {
        let mut seated = team.clone();
        // Who followed the leader is published by certificate number: those with fewer turns sat down first.
        seated[1..].sort_by_key(|unit| turns[unit]);
        for unit in seated {
            let lap = turns[unit];
            if begun.len() <= lap {
                begun.resize(lap + 1, now);
            }
            let behind = |(other, had): (&&'a str, &usize)| {
                (*had < lap && !team.contains(other)).then_some(*other)
            };
            let passed: Vec<&str> = turns.iter().filter_map(behind).collect();
            for other in passed {
                let since = &laps[begun[turns[other]]..=now];
                let without = || since.iter().filter(|(_, team)| !team.contains(&other));
                let weight = 5_040 / without().count().max(1);
                for (visit, _) in without() {
                    *weights.entry((visit, other)).or_default() += weight;
                }
                turns.insert(other, lap);
            }
            turns.insert(unit, lap + 1);
        }
    }
    let best = weights.into_iter().max_by_key(|(_, weight)| *weight);
    best.map(|(pair, _)| pair)
}

/// Whether the attack, made with this order, names the recusal; and whether it names the person at least.
fn names(draw: &Simulated, order: &[String]) -> [bool; 2] {
    let mut teams = draw.teams();
    if draw.frame.grouping.teams.is_some() {
        // A standing team has its turns as one; its leader is always the same.
        for team in teams.values_mut() {
            *team = vec![team.join(" ")];
        }
    }
    let laps: Laps<'_> = order
        .iter()
        .map(|of| (of.as_str(), teams[of].iter().map(String::as_str).collect()))
        .collect();
    let mut units: Vec<&str> = laps.iter().flat_map(|(_, team)| team.clone()).collect();
    units.sort_unstable();
    units.dedup();
    let (enterprise, cert) = &draw.recused;
    let Some((visit, unit)) = missing_from_a_lap(&laps, &units) else {
        return [false; 2];
    };
    let person = unit.split(' ').any(|of| of == cert);
    [visit == enterprise && person, person]
}

fn shuffled(order: &[String], number: u64, shuffle: usize) -> Vec<String> {
    let mut order = order.to_vec();
    order.sort_by_key(|of| Sha::of(format!("{number} {shuffle} {of}").as_bytes()).0);
    order
}

#[test]
fn no_order_that_is_public_names_a_recusal_more_often_than_chance() {
    for shape in SHAPES {
        let mut tried = Tried::default();
        for (number, draw) in Simulated::many(shape, DRAWS) {
            tried.add("inside", names(&draw, &draw.inside()));
            for shuffle in 0..SHUFFLES {
                let order = shuffled(&draw.inside(), number, shuffle);
                tried.add("shuffled", names(&draw, &order));
            }
            for (name, order) in draw.orders() {
                assert_eq!(order.len(), draw.outcome.visits.len(), "{name}");
                tried.add(name, names(&draw, &order));
            }
        }
        tried.check(shape);
    }
}

/// How often each order named the recusal, and the person.
#[derive(Debug, Default)]
struct Tried(BTreeMap<&'static str, Hits>);

/// How often it was tried, and how often the recusal was named, and the person.
#[derive(Debug, Default)]
struct Hits {
    tries: u32,
    named: [u32; 2],
}

impl Hits {
    fn share(&self, what: usize) -> f64 {
        f64::from(self.named[what]) / f64::from(self.tries)
    }
}

impl Tried {
    fn add(&mut self, order: &'static str, named: [bool; 2]) {
        let hits = self.0.entry(order).or_default();
        hits.tries += 1;
        for (hits, named) in hits.named.iter_mut().zip(named) {
            *hits += u32::from(named);
        }
    }

    /// Every order but the inside one is as good as chance, within four standard deviations; the inside one is much better.
    fn check(&self, shape: Shape) {
        let chance = &self.0["shuffled"];
        for (order, hits) in &self.0 {
            for (what, least) in [(0, 0.08), (1, 0.7)] {
                let (luck, found) = (chance.share(what), hits.share(what));
                let tries = 1.0 / f64::from(hits.tries) + 1.0 / f64::from(chance.tries);
                let bound = luck + 4.0 * (luck * (1.0 - luck) * tries).sqrt();
                let told = format!("{shape:?}, {order}: {found}, by chance {luck}, bound {bound}");
                if *order == "inside" {
                    assert!(found > bound && found > least, "{told}");
                } else {
                    assert!(found <= bound, "{told}");
                }
            }
        }
    }
}

#[test]
fn the_published_team_is_the_leader_and_then_the_others_by_certificate() {
    let (mut another_order, shape) = (0, SHAPES[1]);
    for (_, draw) in Simulated::many(shape, 20) {
        let teams = draw.teams();
        for visit in &draw.outcome.visits {
            let seated = visit.team.iter();
            let seated: Vec<&str> = seated
                .map(|&j| draw.frame.crew.certs[j as usize].as_str())
                .collect();
            let public = &teams[draw.enterprise(&visit.lines)];
            assert_eq!(public[0], seated[0]);
            assert!(public[1..].is_sorted());
            another_order += usize::from(*public != seated);
        }
    }
    assert!(another_order > 100, "{another_order}");
}

/// What still shows, and SECURITY.md says it: the visits of all together are even, but for who was passed.
#[test]
fn a_visit_fewer_than_all_others_shows_who_was_passed() {
    let even = Shape {
        people: 10,
        group: 2,
        teams: None,
    };
    let mut fewest = 0;
    for (_, draw) in Simulated::many(even, 100) {
        let loads = draw.outcome.loads(&draw.frame);
        let person = draw.frame.crew.line_of(&draw.recused.1).unwrap();
        fewest += usize::from(loads[person as usize] == *loads.iter().min().unwrap());
    }
    assert!(fewest > 80, "{fewest} of 100");
}
