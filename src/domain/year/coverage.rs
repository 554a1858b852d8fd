//! 年度覆盖面 (第16条: every year not below 5 % of the library): what has been drawn, what is still to come, and whether the
//! rule is kept.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::census::{Census, Share};
use super::expected::{Expected, forecast};
use super::lists::Lists;
use super::plan::Task;
use super::planned_round::{rounds, to_come};
use crate::domain::book::fold::Book;
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::settings::Settings;

/// Where the year stands against the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverageVerdict {
    /// The rule is kept already.
    Reached,
    /// The rounds to come will keep it, whatever chance does.
    WillReach,
    /// The rounds to come may keep it.
    MayReach,
    /// The rounds to come cannot keep it any more.
    CannotReach,
    /// The year is over, and it was not kept.
    Short,
}

impl CoverageVerdict {
    /// The word that documents for scripts use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::WillReach => "will_reach",
            Self::MayReach => "may_reach",
            Self::CannotReach => "cannot_reach",
            Self::Short => "short",
        }
    }

    /// Whether the rule is or can be kept.
    pub fn holds(self) -> bool {
        !matches!(self, Self::CannotReach | Self::Short)
    }
}

/// A task's part in the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskCoverage {
    /// Its id.
    pub id: String,
    /// Objects in its scope today; 0 for a task that today's plan does not have.
    pub population: u64,
    /// Distinct objects that its draws drew.
    pub drawn: u64,
    /// Rounds drawn.
    pub rounds_drawn: u32,
    /// Rounds planned; 0 for a task that today's plan does not have.
    pub rounds: u32,
    /// Objects that the rounds to come take.
    pub to_come: u64,
}

/// The year's coverage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearCoverage {
    /// Distinct objects drawn.
    pub drawn: u64,
    /// Of them, those that the library does not have any more.
    pub gone: u64,
    /// Version and base of the plan in force.
    pub plan_base: Option<(u32, u64)>,
    /// Today's base.
    pub base: u64,
    /// Distinct objects that the rule asks for, on the plan's base where there is one.
    pub required: u64,
    /// What the year can come to.
    pub expected: Expected,
    /// By task: those of today's plan in its order, then others that were drawn.
    pub tasks: Vec<TaskCoverage>,
    /// By the columns of [`super::census::GROUPS`].
    pub groups: [BTreeMap<String, Share>; 4],
    /// Where the year stands.
    pub verdict: CoverageVerdict,
}

/// Counts the year as of `day`; `book` and `drawn` hold what was drawn by then.
pub fn of_year(
    lists: &Lists,
    settings: &Settings,
    census: &Census,
    (book, drawn): (&Book, &TimesDrawn),
    day: NaiveDate,
) -> YearCoverage {
    let tasks: Vec<&Task> = lists.plan.iter().map(|(_, task)| task).collect();
    let over = chrono::Datelike::year(&day) > settings.year
        || NaiveDate::from_ymd_opt(settings.year, 12, 31) == Some(day);
    let rounds = rounds(tasks.iter().copied(), book, day);
    let open = if over { Vec::new() } else { to_come(&rounds) };
    let ahead = forecast(&tasks, census, &open, drawn.objects());
    let mut expected = ahead.expected;
    let base = expected.base;
    let plan_base = book
        .plans
        .last()
        .map(|plan| (plan.act.version, plan.act.base));
    expected.base = plan_base.map_or(base, |(_, base)| base);
    let required = settings.coverage.take(expected.base);
    let by_task = of_tasks(book, drawn);
    let none = (BTreeSet::new(), 0);
    let planned = tasks
        .iter()
        .zip(&ahead.taken)
        .enumerate()
        .map(|(index, (task, taken))| {
            let (codes, rounds_drawn) = by_task.get(task.id.as_str()).unwrap_or(&none);
            let per_round: u64 = taken
                .values()
                .map(|stratum| stratum.take.min(stratum.of))
                .sum();
            let left = open.iter().filter(|round| round.task == index).count() as u64;
            TaskCoverage {
                id: task.id.clone(),
                population: taken.values().map(|stratum| stratum.of).sum(),
                drawn: codes.len() as u64,
                rounds_drawn: *rounds_drawn,
                rounds: task.times,
                to_come: per_round * left,
            }
        });
    let others = by_task
        .iter()
        .filter(|(id, _)| tasks.iter().all(|task| task.id != **id));
    let others = others.map(|(id, (codes, rounds_drawn))| TaskCoverage {
        id: (*id).to_owned(),
        population: 0,
        drawn: codes.len() as u64,
        rounds_drawn: *rounds_drawn,
        rounds: 0,
        to_come: 0,
    });
    YearCoverage {
        drawn: drawn.objects(),
        gone: drawn.objects() - census.drawn,
        plan_base,
        base,
        required,
        expected,
        tasks: planned.chain(others).collect(),
        groups: census.groups.clone(),
        verdict: verdict(drawn.objects(), expected, required, over),
    }
}

/// Where the year stands: `drawn` of the `required` objects, with what is still expected; `over`: the year is over.
pub fn verdict(drawn: u64, expected: Expected, required: u64, over: bool) -> CoverageVerdict {
    if drawn >= required {
        CoverageVerdict::Reached
    } else if over {
        CoverageVerdict::Short
    } else if expected.least >= required {
        CoverageVerdict::WillReach
    } else if expected.most >= required {
        CoverageVerdict::MayReach
    } else {
        CoverageVerdict::CannotReach
    }
}

/// The distinct objects of each task's draws that hold, and how many draws there are.
fn of_tasks<'a>(
    book: &'a Book,
    drawn: &'a TimesDrawn,
) -> BTreeMap<&'a str, (BTreeSet<&'a str>, u32)> {
    let mut tasks: BTreeMap<&str, (BTreeSet<&str>, u32)> = BTreeMap::new();
    let mut task_of: BTreeMap<&str, &str> = BTreeMap::new();
    for draw in book.draws.iter().filter(|draw| !draw.voided) {
        task_of.insert(&draw.act.draw, &draw.act.task);
        tasks.entry(&draw.act.task).or_default().1 += 1;
    }
    for (code, draws) in drawn.iter() {
        for draw in draws {
            if let Some(task) = task_of.get(draw.as_str()) {
                tasks.entry(task).or_default().0.insert(code);
            }
        }
    }
    tasks
}
