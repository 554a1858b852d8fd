//! Objects that were changed and changed back in the year: what lines of seals and draws, bases of plans and populations saw, held
//! against the library of today.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::acts::entry::{draw_folder, seal_folder};
use crate::domain::acts::since_plan::SincePlan;
use crate::domain::book::fold::{Book, PublishedPlan};
use crate::domain::ground::cell::{tidy, tidy_code};
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::object::{Object, ObjectPlaces};
use crate::domain::lists::record::Cells as _;
use crate::domain::year::base::Compared;
use crate::domain::year::changed_back::{
    Before, Change, ChangedBack, Meanwhile, Today, of_line, undone,
};
use crate::domain::year::in_force::InForce;
use crate::domain::year::plan::Task;
use crate::domain::year::round::{Placed, Target};

use super::plan_folder;
use crate::acts::method::since_plan::{PopulationLines, changed_of_texts};
use crate::disk::case::Case;
use crate::disk::list_rows::{each_row, sound_header};
use crate::disk::plan_base::BaseObject;
use crate::disk::prepared::Prepared;
use crate::disk::{Trouble, plan_base, settle};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangesBack {
    /// What was undone, ascending by code; an object may have several.
    pub objects: Vec<ChangedBack>,
    /// Seals, draws and versions of the plan whose texts are missing or were changed, so that they could not be compared.
    pub broken: Vec<String>,
}

impl ChangesBack {
    /// How many objects there are.
    pub fn count(&self) -> usize {
        let codes = self.objects.iter().map(|back| &back.code);
        codes.collect::<BTreeSet<_>>().len()
    }
}

/// A seal or a draw, with its line and the folder of its texts.
struct Seen<'a> {
    id: String,
    task: &'a str,
    seq: u64,
    since: Option<&'a SincePlan>,
    folder: String,
}

/// What was seen in the year, while it is gathered.
struct Gathered<'a> {
    case: &'a Case,
    versions: Vec<(&'a PublishedPlan, InForce)>,
    /// The changes of each object.
    changes: BTreeMap<String, Vec<Change>>,
    broken: BTreeSet<String>,
}

/// Finds them; `plan` is the plan of today, for tasks that no version of it has.
///
/// # Errors
/// The library cannot be read, or the file system fails.
pub(super) fn changed_back(
    case: &Case,
    book: &Book,
    plan: &[(u64, Task)],
) -> Result<ChangesBack, Trouble> {
    let mut gathered = Gathered {
        case,
        versions: Vec::new(),
        changes: BTreeMap::new(),
        broken: BTreeSet::new(),
    };
    for version in &book.plans {
        let read = plan_folder::read(case, version);
        if let Some(read) = gathered.unless_broken(&plan_id(version), read)? {
            gathered.versions.push((version, read));
        }
    }
    let seen = seen(book);
    for one in &seen {
        gathered.line(one)?;
    }
    gathered.bases()?;
    let mut tasks: BTreeMap<String, Task> = BTreeMap::new();
    let of_plan = plan.iter().map(|(_, task)| task);
    for task in of_plan.chain(gathered.versions.iter().flat_map(|(_, of)| &of.tasks)) {
        tasks.insert(task.id.clone(), task.clone());
    }
    for task in tasks.values() {
        let of_task: Vec<&Seen<'_>> = seen.iter().filter(|one| one.task == task.id).collect();
        for pair in of_task.windows(2) {
            gathered.populations(task, (pair[0], pair[1]))?;
        }
    }
    let objects = gathered.undone_today(&tasks)?;
    Ok(ChangesBack {
        objects,
        broken: gathered.broken.into_iter().collect(),
    })
}

fn plan_id(plan: &PublishedPlan) -> String {
    format!("plan:{}", plan.act.version)
}

/// The seals, and the draws without one, in the order of the book.
fn seen(book: &Book) -> Vec<Seen<'_>> {
    let seals = book.seals.iter().map(|seal| {
        let act = &seal.act;
        Seen {
            id: act.id(),
            task: &act.task,
            seq: seal.seq,
            since: act.since_plan.as_ref(),
            folder: seal_folder(&act.task, act.round, act.seal),
        }
    });
    let unsealed = book.draws.iter().filter(|draw| draw.act.seal == 0);
    let draws = unsealed.map(|draw| Seen {
        id: draw.act.draw.clone(),
        task: &draw.act.task,
        seq: draw.seq,
        since: draw.act.since_plan.as_ref(),
        folder: draw_folder(&draw.act.draw),
    });
    let mut seen: Vec<Seen<'_>> = seals.chain(draws).collect();
    seen.sort_by_key(|one| one.seq);
    seen
}

impl Gathered<'_> {
    /// What was read; nothing where it is missing or was changed, which is noted.
    fn unless_broken<T>(
        &mut self,
        id: &str,
        read: Result<T, Trouble>,
    ) -> Result<Option<T>, Trouble> {
        let missing = |error: &std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
        match read {
            Ok(read) => Ok(Some(read)),
            Err(Trouble::Refused(_)) => {
                self.broken.insert(id.to_owned());
                Ok(None)
            }
            Err(Trouble::File { error, .. }) if missing(&error) => {
                self.broken.insert(id.to_owned());
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }

    fn push(&mut self, change: Change) {
        let of = self.changes.entry(change.code.clone()).or_default();
        let known = |known: &Change| known.seen_by == change.seen_by;
        if !of.iter().any(known) {
            of.push(change);
        }
    }

    /// What the line of a seal or a draw says; beyond the objects that it names, what its texts say.
    fn line(&mut self, seen: &Seen<'_>) -> Result<(), Trouble> {
        let Some(since) = seen.since else {
            return Ok(());
        };
        for change in of_line(since, &seen.id) {
            self.push(change);
        }
        let ways = [&since.left, &since.came, &since.moved];
        if ways.iter().all(|changed| changed.unnamed() == 0) {
            return Ok(());
        }
        let version = |(plan, _): &&(&PublishedPlan, InForce)| plan.act.version == since.version;
        let Some((plan, in_force)) = self.versions.iter().find(version) else {
            return Ok(());
        };
        let Some(task) = in_force.tasks.iter().find(|task| task.id == seen.task) else {
            return Ok(());
        };
        let folder = settle::on_disk(&self.case.root, &seen.folder);
        let of = (*plan, in_force);
        let found = changed_of_texts(&self.case.root, of, (task, &folder), usize::MAX);
        let task = task.clone();
        let Some(Some((base, comparison))) = self.unless_broken(&seen.id, found)? else {
            return Ok(());
        };
        for noticed in comparison.noticed() {
            let change = base.change(noticed.clone(), &task, None);
            self.push(Change {
                code: change.code,
                version: since.version,
                before: Before::Cells(change.was),
                meanwhile: Meanwhile::Elsewhere,
                seen_by: seen.id.clone(),
            });
        }
        Ok(())
    }

    /// What each base of a plan says otherwise than the one before it.
    fn bases(&mut self) -> Result<(), Trouble> {
        for place in 1..self.versions.len() {
            let found = self.base_changes(place);
            let id = plan_id(self.versions[place].0);
            for change in self.unless_broken(&id, found)?.unwrap_or_default() {
                self.push(change);
            }
        }
        Ok(())
    }

    fn base_changes(&self, place: usize) -> Result<Vec<Change>, Trouble> {
        let open = |place: usize| {
            let (plan, in_force) = &self.versions[place];
            plan_base::open(&self.case.root, &plan.act, Compared::of(&in_force.tasks))
        };
        let (mut before, mut then) = (open(place - 1)?, open(place)?);
        let (version, seen_by) = (before.base.version, plan_id(self.versions[place].0));
        let mut changes = Vec::new();
        let mut add = |code: String, was, meanwhile| {
            changes.push(Change {
                code,
                version,
                before: Before::Cells(was),
                meanwhile,
                seen_by: seen_by.clone(),
            });
        };
        let owned = |of: BaseObject<'_>| (of.code.to_owned(), of.class);
        let mut next = then.next_object()?.map(owned);
        while let Some((code, class)) = before.next_object()?.map(owned) {
            while next
                .as_ref()
                .is_some_and(|(then, _)| then.as_bytes() < code.as_bytes())
            {
                next = then.next_object()?.map(owned);
            }
            match &next {
                Some((same, now)) if *same == code => {
                    if let Some([was, is]) = before.base.differing(class, &then.base, *now) {
                        add(code, was, Meanwhile::Cells(is));
                    }
                }
                _ => add(code, before.base.cells_of(class), Meanwhile::NotInBase),
            }
        }
        while next.is_some() {
            next = then.next_object()?.map(owned);
        }
        Ok(changes)
    }

    /// What the population of a seal or a draw of a task lacks, or has in another stratum, of the one before it.
    fn populations(
        &mut self,
        task: &Task,
        (before, then): (&Seen<'_>, &Seen<'_>),
    ) -> Result<(), Trouble> {
        let found = self.population_changes(task, (before, then));
        for change in self.unless_broken(&then.id, found)?.unwrap_or_default() {
            self.push(change);
        }
        Ok(())
    }

    fn population_changes(
        &self,
        task: &Task,
        (before, then): (&Seen<'_>, &Seen<'_>),
    ) -> Result<Vec<Change>, Trouble> {
        let open = |seen: &Seen<'_>| {
            let folder = settle::on_disk(&self.case.root, &seen.folder);
            PopulationLines::open(&folder, task)
        };
        let (mut one, mut other) = (open(before)?, open(then)?);
        let (mut code, mut now) = (String::new(), String::new());
        let mut now_rule = other.next(&mut now)?;
        let mut changes = Vec::new();
        while let Some(rule) = one.next(&mut code)? {
            while now_rule.is_some() && now.as_bytes().cmp(code.as_bytes()) == Ordering::Less {
                now.clear();
                now_rule = other.next(&mut now)?;
            }
            if now != code || now_rule != Some(rule) {
                changes.push(Change {
                    code: code.clone(),
                    version: 0,
                    before: Before::In {
                        task: task.id.clone(),
                        rule,
                    },
                    meanwhile: Meanwhile::Elsewhere,
                    seen_by: then.id.clone(),
                });
            }
            code.clear();
        }
        Ok(changes)
    }

    /// The changes that the library of today has undone.
    fn undone_today(&self, tasks: &BTreeMap<String, Task>) -> Result<Vec<ChangedBack>, Trouble> {
        if self.changes.is_empty() {
            return Ok(Vec::new());
        }
        let list = ListName::Objects;
        let prepared = Prepared::open(&self.case.list(list), list)?;
        let header = sound_header(&prepared, list)?;
        let columns = ObjectPlaces::new(&header);
        let compared: Vec<(u32, Compared, Vec<Option<usize>>)> = self
            .versions
            .iter()
            .map(|(plan, of)| {
                let compared = Compared::of(&of.tasks);
                let places = compared.places(&header);
                (plan.act.version, compared, places)
            })
            .collect();
        let targets = tasks.iter();
        let targets = targets.filter_map(|(id, task)| Some((&**id, Target::new(task, &header)?)));
        let targets: BTreeMap<&str, Target<'_>> = targets.collect();
        let mut found = BTreeMap::new();
        each_row(&prepared, &header, |row| {
            let cell = row.cell(columns.code);
            let code = tidy_code(&cell);
            let Some(changes) = self.changes.get(&*code) else {
                return;
            };
            let object = Object::read(&columns, row, &self.case.settings, &mut |_, _, _| {});
            let mut today = OfToday {
                takes_part: object.takes_part,
                cells: BTreeMap::new(),
                rules: BTreeMap::new(),
            };
            for (version, compared, places) in &compared {
                let mut class = String::new();
                compared.write(places, (&object, row), &mut class);
                let cells: Vec<String> = class.split('\t').map(str::to_owned).collect();
                today.cells.insert(*version, compared.cells(&cells));
            }
            for change in changes {
                if let Before::In { task, .. } = &change.before
                    && let Some(target) = targets.get(&**task)
                    && let Placed::In(rule) = target.place(&object, row)
                {
                    today.rules.insert(task.clone(), rule);
                }
            }
            let name = tidy(&row.cell(columns.name)).into_owned();
            found.insert(
                code.clone().into_owned(),
                undone(changes, (&code, &name), &today),
            );
        })?;
        Ok(found.into_values().flatten().collect())
    }
}

/// An object as the library has it today.
struct OfToday {
    takes_part: bool,
    cells: BTreeMap<u32, BTreeMap<String, String>>,
    rules: BTreeMap<String, u16>,
}

impl Today for OfToday {
    fn takes_part(&self) -> bool {
        self.takes_part
    }

    fn cell(&self, version: u32, key: &str) -> Option<&str> {
        Some(self.cells.get(&version)?.get(key)?)
    }

    fn rule_in(&self, task: &str) -> Option<u16> {
        self.rules.get(task).copied()
    }
}
