//! What the seed of a draw can prove, by the book (抽取效力, rule 18): computed as the book takes the draw's line, from the
//! seal before it, never from what a record says.

use super::fold::{Book, SealedRound};
use crate::domain::acts::entry::{DrawAct, Entry};
use crate::domain::ground::hex;
use crate::domain::ground::moment::Moment;
use crate::domain::method::beacon::Signature;
use crate::domain::method::key::Seed;
use crate::domain::method::source::Source;
use crate::domain::method::standing::{Claim, SeedStanding, Unproven};

impl Book {
    /// The standing of a draw whose line comes next.
    pub fn standing(&self, act: &DrawAct, entry: &Entry) -> SeedStanding {
        let (source, seed) = (Source::from_text(&act.source), Seed::new(&act.seed));
        let (Some(source), Ok(seed)) = (source, seed) else {
            return SeedStanding::Unproven(Unproven::Unsealed);
        };
        let Some(drawn) = entry.used_at(self.rehearsal) else {
            return SeedStanding::Unproven(Unproven::NoTime);
        };
        let seal = self.seals.iter().find(|seal| {
            let of = &seal.act;
            (&of.task, of.round, of.seal) == (&act.task, act.round, act.seal)
        });
        let signature = act.beacon.as_deref().and_then(hex::bytes);
        let claim = Claim {
            source: &source,
            seed: &seed,
            signature: signature.as_ref().map(Signature::as_slice),
            sealed: seal.and_then(|seal| seal.moment),
            drawn,
        };
        SeedStanding::of(&claim).unless(self.had_a_choice(&act.task, act.round))
    }

    /// Whether an earlier draw of a round was voided, or a seal when its seed could be known.
    fn had_a_choice(&self, task: &str, round: u32) -> Option<Unproven> {
        let mut draws = self.draws.iter();
        let mut seals = self.seals.iter();
        let voided = draws.any(|d| d.voided() && d.act.task == task && d.act.round == round);
        let chosen = seals.any(|s| s.chosen && s.act.task == task && s.act.round == round);
        (voided || chosen).then_some(Unproven::VoidedBefore)
    }
}

impl SealedRound {
    /// Whether the seed that it names could be known at `moment`; what cannot be told could.
    pub fn could_be_known(&self, moment: Option<Moment>) -> bool {
        let source = Source::from_text(&self.act.source);
        source
            .zip(moment)
            .is_none_or(|(source, moment)| source.is_known_at(moment))
    }
}
