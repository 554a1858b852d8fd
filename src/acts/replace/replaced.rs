//! What came into the book by a replacement.

use std::collections::BTreeMap;

use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::replacement::{
    DecisionAct, ObjectOutcome, ObjectRequest, SeatOutcome, SeatRequest,
};
use crate::domain::ground::sha::Sha;
use crate::domain::method::standing::SeedStanding;
use crate::domain::replace::replacement::Ranked;

use super::scene::NewObject;
use crate::acts::BookHead;
use crate::disk::Trouble;

/// What came into the book.
#[derive(Debug)]
pub struct Replaced {
    /// The visit; of an object that was replaced, that of the one in its place.
    pub visit: VisitId,
    /// The object that was replaced.
    pub object: Option<ObjectReplaced>,
    /// The seats that were asked for.
    pub seats: Vec<SeatReplaced>,
    /// A decision, with its line.
    pub decision: Option<(DecisionAct, u64)>,
    /// The team now.
    pub team: Vec<String>,
    /// Members who must leave it, and of whom nothing has been asked yet.
    pub to_replace: Vec<String>,
    /// What kept the rest of it out of the book.
    pub stopped: Option<Trouble>,
    /// Names of everybody in it, by certificate number.
    pub names: BTreeMap<String, String>,
    /// The book after it.
    pub book: BookHead,
}

impl Replaced {
    /// Whether a team or the objects of a visit are others now; a request alone changes neither.
    pub fn has_changed(&self) -> bool {
        let mut seats = self.seats.iter();
        let came = self.object.as_ref().and_then(|lost| lost.object.as_ref());
        came.is_some() || self.decision.is_some() || seats.any(|seat| seat.lot.is_some())
    }
}

/// An object that was replaced.
#[derive(Debug)]
pub struct ObjectReplaced {
    /// The request.
    pub request: ObjectRequest,
    /// Its line, and the digest of that line.
    pub line: (u64, Sha),
    /// What came of it.
    pub outcome: ObjectOutcome,
    /// The object in its place.
    pub object: Option<NewObject>,
    /// Whether that joins a visit of other objects of its enterprise.
    pub joins: bool,
    /// Whether the lost one still takes part by today's library.
    pub still_listed: bool,
}

/// A seat that was asked for.
#[derive(Debug)]
pub struct SeatReplaced {
    /// The request.
    pub request: SeatRequest,
    /// Its line, and the digest of that line.
    pub line: (u64, Sha),
    /// Its lot; nothing while it waits for its seed.
    pub lot: Option<SeatDrawn>,
}

/// The lot of a seat.
#[derive(Debug)]
pub struct SeatDrawn {
    /// As the book has it.
    pub outcome: SeatOutcome,
    /// What its seed can prove.
    pub standing: Option<SeedStanding>,
    /// The candidates, in the order of the lot.
    pub ranked: Vec<Ranked>,
}
