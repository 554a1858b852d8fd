//! Visits of a draw (rule 12): the drawn objects of one enterprise are one visit, made by one team.
//!
//! Visits have an order of their own. *Because* in draw order the objects of a stratum with a high ratio would come last,
//! where recusals pull most.

use tinyvec::TinyVec;

use super::frame::Frame;
use super::numbers::{Numbers, VISIT_ORDER};
use super::tickets::Drawn;

/// Lines of a text, as a visit has them: few, kept in place.
pub type Few = TinyVec<[u32; 4]>;

/// One visit of a draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnVisit {
    /// Its objects, by lines of population.txt, ascending.
    pub lines: Few,
    /// Lines of inspectors.txt of those recused from any of its objects, ascending.
    pub recused: Vec<u32>,
    /// The team: lines of inspectors.txt, leader (组长) first.
    pub team: Few,
}

/// An enterprise, and the line of one of its objects.
type OfEnterprise = (u64, u32);

/// The visits of what was drawn, in visit order, without teams yet: ascending (number i of stream 4 under the people key,
/// code), for the object of the visit with the smallest code, on line i.
pub fn of_drawn(frame: &Frame, drawn: &[Drawn], people: &[u8; 32]) -> Vec<DrawnVisit> {
    let of_enterprise = drawn
        .iter()
        .map(|object| (frame.enterprises.of(object.line), object.line));
    let mut lines: Vec<OfEnterprise> = of_enterprise.collect();
    lines.sort_unstable();
    let mut numbers = Numbers::new(people, VISIT_ORDER);
    let by_enterprise = lines.chunk_by(|a, b| a.0 == b.0);
    let mut order: Vec<(u64, u32, &[OfEnterprise])> = by_enterprise
        .map(|objects| {
            let first = objects[0].1;
            (numbers.at(u64::from(first)), first, objects)
        })
        .collect();
    order.sort_unstable_by_key(|(number, first, _)| (*number, *first));
    let visits = order.into_iter().map(|(_, _, objects)| {
        let lines: Few = objects.iter().map(|(_, line)| *line).collect();
        DrawnVisit {
            recused: frame.recused_from(&lines),
            lines,
            team: Few::default(),
        }
    });
    visits.collect()
}
