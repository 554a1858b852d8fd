//! What the papers of visits say, gathered from draws, lists and library (第2条 一次完成, 第15条, 第17条).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::acts::entry::DrawAct;
use crate::domain::acts::inspection::VisitId;
use crate::domain::acts::origin::Origin;
use crate::domain::acts::papers::ApproveAct;
use crate::domain::book::fold::{Book, PublishedPlan};
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::lists::inspector::Inspector;
use crate::domain::method::draw_flaw::DrawFlaw;
use crate::domain::visit::flaw::VisitFlaw;
use crate::domain::visit::log::{VisitLog, VisitLogs};
use crate::domain::visit::merged::{VisitToMerge, Wanted, YearOfVisits, merged};
use crate::domain::visit::paper::{
    PaperFrame, PaperItem, PaperObject, PaperTask, Party, TeamMember, VisitPaper, short_digest,
};
use crate::domain::visit::visit_name::VisitName;
use crate::domain::visit::visits::Visit;
use crate::domain::year::lists::Lists;

use super::visits::{self, DrawVisits};
use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::object_rows::{self, ObjectRows};
use crate::disk::{Trouble, item_texts};

/// The papers, and what today's lists have no name for.
#[derive(Debug)]
pub struct Gathered {
    /// What was asked for; a visit by its enterprise.
    pub wanted: Wanted,
    /// One for each visit.
    pub papers: Vec<VisitPaper>,
    /// Objects, inspectors and items that are in no list any more.
    pub nameless: BTreeSet<String>,
}

/// What papers are made from.
struct Sources<'a> {
    lists: &'a Lists,
    book: &'a Book,
    items: BTreeMap<String, PaperItem>,
    objects: ObjectRows,
    /// Names of tasks by draw.
    tasks: BTreeMap<String, String>,
}

/// For which visits papers are asked.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Of which draw, or which visit.
    pub wanted: &'a Wanted,
    /// Whether results are told: only what has one is asked for.
    pub told: bool,
    /// Only the visits of this inspector's teams, by certificate number.
    pub inspector: Option<&'a str>,
}

impl Asked<'_> {
    fn considers(self, candidate: &VisitToMerge) -> bool {
        if self.told {
            candidate.entered
        } else {
            self.wanted.considers(candidate)
        }
    }

    fn wants(self, visit: &Visit) -> bool {
        let sits = |cert: &str| visit.team.iter().any(|member| member == cert);
        self.wanted.wants(visit) && self.inspector.is_none_or(sits)
    }
}

/// Gathers the papers that are asked for.
///
/// # Errors
/// [`DrawFlaw::NoDraw`], [`VisitFlaw::NoVisit`], [`VisitFlaw::NotOpen`] or [`VisitFlaw::NoResult`] when there is no such
/// visit to make or to tell of; [`CaseFlaw::NoInspector`]; [`BookFlaw::File`] when a record is not the one that the book
/// names; a list cannot be read at all.
pub fn gather(
    case: &Case,
    book: &Book,
    lists: &Lists,
    asked: Asked<'_>,
) -> Result<Gathered, Trouble> {
    let wanted = known(case, book, asked)?;
    let asked = Asked {
        wanted: &wanted,
        ..asked
    };
    let draws = visits::of_year(case, book)?;
    check_inspector(asked, lists, &draws)?;
    let all = draws
        .iter()
        .flat_map(|draw| draw.visits.iter().map(move |visit| (draw, visit)));
    let all: Vec<(&DrawVisits, &Visit)> = all.filter(|(_, visit)| !visit.is_lost()).collect();
    let candidates = all
        .iter()
        .map(|(draw, visit)| candidate(draw, visit, &book.visits));
    let candidates: Vec<VisitToMerge> = candidates.collect();
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.retain(|&place| asked.considers(&candidates[place]));
    let considered: Vec<VisitToMerge> = places.iter().map(|&i| candidates[i].clone()).collect();
    let mut groups = merged(&considered);
    for index in groups.iter_mut().flatten() {
        *index = places[*index];
    }
    groups.retain(|group| group.iter().any(|&i| asked.wants(all[i].1)));
    let mut gathered = Gathered {
        wanted: wanted.clone(),
        papers: Vec::new(),
        nameless: BTreeSet::new(),
    };
    if groups.is_empty() {
        return Ok(gathered);
    }
    let kept = groups.iter().flatten().map(|&i| all[i]);
    let sources = Sources::read(case, book, lists, &kept.collect::<Vec<_>>())?;
    let year = YearOfVisits::of(&candidates);
    for group in &groups {
        let of = group.iter().map(|&i| all[i]).collect::<Vec<_>>();
        let mut paper = sources.paper(&of, &mut gathered.nameless);
        let code = &paper.enterprise.code;
        let caps = year.all_of(code).map(|i| all[i].0.draw.act.cap);
        paper.cap = caps.min().unwrap_or(1);
        paper.nth = group.first().map_or(1, |&first| year.nth(code, first));
        gathered.papers.push(paper);
    }
    Ok(gathered)
}

/// An inspector who is asked for is in the library, or was drawn.
fn check_inspector(asked: Asked<'_>, lists: &Lists, draws: &[DrawVisits]) -> Result<(), CaseFlaw> {
    let Some(cert) = asked.inspector else {
        return Ok(());
    };
    let mut listed = lists.inspectors.iter();
    let mut teams = draws.iter().flat_map(|draw| &draw.visits);
    if listed.any(|(_, inspector)| inspector.cert == cert)
        || teams.any(|visit| visit.team.iter().any(|member| member == cert))
    {
        return Ok(());
    }
    Err(CaseFlaw::NoInspector(cert.to_owned()))
}

/// What is asked for, a visit by its enterprise. Refuses a draw that does not hold, a visit that cannot be made, and one
/// without the result that is to be told.
fn known(case: &Case, book: &Book, asked: Asked<'_>) -> Result<Wanted, Trouble> {
    let wanted = asked.wanted;
    let holds = |id: &str| match book.draw(id) {
        Some(draw) if !draw.voided() => Ok(()),
        _ => Err(Trouble::from(DrawFlaw::NoDraw(id.to_owned()))),
    };
    match wanted {
        Wanted::Open => {}
        Wanted::Draw(draw) => holds(draw)?,
        Wanted::Visit(name) => {
            holds(&name.draw)?;
            let (_, visit) = visits::find(case, book, name)?;
            visit.check_there()?;
            if asked.told && !book.visits.has_result(&visit.id) {
                return Err(VisitFlaw::NoResult(visit.id).into());
            }
            return Ok(Wanted::Visit(VisitName::from(&visit.id)));
        }
    }
    Ok(wanted.clone())
}

fn candidate(draw: &DrawVisits, visit: &Visit, logs: &VisitLogs) -> VisitToMerge {
    let log = logs.of(&visit.id);
    VisitToMerge {
        enterprise: visit.id.enterprise.to_string(),
        window: draw.drawn.manifest.window,
        completed: log.and_then(VisitLog::completed),
        entered: log.is_some_and(VisitLog::has_result),
    }
}

impl<'a> Sources<'a> {
    fn read(
        case: &Case,
        book: &'a Book,
        lists: &'a Lists,
        kept: &[(&DrawVisits, &Visit)],
    ) -> Result<Self, Trouble> {
        let codes = kept.iter().flat_map(|(_, visit)| {
            let objects = visit.objects.iter().map(|object| object.code.as_str());
            objects.chain([&*visit.id.enterprise])
        });
        let objects = object_rows::read(case, codes)?;
        let mut tasks = BTreeMap::new();
        for (draw, _) in kept {
            let id = &draw.draw.act.draw;
            if !tasks.contains_key(id) {
                tasks.insert(id.clone(), task_name(case, book, lists, draw)?);
            }
        }
        Ok(Self {
            lists,
            book,
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
        let code = group.first().map_or("", |(_, visit)| &visit.id.enterprise);
        let objects = self.objects_of(group, code);
        let tasks = group.iter();
        let tasks = tasks.map(|(draw, visit)| self.task(draw, visit, nameless));
        let tasks = tasks.collect();
        let codes = objects.iter().map(|object| object.code.as_str());
        let gone = codes.chain([code]).filter(|code| !self.objects.has(code));
        nameless.extend(gone.map(str::to_owned));
        let cell = |key: &str| self.objects.cell(code, key).to_owned();
        let mut visits: Vec<_> = group.iter().map(|(_, visit)| visit.id.clone()).collect();
        visits.sort_unstable();
        VisitPaper {
            approval: approval(&self.book.visits, &visits),
            visits,
            enterprise: Party {
                code: code.to_owned(),
                name: cell("name"),
                legal: cell("legal"),
                address: cell("address"),
                contact: cell("contact"),
                phone: cell("phone"),
            },
            objects,
            tasks,
            nth: 1,
            cap: 1,
            numbers: BTreeMap::new(),
            results: Vec::new(),
        }
    }

    /// The objects of visits that are made as one, the enterprise itself first.
    fn objects_of(&self, group: &[(&DrawVisits, &Visit)], enterprise: &str) -> Vec<PaperObject> {
        let mut tasks: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
        for (place, (_, visit)) in group.iter().enumerate() {
            for code in visit.to_inspect() {
                let key = (code != enterprise, code);
                tasks.entry(key).or_default().push(place);
            }
        }
        let object = |((_, code), tasks): ((bool, String), Vec<usize>)| {
            let cell = |key: &str| self.objects.cell(&code, key).to_owned();
            PaperObject {
                name: cell("name"),
                kind: cell("kind"),
                address: cell("address"),
                code,
                tasks,
            }
        };
        tasks.into_iter().map(object).collect()
    }

    fn task(&self, draw: &DrawVisits, visit: &Visit, nameless: &mut BTreeSet<String>) -> PaperTask {
        let known: Vec<&Inspector> = visit
            .team
            .iter()
            .filter_map(|c| self.inspector(c))
            .collect();
        let assistance = self.lists.assistance(&draw.drawn.manifest.items, &known);
        let mut items = Vec::new();
        for id in &draw.drawn.manifest.items {
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
            approved: version_of(self.book, act).and_then(|plan| plan.act.approved.clone()),
            window: draw.drawn.manifest.window,
            team: visit.team.iter().map(|cert| self.member(cert)).collect(),
            items,
        }
    }

    fn inspector(&self, cert: &str) -> Option<&'a Inspector> {
        let mut inspectors = self.lists.inspectors.iter().map(|(_, inspector)| inspector);
        inspectors.find(|inspector| inspector.cert == cert)
    }

    fn member(&self, cert: &str) -> TeamMember {
        let inspector = self.inspector(cert);
        TeamMember {
            cert: cert.to_owned(),
            name: inspector.map_or(String::new(), |i| i.name.clone()),
            unit: inspector.map_or(String::new(), |i| i.unit.clone()),
        }
    }
}

/// Who approved the visits that are made as one, where somebody approved each of them: the last approval of the first.
fn approval(logs: &VisitLogs, visits: &[VisitId]) -> Option<ApproveAct> {
    let each = visits.iter().map(|visit| logs.papers.approval(visit));
    let each: Option<Vec<_>> = each.collect();
    each?.first().map(|approval| approval.act.clone())
}

/// The version of the plan that a draw follows.
fn version_of<'a>(book: &'a Book, act: &DrawAct) -> Option<&'a PublishedPlan> {
    let Some(Origin::Plan { version, .. }) = &act.origin else {
        return None;
    };
    book.plans.iter().find(|plan| plan.act.version == *version)
}

/// The name that a draw's task has in the version of the plan that it follows; today's, when it is in no published plan.
fn task_name(
    case: &Case,
    book: &Book,
    lists: &Lists,
    draw: &DrawVisits,
) -> Result<String, Trouble> {
    let act = &draw.draw.act;
    if let Some(plan) = version_of(book, act) {
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
pub fn frame(case: &Case, book: &Book, lists: &Lists) -> PaperFrame {
    let findings = lists.findings.iter();
    PaperFrame {
        bureau: case.settings.bureau.clone(),
        rehearsal: book.rehearsal,
        office: case.settings.papers.clone(),
        year: case.settings.year,
        findings: findings
            .map(|(_, finding)| (finding.code.clone(), finding.name.clone()))
            .collect(),
        entry_days: case.settings.rules.entry_working_days,
    }
}
