//! What somebody gives at a draw or a lot: a typed seed, or the signature of a beacon's round.

use super::beacon::{Beacon, BeaconFlaw, Signature};
use super::key::Seed;
use super::source::Source;

/// What is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A typed seed.
    Seed(Seed),
    /// A beacon (信标): the seed is computed from it.
    Beacon(Beacon),
}

/// A seed as it is used, and the signature that it was computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedUsed {
    /// The seed.
    pub seed: Seed,
    /// The signature of the drand round; nothing for any other source.
    pub signature: Option<Signature>,
}

/// Why what was given does not go with the source that was fixed for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeedMisfit {
    /// The source needs its seed.
    Needed,
    /// The operating system gives it: none is taken.
    NotTaken,
    /// It is not spelt as the source gives it.
    Spelling,
    /// The seed of a drand round is computed from its signature, never typed.
    Typed,
    /// The source is no drand round, and takes no beacon.
    NoBeacon,
    /// The beacon is not that of the round.
    Beacon(BeaconFlaw),
}

impl Source {
    /// The seed of a draw or a lot whose source is fixed: the one given; none where the operating system gives it now.
    ///
    /// # Errors
    /// What was given does not go with this source.
    pub fn seed(&self, given: Option<&Given>) -> Result<Option<SeedUsed>, SeedMisfit> {
        match (self, given) {
            (Self::Os, None) => Ok(None),
            (Self::Os, Some(_)) => Err(SeedMisfit::NotTaken),
            (_, None) => Err(SeedMisfit::Needed),
            (Self::Drand(_), Some(Given::Seed(_))) => Err(SeedMisfit::Typed),
            (Self::Drand(round), Some(Given::Beacon(beacon))) => {
                let sha = beacon.seed(*round).map_err(SeedMisfit::Beacon)?;
                Ok(Some(SeedUsed {
                    seed: Seed::from_os_bytes(sha.0),
                    signature: Some(beacon.signature),
                }))
            }
            (_, Some(Given::Beacon(_))) => Err(SeedMisfit::NoBeacon),
            (_, Some(Given::Seed(seed))) if !self.fits(seed) => Err(SeedMisfit::Spelling),
            (_, Some(Given::Seed(seed))) => Ok(Some(SeedUsed {
                seed: seed.clone(),
                signature: None,
            })),
        }
    }
}
