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

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("date")
    }

    /// Years with these days: `date off|work holiday`; the notice's number is given for the year.
    fn calendar(years: &[(i32, &str, &[&str])]) -> Calendar {
        let each = years.iter().map(|(year, number, rows)| {
            let days = rows.iter().map(|row| {
                let cells: Vec<&str> = row.split(' ').collect();
                let arranged = match cells[1] {
                    "off" => Arranged::Off,
                    _ => Arranged::Work,
                };
                let (holiday, notice) = (cells[2].to_owned(), (*number).to_owned());
                let day = Arrangement {
                    arranged,
                    holiday,
                    notice,
                };
                (date(cells[0]), day)
            });
            let notice = Notice {
                number: (*number).to_owned(),
                published: None,
            };
            (*year, Year::new(*year, days.collect(), vec![notice]))
        });
        Calendar {
            years: each.collect(),
        }
    }

    /// The end of 2026 with a made-up holiday, and 2027 without a notice.
    fn turn() -> Calendar {
        calendar(&[
            (
                2026,
                "国办发明电〔2025〕7号",
                &[
                    "2026-12-26 work 某节",
                    "2026-12-29 off 某节",
                    "2026-12-30 off 某节",
                ],
            ),
            (2027, "国务院令第795号", &["2027-01-01 off 元旦"]),
        ])
    }

    #[test]
    fn the_week_decides_where_no_row_stands() {
        let calendar = turn();
        for (day, expected) in [
            ("2026-12-25", Day::Work),
            ("2026-12-26", Day::MakeUp("某节")),
            ("2026-12-27", Day::Weekend),
            ("2026-12-29", Day::Holiday("某节")),
            ("2027-01-01", Day::Holiday("元旦")),
            ("2027-01-02", Day::Weekend),
        ] {
            assert_eq!(calendar.day(date(day)), Ok(expected), "{day}");
            assert_eq!(calendar.is_working(date(day)), Ok(expected.works()));
        }
    }

    #[test]
    fn the_day_of_completion_does_not_count_and_a_provisional_year_is_told() {
        let calendar = turn();
        for (from, n, expected, provisional) in [
            ("2026-12-24", 0, "2026-12-24", false),
            ("2026-12-24", 1, "2026-12-25", false),
            ("2026-12-24", 2, "2026-12-26", false),
            ("2026-12-27", 1, "2026-12-28", false),
            ("2026-12-28", 1, "2026-12-31", false),
            ("2026-12-28", 2, "2027-01-04", true),
            ("2027-01-01", 1, "2027-01-04", true),
            ("2027-01-01", 0, "2027-01-01", true),
        ] {
            let deadline = Deadline {
                date: date(expected),
                provisional,
            };
            let found = calendar.add_working_days(date(from), n);
            assert_eq!(found, Ok(deadline), "{from} + {n}");
        }
    }

    #[test]
    fn working_days_are_counted_with_both_ends_and_left_with_their_sign() {
        let calendar = turn();
        let between = |a, b| calendar.working_days_between(date(a), date(b));
        assert_eq!(between("2026-12-25", "2026-12-31"), Ok(4));
        assert_eq!(between("2026-12-25", "2026-12-25"), Ok(1));
        assert_eq!(between("2026-12-27", "2026-12-27"), Ok(0));
        assert_eq!(between("2026-12-31", "2026-12-25"), Ok(0));
        let left = |a, b| calendar.working_days_left(date(a), date(b));
        assert_eq!(left("2026-12-24", "2026-12-31"), Ok(4));
        assert_eq!(left("2026-12-27", "2026-12-28"), Ok(1));
        assert_eq!(left("2026-12-31", "2026-12-31"), Ok(0));
        assert_eq!(
            left("2027-01-01", "2026-12-31"),
            Ok(-1),
            "a day off is late too"
        );
        assert_eq!(left("2027-01-04", "2026-12-31"), Ok(-1));
        assert_eq!(left("2027-01-05", "2026-12-31"), Ok(-2));
    }

    #[test]
    fn a_year_that_is_not_on_hand_is_refused_with_the_years_that_are() {
        let calendar = turn();
        let refused = |year| DayFlaw::NoCalendar {
            year,
            covered: (2026, 2027),
        };
        assert_eq!(calendar.day(date("2025-12-31")), Err(refused(2025)));
        assert_eq!(
            calendar.add_working_days(date("2025-12-31"), 1),
            Err(refused(2025))
        );
        assert_eq!(
            calendar.add_working_days(date("2027-12-31"), 1),
            Err(refused(2028))
        );
        assert_eq!(
            calendar.working_days_between(date("2027-12-31"), date("2028-01-03")),
            Err(refused(2028))
        );
        assert_eq!(
            calendar.working_days_left(date("2028-01-03"), date("2027-12-31")),
            Err(refused(2028))
        );
        assert_eq!(refused(2028).code(), "W01");
        let ended: Vec<_> = calendar.way(date("2027-12-30")).collect();
        assert_eq!(
            ended.len(),
            2,
            "the first day without a calendar is the last item"
        );
    }

    #[test]
    fn the_years_covered_are_the_longest_run() {
        let of = |years: &[i32]| {
            let years: Vec<(i32, &str, &[&str])> =
                years.iter().map(|&year| (year, "", &[][..])).collect();
            calendar(&years).covered()
        };
        assert_eq!(of(&[]), (0, 0));
        assert_eq!(of(&[2015, 2019, 2020, 2021, 2030]), (2019, 2021));
        assert_eq!(of(&[2019, 2021]), (2019, 2019));
    }

    #[test]
    fn holidays_are_listed_by_notice_in_the_order_of_their_first_day_off() {
        let calendar = calendar(&[(
            2026,
            "国办发明电〔2025〕7号",
            &[
                "2026-09-20 work 国庆节",
                "2026-09-25 off 中秋节",
                "2026-10-01 off 国庆节",
                "2026-10-02 off 国庆节",
                "2026-10-10 work 国庆节",
            ],
        )]);
        let year = calendar.year(2026).expect("year");
        let names: Vec<&str> = year.holidays().iter().map(|h| h.name).collect();
        assert_eq!(names, ["中秋节", "国庆节"]);
        let national = &year.holidays()[1];
        assert_eq!(national.off, [date("2026-10-01"), date("2026-10-02")]);
        assert_eq!(national.work, [date("2026-09-20"), date("2026-10-10")]);
        // 261 days from Monday to Friday, three of them off, two more worked.
        let totals = Totals {
            working: 260,
            off: 105,
        };
        assert_eq!(year.totals(), totals);
    }
}
