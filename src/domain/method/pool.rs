//! The pool of inspectors (rule 13): the first K by lot, grown one by one until every visit can be served.

use super::frame::Frame;
use super::numbers::{LOTS, Numbers};
use super::visits::DrawnVisit;

/// The lots of the inspectors: lot(r, j) = number r·M + j of stream 1.
pub struct Lots {
    numbers: Numbers,
    crew: u64,
}

impl Lots {
    /// The lots of `crew` inspectors under the people key.
    pub fn new(people: &[u8; 32], crew: usize) -> Self {
        Self {
            numbers: Numbers::new(people, LOTS),
            crew: crew as u64,
        }
    }

    /// lot(`turns`, `j`).
    pub fn at(&mut self, turns: u64, j: u32) -> u64 {
        self.numbers.at(turns * self.crew + u64::from(j))
    }
}

/// The pool, as lines of the inspectors in ascending (lot(0, j), cert).
///
/// That all the inspectors suffice is a property of the texts ([`super::servable`]), so the pool never has to grow
/// beyond them.
pub fn form(frame: &Frame, visits: &[DrawnVisit], lots: &mut Lots) -> Vec<u32> {
    let crew = u32::try_from(frame.crew.len()).unwrap_or(u32::MAX);
    let mut order: Vec<(u64, u32)> = (0..crew).map(|j| (lots.at(0, j), j)).collect();
    order.sort_unstable();
    let mut order: Vec<u32> = order.into_iter().map(|(_, j)| j).collect();

    let group = frame.grouping.group as usize;
    let qualified = frame.grouping.qualified as usize;
    let mut size = frame
        .grouping
        .pool
        .map_or(order.len(), |k| (k as usize).min(order.len()));
    if let Some(teams) = frame.grouping.teams {
        let teams = teams as usize;
        size = size.max(reach(frame, &order, &[], teams * group, teams * qualified));
    }
    if visits.iter().any(|visit| visit.recused.is_empty()) {
        size = size.max(reach(frame, &order, &[], group, qualified));
    }
    for visit in visits.iter().filter(|visit| !visit.recused.is_empty()) {
        size = size.max(reach(frame, &order, &visit.recused, group, qualified));
    }
    order.truncate(size);
    order
}

/// How many of `order`, from its start, hold `people` members outside `recused`, `qualified` of them qualified.
fn reach(frame: &Frame, order: &[u32], recused: &[u32], people: usize, qualified: usize) -> usize {
    let (mut found, mut found_qualified) = (0, 0);
    for (place, j) in order.iter().enumerate() {
        if found >= people && found_qualified >= qualified {
            return place;
        }
        if recused.binary_search(j).is_err() {
            found += 1;
            found_qualified += usize::from(frame.crew.qualified[*j as usize]);
        }
    }
    order.len()
}
