//! `coverage`: the year's coverage to date and expected (第16条).

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::acts::year::changed_back::ChangesBack;
use crate::acts::year::coverage::{self, YearCovered};
use crate::console::Console;
use crate::domain::year::census::{GROUPS, Share};
use crate::domain::year::changed_back::{Before, ChangedBack, Meanwhile};
use crate::domain::year::coverage::YearCoverage;
use crate::exit::Exit;
use crate::text::year::{coverage as words, plan};
use crate::view;

use crate::commands::typed::day;
use crate::commands::{Context, list_faults};
use crate::text::help::help;

/// Arguments of `coverage`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub year: Option<i32>,
    #[arg(long, value_parser = day)]
    pub as_of: Option<NaiveDate>,
}

help! {
    HELP "coverage": "全年覆盖面：已抽、预计，按任务、区域、类型、层级、等级", "Coverage of the year, to date and expected: by task, region, kind, level, grade";
    example "choucha -C 2026 coverage --as-of 2026-09-30\n      全年已不足下限，或按计划已达不到下限，退出码为 1", "choucha -C 2026 coverage --as-of 2026-09-30\n      exits 1 when the year fell short or the plan cannot keep the rule any more";
    year "年份", "YEAR": "年度（默认为案卷年度）", "Year (default: the folder's)";
    as_of "日期", "DATE": "截至哪一天（默认今天）", "Up to which day (default: today)";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let asked = (args.year, args.as_of);
    let covered = context.act(|desk, progress| coverage::coverage(desk, asked, progress))?;
    let Some(found) = &covered.found else {
        return list_faults::instead(&covered.case, &covered.lists, &mut context.console);
    };
    say(found, &covered, &mut context.console)?;
    context.console.document(&document(found, &covered))?;
    Ok(if covered.holds() {
        Exit::Done
    } else {
        Exit::Fails
    })
}

fn say(found: &YearCoverage, covered: &YearCovered, console: &mut Console) -> std::io::Result<()> {
    let (lang, width) = (console.lang, console.width);
    let settings = &covered.case.settings;
    console.line(&words::title(lang, settings.year, covered.day))?;
    console.lines(&words::to_date(lang, found))?;
    let (expected, rule) = (found.expected, settings.rules.coverage);
    console.line(&plan::expected(lang, expected, found.required, rule))?;
    console.line(&view::coverage::tasks(lang, found, width))?;
    for (key, group) in GROUPS.iter().zip(&found.groups) {
        if group.len() > 1 || group.keys().any(|value| !value.is_empty()) {
            console.line(&view::coverage::group(lang, key, group, width))?;
        }
    }
    say_changed_back(&covered.changed_back, console)?;
    let verdict = words::conclusion(lang, found.verdict, (covered.refused, covered.stray));
    console.mark(covered.holds(), &verdict)
}

/// How many objects are named one by one.
const NAMED: usize = 20;

/// Tells who was changed and changed back.
fn say_changed_back(back: &ChangesBack, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    let objects = &back.objects;
    if !objects.is_empty() {
        console.line(&words::changed_back(lang, back.count()))?;
    }
    for one in objects.iter().take(NAMED) {
        let (what, seen_by) = (words::meanwhile(lang, one), lang.list(&one.seen_by));
        console.line(&words::back(lang, &one.code, &one.name, what, seen_by))?;
    }
    if objects.len() > NAMED {
        console.line(&words::more_back(lang, objects.len() - NAMED))?;
    }
    if !back.broken.is_empty() {
        console.line(&words::not_compared(lang, lang.list(&back.broken)))?;
    }
    Ok(())
}

fn changed_back_document(back: &ChangedBack) -> Value {
    let (was, task) = match &back.before {
        Before::Cells(was) => (Some(was), None),
        Before::In { task, .. } => (None, Some(task)),
    };
    let (what, then) = match &back.meanwhile {
        Meanwhile::Cells(then) => ("changed", Some(then)),
        Meanwhile::Gone => ("gone", None),
        Meanwhile::NotInBase => ("not_in_base", None),
        Meanwhile::Elsewhere => ("elsewhere", None),
    };
    json!({
        "code": back.code, "name": back.name, "was": was, "task": task, "meanwhile": what, "then": then,
        "seen_by": back.seen_by,
    })
}

/// How many there are and how many of them were drawn, of enterprises.
fn enterprises(share: Share) -> Value {
    json!({ "base": share.base.enterprises, "drawn": share.drawn.enterprises })
}

fn document(found: &YearCoverage, covered: &YearCovered) -> Value {
    let settings = &covered.case.settings;
    let tasks = found.tasks.iter().map(|task| {
        json!({
            "task": task.id, "objects": task.population, "drawn": task.drawn.objects, "rounds": task.rounds,
            "rounds_drawn": task.rounds_drawn, "to_come": task.to_come,
            "enterprises": { "base": task.enterprises, "drawn": task.drawn.enterprises },
        })
    });
    let row = |(value, share): (&String, &Share)| {
        json!({
            "value": value, "base": share.base.objects, "drawn": share.drawn.objects,
            "enterprises": enterprises(*share),
        })
    };
    let groups = GROUPS.iter().zip(&found.groups);
    let groups: Map<String, Value> = groups
        .map(|(key, group)| ((*key).to_owned(), group.iter().map(row).collect()))
        .collect();
    let (least, most) = found.expected.coverage();
    let plan_base = found.plan_base.map(|(_, base)| base);
    json!({
        "year": settings.year, "as_of": covered.day.to_string(), "rule": settings.rules.coverage.to_string(),
        "required": found.required, "drawn": found.drawn.objects, "not_in_library": found.gone.objects,
        "base": found.base.objects, "plan_version": found.plan_base.map(|(version, _)| version),
        "plan_base": plan_base.map(|base| base.objects), "base_left": found.base_left,
        "enterprises": {
            "drawn": found.drawn.enterprises, "not_in_library": found.gone.enterprises,
            "base": found.base.enterprises, "plan_base": plan_base.map(|base| base.enterprises),
        },
        "expected": { "least": least, "most": most, "exact": found.expected.is_exact() },
        "tasks": tasks.collect::<Vec<_>>(), "by": groups,
        "changed_back": covered.changed_back.objects.iter().map(changed_back_document).collect::<Vec<_>>(),
        "not_compared": covered.changed_back.broken,
        "verdict": found.verdict.word(), "holds": covered.holds(), "refused": covered.refused, "stray": covered.stray,
    })
}
