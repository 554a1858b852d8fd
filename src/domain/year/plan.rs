//! 年度抽查计划: tasks, their scope, ratio, frequency and time (第13条), and the rounds they are drawn in.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::book::facts::PlannedTask;
use crate::domain::ground::cell::{parts, tidy_id};
use crate::domain::ground::ratio::{Ratio, RatioFlaw};
use crate::domain::lists::fault::Flaw;
use crate::domain::lists::record::Record;
use crate::domain::lists::scope::Scope;
use crate::domain::lists::strata::{REST, Strata, StrataFlaw};
use crate::domain::method::frame::Grouping;
use crate::domain::settings::Settings;

/// How many objects a round of a task takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taking {
    /// 抽查比例: one ratio for all.
    Ratio(Ratio),
    /// 分层: a ratio for each value of a column.
    Strata(Strata),
}

/// A task of a published plan, as lines of the book are held against it.
impl From<Task> for PlannedTask {
    fn from(task: Task) -> Self {
        let rounds = (1..=task.times).filter_map(|round| task.round_window(round));
        let rounds = rounds.collect();
        let ratios = match task.taking {
            Some(Taking::Ratio(ratio)) => [(REST.to_owned(), ratio)].into(),
            Some(Taking::Strata(strata)) => strata.rules.into_iter().collect(),
            None => BTreeMap::new(),
        };
        Self {
            items: task.items,
            rounds,
            ratios,
            grouping: task.grouping,
            cap: task.cap,
        }
    }
}

/// One task (抽查任务) of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// 任务编号.
    pub id: String,
    /// 任务名称.
    pub name: String,
    /// 抽查事项: ids of items, ascending.
    pub items: Vec<String>,
    /// Which objects.
    pub scope: Scope,
    /// How many of them in each round; `None` when the row says nothing usable.
    pub taking: Option<Taking>,
    /// 频次: rounds in the window.
    pub times: u32,
    /// 开始日期 and 截止日期.
    pub window: Option<(NaiveDate, NaiveDate)>,
    /// How teams are formed.
    pub grouping: Grouping,
    /// 年度上限: an enterprise visited this often in the year is excluded.
    pub cap: u32,
    /// Its row in the plan.
    pub row: u64,
}

impl Task {
    /// Reads a row; its faults stay with the record.
    pub fn read(record: &mut Record<'_>, settings: &Settings) -> Self {
        let id = record.id("id");
        let name = record.required("name").into_owned();
        let listed = record.required("items");
        let mut items: Vec<String> = parts(&listed).iter().map(|item| tidy_id(item)).collect();
        if items.is_empty() && !listed.is_empty() {
            record.fault("items", &listed, Flaw::Empty);
        }
        items.sort_unstable();
        items.dedup();
        let window = read_window(record, settings);
        let times = record.number("times", 1, 366).unwrap_or(1);
        if let Some((from, to)) = window {
            let days = u32::try_from((to - from).num_days() + 1).unwrap_or(u32::MAX);
            if times > days {
                let value = record.text("times");
                record.fault("times", &value, Flaw::Rounds { days });
            }
        }
        let group = record.number("team", 2, 100).unwrap_or(settings.rules.team);
        let qualified = record.number("qualified", 0, 100).unwrap_or(0);
        if qualified > group {
            let value = record.text("qualified");
            record.fault("qualified", &value, Flaw::Qualified { team: group });
        }
        Self {
            id,
            name,
            items,
            scope: Scope::read(record),
            taking: read_taking(record),
            times,
            window,
            grouping: Grouping {
                group,
                qualified,
                teams: record.number("teams", 1, 10_000),
                pool: record.number("pool", 1, 1_000_000),
            },
            cap: record.number("cap", 1, 366).unwrap_or(settings.rules.cap),
            row: record.row,
        }
    }

    /// Whether two rows mean the same; where they stand in the list does not matter.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let row = other.row;
        Self {
            row,
            ..self.clone()
        } == *other
    }

    /// The column of its strata, "" without strata."
    pub fn strata_column(&self) -> &str {
        match &self.taking {
            Some(Taking::Strata(strata)) => &strata.column,
            _ => "",
        }
    }

    /// The days of round `round`, from 1: the window cut into as many slices as there are rounds, as equal as days allow.
    pub fn round_window(&self, round: u32) -> Option<(NaiveDate, NaiveDate)> {
        round_window(self.window?, self.times, round)
    }
}

/// The days of round `round` of `times` in a window: [`Task::round_window`].
pub fn round_window(
    (from, to): (NaiveDate, NaiveDate),
    times: u32,
    round: u32,
) -> Option<(NaiveDate, NaiveDate)> {
    if round < 1 || round > times {
        return None;
    }
    let days = u64::try_from((to - from).num_days() + 1).ok()?;
    let start = |round: u32| days * u64::from(round) / u64::from(times);
    let first = from.checked_add_days(Days::new(start(round - 1)))?;
    let last = from.checked_add_days(Days::new(start(round).checked_sub(1)?))?;
    Some((first, last))
}

fn read_window(record: &mut Record<'_>, settings: &Settings) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = (record.date("from"), record.date("to"));
    for (key, day) in [("from", from), ("to", to)] {
        if day.is_some_and(|day| day.year() != settings.year) {
            let value = record.text(key);
            record.fault(key, &value, Flaw::Year(settings.year));
            return None;
        }
    }
    let window = (from?, to?);
    if window.1 < window.0 {
        let value = record.text("to");
        record.fault("to", &value, Flaw::DateOrder { from: window.0 });
        return None;
    }
    Some(window)
}

fn read_taking(record: &mut Record<'_>) -> Option<Taking> {
    let (ratio, strata) = (record.text("ratio"), record.text("strata"));
    match (ratio.is_empty(), strata.is_empty()) {
        (false, true) => {
            let read = Ratio::read(&ratio);
            if let Err(flaw) = read {
                let flaw = match flaw {
                    RatioFlaw::Form => Flaw::Ratio,
                    RatioFlaw::Count => Flaw::Count,
                };
                record.fault("ratio", &ratio, flaw);
            }
            read.ok().map(Taking::Ratio)
        }
        (true, false) => match Strata::from_cell(&strata) {
            Ok(strata) => Some(Taking::Strata(strata)),
            Err(flaw) => {
                let flaw = match flaw {
                    StrataFlaw::Form => Flaw::Strata,
                    StrataFlaw::Count => Flaw::Count,
                    StrataFlaw::TooMany => Flaw::TooManyStrata,
                };
                record.fault("strata", &strata, flaw);
                None
            }
        },
        _ => {
            record.fault("ratio", &ratio, Flaw::RatioOrStrata);
            None
        }
    }
}
