//! What the seed of a draw can prove, by the book (抽取效力, rule 18): from the seal before it and the moments of both, never
//! from what a record says.

use crate::domain::acts::entry::DrawAct;
use crate::domain::ground::hex;
use crate::domain::ground::moment::Moment;
use crate::domain::method::beacon::Signature;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::method::standing::{Claim, SeedStanding, Unproven};

/// What a book has for the standing of a draw, as it stood when the draw's line came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grounds {
    /// When it was sealed; nothing without a seal.
    pub sealed: Option<Moment>,
    /// When it was drawn.
    pub drawn: Option<Moment>,
    /// Whether an earlier draw of the round was voided, or a seal when its seed could be known: there was a choice.
    pub choice: bool,
    /// Whether the clock stood below a time that was called wrong when it was sealed or drawn.
    pub unsure: bool,
}

impl Grounds {
    /// The standing of a draw. A drand round's signature is verified here.
    pub fn standing(&self, act: &DrawAct) -> SeedStanding {
        let (source, seed) = (Source::from_text(&act.source), Seed::new(&act.seed));
        let (Some(source), Ok(seed)) = (source, seed) else {
            return SeedStanding::Unproven(Unproven::Unsealed);
        };
        let Some(drawn) = self.drawn else {
            return SeedStanding::Unproven(Unproven::NoTime);
        };
        let signature = act.beacon.as_deref().and_then(hex::bytes);
        let claim = Claim {
            source: &source,
            seed: &seed,
            signature: signature.as_ref().map(Signature::as_slice),
            sealed: self.sealed,
            drawn,
        };
        let choice = self.choice.then_some(Unproven::VoidedBefore);
        let clock = self.unsure.then_some(Unproven::ClockWrong);
        SeedStanding::of(&claim).unless(choice).unless(clock)
    }
}
