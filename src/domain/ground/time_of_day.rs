//! Times of day as people write them: `09:30`, `9:30:05`, `9时30分`, `9点`, `下午2:30`, `2:30 PM`, with a day before it or without.

use chrono::{NaiveDate, NaiveTime};

use super::date;
use super::word::word;

/// Reads a time of day and the day before it, where there is one. `None` when it is none.
pub fn read(cell: &str) -> Option<(Option<NaiveDate>, NaiveTime)> {
    let text = word(cell);
    let mut places = text.char_indices().map(|(place, _)| place);
    places.find_map(|place| {
        let (day, rest) = text.split_at(place);
        let digit = |c: char| c.is_ascii_digit();
        if day.ends_with(digit) && rest.starts_with(digit) {
            return None;
        }
        let time = time(rest.strip_prefix('T').unwrap_or(rest).trim_start())?;
        let day = match day.trim_end() {
            "" => None,
            day => Some(date::from_cell(day)?),
        };
        Some((day, time))
    })
}

/// A time of day alone.
fn time(text: &str) -> Option<NaiveTime> {
    let (half, text) = half_of_day(text);
    let (hour, rest) = number(text)?;
    let (mark, rest) = split(rest, [':', '时', '点'])?;
    let (minute, rest) = match number(rest) {
        Some(read) => read,
        None if rest.is_empty() && mark != ':' => (0, rest),
        None => return None,
    };
    let (second, rest) = match split(rest, [':', '分']) {
        Some((':', rest)) => number(rest)?,
        Some((_, rest)) if !rest.is_empty() => number(rest)?,
        Some((_, rest)) => (0, rest),
        None => (0, rest),
    };
    let hour = match half {
        None => hour,
        Some(_) if hour > 12 => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Evening) => hour % 12 + 12,
    };
    let bare = matches!(rest.trim(), "" | "秒");
    bare.then(|| NaiveTime::from_hms_opt(hour, minute, second))?
}

/// Before noon or after it.
#[derive(Debug, Clone, Copy)]
enum Half {
    Morning,
    Evening,
}

fn half_of_day(text: &str) -> (Option<Half>, &str) {
    let before = [("上午", Half::Morning), ("下午", Half::Evening)];
    let behind = [
        ("AM", Half::Morning),
        ("am", Half::Morning),
        ("PM", Half::Evening),
        ("pm", Half::Evening),
    ];
    let before = before
        .iter()
        .map(|(mark, half)| (text.strip_prefix(mark), half));
    let behind = behind
        .iter()
        .map(|(mark, half)| (text.strip_suffix(mark), half));
    let mut marked = before.chain(behind);
    let found = marked.find_map(|(rest, half)| Some((*half, rest?.trim())));
    found.map_or((None, text), |(half, rest)| (Some(half), rest))
}

/// One of these marks, and what stands behind it; blanks are none.
fn split<const N: usize>(text: &str, marks: [char; N]) -> Option<(char, &str)> {
    let text = text.trim_start();
    let mark = text.chars().next().filter(|c| marks.contains(c))?;
    Some((mark, text[mark.len_utf8()..].trim_start()))
}

/// A number of one or two digits, and what stands behind it.
fn number(text: &str) -> Option<(u32, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(count);
    let number = digits.parse().ok().filter(|_| count <= 2)?;
    Some((number, rest))
}
