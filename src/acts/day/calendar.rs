//! `calendar`: a year of working days, or the way from a day to its deadline (第19条).

use chrono::{Datelike, NaiveDate};

use crate::acts::Desk;
use crate::disk::SETTINGS;
use crate::disk::{Trouble, calendar};
use crate::domain::day::calendar::{Calendar, Deadline, Year};
use crate::domain::day::flaw::DayFlaw;
use crate::domain::day::way::WayStep;

/// Working days of a deadline where no case folder says otherwise (第19条).
const ENTRY_WORKING_DAYS: u32 = 20;

/// A year of the calendar: the one asked for, else that of the desk's day.
///
/// # Errors
/// The year is not on hand, a calendar file is not as it has to be, or the file system fails.
pub fn year(desk: &Desk, year: Option<i32>) -> Result<Year, Trouble> {
    let calendar = calendar::open(&desk.root)?;
    let year = year.unwrap_or_else(|| desk.today().year());
    Ok(calendar.year(year)?.clone())
}

/// A deadline, and the calendar that it is counted by.
#[derive(Debug)]
pub struct DeadlineAsked {
    calendar: Calendar,
    /// The day of completion.
    pub from: NaiveDate,
    /// How many working days.
    pub days: u32,
    /// The deadline.
    pub deadline: Deadline,
}

/// The deadline so many working days after `from`; without a number, as many as the case folder's settings allow for the
/// entry of a result, or the rules.
///
/// # Errors
/// As [`year`].
pub fn deadline(desk: &Desk, from: NaiveDate, days: Option<u32>) -> Result<DeadlineAsked, Trouble> {
    let calendar = calendar::open(&desk.root)?;
    let days = match days {
        Some(days) => days,
        None if desk.root.join(SETTINGS).is_file() => {
            let (case, _) = desk.read()?;
            case.settings.rules.entry_working_days
        }
        None => ENTRY_WORKING_DAYS,
    };
    Ok(DeadlineAsked {
        deadline: calendar.add_working_days(from, days)?,
        calendar,
        from,
        days,
    })
}

impl DeadlineAsked {
    /// Every day on the way to it.
    ///
    /// # Errors
    /// A year is not on hand.
    pub fn steps(&self) -> Result<Vec<WayStep<'_>>, DayFlaw> {
        self.calendar.way(self.from).until(self.days).collect()
    }
}
