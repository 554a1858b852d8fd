//! What a draw can prove (抽取效力, rule 18): computed by whoever reads it from the texts, the book and the signature, and
//! never believed from a record.

use super::beacon;
use super::key::Seed;
use super::source::Source;
use crate::domain::ground::moment::Moment;

/// What the seed of a draw can prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeedStanding {
    /// 信标取种: sealed before a drand round was due, and the seed is that round's, its signature verified.
    Beacon,
    /// 公开事件取种: sealed before the day of a public event with enough outcomes, and drawn on it or later.
    Event,
    /// 系统随机（可复算） and all else: the outcome can be repeated, the choice of the seed cannot be proved.
    Unproven(Unproven),
}

/// The name that an office gives a draw by its seed (rule 18): 信标取种, 公开事件取种, 系统随机（可复算）, and what is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeedName {
    /// 信标取种.
    Beacon,
    /// 公开事件取种.
    Event,
    /// 系统随机（可复算）: unproven, from the operating system.
    System,
    /// 可复算，种子未经证明: unproven, given by somebody, or from a source that proves nothing here.
    Other,
}

impl SeedName {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Beacon, Self::Event, Self::System, Self::Other];

    /// The name for a standing, by where the seed comes from.
    pub fn of(standing: SeedStanding, source: Option<&Source>) -> Self {
        match (standing, source) {
            (SeedStanding::Beacon, _) => Self::Beacon,
            (SeedStanding::Event, _) => Self::Event,
            (SeedStanding::Unproven(_), Some(Source::Os)) => Self::System,
            (SeedStanding::Unproven(_), _) => Self::Other,
        }
    }

    /// The word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Beacon => "beacon",
            Self::Event => "event",
            Self::System => "system",
            Self::Other => "other",
        }
    }

    /// Whether the choice of the seed is proved.
    pub fn is_proven(self) -> bool {
        matches!(self, Self::Beacon | Self::Event)
    }
}

/// Why the choice of a seed cannot be proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unproven {
    /// Drawn without a seal.
    Unsealed,
    /// A time in the record is none.
    NoTime,
    /// The seal is not older than what its source gives.
    SealedLate,
    /// Drawn before the seed could be known.
    DrawnEarly,
    /// The event has fewer than 10,000,000 outcomes.
    FewOutcomes,
    /// The signature is not there, or is not the network's for this round, or does not give this seed.
    Signature,
    /// A seal or a draw of the round was voided when its seed could be known, so there was a choice.
    VoidedBefore,
    /// The book's clock had been called wrong, and had not passed the highest time that it had shown.
    ClockWrong,
    /// There was a seal or a draw before, or a day was declared, and only the book can tell what that means.
    BookNeeded,
}

impl Unproven {
    /// The word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unsealed => "unsealed",
            Self::NoTime => "no_time",
            Self::SealedLate => "sealed_late",
            Self::DrawnEarly => "drawn_early",
            Self::FewOutcomes => "few_outcomes",
            Self::Signature => "signature",
            Self::VoidedBefore => "voided_before",
            Self::ClockWrong => "clock_wrong",
            Self::BookNeeded => "book_needed",
        }
    }
}

/// What a standing is computed from.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// Where the seed comes from.
    pub source: &'a Source,
    /// The seed.
    pub seed: &'a Seed,
    /// The signature of the drand round.
    pub signature: Option<&'a [u8]>,
    /// When it was sealed, or a replacement was asked for; nothing without a seal.
    pub sealed: Option<Moment>,
    /// When it was drawn.
    pub drawn: Moment,
}

impl SeedStanding {
    /// The word for scripts and records of what was public.
    pub fn word(self) -> &'static str {
        match self {
            Self::Beacon => "beacon",
            Self::Event => "event",
            Self::Unproven(_) => "unproven",
        }
    }

    /// Why it is unproven, as a word for scripts; nothing where it is proven.
    pub fn unproven(self) -> Option<&'static str> {
        match self {
            Self::Beacon | Self::Event => None,
            Self::Unproven(why) => Some(why.word()),
        }
    }

    /// The standing of a draw or a lot, as far as its own seal or request goes.
    pub fn of(claim: &Claim<'_>) -> Self {
        match claim.reason_against() {
            Some(why) => Self::Unproven(why),
            None if matches!(claim.source, Source::Drand(_)) => Self::Beacon,
            None => Self::Event,
        }
    }

    /// The same, where something else speaks against it; the first reason stays.
    #[must_use]
    pub fn unless(self, against: Option<Unproven>) -> Self {
        match (self, against) {
            (Self::Beacon | Self::Event, Some(why)) => Self::Unproven(why),
            (standing, _) => standing,
        }
    }
}

impl Claim<'_> {
    fn reason_against(&self) -> Option<Unproven> {
        let Some(sealed) = self.sealed else {
            return Some(Unproven::Unsealed);
        };
        match self.source {
            Source::Os | Source::Given => return Some(Unproven::Unsealed),
            Source::Event(event) if !event.has_enough_outcomes() => {
                return Some(Unproven::FewOutcomes);
            }
            Source::Event(_) => {}
            Source::Drand(round) => {
                if !gives(*round, self.signature, self.seed) {
                    return Some(Unproven::Signature);
                }
            }
        }
        if self.source.is_known_at(sealed) {
            return Some(Unproven::SealedLate);
        }
        (!self.source.is_known_at(self.drawn)).then_some(Unproven::DrawnEarly)
    }
}

/// Whether the signature is the network's for the round, and gives this seed.
pub fn gives(round: u64, signature: Option<&[u8]>, seed: &Seed) -> bool {
    let verified = signature.and_then(|signature| beacon::verify(round, signature));
    verified.is_some_and(|sha| sha.to_string() == seed.as_str())
}
