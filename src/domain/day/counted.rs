//! Deadlines that were counted once: of many results most were completed on the same few days.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::calendar::{Calendar, Deadline};
use super::flaw::DayFlaw;

/// By the day from which it is counted and the number of working days, the deadline; of one calendar.
#[derive(Debug, Default)]
pub struct CountedDeadlines {
    known: RefCell<BTreeMap<(NaiveDate, u32), Deadline>>,
}

impl CountedDeadlines {
    /// As [`Calendar::add_working_days`].
    ///
    /// # Errors
    /// As there.
    pub fn add_working_days(
        &self,
        calendar: &Calendar,
        from: NaiveDate,
        n: u32,
    ) -> Result<Deadline, DayFlaw> {
        let mut known = self.known.borrow_mut();
        if let Some(deadline) = known.get(&(from, n)) {
            return Ok(*deadline);
        }
        let deadline = calendar.add_working_days(from, n)?;
        known.insert((from, n), deadline);
        Ok(deadline)
    }
}
