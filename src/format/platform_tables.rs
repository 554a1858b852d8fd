//! Tables for the supervision platform (第8条, 第14条, 第19条: the platform is the place of record): captions and their order
//! as its announcement pages have them, so that rows paste. 任务编号 is that of a round, so that no two lists have one number.

use std::collections::BTreeMap;

use crate::domain::acts::inspection::Answer;
use crate::domain::ground::date;
use crate::domain::lists::columns::headings;
use crate::domain::public::publication::{Public, PublicObject, PublicVisit, VisitState};
use crate::domain::public::rounds::{PublicRound, rounds};
use crate::domain::year::plan::round_window;

use crate::format::office_table::OfficeTable;
use crate::format::public_tables;

/// The tables: file name, and columns as `data/formats/` has them.
pub const TABLES: [(&str, &str); 5] = [
    (
        "抽查工作计划公告",
        include_str!("../../data/formats/platform-plan.csv"),
    ),
    (
        "抽查任务公告",
        include_str!("../../data/formats/platform-tasks.csv"),
    ),
    (
        "抽查名单",
        include_str!("../../data/formats/platform-drawn.csv"),
    ),
    (
        "检查结果公告",
        include_str!("../../data/formats/platform-results.csv"),
    ),
    (
        "检查结果明细",
        include_str!("../../data/formats/platform-details.csv"),
    ),
];

/// 登记机关 of enterprises, by code; nothing of those whose registrar the library does not have.
pub type Registrars = BTreeMap<String, String>;

/// The table at `place` of [`TABLES`].
pub fn table(place: usize, public: &Public, registrars: &Registrars) -> OfficeTable {
    let (name, format) = TABLES[place];
    let rows = match place {
        0 => plan_rows(public),
        1 => task_rows(public),
        2 => listed_rows(public, registrars),
        3 => result_rows(public),
        _ => detail_rows(public),
    };
    let (headings, rows) = public_tables::marked(public.rehearsal, headings(format), rows);
    OfficeTable {
        name,
        headings,
        rows,
    }
}

/// 任务编号 of a round.
fn number_of(task: &str, round: u32) -> String {
    format!("{task}-{round}")
}

/// The number and name of the plan in force.
fn plan(public: &Public) -> [String; 2] {
    let version = public.plans.last().map_or(0, |plan| plan.version);
    [
        format!("{}-{version}", public.year),
        format!("{}{}年度抽查计划", public.bureau, public.year),
    ]
}

/// The columns of a task that narrow its scope.
const SCOPE: [&str; 6] = ["kind", "region", "level", "scope", "grade", "range"];

/// 抽查类型: 不定向 when nothing narrows the scope.
fn direction(task: &BTreeMap<String, String>) -> &'static str {
    let narrowed = SCOPE
        .iter()
        .any(|key| task.get(*key).is_some_and(|value| !value.is_empty()));
    if narrowed { "定向" } else { "不定向" }
}

fn task_cells(public: &Public, task: &BTreeMap<String, String>) -> Vec<String> {
    let [number, name] = plan(public);
    let cell = |key: &str| task.get(key).cloned().unwrap_or_default();
    let items = cell("items");
    let items = items.split(';').map(|id| {
        let item = public
            .items
            .iter()
            .find(|item| item.get("id").is_some_and(|known| known == id));
        item.and_then(|item| item.get("name"))
            .map_or(id, String::as_str)
    });
    let scope = SCOPE.map(cell);
    let scope: Vec<String> = scope.into_iter().filter(|word| !word.is_empty()).collect();
    vec![
        number,
        name,
        cell("id"),
        cell("name"),
        direction(task).to_owned(),
        items.collect::<Vec<_>>().join("；"),
        if scope.is_empty() {
            "全部".to_owned()
        } else {
            scope.join("；")
        },
        cell("from"),
        cell("to"),
    ]
}

/// A row for each round of each task, with the days of the round.
fn plan_rows(public: &Public) -> Vec<Vec<String>> {
    let tasks = public.plans.last().map_or(&[][..], |plan| &plan.tasks);
    let rows = tasks.iter().flat_map(|task| {
        let cell = |key: &str| task.get(key).map_or("", String::as_str);
        let window = date::from_record(cell("from")).zip(date::from_record(cell("to")));
        let times = cell("times").parse().unwrap_or(1);
        (1..=times).map(move |round| {
            let mut cells = task_cells(public, task);
            cells[2] = number_of(cell("id"), round);
            if let Some((from, to)) = window.and_then(|window| round_window(window, times, round)) {
                (cells[7], cells[8]) = (from.to_string(), to.to_string());
            }
            cells
        })
    });
    rows.collect()
}

/// The draws that hold.
fn standing(public: &Public) -> Vec<PublicRound<'_>> {
    let mut rounds = rounds(public);
    rounds.retain(|draw| draw.voided.is_none());
    rounds
}

fn task_of<'a>(public: &'a Public, draw: &PublicRound<'_>) -> Option<&'a BTreeMap<String, String>> {
    let tasks = public.plans.iter().rev().flat_map(|plan| &plan.tasks);
    tasks
        .into_iter()
        .find(|task| task.get("id").is_some_and(|id| *id == draw.task))
}

fn task_rows(public: &Public) -> Vec<Vec<String>> {
    let visits = visits(public);
    let row = |draw: PublicRound<'_>| {
        let mut cells = task_of(public, &draw)
            .map_or_else(|| vec![String::new(); 9], |task| task_cells(public, task));
        cells[2] = number_of(draw.task, draw.round);
        draw.task_name.clone_into(&mut cells[3]);
        cells[7].clone_from(&draw.window[0]);
        cells[8].clone_from(&draw.window[1]);
        cells.push(public.bureau.clone());
        let enterprises = if draw.withheld {
            let progress = draw.progress;
            progress.map(|of| of.open + of.completed + of.entered)
        } else {
            Some(visits.iter().filter(|(of, _)| of.id == draw.id).count() as u64)
        };
        cells.push(enterprises.map_or(String::new(), |count| count.to_string()));
        cells
    };
    standing(public).into_iter().map(row).collect()
}

fn visits(public: &Public) -> Vec<(PublicRound<'_>, &PublicVisit)> {
    let standing = standing(public).into_iter().map(|draw| (draw.id, draw));
    let standing: BTreeMap<&str, PublicRound<'_>> = standing.collect();
    let visits = public
        .visits
        .iter()
        .filter(|visit| visit.state != VisitState::Lost);
    visits
        .filter_map(|visit| Some((*standing.get(visit.draw.as_str())?, visit)))
        .collect()
}

/// What is inspected at a visit, without lost objects.
fn objects(visit: &PublicVisit) -> impl Iterator<Item = &PublicObject> {
    let objects = visit.objects.iter();
    objects.filter(|object| object.replaced.is_none())
}

/// A row for each visit: the platform knows enterprises (市场主体); what of them is inspected stands at the end.
fn listed_rows(public: &Public, registrars: &Registrars) -> Vec<Vec<String>> {
    let row = |(draw, visit): (PublicRound<'_>, &PublicVisit)| {
        let names: Vec<&str> = objects(visit).map(|of| of.name.as_str()).collect();
        let codes: Vec<&str> = objects(visit).map(|of| of.object.as_str()).collect();
        vec![
            number_of(draw.task, draw.round),
            visit.name.clone(),
            visit.enterprise.clone(),
            registrars
                .get(&visit.enterprise)
                .cloned()
                .unwrap_or_default(),
            names.join("；"),
            codes.join("；"),
        ]
    };
    visits(public).into_iter().map(row).collect()
}

fn result_rows(public: &Public) -> Vec<Vec<String>> {
    let [number, name] = plan(public);
    let visits = visits(public).into_iter();
    let entered = visits.filter_map(|(draw, visit)| Some((draw, visit, visit.results.last()?)));
    let row = |(place, (draw, visit, result)): (usize, (PublicRound<'_>, &PublicVisit, _))| {
        let result: &crate::domain::public::publication::PublicResult = result;
        let late = if visit.late { "逾期录入" } else { "" };
        vec![
            (place + 1).to_string(),
            number.clone(),
            name.clone(),
            number_of(draw.task, draw.round),
            draw.task_name.to_owned(),
            task_of(public, &draw).map_or("定向", direction).to_owned(),
            public.bureau.clone(),
            visit.name.clone(),
            visit.enterprise.clone(),
            visit.completed.clone().unwrap_or_default(),
            result.values.join("；"),
            late.to_owned(),
        ]
    };
    entered.enumerate().map(row).collect()
}

/// An answer in the words of the platforms' entry screens.
fn answered(answer: Answer) -> &'static str {
    match answer {
        Answer::Clear => "合格",
        Answer::Found => "不合格",
        Answer::Unchecked => "未检查",
        Answer::Inapplicable => "合理缺项",
    }
}

fn detail_rows(public: &Public) -> Vec<Vec<String>> {
    let rows = visits(public).into_iter().flat_map(|(draw, visit)| {
        let result = visit.results.last();
        let objects = result.map_or(&[][..], |result| &result.objects);
        let items = objects
            .iter()
            .flat_map(|of| of.items.iter().map(move |item| (of, item)));
        items.enumerate().map(move |(place, (of, item))| {
            let known = visit.objects.iter().find(|known| known.object == of.object);
            vec![
                number_of(draw.task, draw.round),
                visit.enterprise.clone(),
                (place + 1).to_string(),
                item.name.clone(),
                answered(item.answer).to_owned(),
                known.map_or(String::new(), |known| known.name.clone()),
                of.object.clone(),
            ]
        })
    });
    rows.collect()
}
