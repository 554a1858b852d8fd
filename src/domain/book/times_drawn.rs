//! How often objects and enterprises (企业) were drawn in the year (第16条 coverage, 第13条 防止过度检查).
//!
//! Over-inspection is counted by enterprise: a draw counts once, however many objects of the enterprise it drew, since one
//! visit settles them all (第2条 一次完成); draws whose visits were completed on one day count once together. A visit of a
//! planned task uses up the cap from its draw on. One of a 临时任务 does so only once it is completed: whoever may draw
//! outside the plan, from a scope of any size, could else shield enterprises from every later draw. For coverage both count
//! from the draw on. The cap of an enterprise is the least 年度上限 of the drawing task and of the tasks of the draws whose
//! visits use it up, as it was when each was drawn.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::fold::DrawnRound;
use crate::domain::acts::entry::DrawAct;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::origin::Origin;
use crate::domain::ground::coverage::{Coverage, EnterpriseCoverage};
use crate::domain::method::owners::Owners;
use crate::domain::visit::log::VisitLogs;

/// A draw that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedDraw {
    /// Its id.
    pub id: String,
    /// Its task.
    pub task: String,
    /// 年度上限 of the task, as its line in the book has it.
    pub cap: u32,
    /// Whether it is a 临时任务: its visits use up a cap only once they are completed.
    pub adhoc: bool,
}

impl CountedDraw {
    /// A draw as its line in the book has it.
    pub fn of(act: &DrawAct) -> Self {
        Self {
            id: act.draw.clone(),
            task: act.task.clone(),
            cap: act.cap,
            adhoc: matches!(act.origin, Some(Origin::Adhoc { .. })),
        }
    }
}

/// Distinct objects, and the distinct enterprises that they belong to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Objects.
    pub objects: u64,
    /// Enterprises.
    pub enterprises: u64,
}

/// How often objects and enterprises were drawn in the year; voided draws and lost objects left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimesDrawn {
    draws: Vec<CountedDraw>,
    /// A code may be an object's, an enterprise's, or both.
    codes: HashMap<String, Drawn>,
    all: Tally,
    by_task: BTreeMap<String, Tally>,
}

/// What was drawn under a code, by places in [`TimesDrawn::draws`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Drawn {
    /// The draws of the object.
    object: Vec<u32>,
    /// The draws of any object of the enterprise, and when each visit was completed.
    visits: Vec<(u32, Option<NaiveDate>)>,
}

/// The visits of an enterprise.
#[derive(Debug, Clone, Copy)]
pub struct Visits<'a> {
    draws: &'a [CountedDraw],
    of: &'a [(u32, Option<NaiveDate>)],
}

impl<'a> Visits<'a> {
    /// Whether any draw holds a visit of it, one that uses up its cap or not.
    pub fn any(self) -> bool {
        !self.of.is_empty()
    }

    /// Those that use up its cap, each with its draw and the day of completion.
    fn using(self) -> impl Iterator<Item = (&'a CountedDraw, Option<NaiveDate>)> {
        let each = self.of.iter();
        let each = each.map(move |(place, day)| (&self.draws[*place as usize], *day));
        each.filter(|(draw, day)| !draw.adhoc || day.is_some())
    }

    /// How many use up its cap: draws that led to one visit on one day are one.
    pub fn count(self) -> u32 {
        let days: BTreeSet<NaiveDate> = self.using().filter_map(|(_, day)| day).collect();
        let open = self.using().filter(|(_, day)| day.is_none()).count();
        u32::try_from(days.len() + open).unwrap_or(u32::MAX)
    }

    /// The least cap of their draws' tasks; nothing without such a visit.
    pub fn cap(self) -> Option<u32> {
        self.using().map(|(draw, _)| draw.cap).min()
    }

    /// Whether they use up the cap of the enterprise, in a draw of a task with the cap `cap`.
    pub fn use_up(self, cap: u32) -> bool {
        self.cap()
            .is_some_and(|least| self.count() >= least.min(cap))
    }

    /// The draws whose visits use up its cap, ascending by id.
    pub fn draws(self) -> Vec<&'a CountedDraw> {
        ascending(self.using().map(|(draw, _)| draw))
    }

    /// The ids of those draws, ascending.
    pub fn ids(self) -> Vec<String> {
        self.draws().iter().map(|draw| draw.id.clone()).collect()
    }
}

fn ascending<'a>(draws: impl Iterator<Item = &'a CountedDraw>) -> Vec<&'a CountedDraw> {
    let mut found: Vec<&CountedDraw> = draws.collect();
    found.sort_unstable_by(|a, b| a.id.as_bytes().cmp(b.id.as_bytes()));
    found
}

impl TimesDrawn {
    /// Adds a draw as the book stood before its line `before`, and not at all where it did not hold then. `codes` are the
    /// objects that its record says it drew, all of them or those of some enterprises: an object that was lost and replaced
    /// is left out, the one in its place is in, and a visit is completed if a line said so.
    pub fn add_before<'a>(
        &mut self,
        draw: &DrawnRound,
        (codes, owners): (impl Iterator<Item = &'a str>, &'a Owners),
        logs: &'a VisitLogs,
        before: u64,
    ) {
        if !draw.held_before(before) {
            return;
        }
        let id = draw.act.draw.as_str();
        let of_visit: Arc<str> = id.into();
        let mut drawn: BTreeSet<&str> = codes.collect();
        for (lost, taken) in logs.replacements.lost(id, before) {
            drawn.remove(lost);
            drawn.extend(taken);
        }
        let pairs = drawn.iter().map(|code| (owners.enterprise_of(code), *code));
        self.add(CountedDraw::of(&draw.act), pairs, |enterprise| {
            completed(logs, (&of_visit, enterprise), before)
        });
    }

    /// Adds a draw that drew these objects, each with its enterprise before it; `completed` tells on which day the visit of
    /// an enterprise and its drawn objects was completed.
    pub fn add<'a>(
        &mut self,
        draw: CountedDraw,
        drawn: impl Iterator<Item = (&'a str, &'a str)>,
        completed: impl Fn(&str) -> Option<NaiveDate>,
    ) {
        let place = u32::try_from(self.draws.len()).unwrap_or(u32::MAX);
        let task = draw.task.clone();
        let mut of_task = self.of_task(&task);
        self.draws.push(draw);
        let mut drawn: Vec<(&str, &str)> = drawn.collect();
        drawn.sort_unstable();
        drawn.dedup();
        for visit in drawn.chunk_by(|a, b| a.0 == b.0) {
            let enterprise = visit[0].0;
            for (_, code) in visit {
                let (first, first_of_task) = self.is_new(&task, self.object_draws(code));
                self.all.objects += u64::from(first);
                of_task.objects += u64::from(first_of_task);
                self.at(code).object.push(place);
            }
            let before = self.visits_of(enterprise).of.iter();
            let (first, first_of_task) = self.is_new(&task, before.map(|(place, _)| *place));
            self.all.enterprises += u64::from(first);
            of_task.enterprises += u64::from(first_of_task);
            let day = completed(enterprise);
            self.at(enterprise).visits.push((place, day));
        }
        self.by_task.insert(task, of_task);
    }

    /// Notes when the visit of an enterprise in the draw that was added at this place, from 0, was completed.
    pub fn complete(&mut self, draw: u32, enterprise: &str, day: Option<NaiveDate>) {
        let visits = self
            .codes
            .get_mut(enterprise)
            .map(|drawn| &mut drawn.visits);
        let visit = visits.and_then(|visits| visits.iter_mut().find(|(place, _)| *place == draw));
        if let Some((_, completed)) = visit {
            *completed = day;
        }
    }

    fn at(&mut self, code: &str) -> &mut Drawn {
        if !self.codes.contains_key(code) {
            self.codes.insert(code.to_owned(), Drawn::default());
        }
        self.codes.get_mut(code).expect("it was put there")
    }

    fn object_draws(&self, code: &str) -> impl Iterator<Item = u32> + use<'_> {
        let drawn = self.codes.get(code);
        drawn.map_or(&[][..], |drawn| &drawn.object).iter().copied()
    }

    /// Whether what these draws drew was drawn by none before, and by none of a task.
    fn is_new(&self, task: &str, before: impl Iterator<Item = u32>) -> (bool, bool) {
        let (mut first, mut first_of_task) = (true, true);
        for place in before {
            first = false;
            first_of_task &= self.draws[place as usize].task != task;
        }
        (first, first_of_task)
    }

    /// The enterprises whose cap is used up in a draw of a task with the cap `cap`, each with the draws that did it;
    /// ascending by code.
    pub fn used_up(&self, cap: u32) -> BTreeMap<&str, Vec<String>> {
        let visited = self
            .codes
            .iter()
            .map(|(code, drawn)| (code.as_str(), self.visits(Some(drawn))));
        let used_up = visited.filter(|(_, visits)| visits.use_up(cap));
        used_up.map(|(code, visits)| (code, visits.ids())).collect()
    }

    /// Those of these enterprises whose cap is used up before a draw of a task with the cap `cap`, each once, with its draws.
    ///
    /// A draw from today's lists excludes them; a sealed one is drawn from what it was sealed with.
    pub fn over<'a>(
        &self,
        cap: u32,
        enterprises: impl Iterator<Item = &'a str>,
    ) -> BTreeMap<&'a str, Visits<'_>> {
        let visited = enterprises.map(|code| (code, self.visits_of(code)));
        visited.filter(|(_, visits)| visits.use_up(cap)).collect()
    }

    /// Coverage of a library of `base` objects, without and with `drawn`.
    pub fn with<'a>(
        &self,
        drawn: impl Iterator<Item = &'a str>,
        base: u64,
    ) -> (Coverage, Coverage) {
        let new = drawn.filter(|code| self.of(code).0 == 0).count() as u64;
        let of = |objects| Coverage { objects, base };
        (of(self.all.objects), of(self.all.objects + new))
    }

    /// The same of the enterprises of a library that has `base` of them, without and with those drawn, each given once.
    pub fn enterprises_with<'a>(
        &self,
        drawn: impl Iterator<Item = &'a str>,
        base: u64,
    ) -> (EnterpriseCoverage, EnterpriseCoverage) {
        let new = drawn.filter(|code| !self.visits_of(code).any()).count() as u64;
        let of = |enterprises| EnterpriseCoverage { enterprises, base };
        let before = self.all.enterprises;
        (of(before), of(before + new))
    }

    /// The draws that drew an object, ascending by id.
    pub fn draws_of(&self, code: &str) -> Vec<&CountedDraw> {
        let places = self.object_draws(code);
        ascending(places.map(|place| &self.draws[place as usize]))
    }

    /// How often the object with this code was drawn, and the visits of the enterprise with this code.
    pub fn of(&self, code: &str) -> (usize, Visits<'_>) {
        let drawn = self.codes.get(code);
        let times = drawn.map_or(0, |drawn| drawn.object.len());
        (times, self.visits(drawn))
    }

    fn visits<'a>(&'a self, of: Option<&'a Drawn>) -> Visits<'a> {
        Visits {
            draws: &self.draws,
            of: of.map_or(&[], |drawn| &drawn.visits),
        }
    }

    /// The visits of an enterprise.
    pub fn visits_of(&self, enterprise: &str) -> Visits<'_> {
        self.of(enterprise).1
    }

    /// Distinct objects and enterprises of all draws.
    pub fn all(&self) -> Tally {
        self.all
    }

    /// Distinct objects and enterprises of the draws of a task.
    pub fn of_task(&self, task: &str) -> Tally {
        self.by_task.get(task).copied().unwrap_or_default()
    }
}

/// The day on which the visit of an enterprise in a draw was completed, as the book said before the line `before`; nothing
/// while it was open.
fn completed(
    logs: &VisitLogs,
    (draw, enterprise): (&Arc<str>, &str),
    before: u64,
) -> Option<NaiveDate> {
    let visit = VisitId {
        draw: Arc::clone(draw),
        enterprise: enterprise.into(),
    };
    logs.of(&visit)?.completed_before(before)
}
