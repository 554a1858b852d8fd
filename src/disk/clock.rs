//! The system's clock. There is no hidden switch for time: a declared day stands beside the clock's time in the book.
//! The day is China's, whatever zone the machine is set to; the record keeps that zone's offset.

use chrono::{Local, SecondsFormat};

use crate::domain::ground::moment::Moment;

/// The time now with its offset, to the second: `2026-03-02T09:30:00+08:00`.
pub fn now() -> String {
    Local::now().to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// The moment now, with China's day.
pub fn moment() -> Moment {
    let now = Local::now();
    Moment::at(now.timestamp()).unwrap_or(Moment::begin_of(now.date_naive()))
}
