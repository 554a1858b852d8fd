//! A seed as a record has it, held against the source that it is said to come from (rules 9, 10 and 17).

use super::beacon::{self, Signature};
use super::draw_flaw::DrawFlaw;
use super::key::Seed;
use super::source::Source;
use crate::domain::ground::hex;
use crate::domain::ground::sha::Sha;

/// A seed as a record has it, and the signature kept with it, as hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeedKept<'a> {
    /// The seed.
    pub seed: &'a str,
    /// The signature of the drand round.
    pub beacon: Option<&'a str>,
    /// Whether the signature is verified too, and not only held against the seed: that takes a while.
    pub verified: bool,
}

impl SeedKept<'_> {
    /// Whether it goes with this source.
    ///
    /// # Errors
    /// [`DrawFlaw::SeedSpelling`], [`DrawFlaw::NoBeacon`] or [`DrawFlaw::BeaconKept`].
    pub fn check(&self, source: &Source) -> Result<(), DrawFlaw> {
        match source {
            Source::Drand(round) if self.is_of_round(*round) => Ok(()),
            Source::Drand(_) => Err(DrawFlaw::BeaconKept),
            Source::Os | Source::Given | Source::Event(_) if self.beacon.is_some() => {
                Err(DrawFlaw::NoBeacon(source.text()))
            }
            Source::Os | Source::Given | Source::Event(_) => match Seed::new(self.seed) {
                Ok(seed) if source.fits(&seed) => Ok(()),
                Ok(_) | Err(_) => Err(DrawFlaw::SeedSpelling(source.text())),
            },
        }
    }

    /// Whether it is the seed of this drand round.
    fn is_of_round(&self, round: u64) -> bool {
        let signature: Option<Signature> = self.beacon.and_then(hex::bytes);
        signature.is_some_and(|signature| {
            let holds = !self.verified || beacon::verify(round, &signature).is_some();
            holds && Sha::of(&signature).to_string() == self.seed
        })
    }
}
