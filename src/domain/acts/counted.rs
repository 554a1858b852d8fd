//! A line of the book with the time that counts for it: a clock that was put back makes no line older than the one before.

use std::ops::Deref;

use chrono::NaiveDate;

use super::entry::Entry;
use crate::domain::ground::date;
use crate::domain::ground::moment::Moment;

/// A line, and the time that counts for it.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    entry: &'a Entry,
    /// The clock's moment that counts; nothing when the line has no time.
    clock: Option<Moment>,
    /// The declared day, where one counts.
    declared: Option<NaiveDate>,
    /// Whether nothing counts as in time: the clock stands below a time that was called wrong.
    pub unsure: bool,
}

impl<'a> Counted<'a> {
    /// A line for which the clock's moment `clock` counts; a declared day counts in a rehearsal only.
    pub fn new(entry: &'a Entry, clock: Option<Moment>, rehearsal: bool) -> Self {
        let declared = entry.declared.as_deref().filter(|_| rehearsal);
        Self {
            entry,
            clock,
            declared: declared.and_then(date::from_record),
            unsure: false,
        }
    }

    /// The same line, where nothing counts as in time unless its day was declared.
    #[must_use]
    pub fn unsure(self, unsure: bool) -> Self {
        let unsure = unsure && self.declared.is_none();
        Self { unsure, ..self }
    }

    /// The moment of the line's own clock, whether it counts or not.
    pub fn own_moment(&self) -> Option<Moment> {
        Moment::of_time(&self.entry.time)
    }

    /// The day that counts: in a rehearsal the declared one, else China's day of the clock's moment that counts.
    pub fn day(&self) -> NaiveDate {
        let clock = self.clock.map(|moment| moment.day);
        self.declared.or(clock).unwrap_or(NaiveDate::MIN)
    }

    /// The moment at which a seal or a request fixed what it fixed, or a void gave up what it gave up: 24:00 of a declared
    /// day, else the clock's. `None` when the line has no time.
    pub fn fixed_at(&self) -> Option<Moment> {
        fixed_at(self.declared, self.clock)
    }

    /// The moment at which a draw or a lot used its seed: 00:00 of a declared day, else the clock's.
    pub fn used_at(&self) -> Option<Moment> {
        used_at(self.declared, self.clock)
    }
}

impl Deref for Counted<'_> {
    type Target = Entry;

    fn deref(&self) -> &Entry {
        self.entry
    }
}

/// The moment at which something is fixed by a seal or a request: 24:00 of a declared day, else the clock's.
pub fn fixed_at(declared: Option<NaiveDate>, clock: Option<Moment>) -> Option<Moment> {
    declared.map(Moment::end_of).or(clock)
}

/// The moment at which a seed is used: 00:00 of a declared day, else the clock's.
pub fn used_at(declared: Option<NaiveDate>, clock: Option<Moment>) -> Option<Moment> {
    declared.map(Moment::begin_of).or(clock)
}
