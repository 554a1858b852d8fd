//! A moment as the book knows it: a point in time, and the day it lies on in China (UTC+8).

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime};

/// Seconds by which China's clock is ahead of UTC, all year.
const CHINA: i64 = 8 * 3600;

/// A moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Unix seconds.
    pub unix: i64,
    /// China's day.
    pub day: NaiveDate,
}

impl Moment {
    /// The moment `unix` seconds after 1970-01-01 UTC; `None` outside of the calendar.
    pub fn at(unix: i64) -> Option<Self> {
        let china = DateTime::from_timestamp(unix.checked_add(CHINA)?, 0)?;
        let day = china.date_naive();
        Some(Self { unix, day })
    }

    /// The moment of a clock's time with its offset (RFC 3339).
    pub fn of_time(text: &str) -> Option<Self> {
        Self::at(DateTime::parse_from_rfc3339(text).ok()?.timestamp())
    }

    /// The moment of a day and a time of day on China's clock.
    pub fn in_china(time: NaiveDateTime) -> Self {
        let unix = time.and_utc().timestamp() - CHINA;
        let day = time.date();
        Self { unix, day }
    }

    /// The first moment of a day.
    pub fn begin_of(day: NaiveDate) -> Self {
        Self::in_china(day.and_time(NaiveTime::MIN))
    }

    /// 24:00 of a day: the first moment of the next one, counted to this day.
    pub fn end_of(day: NaiveDate) -> Self {
        let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
        let unix = Self::begin_of(next).unix;
        Self { unix, day }
    }

    /// Day and time of day in China, to the second: `2027-03-05 10:00:00`.
    pub fn china_time(self) -> String {
        DateTime::from_timestamp(self.unix.saturating_add(CHINA), 0)
            .map_or_else(String::new, |time| {
                time.format("%Y-%m-%d %H:%M:%S").to_string()
            })
    }
}
