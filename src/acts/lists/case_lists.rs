//! All lists of a case folder together: for a check, or for tasks to be drawn.

use std::collections::BTreeSet;

use crate::domain::book::times_drawn::TimesDrawn;
use crate::domain::ground::encoding::Encoding;
use crate::domain::ground::list_name::ListName;
use crate::domain::lists::columns::Header;
use crate::domain::lists::fault::{Fault, Faults};
use crate::domain::lists::keep::Keep;
use crate::domain::lists::read_note::{PassedOver, ReadNote};
use crate::domain::year::counting::{SoFar, Waiting};
use crate::domain::year::lists::{Lists, MOST_TASKS, no_rows};
use crate::domain::year::plan::Task;
use crate::domain::year::round::recused_codes;

use crate::disk::case::Case;
use crate::disk::library::{self, Library};
use crate::disk::library_scan::Reading;
use crate::disk::lists::{ListRead, ListsRead};
use crate::disk::prepared::Prepared;
use crate::disk::{Progress, Trouble, library_words, list_rows, lists};

/// The lists as read, with everything that is wrong with them.
#[derive(Debug)]
pub struct CaseLists {
    /// The small lists.
    pub lists: Lists,
    /// The object library; `None` when the tasks to be drawn do not go with it.
    pub library: Option<Library>,
    /// What is wrong.
    pub faults: Faults,
    /// How each list was read.
    pub reads: Vec<ListRead>,
}

impl CaseLists {
    /// What was left out of the lists, and read though a workbook hides it.
    pub fn passed_over(&self) -> PassedOver {
        PassedOver::of(self.reads.iter().flat_map(|read| &read.said))
    }

    /// Adds faults that show only against something else than the lists.
    pub fn add(&mut self, faults: Vec<Fault>) {
        self.faults.append(faults.into());
        for read in &self.reads {
            read.header.locate(&mut self.faults);
        }
    }

    /// Task, column and word of each scope that no object meets.
    pub fn unmet(&self) -> Vec<(&str, &str, &str)> {
        let library = self.library.as_ref();
        let met = library.map_or(&[][..], |library| &library.found.met);
        let tasks = self.lists.plan.iter().map(|(_, task)| task).zip(met);
        let words = tasks.flat_map(|(task, met)| {
            let words = task.scope.words().zip(met);
            words.map(move |(word, met)| (task, word, met))
        });
        words
            .filter(|(_, _, met)| !**met)
            .map(|(task, (key, word), _)| (task.id.as_str(), key, word))
            .collect()
    }
}

/// Reads and checks every list against every rule, for all tasks; keeps as many faults.
///
/// # Errors
/// A list that cannot be read at all, or the file system fails. Faults come back collected.
pub fn check(case: &Case, keep: Keep, progress: Progress<'_>) -> Result<CaseLists, Trouble> {
    whole(case, None, Look { doubts: true, keep }, progress)
}

/// A round that waits with its seal.
#[derive(Debug)]
pub struct RoundWaiting {
    /// Its task.
    pub task: String,
    /// The round.
    pub round: u32,
    /// The objects that it must not draw.
    pub excluded: BTreeSet<String>,
}

/// What has been drawn in the year, and which rounds wait.
type YearSoFar<'a> = (&'a TimesDrawn, &'a [RoundWaiting]);

/// The same, and the library counted for the year.
///
/// # Errors
/// As [`check`].
pub fn census(
    case: &Case,
    so_far: YearSoFar<'_>,
    progress: Progress<'_>,
) -> Result<CaseLists, Trouble> {
    whole(case, Some(so_far), Look::FAULTS, progress)
}

/// What to look for in the lists.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// What makes one doubt them, too.
    doubts: bool,
    /// How many faults are kept.
    keep: Keep,
}

impl Look {
    /// Faults only, as many as are shown.
    const FAULTS: Self = Self {
        doubts: false,
        keep: Keep::Some,
    };
}

fn whole(
    case: &Case,
    so_far: Option<YearSoFar<'_>>,
    look: Look,
    progress: Progress<'_>,
) -> Result<CaseLists, Trouble> {
    let ((lists, mut faults, reads), library) = lists::read_keeping(case, look.keep)?;
    // A draw says the same by its own texts, with the code of the method.
    faults.append(lists.crew_faults().into());
    let small = ((lists, faults, reads), library);
    let mut read = with_library(case, small, (&[], so_far, look), progress)?;
    if let Some(library) = &read.library {
        let full = |enterprise: &str, task: &Task| {
            so_far.is_some_and(|(drawn, _)| drawn.visits_of(enterprise).use_up(task.cap))
        };
        let blocked = read
            .lists
            .blocked_faults(&library.found.recused, &library.found.owned, full);
        read.faults.append(blocked.into());
    }
    Ok(read)
}

/// The lists with the library read to draw these tasks; it has none when they cannot be drawn from it together.
///
/// # Errors
/// As [`check`].
pub(super) fn to_draw(
    case: &Case,
    small: (ListsRead, Option<Prepared>),
    tasks: &[&Task],
    progress: Progress<'_>,
) -> Result<CaseLists, Trouble> {
    with_library(case, small, (tasks, None, Look::FAULTS), progress)
}

fn with_library(
    case: &Case,
    ((lists, mut faults, mut reads), open): (ListsRead, Option<Prepared>),
    (to_draw, so_far, look): (&[&Task], Option<YearSoFar<'_>>, Look),
    progress: Progress<'_>,
) -> Result<CaseLists, Trouble> {
    let open = open.map_or_else(
        || Prepared::open(&case.list(ListName::Objects), ListName::Objects),
        Ok,
    );
    let prepared = open?;
    let header = list_rows::header_of(&prepared, ListName::Objects)?;
    if header.is_missing() {
        return Ok(without_library(lists, (faults, reads), (prepared, header)));
    }
    let (file, encoding) = (prepared.name.clone(), prepared.encoding);
    let saying = look.doubts || so_far.is_some();
    let said = saying.then(|| prepared.said()).transpose()?;
    let in_plan_now = if lists.plan.len() > MOST_TASKS {
        &[]
    } else {
        &lists.plan[..]
    };
    let tasks = if to_draw.is_empty() {
        in_plan_now.iter().map(|(_, task)| task).collect()
    } else {
        to_draw.to_vec()
    };
    let recused = recused_codes(&lists.recusals);
    let waiting = so_far.map_or(Vec::new(), |(_, waiting)| in_plan(waiting, &tasks));
    let reading = Reading {
        settings: &case.settings,
        tasks,
        for_draw: !to_draw.is_empty(),
        doubts: look.doubts,
        keep: look.keep,
        recused: &recused,
        census: so_far.map(|(drawn, _)| SoFar {
            drawn,
            waiting: &waiting,
        }),
    };
    let (mut library, found) = library::read(prepared, &reading, progress)?;
    if let Some(library) = &mut library {
        let mut said = said.unwrap_or_default();
        if saying {
            said.extend(library.left_out()?);
        }
        reads.push(read_of(library, (file, encoding), said));
        if library.found.rows == 0 {
            faults.push(no_rows(ListName::Objects));
        } else {
            let against = against_library(&lists, library, (&reading.tasks, look.doubts));
            faults.append(against.into());
        }
    }
    faults.append(found);
    for read in &reads {
        read.header.locate(&mut faults);
    }
    Ok(CaseLists {
        lists,
        library,
        faults,
        reads,
    })
}

/// How the library was read.
fn read_of(
    library: &mut Library,
    (file, encoding): (String, Encoding),
    said: Vec<ReadNote>,
) -> ListRead {
    ListRead {
        list: ListName::Objects,
        file,
        encoding,
        said,
        rows: library.found.rows,
        header: library.header.clone(),
        vouched: library.found.vouched,
        numbered: Vec::new(),
        doubts: std::mem::take(&mut library.doubts),
    }
}

/// The lists beside an object library of which nobody can say what stands in it.
fn without_library(
    lists: Lists,
    (mut faults, mut reads): (Faults, Vec<ListRead>),
    (prepared, header): (Prepared, Header),
) -> CaseLists {
    faults.append(header.faults.clone().into());
    reads.push(ListRead {
        list: ListName::Objects,
        file: prepared.name.clone(),
        encoding: prepared.encoding,
        said: Vec::new(),
        rows: 0,
        header,
        vouched: 0,
        numbered: Vec::new(),
        doubts: Faults::default(),
    });
    CaseLists {
        lists,
        library: None,
        faults,
        reads,
    }
}

/// What of the lists does not go with the library.
fn against_library(
    lists: &Lists,
    library: &Library,
    (tasks, suggesting): (&[&Task], bool),
) -> Vec<Fault> {
    let owned = &library.found.owned;
    let owns = |code: &str| {
        let found = owned.binary_search_by(|(owner, _)| owner.as_str().cmp(code));
        found.is_ok()
    };
    // Without codes nobody can say who is unknown.
    let without_codes = library.header.place("code").is_none();
    let known = |code: &str| without_codes || library.has(code) || owns(code);
    let like = |place: usize| {
        let suggestions = suggesting.then(|| library_words::near(library, place, tasks[place]));
        // Whoever cannot read the library again has nothing to suggest.
        suggestions.and_then(Result::ok).unwrap_or_default()
    };
    lists.library_faults(known, (tasks, &library.found.populations), like)
}

/// The rounds that wait, by the places of their tasks in the plan; a task that is not in it any more draws from no list.
fn in_plan(waiting: &[RoundWaiting], tasks: &[&Task]) -> Vec<Waiting> {
    let placed = waiting.iter().filter_map(|waiting| {
        let place = tasks.iter().position(|task| task.id == waiting.task)?;
        Some(Waiting {
            task: u16::try_from(place).ok()?,
            round: waiting.round,
            excluded: waiting.excluded.clone(),
        })
    });
    placed.collect()
}
