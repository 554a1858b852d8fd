//! 年度抽查计划: tasks, their scope, ratio, frequency and time (第13条), and the rounds they are drawn in.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::book::facts::PlannedTask;
use crate::domain::ground::cell::tidy_id;
use crate::domain::ground::date::Edge;
use crate::domain::ground::ratio::Ratio;
use crate::domain::ground::whole;
use crate::domain::lists::fault::Flaw;
use crate::domain::lists::item::{ItemNames, Named};
use crate::domain::lists::period_cell;
use crate::domain::lists::ratio_cell::{self, RatioCell, RatioCellFlaw};
use crate::domain::lists::read_as::ReadAs;
use crate::domain::lists::record::Record;
use crate::domain::lists::scope::{Scope, ScopeColumn, ScopeColumns};
use crate::domain::lists::strata::{REST, Strata, StrataFlaw};
use crate::domain::method::frame::Grouping;
use crate::domain::settings::Settings;

/// The most rounds that a task can have.
const MOST_TIMES: u32 = 366;

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
    /// Reads a row beside the lists that it calls things of; its faults and what is worth saying of it stay with the record.
    pub fn read(record: &mut Record<'_>, settings: &Settings, beside: &dyn Beside) -> Self {
        let id = record.id();
        let name = record.required("name").into_owned();
        let items = read_items(record, beside.items());
        let window = read_window(record, settings);
        let (taking, said) = read_taking(record);
        let times = read_times(record, said.times);
        if let Some((from, to)) = window {
            let days = u32::try_from((to - from).num_days() + 1).unwrap_or(u32::MAX);
            if times > days {
                let value = record.text("times");
                record.fault("times", &value, Flaw::Rounds { days });
            }
        }
        let group = record
            .at_least("team", 2, 100)
            .unwrap_or(settings.rules.team);
        let qualified = record.at_least("qualified", 0, 100).unwrap_or(0);
        if qualified > group {
            let value = record.text("qualified");
            record.fault("qualified", &value, Flaw::Qualified { team: group });
        }
        Self {
            id,
            name,
            items,
            scope: Scope::read(record, beside),
            taking,
            times,
            window,
            grouping: Grouping {
                group,
                qualified,
                teams: record.number("teams", 1, 10_000),
                pool: record.number("pool", 1, 1_000_000),
            },
            cap: read_cap(record, said.cap).unwrap_or(settings.rules.cap),
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

/// The lists beside which a plan is read.
pub trait Beside: ScopeColumns {
    /// The items.
    fn items(&self) -> &ItemNames;
}

/// A plan that was published: its items are ids, and its columns beside those of every plan are scopes.
#[derive(Debug, Default)]
pub struct Published(ItemNames);

impl ScopeColumns for Published {
    fn column(&self, name: &str) -> Option<ScopeColumn> {
        Some(ScopeColumn::Other(name.to_owned()))
    }

    fn headings(&self) -> Vec<String> {
        Vec::new()
    }

    fn are_known(&self) -> bool {
        true
    }

    fn like(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

impl Beside for Published {
    fn items(&self) -> &ItemNames {
        &self.0
    }
}

/// The ids of a row's items, ascending.
fn read_items(record: &mut Record<'_>, names: &ItemNames) -> Vec<String> {
    let listed = record.required("items");
    let mut items = Vec::new();
    let called = names.part(&listed);
    if called.is_empty() && !listed.is_empty() {
        record.fault("items", &listed, Flaw::Empty);
    }
    for word in called {
        match names.find(word) {
            Named::Id(id) => items.push(id.to_owned()),
            Named::Several(ids) => record.fault("items", word, Flaw::SeveralItems { ids }),
            Named::Nothing => items.push(tidy_id(word).into_owned()),
        }
    }
    items.sort_unstable();
    items.dedup();
    items
}

fn read_window(record: &mut Record<'_>, settings: &Settings) -> Option<(NaiveDate, NaiveDate)> {
    let said = record.optional("time");
    let period = read_period(record, &said, settings.year);
    if !said.is_empty()
        && ["from", "to"]
            .iter()
            .all(|key| record.optional(key).is_empty())
    {
        return period;
    }
    if said.is_empty()
        && ["from", "to"]
            .iter()
            .all(|key| record.optional(key).is_empty())
    {
        record.fault("from", "", Flaw::NoTime);
        return None;
    }
    let (from, to) = (
        record.date("from", Edge::First),
        record.date("to", Edge::Last),
    );
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
    if period.is_some_and(|period| period != window) {
        let with = "from".to_owned();
        record.fault("time", &said, Flaw::Disagrees { with });
    }
    Some(window)
}

/// The days that 抽查时间 gives; nothing where the cell is empty or gives none.
fn read_period(record: &mut Record<'_>, said: &str, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    if said.is_empty() {
        return None;
    }
    match period_cell::read(said, year) {
        Ok((from, to)) if from.year() == year && to.year() == year => {
            record.note("time", said, ReadAs::Window(from, to));
            Some((from, to))
        }
        Ok(_) => {
            record.fault("time", said, Flaw::Year(year));
            None
        }
        Err(flaw) => {
            record.fault("time", said, Flaw::Period(flaw));
            None
        }
    }
}

/// 频次, or what the cell of the ratio says of it; they must not say different things.
fn read_times(record: &mut Record<'_>, of_ratio: Option<u32>) -> u32 {
    let said = record.optional("times");
    if said.is_empty() {
        return of_ratio.unwrap_or(1);
    }
    let times = ratio_cell::frequency(&said).filter(|times| (1..=MOST_TIMES).contains(times));
    let Some(times) = times else {
        let (min, max) = (1, MOST_TIMES);
        record.fault("times", &said, Flaw::Number { min, max });
        return 1;
    };
    if whole::read(&said).is_none() {
        record.note("times", &said, ReadAs::Times(times));
    }
    if of_ratio.is_some_and(|of_ratio| of_ratio != times) {
        let with = "ratio".to_owned();
        record.fault("times", &said, Flaw::Disagrees { with });
    }
    times
}

/// 年度上限, or what the cell of the ratio says of it; they must not say different things.
fn read_cap(record: &mut Record<'_>, of_ratio: Option<u32>) -> Option<u32> {
    let cap = record.at_most("cap", 1, MOST_TIMES);
    let (Some(own), Some(_)) = (cap, of_ratio.filter(|of_ratio| cap != Some(*of_ratio))) else {
        return cap.or(of_ratio);
    };
    let with = "ratio".to_owned();
    record.fault("cap", &own.to_string(), Flaw::Disagrees { with });
    cap
}

/// What the cell of the ratio says beside the ratio.
#[derive(Debug, Clone, Copy, Default)]
struct SaidByRatio {
    times: Option<u32>,
    cap: Option<u32>,
}

/// The ratio or the strata of a row, and what else the cell of the ratio says.
fn read_taking(record: &mut Record<'_>) -> (Option<Taking>, SaidByRatio) {
    let (ratio, strata) = (record.optional("ratio"), record.optional("strata"));
    match (ratio.is_empty(), strata.is_empty()) {
        (false, true) => read_ratio(record, &ratio),
        (true, false) => match Strata::from_cell(&record.text("strata")) {
            Ok(strata) => (Some(Taking::Strata(strata)), SaidByRatio::default()),
            Err(flaw) => {
                let flaw = match flaw {
                    StrataFlaw::Form => Flaw::Strata,
                    StrataFlaw::Count => Flaw::Count,
                    StrataFlaw::TooMany => Flaw::TooManyStrata,
                };
                record.fault("strata", &strata, flaw);
                (None, SaidByRatio::default())
            }
        },
        _ => {
            record.fault("ratio", &ratio, Flaw::RatioOrStrata);
            (None, SaidByRatio::default())
        }
    }
}

fn read_ratio(record: &mut Record<'_>, cell: &str) -> (Option<Taking>, SaidByRatio) {
    match ratio_cell::read(cell) {
        Ok(RatioCell { ratio, times, cap }) => {
            let possible = |number: &u32| (1..=MOST_TIMES).contains(number);
            let (times, cap) = (times.filter(possible), cap.filter(possible));
            if Ratio::from_cell(cell).is_none() {
                record.note("ratio", cell, ReadAs::Ratio(ratio, times));
            }
            if let Some(cap) = cap {
                record.note("ratio", cell, ReadAs::Cap(cap));
            }
            (Some(Taking::Ratio(ratio)), SaidByRatio { times, cap })
        }
        Err(flaw) => {
            let flaw = match flaw {
                RatioCellFlaw::Count => Flaw::Count,
                flaw => Flaw::Ratio(flaw),
            };
            record.fault("ratio", cell, flaw);
            (None, SaidByRatio::default())
        }
    }
}
