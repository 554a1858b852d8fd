//! `coverage`: the year's coverage to date and expected (第16条).

use crate::domain::year::flaw::PlanFlaw;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::acts::year::gather;
use crate::disk::case::Case;
use crate::disk::{Trouble, settle};
use crate::domain::year::census::{Census, GROUPS};
use crate::domain::year::coverage::{YearCoverage, of_year};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::says;
use crate::text::year::{coverage as words, plan};
use crate::view;

use crate::commands::typed::day;
use crate::commands::{Context, check};

/// Arguments of `coverage`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    /// The year; the folder's own.
    #[arg(long)]
    pub year: Option<i32>,
    /// The day up to which draws count.
    #[arg(long, value_parser = day)]
    pub as_of: Option<NaiveDate>,
}

help! {
    HELP "coverage": "全年覆盖面：已抽、预计，按任务、区域、类型、层级、等级", "Coverage of the year, to date and expected: by task, region, kind, level, grade";
    example "choucha -C 2026 coverage --as-of 2026-09-30\n      全年已不足下限，或按计划已达不到下限，退出码为 1", "choucha -C 2026 coverage --as-of 2026-09-30\n      exits 1 when the year fell short or the plan cannot keep the rule any more";
    year "年份", "YEAR": "年度（默认为案卷年度）", "Year (default: the folder's)";
    as_of "日期", "DATE": "截至哪一天（默认今天）", "Up to which day (default: today)";
}

/// Runs it.
///
/// # Errors
/// A list cannot be read at all, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    let year = case.settings.year;
    if let Some(asked) = args.year.filter(|asked| *asked != year) {
        return Err(Trouble::from(PlanFlaw::OtherYear { asked, year }).into());
    }
    settle::settle_for_reading(&case.root)?;
    let today = context.desk.today();
    let day = args.as_of.unwrap_or(today);
    if day > today {
        return Err(Trouble::from(PlanFlaw::FutureDay { day, today }).into());
    }
    let bar = context
        .console
        .bar(says::reading_library(context.console.lang));
    let read = gather::read(&case, Some(day), &|done, all| bar.at(done, all))?;
    drop(bar);
    if !read.lists.faults.is_empty() {
        check::say_faults(&case, &read.lists, context)?;
        let faults = check::faults_document(&case, &read.lists, context);
        let total = read.lists.faults.total;
        context
            .console
            .document(&json!({ "holds": false, "faults_total": total, "faults": faults }))?;
        return Ok(Exit::Fails);
    }
    let none = Census::default();
    let census = read
        .lists
        .library
        .as_ref()
        .map_or(&none, |library| &library.census);
    let found = of_year(
        &read.lists.lists,
        &case.settings,
        census,
        (&read.book, &read.drawn),
        day,
    );
    say(&found, day, &case, context)?;
    context.console.document(&document(&found, day, &case))?;
    Ok(if found.verdict.holds() {
        Exit::Done
    } else {
        Exit::Fails
    })
}

fn say(
    found: &YearCoverage,
    day: NaiveDate,
    case: &Case,
    context: &mut Context,
) -> anyhow::Result<()> {
    let console = &mut context.console;
    let (lang, width) = (console.lang, console.width);
    console.line(&words::title(lang, case.settings.year, day))?;
    console.lines(&words::to_date(lang, found))?;
    let (expected, rule) = (found.expected, case.settings.coverage);
    console.line(&plan::expected(lang, expected, found.required, rule))?;
    console.line(&view::coverage::tasks(lang, found, width))?;
    for (key, group) in GROUPS.iter().zip(&found.groups) {
        if group.len() > 1 || group.keys().any(|value| !value.is_empty()) {
            console.line(&view::coverage::group(lang, key, group, width))?;
        }
    }
    console.mark(found.verdict.holds(), words::verdict(lang, found.verdict))?;
    Ok(())
}

fn document(found: &YearCoverage, day: NaiveDate, case: &Case) -> Value {
    let tasks = found.tasks.iter().map(|task| {
        json!({
            "task": task.id, "objects": task.population, "drawn": task.drawn, "rounds": task.rounds,
            "rounds_drawn": task.rounds_drawn, "to_come": task.to_come,
        })
    });
    let groups: Map<String, Value> = GROUPS
        .iter()
        .zip(&found.groups)
        .map(|(key, group)| {
            let rows = group
                .iter()
                .map(|(value, share)| json!({ "value": value, "base": share.base, "drawn": share.drawn }));
            ((*key).to_owned(), Value::from(rows.collect::<Vec<_>>()))
        })
        .collect();
    let (least, most) = found.expected.coverage();
    json!({
        "year": case.settings.year, "as_of": day.to_string(), "rule": case.settings.coverage.to_string(),
        "required": found.required, "drawn": found.drawn, "not_in_library": found.gone, "base": found.base,
        "plan_version": found.plan_base.map(|(version, _)| version),
        "plan_base": found.plan_base.map(|(_, base)| base),
        "expected": { "least": least, "most": most, "exact": found.expected.is_exact() },
        "tasks": tasks.collect::<Vec<_>>(), "by": groups,
        "verdict": found.verdict.word(), "holds": found.verdict.holds(),
    })
}
