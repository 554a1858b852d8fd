//! 处理: what a finding leads to (第二十一条: investigated and handled, with or without a penalty, handed on to another
//! authority or to the judiciary; made public).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::inspection::VisitId;
use crate::domain::ground::reason::says_why;

/// Working days from the decision of a penalty to its publication (安全生产法 第七十八条).
pub const PUBLISHING_DAYS: u32 = 7;

/// What is done about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// 立案调查.
    Investigation,
    /// 行政处罚.
    Penalty,
    /// 移交其他行政机关.
    Transfer,
    /// 移送司法机关.
    Judiciary,
    /// 责令改正.
    Correction,
    /// 不予处罚.
    Nothing,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Investigation,
        Self::Penalty,
        Self::Transfer,
        Self::Judiciary,
        Self::Correction,
        Self::Nothing,
    ];

    /// The Chinese word, as published.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Investigation => "立案调查",
            Self::Penalty => "行政处罚",
            Self::Transfer => "移交其他行政机关",
            Self::Judiciary => "移送司法机关",
            Self::Correction => "责令改正",
            Self::Nothing => "不予处罚",
        }
    }

    /// The word that records and the command line use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Investigation => "investigation",
            Self::Penalty => "penalty",
            Self::Transfer => "transfer",
            Self::Judiciary => "judiciary",
            Self::Correction => "correction",
            Self::Nothing => "nothing",
        }
    }

    /// By either word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|m| word == m.word() || word == m.zh())
    }
}

/// One step in the handling of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandleAct {
    /// Which visit.
    pub visit: VisitId,
    /// 处理方式.
    pub measure: Measure,
    /// The day of the step.
    pub date: NaiveDate,
    /// What was decided, in words: 罚款金额, what is to be corrected, why nothing follows.
    pub text: String,
    /// 文书文号: number of the decision; for a penalty always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 移交单位: to whom it was handed on; for a transfer always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// 期限: by when it is to be corrected or decided; for a correction always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// 复查日期: when it was inspected again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reinspected: Option<NaiveDate>,
    /// 未复查: why the handling is closed though the correction was not inspected again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unchecked: Option<String>,
    /// 处罚公开日期: when the penalty was made public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<NaiveDate>,
    /// 已办结: nothing more is to be done.
    pub closed: bool,
}

/// What is wrong with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandleFlaw {
    /// H01: the result has no finding to handle.
    NoFinding,
    /// H02: no words.
    Text,
    /// H03: a penalty without the number of its decision.
    Number,
    /// H04: handed on to nobody.
    To,
    /// H05: a correction without a date.
    Due,
    /// H06: closed, though a correction was neither inspected again nor is it said why not.
    Reinspected,
    /// H07: a day before the inspection or later than today, a term before its step, an inspection before the correction
    /// it is about, or a publication before its penalty.
    Date,
    /// H08: the handling was closed before.
    Closed,
    /// H13: made public, though the step is no penalty.
    Published,
    /// H14: said not to be inspected again, though nothing is closed, no correction waits for it, or it was.
    Unchecked,
    /// H15: not inspected again for no reason that says anything.
    UncheckedReason,
}

impl HandleFlaw {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoFinding => "H01",
            Self::Text => "H02",
            Self::Number => "H03",
            Self::To => "H04",
            Self::Due => "H05",
            Self::Reinspected => "H06",
            Self::Date => "H07",
            Self::Closed => "H08",
            Self::Published => "H13",
            Self::Unchecked => "H14",
            Self::UncheckedReason => "H15",
        }
    }
}

impl HandleAct {
    /// Everything that is wrong with a step; `completed` is the day of the inspection, `findings` whether it found
    /// something, `before` are the steps of the same visit before it, in the order of the book.
    pub fn flaws(
        &self,
        completed: NaiveDate,
        findings: bool,
        before: &[&HandleAct],
        today: NaiveDate,
    ) -> Vec<HandleFlaw> {
        let given = |text: &Option<String>| text.as_ref().is_some_and(|t| !t.trim().is_empty());
        let handed_on = matches!(self.measure, Measure::Transfer | Measure::Judiciary);
        let correction = self.measure == Measure::Correction;
        let waits = self.waits_for_inspection(before);
        let is_penalty = self.measure == Measure::Penalty;
        let ends = self.closed && !is_closed(before);
        let needless = !ends || self.reinspected.is_some() || !waits;
        let reason = self.unchecked.as_deref();
        let checks = [
            (!findings, HandleFlaw::NoFinding),
            (self.text.trim().is_empty(), HandleFlaw::Text),
            (is_penalty && !given(&self.number), HandleFlaw::Number),
            (handed_on && !given(&self.to), HandleFlaw::To),
            (correction && self.due.is_none(), HandleFlaw::Due),
            (
                ends && waits && self.reinspected.is_none() && reason.is_none(),
                HandleFlaw::Reinspected,
            ),
            (
                self.has_wrong_day(completed, before, today),
                HandleFlaw::Date,
            ),
            (
                is_closed(before) && !self.publishes_only(before),
                HandleFlaw::Closed,
            ),
            (
                self.published.is_some() && !is_penalty,
                HandleFlaw::Published,
            ),
            (reason.is_some() && needless, HandleFlaw::Unchecked),
            (
                reason.is_some_and(|reason| !says_why(reason)),
                HandleFlaw::UncheckedReason,
            ),
        ];
        let wrong = checks.into_iter().filter(|(wrong, _)| *wrong);
        wrong.map(|(_, flaw)| flaw).collect()
    }

    /// Whether a correction has not been inspected again before this step: it orders one itself, or none of the steps
    /// since the last order says when.
    fn waits_for_inspection(&self, before: &[&HandleAct]) -> bool {
        let ordered = |step: &&HandleAct| step.measure == Measure::Correction;
        if self.measure == Measure::Correction {
            return true;
        }
        let last = before.iter().rposition(ordered);
        last.is_some_and(|last| before[last..].iter().all(|step| step.reinspected.is_none()))
    }

    fn has_wrong_day(&self, completed: NaiveDate, before: &[&HandleAct], today: NaiveDate) -> bool {
        let out_of_time = |day: NaiveDate| day < completed || day > today;
        let mut corrections = before
            .iter()
            .filter(|step| step.measure == Measure::Correction);
        let ordered = corrections.next().map(|step| step.date);
        let decided = self.number.as_deref().and_then(|number| {
            let known = penalties(before).into_iter();
            known
                .filter(|penalty| penalty.number == number.trim())
                .map(|penalty| penalty.decided)
                .next()
        });
        let decided = decided.unwrap_or(self.date);
        out_of_time(self.date)
            || self
                .reinspected
                .is_some_and(|day| out_of_time(day) || ordered.is_some_and(|ordered| day < ordered))
            || self.published.is_some_and(|day| {
                out_of_time(day) || (self.measure == Measure::Penalty && day < decided)
            })
            || self.due.is_some_and(|due| due < self.date)
    }

    /// Whether it says nothing but that a penalty, not public so far, was made public: that may be said after the end.
    fn publishes_only(&self, before: &[&HandleAct]) -> bool {
        let number = self.number.as_deref().map(str::trim);
        let mut open = penalties(before).into_iter();
        self.published.is_some()
            && (self.due, self.reinspected) == (None, None)
            && open.any(|penalty| penalty.published.is_none() && Some(penalty.number) == number)
    }
}

/// Whether one of the steps closed the handling.
pub fn is_closed(steps: &[&HandleAct]) -> bool {
    steps.iter().any(|step| step.closed)
}

/// A penalty, as the steps of a handling tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Penalty<'a> {
    /// 文书文号.
    pub number: &'a str,
    /// The day of the first step with that number: the penalty was decided.
    pub decided: NaiveDate,
    /// The day on which it was made public.
    pub published: Option<NaiveDate>,
}

/// The penalties of a handling, by the numbers of their decisions.
pub fn penalties<'a>(steps: &[&'a HandleAct]) -> Vec<Penalty<'a>> {
    let mut penalties: Vec<Penalty<'_>> = Vec::new();
    for step in steps.iter().filter(|step| step.measure == Measure::Penalty) {
        let number = step.number.as_deref().unwrap_or_default().trim();
        match penalties.iter_mut().find(|known| known.number == number) {
            Some(known) => known.published = step.published.or(known.published),
            None => penalties.push(Penalty {
                number,
                decided: step.date,
                published: step.published,
            }),
        }
    }
    penalties
}

/// What became of a correction that was ordered (责令改正).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// The day of the first order.
    pub ordered: NaiveDate,
    /// 复查后办结: the day on which the handling was closed, the correction having been inspected again after the last order.
    pub corrected: Option<NaiveDate>,
}

/// The correction that the steps of a handling order; nothing where they order none.
pub fn correction(steps: &[&HandleAct]) -> Option<Correction> {
    let orders = |step: &&HandleAct| step.measure == Measure::Correction;
    let first = steps.iter().copied().find(orders)?;
    let last = steps.iter().rposition(orders)?;
    let seen = steps[last..].iter().any(|step| step.reinspected.is_some());
    let closing = steps.iter().find(|step| step.closed);
    Some(Correction {
        ordered: first.date,
        corrected: closing.filter(|_| seen).map(|step| step.date),
    })
}
