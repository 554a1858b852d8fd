//! The small lists together, and what they say of each other. The object library is read in a stream ([`crate::domain::lists::object`]).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::plan::Task;
use super::round::{Recused, recusal_pairs};
use crate::domain::acts::in_force::FindingInForce;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::fault::{Fault, Flaw};
use crate::domain::lists::finding::Finding;
use crate::domain::lists::inspector::Inspector;
use crate::domain::lists::item::{Item, ItemNames};
use crate::domain::lists::recusal::Recusal;

/// Every list but the object library; each row with its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// 随机抽查事项清单.
    pub items: Vec<(u64, Item)>,
    /// 执法检查人员名录库.
    pub inspectors: Vec<(u64, Inspector)>,
    /// 回避关系.
    pub recusals: Vec<(u64, Recusal)>,
    /// 年度抽查计划.
    pub plan: Vec<(u64, Task)>,
    /// 检查结果代码表.
    pub findings: Vec<(u64, Finding)>,
    /// Required columns that a list lacks: what follows from that is no fault of its own.
    pub lacking: BTreeSet<(ListName, &'static str)>,
    /// Rows whose ids are running numbers.
    pub numbered: BTreeSet<(ListName, u64)>,
}

impl Lists {
    /// Faults that show only when rows or lists are held against each other: empty lists, ids twice, references to nothing.
    /// Each check runs when its own lists are `there`, whatever is wrong with others.
    pub fn cross_check(&self, there: impl Fn(ListName) -> bool) -> Vec<Fault> {
        let mut faults = self.empty_lists(there);
        let items = self.items.iter().map(|(row, i)| (*row, i.id.as_str()));
        twice(ListName::Items, "id", items, &mut faults);
        let inspectors = self.inspectors.iter();
        let certs = inspectors.map(|(row, i)| (*row, i.cert.as_str()));
        twice(ListName::Inspectors, "cert", certs, &mut faults);
        let tasks = self.plan.iter().map(|(row, t)| (*row, t.id.as_str()));
        twice(ListName::Plan, "id", tasks, &mut faults);
        let codes = self.findings.iter().map(|(row, f)| (*row, f.code.as_str()));
        twice(ListName::Findings, "code", codes, &mut faults);
        if self.plan.len() > MOST_TASKS {
            let flaw = Flaw::TooManyTasks;
            faults.push(Fault::new(ListName::Plan, 0, None, "", flaw));
        }
        // An empty list is one fault, not one for each reference to it.
        if !self.items.is_empty() {
            self.plan_against_items(&mut faults);
        }
        if !self.inspectors.is_empty() && !self.lacks(ListName::Inspectors, "cert") {
            self.recusals_against_inspectors(&mut faults);
        }
        faults
    }

    fn lacks(&self, list: ListName, key: &'static str) -> bool {
        self.lacking.contains(&(list, key))
    }

    /// Whether nobody can say who may serve: without items or inspectors, without the items of tasks, or without the days to
    /// which certificates hold.
    fn lacks_crews(&self) -> bool {
        if self.lacks(ListName::Plan, "items") {
            return true;
        }
        let certificates = ["cert", "valid_to"];
        let lacks = |key| self.lacks(ListName::Inspectors, key);
        self.items.is_empty() || self.inspectors.is_empty() || certificates.into_iter().any(lacks)
    }

    fn empty_lists(&self, there: impl Fn(ListName) -> bool) -> Vec<Fault> {
        let rows = [
            (ListName::Items, self.items.len()),
            (ListName::Inspectors, self.inspectors.len()),
            (ListName::Plan, self.plan.len()),
            (ListName::Findings, self.findings.len()),
        ];
        let empty = rows
            .into_iter()
            .filter(|(list, rows)| *rows == 0 && there(*list));
        empty.map(|(list, _)| no_rows(list)).collect()
    }

    fn plan_against_items(&self, faults: &mut Vec<Fault>) {
        let items: BTreeMap<&str, &Item> = self
            .items
            .iter()
            .rev()
            .map(|(_, item)| (item.id.as_str(), item))
            .collect();
        let names = ItemNames::new(self.items.iter().map(|(_, item)| item));
        for (row, task) in &self.plan {
            for id in &task.items {
                let flaw = match items.get(id.as_str()) {
                    None => Flaw::Unknown {
                        list: ListName::Items,
                        like: names.near(id),
                    },
                    Some(item) if task.window.is_some_and(|window| !item.in_force(window)) => {
                        Flaw::NotInForce
                    }
                    Some(_) => continue,
                };
                faults.push(Fault::new(ListName::Plan, *row, Some("items"), id, flaw));
            }
        }
    }

    fn recusals_against_inspectors(&self, faults: &mut Vec<Fault>) {
        let known: BTreeSet<&str> = self
            .inspectors
            .iter()
            .map(|(_, i)| i.cert.as_str())
            .collect();
        for (row, recusal) in &self.recusals {
            if !recusal.cert.is_empty() && !known.contains(recusal.cert.as_str()) {
                let flaw = Flaw::Unknown {
                    list: ListName::Inspectors,
                    like: Vec::new(),
                };
                let (list, cert) = (ListName::Recusals, &recusal.cert);
                faults.push(Fault::new(list, *row, Some("cert"), cert, flaw));
            }
        }
    }

    /// Faults that show only against the object library: recusals from nothing, tasks that no object is in.
    ///
    /// `known` says whether a code is an object's or an owner's; `populations` counts the objects of each of `tasks`, and `like`
    /// gives what the one at this place could have meant.
    pub fn library_faults(
        &self,
        known: impl Fn(&str) -> bool,
        (tasks, populations): (&[&Task], &[u64]),
        like: impl Fn(usize) -> Vec<String>,
    ) -> Vec<Fault> {
        let unknown = self
            .recusals
            .iter()
            .filter(|(_, r)| !r.code.is_empty() && !known(&r.code));
        let unknown = unknown.map(|(row, recusal)| {
            Fault::new(
                ListName::Recusals,
                *row,
                Some("code"),
                &recusal.code,
                Flaw::Unknown {
                    list: ListName::Objects,
                    like: Vec::new(),
                },
            )
        });
        let empty = tasks
            .iter()
            .zip(populations)
            .enumerate()
            .filter(|(_, (task, count))| **count == 0 && task.taking.is_some());
        let empty = empty.map(|(place, (task, _))| {
            let flaw = Flaw::EmptyScope(like(place));
            Fault::new(ListName::Plan, task.row, Some("id"), &task.id, flaw)
        });
        unknown.chain(empty).collect()
    }

    /// A fault for each task whose teams cannot be filled by those who may serve; without items nobody can say what they
    /// must know, and without inspectors that is the fault.
    pub fn crew_faults(&self) -> Vec<Fault> {
        if self.lacks_crews() {
            return Vec::new();
        }
        self.plan
            .iter()
            .filter_map(|(_, task)| self.too_few_inspectors(task))
            .collect()
    }

    /// A fault when those who may serve cannot fill the teams of a task.
    fn too_few_inspectors(&self, task: &Task) -> Option<Fault> {
        let crew = self.crew(task.window?, &self.specialties(task));
        let teams = u64::from(task.grouping.teams.unwrap_or(1));
        let needed = teams * u64::from(task.grouping.group);
        let qualified_needed = teams * u64::from(task.grouping.qualified);
        let have = crew.len() as u64;
        let qualified_have = crew.iter().filter(|(_, qualified)| *qualified).count() as u64;
        let short = have < needed || qualified_have < qualified_needed;
        let flaw = Flaw::TooFewInspectors {
            needed,
            have,
            qualified_needed,
            qualified_have,
        };
        short.then(|| Fault::new(ListName::Plan, task.row, Some("team"), "", flaw))
    }

    /// A fault for each round that recusals leave objects of without a legal team: whoever is recused from one object of an
    /// enterprise is recused from its visit. `full` says of an enterprise that a draw of the task would exclude it, so that
    /// it needs none.
    pub fn blocked_faults(
        &self,
        recused: &[Recused],
        owned: &[(String, String)],
        full: impl Fn(&str, &Task) -> bool,
    ) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.lacks_crews() {
            return faults;
        }
        for (index, (_, task)) in self.plan.iter().enumerate() {
            let Some(days) = task.window else {
                continue;
            };
            let crew = self.crew(days, &self.specialties(task));
            let certs: Vec<&str> = crew.iter().map(|(i, _)| i.cert.as_str()).collect();
            for round in 1..=task.times {
                let Some(window) = task.round_window(round) else {
                    continue;
                };
                let pairs = recusal_pairs(&self.recusals, window, &certs, owned);
                let visits = recused_visits(&pairs, recused, index);
                let blocked = visits.into_iter().filter(|(enterprise, visit)| {
                    let left = crew.iter().filter(|(i, _)| !visit.certs.contains(&*i.cert));
                    let left: Vec<bool> = left.map(|(_, qualified)| *qualified).collect();
                    !full(enterprise, task) && !task.grouping.suffices(&left)
                });
                let codes = blocked.flat_map(|(_, visit)| visit.codes);
                let codes: BTreeSet<String> = codes.map(str::to_owned).collect();
                if !codes.is_empty() {
                    let codes = codes.into_iter().collect();
                    let flaw = Flaw::Blocked { round, codes };
                    faults.push(Fault::new(ListName::Plan, task.row, Some("team"), "", flaw));
                }
            }
        }
        faults
    }

    /// The specialties that the items of a task need.
    pub fn specialties(&self, task: &Task) -> Vec<String> {
        let needed = self
            .items_of(&task.items)
            .flat_map(|item| item.specialties.iter().cloned());
        let mut needed: Vec<String> = needed.collect();
        needed.sort_unstable();
        needed.dedup();
        needed
    }

    /// The finding codes, as the book has them.
    pub fn findings_in_force(&self) -> Vec<FindingInForce> {
        FindingInForce::list(self.findings.iter().map(|(_, finding)| finding))
    }

    /// An inspector's name.
    pub fn name_of(&self, cert: &str) -> Option<&str> {
        let mut inspectors = self.inspectors.iter().map(|(_, inspector)| inspector);
        let found = inspectors.find(|inspector| inspector.cert == cert);
        found.map(|inspector| inspector.name.as_str())
    }

    /// The items of a task.
    pub fn items_of<'a>(&'a self, ids: &'a [String]) -> impl Iterator<Item = &'a Item> {
        ids.iter().filter_map(|id| {
            self.items
                .iter()
                .map(|(_, item)| item)
                .find(|item| item.id == *id)
        })
    }

    /// Items of a task for which nobody of a team holds a specialty: 需专业人员协助 (第七条).
    pub fn assistance(&self, items: &[String], team: &[&Inspector]) -> Vec<String> {
        self.items_of(items)
            .filter(|item| {
                !item.specialties.is_empty() && !team.iter().any(|i| i.holds_any(&item.specialties))
            })
            .map(|item| item.id.clone())
            .collect()
    }

    /// Inspectors who may not serve in some tasks, with the ids of those.
    pub fn who_cannot_serve(&self) -> impl Iterator<Item = (&Inspector, Vec<&str>)> {
        self.inspectors.iter().filter_map(|(_, inspector)| {
            let ends = |task: &Task| task.window.is_some_and(|days| !inspector.may_serve(days));
            let tasks = self.plan.iter().map(|(_, task)| task);
            let ids: Vec<&str> = tasks
                .filter(|task| ends(task))
                .map(|task| task.id.as_str())
                .collect();
            (!ids.is_empty()).then_some((inspector, ids))
        })
    }

    /// Who may serve in a task with these days, and whether each holds a needed specialty; ascending by certificate.
    pub fn crew(
        &self,
        days: (NaiveDate, NaiveDate),
        specialties: &[String],
    ) -> Vec<(&Inspector, bool)> {
        let mut crew: Vec<(&Inspector, bool)> = self
            .inspectors
            .iter()
            .map(|(_, inspector)| inspector)
            .filter(|inspector| inspector.may_serve(days))
            .map(|inspector| (inspector, inspector.holds_any(specialties)))
            .collect();
        crew.sort_by(|a, b| a.0.cert.as_bytes().cmp(b.0.cert.as_bytes()));
        crew
    }
}

/// How many tasks a plan may have.
pub const MOST_TASKS: usize = 65_535;

/// The fault of a list without rows.
pub fn no_rows(list: ListName) -> Fault {
    Fault::new(list, 0, None, "", Flaw::NoRows)
}

/// The visit of an enterprise that recusals concern.
#[derive(Default)]
struct RecusedVisit<'a> {
    certs: BTreeSet<&'a str>,
    codes: Vec<&'a str>,
}

/// The visits of a task, by its place in the plan, that these pairs of object and certificate concern; by enterprise.
fn recused_visits<'a>(
    pairs: &'a BTreeSet<(String, String)>,
    recused: &'a [Recused],
    task: usize,
) -> BTreeMap<&'a str, RecusedVisit<'a>> {
    let mut visits: BTreeMap<&str, RecusedVisit<'_>> = BTreeMap::new();
    for (code, cert) in pairs {
        let place = recused.binary_search_by(|known| known.code.as_str().cmp(code));
        let object = place.ok().map(|place| &recused[place]);
        let here = |object: &&Recused| object.targets.iter().any(|&of| usize::from(of) == task);
        if let Some(object) = object.filter(here) {
            let visit = visits.entry(&object.enterprise).or_default();
            visit.certs.insert(cert);
            visit.codes.push(code);
        }
    }
    visits
}

/// Notes every value that stood in an earlier row. Ids that differ in case only count as the same: they name folders.
fn twice<'a>(
    list: ListName,
    key: &'static str,
    values: impl Iterator<Item = (u64, &'a str)>,
    faults: &mut Vec<Fault>,
) {
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for (row, value) in values.filter(|(_, value)| !value.is_empty()) {
        if let Some(&first) = seen.get(&value.to_lowercase()) {
            faults.push(Fault::new(
                list,
                row,
                Some(key),
                value,
                Flaw::Twice { first },
            ));
        } else {
            seen.insert(value.to_lowercase(), row);
        }
    }
}
