//! Where a seed comes from (rule 9), and how it is spelt.

use chrono::NaiveDate;

use super::beacon::{self, LAST_ROUND};
use super::key::Seed;
use super::lottery;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::sha::Sha;
use crate::domain::ground::{cell, date};

/// Seconds that there must be to hand out a commitment before its round is due.
const TIME_TO_HAND_OUT: i64 = 600;
/// Seconds by which a round may be ahead at most: 400 days.
const FARTHEST: i64 = 400 * 86_400;

/// Why a source cannot be fixed at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAhead {
    /// Its day has begun, or its round is due within ten minutes.
    Known,
    /// Its round is due later than in 400 days.
    TooFar,
}

/// Where the seed of a draw comes from; a value of the manifest, fixed before the seed is known when the draw is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// `os`: 256 bits from the operating system, taken by the tool at the draw.
    Os,
    /// `given`: given by whoever ran the draw.
    Given,
    /// `drand quicknet <round>`: SHA-256 of the signature of that round of the drand beacon (公共随机信标).
    Drand(u64),
    /// `event <day> <d>/<m> <words>`: a public event (公开事件).
    Event(PublicEvent),
}

/// A public event whose outcome is spelt as exactly so many digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicEvent {
    /// China's day on which it takes place.
    pub day: NaiveDate,
    /// d: how many ASCII digits spell its outcome, 1 to 64.
    pub digits: usize,
    /// m: how many outcomes it can have, as decimal digits; 2 to 10^d.
    pub outcomes: String,
    /// The event in words exact enough to check, the spelling included.
    pub words: String,
}

impl PublicEvent {
    fn from_text(text: &str) -> Option<Self> {
        let (day, rest) = text.strip_prefix("event ")?.split_once(' ')?;
        let (numbers, words) = rest.split_once(' ')?;
        let (digits, outcomes) = numbers.split_once('/')?;
        let plain = |text: &str| {
            let digits = text.bytes().all(|b| b.is_ascii_digit());
            !text.is_empty() && digits && !text.starts_with('0')
        };
        if !plain(digits) || !plain(outcomes) || cell::check(words).is_err() {
            return None;
        }
        let event = Self {
            day: date::from_record(day)?,
            digits: digits.parse().ok().filter(|d| (1..=64).contains(d))?,
            outcomes: outcomes.to_owned(),
            words: words.to_owned(),
        };
        let fits = event.outcomes != "1" && event.outcomes_at_most_ten_to_the(event.digits);
        let stated = lottery::states_its_numbers(&event.words, event.digits, &event.outcomes);
        (fits && stated).then_some(event)
    }

    /// Whether m ≤ 10^d, without large numbers: m has no leading zero.
    fn outcomes_at_most_ten_to_the(&self, d: usize) -> bool {
        let (first, rest) = self.outcomes.split_at(1);
        self.outcomes.len() <= d
            || self.outcomes.len() == d + 1 && first == "1" && rest.bytes().all(|b| b == b'0')
    }

    /// Whether it has so many outcomes that wording or invented recusals do not steer the draw: m ≥ 10,000,000 (rule 18).
    pub fn has_enough_outcomes(&self) -> bool {
        self.outcomes.len() >= 8
    }

    /// Whether these digits can be its outcome.
    fn fits(&self, seed: &str) -> bool {
        seed.len() == self.digits
            && seed.bytes().all(|b| b.is_ascii_digit())
            && lottery::can_come_up(&self.words, &self.outcomes, seed)
    }
}

impl Source {
    /// Reads the manifest's value; `None` when it is none of the forms.
    pub fn from_text(text: &str) -> Option<Self> {
        cell::check(text).ok()?;
        match text {
            "os" => Some(Self::Os),
            "given" => Some(Self::Given),
            _ => Self::drand_round(text)
                .map(Self::Drand)
                .or_else(|| PublicEvent::from_text(text).map(Self::Event)),
        }
    }

    /// Whether a draw with this seal, 0 for none, may have it: what nobody can check is no source of a sealed one.
    pub fn goes_with(&self, seal: u32) -> bool {
        seal == 0 || matches!(self, Self::Drand(_) | Self::Event(_))
    }

    /// The round of `drand quicknet <round>`.
    fn drand_round(text: &str) -> Option<u64> {
        let round = text.strip_prefix("drand quicknet ")?;
        let plain = !round.starts_with('0') && round.bytes().all(|b| b.is_ascii_digit());
        let round = plain.then(|| round.parse().ok()).flatten();
        round.filter(|round| *round <= LAST_ROUND)
    }

    /// The manifest's value.
    pub fn text(&self) -> String {
        match self {
            Self::Os => "os".to_owned(),
            Self::Given => "given".to_owned(),
            Self::Drand(round) => format!("drand quicknet {round}"),
            Self::Event(event) => {
                let PublicEvent {
                    day,
                    digits,
                    outcomes,
                    words,
                } = event;
                format!(
                    "event {} {digits}/{outcomes} {words}",
                    day.format("%Y-%m-%d")
                )
            }
        }
    }

    /// Whether `seed` has the spelling that this source gives: a drand round's and the operating system's bits are 64
    /// lower-case hex digits, an event's outcome exactly its digits.
    pub fn fits(&self, seed: &Seed) -> bool {
        match self {
            Self::Os | Self::Drand(_) => Sha::from_hex(seed.as_str()).is_some(),
            Self::Event(event) => event.fits(seed.as_str()),
            Self::Given => true,
        }
    }

    /// Whether its seed could be known at `moment`: the event's day has begun, the round is due. What is neither is known
    /// to whoever gives it.
    pub fn is_known_at(&self, moment: Moment) -> bool {
        match self {
            Self::Os | Self::Given => true,
            Self::Event(event) => moment.day >= event.day,
            Self::Drand(round) => moment.unix >= beacon::due(*round),
        }
    }

    /// Whether a seal or a request made at `moment` may name it: its seed cannot be known yet, and of a drand round there is
    /// time to hand the commitment out, and it is due within 400 days (rule 17).
    ///
    /// # Errors
    /// Why not.
    pub fn is_ahead_of(&self, moment: Moment) -> Result<(), NotAhead> {
        let Self::Drand(round) = self else {
            return if self.is_known_at(moment) {
                Err(NotAhead::Known)
            } else {
                Ok(())
            };
        };
        match beacon::due(*round).saturating_sub(moment.unix) {
            ..TIME_TO_HAND_OUT => Err(NotAhead::Known),
            ahead if ahead > FARTHEST => Err(NotAhead::TooFar),
            _ => Ok(()),
        }
    }

    /// The first moment at which its seed can be known; nothing for what is known to whoever gives it.
    pub fn known_from(&self) -> Option<Moment> {
        match self {
            Self::Os | Self::Given => None,
            Self::Event(event) => Some(Moment::begin_of(event.day)),
            Self::Drand(round) => Moment::at(beacon::due(*round)),
        }
    }
}

/// Whether the seeds of two sources come from the same place or on the same day, so that one look shows both; what no public
/// source gives has no moment.
pub fn come_together(one: &str, other: &str) -> bool {
    let day = |text: &str| {
        let source = Source::from_text(text)?;
        source.known_from().map(|moment| moment.day)
    };
    day(one).is_some_and(|day_of_one| Some(day_of_one) == day(other))
}
