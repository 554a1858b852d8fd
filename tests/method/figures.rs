//! Figures of what recusals and replacements can steer, before and after the method's last revision (F4: who is left, F5
//! and F8). The former rules are worked out here: teams formed in draw order; a seat taken by the fewest visits alone.
//!
//! `CHOUCHA_FIGURES=3000 cargo test --release --locked --test method -- --ignored --nocapture figures`, where the number is that
//! of the draws of each figure.
#![allow(
    clippy::float_arithmetic,
    reason = "figures of a test; no float takes part in a draw"
)]

use std::collections::{BTreeMap, BTreeSet};

use choucha::domain::acts::replacement::Candidate;
use choucha::domain::ground::arena::Arena;
use choucha::domain::method::draw::{self, Outcome};
use choucha::domain::method::drawn_rows::DrawnTeam;
use choucha::domain::method::frame::Frame;
use choucha::domain::method::key::{Keys, Seed};
use choucha::domain::method::manifest::Manifest;
use choucha::domain::method::pool::{self, Lots};
use choucha::domain::method::servable;
use choucha::domain::method::source::Source;
use choucha::domain::method::teams::Seating;
use choucha::domain::method::verify;
use choucha::domain::method::visits::{DrawnVisit, Few};
use choucha::domain::replace::replacement::SeatLots;

use super::fixed_seeds::{PAIRS, frame, keys};
use super::random_frames::{day, digest};

/// How many draws each figure is of.
fn draws() -> u32 {
    std::env::var("CHOUCHA_FIGURES").map_or(3000, |count| count.parse().unwrap())
}

fn share(of: u32, all: u32) -> f64 {
    f64::from(of) / f64::from(all.max(1))
}

/// The visits of a draw as the former rule made them: an object each, in draw order.
fn in_draw_order(frame: &Frame, outcome: &Outcome, keys: &Keys) -> Vec<DrawnVisit> {
    let drawn = outcome.drawn.iter().map(|drawn| DrawnVisit {
        lines: std::iter::once(drawn.line).collect(),
        recused: frame.recused_from(&[drawn.line]),
        team: Few::default(),
    });
    let mut visits: Vec<DrawnVisit> = drawn.collect();
    let mut lots = Lots::new(&keys.people.0, frame.crew.len());
    let pool = pool::form(frame, &visits, &mut lots);
    let mut seating = Seating::new(frame, lots, &pool);
    for visit in &mut visits {
        visit.team = seating.team(&visit.recused);
    }
    visits
}

/// What draw.json says of an object: how many of the inspectors are recused from its visit.
fn recorded(frame: &Frame, outcome: &Outcome, keys: &Keys, line: u32) -> u32 {
    let manifest = Manifest {
        bureau: "局".to_owned(),
        task: "T".to_owned(),
        round: 1,
        seal: 0,
        source: Source::Given,
        items: vec!["I".to_owned()],
        window: (day(1, 1), day(1, 2)),
        texts: choucha::domain::method::text_flaw::TextName::LISTS.map(|name| digest(name, "", "")),
        takes: Vec::new(),
        grouping: frame.grouping,
    };
    let mut codes = Arena::default();
    for drawn in &outcome.drawn {
        codes.push(&format!("{:04}", drawn.line));
    }
    let seed = (&Seed::new("s").unwrap(), keys.objects);
    let repeated = verify::repeated(&manifest, keys.objects, frame, seed, outcome, &codes);
    let code = format!("{line:04}");
    let row = repeated.drawn.iter().find(|row| row.code == code).unwrap();
    match row.of_team {
        DrawnTeam::Visit { recused, .. } => recused,
        DrawnTeam::Public { .. } => panic!("a public row"),
    }
}

/// F4: 9 inspectors, 40 objects of which 7 are drawn, teams of two; all but some are recused from object 0.
#[test]
#[ignore = "prints figures; see the head of the file"]
fn figures_of_a_team_that_recusals_force() {
    println!(
        "F4: teams of two out of 9; recused from one object all but so many; draws of it, and its pairs"
    );
    for left in 2..=6u32 {
        let mut frame = frame(40, None, &[7], 9, PAIRS);
        frame.recused.insert(0, (left..9).collect());
        let mut pairs: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        let mut said = BTreeSet::new();
        for i in 0..draws() {
            let keys = keys("force", i);
            let outcome = draw::draw(&frame, &keys);
            let visit = outcome.visits.iter().find(|visit| visit.lines[..] == [0]);
            if let Some(visit) = visit {
                let mut pair = visit.team.to_vec();
                pair.sort_unstable();
                *pairs.entry(pair).or_default() += 1;
                said.insert(recorded(&frame, &outcome, &keys, 0));
            }
        }
        let all: u32 = pairs.values().sum();
        let most = pairs.values().max().copied().unwrap_or(0);
        let few = servable::few(&frame).len();
        println!(
            "  {left} left: {all} draws, {} pairs, the most frequent in {:.3} of them; draw.json: recused {said:?} of 9; \
             few in public and a warning at the seal: {}",
            pairs.len(),
            share(most, all),
            few == 1,
        );
        // Two that are left are the team in every draw; the record says that seven are not.
        assert_eq!(said, BTreeSet::from([9 - left]));
        assert_eq!(few == 1, left < 4);
        let every_pair = (left * (left - 1) / 2) as usize;
        assert_eq!(pairs.len(), every_pair);
    }
    println!("  before: the same pairs, and no record of how many are recused from the object");
}

/// A stratum D of one to five objects, all drawn, beside 5 % of 100.
fn strata(of_d: u64, crew: usize) -> Frame {
    let of = |line: usize| if line < 100 { "A" } else { "D" };
    let objects = 100 + usize::try_from(of_d).unwrap();
    frame(objects, Some(of), &[5, of_d], crew, PAIRS)
}

fn row(name: &str, values: impl Iterator<Item = f64>) {
    let values: Vec<String> = values.map(|value| format!("{value:.3}")).collect();
    println!("  {name:<28} {}", values.join(" "));
}

/// F5, first part: at which place of the order the objects of D come.
#[test]
#[ignore = "prints figures; see the head of the file"]
fn figures_of_the_order_of_visits() {
    let frame = strata(5, 3);
    let is_d = |visit: &DrawnVisit| frame.population.stratum_of(visit.lines[0]) == 1;
    let (mut before, mut after) = ([0u32; 10], [0u32; 10]);
    for i in 0..draws() {
        let keys = keys("order", i);
        let outcome = draw::draw(&frame, &keys);
        let former = in_draw_order(&frame, &outcome, &keys);
        for (counts, visits) in [(&mut before, &former), (&mut after, &outcome.visits)] {
            for (count, visit) in counts.iter_mut().zip(visits) {
                *count += u32::from(is_d(visit));
            }
        }
    }
    println!("F5: share of stratum D (5 objects, 100 %) beside 5 % of 100, by place 1 to 10");
    row(
        "before, in draw order",
        before.iter().map(|&n| share(n, draws())),
    );
    row(
        "after, in visit order",
        after.iter().map(|&n| share(n, draws())),
    );
    assert!(
        after
            .iter()
            .all(|&n| (0.4..0.6).contains(&share(n, draws())))
    );
}

/// F5, second part: one inspector of 3 is recused from 29 of 40 objects, 10 are drawn; his share of the visits at the objects
/// that remain to him, by place. A fair share is 2/3.
#[test]
#[ignore = "prints figures; see the head of the file"]
fn figures_of_the_pull_by_place() {
    println!(
        "F5: share of the recused inspector at the objects that remain to him, by place 1 to 10; 29 of 40 recused"
    );
    for crew in [3usize, 4, 6] {
        let mut frame = frame(40, None, &[10], crew, PAIRS);
        for line in 0..29 {
            frame.recused.insert(line, vec![0]);
        }
        // Draw order and visit order are both orders of chance here, so by place they are alike.
        let mut of_place = [[0u32; 2]; 10];
        for i in 0..draws() {
            let outcome = draw::draw(&frame, &keys("pull by place", i));
            for ([met, all], visit) in of_place.iter_mut().zip(&outcome.visits) {
                if visit.recused.is_empty() {
                    *all += 1;
                    *met += u32::from(visit.team.contains(&0));
                }
            }
        }
        let sum = |which: usize| of_place.iter().map(|place| place[which]).sum();
        let name = format!(
            "{crew} inspectors, fair {:.3}",
            share(2, u32::try_from(crew).unwrap())
        );
        row(&name, of_place.iter().map(|[met, all]| share(*met, *all)));
        println!("  {:<28} {:.3}", "  all places", share(sum(0), sum(1)));
    }
}

/// F5, third part: what it comes to at the objects of D, when one inspector is recused from three quarters of the others.
#[test]
#[ignore = "prints figures; see the head of the file"]
fn figures_of_the_pull_to_the_riskiest_class() {
    println!(
        "F5: share of the recused inspector at an object of stratum D, 3 of 4 objects of the other stratum recused"
    );
    for (of_d, crew) in [(1, 3), (1, 4), (1, 6), (2, 3), (5, 3), (5, 4), (5, 6)] {
        let mut frame = strata(of_d, crew);
        for line in (0..100).filter(|line| line % 4 != 3) {
            frame.recused.insert(line, vec![0]);
        }
        let is_d = |visit: &&DrawnVisit| visit.lines[0] >= 100;
        let mut met = [0u32; 2];
        for i in 0..draws() {
            let keys = keys("pull to D", i);
            let outcome = draw::draw(&frame, &keys);
            let former = in_draw_order(&frame, &outcome, &keys);
            for (met, visits) in met.iter_mut().zip([&former, &outcome.visits]) {
                let of_d = visits.iter().filter(is_d);
                let his = of_d.filter(|visit| visit.team.contains(&0)).count();
                *met += u32::try_from(his).unwrap();
            }
        }
        let all = u32::try_from(of_d).unwrap() * draws();
        let [before, after] = met.map(|met| share(met, all));
        let fair = share(2, u32::try_from(crew).unwrap());
        println!(
            "  {of_d} of D, {crew} inspectors, fair {fair:.3}: before {before:.3}, after {after:.3}"
        );
        // A single object of D came last in draw order, where the pull is strongest.
        assert!(of_d > 1 || after < before);
    }
}

/// Those who are not in the team of a draw's first visit, with their visits.
fn outside_of_the_first_team(frame: &Frame, outcome: &Outcome) -> Vec<Candidate> {
    let team = &outcome.visits[0].team;
    let certs = (0..).zip(&frame.crew.certs).zip(outcome.loads(frame));
    let outside = certs.filter(|((j, _), _)| !team.contains(j));
    let candidate = |((_, cert), visits): ((u32, &String), u64)| Candidate {
        cert: cert.clone(),
        visits,
        qualified: false,
    };
    outside.map(candidate).collect()
}

/// F8: among how many the lot for a replacement falls; teams of two, nobody recused, the leader of the first visit leaves.
#[test]
#[ignore = "prints figures; see the head of the file"]
fn figures_of_who_shares_the_lot() {
    println!("F8: candidates who share the lot for a seat");
    for (crew, objects) in [(20usize, 29u64), (30, 44), (20, 20), (30, 31)] {
        let frame = frame(60, None, &[objects], crew, PAIRS);
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for i in 0..draws() {
            let keys = keys("replaced", i);
            let outcome = draw::draw(&frame, &keys);
            let candidates = outside_of_the_first_team(&frame, &outcome);
            let fewest = candidates.iter().map(|c| c.visits).min().unwrap();
            let at_most = |most: u64| candidates.iter().filter(|c| c.visits <= most).count();
            before.push(at_most(fewest));
            after.push(at_most(fewest + 1));
            let mut lots = SeatLots::new(&frame.crew, keys.people);
            let taker = lots.taker(&candidates).unwrap();
            let taker = candidates.iter().find(|c| c.cert == taker).unwrap();
            assert!(taker.visits <= fewest + 1);
        }
        println!("  {crew} inspectors, {objects} objects");
        shared("before, the fewest alone", before);
        let least = shared("after, one more too", after);
        assert!(least > 2);
    }
}

/// Says among how many a lot fell; gives the fewest.
fn shared(name: &str, mut counts: Vec<usize>) -> usize {
    counts.sort_unstable();
    let at_most = |most: usize| {
        let few = counts.iter().filter(|&&count| count <= most).count();
        share(u32::try_from(few).unwrap(), draws())
    };
    let (least, largest) = (counts[0], counts[counts.len() - 1]);
    println!(
        "    {name:<26} {least} to {largest}, median {}; one alone in {:.3}, at most two in {:.3}",
        counts[counts.len() / 2],
        at_most(1),
        at_most(2),
    );
    least
}
