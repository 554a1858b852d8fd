//! Draws of small frames under a fixed list of seeds, and what of them is counted.

use std::collections::BTreeMap;

use choucha::domain::method::draw::{self, Outcome};
use choucha::domain::method::enterprise::{Enterprises, Owner};
use choucha::domain::method::frame::{Crew, Frame, Grouping};
use choucha::domain::method::key::{Keys, Seed};
use choucha::domain::method::population::PopulationBuilder;

/// Draws of each test, under "seed 0", "seed 1" and so on.
pub(crate) const DRAWS: u32 = 4000;

/// Teams of two for each visit out of all inspectors.
pub(crate) const PAIRS: Grouping = Grouping {
    group: 2,
    qualified: 0,
    teams: None,
    pool: None,
};

/// A frame of `objects`, a stratum of each by `stratum`, and `crew` inspectors.
pub(crate) fn frame(
    objects: usize,
    stratum: Option<fn(usize) -> &'static str>,
    takes: &[u64],
    crew: usize,
    grouping: Grouping,
) -> Frame {
    let mut builder = PopulationBuilder::default();
    for line in 0..objects {
        builder
            .push(&format!("{line:04}"), stratum.map(|of| of(line)))
            .unwrap();
    }
    let population = builder.finish().unwrap();
    Frame {
        enterprises: Enterprises::new(population.lines(), Vec::new()),
        population,
        excluded: Vec::new(),
        crew: Crew {
            certs: (0..crew).map(|j| format!("C{j:03}")).collect(),
            qualified: vec![false; crew],
        },
        recused: BTreeMap::new(),
        takes: takes.to_vec(),
        grouping,
    }
}

/// The same with owners outside the population: of each line the number of its owner, or none.
pub(crate) fn owned(frame: Frame, owner: impl Fn(u32) -> Option<u32>) -> Frame {
    let lines = frame.population.lines();
    let of = |line| owner(line).map(|number| (line, Owner::Outside(number)));
    Frame {
        enterprises: Enterprises::new(lines, (0..lines).filter_map(of).collect()),
        ..frame
    }
}

/// The keys of draw `i`; `task` stands for the manifest.
pub(crate) fn keys(task: &str, i: u32) -> Keys {
    let seed = Seed::new(&format!("seed {i}")).unwrap();
    let salt = format!("{}\n", "5a".repeat(32));
    Keys::derive(format!("task: {task}\n").as_bytes(), &seed, salt.as_bytes())
}

/// The draws of a frame under the list of seeds.
pub(crate) fn draws(frame: &Frame, task: &str) -> Vec<Outcome> {
    let draw = |i| draw::draw(frame, &keys(task, i));
    (0..DRAWS).map(draw).collect()
}

/// The drawn lines.
pub(crate) fn objects(outcome: &Outcome) -> Vec<usize> {
    outcome.drawn.iter().map(|d| d.line as usize).collect()
}

/// The seats of all visits.
pub(crate) fn members(outcome: &Outcome) -> Vec<usize> {
    let seats = outcome.visits.iter().flat_map(|visit| &visit.team);
    seats.map(|&j| j as usize).collect()
}

/// Their first seats.
pub(crate) fn leaders(outcome: &Outcome) -> Vec<usize> {
    let visits = outcome.visits.iter();
    visits.map(|visit| visit.team[0] as usize).collect()
}
