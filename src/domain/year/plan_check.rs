//! The yearly plan looked at before anyone draws (第13条: scope, ratio, frequency, time; coverage without over-inspection;
//! 第16条: not below 5 %).

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

use super::ahead::Ahead;
use super::census::Census;
use super::expected::{Expected, forecast};
use super::lists::Lists;
use super::over_inspection::{OverCap, over_cap};
use super::plan::Task;
use super::planned_round::{PlannedRound, rounds, to_come};
use super::taken_stratum::TakenStratum;
use crate::domain::book::fold::Book;
use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::method::influence::{Narrow, RestsOn};
use crate::domain::settings::Settings;

/// What the plan asks of a task's objects and people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskCheck {
    /// Objects in its scope today.
    pub population: u64,
    /// What each round takes, by the rule of its stratum.
    pub taken: BTreeMap<u16, TakenStratum>,
    /// Objects that each round takes.
    pub per_round: u64,
    /// People who may serve.
    pub crew: u64,
    /// Of them, those who hold a needed specialty.
    pub qualified: u64,
    /// Whether its items need a specialty.
    pub needs_specialty: bool,
    /// 人次: places in teams to be filled over all rounds.
    pub seats: u64,
    /// Working days (工作日) in its window; `None` in a year that no calendar covers.
    pub working_days: Option<u32>,
}

impl TaskCheck {
    /// Whether its scope is narrow.
    pub fn narrow(&self) -> Option<Narrow> {
        let strata = self.taken.values();
        Narrow::of(strata.map(|stratum| (stratum.of, stratum.take)))
    }

    /// Visits for each of those who may serve, over all rounds.
    pub fn visits_each(&self) -> VisitsEach {
        VisitsEach::of(self.seats, self.crew)
    }
}

/// 人均次数: seats in teams for each of so many people, in tenths and rounded up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitsEach {
    /// Tenths of a visit.
    pub tenths: u64,
}

impl VisitsEach {
    /// So many seats for so many people.
    pub fn of(seats: u64, people: u64) -> Self {
        let tenths = (seats * 10).div_ceil(people.max(1));
        Self { tenths }
    }
}

impl fmt::Display for VisitsEach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tenths / 10, self.tenths % 10)
    }
}

/// What a look at the whole plan found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanCheck {
    /// Each task, in the plan's order.
    pub tasks: Vec<TaskCheck>,
    /// Every round, in the plan's order.
    pub rounds: Vec<PlannedRound>,
    /// What coverage the year can come to.
    pub expected: Expected,
    /// Distinct objects that the rule asks for.
    pub required: u64,
    /// The least that the year comes to in whatever order its rounds are drawn.
    pub least_in_any_order: u64,
    /// The enterprises of the base.
    pub enterprises: u64,
    /// Enterprises that could be visited more often than their cap allows.
    pub over: Vec<OverCap>,
    /// What those enterprises rest on that the next draws exclude, being at the least cap of the plan.
    pub rests_on: RestsOn,
}

impl PlanCheck {
    /// Whether the rule can still be kept.
    pub fn can_reach(&self) -> bool {
        self.expected.most >= self.required
    }

    /// Where the plan stands against the rule.
    pub fn promise(&self) -> Promise {
        if self.least_in_any_order >= self.required {
            Promise::Always
        } else if self.expected.least >= self.required {
            Promise::AsDue
        } else if self.can_reach() {
            Promise::ByChance
        } else {
            Promise::Never
        }
    }
}

/// Whether a plan keeps the rule of coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// Whatever is drawn, in whatever order the rounds are drawn.
    Always,
    /// Whatever is drawn, if the rounds are drawn in the order in which they fall due.
    AsDue,
    /// As chance falls.
    ByChance,
    /// It cannot.
    Never,
}

impl Promise {
    /// The word that documents for scripts use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::AsDue => "as_due",
            Self::ByChance => "by_chance",
            Self::Never => "never",
        }
    }
}

/// Looks at the plan; `working_days` counts the working days of a window.
pub fn check(
    lists: &Lists,
    settings: &Settings,
    census: &Census,
    (book, drawn): (&Book, &TimesDrawn),
    today: NaiveDate,
    working_days: impl Fn(NaiveDate, NaiveDate) -> Option<u32>,
) -> PlanCheck {
    let tasks: Vec<&Task> = lists.plan.iter().map(|(_, task)| task).collect();
    let rounds = rounds(tasks.iter().copied(), book, today);
    let open = to_come(&rounds);
    let ahead = forecast(&tasks, census, &open, drawn.all().objects);
    let over = over_cap(census, &Ahead::new(&tasks, &open));
    let checked = tasks.iter().zip(ahead.taken).map(|(task, taken)| {
        let per_round = taken
            .values()
            .map(|stratum| stratum.take.min(stratum.of))
            .sum();
        let needed = lists.specialties(task);
        let crew = task
            .window
            .map_or(Vec::new(), |window| lists.crew(window, &needed));
        TaskCheck {
            population: taken.values().map(|stratum| stratum.of).sum(),
            taken,
            per_round,
            crew: crew.len() as u64,
            qualified: crew.iter().filter(|(_, qualified)| *qualified).count() as u64,
            needs_specialty: !needed.is_empty(),
            seats: per_round * u64::from(task.times) * u64::from(task.grouping.group),
            working_days: task.window.and_then(|(from, to)| working_days(from, to)),
        }
    });
    let checked = checked.collect();
    let cap = tasks.iter().map(|task| task.cap).min();
    let used_up = drawn.used_up(cap.unwrap_or(settings.rules.cap));
    let rests_on = book.rests_on(used_up.values().map(Vec::as_slice));
    PlanCheck {
        tasks: checked,
        required: settings.rules.coverage.take(ahead.expected.base),
        expected: ahead.expected,
        least_in_any_order: ahead.least_in_any_order,
        enterprises: census.base().enterprises,
        over,
        rests_on,
        rounds,
    }
}
