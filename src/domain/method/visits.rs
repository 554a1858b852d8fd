//! Visits of a draw (rule 12): the drawn objects of one enterprise are one visit, made by one team.
//!
//! Visits have an order of their own. *Because* in draw order the objects of a stratum with a high ratio would come last,
//! where recusals pull most.

use std::collections::BTreeMap;

use super::frame::Frame;
use super::numbers::{Numbers, VISIT_ORDER};
use super::tickets::Drawn;

/// One visit of a draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnVisit {
    /// Its objects, by lines of population.txt, ascending.
    pub lines: Vec<u32>,
    /// Lines of inspectors.txt of those recused from any of its objects, ascending.
    pub recused: Vec<u32>,
    /// The team: lines of inspectors.txt, leader (组长) first.
    pub team: Vec<u32>,
}

/// The visits of what was drawn, in visit order, without teams yet: ascending (number i of stream 4 under the people key,
/// code), for the object of the visit with the smallest code, on line i.
pub fn of_drawn(frame: &Frame, drawn: &[Drawn], people: &[u8; 32]) -> Vec<DrawnVisit> {
    let mut by_enterprise: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
    for object in drawn {
        let enterprise = frame.enterprises.of(object.line);
        by_enterprise
            .entry(enterprise)
            .or_default()
            .push(object.line);
    }
    let mut numbers = Numbers::new(people, VISIT_ORDER);
    let mut visits: Vec<(u64, u32, DrawnVisit)> = by_enterprise
        .into_values()
        .map(|mut lines| {
            lines.sort_unstable();
            let first = lines[0];
            let visit = DrawnVisit {
                recused: frame.recused_from(&lines),
                lines,
                team: Vec::new(),
            };
            (numbers.at(u64::from(first)), first, visit)
        })
        .collect();
    visits.sort_unstable_by_key(|(number, first, _)| (*number, *first));
    visits.into_iter().map(|(_, _, visit)| visit).collect()
}
