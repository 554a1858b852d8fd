//! A year of the calendar as CSV: 日期,安排,节日,文号,发布日期, a row for each day that a notice names.
//!
//! UTF-8 with or without BOM, or GB18030/GBK as offices save it; headings in Chinese or English.

use crate::domain::day::flaw::DayFlaw;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use csv::{ReaderBuilder, StringRecord, Trim};

use crate::domain::day::calendar::{Arranged, Arrangement, Notice, Year};
use crate::domain::day::file::{CalendarColumn, CalendarFlaw};
use crate::domain::ground::date;
use crate::domain::lists::case_flaw::Unreadable;
use crate::domain::refusal::Refusal;

use crate::format::encoding::ReadErrorOr;
use crate::format::{ReadError, csv_cells, encoding, to_utf8};

/// Reads the calendar of `year`; `file` is its name in refusals.
///
/// # Errors
/// [`DayFlaw::File`] at the first fault, or [`CaseFlaw::Unreadable`] for bytes that are no text.
pub fn read(file: &str, year: i32, bytes: &[u8]) -> Result<Year, ReadError> {
    let text = text(file, bytes)?;
    let fault = |(row, why)| {
        Refusal::Day(DayFlaw::File {
            file: file.to_owned(),
            row,
            why,
        })
    };
    Ok(rows(year, &text).map_err(fault)?)
}

/// A fault, and the row it is in.
type CalendarFault = (Option<u64>, CalendarFlaw);

fn text(file: &str, bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let encoding = encoding::detect(bytes).map_err(|error| error.of(file))?;
    let mut text = Vec::new();
    to_utf8::write(encoding, bytes, &mut text)?;
    if let Err(error) = std::str::from_utf8(&text) {
        let why = Unreadable::Encoding(error.valid_up_to() as u64);
        return Err(ReadErrorOr::Unreadable(why).of(file));
    }
    Ok(text)
}

fn rows(year: i32, text: &[u8]) -> Result<Year, CalendarFault> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text);
    // The bytes are UTF-8 and rows may differ in length, so reading a slice cannot fail.
    let records: Vec<StringRecord> = reader.records().map_while(Result::ok).collect();
    let offsets: Vec<u64> = records
        .iter()
        .filter_map(|record| record.position().map(csv::Position::byte))
        .collect();
    let lines = csv_cells::row_numbers(text, &offsets).unwrap_or_default();
    let mut columns: Option<Columns> = None;
    let mut seen: BTreeMap<NaiveDate, u64> = BTreeMap::new();
    let mut days = BTreeMap::new();
    let mut published: BTreeMap<String, Option<NaiveDate>> = BTreeMap::new();
    for (line, record) in lines.into_iter().zip(&records) {
        if record.iter().all(str::is_empty) {
            continue;
        }
        let Some(columns) = &columns else {
            columns = Some(Columns::find(record).map_err(|why| (Some(line), why))?);
            continue;
        };
        let row = columns.row(year, record).map_err(|why| (Some(line), why))?;
        if let Some(&first) = seen.get(&row.date) {
            let date = row.date;
            return Err((Some(line), CalendarFlaw::Twice { date, row: first }));
        }
        seen.insert(row.date, line);
        let known = published.entry(row.day.notice.clone()).or_default();
        *known = known.or(row.published);
        days.insert(row.date, row.day);
    }
    if days.is_empty() {
        return Err((None, CalendarFlaw::Empty));
    }
    let notices = notices(&days, &published);
    Ok(Year::new(year, days, notices))
}

/// The notices in the order of the days.
fn notices(
    days: &BTreeMap<NaiveDate, Arrangement>,
    published: &BTreeMap<String, Option<NaiveDate>>,
) -> Vec<Notice> {
    let mut found: Vec<Notice> = Vec::new();
    for day in days.values().filter(|day| !day.notice.is_empty()) {
        if found.iter().all(|notice| notice.number != day.notice) {
            found.push(Notice {
                number: day.notice.clone(),
                published: published.get(&day.notice).copied().flatten(),
            });
        }
    }
    found
}

/// Where each column stands, in the order of [`CalendarColumn::ALL`].
struct Columns([Option<usize>; 5]);

/// A row, read.
struct CalendarRow {
    date: NaiveDate,
    day: Arrangement,
    published: Option<NaiveDate>,
}

impl Columns {
    fn find(header: &StringRecord) -> Result<Self, CalendarFlaw> {
        let mut places = [None; 5];
        for (place, column) in places.iter_mut().zip(CalendarColumn::ALL) {
            let mut found = header
                .iter()
                .enumerate()
                .filter(|(_, name)| *name == column.zh() || name.eq_ignore_ascii_case(column.en()));
            *place = found.next().map(|(index, _)| index);
            if found.next().is_some() {
                return Err(CalendarFlaw::ColumnTwice(column));
            }
            if place.is_none() && column.required() {
                return Err(CalendarFlaw::NoColumn(column));
            }
        }
        Ok(Self(places))
    }

    fn cells<'a>(&self, record: &'a StringRecord) -> [&'a str; 5] {
        self.0
            .map(|place| place.and_then(|place| record.get(place)).unwrap_or(""))
    }

    fn row(&self, year: i32, record: &StringRecord) -> Result<CalendarRow, CalendarFlaw> {
        let [day, arranged, holiday, notice, published] = self.cells(record);
        let date = a_date(CalendarColumn::Date, day)?;
        if date.year() != year {
            return Err(CalendarFlaw::OtherYear { date, year });
        }
        let arranged = match arranged {
            "休" => Arranged::Off,
            "班" => Arranged::Work,
            other => return Err(CalendarFlaw::Arrangement(other.to_owned())),
        };
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        if arranged == Arranged::Work && !weekend {
            return Err(CalendarFlaw::WorkOnWeekday(date));
        }
        if holiday.is_empty() {
            return Err(CalendarFlaw::NoHoliday);
        }
        let published = match published {
            "" => None,
            cell => Some(a_date(CalendarColumn::Published, cell)?),
        };
        Ok(CalendarRow {
            date,
            day: Arrangement {
                arranged,
                holiday: holiday.to_owned(),
                notice: notice.to_owned(),
            },
            published,
        })
    }
}

fn a_date(column: CalendarColumn, cell: &str) -> Result<NaiveDate, CalendarFlaw> {
    date::from_cell(cell).ok_or_else(|| CalendarFlaw::NotADate {
        column,
        value: cell.to_owned(),
    })
}
