//! The base of a version of the plan held against those before it: what its line says of who left, and whether a line says what
//! its folder gives.

use chrono::NaiveDate;

use crate::domain::acts::base_change::BaseChange;
use crate::domain::acts::entry::PlanAct;
use crate::domain::book::fold::{Book, PublishedPlan};
use crate::domain::book::times_drawn::{Tally, TimesDrawn};
use crate::domain::ground::coverage::Coverage;
use crate::domain::ground::date;
use crate::domain::method::verify::Difference;
use crate::domain::year::base::{Base, Compared};
use crate::domain::year::base_left::BaseLeft;
use crate::domain::year::counting::{SoFar, Waiting};
use crate::domain::year::expected::forecast;
use crate::domain::year::plan::Task;
use crate::domain::year::planned_round::{rounds, to_come};

use super::{gather, plan_folder};
use crate::acts::method::since_plan::NowRows;
use crate::disk::book_read::{self, BookRead};
use crate::disk::case::Case;
use crate::disk::library::Library;
use crate::disk::{Trouble, plan_base, plan_bases, times_drawn};

/// What the line of a version with the tasks `tasks` says of who left the base; nothing in the first. `act` names the files of its
/// folder.
///
/// # Errors
/// [`PlanFlaw::PlanBroken`](crate::domain::lists::plan_flaw::PlanFlaw::PlanBroken), or the file system fails.
pub(super) fn of_library(
    case: &Case,
    (book, drawn): (&Book, &TimesDrawn),
    (act, tasks): (&PlanAct, &[&Task]),
    library: &Library,
) -> Result<Option<BaseChange>, Trouble> {
    let compared = Compared::of(tasks.iter().copied());
    let Some((base, left)) = left(case, &book.plans, (act, compared), drawn)? else {
        return Ok(None);
    };
    let codes = left.left.objects.iter().map(|(code, _)| code.as_str());
    let mut now = NowRows::read(case, library, &base, codes)?;
    Ok(Some(left.record(|noticed| base.left(noticed, now.next()))))
}

/// Who left, and the base of the version before; nothing for the first version.
fn left(
    case: &Case,
    former: &[PublishedPlan],
    (act, compared): (&PlanAct, Compared),
    drawn: &TimesDrawn,
) -> Result<Option<(Base, BaseLeft)>, Trouble> {
    let mut files = Vec::new();
    for plan in former {
        let tasks = plan_folder::read(case, plan)?.tasks;
        files.push(plan_base::open(
            &case.root,
            &plan.act,
            Compared::of(&tasks),
        )?);
    }
    let Some(base) = files.last().map(|file| file.base.clone()) else {
        return Ok(None);
    };
    files.push(plan_base::open(&case.root, act, compared)?);
    let left = plan_bases::left(files, |code| drawn.of(code).0 > 0)?;
    Ok(Some((base, left)))
}

/// The versions of the plan whose lines do not say what their folders and the draws before them give: line, version, and the
/// first thing.
///
/// # Errors
/// As [`of_library`].
pub(in crate::acts) fn differing(
    case: &Case,
    read: &BookRead,
) -> Result<Vec<(u64, u32, Difference)>, Trouble> {
    let mut differing = Vec::new();
    for (place, plan) in read.book.plans.iter().enumerate() {
        let former = &read.book.plans[..place];
        let difference = repeated(case, read, former, plan)?;
        differing.extend(difference.map(|difference| (plan.seq, plan.act.version, difference)));
    }
    Ok(differing)
}

fn repeated(
    case: &Case,
    read: &BookRead,
    former: &[PublishedPlan],
    plan: &PublishedPlan,
) -> Result<Option<Difference>, Trouble> {
    let act = &plan.act;
    let book = read.book.before(&read.entries, plan.seq);
    let drawn = times_drawn::before(&read.facts, &read.book, plan.seq)?;
    let tasks = plan_folder::read(case, plan)?.tasks;
    let waiting = gather::waiting(case, &book)?.into_iter().filter_map(|of| {
        let task = tasks.iter().position(|task| task.id == of.task)?;
        Some(Waiting {
            task: u16::try_from(task).ok()?,
            round: of.round,
            excluded: of.excluded,
        })
    });
    let waiting: Vec<Waiting> = waiting.collect();
    let so_far = SoFar {
        drawn: &drawn,
        waiting: &waiting,
    };
    let compared = || Compared::of(&tasks);
    let open = || plan_base::open(&case.root, act, compared());
    let census = plan_bases::census(open, &tasks, so_far)?;
    let left = left(case, former, (act, compared()), &drawn)?;
    let left = left.map(|(base, left)| left.record(|noticed| base.left(noticed, None)));
    let tasks: Vec<&Task> = tasks.iter().collect();
    let rounds = rounds(tasks.iter().copied(), &book, day_of(plan));
    let ahead = forecast(&tasks, &census, &to_come(&rounds), drawn.all().objects);
    let (least, most) = ahead.expected.coverage();
    Ok(differs(act, census.base(), [least, most], left.as_ref()))
}

/// The first value of a line that its folder gives otherwise.
fn differs(
    act: &PlanAct,
    base: Tally,
    expected: [Coverage; 2],
    left: Option<&BaseChange>,
) -> Option<Difference> {
    let shares =
        |[least, most]: [Coverage; 2]| format!("{}–{}/{}", least.objects, most.objects, most.base);
    let left_text = |change: Option<&BaseChange>| {
        let codes = change.map(BaseChange::codes);
        codes.unwrap_or_else(|| "–".to_owned())
    };
    let counts = |key, said: u64, of: u64| (key, said.to_string(), of.to_string());
    let pairs = [
        counts("base", act.base, base.objects),
        counts("enterprises", act.enterprises, base.enterprises),
        ("expected", shares(act.expected), shares(expected)),
        (
            "since_before",
            left_text(act.since_before.as_ref()),
            left_text(left),
        ),
    ];
    let cells = || {
        let said = act.since_before.as_ref()?;
        let (recorded, repeated) = said.left.other_cells(&left?.left)?;
        Some(("since_before", recorded, repeated))
    };
    let differing = pairs.into_iter().find(|(_, a, b)| a != b);
    let (key, recorded, repeated) = differing.or_else(cells)?;
    Some(Difference {
        place: format!("{} {key}", book_read::FILE),
        recorded,
        repeated,
    })
}

fn day_of(plan: &PublishedPlan) -> NaiveDate {
    date::from_record(&plan.day).unwrap_or_default()
}
