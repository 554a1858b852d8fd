//! `record add`: the result of one visit is entered, by flags or step by step at a terminal (录入结果, 第19条).

use serde_json::json;

use crate::acts::visit::record_add::{Adding, ResultEntered};
use crate::disk::Trouble;
use crate::domain::lists::case_flaw::CaseFlaw;
use crate::domain::visit::draft::{Draft, SaidExpert};
use crate::domain::visit::visit_name::VisitName;
use crate::exit::Exit;
use crate::text::help::help;
use crate::text::replace::replacement;
use crate::text::visit::{record as words, record_ask as ask};

use crate::commands::Context;
use crate::commands::asking::Questions;
use crate::commands::record_ask::Asking;
use crate::commands::record_found::{FOUND, FoundArgs};
use crate::commands::typed::{self, VisitArgs};

/// Arguments of `record add`.
#[derive(Debug, clap::Args)]
pub struct AddArgs {
    #[command(flatten)]
    visit: VisitArgs,
    #[command(flatten)]
    found: FoundArgs,
    #[arg(long, value_parser = typed::expert)]
    assisted_by: Vec<SaidExpert>,
    #[arg(long)]
    yes: bool,
}

help! {
    HELP "add": "录入一次检查的结果；不给参数时在终端上逐项询问，不预选任何一项", "Enter the result of a visit; without flags it asks at the terminal, with nothing preselected";
    example "choucha -C 2026 record add AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --method 实地核查 \\\n      --clear AJ01 --found \"AJ02=2 名电工未持证上岗\" --code JG02 --signed 王某 --signed-on 2026-06-10 --entered-by 37049901003", "choucha -C 2026 record add AJ-2026-01-1 91370499MYXP2PM81A --completed 2026-06-10 --method 实地核查 \\\n      --clear AJ01 --found \"AJ02=two electricians without a licence\" --code JG02 --signed \"Wang\" --signed-on 2026-06-10 --entered-by 37049901003";
    @with FOUND;
    assisted_by "专业人员", "EXPERT": "协助检查的专业人员，写作 姓名/单位/协助什么（第七条；可多次给出）；也可另用 assist", "An expert who assisted, as name/unit/with what (article 7; several times); or use assist";
    yes: "在终端上不再确认，直接录入", "At a terminal, enter it without asking once more";
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "代码", "CODE": "企业或其任一检查对象的代码，或唯一的名称", "Code of the enterprise or of any of its objects, or a name that only one has";
}

/// The flags that say nothing, of those without which there is no result.
fn missing(found: &FoundArgs) -> Vec<&'static str> {
    let signed = found.signed.is_some() || found.refused.is_some();
    let given = [
        ("--completed", found.completed.is_some()),
        ("--method", !found.method.is_empty()),
        (
            "--clear/--found/--unchecked/--inapplicable",
            !found.answers().is_empty(),
        ),
        ("--code", !found.code.is_empty()),
        ("--signed/--refused", signed),
        ("--entered-by", found.entered_by.is_some()),
    ];
    let missing = given.into_iter().filter(|(_, given)| !given);
    missing.map(|(flag, _)| flag).collect()
}

/// What was found, with answers for what the flags do not say, when there is a terminal to ask at; what is not as it has to
/// be is asked again there.
fn complete(
    args: &AddArgs,
    adding: &Adding,
    visit: &VisitName,
    context: &mut Context,
) -> anyhow::Result<(FoundArgs, Vec<SaidExpert>)> {
    let mut found = args.found.clone();
    found.call_items(&adding.item_names())?;
    let lacking = missing(&found);
    if lacking.is_empty() {
        return Ok((found, args.assisted_by.clone()));
    }
    let Some(questions) = Questions::at(&context.console) else {
        return Err(Trouble::from(CaseFlaw::MissingFlags(lacking)).into());
    };
    let at = context.act(|desk, _| adding.visit(desk, visit))?;
    let asking = Asking {
        questions,
        adding,
        at: &at,
    };
    let experts = asking.experts(&args.assisted_by)?;
    loop {
        asking.ask(&mut found)?;
        found.check()?;
        let draft = found.draft()?;
        match context.act(|desk, _| adding.result(desk, visit, &draft)) {
            Ok(_) => return Ok((found, experts)),
            Err(trouble) => asking.reopen(trouble, &mut found)?,
        }
    }
}

pub fn run(args: &AddArgs, context: &mut Context) -> anyhow::Result<Exit> {
    let adding = context.act(|desk, _| Adding::open(desk))?;
    args.found.check()?;
    let visit = args.visit.name();
    let (found, experts) = complete(args, &adding, &visit, context)?;
    let draft = Draft {
        experts,
        ..found.draft()?
    };
    if Questions::at(&context.console).is_some() && !args.yes {
        let result = context.act(|desk, _| adding.result(desk, &visit, &draft))?;
        let lines = words::to_enter(context.console.lang, &result);
        context.confirm(args.yes, &lines, ask::sure(context.console.lang))?;
    }
    let entered = context.act(|desk, _| adding.enter(desk, &visit, &draft))?;
    say(&entered, None, context)
}

/// Says what was entered, or corrected for a reason.
pub(super) fn say(
    entered: &ResultEntered,
    reason: Option<&str>,
    context: &mut Context,
) -> anyhow::Result<Exit> {
    let (result, lang) = (&entered.result, context.console.lang);
    context
        .console
        .lines(&words::entered(lang, result, reason))?;
    for expert in &entered.experts {
        let line = replacement::assists(lang, &expert.visit, &expert.name, &expert.unit);
        context.console.line(&line)?;
    }
    context.say_head(entered.book)?;
    context.console.document(&json!({
        "experts": entered.experts, "result": result, "reason": reason, "late": result.late.is_some(), "head": entered.book.sha,
    }))?;
    Ok(Exit::Done)
}
