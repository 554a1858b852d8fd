//! Objects by ticket (rule 9, 第14条 system draw, 第16条 ratio).
//!
//! Line i of population.txt holds ticket = number i of stream 0. In each stratum, of the lines not excluded, the n
//! smallest (ticket, code) are drawn. Every object of a stratum has the same chance, the order of the input cannot
//! matter, a larger n contains the smaller, and excluding one object moves nobody else's ticket.

use std::collections::BTreeSet;
use std::ops::Range;

use super::numbers::{Numbers, TICKETS};
use super::population::Population;

/// One drawn object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Drawn {
    /// Its ticket.
    pub ticket: u64,
    /// Its line of population.txt, from 0. Lines ascend by code, so (ticket, line) orders as (ticket, code).
    pub line: u32,
}

/// Two halves of a job; who has them done says whether one after the other or side by side.
pub type Half<'a> = &'a (dyn Fn() -> Smallests + Sync);

/// The smallest tickets of each stratum among some lines.
#[derive(Debug)]
pub struct Smallests(Vec<Smallest>);

/// The smallest tickets of one stratum, kept in a buffer that is cut back when it is full.
#[derive(Debug)]
struct Smallest {
    wanted: usize,
    kept: Vec<Drawn>,
    /// No ticket above this one can be among the smallest any more.
    bound: u64,
}

impl Smallest {
    fn new(wanted: u64, available: u64) -> Self {
        let wanted = usize::try_from(wanted.min(available)).unwrap_or(usize::MAX);
        Self {
            wanted,
            kept: Vec::new(),
            bound: if wanted == 0 { 0 } else { u64::MAX },
        }
    }

    fn offer(&mut self, drawn: Drawn) {
        if drawn.ticket > self.bound || self.wanted == 0 {
            return;
        }
        self.kept.push(drawn);
        if self.kept.len() >= self.wanted + self.wanted.max(1024) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.kept.len() > self.wanted {
            self.kept.select_nth_unstable(self.wanted - 1);
            self.kept.truncate(self.wanted);
            self.bound = self.kept.iter().map(|d| d.ticket).max().unwrap_or(u64::MAX);
        }
    }
}

/// Draws `takes[s]` objects of each stratum s. `excluded` are lines in ascending order.
///
/// Returns the drawn objects in draw order, ascending (ticket, code) over all strata, and the shortfall of each stratum.
/// `both` does the halves of the work, which do not need each other.
pub fn draw(
    population: &Population,
    excluded: &[u32],
    takes: &[u64],
    key: &[u8; 32],
    both: impl FnOnce(Half<'_>, Half<'_>) -> (Smallests, Smallests),
) -> (Vec<Drawn>, Vec<u64>) {
    let half = population.lines() / 2;
    let of = |lines: Range<u32>| smallest_of(population, excluded, takes, key, lines);
    let (first, second) = both(&|| of(0..half), &|| of(half..population.lines()));
    let mut shortfalls = Vec::with_capacity(takes.len());
    let mut drawn = Vec::new();
    let strata = first.0.into_iter().zip(second.0).zip(takes);
    for ((mut stratum, mut other), &wanted) in strata {
        stratum.kept.append(&mut other.kept);
        if stratum.wanted > 0 {
            stratum.cut();
        }
        shortfalls.push(wanted - stratum.kept.len() as u64);
        drawn.append(&mut stratum.kept);
    }
    drawn.sort_unstable();
    (drawn, shortfalls)
}

/// Does one half after the other.
pub fn in_turn(first: Half<'_>, second: Half<'_>) -> (Smallests, Smallests) {
    (first(), second())
}

fn smallest_of(
    population: &Population,
    excluded: &[u32],
    takes: &[u64],
    key: &[u8; 32],
    lines: Range<u32>,
) -> Smallests {
    let mut smallest: Vec<Smallest> = takes
        .iter()
        .zip(population.counts())
        .map(|(&n, &of)| Smallest::new(n, of))
        .collect();
    let mut numbers = Numbers::new(key, TICKETS);
    let before = excluded.partition_point(|line| *line < lines.start);
    let mut excluded = excluded[before..].iter().copied().peekable();
    for line in lines {
        let ticket = numbers.at(u64::from(line));
        if excluded.next_if_eq(&line).is_some() {
            continue;
        }
        smallest[population.stratum_of(line)].offer(Drawn { ticket, line });
    }
    Smallests(smallest)
}

/// The next objects of a stratum once the draw is made: of the lines that are neither excluded nor `gone` (drawn, or
/// brought in since), the `count` smallest (ticket, code) after `after`, ascending.
pub fn reserve(
    population: &Population,
    (excluded, gone): (&[u32], &BTreeSet<u32>),
    stratum: usize,
    (after, count): (Option<Drawn>, u64),
    key: &[u8; 32],
) -> Vec<Drawn> {
    let mut smallest = Smallest::new(count, u64::from(population.lines()));
    let mut numbers = Numbers::new(key, TICKETS);
    for line in 0..population.lines() {
        let drawn = Drawn {
            ticket: numbers.at(u64::from(line)),
            line,
        };
        let here = population.stratum_of(line) == stratum && after.is_none_or(|last| drawn > last);
        if here && !gone.contains(&line) && excluded.binary_search(&line).is_err() {
            smallest.offer(drawn);
        }
    }
    if smallest.wanted > 0 {
        smallest.cut();
    }
    smallest.kept.sort_unstable();
    smallest.kept
}
