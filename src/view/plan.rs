//! The plan on the screen: what it asks for, and the year by months.

use chrono::Datelike;

use crate::domain::year::over_inspection::OverCap;
use crate::domain::year::plan::Task;
use crate::domain::year::plan_check::PlanCheck;
use crate::domain::year::planned_round::{PlannedRound, Stage};
use crate::text::year::plan;
use crate::text::{Lang, terms};

use crate::view::table;

/// The table of tasks: scope, takes, people, working days.
pub fn tasks(lang: Lang, tasks: &[&Task], checked: &PlanCheck, width: Option<u16>) -> String {
    let rows = tasks.iter().zip(&checked.tasks).map(|(task, check)| {
        let window = task
            .window
            .map_or(String::new(), |(from, to)| format!("{from}..{to}"));
        let crew = if check.needs_specialty {
            format!("{} ({})", check.crew, check.qualified)
        } else {
            check.crew.to_string()
        };
        [
            task.id.clone(),
            window,
            check.population.to_string(),
            check.per_round.to_string(),
            task.times.to_string(),
            (check.per_round * u64::from(task.times)).to_string(),
            task.cap.to_string(),
            crew,
            check.seats.to_string(),
            check.visits_each().to_string(),
            check
                .working_days
                .map_or("–".to_owned(), |days| days.to_string()),
        ]
    });
    table::render(plan::task_headings(lang), rows, width)
}

/// What each round takes of each stratum.
pub fn strata(lang: Lang, tasks: &[&Task], checked: &PlanCheck, width: Option<u16>) -> String {
    let rows = tasks.iter().zip(&checked.tasks).flat_map(|(task, check)| {
        check.taken.values().map(|stratum| {
            [
                task.id.clone(),
                terms::stratum(lang, &stratum.name),
                stratum.how.to_string(),
                stratum.of.to_string(),
                stratum.take.to_string(),
            ]
        })
    });
    table::render(plan::stratum_headings(lang), rows, width)
}

/// How many tasks a row names.
const NAMED: usize = 10;

/// The enterprises that could be visited more often than their cap allows.
pub fn over(lang: Lang, tasks: &[&Task], over: &[OverCap], width: Option<u16>) -> String {
    let rows = over.iter().map(|over| {
        let ids = over
            .tasks
            .iter()
            .filter_map(|place| tasks.get(usize::from(*place)));
        let more = if over.tasks.len() > NAMED { " …" } else { "" };
        [
            over.enterprises.to_string(),
            over.could.to_string(),
            over.cap.to_string(),
            lang.list(ids.map(|task| &task.id).take(NAMED)) + more,
        ]
    });
    table::render(plan::over_headings(lang), rows, width)
}

/// The mark of a round.
fn mark(round: &PlannedRound) -> char {
    match round.stage {
        Stage::Done => '✓',
        Stage::Drawn => '●',
        Stage::Late => '×',
        Stage::Due | Stage::Ahead if round.sealed.is_some() => '◎',
        Stage::Due => '!',
        Stage::Ahead => '○',
    }
}

/// Tasks by month: each round's mark in the month of its first day, a line through the months of the window.
pub fn year(lang: Lang, tasks: &[&Task], rounds: &[PlannedRound], width: Option<u16>) -> String {
    let mut headings: Vec<String> = plan::year_headings(lang).map(str::to_owned).to_vec();
    headings.extend((1..=12).map(|month| month.to_string()));
    let rows = tasks.iter().enumerate().map(|(index, task)| {
        let months = (1..=12u32).map(|month| {
            let here = rounds
                .iter()
                .filter(|round| round.task == index && round.window.0.month() == month);
            let marks: String = here.map(mark).collect();
            let within = task
                .window
                .is_some_and(|(from, to)| (from.month()..=to.month()).contains(&month));
            if marks.is_empty() && within {
                "─".to_owned()
            } else {
                marks
            }
        });
        let mut cells = vec![task.id.clone(), task.name.clone()];
        cells.extend(months);
        cells
    });
    table::render_any(&headings, rows, width)
}
