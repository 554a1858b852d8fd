//! The ratio of a round (抽查比例, 第16条): an exact decimal, and the number of objects it asks for, by ceiling.

use std::fmt;

use super::word::at_a_glance;

/// Decimals of a percentage that are kept: enough for any plan, few enough that every product fits in 128 bits.
const MAX_DECIMALS: usize = 18;

/// How many objects of a stratum a round takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ratio {
    /// A share over 0 and up to 100 %: `digits` ÷ 10^`decimals` percent, without trailing zeros.
    Share {
        /// The percentage without its point.
        digits: u128,
        /// How many of the digits stand behind the point.
        decimals: u32,
    },
    /// A fixed count (`#20`), 1 or more.
    Count(u64),
}

/// Why a text is no ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatioFlaw {
    /// None of the forms.
    Form,
    /// A fixed count of 2^32 or more, which no draw can hold.
    Count,
}

impl Ratio {
    /// The number of objects to take out of `of`: ceiling(ratio × N), or the fixed count, which is not capped by N.
    pub fn take(self, of: u64) -> u64 {
        match self {
            Self::Count(count) => count,
            Self::Share { digits, decimals } => {
                let taken = (digits * u128::from(of)).div_ceil(100 * 10u128.pow(decimals));
                u64::try_from(taken).unwrap_or(of)
            }
        }
    }

    /// Whether `part` of `of` is more than this ratio, exactly.
    pub fn exceeded_by(self, part: u64, of: u64) -> bool {
        match self {
            Self::Count(count) => part > count,
            Self::Share { digits, decimals } => {
                u128::from(part) * 100 * 10u128.pow(decimals) > digits * u128::from(of)
            }
        }
    }

    /// Whether this share is more than another, exactly; a fixed count is no share.
    pub fn is_more_than(self, other: Self) -> bool {
        match (self, other) {
            (
                Self::Share { digits, decimals },
                Self::Share {
                    digits: others,
                    decimals: other_decimals,
                },
            ) => digits * 10u128.pow(other_decimals) > others * 10u128.pow(decimals),
            (Self::Count(_), _) | (_, Self::Count(_)) => false,
        }
    }

    /// Reads a ratio as a plan has it: `5%`, `２‰`, `0.25 %`, `#20`, `100％`.
    ///
    /// # Errors
    /// [`RatioFlaw`].
    pub fn read(cell: &str) -> Result<Self, RatioFlaw> {
        let plain = at_a_glance(cell);
        let share =
            |number: Option<&str>, shift| number.and_then(|number| Self::share(number, shift));
        if let Some(count) = plain.strip_prefix('#') {
            return whole(count).map(Self::Count);
        }
        share(plain.strip_suffix('%'), 0)
            .or_else(|| share(plain.strip_suffix('‰'), 1))
            .ok_or(RatioFlaw::Form)
    }

    /// The same; `None` when it is not one.
    pub fn from_cell(cell: &str) -> Option<Self> {
        Self::read(cell).ok()
    }

    /// Reads a ratio as a manifest has it: only the one form that [`fmt::Display`] writes.
    ///
    /// # Errors
    /// [`RatioFlaw`].
    pub fn from_manifest(text: &str) -> Result<Self, RatioFlaw> {
        let ratio = Self::read(text)?;
        let written = ratio.to_string() == text;
        written.then_some(ratio).ok_or(RatioFlaw::Form)
    }

    /// `number` ÷ 10^`shift` percent.
    fn share(number: &str, shift: usize) -> Option<Self> {
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let well_formed = !whole.is_empty()
            && whole
                .bytes()
                .chain(fraction.bytes())
                .all(|b| b.is_ascii_digit())
            && (number.contains('.') != fraction.is_empty());
        if !well_formed {
            return None;
        }
        let padded = format!("{whole:0>width$}{fraction}", width = shift + 1);
        let mut decimals = fraction.len() + shift;
        let mut digits = padded.as_str();
        while decimals > 0 && digits.ends_with('0') {
            digits = &digits[..digits.len() - 1];
            decimals -= 1;
        }
        if decimals > MAX_DECIMALS || digits.trim_start_matches('0').len() > MAX_DECIMALS + 3 {
            return None;
        }
        let digits: u128 = digits.parse().ok()?;
        let decimals = u32::try_from(decimals).ok()?;
        (digits > 0 && digits <= 100 * 10u128.pow(decimals))
            .then_some(Self::Share { digits, decimals })
    }
}

/// A whole number, 1 or more and below 2^32, in digits without leading zeros.
fn whole(text: &str) -> Result<u64, RatioFlaw> {
    if text.starts_with('0') || text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(RatioFlaw::Form);
    }
    text.parse::<u32>()
        .map(u64::from)
        .map_err(|_| RatioFlaw::Count)
}

/// The shortest decimal form: `5%`, `0.2%`, `#20`.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Count(count) => write!(f, "#{count}"),
            Self::Share {
                digits,
                decimals: 0,
            } => write!(f, "{digits}%"),
            Self::Share { digits, decimals } => {
                let unit = 10u128.pow(decimals);
                write!(
                    f,
                    "{}.{:0width$}%",
                    digits / unit,
                    digits % unit,
                    width = decimals as usize
                )
            }
        }
    }
}
