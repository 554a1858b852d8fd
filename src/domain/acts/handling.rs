//! 处理: what a finding leads to (第二十一条: investigated and handled, with or without a penalty, handed on to another
//! authority or to the judiciary; made public).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::inspection::VisitId;

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
    /// 复查日期: when it was inspected again; for a correction that is closed always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reinspected: Option<NaiveDate>,
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
    /// H06: a correction closed without being inspected again.
    Reinspected,
    /// H07: a day before the inspection or later than today, or a term before its step.
    Date,
    /// H08: the handling was closed before.
    Closed,
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
        }
    }
}

impl HandleAct {
    /// Everything that is wrong with a step; `completed` is the day of the inspection, `findings` whether it found
    /// something, `closed` whether the handling has been closed before.
    pub fn flaws(
        &self,
        completed: NaiveDate,
        findings: bool,
        closed: bool,
        today: NaiveDate,
    ) -> Vec<HandleFlaw> {
        let given = |text: &Option<String>| text.as_ref().is_some_and(|t| !t.trim().is_empty());
        let out_of_time = |day: NaiveDate| day < completed || day > today;
        let wrong_day = out_of_time(self.date)
            || self.reinspected.is_some_and(out_of_time)
            || self.due.is_some_and(|due| due < self.date);
        let handed_on = matches!(self.measure, Measure::Transfer | Measure::Judiciary);
        let correction = self.measure == Measure::Correction;
        let checks = [
            (!findings, HandleFlaw::NoFinding),
            (self.text.trim().is_empty(), HandleFlaw::Text),
            (
                self.measure == Measure::Penalty && !given(&self.number),
                HandleFlaw::Number,
            ),
            (handed_on && !given(&self.to), HandleFlaw::To),
            (correction && self.due.is_none(), HandleFlaw::Due),
            (
                correction && self.closed && self.reinspected.is_none(),
                HandleFlaw::Reinspected,
            ),
            (wrong_day, HandleFlaw::Date),
            (closed, HandleFlaw::Closed),
        ];
        let wrong = checks.into_iter().filter(|(wrong, _)| *wrong);
        wrong.map(|(_, flaw)| flaw).collect()
    }
}
