//! Sources of a seed as people type them (rule 9), and what stands in the manifest for them. A drand round is said by a
//! moment in China's time, by how long to wait, or by its number; the day of an event in any form that the lists accept.
//!
//! What a manifest may hold is another question, judged when the text given here is read as a source.

use chrono::{Datelike, NaiveDate};

use super::beacon::{self, LAST_ROUND};
use crate::domain::ground::cell::{half_width, is_invisible, tidy};
use crate::domain::ground::date;

/// A round may be due so many seconds from now at the soonest: there must be time to hand the commitment out.
pub const SOONEST: i64 = 10 * 60;
/// And at the latest.
pub const LATEST: i64 = 400 * DAY;

const DAY: i64 = 86_400;
/// China's time is so many seconds ahead of universal time, all the year.
const CHINA: i64 = 8 * 3600;
/// The number of 1970-01-01 among the days from the year 1 on.
const EPOCH: i64 = 719_163;

/// How long to wait can be said in these.
const UNITS: [(&str, i64); 6] = [
    ("d", DAY),
    ("天", DAY),
    ("h", 3600),
    ("小时", 3600),
    ("m", 60),
    ("分钟", 60),
];

/// Why a source that was typed is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedFlaw {
    /// It is of none of the forms.
    Form,
    /// The round is due already, or in less than [`SOONEST`].
    Soon(u64),
    /// The round is due after [`LATEST`].
    Late(u64),
}

/// The manifest's text for a source that was typed at `now`, in Unix seconds:
///
/// - `os`, `given`;
/// - `drand 2027-03-05 10:00`, in China's time: the first round that is due then or after it;
/// - `drand +2d`, `drand +36h`, `drand +15m`, or `+2天`, `+36小时`, `+15分钟`: so long from now;
/// - `drand quicknet 37136212`: that round;
/// - `event 2026-06-02 14/17721088 words`.
///
/// Full-width forms, capitals, invisible characters and odd blanks do not matter; the words of an event keep their own.
///
/// # Errors
/// [`TypedFlaw`].
pub fn manifest_text(typed: &str, now: i64) -> Result<String, TypedFlaw> {
    let shown: String = typed.chars().filter(|&c| !is_invisible(c)).collect();
    let shown = shown.trim();
    let (keyword, rest) = shown.split_once(char::is_whitespace).unwrap_or((shown, ""));
    let rest = rest.trim();
    match narrow(keyword).as_str() {
        word @ ("os" | "given") if rest.is_empty() => Ok(word.to_owned()),
        "drand" => drand(&narrow(rest), now),
        "event" => event(rest).ok_or(TypedFlaw::Form),
        _ => Err(TypedFlaw::Form),
    }
}

fn narrow(text: &str) -> String {
    text.chars()
        .map(half_width)
        .collect::<String>()
        .to_lowercase()
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What is typed after `drand`.
fn drand(typed: &str, now: i64) -> Result<String, TypedFlaw> {
    let round = if let Some(number) = typed.strip_prefix("quicknet") {
        number_of(number.trim())
    } else if let Some(wait) = typed.strip_prefix('+') {
        let unix = seconds(&without_blanks(wait)).and_then(|s| now.checked_add(s));
        unix.map(beacon::first_round_at)
    } else {
        moment(typed).map(beacon::first_round_at)
    };
    let round = round.filter(|round| (1..=LAST_ROUND).contains(round));
    let round = round.ok_or(TypedFlaw::Form)?;
    let wait = beacon::due(round).saturating_sub(now);
    if wait < SOONEST {
        Err(TypedFlaw::Soon(round))
    } else if wait > LATEST {
        Err(TypedFlaw::Late(round))
    } else {
        Ok(format!("drand quicknet {round}"))
    }
}

/// A whole number in plain digits.
fn number_of(digits: &str) -> Option<u64> {
    let plain = !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// The seconds of `2d`, `36h`, `15m`.
fn seconds(wait: &str) -> Option<i64> {
    let mut units = UNITS.iter();
    let (number, unit) = units.find_map(|(name, s)| Some((wait.strip_suffix(name)?, *s)))?;
    i64::try_from(number_of(number)?).ok()?.checked_mul(unit)
}

/// A day and a time of China, in Unix seconds.
fn moment(typed: &str) -> Option<i64> {
    let (day, time) = match typed.find('日') {
        Some(at) => typed.split_at(at + '日'.len_utf8()),
        None => typed.split_once([' ', 't'])?,
    };
    let day = day_of(day)?;
    let days = i64::from(day.num_days_from_ce()) - EPOCH;
    Some(days * DAY + time_of(&without_blanks(time))? - CHINA)
}

fn day_of(typed: &str) -> Option<NaiveDate> {
    date::from_cell(&without_blanks(typed)).filter(|day| !date::is_long_term(*day))
}

/// The seconds since midnight of `10:00`, `9:05:30`, `10时`, `10点30分`.
fn time_of(typed: &str) -> Option<i64> {
    let parts: Vec<&str> = match typed.split_once(['时', '点']) {
        Some((hour, "")) => vec![hour, "0"],
        Some((hour, minute)) => vec![hour, minute.strip_suffix('分')?],
        None => Some(typed.split(':').collect()).filter(|parts: &Vec<_>| parts.len() > 1)?,
    };
    let limits = [24, 60, 60];
    if parts.len() > limits.len() {
        return None;
    }
    let mut time = 0;
    for (at, limit) in limits.into_iter().enumerate() {
        let digits = parts.get(at).copied().unwrap_or("0");
        let plain = matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit());
        let part = plain.then(|| digits.parse::<i64>().ok()).flatten()?;
        if part >= limit {
            return None;
        }
        time = time * 60 + part;
    }
    Some(time)
}

/// What is typed after `event`: its day, `<d>/<m>`, and its words.
fn event(typed: &str) -> Option<String> {
    let (first, rest) = typed.split_once(char::is_whitespace)?;
    let (day, rest) = if let Some(day) = day_of(&narrow(first)) {
        (day, rest)
    } else {
        let (day, rest) = typed.split_at(typed.find('日')? + '日'.len_utf8());
        (day_of(&narrow(day))?, rest)
    };
    let is_digit = |c: char| half_width(c).is_ascii_digit();
    let digits = |text: &str| -> Option<(String, String)> {
        let text = text.trim_start();
        let (digits, rest) = text.split_at(text.find(|c| !is_digit(c))?);
        (!digits.is_empty()).then(|| (narrow(digits), rest.to_owned()))
    };
    let (d, rest) = digits(rest)?;
    let (m, words) = digits(rest.trim_start().strip_prefix(['/', '／'])?)?;
    if !words.starts_with(char::is_whitespace) {
        return None;
    }
    let words = tidy(&words);
    let day = day.format("%Y-%m-%d");
    (!words.is_empty()).then(|| format!("event {day} {d}/{m} {words}"))
}
