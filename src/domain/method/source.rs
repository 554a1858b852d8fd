//! Where a seed comes from, and what a draw can prove by it (its standing).

use chrono::NaiveDate;

use super::key::Seed;
use crate::domain::ground::{cell, date};

/// Where the seed of a draw comes from; a value of the manifest, fixed before the seed is known when the draw is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// `os`: 256 bits from the operating system, taken by the tool at the draw.
    Os,
    /// `given`: given by whoever ran the draw.
    Given,
    /// `drand quicknet <round>`: the randomness of that round of the drand beacon.
    Drand(u64),
    /// A public event, in words exact enough to check, the seed's spelling included.
    Event(String),
}

/// Words that name no public event, whatever their case: misspelt keywords, and the rehearsal's own source.
const NO_EVENTS: [&str; 8] = [
    "os",
    "given",
    "rehearsal",
    "系统",
    "系统随机数",
    "操作系统",
    "给定",
    "演练",
];

/// What a draw can prove (rule 6); stated by every output of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Sealed, and the seed is a public event that people can check, named in the seal.
    Event,
    /// Everything else: the outcome can be repeated, the choice of the seed cannot be proved.
    Unproven,
}

/// Why a seed does not go with the source that was fixed for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeedMisfit {
    /// The source needs its seed.
    Needed,
    /// The operating system gives it: none is taken.
    NotTaken,
    /// It is not spelt as the source gives it.
    Spelling,
}

impl Standing {
    /// The word that records use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Unproven => "unproven",
        }
    }

    /// The standing that a record's word claims; a word that is none proves nothing.
    pub fn from_word(word: &str) -> Self {
        if word == Self::Event.word() {
            Self::Event
        } else {
            Self::Unproven
        }
    }
}

impl Source {
    /// Reads the manifest's value. `None` when it is no clean cell.
    pub fn from_text(text: &str) -> Option<Self> {
        cell::check(text).ok()?;
        Some(match text {
            "os" => Self::Os,
            "given" => Self::Given,
            _ => Self::drand_round(text).map_or_else(|| Self::Event(text.to_owned()), Self::Drand),
        })
    }

    /// Reads a source that a seal is asked for: as [`Source::from_text`], but what begins like a drand round must be one,
    /// and a word that names no event is none, so that nobody seals a misspelt keyword as an event in words.
    pub fn for_seal(text: &str) -> Option<Self> {
        let source = Self::from_text(text)?;
        let Self::Event(words) = &source else {
            return Some(source);
        };
        let plain: String = words
            .chars()
            .map(cell::half_width)
            .filter(|c| !c.is_whitespace())
            .collect();
        let plain = plain.to_lowercase();
        let no_event = NO_EVENTS.contains(&plain.as_str()) || plain.starts_with("drand");
        (!no_event).then_some(source)
    }

    /// The days that an event in words names: `2026-06-01`.
    pub fn days(&self) -> Vec<NaiveDate> {
        let Self::Event(words) = self else {
            return Vec::new();
        };
        let parts = words.split(|c: char| !c.is_ascii_digit() && c != '-');
        parts.filter_map(date::from_record).collect()
    }

    /// The round of `drand quicknet <round>`.
    fn drand_round(text: &str) -> Option<u64> {
        let round = text.strip_prefix("drand quicknet ")?;
        let plain = !round.starts_with('0') && round.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| round.parse().ok()).flatten()
    }

    /// The manifest's value.
    pub fn text(&self) -> String {
        match self {
            Self::Os => "os".to_owned(),
            Self::Given => "given".to_owned(),
            Self::Drand(round) => format!("drand quicknet {round}"),
            Self::Event(words) => words.clone(),
        }
    }

    /// The source of a seed that nobody sealed: the one named with a seed from outside, else `given`; without a seed `os`.
    pub fn unsealed(named: Option<&Self>, seed: Option<&Seed>) -> Self {
        seed.map_or(Self::Os, |_| named.cloned().unwrap_or(Self::Given))
    }

    /// The seed of a draw or a lot whose source is fixed: the one given; none where the operating system gives it now.
    ///
    /// # Errors
    /// The seed given does not go with this source.
    pub fn seed(&self, given: Option<&Seed>) -> Result<Option<Seed>, SeedMisfit> {
        match given {
            Some(_) if *self == Self::Os => Err(SeedMisfit::NotTaken),
            Some(seed) if !self.fits(seed) => Err(SeedMisfit::Spelling),
            None if *self != Self::Os => Err(SeedMisfit::Needed),
            _ => Ok(given.cloned()),
        }
    }

    /// Whether `seed` has the spelling that this source gives: a drand round's randomness and the operating system's
    /// bits are 64 lower-case hex digits.
    pub fn fits(&self, seed: &Seed) -> bool {
        match self {
            Self::Os | Self::Drand(_) => {
                crate::domain::ground::sha::Sha::from_hex(seed.as_str()).is_some()
            }
            Self::Given | Self::Event(_) => true,
        }
    }

    /// The standing of a draw from this source; `seal` is the number of its seal, 0 when it was drawn unsealed.
    pub fn standing(&self, seal: u32) -> Standing {
        match self {
            Self::Drand(_) | Self::Event(_) if seal > 0 => Standing::Event,
            _ => Standing::Unproven,
        }
    }
}
