//! The way to a deadline, day by day: which day counts, which does not and why, and the count so far.

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::{Calendar, Day, Deadline};
use super::flaw::DayFlaw;

/// A day on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WayStep<'a> {
    /// The day.
    pub date: NaiveDate,
    /// Its day of the week.
    pub weekday: Weekday,
    /// What it is: worked, or why not.
    pub day: Day<'a>,
    /// Working days so far, this one included where it is one.
    pub count: u32,
    /// Whether its year is provisional.
    pub provisional: bool,
}

/// The days after a day, without end but that of the calendar: the first day of a year that is not on hand is an
/// error, and the last item.
#[derive(Debug, Clone)]
pub struct Way<'a> {
    calendar: &'a Calendar,
    last: NaiveDate,
    count: u32,
    ended: bool,
}

impl Calendar {
    /// The way day by day from the day after `from`: what each day is, and how many working days there have been.
    /// It ends with an error where the years on hand end, so take from it what is needed.
    pub fn way(&self, from: NaiveDate) -> Way<'_> {
        Way {
            calendar: self,
            last: from,
            count: 0,
            ended: false,
        }
    }

    /// The `n`-th working day after `from`; `from` itself does not count (细则第19条: the day of completion does not).
    /// With `n` = 0 it is `from`.
    ///
    /// # Errors
    /// [`DayFlaw::NoCalendar`] when the year of `from`, or of a day on the way, is not on hand.
    pub fn add_working_days(&self, from: NaiveDate, n: u32) -> Result<Deadline, DayFlaw> {
        let mut deadline = Deadline {
            date: from,
            provisional: self.year(from.year())?.provisional && n == 0,
        };
        for step in self.way(from).until(n) {
            let step = step?;
            deadline.date = step.date;
            deadline.provisional |= step.provisional;
        }
        Ok(deadline)
    }
}

impl<'a> Way<'a> {
    /// The days up to the `n`-th working day; none for 0.
    pub fn until(mut self, n: u32) -> impl Iterator<Item = Result<WayStep<'a>, DayFlaw>> {
        std::iter::from_fn(move || if self.count < n { self.next() } else { None })
    }

    fn step(&self) -> Result<WayStep<'a>, DayFlaw> {
        let date = self.last.succ_opt().unwrap_or(NaiveDate::MAX);
        let year = self.calendar.year(date.year())?;
        let day = year.day(date);
        Ok(WayStep {
            date,
            weekday: date.weekday(),
            day,
            count: self.count + u32::from(day.works()),
            provisional: year.provisional,
        })
    }
}

impl<'a> Iterator for Way<'a> {
    type Item = Result<WayStep<'a>, DayFlaw>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let step = self.step();
        match &step {
            Ok(step) => {
                self.last = step.date;
                self.count = step.count;
                self.ended = step.date == NaiveDate::MAX;
            }
            Err(_) => self.ended = true,
        }
        Some(step)
    }
}

/// Days in a row that are all counted, or all left out for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// How many days it has.
    pub days: u32,
    /// What they are.
    pub day: Day<'a>,
    /// Working days at its end.
    pub count: u32,
}

/// The way in stretches.
pub fn stretches<'a>(steps: &[WayStep<'a>]) -> Vec<Stretch<'a>> {
    let mut found: Vec<Stretch<'a>> = Vec::new();
    for step in steps {
        match found.last_mut() {
            Some(stretch) if stretch.day == step.day => {
                stretch.last = step.date;
                stretch.days += 1;
                stretch.count = step.count;
            }
            _ => found.push(Stretch {
                first: step.date,
                last: step.date,
                days: 1,
                day: step.day,
                count: step.count,
            }),
        }
    }
    found
}
