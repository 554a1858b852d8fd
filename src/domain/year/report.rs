//! 年度总结: what one page for the bureau's head rests on. Nothing is counted here: the sums are those of statistics and
//! coverage, and what is open.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::coverage::YearCoverage;
use super::statistics::{Figures, Statistics};
use crate::domain::book::ripe::Ripe;
use crate::domain::ground::coverage::Part;
use crate::domain::ground::ratio::Ratio;
use crate::domain::ground::sha::Sha;
use crate::domain::visit::due::{Due, OpenThing};

/// Kinds of what is open, as a head asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenKind {
    /// 待抽取: sealed rounds whose seed has come.
    Draw,
    /// 待检查.
    Visit,
    /// 待录入.
    Result,
    /// 待处理: findings without a step, and handling that is not closed.
    Handling,
    /// 处罚待公开.
    Penalty,
    /// 人员和对象: replacements that wait, members recused, teams of fewer than two.
    Team,
}

impl OpenKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Draw,
        Self::Visit,
        Self::Result,
        Self::Handling,
        Self::Penalty,
        Self::Team,
    ];

    /// The word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draw => "draw",
            Self::Visit => "visit",
            Self::Result => "result",
            Self::Handling => "handling",
            Self::Penalty => "penalty",
            Self::Team => "team",
        }
    }

    fn of(thing: &OpenThing) -> Self {
        match thing {
            OpenThing::Visit => Self::Visit,
            OpenThing::Result { .. } => Self::Result,
            OpenThing::Handling(_) | OpenThing::Unhandled => Self::Handling,
            OpenThing::Penalty { .. } => Self::Penalty,
            OpenThing::Replacement { .. } | OpenThing::Recused(_) | OpenThing::TooFew => Self::Team,
        }
    }
}

/// How much of a kind is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenSum {
    /// All of it.
    pub open: u64,
    /// Of it, what is overdue (逾期).
    pub overdue: u64,
}

/// What is open, by kind; every kind stands in it.
pub fn open_by_kind(open: &[Due], ripe: &[Ripe]) -> BTreeMap<OpenKind, OpenSum> {
    let mut kinds = BTreeMap::from(OpenKind::ALL.map(|kind| (kind, OpenSum::default())));
    let things = open
        .iter()
        .map(|due| (OpenKind::of(&due.thing), due.is_overdue()));
    let seals = ripe.iter().map(|ripe| (OpenKind::Draw, ripe.is_overdue()));
    for (kind, overdue) in things.chain(seals) {
        let sum = kinds.entry(kind).or_default();
        sum.open += 1;
        sum.overdue += u64::from(overdue);
    }
    kinds
}

/// The year on one page.
#[derive(Debug)]
pub struct YearReport {
    /// The bureau.
    pub bureau: String,
    /// The year.
    pub year: i32,
    /// The day up to which it goes.
    pub today: NaiveDate,
    /// Whether the folder is a rehearsal (演练案卷).
    pub rehearsal: bool,
    /// The rule of coverage in force (第16条).
    pub rule: Ratio,
    /// Working days for a result in force (第19条).
    pub entry_working_days: u32,
    /// Coverage.
    pub coverage: YearCoverage,
    /// Figures by task.
    pub by_task: Statistics,
    /// Figures by month.
    pub by_month: Statistics,
    /// Figures by the unit of the team's leader.
    pub by_unit: Statistics,
    /// Names of the tasks of today's plan.
    pub names: BTreeMap<String, String>,
    /// What is open.
    pub open: BTreeMap<OpenKind, OpenSum>,
    /// Lines of the book, and the digest of the last.
    pub head: (u64, Option<Sha>),
    /// How many lines of the book are not accepted: what they say does not count.
    pub refused: usize,
    /// How many folders of draws, seals and plans no line of the book names.
    pub stray: usize,
}

impl YearReport {
    /// The figures of the whole year.
    pub fn total(&self) -> &Figures {
        &self.by_task.total
    }

    /// Everything open.
    pub fn open_in_all(&self) -> OpenSum {
        let sums = self.open.values();
        sums.fold(OpenSum::default(), |all, sum| OpenSum {
            open: all.open + sum.open,
            overdue: all.overdue + sum.overdue,
        })
    }
}

impl Figures {
    /// 检查完成率: visits made, of those that the drawn objects make.
    pub fn made(&self) -> Part {
        Part {
            part: self.inspected,
            of: self.visits,
        }
    }

    /// 按期录入率: results entered in time, of those entered.
    pub fn in_time(&self) -> Part {
        Part {
            part: self.entered - self.late,
            of: self.entered,
        }
    }

    /// 问题发现率: visits with a finding, of those with a result.
    pub fn with_findings(&self) -> Part {
        Part {
            part: self.found,
            of: self.entered,
        }
    }

    /// 整改率: corrections inspected again and closed, of those ordered.
    pub fn put_right(&self) -> Part {
        Part {
            part: self.corrected,
            of: self.corrections,
        }
    }
}
