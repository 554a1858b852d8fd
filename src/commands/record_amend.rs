//! `record amend`: a result is corrected (更正); the former text stays.

use crate::acts::visit::entering::item_names;
use crate::acts::visit::record_amend::amend;
use crate::exit::Exit;
use crate::text::help::help;

use crate::commands::record_found::{FOUND, FoundArgs};
use crate::commands::typed::VisitArgs;
use crate::commands::{Context, record_add};

/// Arguments of `record amend`.
#[derive(Debug, clap::Args)]
pub struct AmendArgs {
    #[command(flatten)]
    visit: VisitArgs,
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    found: FoundArgs,
}

help! {
    HELP "amend": "更正已录入的结果（写明理由，原文保留，逾期的仍记逾期）", "Correct a result, with a reason; the former text stays, and what was late stays late";
    example "choucha -C 2026 record amend AJ-2026-01-1 91370499MYXP2PM81A --reason \"漏记一名\" --found \"AJ02=3 名电工未持证上岗\" --entered-by 37049901003\n      没有提到的各项不变", "choucha -C 2026 record amend AJ-2026-01-1 91370499MYXP2PM81A --reason \"one was missed\" --found \"AJ02=three electricians without a licence\" --entered-by 37049901003\n      what is not mentioned stays as it was";
    @with FOUND;
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "代码", "CODE": "企业或其任一检查对象的代码，或唯一的名称", "Code of the enterprise or of any of its objects, or a name that only one has";
    reason "文字", "TEXT": "更正理由（记入账本并公开，不要写个人信息）", "Why it is corrected (goes into the book and is published: no personal data)";
}

pub fn run(args: &AmendArgs, context: &mut Context) -> anyhow::Result<Exit> {
    args.found.check()?;
    let names = context.act(|desk, _| item_names(desk))?;
    let mut found = args.found.clone();
    found.call_items(&names)?;
    let draft = found.draft()?;
    let (visit, reason) = (args.visit.name(), args.reason.as_str());
    let entered = context.act(|desk, _| amend(desk, &visit, &draft, reason))?;
    record_add::say(&entered, Some(reason), context)
}
