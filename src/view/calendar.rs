//! The calendar on the screen: twelve small months, the holidays, and the way to a deadline.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use crate::domain::day::calendar::{Arranged, Day, Deadline, Notice, Year};
use crate::domain::day::way::{Stretch, WayStep};
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
pub fn spans(days: &[NaiveDate]) -> Vec<(NaiveDate, NaiveDate)> {
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

/// A year for scripts.
pub fn year_document(year: &Year) -> Value {
    let notice = |notice: &Notice| json!({ "number": notice.number, "published": notice.published.map(|day| day.to_string()) });
    let days = year.days.iter().map(|(date, day)| {
        json!({
            "date": date.to_string(),
            "arranged": match day.arranged { Arranged::Off => "off", Arranged::Work => "work" },
            "holiday": day.holiday,
            "notice": day.notice,
        })
    });
    json!({
        "year": year.year,
        "provisional": year.provisional,
        "own": year.own,
        "working_days": year.totals().working,
        "days_off": year.totals().off,
        "notices": year.notices.iter().map(notice).collect::<Vec<_>>(),
        "days": days.collect::<Vec<_>>(),
    })
}

/// The way to a deadline for scripts.
pub fn way_document(from: NaiveDate, days: u32, deadline: Deadline, steps: &[WayStep]) -> Value {
    let step = |step: &WayStep| {
        let (kind, holiday) = match step.day {
            Day::Work => ("work", None),
            Day::MakeUp(name) => ("make_up", Some(name)),
            Day::Weekend => ("weekend", None),
            Day::Holiday(name) => ("holiday", Some(name)),
        };
        json!({
            "date": step.date.to_string(),
            "weekday": step.weekday.number_from_monday(),
            "day": kind,
            "holiday": holiday,
            "working": step.day.works(),
            "count": step.count,
        })
    };
    json!({
        "completed": from.to_string(),
        "working_days": days,
        "deadline": deadline.date.to_string(),
        "provisional": deadline.provisional,
        "way": steps.iter().map(step).collect::<Vec<_>>(),
    })
}
