//! 统计: what the year's random inspections came to (第13条 应查, 第14条 抽中, 第15条 更换, 第17条 检查, 第19条 录入和公示,
//! 第二十一条 处理).
//!
//! Planned, drawn and replaced are objects; all else is visits: the objects of one enterprise in a draw are inspected at
//! one. A visit counts in each group that one of its objects is in, and once in the total.
//!
//! Every figure comes about on a day: an object is drawn on the day of its draw, lost and replaced on the day of the
//! replacement, a visit comes about with its first object, is inspected and found wanting on the day of completion, entered on the day of its first entry, handled on the
//! day of the step, corrected on the day on which the handling was closed. That day decides on the month and on a span asked for; corrections move nothing.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::outcomes::Outcomes;
use super::planned_take::RoundTake;
use super::span::Span;
use crate::domain::acts::handling::correction;
use crate::domain::acts::inspection::{Answer, Inspection};
use crate::domain::book::fold::DrawnRound;
use crate::domain::ground::date;
use crate::domain::visit::log::{VisitLog, VisitLogs};
use crate::domain::visit::visits::{Visit, VisitObject};

/// By what figures are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// 任务.
    Task,
    /// 区域 of the object, as the library has it today.
    Region,
    /// 单位 of the team's leader (组长), as the library has it today.
    Unit,
    /// 月份: see the head of this file.
    Month,
    /// 对象类型, as the library has it today.
    Kind,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Task,
        Self::Region,
        Self::Unit,
        Self::Month,
        Self::Kind,
    ];

    /// The word that the command line and documents for scripts use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Region => "region",
            Self::Unit => "unit",
            Self::Month => "month",
            Self::Kind => "kind",
        }
    }

    /// By its word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.word() == word)
    }

    /// Whether it is known before a draw to which group an object will belong, so that a group has a planned number.
    pub fn is_planned(self) -> bool {
        matches!(self, Self::Task | Self::Month)
    }
}

/// The figures of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// 应查, to date: takes of the rounds whose first day has come.
    pub planned_to_date: u64,
    /// 应查, of the whole year: takes of all rounds.
    pub planned: u64,
    /// 抽中: objects drawn, those drawn in the place of lost ones among them.
    pub drawn: u64,
    /// 抽中企业: the distinct enterprises of those objects, in a group by themselves.
    pub enterprises: u64,
    /// 更换: of them, those that turned out to be lost (注销, 迁出, 查无).
    pub replaced: u64,
    /// 应检查次数: visits that the drawn objects make, without those whose objects were all lost.
    pub visits: u64,
    /// 已检查: visits completed, their results entered or not.
    pub inspected: u64,
    /// 已录入: visits with a result.
    pub entered: u64,
    /// 其中逾期: of them, those entered after the deadline.
    pub late: u64,
    /// 已公示: of them, those whose result was entered before the latest publication; counted on the day of entry.
    pub published: u64,
    /// 发现问题: visits with a finding, by the result that holds.
    pub found: u64,
    /// 已处理: of them, those whose handling is closed.
    pub handled: u64,
    /// 未复查: of those handled, those of which a correction was not inspected again.
    pub unchecked: u64,
    /// 处理中: of them, those whose handling has begun and is not closed.
    pub handling: u64,
    /// 责令改正: of those with a finding, those of which a correction was ordered.
    pub corrections: u64,
    /// 复查办结: of them, those inspected again and closed.
    pub corrected: u64,
}

/// How often an item was answered, and how often with 不适用, by the results that hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Applies {
    /// Answers, one for each object inspected.
    pub answers: u64,
    /// 不适用 among them.
    pub inapplicable: u64,
}

impl Applies {
    /// Whether most objects have nothing of what the item is about, so that it is not the scope's.
    pub fn is_rare(self) -> bool {
        self.inapplicable * 2 > self.answers
    }
}

/// One of the figures of [`Figures`].
type Figure = fn(&mut Figures) -> &mut u64;

/// Figures by group, while they are counted.
#[derive(Debug, Clone)]
pub struct Statistics {
    group: Group,
    span: Span,
    /// Line of the latest publication; 0 before the first.
    published_at: u64,
    /// Whether a visit of several objects was counted.
    pub several: bool,
    /// The enterprises drawn, by group.
    enterprises: BTreeMap<String, HashSet<Arc<str>>>,
    /// Those of all groups together.
    all_enterprises: HashSet<Arc<str>>,
    /// The groups, ascending.
    pub groups: BTreeMap<String, Figures>,
    /// All groups together.
    pub total: Figures,
    /// By item, whatever the group: of the visits completed in the span.
    pub items: BTreeMap<String, Applies>,
    /// Results, measures and draws, whatever the group.
    pub outcomes: Outcomes,
}

impl Statistics {
    /// Nothing counted yet.
    pub fn new(group: Group, span: Span) -> Self {
        Self {
            group,
            span,
            published_at: 0,
            several: false,
            enterprises: BTreeMap::new(),
            all_enterprises: HashSet::new(),
            groups: BTreeMap::new(),
            total: Figures::default(),
            items: BTreeMap::new(),
            outcomes: Outcomes::default(),
        }
    }

    /// The same, results entered before this line of the book (that of the latest publication) being public.
    #[must_use]
    pub fn published_at(mut self, line: u64) -> Self {
        self.published_at = line;
        self
    }

    /// By what its figures are grouped.
    pub fn group(&self) -> Group {
        self.group
    }

    /// Counts what a round takes; it belongs to a group only where [`Group::is_planned`], else to the total alone.
    pub fn add_round(&mut self, round: &RoundTake, today: NaiveDate) {
        let group = self.group.is_planned().then_some(round.task.as_str());
        let groups: BTreeSet<&str> = group.into_iter().collect();
        let (first, take) = (round.first, round.take);
        self.count(&groups, first, take, |figures| &mut figures.planned);
        if first <= today {
            self.count(&groups, first, take, |figures| &mut figures.planned_to_date);
        }
    }

    /// Counts a draw that holds.
    pub fn add_draw(&mut self, draw: &DrawnRound) {
        self.outcomes.add_draw(self.span, draw);
    }

    /// Counts a visit of a draw of the day `drawn`; `key` tells the group of each of its objects (for months it is not
    /// looked at).
    pub fn add_visit<'k>(
        &mut self,
        key: impl Fn(&VisitObject) -> &'k str,
        visit: &Visit,
        drawn: NaiveDate,
        logs: &VisitLogs,
    ) {
        let mut groups = BTreeSet::new();
        let mut begun = None;
        for object in &visit.objects {
            let of_it = BTreeSet::from([key(object)]);
            let drawn = taken_on(visit, object, logs).unwrap_or(drawn);
            self.count(&of_it, drawn, 1, |figures| &mut figures.drawn);
            self.count_enterprise(key(object), drawn, &visit.id.enterprise);
            if object.lost {
                let day = replaced_on(visit, object, logs).unwrap_or(drawn);
                self.count(&of_it, day, 1, |figures| &mut figures.replaced);
                continue;
            }
            self.several |= begun.is_some();
            begun = Some(begun.map_or(drawn, |day| drawn.min(day)));
            groups.extend(of_it);
        }
        if let Some(day) = begun {
            self.count(&groups, day, 1, |figures| &mut figures.visits);
            if let Some(log) = logs.of(&visit.id) {
                self.add_log(&groups, log);
            }
        }
    }

    fn add_log(&mut self, groups: &BTreeSet<&str>, log: &VisitLog) {
        let Some(completed) = log.completed() else {
            return;
        };
        self.count(groups, completed, 1, |figures| &mut figures.inspected);
        let first = log
            .results
            .first()
            .and_then(|first| date::from_record(&first.day));
        if let Some(entered) = first {
            self.count(groups, entered, 1, |figures| &mut figures.entered);
            let public = log
                .results
                .first()
                .is_some_and(|first| first.seq < self.published_at);
            if public {
                self.count(groups, entered, 1, |figures| &mut figures.published);
            }
            if log.is_late() {
                self.count(groups, entered, 1, |figures| &mut figures.late);
            }
        }
        let Some(entered) = log.result() else {
            return;
        };
        self.add_answers(completed, &entered.result);
        self.outcomes.add_result(self.span, &entered.result);
        if entered.result.has_findings() {
            self.count(groups, completed, 1, |figures| &mut figures.found);
            self.add_handling(groups, log);
        }
    }

    fn add_handling(&mut self, groups: &BTreeSet<&str>, log: &VisitLog) {
        self.outcomes.add_measures(self.span, log);
        if let Some(correction) = correction(&log.steps()) {
            self.count(groups, correction.ordered, 1, |figures| {
                &mut figures.corrections
            });
            if let Some(day) = correction.corrected {
                self.count(groups, day, 1, |figures| &mut figures.corrected);
            }
        }
        let mut steps = log.handlings.iter().map(|step| &step.act);
        let Some(begun) = steps.clone().next() else {
            return;
        };
        let Some(closing) = steps.find(|step| step.closed) else {
            self.count(groups, begun.date, 1, |figures| &mut figures.handling);
            return;
        };
        self.count(groups, closing.date, 1, |figures| &mut figures.handled);
        if log.unchecked().is_some() {
            self.count(groups, closing.date, 1, |figures| &mut figures.unchecked);
        }
    }

    /// Counts how often each item of a result did not apply.
    fn add_answers(&mut self, completed: NaiveDate, result: &Inspection) {
        let within = self.span.has(completed);
        for answer in result.answers().filter(|_| within) {
            let known = at(&mut self.items, &answer.item);
            known.answers += 1;
            known.inapplicable += u64::from(answer.answer == Answer::Inapplicable);
        }
    }

    fn count(&mut self, groups: &BTreeSet<&str>, day: NaiveDate, by: u64, figure: Figure) {
        if !self.span.has(day) {
            return;
        }
        // A month is one group, whatever the objects are.
        let month = (self.group == Group::Month && !groups.is_empty())
            .then(|| day.format("%Y-%m").to_string());
        let others = groups.iter().copied().filter(|_| month.is_none());
        for key in month.as_deref().into_iter().chain(others) {
            *figure(at(&mut self.groups, key)) += by;
        }
        *figure(&mut self.total) += by;
    }

    /// Counts an enterprise of which an object was drawn, once in the group and once in all.
    fn count_enterprise(&mut self, group: &str, day: NaiveDate, enterprise: &Arc<str>) {
        if !self.span.has(day) {
            return;
        }
        let month = self.group == Group::Month;
        let month = month.then(|| day.format("%Y-%m").to_string());
        let group = month.as_deref().unwrap_or(group);
        if at(&mut self.enterprises, group).insert(Arc::clone(enterprise)) {
            at(&mut self.groups, group).enterprises += 1;
        }
        if self.all_enterprises.insert(Arc::clone(enterprise)) {
            self.total.enterprises += 1;
        }
    }
}

/// The value of a key, of which few are met again and again; a new one where there is none.
fn at<'m, V: Default>(all: &'m mut BTreeMap<String, V>, key: &str) -> &'m mut V {
    if !all.contains_key(key) {
        all.insert(key.to_owned(), V::default());
    }
    all.get_mut(key).expect("it was put there")
}

/// The day on which an object was found to be lost, and replaced.
fn replaced_on(visit: &Visit, lost: &VisitObject, logs: &VisitLogs) -> Option<NaiveDate> {
    let (_, day) = logs.replacements.loss_of(&visit.id.draw, &lost.code)?;
    date::from_record(day)
}

/// The day on which an object was drawn in the place of a lost one; nothing for one drawn in the first place.
fn taken_on(visit: &Visit, taken: &VisitObject, logs: &VisitLogs) -> Option<NaiveDate> {
    taken.instead_of.as_ref()?;
    date::from_record(logs.replacements.came_on(&visit.id.draw, &taken.code)?)
}
