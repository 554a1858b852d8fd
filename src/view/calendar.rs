//! The calendar on the screen: twelve small months, the holidays, and the way to a deadline.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use crate::domain::day::calendar::{Day, Year};
use crate::domain::day::way::Stretch;
use crate::text::Lang;
use crate::text::day::calendar;

use crate::view::table;

/// Columns of the terminal that a month takes: seven days of two digits and a mark.
const MONTH: usize = 7 * 3;
/// Columns between two months.
const GAP: usize = 3;
/// Months beside each other where there is room for them.
const ACROSS: usize = 3;

/// The months of a year, three beside each other, or one below the other where `width` has no room for three.
pub fn months(lang: Lang, year: &Year, width: Option<u16>) -> Vec<String> {
    let wide = width.is_none_or(|width| usize::from(width) >= ACROSS * MONTH + (ACROSS - 1) * GAP);
    let across = if wide { ACROSS } else { 1 };
    let months = (1..=12).zip(calendar::month_names(lang));
    let blocks: Vec<Vec<String>> = months.map(|month| block(lang, year, month)).collect();
    let mut lines = Vec::new();
    for beside in blocks.chunks(across) {
        let height = beside.iter().map(Vec::len).max().unwrap_or(0);
        for row in 0..height {
            let cells: Vec<String> = beside
                .iter()
                .map(|block| padded(block.get(row).map_or("", String::as_str)))
                .collect();
            lines.push(cells.join(&" ".repeat(GAP)).trim_end().to_owned());
        }
        lines.push(String::new());
    }
    lines
}

/// A month: its name, the days of the week, its weeks.
fn block(lang: Lang, year: &Year, (month, name): (u32, &str)) -> Vec<String> {
    let mut lines = vec![
        name.to_owned(),
        calendar::week(lang).map(|head| format!("{head} ")).concat(),
    ];
    let mut week = String::new();
    for date in year.dates().filter(|date| date.month() == month) {
        let before = date.weekday().num_days_from_monday() as usize;
        if week.is_empty() {
            week = " ".repeat(before * 3);
        }
        let _ = write!(week, "{:>2}{}", date.day(), mark(year, date));
        if before == 6 {
            lines.push(std::mem::take(&mut week));
        }
    }
    if !week.is_empty() {
        lines.push(week);
    }
    lines
}

fn mark(year: &Year, date: NaiveDate) -> char {
    match year.day(date) {
        Day::Holiday(_) => calendar::OFF,
        Day::MakeUp(_) => calendar::WORK,
        Day::Work | Day::Weekend => ' ',
    }
}

/// A line of a month, filled up to its width; a Chinese character takes two columns.
fn padded(line: &str) -> String {
    let taken: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{line}{}", " ".repeat(MONTH.saturating_sub(taken)))
}

/// The table of a year's holidays.
pub fn holidays(lang: Lang, year: &Year, width: Option<u16>) -> String {
    let rows = year.holidays().into_iter().map(|holiday| {
        let join = |days: &[NaiveDate]| {
            let spans = spans(days).into_iter();
            lang.list(spans.map(|(first, last)| calendar::span(lang, first, last)))
        };
        [
            calendar::holiday(lang, holiday.name),
            join(&holiday.off),
            holiday.off.len().to_string(),
            join(&holiday.work),
            holiday.notice.to_owned(),
        ]
    });
    table::render(calendar::holiday_headings(lang), rows, width)
}

/// Days in a row as first and last.
fn spans(days: &[NaiveDate]) -> Vec<(NaiveDate, NaiveDate)> {
    let mut found: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for &day in days {
        match found.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(day) => *last = day,
            _ => found.push((day, day)),
        }
    }
    found
}

/// The table of the way to a deadline.
pub fn way(lang: Lang, stretches: &[Stretch], width: Option<u16>) -> String {
    let rows = stretches.iter().map(|stretch| {
        [
            calendar::way_span(lang, stretch.first, stretch.last),
            stretch.days.to_string(),
            calendar::day(lang, stretch.day),
            if stretch.day.works() {
                stretch.count.to_string()
            } else {
                calendar::left_out(lang).to_owned()
            },
        ]
    });
    table::render(calendar::way_headings(lang), rows, width)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn months_stand_below_each_other_where_three_have_no_room() {
        let year = Year::new(2026, BTreeMap::new(), Vec::new());
        let widest = |width| {
            let lines = months(Lang::En, &year, width);
            lines.iter().map(String::len).max().unwrap_or(0)
        };
        // The last mark of a line is a blank, and cut off.
        assert_eq!(widest(None), 69 - 1);
        assert_eq!(widest(Some(69)), 69 - 1);
        assert_eq!(widest(Some(68)), 21 - 1);
        let narrow = months(Lang::Zh, &year, Some(40));
        assert_eq!(narrow[0], "1月");
        assert_eq!(narrow[1], "一 二 三 四 五 六 日");
        assert_eq!(narrow[2], "          1  2  3  4");
        assert_eq!(narrow.iter().filter(|line| line.is_empty()).count(), 12);
    }

    #[test]
    fn days_in_a_row_are_joined() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 10, d).expect("date");
        assert_eq!(
            spans(&[day(1), day(2), day(4)]),
            [(day(1), day(2)), (day(4), day(4))]
        );
        assert_eq!(spans(&[]), []);
    }
}
