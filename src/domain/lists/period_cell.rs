//! 抽查时间 as plans have it in one cell: 「6月-8月」, 「全年」, 「2026年6月1日至8月31日」, 「第三季度」, 「上半年」, 「6月底前」. The
//! year is the case folder's where the cell has none.

use chrono::{Datelike, NaiveDate};

use crate::domain::ground::cell::plain_mark;
use crate::domain::ground::date::last_of_month;
use crate::domain::ground::whole::numerals;
use crate::domain::ground::word::at_a_glance;

/// Why such a cell gives no days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodFlaw {
    /// None of the forms.
    Form,
    /// Several times of the year, which are several tasks, or one with as many rounds.
    Several,
    /// The end lies before the beginning, this day.
    Order(NaiveDate),
    /// A day that the calendar does not have, or a month.
    NoSuchDay,
}

/// First and last day.
type Window = (NaiveDate, NaiveDate);

/// Reads the cell, in a folder of this year.
///
/// # Errors
/// [`PeriodFlaw`].
pub fn read(cell: &str, year: i32) -> Result<Window, PeriodFlaw> {
    let plain: String = at_a_glance(cell).chars().map(plain_mark).collect();
    let plain = plain.trim_end_matches(['。', ';', ',']);
    // 全年(1-12月), 6月-8月(暂定)
    if let Some((outside, inside)) = plain
        .strip_suffix(')')
        .and_then(|plain| plain.split_once('('))
    {
        let window = of_plain(outside, year)?;
        if TENTATIVE.contains(&inside) || of_plain(inside, year)? == window {
            return Ok(window);
        }
        return Err(PeriodFlaw::Several);
    }
    of_plain(plain, year)
}

/// Words that promise nothing: the plan is in force with the days all the same.
const TENTATIVE: [&str; 7] = ["暂定", "暂拟", "拟定", "拟", "预计", "计划", "初定"];

/// How a time ends of which only the end is given.
const UNTIL: [&str; 9] = [
    "底以前",
    "底之前",
    "底前",
    "末以前",
    "末之前",
    "末前",
    "以前",
    "之前",
    "前",
];

/// Reads what stands without brackets.
fn of_plain(plain: &str, year: i32) -> Result<Window, PeriodFlaw> {
    let said = TENTATIVE.iter().find_map(|word| {
        let behind = || plain.strip_suffix(word);
        plain.strip_prefix(word).or_else(behind)
    });
    let plain = said.unwrap_or(plain);
    if let Some(window) = part(plain, (year, None))? {
        return Ok(window);
    }
    let mut until = UNTIL.iter();
    if let Some((end, until)) = until.find_map(|end| Some((end, plain.strip_suffix(end)?))) {
        return before((until, end), year);
    }
    if plain.contains([',', ';', '、', '及', '和']) {
        return Err(PeriodFlaw::Several);
    }
    let (begin, end) = halves(plain).ok_or(PeriodFlaw::Form)?;
    // 6-8月, 二至三季度: what the first one is stands behind the second.
    let unit = ["月", "季度", "季"]
        .iter()
        .find(|unit| end.ends_with(**unit));
    let begin = match unit {
        Some(unit) if number(begin.trim_start_matches('第')).is_some() => format!("{begin}{unit}"),
        _ => begin.to_owned(),
    };
    let (first, at_least) = part(&begin, (year, None))?.ok_or(PeriodFlaw::Form)?;
    let beginning = (first.year(), Some(first.month()));
    let (_, last) = part(end, beginning)?.ok_or(PeriodFlaw::Form)?;
    if last < first || last < at_least && last.month() != first.month() {
        return Err(PeriodFlaw::Order(first));
    }
    Ok((first, last))
}

/// The days of a year up to the end of a month or of the year (6月底前), or up to a day (12月31日前), that day included; what
/// is before a month (6月前) may or may not include it.
fn before((until, end): (&str, &str), year: i32) -> Result<Window, PeriodFlaw> {
    let of_month = end.starts_with(['底', '末']);
    let until = match until {
        "" | "年" | "本年" | "当年" if of_month => "全年",
        until => until,
    };
    let window = part(until, (year, None))?.ok_or(PeriodFlaw::Form)?;
    let is_day = window.0 == window.1;
    if of_month == is_day {
        return Err(PeriodFlaw::Form);
    }
    let first = NaiveDate::from_ymd_opt(window.1.year(), 1, 1).ok_or(PeriodFlaw::Form)?;
    Ok((first, window.1))
}

/// The two ends of a period.
pub(super) fn halves(text: &str) -> Option<(&str, &str)> {
    for mark in ['至', '到', '~'] {
        if let Some(halves) = text.split_once(mark) {
            return Some(halves);
        }
    }
    let dashes: Vec<usize> = text.match_indices('-').map(|(place, _)| place).collect();
    // 2026-06-01-2026-08-31 has five of them, and dashes of their own in each half.
    let middle = dashes
        .get(dashes.len() / 2)
        .filter(|_| dashes.len() % 2 == 1)?;
    Some((&text[..*middle], &text[middle + 1..]))
}

/// One of the forms without an end of its own; `beginning` are the year, and the month where a day alone may stand.
fn part(text: &str, (year, month): (i32, Option<u32>)) -> Result<Option<Window>, PeriodFlaw> {
    let (year, rest) = match text.split_once('年') {
        Some((said, rest)) if said.len() == 4 => match said.parse() {
            Ok(said) => (said, rest),
            Err(_) => return Ok(None),
        },
        _ => (year, text),
    };
    let named = year != 0 && rest.len() < text.len();
    let days = |first: (u32, u32), last: u32| {
        let begin = NaiveDate::from_ymd_opt(year, first.0, first.1);
        begin.zip(last_of_month(year, last))
    };
    let whole = matches!(
        rest,
        "全年" | "全年度" | "年内" | "本年度" | "本年" | "常年" | "全年开展"
    );
    if whole || named && matches!(rest, "" | "度" | "内") {
        return Ok(days((1, 1), 12));
    }
    match rest {
        "上半年" => return Ok(days((1, 1), 6)),
        "下半年" => return Ok(days((7, 1), 12)),
        _ => {}
    }
    if let Some(quarter) = rest
        .strip_suffix("季度")
        .or_else(|| rest.strip_suffix('季'))
    {
        let quarter = number(quarter.trim_start_matches('第')).filter(|n| (1..=4).contains(n));
        return Ok(quarter.and_then(|quarter| days((quarter * 3 - 2, 1), quarter * 3)));
    }
    if let Some((said, rest)) = rest.split_once('月') {
        let Some(said) = number(said) else {
            return Ok(None);
        };
        return of_month((year, said), rest);
    }
    if let (Some(month), Some(day)) = (month, rest.strip_suffix(['日', '号'])) {
        return number(day).map_or(Ok(None), |day| one_day(year, month, day));
    }
    full_day(rest)
}

/// What stands behind a month: nothing, a third of it, or a day.
fn of_month((year, month): (i32, u32), rest: &str) -> Result<Option<Window>, PeriodFlaw> {
    let last = last_of_month(year, month).filter(|_| (1..=12).contains(&month));
    let last = last.ok_or(PeriodFlaw::NoSuchDay)?;
    let days = |from: u32, to: u32| {
        let day = |day| NaiveDate::from_ymd_opt(year, month, day);
        day(from).zip(day(to))
    };
    match rest {
        "" | "份" | "底" | "末" => Ok(days(1, last.day())),
        "初" | "上旬" => Ok(days(1, 10)),
        "中旬" => Ok(days(11, 20)),
        "下旬" => Ok(days(21, last.day())),
        _ => {
            let day = rest.strip_suffix(['日', '号']).unwrap_or(rest);
            number(day).map_or(Ok(None), |day| one_day(year, month, day))
        }
    }
}

/// A day with marks between its parts: `2026-06-01`, `2026.6.1`, `2026/6/1`.
fn full_day(text: &str) -> Result<Option<Window>, PeriodFlaw> {
    let Some(mark) = text.chars().find(|c| matches!(c, '-' | '/' | '.')) else {
        return Ok(None);
    };
    let parts: Vec<Option<u32>> = text.split(mark).map(|part| part.parse().ok()).collect();
    match parts[..] {
        [Some(year), Some(month), Some(day)] if (1000..=9999).contains(&year) => {
            let year = i32::try_from(year).map_err(|_| PeriodFlaw::Form)?;
            one_day(year, month, day)
        }
        [Some(year), Some(month)] if (1000..=9999).contains(&year) => {
            let year = i32::try_from(year).map_err(|_| PeriodFlaw::Form)?;
            of_month((year, month), "")
        }
        _ => Ok(None),
    }
}

fn one_day(year: i32, month: u32, day: u32) -> Result<Option<Window>, PeriodFlaw> {
    let day = NaiveDate::from_ymd_opt(year, month, day).ok_or(PeriodFlaw::NoSuchDay)?;
    Ok(Some((day, day)))
}

/// A number of one or two digits, or in numerals.
fn number(text: &str) -> Option<u32> {
    if (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    numerals(text)
}
