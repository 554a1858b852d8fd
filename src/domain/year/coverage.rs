//! 年度覆盖面 (第16条: every year not below 5 % of the library): what has been drawn, what is still to come, and whether the
//! rule is kept.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::census::{Census, Groups};
use super::expected::{Expected, Forecast, forecast};
use super::lists::Lists;
use super::plan::Task;
use super::planned_round::{PlannedRound, rounds, to_come};
use crate::domain::acts::base_change::LeftOfBase;
use crate::domain::book::fold::Book;
use crate::domain::book::times_drawn::{Tally, TimesDrawn};
use crate::domain::settings::Settings;

/// Where the year stands against the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverageVerdict {
    /// The rule is kept already.
    Reached,
    /// The rounds to come will keep it, whatever chance does and in whatever order they are drawn.
    WillReach,
    /// The rounds to come will keep it, whatever chance does, if they are drawn in the order in which they fall due.
    WillReachAsDue,
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
            Self::WillReachAsDue => "will_reach_as_due",
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
    /// Enterprises with objects in its scope today.
    pub enterprises: u64,
    /// Distinct objects that its draws drew, and the enterprises of those.
    pub drawn: Tally,
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
    /// Distinct objects drawn, and the enterprises of those.
    pub drawn: Tally,
    /// Of them, those that the library does not have any more.
    pub gone: Tally,
    /// Version and base of the plan in force.
    pub plan_base: Option<(u32, Tally)>,
    /// Who left that base since the first version, as its line has it; nothing where nobody did.
    pub base_left: Option<LeftOfBase>,
    /// Today's base.
    pub base: Tally,
    /// Distinct objects that the rule asks for, on the plan's base where there is one.
    pub required: u64,
    /// What the year can come to.
    pub expected: Expected,
    /// By task: those of today's plan in its order, then others that were drawn.
    pub tasks: Vec<TaskCoverage>,
    /// By the columns of [`super::census::GROUPS`].
    pub groups: Groups,
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
    let all = drawn.all();
    let ahead = forecast(&tasks, census, &open, all.objects);
    let plan_base = book.plans.last().map(|plan| {
        let (objects, enterprises) = (plan.act.base, plan.act.enterprises);
        let base = Tally {
            objects,
            enterprises,
        };
        (plan.act.version, base)
    });
    let base = census.base();
    let expected = Expected {
        base: plan_base.map_or(base, |(_, base)| base).objects,
        ..ahead.expected
    };
    let required = settings.rules.coverage.take(expected.base);
    let least = (expected.least, ahead.least_in_any_order);
    YearCoverage {
        drawn: all,
        gone: Tally {
            objects: all.objects - census.drawn.objects,
            enterprises: all.enterprises - census.drawn.enterprises,
        },
        plan_base,
        base_left: book.plans.last().and_then(|plan| {
            let change = plan.act.since_before.as_ref()?;
            LeftOfBase::of(change, plan.act.base)
        }),
        base,
        required,
        expected,
        tasks: of_tasks(&tasks, &ahead, &open, census, (book, drawn)),
        groups: census.groups.clone(),
        verdict: verdict(all.objects, (least, expected.most), required, over),
    }
}

/// The tasks of today's plan, and then the others that were drawn.
fn of_tasks(
    tasks: &[&Task],
    ahead: &Forecast,
    open: &[&PlannedRound],
    census: &Census,
    (book, drawn): (&Book, &TimesDrawn),
) -> Vec<TaskCoverage> {
    let mut rounds_drawn: BTreeMap<&str, u32> = BTreeMap::new();
    for draw in book.draws.iter().filter(|draw| !draw.voided()) {
        *rounds_drawn.entry(&draw.act.task).or_default() += 1;
    }
    let in_scope = census.in_scope();
    let of = |id: &str| TaskCoverage {
        id: id.to_owned(),
        population: 0,
        enterprises: 0,
        drawn: drawn.of_task(id),
        rounds_drawn: rounds_drawn.get(id).copied().unwrap_or_default(),
        rounds: 0,
        to_come: 0,
    };
    let planned = tasks.iter().zip(&ahead.taken).enumerate();
    let planned = planned.map(|(index, (task, taken))| {
        let per_round: u64 = taken
            .values()
            .map(|stratum| stratum.take.min(stratum.of))
            .sum();
        let left = open.iter().filter(|round| round.task == index).count() as u64;
        let enterprises = u16::try_from(index)
            .ok()
            .and_then(|index| in_scope.get(&index));
        TaskCoverage {
            population: taken.values().map(|stratum| stratum.of).sum(),
            enterprises: enterprises.copied().unwrap_or_default(),
            rounds: task.times,
            to_come: per_round * left,
            ..of(&task.id)
        }
    });
    let others = rounds_drawn
        .keys()
        .filter(|id| tasks.iter().all(|task| task.id != **id));
    planned.chain(others.map(|id| of(id))).collect()
}

/// Where the year stands: `drawn` of the `required` objects, with the least that is still expected, as the rounds fall due
/// and in any order, and the most; `over`: the year is over.
pub fn verdict(
    drawn: u64,
    ((as_due, in_any_order), most): ((u64, u64), u64),
    required: u64,
    over: bool,
) -> CoverageVerdict {
    if drawn >= required {
        CoverageVerdict::Reached
    } else if over {
        CoverageVerdict::Short
    } else if in_any_order >= required {
        CoverageVerdict::WillReach
    } else if as_due >= required {
        CoverageVerdict::WillReachAsDue
    } else if most >= required {
        CoverageVerdict::MayReach
    } else {
        CoverageVerdict::CannotReach
    }
}
