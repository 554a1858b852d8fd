//! Working days (工作日): which days count, and the deadline that so many of them make (细则第19条: 20 个工作日).
//!
//! Monday to Friday are worked, Saturday and Sunday are not, unless the year's notice of the State Council's general
//! office (国务院办公厅关于部分节假日安排的通知) says otherwise: it names the days off of each holiday, and the
//! weekend days that are worked to make up for them (调休上班).

use super::flaw::DayFlaw;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

/// How the number of a yearly notice begins. A year none of whose rows names one is provisional (暂定): its notice is
/// not published yet, or is not on hand.
pub const NOTICE: &str = "国办发明电";

/// What a notice arranges for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arranged {
    /// 休: off, as part of a holiday, weekends within it included.
    Off,
    /// 班: a Saturday or Sunday that is worked to make up for a holiday.
    Work,
}

/// A day that a notice names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    /// Off, or worked.
    pub arranged: Arranged,
    /// The holiday that it belongs to, as the notice calls it: 春节; 国庆节、中秋节.
    pub holiday: String,
    /// The number of the notice (文号); empty where a bureau's own file gives none.
    pub notice: String,
}

/// A notice, and when it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its number: 国办发明电〔2025〕7号.
    pub number: String,
    /// The day on which it was published (发布日期).
    pub published: Option<NaiveDate>,
}

/// What is arranged for a year, 1 January to 31 December.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// The days that its notices name; every other day follows the week.
    pub days: BTreeMap<NaiveDate, Arrangement>,
    /// Whether no notice of the year is on hand: see [`NOTICE`].
    pub provisional: bool,
    /// The notices that its rows name, in the order of the days.
    pub notices: Vec<Notice>,
    /// Whether it comes from the case folder's own `calendar/<year>.csv`.
    pub own: bool,
}

impl Year {
    /// A year of these days; it is provisional when none of `notices` is one of the State Council's general office.
    pub fn new(year: i32, days: BTreeMap<NaiveDate, Arrangement>, notices: Vec<Notice>) -> Self {
        let provisional = !notices
            .iter()
            .any(|notice| notice.number.starts_with(NOTICE));
        Self {
            year,
            days,
            provisional,
            notices,
            own: false,
        }
    }

    /// Whether the same days are worked as by another arrangement of the year.
    pub fn works_as(&self, other: &Self) -> bool {
        let mut dates = self.dates();
        dates.all(|date| self.day(date).works() == other.day(date).works())
    }

    /// What `date`, a day of this year, is.
    pub fn day(&self, date: NaiveDate) -> Day<'_> {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        match self.days.get(&date) {
            Some(day) if day.arranged == Arranged::Off => Day::Holiday(&day.holiday),
            Some(day) => Day::MakeUp(&day.holiday),
            None if weekend => Day::Weekend,
            None => Day::Work,
        }
    }

    /// Every date of the year, in order.
    pub fn dates(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let year = self.year;
        NaiveDate::from_ymd_opt(year, 1, 1)
            .into_iter()
            .flat_map(|first| first.iter_days())
            .take_while(move |date| date.year() == year)
    }

    /// How many days of the year are worked, and how many are off.
    pub fn totals(&self) -> Totals {
        let (working, off): (Vec<_>, Vec<_>) =
            self.dates().partition(|date| self.day(*date).works());
        Totals {
            working: working.len(),
            off: off.len(),
        }
    }

    /// The holidays in the order of their first day off, each notice's part of one by itself.
    pub fn holidays(&self) -> Vec<Holiday<'_>> {
        let mut found: Vec<Holiday<'_>> = Vec::new();
        for (date, day) in &self.days {
            let known = found
                .iter()
                .position(|h| h.name == day.holiday && h.notice == day.notice);
            let place = known.unwrap_or_else(|| {
                found.push(Holiday {
                    name: &day.holiday,
                    notice: &day.notice,
                    off: Vec::new(),
                    work: Vec::new(),
                });
                found.len() - 1
            });
            match day.arranged {
                Arranged::Off => found[place].off.push(*date),
                Arranged::Work => found[place].work.push(*date),
            }
        }
        found.sort_by_key(|holiday| holiday.off.first().or(holiday.work.first()).copied());
        found
    }
}

/// Days of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Days that are worked.
    pub working: usize,
    /// Days off: weekends and holidays.
    pub off: usize,
}

/// A holiday of a year, as far as one notice arranges it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday<'a> {
    /// Its name.
    pub name: &'a str,
    /// The notice's number; may be empty.
    pub notice: &'a str,
    /// Its days off, ascending.
    pub off: Vec<NaiveDate>,
    /// The days worked to make up for it, ascending.
    pub work: Vec<NaiveDate>,
}

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day<'a> {
    /// Monday to Friday, and no holiday.
    Work,
    /// A Saturday or Sunday that is worked to make up for this holiday.
    MakeUp(&'a str),
    /// A Saturday or Sunday.
    Weekend,
    /// A day off of this holiday.
    Holiday(&'a str),
}

impl Day<'_> {
    /// Whether it counts as a working day.
    pub fn works(self) -> bool {
        matches!(self, Self::Work | Self::MakeUp(_))
    }
}

/// The last day by which something has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The day; it may still be done on it.
    pub date: NaiveDate,
    /// Whether a day on the way to it lies in a provisional year, so that a notice may still move it.
    pub provisional: bool,
}

/// How far a notice that comes later can move a deadline that was counted without it, in days.
const MOVED: u64 = 15;

impl Deadline {
    /// Whether a deadline that a record has, with whether that was provisional, can be this one: on the same day, or as far
    /// from it as a notice can have moved one that was provisional.
    pub fn bears(self, (date, provisional): (NaiveDate, bool)) -> bool {
        let moved = date.signed_duration_since(self.date).num_days();
        moved == 0 || (provisional || self.provisional) && moved.unsigned_abs() <= MOVED
    }
}

/// The years on hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// Each year's arrangement.
    pub years: BTreeMap<i32, Year>,
}

impl Calendar {
    /// The arrangement of a year.
    ///
    /// # Errors
    /// [`DayFlaw::NoCalendar`] when it is not on hand.
    pub fn year(&self, year: i32) -> Result<&Year, DayFlaw> {
        self.years.get(&year).ok_or_else(|| DayFlaw::NoCalendar {
            year,
            covered: self.covered(),
        })
    }

    /// The first and last year of the longest run of years without a gap; (0, 0) when there are none.
    pub fn covered(&self) -> (i32, i32) {
        let mut best: Option<(i32, i32)> = None;
        let mut run: Option<(i32, i32)> = None;
        for &year in self.years.keys() {
            let first = run
                .filter(|(_, last)| last + 1 == year)
                .map_or(year, |(first, _)| first);
            run = Some((first, year));
            if best.is_none_or(|(from, to)| year - first > to - from) {
                best = run;
            }
        }
        best.unwrap_or_default()
    }

    /// What `date` is.
    ///
    /// # Errors
    /// [`DayFlaw::NoCalendar`] when its year is not on hand.
    pub fn day(&self, date: NaiveDate) -> Result<Day<'_>, DayFlaw> {
        Ok(self.year(date.year())?.day(date))
    }

    /// Whether `date` is a working day.
    ///
    /// # Errors
    /// [`DayFlaw::NoCalendar`] when its year is not on hand.
    pub fn is_working(&self, date: NaiveDate) -> Result<bool, DayFlaw> {
        Ok(self.day(date)?.works())
    }

    /// How many working days there are from `first` to `last`, both counted; 0 when `last` lies before `first`.
    ///
    /// # Errors
    /// [`DayFlaw::NoCalendar`] when a year is not on hand.
    pub fn working_days_between(&self, first: NaiveDate, last: NaiveDate) -> Result<u32, DayFlaw> {
        let mut count = 0;
        for date in first.iter_days().take_while(|date| *date <= last) {
            count += u32::from(self.is_working(date)?);
        }
        Ok(count)
    }

    /// Working days left on `today` until `deadline`: those after `today`, the deadline counted, so 0 on the deadline
    /// itself (and on days off right before none is left). Past the deadline it is negative: the working days after
    /// it, today counted, and at least one, so that a Saturday after a Friday's deadline is late too.
    ///
    /// # Errors
    /// [`DayFlaw::NoCalendar`] when a year is not on hand.
    pub fn working_days_left(&self, today: NaiveDate, deadline: NaiveDate) -> Result<i64, DayFlaw> {
        let (from, to) = (today.min(deadline), today.max(deadline));
        let both = self.working_days_between(from, to)?;
        let after = i64::from(both) - i64::from(self.is_working(from)?);
        Ok(if today <= deadline {
            after
        } else {
            -after.max(1)
        })
    }
}
