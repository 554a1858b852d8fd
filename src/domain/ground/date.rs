//! Dates as lists have them: `2026-03-01`, `2026/3/1`, `2026. 3. 1`, `20260301`, `2026 年 3 月 1 日`, `2026年3月1号`, each with a
//! time of day behind it or without; 长期 is 9999-12-31.

use std::borrow::Cow;
use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::de::{Deserializer, Error, Visitor};

use super::cell::{is_plain_of, plain_mark};
use super::word::word;

/// The date that stands for 长期 (without end).
pub fn long_term() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// Whether `date` means 长期: real libraries write any day of the year 9999 for it.
pub fn is_long_term(date: NaiveDate) -> bool {
    date.year() == 9999
}

/// Why a cell is no date of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFlaw {
    /// None of the forms.
    Form,
    /// The number of a day, as a spreadsheet counts them; the day.
    Serial(NaiveDate),
    /// A day that the calendar does not have; its year, its month, and how many days that one has.
    NoSuchDay(i32, u32, u32),
    /// A month beyond the twelfth, or month 0.
    NoSuchMonth(u32),
    /// A year in which nothing of these lists can lie.
    Year(i32),
    /// A month without a day, where either end of it could be meant.
    MonthOnly,
}

/// Which day a month stands for that is written without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Its first day.
    First,
    /// Its last day; `至` before a date says the same.
    Last,
    /// None.
    Neither,
}

/// Years in which a date of a list can lie, 长期 apart.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2100;

/// Reads a date from a list: the day, and whether it was taken from a month or from more words than a date has, which is
/// worth saying.
///
/// # Errors
/// [`DateFlaw`].
pub fn read(cell: &str, edge: Edge) -> Result<(NaiveDate, bool), DateFlaw> {
    let plain = plain(cell);
    let until = ["截至", "截止", "至", "到"];
    let bare = until.iter().find_map(|before| plain.strip_prefix(before));
    let bare = bare.filter(|_| edge == Edge::Last);
    let (text, read_so) = (bare.unwrap_or(&plain), bare.is_some());
    let (date, read_so) = match (whole(text), month(text)) {
        (Err(DateFlaw::Form), Some((year, of))) => (of_month(year, of, edge)?, true),
        (read, _) => (read?, read_so),
    };
    if YEARS.contains(&date.year()) || is_long_term(date) {
        Ok((date, read_so))
    } else {
        Err(DateFlaw::Year(date.year()))
    }
}

/// Reads a date that somebody typed. `None` when it is none; the year must have four digits.
pub fn from_cell(cell: &str) -> Option<NaiveDate> {
    whole(&plain(cell)).ok()
}

/// Reads a date as a record has it: `YYYY-MM-DD` and nothing else.
pub fn from_record(text: &str) -> Option<NaiveDate> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
    let day = NaiveDate::from_ymd_opt(year, month, day);
    day.filter(|_| rest.is_empty())
}

/// Reads the date of a record in JSON, as [`NaiveDate`] reads it, but without trying every form of a date: a book has some for
/// each result.
///
/// # Errors
/// It is no date.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    struct Day;
    impl Visitor<'_> for Day {
        type Value = NaiveDate;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a date")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<NaiveDate, E> {
            from_record(text).map_or_else(|| text.parse().map_err(E::custom), Ok)
        }
    }
    from.deserialize_str(Day)
}

/// The last day of a month.
pub fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let next = if month == 12 {
        NaiveDate::from_ymd_opt(year + 1, 1, 1)
    } else {
        NaiveDate::from_ymd_opt(year, month + 1, 1)
    };
    next?.pred_opt()
}

fn plain(cell: &str) -> Cow<'_, str> {
    let word = word(cell);
    if is_plain_of(&word, |byte| byte.is_ascii()) {
        word
    } else {
        Cow::Owned(word.chars().map(plain_mark).collect())
    }
}

/// A day, whatever its year.
fn whole(plain: &str) -> Result<NaiveDate, DateFlaw> {
    if matches!(
        plain,
        "长期" | "长期有效" | "永久" | "永久有效" | "无固定期限"
    ) {
        return Ok(long_term());
    }
    if let Some(day) = serial(plain) {
        return Err(DateFlaw::Serial(day));
    }
    let (year, rest) = digits(plain, 4).ok_or(DateFlaw::Form)?;
    if year == 0 || plain.starts_with(char::is_whitespace) {
        return Err(DateFlaw::Form);
    }
    let (month, day, rest) = month_and_day(rest).ok_or(DateFlaw::Form)?;
    if !is_time(rest) {
        return Err(DateFlaw::Form);
    }
    day_of(year, month, day)
}

/// What stands behind the year: month, day, and the rest.
fn month_and_day(rest: &str) -> Option<(u32, u32, &str)> {
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let (month, rest) = digits(rest, 2)?;
        let (day, rest) = digits(rest, 2)?;
        return (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((month, day, rest));
    }
    let rest = rest.trim_start();
    let mark = rest.chars().next()?;
    let behind_month = match mark {
        '年' => '月',
        '-' | '/' | '.' => mark,
        _ => return None,
    };
    let (month, rest) = short(rest[mark.len_utf8()..].trim_start())?;
    let (day, rest) = short(rest.trim_start().strip_prefix(behind_month)?.trim_start())?;
    let named = rest.trim_start().strip_prefix(['日', '号']);
    match named {
        Some(rest) if mark == '年' => Some((month, day, rest)),
        _ => Some((month, day, rest)),
    }
}

/// A year and a month without a day: `2027年12月`, `2027-12`, `2027.12`.
fn month(plain: &str) -> Option<(i32, u32)> {
    let (year, rest) = digits(plain, 4)?;
    let rest = rest.trim_start();
    let mark = rest.chars().next().filter(|c| "年-/.".contains(*c))?;
    let (month, rest) = short(rest[mark.len_utf8()..].trim_start())?;
    let rest = rest.trim_start();
    let rest = match mark {
        '年' => rest
            .strip_prefix('月')?
            .trim_start_matches(['份', '底', '末']),
        _ => rest,
    };
    let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
    rest.is_empty().then_some((year, month))
}

fn of_month(year: i32, month: u32, edge: Edge) -> Result<NaiveDate, DateFlaw> {
    let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(DateFlaw::NoSuchMonth(month))?;
    match edge {
        Edge::First => Ok(first),
        Edge::Last => last_of_month(year, month).ok_or(DateFlaw::Form),
        Edge::Neither => Err(DateFlaw::MonthOnly),
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Result<NaiveDate, DateFlaw> {
    let year = i32::try_from(year).map_err(|_| DateFlaw::Form)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| match last_of_month(year, month) {
        _ if !(1..=12).contains(&month) => DateFlaw::NoSuchMonth(month),
        Some(last) => DateFlaw::NoSuchDay(year, month, last.day()),
        None => DateFlaw::Form,
    })
}

/// The day that a spreadsheet means by a number: day 1 is 1900-01-01, and day 60 the one that 1900 did not have. Only numbers
/// of days from 1954 to 2100 are taken for one.
fn serial(plain: &str) -> Option<NaiveDate> {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let well = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let number: u64 = (whole.len() == 5 && well(whole) && well(fraction))
        .then(|| whole.parse().ok())
        .flatten()
        .filter(|number| (20_000..=73_415).contains(number))?;
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    zero.checked_add_days(chrono::Days::new(number))
}

/// What stands behind a day when it is nothing, or a time of day.
fn is_time(rest: &str) -> bool {
    let marks = "0123456789:.时分秒点+Z上下午中早晚AMPampm";
    let time = rest.strip_prefix('T').unwrap_or(rest);
    time.is_empty()
        || (rest.starts_with([' ', 'T']) || time.starts_with(['上', '下']))
            && !time.trim().is_empty()
            && time
                .trim()
                .chars()
                .all(|c| marks.contains(c) || c == ' ' || c == '-')
            && time.chars().any(|c| c.is_ascii_digit())
            && (time.contains([':', '时', '点']))
}

/// A number of exactly so many digits, and what stands behind it.
fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let number = text.get(..count)?;
    let well = number.bytes().all(|b| b.is_ascii_digit());
    Some((well.then(|| number.parse().ok()).flatten()?, &text[count..]))
}

/// A number of one or two digits, and what stands behind it.
fn short(text: &str) -> Option<(u32, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2)
        .contains(&count)
        .then(|| digits(text, count))
        .flatten()
}
