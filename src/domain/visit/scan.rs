//! 扫码入企: what may be said of the code of an inspection (检查码) that was scanned at the visit, or of why none was.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::acts::inspection::Scan;
use crate::domain::ground::cell;
use crate::domain::ground::moment::Moment;
use crate::domain::ground::reason::says_why;
use crate::domain::ground::time_of_day;

/// The most characters of a code's number.
pub const LONGEST: usize = 64;

/// What is wrong with what is said of a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScanFlaw {
    /// I27: a number or a time, and a reason why nothing was scanned.
    Both,
    /// I27: a time without a number.
    TimeAlone,
    /// I27: neither a number nor a reason.
    Nothing,
    /// I27: a reason that says nothing.
    Reason,
    /// I28: a number that is no clean cell, or too long.
    Number(String),
    /// I29: scanned on no day of the visit, or after the entry.
    Time {
        /// The day of the draw.
        drawn: NaiveDate,
        /// The day of completion.
        completed: NaiveDate,
    },
}

impl ScanFlaw {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Both | Self::TimeAlone | Self::Nothing | Self::Reason => "I27",
            Self::Number(_) => "I28",
            Self::Time { .. } => "I29",
        }
    }
}

/// A time as somebody says it: of a day, or of the day of completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidTime {
    /// The day, where it is said.
    pub day: Option<NaiveDate>,
    /// The time of day.
    pub time: NaiveTime,
}

impl SaidTime {
    /// How one is written, in a cell or a flag.
    pub const FORM: &'static [&'static str] = &["YYYY-MM-DD HH:MM", "HH:MM"];

    /// Reads a time. `None` when it is none.
    pub fn read(text: &str) -> Option<Self> {
        let (day, time) = time_of_day::read(text)?;
        Some(Self { day, time })
    }
}

/// As cells of one visit are held against each other.
impl std::fmt::Display for SaidTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.day {
            Some(day) => write!(f, "{day} {}", self.time),
            None => write!(f, "{}", self.time),
        }
    }
}

/// 扫码入企, as somebody says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaidScan {
    /// 检查码编号.
    pub number: Option<String>,
    /// 扫码时间.
    pub at: Option<SaidTime>,
    /// Why nothing was scanned.
    pub none: Option<String>,
}

impl SaidScan {
    /// The scan of a visit completed on `completed`, of which `former` was said before: what is not mentioned stays, but
    /// where now a reason is given why nothing was scanned.
    pub fn scan(&self, former: Option<&Scan>, completed: NaiveDate) -> Option<Scan> {
        if *self == Self::default() {
            return former.cloned();
        }
        let at = self.at.map(|said| {
            let day = said.day.unwrap_or(completed);
            day.and_time(said.time)
        });
        let kept = former.filter(|_| self.none.is_none());
        let number = || kept.and_then(|kept| kept.number.clone());
        Some(Scan {
            number: self.number.clone().or_else(number),
            at: at.or_else(|| kept.and_then(|kept| kept.at)),
            none: self.none.clone(),
        })
    }
}

impl Scan {
    /// Everything that is wrong with a scan of a visit that was drawn on the first of these days and completed on the last,
    /// as it is entered at `now`.
    pub fn flaws(
        &self,
        (drawn, completed): (NaiveDate, NaiveDate),
        now: Option<Moment>,
    ) -> Vec<ScanFlaw> {
        let (number, at) = (self.number.as_ref(), self.at);
        let said = match (number, &self.none) {
            (Some(_), Some(_)) => Some(ScanFlaw::Both),
            (None, Some(_)) if at.is_some() => Some(ScanFlaw::Both),
            (None, Some(reason)) if !says_why(reason) || cell::check(reason).is_err() => {
                Some(ScanFlaw::Reason)
            }
            (None, None) if at.is_some() => Some(ScanFlaw::TimeAlone),
            (None, None) => Some(ScanFlaw::Nothing),
            (Some(_), None) | (None, Some(_)) => None,
        };
        let mut flaws: Vec<ScanFlaw> = said.into_iter().collect();
        let bad =
            |number: &&String| cell::check(number).is_err() || number.chars().count() > LONGEST;
        flaws.extend(number.filter(bad).cloned().map(ScanFlaw::Number));
        let late = at
            .zip(now)
            .is_some_and(|(at, now)| Moment::in_china(at).unix > now.unix);
        if at.is_some_and(|at| !(drawn..=completed).contains(&at.date())) || late {
            flaws.push(ScanFlaw::Time { drawn, completed });
        }
        flaws
    }
}
