//! 待办: what is open, by when, and how many days are left (第14条 检查, 第15条 更换, 第19条 20 个工作日内录入, 第二十一条 处理,
//! 安全生产法 第七十八条 处罚 7 个工作日内公开).
//!
//! A visit is due by the last day of its round, a result by the working day that the rule counts from completion, the
//! publication of a penalty by the one that the law counts from its decision, a step of handling by its own term. All may still be done on the day itself: only after it are they overdue (逾期).

use chrono::NaiveDate;

use super::log::VisitLog;
use super::readiness::FEWEST;
use super::replacements::Replacement;
use super::visits::Visit;
use crate::domain::acts::handling::{Measure, PUBLISHING_DAYS, penalties};
use crate::domain::acts::replacement::{Ground, ReplaceAct};
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
        /// Certificate number of who leaves, or code of the object.
        who: String,
        /// 更换事由.
        ground: Ground,
        /// Where the seed of the lot comes from; nothing for an object, which needs none.
        source: Option<String>,
    },
    /// 须更换: members of the team are recused from the visit, and no replacement has been asked for (第15条).
    Recused(Vec<String>),
    /// 人员不足: fewer than two people are left to make the visit (第15条).
    TooFew,
    /// 处理中: handling has begun and is not closed (第二十一条).
    Handling(Measure),
    /// 未处理: something was found, and nothing has been done about it (第二十一条).
    Unhandled,
    /// 处罚待公开: a penalty was decided and is not public (安全生产法 第七十八条).
    Penalty {
        /// 文书文号.
        number: String,
        /// The day of the decision.
        decided: NaiveDate,
    },
}

impl OpenThing {
    /// The word that documents for scripts use.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Result { .. } => "result",
            Self::Replacement { .. } => "replacement",
            Self::Recused(_) => "recused",
            Self::TooFew => "too_few",
            Self::Handling(_) => "handling",
            Self::Unhandled => "unhandled",
            Self::Penalty { .. } => "penalty",
        }
    }

    /// Whether it is about who makes the visit or what is visited, so that a word alone says too little: whom it is about, and
    /// why, has to be told.
    pub fn is_of_team(&self) -> bool {
        matches!(
            self,
            Self::Replacement { .. } | Self::Recused(_) | Self::TooFew
        )
    }

    /// Whether its days left are working days (工作日), and not those of the calendar.
    pub fn counts_working_days(&self) -> bool {
        matches!(self, Self::Result { .. } | Self::Penalty { .. })
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

    /// The term that is so many working days after a day: in this one the calendar decides, so it must have the years.
    fn working_term(&self, after: NaiveDate, days: u32) -> Result<Term, DayFlaw> {
        let calendar = self.calendar;
        let deadline = calendar.add_working_days(after, days)?;
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
    /// the visit, `recused` the members who must leave it. One whose objects were all lost leaves nothing open.
    ///
    /// # Errors
    /// [`DayFlaw::NoCalendar`] when the deadline of a result needs a year that is not on hand.
    pub fn open(
        &self,
        visit: &Visit,
        (task, last): (&str, NaiveDate),
        log: Option<&VisitLog>,
        (pending, recused): (Option<&Replacement>, Vec<String>),
    ) -> Result<Vec<Due>, DayFlaw> {
        let mut open = Vec::new();
        if visit.is_lost() {
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
            let (who, source) = match &request.request {
                ReplaceAct::Seat(seat) => (&seat.leaver, Some(seat.source.clone())),
                ReplaceAct::Object(object) => (&object.object, None),
            };
            let waits = OpenThing::Replacement {
                asked: request.day.clone(),
                who: who.clone(),
                ground: request.request.ground(),
                source,
            };
            push(waits, None, None);
        }
        if log.is_none_or(|log| !log.has_result()) {
            // A request that waits is about one of them.
            if pending.is_none() && !recused.is_empty() {
                push(OpenThing::Recused(recused), None, None);
            }
            if visit.team.len() < FEWEST {
                push(OpenThing::TooFew, None, None);
            }
        }
        let completed = log.and_then(VisitLog::completed);
        match (completed, log.filter(|log| log.has_result())) {
            (_, Some(log)) => {
                if let Some((thing, by)) = handling(log) {
                    push(thing, by.map(|by| self.term(by, false)), None);
                }
                let open = penalties(&log.steps()).into_iter();
                for penalty in open.filter(|penalty| penalty.published.is_none()) {
                    let term = self.working_term(penalty.decided, PUBLISHING_DAYS)?;
                    let (number, decided) = (penalty.number.to_owned(), penalty.decided);
                    push(OpenThing::Penalty { number, decided }, Some(term), None);
                }
            }
            (Some(completed), None) => {
                let term = self.working_term(completed, self.entry_working_days)?;
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
    (!log.is_closed()).then_some((OpenThing::Handling(step.act.measure), due))
}
