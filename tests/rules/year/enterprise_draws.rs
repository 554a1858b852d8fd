//! Years of small libraries drawn by the method itself, each round from its own texts: no enterprise (企业) is drawn above its
//! cap, the draws that used it up are named, and enterprises of one object each have equal chances (第13条, 第14条).

use std::collections::{BTreeMap, BTreeSet};

use crate::year::library::{Chance, Thing, code};
use choucha::domain::book::times_drawn::{CountedDraw, TimesDrawn};
use choucha::domain::ground::ratio::Ratio;
use choucha::domain::ground::sha::Sha;
use choucha::domain::method::draw;
use choucha::domain::method::frame::Grouping;
use choucha::domain::method::key::{Keys, Seed};
use choucha::domain::method::manifest::{Manifest, Take, TextDigest};
use choucha::domain::method::owners::Owners;
use choucha::domain::method::source::Source;
use choucha::domain::method::text_flaw::TextName;
use choucha::domain::year::round::used_up;
use choucha::format::{manifest_text, texts};
use chrono::NaiveDate;

const SALT: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

/// A round of a task: its place, 比例 or count, and 年度上限.
#[derive(Debug, Clone, Copy)]
struct Round {
    task: u16,
    number: u32,
    take: Ratio,
    cap: u32,
}

impl Round {
    fn id(self) -> String {
        format!("T{}-{}", self.task, self.number)
    }
}

/// The five lists of a round.
fn lists(things: &[&Thing], round: Round, times: &TimesDrawn) -> [String; 5] {
    let mut owners = Owners::default();
    for thing in things.iter().filter(|thing| !thing.owner.is_empty()) {
        owners.push(&thing.code, &thing.owner);
    }
    let lines = |cells: Vec<String>| {
        cells
            .iter()
            .fold(String::new(), |text, line| text + line + "\n")
    };
    let here: BTreeSet<&str> = things.iter().map(|thing| &*thing.code).collect();
    let excluded = used_up(round.cap, times, &owners).into_iter();
    let excluded = excluded.filter(|(code, _)| here.contains(&**code));
    [
        lines(things.iter().map(|thing| thing.code.clone()).collect()),
        lines(
            excluded
                .map(|(code, draws)| format!("{code}\tcap:{}", draws.join(",")))
                .collect(),
        ),
        lines(
            owners
                .iter()
                .map(|(code, owner)| format!("{code}\t{owner}"))
                .collect(),
        ),
        lines(vec!["001".to_owned(), "002".to_owned(), "003".to_owned()]),
        String::new(),
    ]
}

/// The codes that a round draws of these objects, those of its task, ascending by code.
fn drawn(things: &[&Thing], round: Round, times: &TimesDrawn, seed: &Seed) -> Vec<String> {
    let lists = lists(things, round, times);
    let digest = |place: usize| {
        let salt = if place < 3 { "" } else { SALT };
        TextDigest {
            lines: lists[place].lines().count() as u64,
            sha: Sha::of_both(salt.as_bytes(), lists[place].as_bytes()),
        }
    };
    let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
    let of = things.len() as u64;
    let manifest = Manifest {
        bureau: "局".into(),
        task: format!("T{}", round.task),
        round: round.number,
        seal: 0,
        source: Source::Given,
        items: vec!["A1".into()],
        window: (day(1), day(30)),
        texts: std::array::from_fn(digest),
        takes: vec![Take {
            stratum: String::new(),
            how: round.take,
            of,
            take: round.take.take(of),
        }],
        grouping: Grouping {
            group: 2,
            qualified: 0,
            teams: None,
            pool: None,
        },
    };
    let manifest = manifest_text::write(&manifest);
    let read = texts::read(|name| {
        let place = TextName::LISTS.iter().position(|list| *list == name);
        let other = if name == TextName::Salt {
            SALT
        } else {
            &manifest
        };
        Ok(place.map_or(other, |place| &lists[place]).as_bytes())
    });
    let texts = read.unwrap_or_else(|flaw| panic!("{flaw:?}: {lists:?}"));
    let keys = Keys::derive(manifest.as_bytes(), seed, &texts.salt);
    let outcome = draw::draw(&texts.frame, &keys);
    let codes = outcome
        .drawn
        .iter()
        .map(|drawn| things[drawn.line as usize].code.clone());
    codes.collect()
}

/// Draws the rounds in this order; gives how often each enterprise was visited, and by which rounds.
fn year(things: &[Thing], rounds: &[Round], seed: &str) -> BTreeMap<String, Vec<Round>> {
    let seed = Seed::new(seed).unwrap();
    let mut times = TimesDrawn::default();
    let mut visits: BTreeMap<String, Vec<Round>> = BTreeMap::new();
    for round in rounds {
        let mut here: Vec<&Thing> = things
            .iter()
            .filter(|thing| thing.strata.contains(&(round.task, 0)))
            .collect();
        if here.is_empty() {
            continue;
        }
        here.sort_by(|a, b| a.code.as_bytes().cmp(b.code.as_bytes()));
        let codes = drawn(&here, *round, &times, &seed);
        let of = |code: &String| {
            here.iter()
                .find(|thing| thing.code == *code)
                .unwrap()
                .enterprise()
        };
        let pairs: Vec<(&str, &str)> = codes.iter().map(|code| (of(code), code.as_str())).collect();
        let enterprises: BTreeSet<&str> = pairs.iter().map(|(enterprise, _)| *enterprise).collect();
        for enterprise in enterprises {
            visits
                .entry(enterprise.to_owned())
                .or_default()
                .push(*round);
        }
        let draw = CountedDraw {
            id: round.id(),
            task: format!("T{}", round.task),
            cap: round.cap,
            adhoc: false,
        };
        times.add(draw, pairs.into_iter(), |_| None);
    }
    visits
}

fn percent(text: &str) -> Ratio {
    Ratio::from_cell(text).unwrap()
}

/// A library of enterprises with up to seven objects each, in tasks as chance has it.
fn any_library(chance: &mut Chance, tasks: u16) -> Vec<Thing> {
    let mut things = Vec::new();
    for number in 1..=5 + chance.below(30) {
        let company = code(u32::try_from(number).unwrap());
        let mut strata = || {
            (0..tasks)
                .filter(|_| chance.below(2) == 0)
                .map(|task| (task, 0))
                .collect::<Vec<_>>()
        };
        if number % 5 > 0 {
            things.push(Thing::new(&company, "", &strata()));
        }
        for index in 0..(number % 4) * (number % 3) {
            things.push(Thing::new(
                &format!("P-{number:02}-{index}"),
                &company,
                &strata(),
            ));
        }
    }
    things
}

#[test]
fn no_enterprise_is_drawn_above_its_cap() {
    let mut chance = Chance(20_261_201);
    let ratios = ["5%", "20%", "50%", "100%", "#3", "#8"];
    let (mut visited, mut again) = (0, 0);
    for library in 0..300 {
        let tasks = 1 + u16::try_from(chance.below(4)).unwrap();
        let things = any_library(&mut chance, tasks);
        let mut rounds = Vec::new();
        for task in 0..tasks {
            let (take, cap) = (
                percent(ratios[chance.below(6)]),
                1 + u32::try_from(chance.below(3)).unwrap(),
            );
            for round in 1..=1 + u32::try_from(chance.below(3)).unwrap() {
                rounds.push(Round {
                    task,
                    number: round,
                    take,
                    cap,
                });
            }
        }
        let rounds = chance.shuffled(rounds);
        for (enterprise, visits) in year(&things, &rounds, &format!("library {library}")) {
            let cap = visits.iter().map(|round| round.cap).min().unwrap();
            assert!(
                visits.len() <= cap as usize,
                "library {library}: {enterprise} by {visits:?}"
            );
            visited += 1;
            again += u64::from(visits.len() > 1);
        }
    }
    assert!(
        visited > 3_000 && again > 300,
        "{visited} visited, {again} more than once"
    );
}

#[test]
fn a_company_with_tanks_and_a_project_is_visited_once() {
    let company = code(7);
    let mut things = vec![Thing::new(&company, "", &[(0, 0)])];
    things.extend((1..=6).map(|n| Thing::new(&format!("SB-{n}"), &company, &[(1, 0)])));
    things.push(Thing::new("XM-1", &company, &[(2, 0)]));
    let rounds = [0, 1, 2].map(|task| Round {
        task,
        number: 1,
        take: percent("100%"),
        cap: 1,
    });
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0]] {
        let visits = year(&things, &order.map(|place: usize| rounds[place]), "whole");
        assert_eq!(visits.len(), 1);
        assert_eq!(visits[&company].len(), 1, "{order:?}");
    }
}

#[test]
fn enterprises_of_one_object_each_have_equal_chances() {
    // Sixty of them beside ten that have three objects each; two tasks over all of them, with a cap of one.
    let both = [(0, 0), (1, 0)];
    let mut things: Vec<Thing> = (1..=60).map(|n| Thing::new(&code(n), "", &both)).collect();
    for number in 61..=70 {
        let owner = code(number);
        things.extend((0..3).map(|n| Thing::new(&format!("P-{number}-{n}"), &owner, &both)));
    }
    let rounds = [0, 1].map(|task| Round {
        task,
        number: 1,
        take: percent("10%"),
        cap: 1,
    });
    let mut counts: BTreeMap<String, u64> = (1..=60).map(|n| (code(n), 0)).collect();
    for seed in 0..1_500 {
        for enterprise in year(&things, &rounds, &format!("seed {seed}")).keys() {
            if let Some(count) = counts.get_mut(enterprise) {
                *count += 1;
            }
        }
    }
    let total: u64 = counts.values().sum();
    // Chi-square in whole numbers, 60 times too large: sum of (60·count − total)² over total, of 59 degrees of freedom.
    // A fair draw is above 110 in one of 20,000 such tests; the seeds are fixed, so that this one always comes out alike.
    let squares: u64 = counts
        .values()
        .map(|count| (60 * count).abs_diff(total).pow(2))
        .sum();
    assert!(
        squares / total < 60 * 110,
        "{} of 59: {counts:?}",
        squares / total / 60
    );
}
