//! What changed since the plan was published in what a round can draw: its population held against the plan's base.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;

use crate::domain::acts::entry::{draw_folder, seal_folder};
use crate::domain::acts::origin::Origin;
use crate::domain::acts::since_plan::{Changed, SincePlan};
use crate::domain::book::fold::{Book, DrawnRound, PublishedPlan, SealedRound};
use crate::domain::ground::arena::Arena;
use crate::domain::ground::cell::tidy;
use crate::domain::lists::object::{Object, ObjectPlaces};
use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::domain::lists::record::Cells as _;
use crate::domain::method::text_flaw::TextName;
use crate::domain::method::verify::{Difference, Verdict};
use crate::domain::refusal::Refusal;
use crate::domain::year::base::{Base, Compared, Comparison};
use crate::domain::year::in_force::InForce;
use crate::domain::year::plan::{Taking, Task};

use crate::acts::year::plan_folder;
use crate::disk::case::Case;
use crate::disk::library::Library;
use crate::disk::library_rows::{fetch, in_file_order};
use crate::disk::plan_base::{self, BaseFile};
use crate::disk::{At, Trouble, book_read, regular, settle};

/// What changed of the population of a library that was read for `task`; nothing before the first plan.
///
/// # Errors
/// As [`plan_base::open`].
pub(super) fn of_library(
    case: &Case,
    (book, in_force): (&Book, Option<&InForce>),
    library: &Library,
    task: &Task,
) -> Result<Option<SincePlan>, Trouble> {
    let Some((plan, in_force)) = book.plans.last().zip(in_force) else {
        return Ok(None);
    };
    let of = (plan, in_force);
    let of_all = library
        .part
        .as_ref()
        .and_then(|part| part.compared(|shared| shared.compare(open_base(&case.root, of)?)));
    let (base, compared) = if let Some(compared) = of_all {
        compared
    } else {
        let mut population = library.each_of_population();
        let next = |code: &mut String| Ok(population(code));
        let (base, compared) = compare(&case.root, of, task, next)?;
        (Arc::new(base), compared)
    };
    let Some(comparison) = compared else {
        return Ok(Some(untold(plan)));
    };
    let codes = comparison.noticed().map(|(code, _)| code.as_str());
    let mut objects = NowRows::read(case, library, &base, codes)?;
    let change = |noticed| base.change(noticed, task, objects.next());
    Ok(Some(comparison.record(plan.act.version, change)))
}

/// The same of population.txt in a folder: which objects, not what they are now.
fn of_texts(
    root: &Path,
    (plan, in_force): (&PublishedPlan, &InForce),
    task: &Task,
    folder: &Path,
) -> Result<SincePlan, Trouble> {
    let found = changed_of_texts(root, (plan, in_force), (task, folder), Changed::MOST)?;
    Ok(found.map_or_else(
        || untold(plan),
        |(base, comparison)| {
            let change = |noticed| base.change(noticed, task, None);
            comparison.record(plan.act.version, change)
        },
    ))
}

/// population.txt in a folder held against the base of a version, naming so many objects of each way; nothing where the base
/// does not tell.
///
/// # Errors
/// As [`plan_base::open`].
pub(in crate::acts) fn changed_of_texts(
    root: &Path,
    of: (&PublishedPlan, &InForce),
    (task, folder): (&Task, &Path),
    most: usize,
) -> Result<Option<(Base, Comparison)>, Trouble> {
    let mut lines = PopulationLines::open(folder, task)?;
    let (base, compared) = compare_naming(root, of, task, most, |code| lines.next(code))?;
    Ok(compared.map(|compared| (base, compared)))
}

/// The lines of a population.txt, each with the index of its stratum's rule in a task; of a stratum that the task does not
/// have `u16::MAX`.
pub(in crate::acts) struct PopulationLines<'a> {
    path: PathBuf,
    lines: BufReader<File>,
    task: &'a Task,
}

impl<'a> PopulationLines<'a> {
    /// Opens that of a folder.
    ///
    /// # Errors
    /// The file system fails.
    pub(in crate::acts) fn open(folder: &Path, task: &'a Task) -> Result<Self, Trouble> {
        let path = folder.join(TextName::Population.file());
        let lines = BufReader::with_capacity(1 << 16, regular::open(&path).at(&path)?);
        Ok(Self { path, lines, task })
    }

    /// Writes the next code into `code`, which is empty; gives the index of its rule.
    ///
    /// # Errors
    /// The file system fails.
    pub(in crate::acts) fn next(&mut self, code: &mut String) -> Result<Option<u16>, Trouble> {
        if self.lines.read_line(code).at(&self.path)? == 0 {
            return Ok(None);
        }
        let line = code.trim_end_matches('\n');
        let (end, stratum) = line
            .split_once('\t')
            .map_or((line.len(), None), |(code, stratum)| {
                (code.len(), Some(stratum))
            });
        let rule = match (&self.task.taking, stratum) {
            (Some(Taking::Strata(strata)), Some(stratum)) => strata.rule_for(stratum),
            _ => Some(0),
        };
        let rule = rule.and_then(|rule| u16::try_from(rule).ok());
        code.truncate(end);
        Ok(Some(rule.unwrap_or(u16::MAX)))
    }
}

/// A line that says what changed since the plan: that of a seal, or of a draw.
struct Saying<'a> {
    task: &'a str,
    origin: Option<&'a Origin>,
    since_plan: Option<&'a SincePlan>,
    folder: String,
    /// The line that read the library: its seal's or, without one, its own.
    made: u64,
}

/// Whether a draw's line says what its population and the base of its plan give; `made` is the line of its seal or, without
/// one, its own. Of a task outside the plan the book has no scope, so nothing can be said.
///
/// # Errors
/// The file system fails.
pub(super) fn check(
    root: &Path,
    book: &Book,
    (draw, made): (&DrawnRound, u64),
) -> Result<Option<Verdict<Refusal>>, Trouble> {
    Saying::of(draw, made).check(root, book)
}

/// What came of lines that could be checked for all of a book at once, by the folders of their draws and seals.
pub(in crate::acts) type AtOnce = BTreeMap<String, Verdict<Refusal>>;

/// How many populations are held against a base at once, each a file that is open.
const OPEN: usize = 64;

/// Checks a book's draws, each with its `made`, and its seals: on every core the base of each version of the plan is read once.
/// Those that are not among what is found have to be checked by themselves.
pub(super) fn check_at_once<'a>(
    root: &Path,
    book: &'a Book,
    draws: impl Iterator<Item = (&'a DrawnRound, u64)>,
) -> AtOnce {
    let draws = draws.map(|(draw, made)| Saying::of(draw, made));
    let mut of_plans: BTreeMap<u64, Vec<Saying<'_>>> = BTreeMap::new();
    for said in draws.chain(book.seals.iter().map(Saying::of_seal)) {
        if let Some(plan) = said.plan(book) {
            of_plans.entry(plan.seq).or_default().push(said);
        }
    }
    let mut found = AtOnce::new();
    for plan in &book.plans {
        let said = of_plans.remove(&plan.seq).unwrap_or_default();
        let cores = rayon::current_num_threads();
        let at_once = said.len().div_ceil(cores);
        let some = said.par_chunks(at_once.min(OPEN / cores).max(1));
        // What fails is told of each line by itself.
        let some = some.map(|said| verdicts(root, plan, said).unwrap_or_default());
        found.extend(some.collect::<Vec<AtOnce>>().into_iter().flatten());
    }
    found
}

/// What comes of lines that were made under a version of the plan, of those whose scopes its base tells of.
fn verdicts(root: &Path, plan: &PublishedPlan, said: &[Saying<'_>]) -> Result<AtOnce, Trouble> {
    let in_force = plan_folder::read(&Case::open(root)?, plan)?;
    let mut file = open_base(root, (plan, &in_force))?;
    let (mut lines, mut each) = (Vec::new(), Vec::new());
    for said in said {
        let task = in_force.tasks.iter().find(|task| task.id == said.task);
        if let Some((task, placed)) = task.and_then(|task| Some((task, file.base.placed(task)?))) {
            let folder = settle::on_disk(root, &said.folder);
            lines.push(PopulationLines::open(&folder, task)?);
            each.push((said, task, Comparison::new(placed)));
        }
    }
    file.compare_each(
        each.len(),
        |of, code, class, now| each[of].2.look(code, class, now),
        |of, code| lines[of].next(code),
    )?;
    let each = each.into_iter().map(|(said, task, comparison)| {
        let change = |noticed| file.base.change(noticed, task, None);
        let repeated = comparison.record(plan.act.version, change);
        let verdict = said.verdict(Some(&repeated));
        (said.folder.clone(), verdict)
    });
    Ok(each.collect())
}

/// The same of a seal, drawn or not.
///
/// # Errors
/// As [`check`].
pub(in crate::acts) fn check_seal(
    root: &Path,
    book: &Book,
    seal: &SealedRound,
) -> Result<Option<Verdict<Refusal>>, Trouble> {
    Saying::of_seal(seal).check(root, book)
}

impl<'a> Saying<'a> {
    /// That of a draw; `made` is the line of its seal or, without one, its own.
    fn of(draw: &'a DrawnRound, made: u64) -> Self {
        let act = &draw.act;
        Self {
            task: &act.task,
            origin: act.origin.as_ref(),
            since_plan: act.since_plan.as_ref(),
            folder: draw_folder(&act.draw),
            made,
        }
    }

    /// That of a seal.
    fn of_seal(seal: &'a SealedRound) -> Self {
        let act = &seal.act;
        Self {
            task: &act.task,
            origin: act.origin.as_ref(),
            since_plan: act.since_plan.as_ref(),
            folder: seal_folder(&act.task, act.round, act.seal),
            made: seal.seq,
        }
    }

    /// The version of the plan with which it is held; nothing of a task outside the plan.
    fn plan<'b>(&self, book: &'b Book) -> Option<&'b PublishedPlan> {
        let Some(Origin::Plan { .. }) = self.origin else {
            return None;
        };
        let mut plans = book.plans.iter().filter(|plan| plan.seq < self.made);
        plans.next_back()
    }

    fn check(&self, root: &Path, book: &Book) -> Result<Option<Verdict<Refusal>>, Trouble> {
        let Some(plan) = self.plan(book) else {
            return Ok(None);
        };
        match self.again(root, plan) {
            Ok(repeated) => Ok(Some(self.verdict(repeated.as_ref()))),
            Err(Trouble::Refused(refusal)) => Ok(Some(match *refusal {
                Refusal::Plan(PlanFlaw::PlanBroken(path)) => Verdict::File(path),
                other => Verdict::Refused(Box::new(other)),
            })),
            Err(trouble) => Err(trouble),
        }
    }

    /// What changed, by the folder and the version of the plan; nothing for a task that the version does not have.
    fn again(&self, root: &Path, plan: &PublishedPlan) -> Result<Option<SincePlan>, Trouble> {
        let in_force = plan_folder::read(&Case::open(root)?, plan)?;
        let Some(task) = in_force.tasks.iter().find(|task| task.id == self.task) else {
            return Ok(None);
        };
        let folder = settle::on_disk(root, &self.folder);
        of_texts(root, (plan, &in_force), task, &folder).map(Some)
    }

    fn verdict(&self, repeated: Option<&SincePlan>) -> Verdict<Refusal> {
        let codes = |since: Option<&SincePlan>| {
            let codes = since.map(SincePlan::codes);
            codes.unwrap_or_else(|| "–".to_owned())
        };
        let said = (codes(self.since_plan), codes(repeated));
        let cells = || self.since_plan.zip(repeated)?.0.other_cells(repeated?);
        let other = if said.0 == said.1 {
            cells()
        } else {
            Some(said)
        };
        other.map_or(Verdict::Holds, |(recorded, repeated)| {
            Verdict::Differs(Difference {
                place: format!("{} since_plan", book_read::FILE),
                recorded,
                repeated,
            })
        })
    }
}

fn untold(plan: &PublishedPlan) -> SincePlan {
    SincePlan {
        version: plan.act.version,
        ..SincePlan::default()
    }
}

/// The base of a version, to be read.
fn open_base(
    root: &Path,
    (plan, in_force): (&PublishedPlan, &InForce),
) -> Result<BaseFile, Trouble> {
    plan_base::open(root, &plan.act, Compared::of(&in_force.tasks))
}

/// The base of a version, and a population held against it; nothing where the base does not tell.
fn compare(
    root: &Path,
    of: (&PublishedPlan, &InForce),
    task: &Task,
    next: impl FnMut(&mut String) -> Result<Option<u16>, Trouble>,
) -> Result<(Base, Option<Comparison>), Trouble> {
    compare_naming(root, of, task, Changed::MOST, next)
}

fn compare_naming(
    root: &Path,
    of: (&PublishedPlan, &InForce),
    task: &Task,
    most: usize,
    next: impl FnMut(&mut String) -> Result<Option<u16>, Trouble>,
) -> Result<(Base, Option<Comparison>), Trouble> {
    let mut file = open_base(root, of)?;
    let comparison = match file.base.placed(task) {
        None => None,
        Some(placed) => {
            let mut comparison = Comparison::naming(most, placed);
            file.compare(|code, class, now| comparison.look(code, class, now), next)?;
            Some(comparison)
        }
    };
    Ok((file.base, comparison))
}

/// Names and classes of today of some objects, in their order; nothing for one that the library has not.
pub(in crate::acts) struct NowRows {
    rows: Vec<Option<(String, Vec<String>)>>,
    next: usize,
}

impl NowRows {
    /// Reads those of the objects with these codes, classed as in `base`.
    ///
    /// # Errors
    /// The file system fails.
    pub(in crate::acts) fn read<'a>(
        case: &Case,
        library: &Library,
        base: &Base,
        of: impl Iterator<Item = &'a str>,
    ) -> Result<Self, Trouble> {
        let mut codes = Arena::new(0);
        for code in of {
            codes.push(code);
        }
        let wanted = in_file_order(&library.places(&codes));
        let mut rows = vec![None; codes.len()];
        let name = library.header.place("name");
        let (columns, compared) = (ObjectPlaces::new(&library.header), &base.compared);
        let places = compared.places(&library.header);
        fetch(&library.prepared, &wanted, |index, row| {
            let object = Object::read(&columns, row, &case.settings, &mut |_, _, _| {});
            let mut class = String::new();
            compared.write(&places, (&object, row), &mut class);
            let class = class.split('\t').map(str::to_owned).collect();
            let name = name.map_or(String::new(), |place| tidy(&row.cell(place)).into_owned());
            rows[index] = Some((name, class));
        })?;
        Ok(Self { rows, next: 0 })
    }

    /// The name and the class of the next object.
    pub(in crate::acts) fn next(&mut self) -> Option<(&str, &[String])> {
        let now = self.rows.get(self.next).and_then(Option::as_ref);
        self.next += 1;
        now.map(|(name, class)| (name.as_str(), class.as_slice()))
    }
}
