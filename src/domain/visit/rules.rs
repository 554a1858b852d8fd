//! What may be entered for a visit: a result, a correction, completion, a step of handling (第17条, 第19条, 第二十一条).

use chrono::NaiveDate;

use super::draft::Draft;
use super::flaw::VisitFlaw;
use super::inspection::{Against, Correcting, InspectionFlaw};
use super::log::{VisitLog, VisitLogs};
use super::readiness::Apart;
use super::visits::Visit;
use crate::domain::acts::handling::HandleAct;
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::Inspection;
use crate::domain::acts::visit::DoneAct;
use crate::domain::day::calendar::{Calendar, Deadline};

/// What an entry is held against.
pub struct Facts<'a> {
    /// The visit as it stands.
    pub visit: &'a Visit,
    /// What the book says of all visits.
    pub logs: &'a VisitLogs,
    /// Who must not meet whom, where an object came in after the draw.
    pub apart: &'a Apart,
    /// Items of the task, ascending by id.
    pub items: &'a [String],
    /// The finding codes in force.
    pub findings: &'a [FindingInForce],
    /// The day of the draw, as the book has it.
    pub drawn: &'a str,
    /// The day on which it is entered.
    pub today: NaiveDate,
    /// The calendar of working days.
    pub calendar: &'a Calendar,
    /// Working days for a result (第19条).
    pub entry_working_days: u32,
}

impl Facts<'_> {
    fn log(&self) -> Option<&VisitLog> {
        self.logs.of(&self.visit.id)
    }

    /// The result that a draft makes, with its deadline.
    ///
    /// # Errors
    /// The visit takes no result, or [`VisitFlaw::Inspection`] with everything that is wrong, or [`VisitFlaw::Day`].
    pub fn result(&self, draft: &Draft) -> Result<Inspection, VisitFlaw> {
        self.visit.check_open(self.logs)?;
        self.visit.check_ready(self.apart, self.logs)?;
        let result = draft.result(self.visit, self.findings);
        let done = self.log().and_then(|log| log.done.as_ref());
        let done = done.map(|done| done.act.completed);
        self.hold(result, self.today, done, None)
    }

    /// The result after a correction.
    ///
    /// # Errors
    /// [`VisitFlaw::NoResult`], [`VisitFlaw::SameResult`], or as [`Self::result`].
    pub fn correction(&self, draft: &Draft) -> Result<Inspection, VisitFlaw> {
        let results = self.log().map_or(&[][..], |log| &log.results);
        let (Some(first), Some(latest)) = (results.first(), results.last()) else {
            return Err(VisitFlaw::NoResult(self.visit.id.clone()));
        };
        let was_late = self.log().is_some_and(VisitLog::is_late);
        let result = draft.corrected(&latest.result, self.findings);
        let correction = Some(Correcting {
            day: self.today,
            was_late,
            codes: &latest.result.codes,
        });
        let result = self.hold(result, day_of(&first.day), None, correction)?;
        let same = Inspection {
            entered_by: result.entered_by.clone(),
            ..latest.result.clone()
        };
        if same == result {
            return Err(VisitFlaw::SameResult(self.visit.id.clone()));
        }
        Ok(result)
    }

    /// A result with its deadline, if it is as it has to be; `entered` is the day of the first entry.
    fn hold(
        &self,
        mut result: Inspection,
        entered: NaiveDate,
        done: Option<NaiveDate>,
        corrected: Option<Correcting<'_>>,
    ) -> Result<Inspection, VisitFlaw> {
        let drawn = day_of(self.drawn);
        // No deadline follows from a day that cannot be, and the day is the flaw then.
        (result.deadline, result.provisional) = (entered, false);
        if (drawn..=entered).contains(&result.completed) {
            let deadline = self.deadline(result.completed)?;
            (result.deadline, result.provisional) = (deadline.date, deadline.provisional);
        }
        let flaws = result.flaws(&Against {
            objects: &self.visit.to_inspect(),
            items: self.items,
            findings: self.findings,
            team: &self.visit.team,
            drawn,
            entered,
            done,
            corrected,
        });
        self.none_of(flaws).map(|()| result)
    }

    /// The completion of the visit, as a member of its team says, with all its objects; and the deadline of its result.
    ///
    /// # Errors
    /// The visit cannot be completed (any more), [`VisitFlaw::Inspection`], or [`VisitFlaw::Day`].
    pub fn completion(
        &self,
        completed: NaiveDate,
        by_cert: String,
    ) -> Result<(DoneAct, Deadline), VisitFlaw> {
        self.visit.check_open(self.logs)?;
        self.visit.check_ready(self.apart, self.logs)?;
        let objects = self.visit.to_inspect();
        let noted = self.log().and_then(|log| log.done.as_ref());
        let same = |act: &DoneAct| act.completed == completed && act.objects == objects;
        if noted.is_some_and(|noted| same(&noted.act)) {
            return Err(VisitFlaw::SameResult(self.visit.id.clone()));
        }
        let (drawn, today) = (day_of(self.drawn), self.today);
        let mut flaws = Vec::new();
        if completed < drawn || completed > today {
            flaws.push(InspectionFlaw::Completed { drawn, today });
        }
        if !self.visit.team.contains(&by_cert) {
            flaws.push(InspectionFlaw::NotInTeam {
                cert: by_cert.clone(),
                team: self.visit.team.clone(),
            });
        }
        self.none_of(flaws)?;
        let deadline = self.deadline(completed)?;
        let visit = self.visit.id.clone();
        let act = DoneAct {
            visit,
            objects,
            completed,
            by_cert,
        };
        Ok((act, deadline))
    }

    fn none_of(&self, flaws: Vec<InspectionFlaw>) -> Result<(), VisitFlaw> {
        if flaws.is_empty() {
            return Ok(());
        }
        let visit = self.visit.id.clone();
        Err(VisitFlaw::Inspection { visit, flaws })
    }

    /// The last day for entering a result in time.
    fn deadline(&self, completed: NaiveDate) -> Result<Deadline, VisitFlaw> {
        let days = self.entry_working_days;
        Ok(self.calendar.add_working_days(completed, days)?)
    }
}

/// Refuses a step of handling that does not follow from the result of the visit.
///
/// # Errors
/// [`VisitFlaw::NotOpen`], [`VisitFlaw::NoResult`], or [`VisitFlaw::Handling`] with everything that is wrong.
pub fn check_step(
    visit: &Visit,
    logs: &VisitLogs,
    act: &HandleAct,
    today: NaiveDate,
) -> Result<(), VisitFlaw> {
    visit.check_there()?;
    let log = logs.of(&visit.id);
    let Some((log, entered)) = log.and_then(|log| Some((log, log.result()?))) else {
        return Err(VisitFlaw::NoResult(visit.id.clone()));
    };
    let (completed, found) = (entered.result.completed, entered.result.has_findings());
    let flaws = act.flaws(completed, found, &log.steps(), today);
    if flaws.is_empty() {
        return Ok(());
    }
    let visit = visit.id.clone();
    Err(VisitFlaw::Handling { visit, flaws })
}

/// A day of the book.
fn day_of(text: &str) -> NaiveDate {
    text.parse().unwrap_or(NaiveDate::MIN)
}
