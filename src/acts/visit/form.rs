//! The papers of visits: what they say is gathered from draws, lists and library; they are written where the office wants
//! them. A paper is no record: it may be written again.

use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::visit::flaw::VisitFlaw;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::origin::Origin;
use crate::domain::book::fold::Book;
use crate::domain::lists::inspector::Inspector;
use crate::domain::visit::log::VisitLog;
use crate::domain::visit::merged::{Asked, Candidate, can_be_made, merged};
use crate::domain::visit::paper::{
    Inspected, Member, PaperFrame, PaperItem, PaperTask, VisitPaper, short_digest,
};
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;

use super::visits::{self, DrawVisits};
use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::object_rows::{self, ObjectRows};
use crate::disk::{At, Trouble, durable, item_texts, settle};

/// Where papers go in a case folder.
pub const FOLDER: &str = "forms";

/// The papers, and what today's lists have no name for.
#[derive(Debug, Default)]
pub struct Gathered {
    /// One for each visit.
    pub papers: Vec<VisitPaper>,
    /// Objects, inspectors and items that are in no list any more.
    pub nameless: BTreeSet<String>,
}

/// What papers are made from.
struct Sources<'a> {
    lists: &'a Lists,
    items: BTreeMap<String, PaperItem>,
    objects: ObjectRows,
    /// Names of tasks by draw.
    tasks: BTreeMap<String, String>,
}

/// Gathers the papers that are asked for.
///
/// # Errors
/// [`DrawFlaw::NoDraw`], [`VisitFlaw::NoVisit`] or [`VisitFlaw::NotOpen`] when there is no such visit to make;
/// [`BookFlaw::File`] when a record is not the one that the book names; a list cannot be read at all.
pub fn gather(case: &Case, book: &Book, lists: &Lists, asked: &Asked) -> Result<Gathered, Trouble> {
    known(case, book, asked)?;
    let draws = visits::of_year(case, book)?;
    let all = draws
        .iter()
        .flat_map(|draw| draw.visits.iter().map(move |visit| (draw, visit)));
    let (mut candidates, mut kept) = (Vec::new(), Vec::new());
    for (draw, visit) in all {
        let candidate = candidate(draw, visit, book);
        if can_be_made(visit) && asked.considers(&candidate) {
            candidates.push(candidate);
            kept.push((draw, visit));
        }
    }
    let mut groups = merged(&candidates);
    groups.retain(|group| group.iter().any(|&i| asked.wants(&candidates[i].id)));
    let group_of = |group: &Vec<usize>| group.iter().map(|&i| kept[i]).collect::<Vec<_>>();
    let groups: Vec<Vec<(&DrawVisits, &Visit)>> = groups.iter().map(group_of).collect();
    if groups.is_empty() {
        return Ok(Gathered::default());
    }
    let sources = Sources::read(case, book, lists, &groups)?;
    let mut gathered = Gathered::default();
    for group in &groups {
        let paper = sources.paper(group, &mut gathered.nameless);
        gathered.papers.push(paper);
    }
    Ok(gathered)
}

/// Refuses a draw that does not hold, and a visit that cannot be made.
fn known(case: &Case, book: &Book, asked: &Asked) -> Result<(), Trouble> {
    let holds = |id: &str| match book.draw(id) {
        Some(draw) if !draw.voided => Ok(()),
        _ => Err(Trouble::from(DrawFlaw::NoDraw(id.to_owned()))),
    };
    match asked {
        Asked::Open => Ok(()),
        Asked::Draw(draw) => holds(draw),
        Asked::Visit(id) => {
            holds(&id.draw)?;
            let (_, visit) = visits::find(case, book, id)?;
            if can_be_made(&visit) {
                Ok(())
            } else {
                Err(VisitFlaw::NotOpen(id.clone()).into())
            }
        }
    }
}

fn candidate(draw: &DrawVisits, visit: &Visit, book: &Book) -> Candidate {
    let log = book.visits.of(&visit.id);
    Candidate {
        id: visit.id.clone(),
        window: draw.manifest.window,
        completed: log.and_then(VisitLog::completed),
        entered: log.is_some_and(|log| log.result().is_some()),
    }
}

impl<'a> Sources<'a> {
    fn read(
        case: &Case,
        book: &Book,
        lists: &'a Lists,
        groups: &[Vec<(&DrawVisits, &Visit)>],
    ) -> Result<Self, Trouble> {
        let visits = groups.iter().flatten();
        let codes: BTreeSet<&str> = visits.map(|(_, v)| v.id.object.as_str()).collect();
        let objects = object_rows::read(case, &codes)?;
        let owners = codes.iter().map(|code| objects.cell(code, "owner"));
        let owners: BTreeSet<&str> = owners.filter(|owner| !owner.is_empty()).collect();
        let objects = if owners.iter().all(|owner| objects.has(owner)) {
            objects
        } else {
            let both: BTreeSet<&str> = codes.union(&owners).copied().collect();
            object_rows::read(case, &both)?
        };
        let mut tasks = BTreeMap::new();
        for (draw, _) in groups.iter().flatten() {
            let id = &draw.draw.act.draw;
            if !tasks.contains_key(id) {
                tasks.insert(id.clone(), task_name(case, book, lists, draw)?);
            }
        }
        Ok(Self {
            lists,
            items: item_texts::read(case)?,
            objects,
            tasks,
        })
    }

    fn paper(
        &self,
        group: &[(&DrawVisits, &Visit)],
        nameless: &mut BTreeSet<String>,
    ) -> VisitPaper {
        let code = group.first().map_or("", |(_, visit)| &visit.id.object);
        let tasks = group.iter();
        let tasks = tasks.map(|(draw, visit)| self.task(draw, visit, nameless));
        let tasks = tasks.collect();
        if !self.objects.has(code) {
            nameless.insert(code.to_owned());
        }
        VisitPaper {
            object: self.object(code),
            tasks,
        }
    }

    fn object(&self, code: &str) -> Inspected {
        let cell = |key: &str| self.objects.cell(code, key).to_owned();
        let owner = cell("owner");
        Inspected {
            code: code.to_owned(),
            name: cell("name"),
            owner_name: self.objects.cell(&owner, "name").to_owned(),
            owner,
            address: cell("address"),
            contact: cell("contact"),
            phone: cell("phone"),
        }
    }

    fn task(&self, draw: &DrawVisits, visit: &Visit, nameless: &mut BTreeSet<String>) -> PaperTask {
        let known: Vec<&Inspector> = visit
            .team
            .iter()
            .filter_map(|c| self.inspector(c))
            .collect();
        let assistance = self.lists.assistance(&draw.manifest.items, &known);
        let mut items = Vec::new();
        for id in &draw.manifest.items {
            let item = self.items.get(id).cloned();
            items.push(PaperItem {
                id: id.clone(),
                assistance: assistance.contains(id),
                ..item.unwrap_or_else(|| {
                    nameless.insert(id.clone());
                    PaperItem::default()
                })
            });
        }
        let gone = visit.team.iter().filter(|c| self.inspector(c).is_none());
        nameless.extend(gone.cloned());
        let act = &draw.draw.act;
        PaperTask {
            id: act.task.clone(),
            name: self.tasks.get(&act.draw).cloned().unwrap_or_default(),
            draw: act.draw.clone(),
            digest: short_digest(act.manifest),
            origin: act.origin.clone(),
            window: draw.manifest.window,
            team: visit.team.iter().map(|cert| self.member(cert)).collect(),
            items,
        }
    }

    fn inspector(&self, cert: &str) -> Option<&'a Inspector> {
        let mut inspectors = self.lists.inspectors.iter().map(|(_, inspector)| inspector);
        inspectors.find(|inspector| inspector.cert == cert)
    }

    fn member(&self, cert: &str) -> Member {
        let inspector = self.inspector(cert);
        Member {
            cert: cert.to_owned(),
            name: inspector.map_or(String::new(), |i| i.name.clone()),
            unit: inspector.map_or(String::new(), |i| i.unit.clone()),
        }
    }
}

/// The name that a draw's task has in the version of the plan that it follows; today's, when it is in no published plan.
fn task_name(
    case: &Case,
    book: &Book,
    lists: &Lists,
    draw: &DrawVisits,
) -> Result<String, Trouble> {
    let act = &draw.draw.act;
    if let Some(Origin::Plan { version, .. }) = &act.origin
        && let Some(plan) = book.plans.iter().find(|plan| plan.act.version == *version)
    {
        let tasks = plan_folder::read(case, plan)?.tasks;
        if let Some(task) = tasks.into_iter().find(|task| task.id == act.task) {
            return Ok(task.name);
        }
    }
    let mut today = lists.plan.iter().map(|(_, task)| task);
    let task = today.find(|task| task.id == act.task);
    Ok(task.map_or(String::new(), |task| task.name.clone()))
}

/// What every paper of the case folder says.
pub fn frame(case: &Case, lists: &Lists) -> PaperFrame {
    let findings = lists.findings.iter();
    PaperFrame {
        bureau: case.settings.bureau.clone(),
        year: case.settings.year,
        findings: findings
            .map(|(_, finding)| (finding.code.clone(), finding.name.clone()))
            .collect(),
        entry_days: case.settings.entry_working_days,
    }
}

/// The name of the files of what is asked for, without extension.
pub fn stem(asked: &Asked) -> String {
    match asked {
        Asked::Open => "open".to_owned(),
        Asked::Draw(draw) => draw.clone(),
        Asked::Visit(VisitId { draw, object }) => {
            // A code that the office made up may hold what no file name may.
            let plain = |c: char| {
                if c.is_alphanumeric() || "-_.".contains(c) {
                    c
                } else {
                    '_'
                }
            };
            let object: String = object.chars().map(plain).collect();
            format!("{draw}-{object}")
        }
    }
}

/// The folder for papers, made if need be.
///
/// # Errors
/// [`CaseFlaw::AmongRecords`] for a folder of records, or the file system fails.
pub fn folder(case: &Case, out: Option<&Path>) -> Result<PathBuf, Trouble> {
    let folder = out.map_or_else(|| case.root.join(FOLDER), Path::to_owned);
    let place = settled(&folder)?;
    let root = settled(&case.root)?;
    if settle::PARENTS
        .iter()
        .any(|parent| place.starts_with(root.join(parent)))
    {
        return Err(CaseFlaw::AmongRecords(folder.display().to_string()).into());
    }
    fs::create_dir_all(&folder).at(&folder)?;
    Ok(folder)
}

/// Where a folder is or would be, links followed as far as it is there.
fn settled(folder: &Path) -> Result<PathBuf, Trouble> {
    let whole = std::path::absolute(folder).at(folder)?;
    let mut place = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                place.pop();
            }
            part => place.push(part),
        }
        if let Ok(found) = place.canonicalize() {
            place = found;
        }
    }
    Ok(place)
}

/// Writes a paper; it may be there from before.
///
/// # Errors
/// The file system fails.
pub fn write(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), Trouble> {
    durable::replace(path, content).map(|_| ())
}

/// Writes the CSV to fill in. One that is there with other bytes may hold an office's work: it is given a name of its own
/// first, and that name is given back.
///
/// # Errors
/// The file system fails.
pub fn write_to_fill_in(path: &Path, bytes: &[u8]) -> Result<Option<PathBuf>, Trouble> {
    let mut aside = None;
    if path.exists() {
        if fs::read(path).at(path)? == bytes {
            return Ok(None);
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let free = (1..=u32::MAX)
            .map(|number| path.with_file_name(format!("{name}.{number}.csv")))
            .find(|path| !path.exists());
        if let Some(free) = free {
            fs::rename(path, &free).at(path)?;
            aside = Some(free);
        }
    }
    write(path, |out| out.write_all(bytes))?;
    Ok(aside)
}
