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

    /// Whether a draw from this source takes a seed from outside.
    pub fn takes_a_seed(&self) -> bool {
        *self != Self::Os
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_apart_and_written_back() {
        for text in [
            "os",
            "given",
            "drand quicknet 26537812",
            "2026-03-02 福彩双色球第2026023期，红球升序两位数字以空格相隔",
        ] {
            assert_eq!(Source::from_text(text).expect(text).text(), text);
        }
        for bad in ["", " os", "a\tb"] {
            assert_eq!(Source::from_text(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_misspelt_drand_round_is_not_sealed_as_an_event() {
        assert_eq!(Source::for_seal("drand quicknet 7"), Some(Source::Drand(7)));
        for bad in [
            "drand",
            "drand quicknet",
            "drand quicknet 007",
            "Drand x",
            "drand  quicknet 7",
            "OS",
            "ＧＩＶＥＮ",
            "rehearsal",
        ] {
            assert_eq!(Source::for_seal(bad), None, "{bad}");
            assert_eq!(
                Source::from_text(bad),
                Some(Source::Event(bad.to_owned())),
                "{bad}"
            );
        }
        let event = Source::for_seal("2026-06-01 福彩3D，三位数字").expect("event");
        let day = NaiveDate::from_ymd_opt(2026, 6, 1).expect("date");
        assert_eq!(event.days(), [day]);
    }

    #[test]
    fn only_a_sealed_public_source_proves_anything() {
        let event = Source::Event("x".into());
        assert_eq!(event.standing(1), Standing::Event);
        assert_eq!(event.standing(0), Standing::Unproven);
        assert_eq!(Source::Os.standing(3), Standing::Unproven);
        assert_eq!(Source::Given.standing(1), Standing::Unproven);
        assert_eq!(Source::Drand(9).standing(1), Standing::Event);
    }
}
