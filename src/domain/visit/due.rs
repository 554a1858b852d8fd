//! 待办: what is open, by when, and how many days are left (第14条 检查, 第15条 更换, 第19条 20 个工作日内录入, 第二十一条 处理).
//!
//! A visit is due by the last day of its round, a result by the working day that the rule counts from completion, a
//! step of handling by its own term. All may still be done on the day itself: only after it are they overdue (逾期).

use chrono::NaiveDate;

use super::log::{Replacement, VisitLog};
use super::visits::Visit;
use crate::domain::acts::handling::Measure;
use crate::domain::day::calendar::{Calendar, Deadline};
use crate::domain::day::flaw::DayFlaw;

/// What is open.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenThing {
    /// 待检查: the visit has not been completed.
    Visit,
    /// 待录入: completed, and the result is not entered (第19条).
    Result {
        /// The day of completion.
        completed: NaiveDate,
    },
    /// 待更换: a replacement waits for its lot (第15条). The visit itself is open beside it.
    Replacement {
        /// The day of the request.
        asked: String,
        /// Where the seed of the lot comes from.
        source: String,
    },
    /// 处理中: handling has begun and is not closed (第二十一条).
    Handling(Measure),
    /// 未处理: something was found, and nothing has been done about it (第二十一条).
    Unhandled,
}

impl OpenThing {
    /// The word that documents for scripts use.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Result { .. } => "result",
            Self::Replacement { .. } => "replacement",
            Self::Handling(_) => "handling",
            Self::Unhandled => "unhandled",
        }
    }

    /// Whether its days left are working days (工作日), and not those of the calendar.
    pub fn counts_working_days(&self) -> bool {
        matches!(self, Self::Result { .. })
    }
}

/// The last day of something open, and what is left until then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The last day.
    pub by: NaiveDate,
    /// Days of the calendar left; negative when it is over.
    pub days: i64,
    /// Working days left, negative when it is over; `None` where no calendar of the years is on hand.
    pub working: Option<i64>,
    /// Whether the day rests on a calendar that is not published yet (暂定).
    pub provisional: bool,
}

impl Term {
    /// Whether the day is over.
    pub fn is_over(&self) -> bool {
        self.days < 0
    }
}

/// Something open at a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub thing: OpenThing,
    /// The visit.
    pub visit: Visit,
    /// Its task.
    pub task: String,
    /// Its term; nothing for what has no day.
    pub term: Option<Term>,
    /// For a visit: the last day for its result, were it completed on its own last day; `None` when that is over, or
    /// without a calendar.
    pub latest_result: Option<Deadline>,
}

impl Due {
    /// Whether it is overdue (逾期).
    pub fn is_overdue(&self) -> bool {
        self.term.is_some_and(|term| term.is_over())
    }

    /// Days left, as its kind counts them; nothing for what has no day.
    pub fn left(&self) -> Option<i64> {
        let term = self.term?;
        if self.thing.counts_working_days() {
            term.working
        } else {
            Some(term.days)
        }
    }

    /// Whether one of its days rests on a calendar that is not published yet.
    pub fn is_provisional(&self) -> bool {
        self.term.is_some_and(|term| term.provisional)
            || self.latest_result.is_some_and(|latest| latest.provisional)
    }

    /// Whether no more than so many days are left, or it is overdue.
    pub fn is_within(&self, days: u32) -> bool {
        self.is_overdue() || self.left().is_some_and(|left| left <= i64::from(days))
    }
}

/// What the open things of a visit are measured by.
pub struct Measured<'a> {
    /// Today.
    pub today: NaiveDate,
    /// The calendar of working days.
    pub calendar: &'a Calendar,
    /// Working days for a result (第19条).
    pub entry_working_days: u32,
}

impl Measured<'_> {
    fn term(&self, by: NaiveDate, provisional: bool) -> Term {
        Term {
            by,
            days: (by - self.today).num_days(),
            working: self.calendar.working_days_left(self.today, by).ok(),
            provisional,
        }
    }

    /// The term of a result: in this one the calendar decides, so it must have the years.
    fn result_term(&self, completed: NaiveDate) -> Result<Term, DayFlaw> {
        let calendar = self.calendar;
        let deadline = calendar.add_working_days(completed, self.entry_working_days)?;
        calendar.working_days_left(self.today, deadline.date)?;
        Ok(self.term(deadline.date, deadline.provisional))
    }

    /// The last day for the result of a visit that is completed on the last day of its term; nothing once that is over.
    fn latest_result(&self, term: Term) -> Option<Deadline> {
        let days = self.entry_working_days;
        let latest = self.calendar.add_working_days(term.by, days).ok();
        latest.filter(|_| !term.is_over())
    }

    /// Everything open at a visit of a round of `task` that ends on `last`; `log` and `pending` are what the book says of
    /// the visit. A lost object leaves nothing open.
    ///
    /// # Errors
    /// [`DayFlaw::NoCalendar`] when the deadline of a result needs a year that is not on hand.
    pub fn open(
        &self,
        visit: &Visit,
        (task, last): (&str, NaiveDate),
        log: Option<&VisitLog>,
        pending: Option<&Replacement>,
    ) -> Result<Vec<Due>, DayFlaw> {
        let mut open = Vec::new();
        if visit.lost {
            return Ok(open);
        }
        let mut push = |thing, term, latest_result| {
            open.push(Due {
                thing,
                visit: visit.clone(),
                task: task.to_owned(),
                term,
                latest_result,
            });
        };
        if let Some(request) = pending {
            let (asked, source) = (request.day.clone(), request.request.source.clone());
            push(OpenThing::Replacement { asked, source }, None, None);
        }
        let completed = log.and_then(VisitLog::completed);
        match (completed, log.filter(|log| log.has_result())) {
            (_, Some(log)) => {
                if let Some((thing, by)) = handling(log) {
                    push(thing, by.map(|by| self.term(by, false)), None);
                }
            }
            (Some(completed), None) => {
                let term = self.result_term(completed)?;
                push(OpenThing::Result { completed }, Some(term), None);
            }
            (None, None) => {
                let term = self.term(last, false);
                push(OpenThing::Visit, Some(term), self.latest_result(term));
            }
        }
        Ok(open)
    }
}

/// What is open in the handling of a result, and by when: the last term that was set holds until another is.
fn handling(log: &VisitLog) -> Option<(OpenThing, Option<NaiveDate>)> {
    let Some(step) = log.handlings.last() else {
        let found = log
            .result()
            .is_some_and(|entered| entered.result.has_findings());
        return found.then_some((OpenThing::Unhandled, None));
    };
    let due = log.handlings.iter().rev().find_map(|step| step.act.due);
    (!step.act.closed).then_some((OpenThing::Handling(step.act.measure), due))
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::acts::handling::HandleAct;
    use crate::domain::acts::inspection::tests::{clear, day};
    use crate::domain::acts::inspection::{Answer, VisitId};
    use crate::domain::acts::replacement::{Ground, ReplaceAct};
    use crate::domain::acts::visit::DoneAct;
    use crate::domain::day::calendar::{Notice, Year};
    use crate::domain::ground::sha::Sha;
    use crate::domain::visit::log::{Entered, Logged};

    pub(in crate::domain::visit) fn visit(order: u64) -> Visit {
        Visit {
            id: VisitId {
                draw: "T-1".into(),
                object: format!("X{order}"),
            },
            order,
            stratum: String::new(),
            team: vec!["1".into(), "2".into()],
            instead_of: None,
            lost: false,
        }
    }

    fn logged<T>(act: T) -> Logged<T> {
        Logged {
            seq: 9,
            day: "2026-06-10".into(),
            act,
        }
    }

    pub(in crate::domain::visit) fn done(completed: &str) -> VisitLog {
        let act = DoneAct {
            visit: visit(1).id,
            completed: day(completed),
            by_cert: "1".into(),
        };
        VisitLog {
            done: Some(logged(act)),
            ..VisitLog::default()
        }
    }

    pub(in crate::domain::visit) fn entered(answer: Answer) -> VisitLog {
        let mut result = clear();
        result.items[0].answer = answer;
        let entered = Entered {
            seq: 9,
            time: String::new(),
            day: "2026-06-10".into(),
            by: "x".into(),
            result,
            reason: None,
        };
        VisitLog {
            results: vec![entered],
            ..VisitLog::default()
        }
    }

    fn step(measure: Measure, due: Option<&str>, closed: bool) -> Logged<HandleAct> {
        logged(HandleAct {
            visit: visit(1).id,
            measure,
            date: day("2026-06-10"),
            text: "文字".into(),
            number: None,
            to: None,
            due: due.map(day),
            reinspected: None,
            closed,
        })
    }

    /// The years 2026 and 2027 without holidays; of 2027 no notice is on hand.
    pub(in crate::domain::visit) fn calendar() -> Calendar {
        let year = |year, number: &str| {
            let notice = Notice {
                number: number.to_owned(),
                published: None,
            };
            (year, Year::new(year, BTreeMap::new(), vec![notice]))
        };
        let years = [
            year(2026, crate::domain::day::calendar::NOTICE),
            year(2027, ""),
        ];
        Calendar {
            years: years.into(),
        }
    }

    pub(in crate::domain::visit) fn measured<'a>(
        today: &str,
        calendar: &'a Calendar,
    ) -> Measured<'a> {
        Measured {
            today: day(today),
            calendar,
            entry_working_days: 20,
        }
    }

    /// Looks at a visit of a round that ends on 30 June 2026, a Tuesday.
    fn look(today: &str, log: Option<&VisitLog>) -> Vec<(&'static str, Option<Term>)> {
        let (calendar, visit) = (calendar(), visit(1));
        let measured = measured(today, &calendar);
        let open = measured.open(&visit, ("T", day("2026-06-30")), log, None);
        let open = open.expect("calendar");
        open.iter()
            .map(|due| (due.thing.word(), due.term))
            .collect()
    }

    fn term(by: &str, days: i64, working: i64, provisional: bool) -> Term {
        Term {
            by: day(by),
            days,
            working: Some(working),
            provisional,
        }
    }

    #[test]
    fn a_visit_is_due_by_the_last_day_of_its_round_and_overdue_after_it() {
        let visit = |today, days, working| {
            let term = term("2026-06-30", days, working, false);
            assert_eq!(look(today, None), [("visit", Some(term))], "{today}");
            term.is_over()
        };
        assert!(!visit("2026-06-26", 4, 2));
        assert!(!visit("2026-06-30", 0, 0));
        assert!(visit("2026-07-01", -1, -1));
    }

    #[test]
    fn a_result_is_due_on_the_working_day_that_the_rule_counts_from_completion() {
        let result = |today, log: &VisitLog, by, days, working, provisional| {
            let expected = [("result", Some(term(by, days, working, provisional)))];
            assert_eq!(look(today, Some(log)), expected, "{today}");
        };
        // Friday 12 June: the day itself does not count, four whole weeks follow.
        let log = done("2026-06-12");
        result("2026-07-03", &log, "2026-07-10", 7, 5, false);
        result("2026-07-10", &log, "2026-07-10", 0, 0, false);
        result("2026-07-11", &log, "2026-07-10", -1, -1, false);
        result(
            "2026-12-01",
            &done("2026-12-18"),
            "2027-01-15",
            45,
            33,
            true,
        );
    }

    #[test]
    fn findings_are_open_until_their_handling_is_closed() {
        assert!(look("2026-06-20", Some(&entered(Answer::Clear))).is_empty());
        let mut log = entered(Answer::Found);
        assert_eq!(look("2026-06-20", Some(&log)), [("unhandled", None)]);
        log.handlings = vec![step(Measure::Correction, Some("2026-06-25"), false)];
        let due = Some(term("2026-06-25", 5, 4, false));
        assert_eq!(look("2026-06-20", Some(&log)), [("handling", due)]);
        // A later step without a term leaves the one that was set.
        log.handlings
            .push(step(Measure::Investigation, None, false));
        assert_eq!(look("2026-06-20", Some(&log)), [("handling", due)]);
        log.handlings.push(step(Measure::Penalty, None, true));
        assert!(look("2026-06-20", Some(&log)).is_empty());
    }

    #[test]
    fn a_replacement_stands_beside_its_visit_and_a_lost_object_leaves_nothing() {
        let (calendar, mut visit) = (calendar(), visit(1));
        let measured = measured("2026-07-01", &calendar);
        let request = Replacement {
            seq: 7,
            sha: Sha([0; 32]),
            day: "2026-06-20".into(),
            request: ReplaceAct {
                visit: visit.id.clone(),
                leaver: None,
                ground: Ground::Missing,
                reason: "查无".into(),
                source: "os".into(),
            },
            outcome: None,
        };
        let round = ("T", day("2026-06-30"));
        let open = measured.open(&visit, round, None, Some(&request));
        let open = open.expect("calendar");
        let words: Vec<_> = open.iter().map(|due| due.thing.word()).collect();
        assert_eq!(words, ["replacement", "visit"]);
        assert!(!open[0].is_overdue() && open[1].is_overdue());
        visit.lost = true;
        let open = measured.open(&visit, round, None, Some(&request));
        assert_eq!(open, Ok(Vec::new()));
    }

    #[test]
    fn only_the_deadline_of_a_result_needs_the_calendar() {
        let (calendar, visit) = (Calendar::default(), visit(1));
        let measured = measured("2026-06-20", &calendar);
        let round = ("T", day("2026-06-30"));
        let open = measured.open(&visit, round, None, None).expect("no need");
        assert_eq!(open[0].latest_result, None);
        assert_eq!(open[0].left(), Some(10));
        let refused = measured.open(&visit, round, Some(&done("2026-06-12")), None);
        assert_eq!(refused.map_err(|refusal| refusal.code()), Err("W01"));
    }
}
