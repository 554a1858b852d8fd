//! 替补对象: the object that takes the place of one that turned out not to exist (注销, 迁出, 查无): its stratum's smallest
//! ticket not yet drawn, not excluded, still taking part, and whose enterprise is not at its cap (第13条 防止过度检查). It joins
//! the visit of its enterprise if there is one in the draw, else it is a visit of the lost object's team as it stands. An
//! enterprise whose visit has its result is passed: one visit settles all (第2条 一次完成).
//!
//! No lot is drawn: once the draw is public, everybody knows the next ticket.

use std::collections::BTreeSet;

use crate::domain::acts::replacement::PassedReason;
use crate::domain::ground::sha::Sha;
use crate::domain::method::frame::Frame;
use crate::domain::method::tickets::{self, Drawn};

/// What the book says of the visits of an enterprise in the year, this draw left out: it would join a visit of this draw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CapFacts {
    /// The draws that lead to a visit of it and use up its cap, ascending.
    pub draws: Vec<String>,
    /// How many may; nothing where the book cannot tell.
    pub cap: Option<u32>,
}

impl CapFacts {
    /// Whether it is at its cap, as far as the book can tell.
    pub fn is_used_up(&self) -> bool {
        self.cap.is_some_and(|cap| self.draws.len() >= cap as usize)
    }
}

/// Why an object is passed, as far as the book shows it; `visited` tells whether the visit of its enterprise in this draw has
/// its result.
pub fn passed_by_book(visited: bool, caps: &CapFacts) -> Option<PassedReason> {
    if visited {
        return Some(PassedReason::Visited);
    }
    caps.is_used_up()
        .then(|| PassedReason::Cap(caps.draws.clone()))
}

/// The next `count` objects of the stratum of the object on line `lost`, after `after`, by ticket under the draw's key; `gone`
/// are the lines that were drawn, or came in since.
pub fn next(
    frame: &Frame,
    gone: &BTreeSet<u32>,
    lost: u32,
    (after, count): (Option<Drawn>, u64),
    key: Sha,
) -> Vec<Drawn> {
    tickets::reserve(
        &frame.population,
        (&frame.excluded, gone),
        frame.population.stratum_of(lost),
        (after, count),
        &key.0,
    )
}
