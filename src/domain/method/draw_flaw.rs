//! Why a round is not sealed or drawn, or a draw cannot be verified (D01–D19, D21, D25).

use super::beacon::BeaconFlaw;
use super::given::SeedMisfit;
use super::notice_flaw::NoticeFlaw;
use super::source::{NotAhead, Source};
use crate::domain::ground::moment::Moment;

/// A draw that cannot be made, found or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawFlaw {
    /// D01: the plan has no such task.
    NoTask {
        /// The task asked for.
        task: String,
        /// The tasks there are.
        known: Vec<String>,
    },
    /// D02: the task has no such round.
    NoRound {
        /// The round asked for.
        round: u32,
        /// How often the task is drawn.
        times: u32,
    },
    /// D03: the round has been drawn.
    Drawn(String),
    /// D04: the round is sealed already.
    Sealed {
        /// The seal's manifest digest.
        manifest: String,
        /// Its source.
        source: String,
    },
    /// D05: the sealed source needs its seed.
    SeedNeeded(String),
    /// D06: the sealed source takes no seed.
    SeedNotTaken,
    /// D07: the seed is not spelt as its source gives it.
    SeedSpelling(String),
    /// D08: the source is none of the forms, or cannot be sealed.
    SourceForm(String),
    /// D11: a sealed text has changed since the seal.
    SealBroken(String),
    /// D12: no such draw, and no such folder.
    NoDraw(String),
    /// D13: the sealed round is drawn from its seal; a rehearsal works on today's lists.
    RehearsalSeed,
    /// D14: the folder is no draw folder.
    NotADraw(String),
    /// D15: a record of a draw cannot be read.
    DrawRecord {
        /// The file.
        file: String,
        /// Why.
        why: String,
    },
    /// D16: a seal or a request names a source that is not ahead of it.
    NotAhead {
        /// The source.
        source: String,
        /// From when its seed can be known, in China's time.
        from: String,
        /// Why it cannot be named.
        why: NotAhead,
    },
    /// D17: the seed cannot be known yet.
    SeedTooEarly {
        /// The source.
        source: String,
        /// From when it can, in China's time.
        from: String,
    },
    /// D18: the signature is not the network's for the round.
    Beacon(BeaconFlaw),
    /// D18: the signature kept with the draw is missing, or does not give its seed.
    BeaconKept,
    /// D19: a seed was typed for a drand round.
    SeedTyped(String),
    /// D19: a beacon was given for a source that is no drand round.
    NoBeacon(String),
    /// D21: a file that is not public stands in a published folder.
    Private(String),
    /// D25: the notice of a seal cannot be written.
    Notice(NoticeFlaw),
}

impl DrawFlaw {
    /// A seed that does not go with a sealed source.
    pub fn of_seed(source: &Source, misfit: SeedMisfit) -> Self {
        match misfit {
            SeedMisfit::Needed => Self::SeedNeeded(source.text()),
            SeedMisfit::NotTaken => Self::SeedNotTaken,
            SeedMisfit::Spelling => Self::SeedSpelling(source.text()),
            SeedMisfit::Typed => Self::SeedTyped(source.text()),
            SeedMisfit::NoBeacon => Self::NoBeacon(source.text()),
            SeedMisfit::Beacon(flaw) => Self::Beacon(flaw),
        }
    }

    /// A seal or a request made at `moment` names a source that is ahead of it.
    ///
    /// # Errors
    /// [`DrawFlaw::NotAhead`].
    pub fn check_ahead(source: &Source, moment: Moment) -> Result<(), Self> {
        source.is_ahead_of(moment).map_err(|why| {
            let (source, from) = (source.text(), known_from(source));
            Self::NotAhead { source, from, why }
        })
    }

    /// A seed is used at `moment`, when it can be known.
    ///
    /// # Errors
    /// [`DrawFlaw::SeedTooEarly`].
    pub fn check_known(source: &Source, moment: Moment) -> Result<(), Self> {
        if source.is_known_at(moment) {
            return Ok(());
        }
        let (source, from) = (source.text(), known_from(source));
        Err(Self::SeedTooEarly { source, from })
    }

    /// The stable code, listed in docs/codes.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoTask { .. } => "D01",
            Self::NoRound { .. } => "D02",
            Self::Drawn(_) => "D03",
            Self::Sealed { .. } => "D04",
            Self::SeedNeeded(_) => "D05",
            Self::SeedNotTaken => "D06",
            Self::SeedSpelling(_) => "D07",
            Self::SourceForm(_) => "D08",
            Self::SealBroken(_) => "D11",
            Self::NoDraw(_) => "D12",
            Self::RehearsalSeed => "D13",
            Self::NotADraw(_) => "D14",
            Self::DrawRecord { .. } => "D15",
            Self::NotAhead { .. } => "D16",
            Self::SeedTooEarly { .. } => "D17",
            Self::Beacon(_) | Self::BeaconKept => "D18",
            Self::SeedTyped(_) | Self::NoBeacon(_) => "D19",
            Self::Private(_) => "D21",
            Self::Notice(_) => "D25",
        }
    }
}

/// From when the seed of a source can be known, in China's time.
fn known_from(source: &Source) -> String {
    let from = source.known_from();
    from.map_or_else(String::new, Moment::china_time)
}
