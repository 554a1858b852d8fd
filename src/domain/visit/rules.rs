//! What may be entered for a visit: a result, a correction, completion, a step of handling (第17条, 第19条, 第二十一条).

use std::cmp::Ordering;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::draft::Draft;
use super::flaw::VisitFlaw;
use super::inspection::{Against, Correcting, InspectionFlaw};
use super::log::{Entered, VisitLog, VisitLogs};
use super::readiness::Apart;
use super::visits::Visit;
use crate::domain::acts::handling::HandleAct;
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::acts::inspection::Inspection;
use crate::domain::acts::visit::DoneAct;
use crate::domain::day::calendar::{Calendar, Deadline};
use crate::domain::day::counted::CountedDeadlines;
use crate::domain::ground::moment::Moment;

/// A visit with everything that an entry for it is held against.
pub struct AtVisit<'a> {
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
    /// The moment at which it is entered; nothing where the line has none.
    pub now: Option<Moment>,
    /// Whether nothing counts as in time, since the clock stands below a time that was called wrong.
    pub unsure: bool,
    /// The calendar of working days.
    pub calendar: &'a Calendar,
    /// Deadlines that were counted by it.
    pub counted: &'a CountedDeadlines,
    /// Working days for a result (第19条).
    pub entry_working_days: u32,
}

impl AtVisit<'_> {
    fn log(&self) -> Option<&VisitLog> {
        self.logs.of(&self.visit.id)
    }

    /// The result that a draft makes, with its deadline.
    ///
    /// # Errors
    /// As [`Self::check_result`].
    pub fn result(&self, draft: &Draft) -> Result<Inspection, VisitFlaw> {
        self.check_open()?;
        let mut result = draft.result(self.visit, self.findings);
        self.date(&mut result, self.today)?;
        self.check_result(&result)?;
        Ok(result)
    }

    /// Whether a result may be entered.
    ///
    /// # Errors
    /// The visit takes no result, or [`VisitFlaw::Inspection`] with everything that is wrong, or [`VisitFlaw::Day`].
    pub fn check_result(&self, result: &Inspection) -> Result<(), VisitFlaw> {
        self.check_open()?;
        let done = self.log().and_then(|log| log.done.as_ref());
        let done = done.map(|done| done.act.completed);
        self.hold(result, self.today, done, None)
    }

    fn check_open(&self) -> Result<(), VisitFlaw> {
        self.visit.check_open(self.logs)?;
        self.visit.check_ready(self.apart, self.logs)
    }

    /// The result after a correction.
    ///
    /// # Errors
    /// As [`Self::check_correction`].
    pub fn correction(&self, draft: &Draft) -> Result<Inspection, VisitFlaw> {
        let (first, latest) = self.entered()?;
        let mut result = draft.corrected(&latest.result, self.findings);
        self.date(&mut result, day_of(&first.day))?;
        self.check_correction(&result)?;
        Ok(result)
    }

    /// Whether a result may take the place of the one that was entered.
    ///
    /// # Errors
    /// [`VisitFlaw::NoResult`], [`VisitFlaw::SameResult`], or as [`Self::check_result`].
    pub fn check_correction(&self, result: &Inspection) -> Result<(), VisitFlaw> {
        let (first, latest) = self.entered()?;
        let was_late = self.log().is_some_and(VisitLog::is_late);
        let correction = Some(Correcting {
            day: self.today,
            was_late,
            codes: &latest.result.codes,
        });
        self.hold(result, day_of(&first.day), None, correction)?;
        let same = Inspection {
            entered_by: result.entered_by.clone(),
            ..Inspection::clone(&latest.result)
        };
        if same == *result {
            return Err(VisitFlaw::SameResult(self.visit.id.clone()));
        }
        Ok(())
    }

    /// The first entry of the result, and the one that holds.
    fn entered(&self) -> Result<(&Entered, &Entered), VisitFlaw> {
        let results = self.log().map_or(&[][..], |log| &log.results);
        let both = results.first().zip(results.last());
        both.ok_or_else(|| VisitFlaw::NoResult(self.visit.id.clone()))
    }

    /// Gives a result its deadline. No deadline follows from a day that cannot be, and the day is the flaw then; `entered` is
    /// the day of the first entry.
    fn date(&self, result: &mut Inspection, entered: NaiveDate) -> Result<(), VisitFlaw> {
        (result.deadline, result.provisional) = (entered, false);
        if (day_of(self.drawn)..=entered).contains(&result.completed) {
            let deadline = self.deadline(result.completed)?;
            (result.deadline, result.provisional) = (deadline.date, deadline.provisional);
        }
        Ok(())
    }

    /// Whether a result is as it has to be; `entered` is the day of the first entry.
    fn hold(
        &self,
        result: &Inspection,
        entered: NaiveDate,
        done: Option<NaiveDate>,
        corrected: Option<Correcting<'_>>,
    ) -> Result<(), VisitFlaw> {
        let drawn = day_of(self.drawn);
        let mut flaws = result.flaws(&Against {
            objects: &self.visit.to_inspect(),
            items: self.items,
            findings: self.findings,
            team: &self.visit.team,
            drawn,
            entered,
            now: self.now,
            unsure: self.unsure && corrected.is_none(),
            done,
            corrected,
        });
        if (drawn..=entered).contains(&result.completed) {
            let counted = self.deadline(result.completed)?;
            if !counted.bears((result.deadline, result.provisional)) {
                flaws.push(InspectionFlaw::Deadline {
                    said: result.deadline,
                    counted: counted.date,
                });
            }
        }
        self.none_of(flaws)
    }

    /// The completion of the visit, as a member of its team says, with all its objects; and the deadline of its result.
    ///
    /// # Errors
    /// As [`Self::check_completion`], or [`VisitFlaw::Day`].
    pub fn completion(
        &self,
        completed: NaiveDate,
        by_cert: String,
    ) -> Result<(DoneAct, Deadline), VisitFlaw> {
        let act = DoneAct {
            visit: self.visit.id.clone(),
            objects: self.visit.to_inspect(),
            completed,
            by_cert,
        };
        self.check_completion(&act)?;
        let deadline = self.deadline(completed)?;
        Ok((act, deadline))
    }

    /// Whether a completion may be noted.
    ///
    /// # Errors
    /// The visit cannot be completed (any more), or [`VisitFlaw::Inspection`].
    pub fn check_completion(&self, act: &DoneAct) -> Result<(), VisitFlaw> {
        self.check_open()?;
        let noted = self.log().and_then(|log| log.done.as_ref());
        if let Some(noted) = noted.filter(|noted| noted.act.objects == act.objects) {
            let visit = self.visit.id.clone();
            // The days for the result run from the completion: it is not put off by noting another one.
            return match act.completed.cmp(&noted.act.completed) {
                Ordering::Equal => Err(VisitFlaw::SameResult(visit)),
                Ordering::Greater => Err(VisitFlaw::DoneBefore {
                    visit,
                    completed: noted.act.completed,
                }),
                Ordering::Less => self.hold_completion(act),
            };
        }
        self.hold_completion(act)
    }

    fn hold_completion(&self, act: &DoneAct) -> Result<(), VisitFlaw> {
        let (drawn, today) = (day_of(self.drawn), self.today);
        let mut flaws = Vec::new();
        if act.completed < drawn || act.completed > today {
            flaws.push(InspectionFlaw::Completed { drawn, today });
        }
        let objects = self.visit.to_inspect();
        let mut seen = BTreeSet::new();
        let strange = act.objects.iter();
        let strange = strange.filter(|code| !objects.contains(code) || !seen.insert(*code));
        flaws.extend(strange.cloned().map(InspectionFlaw::Object));
        let missing = objects.iter().filter(|code| !act.objects.contains(code));
        flaws.extend(missing.cloned().map(InspectionFlaw::ObjectMissing));
        if !self.visit.team.contains(&act.by_cert) {
            flaws.push(InspectionFlaw::NotInTeam {
                cert: act.by_cert.clone(),
                team: self.visit.team.clone(),
            });
        }
        self.none_of(flaws)
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
        let counted = self.counted;
        Ok(counted.add_working_days(self.calendar, completed, days)?)
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
