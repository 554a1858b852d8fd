//! `plan publish`: puts a version of the plan into the book (第13条).

use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::year::flaw::PlanFlaw;
use serde_json::json;

use crate::acts::year::{gather, plan_folder};
use crate::disk::Trouble;
use crate::disk::case::Case;
use crate::domain::book::flaw::BookText;
use crate::domain::refusal::Refusal;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::says;
use crate::text::year::plan as words;

use crate::commands::{Context, plan_check};

/// Arguments of `plan publish`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Why the published plan is changed.
    #[arg(long)]
    pub reason: Option<String>,
}

help! {
    HELP "publish": "发布年度计划：计划摘要和名录库基数入账；以后的变更是写明理由的新版", "Publish the plan: its digest and the base of the library go into the book; a change is a new version with a reason";
    example "choucha -C 2026 plan publish --reason \"增加粉尘防爆专项\"\n      首次发布不用写理由；原版和新版都在 plans/ 中保留", "choucha -C 2026 plan publish --reason \"dust explosion campaign added\"\n      the first version needs no reason; every version stays in plans/";
    reason "文字", "TEXT": "变更已发布计划的理由（记入账本）", "Why the published plan is changed (goes into the book)";
}

/// Runs it.
///
/// # Errors
/// The plan cannot be published, or the file system fails.
pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let case = Case::open(&context.desk.root)?;
    let lang = context.console.lang;
    if let Some(reason) = &args.reason {
        BookText::Reason.check(reason).map_err(Trouble::from)?;
    }
    let mut ledger = context.lock()?;
    let bar = context.console.bar(says::reading_library(lang));
    let year = gather::read(&case, None, &|done, all| bar.at(done, all))?;
    drop(bar);
    let refuse = |refusal: Refusal| anyhow::Error::from(Trouble::from(refusal));
    if !year.lists.faults.is_empty() {
        return Err(refuse(Refusal::Case(CaseFlaw::Lists(
            year.lists.faults.total,
        ))));
    }
    let latest = ledger.read.book.plans.last();
    if let Some(latest) = latest {
        let tasks = year.lists.lists.plan.iter().map(|(_, task)| task);
        if plan_folder::read(&case, latest)?.is(tasks) {
            return Err(refuse(Refusal::Plan(PlanFlaw::SamePlan(
                latest.act.version,
            ))));
        }
        if args.reason.is_none() {
            return Err(refuse(Refusal::Plan(PlanFlaw::PlanReason(
                latest.act.version,
            ))));
        }
    }
    let checked = plan_check::look(&case, &year, context)?;
    if !checked.can_reach() {
        let most = checked.expected.coverage().1.to_string();
        let rule = case.settings.coverage.to_string();
        return Err(refuse(Refusal::Plan(PlanFlaw::CoverageShort {
            most,
            rule,
        })));
    }
    let reason = args.reason.clone().unwrap_or_default();
    let act = plan_folder::publish(
        &case,
        &year.lists,
        checked.expected,
        &reason,
        &mut ledger,
        &context.desk.hand,
    )?;
    let today = context.desk.today();
    let console = &mut context.console;
    console.lines(&words::published(lang, &act))?;
    let (expected, rule) = (checked.expected, case.settings.coverage);
    console.line(&words::expected(lang, expected, checked.required, rule))?;
    if let Some(by) = case.settings.plan_day().filter(|_| act.version == 1) {
        console.line(&words::publication(lang, Some(today), by, today))?;
    }
    context.say_head(&ledger)?;
    context.console.document(&json!({
        "version": act.version, "plan_sha256": act.plan, "reason": act.reason, "tasks": act.tasks, "base": act.base,
        "expected": act.expected, "lists": act.lists, "files": act.files, "head": ledger.read.book.head,
        "late": case.settings.plan_day().is_some_and(|by| act.version == 1 && today > by),
    }))?;
    Ok(Exit::Done)
}
