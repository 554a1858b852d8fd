//! Sources of a seed as people type them (rule 9), and what stands in the manifest for them. A drand round is said by a
//! moment in China's time, by how long to wait, or by its number; the day of an event in any form that the lists accept.
//!
//! Whether what is named lies far enough ahead is another question ([`Source::is_ahead_of`]).

use chrono::NaiveDate;

use super::beacon;
use super::source::Source;
use crate::domain::ground::cell::{half_width, is_invisible, tidy};
use crate::domain::ground::date;
use crate::domain::ground::moment::Moment;

const DAY: i64 = 86_400;

/// How long to wait can be said in these.
const UNITS: [(&str, i64); 6] = [
    ("d", DAY),
    ("天", DAY),
    ("h", 3600),
    ("小时", 3600),
    ("m", 60),
    ("分钟", 60),
];

/// The source that was typed at `now`; nothing when it is of none of these forms:
///
/// - `os`, `given`;
/// - `drand 2027-03-05 10:00`, in China's time: the first round that is due then or after it;
/// - `drand +2d`, `drand +36h`, `drand +15m`, or `+2天`, `+36小时`, `+15分钟`: so long from now;
/// - `drand quicknet 37136212`: that round;
/// - `event 2026-06-02 14/17721088 words`, also without `event` before the day, and without the numbers where the words name
///   a lottery that has always the same ([`NUMBERS`]).
///
/// Full-width forms, capitals, invisible characters and odd blanks do not matter; the words of an event keep their own.
pub fn read(typed: &str, now: Moment) -> Option<Source> {
    let shown: String = typed.chars().filter(|&c| !is_invisible(c)).collect();
    let shown = shown.trim();
    let (keyword, rest) = shown.split_once(char::is_whitespace).unwrap_or((shown, ""));
    let rest = rest.trim();
    let text = match narrow(keyword).as_str() {
        word @ ("os" | "given") if rest.is_empty() => word.to_owned(),
        "drand" => drand(&narrow(rest), now)?,
        "event" | "事件" | "公开事件" => event(rest)?,
        _ => event(shown)?,
    };
    Source::from_text(&text)
}

/// How many seconds a source that is said by a wait is ahead: `drand +2d`; nothing for any other form.
pub fn wait(typed: &str) -> Option<i64> {
    let typed = narrow(typed);
    let wait = typed
        .trim()
        .strip_prefix("drand")?
        .trim()
        .strip_prefix('+')?;
    seconds(&without_blanks(wait))
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
fn drand(typed: &str, now: Moment) -> Option<String> {
    let round = if let Some(number) = typed.strip_prefix("quicknet") {
        number_of(number.trim())?
    } else if let Some(wait) = typed.strip_prefix('+') {
        let unix = now.unix.checked_add(seconds(&without_blanks(wait))?)?;
        beacon::first_round_at(unix)
    } else {
        beacon::first_round_at(moment(typed)?)
    };
    Some(format!("drand quicknet {round}"))
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
    let begin = Moment::begin_of(day_of(day)?).unix;
    Some(begin + time_of(&without_blanks(time))?)
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

/// Lotteries by a word that names them in words without capitals, with the digits that spell an outcome and how many
/// outcomes there are. Whoever types a source may leave these out; a manifest has them.
const NUMBERS: [(&str, &str); 9] = [
    ("双色球", "14/17721088"),
    ("大乐透", "14/21425712"),
    ("七星彩", "8/15000000"),
    ("福彩3d", "3/1000"),
    ("福彩三d", "3/1000"),
    ("排列3", "3/1000"),
    ("排列三", "3/1000"),
    ("排列5", "5/100000"),
    ("排列五", "5/100000"),
];

/// What is typed of an event: its day, `<d>/<m>`, and its words.
fn event(typed: &str) -> Option<String> {
    let (first, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let (day, rest) = if let Some(day) = day_of(&narrow(first)) {
        (day, rest)
    } else {
        let (day, rest) = typed.split_at(typed.find('日')? + '日'.len_utf8());
        (day_of(&narrow(day))?, rest)
    };
    // A number that is not stated whole is no word.
    let first = rest.trim_start();
    let begins_with_number = first.starts_with(is_digit) || first.starts_with(['/', '／']);
    let (numbers, words) = if begins_with_number {
        stated(rest)?
    } else {
        (by_name(rest)?.to_owned(), rest.to_owned())
    };
    let words = tidy(&words);
    let day = day.format("%Y-%m-%d");
    (!words.is_empty()).then(|| format!("event {day} {numbers} {words}"))
}

fn is_digit(c: char) -> bool {
    half_width(c).is_ascii_digit()
}

/// `<d>/<m>` as it is stated, and the words behind it.
fn stated(typed: &str) -> Option<(String, String)> {
    let digits = |text: &str| -> Option<(String, String)> {
        let text = text.trim_start();
        let (digits, rest) = text.split_at(text.find(|c| !is_digit(c))?);
        (!digits.is_empty()).then(|| (narrow(digits), rest.to_owned()))
    };
    let (d, rest) = digits(typed)?;
    let (m, words) = digits(rest.trim_start().strip_prefix(['/', '／'])?)?;
    words
        .starts_with(char::is_whitespace)
        .then(|| (format!("{d}/{m}"), words))
}

/// `<d>/<m>` of the one lottery that the words name.
fn by_name(words: &str) -> Option<&'static str> {
    let words = without_blanks(&narrow(words));
    let mut named = NUMBERS.iter().filter(|(name, _)| words.contains(name));
    let (_, numbers) = named.next()?;
    named.next().is_none().then_some(*numbers)
}
