//! `plan check`: every rule of a plan at once, before anyone draws.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::acts::year::plan_check::{self, PlanLookedAt};
use crate::console::Console;
use crate::domain::ground::date;
use crate::domain::year::plan::Task;
use crate::domain::year::plan_check::{PlanCheck, Promise, VisitsEach};
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::terms;
use crate::text::year::plan as words;
use crate::view;

use crate::commands::{Context, influence, list_faults};

/// Arguments of `plan check`: none of its own.
#[derive(Debug, clap::Args)]
pub struct Args {}

help! {
    HELP "check": "抽取之前检查计划：应抽数、能否组成检查组、人员和工作日、预计覆盖面、过度检查", "Check the plan before anyone draws: takes, teams, people and working days, coverage, over-inspection";
    example "choucha -C 2026 plan check\n      清单有错误，或覆盖面达不到下限，退出码为 1", "choucha -C 2026 plan check\n      exits 1 when the lists have faults or the plan cannot keep the rule of coverage";
}

pub fn run(_: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let looked = context.act(plan_check::check)?;
    let Some(checked) = &looked.checked else {
        return list_faults::instead(&looked.case, &looked.year.lists, &mut context.console);
    };
    let today = context.desk.today();
    say(&looked, checked, today, &mut context.console)?;
    let document = document(&looked, checked);
    context.console.document(&document)?;
    let reaches = checked.can_reach();
    Ok(if reaches { Exit::Done } else { Exit::Fails })
}

fn say(
    looked: &PlanLookedAt,
    checked: &PlanCheck,
    today: NaiveDate,
    console: &mut Console,
) -> std::io::Result<()> {
    let (lang, width) = (console.lang, console.width);
    let (settings, lists) = (&looked.case.settings, &looked.year.lists.lists);
    let tasks: Vec<&Task> = lists.plan.iter().map(|(_, task)| task).collect();
    console.line(&words::check_title(lang, settings.year, tasks.len()))?;
    console.line(&view::plan::tasks(lang, &tasks, checked, width))?;
    console.line(&view::plan::strata(lang, &tasks, checked, width))?;
    let people = lists
        .inspectors
        .iter()
        .filter(|(_, inspector)| inspector.active);
    let seats = checked.tasks.iter().map(|task| task.seats).sum();
    let people = people.count() as u64;
    let each = VisitsEach::of(seats, people);
    console.line(&words::capacity(lang, seats, people, each))?;
    for (task, check) in tasks.iter().zip(&checked.tasks) {
        for stratum in check.taken.values().filter(|stratum| stratum.short > 0) {
            let (name, short) = (terms::stratum(lang, &stratum.name), stratum.short);
            console.line(&words::may_fall_short(lang, &task.id, name, short))?;
        }
    }
    console.lines(&influence::plan(lang, &tasks, checked))?;
    if !checked.over.is_empty() {
        console.line(words::over_note(lang))?;
        console.line(&view::plan::over(lang, &tasks, &checked.over, width))?;
    }
    let (expected, rule) = (checked.expected, settings.rules.coverage);
    console.line(&words::expected(lang, expected, checked.required, rule))?;
    if checked.promise() == Promise::AsDue {
        let least = checked.least_in_any_order;
        console.line(&words::least_in_any_order(lang, least))?;
    }
    if let Some(by) = settings.rules.plan_day(settings.year) {
        let published = looked.year.book.plans.first();
        let published = published.and_then(|plan| date::from_record(&plan.day));
        console.line(&words::publication(lang, published, by, today))?;
    }
    console.mark(checked.can_reach(), words::verdict(lang, checked.promise()))
}

fn document(looked: &PlanLookedAt, checked: &PlanCheck) -> Value {
    let plan = &looked.year.lists.lists.plan;
    let tasks = plan.iter().zip(&checked.tasks);
    let tasks = tasks.map(|((_, task), check)| {
        let strata = check.taken.values().map(|stratum| {
            json!({
                "stratum": stratum.name, "how": stratum.how.to_string(), "of": stratum.of,
                "take": stratum.take, "short_at_worst": stratum.short,
            })
        });
        json!({
            "task": task.id, "objects": check.population, "per_round": check.per_round, "rounds": task.times,
            "strata": strata.collect::<Vec<_>>(), "may_serve": check.crew, "qualified": check.qualified,
            "seats": check.seats, "visits_each_tenths": check.visits_each().tenths, "working_days": check.working_days,
            "cap": task.cap, "narrow": check.narrow(),
        })
    });
    let over = checked.over.iter().map(|over| {
        let tasks: Vec<&str> = over
            .tasks
            .iter()
            .map(|&index| plan[usize::from(index)].1.id.as_str())
            .collect();
        json!({ "enterprises": over.enterprises, "could": over.could, "cap": over.cap, "tasks": tasks })
    });
    let (least, most) = checked.expected.coverage();
    json!({
        "holds": checked.can_reach(),
        "tasks": tasks.collect::<Vec<_>>(),
        "rests_on": checked.rests_on,
        "over_cap": over.collect::<Vec<_>>(),
        "expected": { "least": least, "most": most, "exact": checked.expected.is_exact() },
        "least_in_any_order": checked.least_in_any_order,
        "promise": checked.promise().word(),
        "enterprises": checked.enterprises,
        "required": checked.required,
        "rule": looked.case.settings.rules.coverage.to_string(),
    })
}
