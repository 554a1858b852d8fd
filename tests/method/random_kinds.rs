//! That the random draws are of every kind that the method knows.

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::test_runner::TestRunner;

use choucha::domain::method::source::Source;

use super::random_frames::{ANYTHING, Case, Held, cases, fixed};

type Kinds = BTreeMap<&'static str, u32>;

fn of_lists(held: &Held, case: &Case, note: &mut impl FnMut(&'static str, bool)) {
    let frame = held.frame();
    let enterprises = &frame.enterprises;
    let groups = || enterprises.groups(0..frame.population.lines());
    note("strata", frame.population.strata() != [""]);
    note("no strata", frame.population.strata() == [""]);
    note("no owners", enterprises.is_empty());
    let owner_of = |line: &u32| held.texts.owners.owner_of(case.codes()[*line as usize]);
    let owners: Vec<&str> = (0..frame.population.lines())
        .filter_map(|line| owner_of(&line))
        .collect();
    let inside = |owner: &&str| case.codes().contains(owner);
    note("an owner in the population", owners.iter().any(inside));
    note(
        "an owner outside",
        owners.iter().any(|owner| !inside(owner)),
    );
    note("excluded", !frame.excluded.is_empty());
    let all_excluded = frame.excluded.len() == frame.population.lines() as usize;
    note("all excluded", all_excluded);
    let gone = |group: &Vec<u32>| group.iter().all(|line| frame.excluded.contains(line));
    let several = groups()
        .into_iter()
        .any(|group| group.len() > 1 && gone(&group));
    note("an enterprise of several excluded", several);
    note("recused", !frame.recused.is_empty());
    let by_parts = groups().into_iter().any(|group| {
        let most = group.iter().map(|line| frame.recused_from(&[*line]).len());
        frame.recused_from(&group).len() > most.max().unwrap_or(0)
    });
    note("recused from parts of an enterprise", by_parts);
}

fn of_outcome(held: &Held, note: &mut impl FnMut(&'static str, bool)) {
    let (frame, outcome) = (held.frame(), &held.outcome);
    let grouping = frame.grouping;
    note("standing", grouping.teams.is_some());
    note("for each visit", grouping.teams.is_none());
    note("qualified", grouping.qualified > 0);
    note("all qualified", grouping.qualified == grouping.group);
    let wished = grouping.pool.map(|k| k as usize);
    let grew = wished.is_some_and(|k| outcome.pool.len() > k.min(frame.crew.len()));
    note("the pool grew", grew);
    note("the pool is a part", outcome.pool.len() < frame.crew.len());
    note("short", outcome.shortfalls.iter().any(|&s| s > 0));
    note("nothing drawn", outcome.drawn.is_empty());
    note("every team was passed", own_team(held));
    let several = outcome.visits.iter().any(|visit| visit.lines.len() > 1);
    note("a visit of several objects", several);
    let recused = outcome.visits.iter().any(|visit| !visit.recused.is_empty());
    note("recused from a visit", recused);
    // Where the objects with the smallest codes of the visits would be drawn, were the visits made in draw order.
    let place = |line: u32| outcome.drawn.iter().position(|d| d.line == line);
    let order = outcome
        .visits
        .iter()
        .map(|visit| visit.lines.iter().filter_map(|line| place(*line)).min());
    note("visits not in draw order", !order.is_sorted());
}

fn of_source(held: &Held, note: &mut impl FnMut(&'static str, bool)) {
    let manifest = &held.texts.manifest;
    note("sealed", manifest.seal > 0);
    note("unsealed", manifest.seal == 0);
    let kind = match &manifest.source {
        Source::Os => "os",
        Source::Given => "given",
        Source::Drand(_) => "drand",
        Source::Event(event) if event.has_enough_outcomes() => "event",
        Source::Event(_) => "few outcomes",
    };
    note(kind, true);
    for name in ["双色球", "大乐透", "七星彩", "骰", "DICE"] {
        note(name, manifest.source.text().contains(name));
    }
}

#[test]
fn random_draws_are_of_every_kind() {
    let kinds: RefCell<Kinds> = RefCell::default();
    let mut runner = TestRunner::new(fixed(400, 1));
    runner
        .run(&cases(ANYTHING), |case| {
            let held = case.hold();
            let mut kinds = kinds.borrow_mut();
            let mut note = |kind: &'static str, is: bool| {
                *kinds.entry(kind).or_default() += u32::from(is);
            };
            of_lists(&held, &case, &mut note);
            of_outcome(&held, &mut note);
            of_source(&held, &mut note);
            Ok(())
        })
        .unwrap();
    let seen = kinds.into_inner();
    for (kind, count) in &seen {
        assert!(*count >= 4, "{kind}: {count} of 400; all: {seen:?}");
    }
    assert_eq!(seen.len(), 34, "{seen:?}");
}

/// Whether a draw with standing teams had to form one more for a visit.
fn own_team(held: &Held) -> bool {
    let Some(teams) = held.frame().grouping.teams else {
        return false;
    };
    let mut formed: Vec<&[u32]> = held.outcome.visits.iter().map(|v| &v.team[..]).collect();
    formed.sort_unstable();
    formed.dedup();
    formed.len() > teams as usize
}
