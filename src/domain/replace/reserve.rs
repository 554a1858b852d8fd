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

/// Why an object is passed, as far as the book shows it: `visited` tells whether the visit of its enterprise in this draw has
/// its result, `used_up` which other draws used up the enterprise's cap. This draw itself does not count against it: the
/// object would join its visit.
pub fn passed_by_book(visited: bool, used_up: Option<&[String]>) -> Option<PassedReason> {
    if visited {
        return Some(PassedReason::Visited);
    }
    used_up.map(|draws| PassedReason::Cap(draws.to_vec()))
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
