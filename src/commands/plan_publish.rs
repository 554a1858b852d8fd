//! `plan publish`: puts a version of the plan into the book (第13条).

use chrono::NaiveDate;
use serde_json::json;

use crate::acts::year::plan_publish::{self, VersionSaid};
use crate::domain::acts::plan_papers::Approval;
use crate::domain::year::plan::Task;
use crate::exit::Exit;
use crate::text::beforehand;
use crate::text::help::help;
use crate::text::lists::read_notes;
use crate::text::year::plan as words;

use crate::commands::{Context, influence, typed};

/// Arguments of `plan publish`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    pub reason: Option<String>,
    #[arg(long, requires_all = ["number", "on"])]
    pub approved_by: Option<String>,
    #[arg(long, requires = "approved_by")]
    pub number: Option<String>,
    #[arg(long, requires = "approved_by", value_parser = typed::day)]
    pub on: Option<NaiveDate>,
    #[arg(long)]
    pub yes: bool,
}

help! {
    HELP "publish": "发布年度计划：计划摘要和名录库基数入账；以后的变更是写明理由的新版", "Publish the plan: its digest and the base of the library go into the book; a change is a new version with a reason";
    example "choucha -C 2026 plan publish --reason \"增加粉尘防爆专项\"\n      首次发布不用写理由；原版和新版都在 plans/ 中保留", "choucha -C 2026 plan publish --reason \"dust explosion campaign added\"\n      the first version needs no reason; every version stays in plans/";
    yes: "在终端上不再确认", "At a terminal, ask no question";
    reason "文字", "TEXT": "变更已发布计划的理由（记入账本并公开）", "Why the published plan is changed (goes into the book and is published)";
    approved_by "单位", "OFFICE": "计划由哪个单位批准（连同文号和日期记入账本并公开）", "Who approved the plan (with number and day, goes into the book and is published)";
    number "文号", "NUMBER": "批准的文号", "The number of the approval";
    on "日期", "DAY": "批准的日期", "The day of the approval";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let approved = args
        .approved_by
        .clone()
        .zip(args.number.clone())
        .zip(args.on);
    let said = VersionSaid {
        reason: args.reason.as_deref(),
        approved: approved.map(|((by, number), on)| Approval { by, number, on }),
    };
    let lang = context.console.lang;
    let what = beforehand::plan(lang, said.reason);
    let lines = [what, beforehand::plan_stays(lang).to_owned()];
    context.confirm(args.yes, &lines, beforehand::sure(lang))?;
    let made = context.act(|desk, progress| plan_publish::publish(desk, said, progress))?;
    let (act, settings, checked) = (&made.act, &made.case.settings, &made.checked);
    let today = context.desk.today();
    let console = &mut context.console;
    console.lines(&words::published(lang, act))?;
    console.lines(&read_notes::passed_over(lang, made.passed_over))?;
    let left = act.since_before.as_ref();
    console.lines(&influence::base_change(lang, act.version, left))?;
    let tasks: Vec<&Task> = made.tasks.iter().collect();
    console.lines(&influence::plan(lang, &tasks, checked))?;
    let (expected, rule) = (checked.expected, settings.rules.coverage);
    console.line(&words::expected(lang, expected, checked.required, rule))?;
    let by = settings
        .rules
        .plan_day(settings.year)
        .filter(|_| act.version == 1);
    if let Some(by) = by {
        console.line(&words::publication(lang, Some(today), by, today))?;
    }
    context.say_head(made.head)?;
    context.console.document(&json!({
        "version": act.version, "plan_sha256": act.plan, "reason": act.reason, "approved": act.approved, "tasks": act.tasks, "base": act.base, "enterprises": act.enterprises,
        "expected": act.expected, "since_before": act.since_before, "lists": act.lists, "files": act.files, "head": made.head.sha,
        "narrow": influence::plan_document(&tasks, checked), "rests_on": checked.rests_on,
        "passed_over": { "lines_left_out": made.passed_over.left_out, "hidden_rows": made.passed_over.hidden_rows, "hidden_columns": made.passed_over.hidden_columns },
        "late": by.is_some_and(|by| today > by),
    }))?;
    Ok(Exit::Done)
}
