//! What seed and seal prove together (rule 18): the sentence that nobody could choose the seed, nor fit the lists to it, is
//! said for a beacon with an outside witness; for an event with one only under the condition that its outcome is true.

use super::witnessed::SealStanding;
use crate::domain::method::source::{PublicEvent, Source};
use crate::domain::method::standing::SeedStanding;

/// That nobody could choose the seed, nor fit the lists to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof<'a> {
    /// Wholly: the seed is a beacon's.
    Beacon,
    /// If the event's outcome is what the draw says.
    Event {
        /// The event.
        event: &'a PublicEvent,
        /// The outcome that it must have had.
        outcome: &'a str,
    },
}

impl<'a> Proof<'a> {
    /// What these two standings prove of a draw from this source with this seed.
    pub fn of(
        (seed, seal): (SeedStanding, &SealStanding),
        source: &'a Source,
        outcome: &'a str,
    ) -> Option<Self> {
        match (seed, seal, source) {
            (SeedStanding::Beacon, SealStanding::Witnessed(_), _) => Some(Self::Beacon),
            (SeedStanding::Event, SealStanding::Witnessed(_), Source::Event(event)) => {
                Some(Self::Event { event, outcome })
            }
            _ => None,
        }
    }
}
