//! Dates as lists have them: `2026-03-01`, `2026/3/1`, `2026.3.1`, `20260301`, `2026年3月1日`; 长期 is 9999-12-31.

use chrono::{Datelike, NaiveDate};

use super::cell::plain_mark;
use super::word::word;

/// The date that stands for 长期 (without end).
pub fn long_term() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// Whether `date` means 长期: real libraries write any day of the year 9999 for it.
pub fn is_long_term(date: NaiveDate) -> bool {
    date.year() == 9999
}

/// Reads a date from a list. `None` when it is none; the year must have four digits.
pub fn from_cell(cell: &str) -> Option<NaiveDate> {
    let plain: String = word(cell).chars().map(plain_mark).collect();
    if matches!(plain.as_str(), "长期" | "长期有效" | "永久" | "无固定期限") {
        return Some(long_term());
    }
    // A spreadsheet adds a time of midnight to a date.
    let plain = plain
        .split_once([' ', 'T'])
        .map_or(plain.as_str(), |(date, time)| {
            if time.trim().chars().all(|c| matches!(c, '0' | ':' | '.')) {
                date
            } else {
                ""
            }
        });
    let (year, month, day) = if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
        (&plain[..4], &plain[4..6], &plain[6..])
    } else if let Some(rest) = plain.strip_suffix('日') {
        let (year, rest) = rest.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        (year, month, day)
    } else {
        let mark = plain.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
        let mut parts = plain.split(mark);
        let date = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        date
    };
    let digits = |text: &str, most: usize| {
        let well =
            !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
        well.then(|| text.parse::<u32>().ok()).flatten()
    };
    if year.len() != 4 || year == "0000" {
        return None;
    }
    NaiveDate::from_ymd_opt(
        i32::try_from(digits(year, 4)?).ok()?,
        digits(month, 2)?,
        digits(day, 2)?,
    )
}

/// Reads a date as a record has it: `YYYY-MM-DD` and nothing else.
pub fn from_record(text: &str) -> Option<NaiveDate> {
    let date = from_cell(text)?;
    (date.format("%Y-%m-%d").to_string() == text).then_some(date)
}
